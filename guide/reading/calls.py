"""Runs the source of a page in Jinja's sandbox, and records which macros it calls.

A page comes by pull request: its source reaches the macros, a few harmless filters, and nothing else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from guide.reading.signatures import MACROS, Macro

FILTERS = frozenset(
    (
        *("abs", "capitalize", "default", "first", "float", "indent", "int", "join", "last", "length", "list", "lower"),
        *("replace", "reverse", "round", "sort", "string", "title", "trim", "unique", "upper"),
    )
)
"""Filters of Jinja that pages may use: none reaches into objects, none gives another value the next time."""


class MissingParentheses(TypeError):
    """A macro stands without parentheses; its name is the error's argument."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Without the operators by which a short page takes all memory or never ends: ``9**9**9``, ``"x" * 10**10``."""

    intercepted_binops = frozenset(("**", "*", "%"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"operator {operator}")


def _printable(value: Any) -> Any:
    """What is to be printed; raises `MissingParentheses` for a function."""
    if callable(value) and not isinstance(value, Undefined):
        raise MissingParentheses(getattr(value, "__name__", type(value).__name__))
    return value


def sandbox() -> ImmutableSandboxedEnvironment:
    """An environment in which the source of a page can do nothing but call what it is given."""
    environment = _Sandbox(undefined=StrictUndefined, finalize=_printable)
    environment.globals.clear()
    environment.filters = {name: each for name, each in environment.filters.items() if name in FILTERS}
    return environment


_SANDBOX = sandbox()


@dataclass(frozen=True)
class Call:
    """A macro with its arguments."""

    name: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]
    line: int
    """Line of the page's source, counted from 1."""
    macro: Macro | None = None
    """How it is called; nothing where there is no such macro."""

    @property
    def bound(self) -> list[tuple[str, Any]] | None:
        """Pairs (parameter, argument); nothing where there is no such macro, or it takes other arguments."""
        return self.macro.bound(self.args, dict(self.kwargs)) if self.macro else None

    def __str__(self) -> str:
        arguments = [*map(_spell, self.args), *(f"{name}={_spell(value)}" for name, value in self.kwargs)]
        return f"{self.name}({', '.join(arguments)})"


class Unknown:
    """Stands for an argument that only a run can tell."""


UNKNOWN = Unknown()


def _spell(value: Any) -> str:
    return "…" if value is UNKNOWN else f'"{value}"' if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class Failure:
    """Why the source of a page could not be run to its end."""

    code: str
    """Key of `guide.problems.messages.MESSAGES`."""
    value: str
    line: int
    """Line of the page's source, counted from 1."""


@dataclass(frozen=True)
class Calls:
    """What the source of a page calls."""

    in_source: tuple[Call, ...] = ()
    """As they stand in the source, those in branches that are not taken included."""
    run: tuple[Call, ...] = ()
    """As they were made, those in loops as often as they were."""
    failures: tuple[Failure, ...] = ()
    """What stops a run: all names that nothing defines, and the first other error."""
    text: str = ""
    """The Markdown that the run made, without what macros return; the source where the run was stopped."""


def record_calls(source: str, answers: Mapping[str, Callable[..., str]], macros: Mapping[str, Macro] = MACROS) -> Calls:
    """Run the source of a page with stand-ins for its `macros`, which return nothing but what `answers` say.

    Macros that do not exist are called, too: they are wrong in `Calls.in_source`, and what follows them is seen.
    """
    if "{" not in source:
        return Calls(text=source)
    try:
        tree = _SANDBOX.parse(source)
        if _is_plain(tree):  # most pages; compiling them would take half the time of a check
            calls = tuple(_calls_in(tree, macros))
            return Calls(calls, calls, text="".join(data.data for data in tree.find_all(nodes.TemplateData)))
        template = Template.from_code(_SANDBOX, _SANDBOX.compile(tree, filename=_SOURCE), {})
    except TemplateSyntaxError as error:
        return Calls(failures=(Failure("page_syntax", error.message or "", error.lineno),), text=source)
    except (RecursionError, SyntaxError, MemoryError) as error:  # nested deeper than Python can follow
        return Calls(failures=(Failure("page_syntax", type(error).__name__, 1),), text=source)
    in_source = tuple(_calls_in(tree, macros))
    run: list[Call] = []

    def stand_in(name: str) -> Callable[..., str]:
        def call(*args: Any, **kwargs: Any) -> str:
            for value in (*args, *kwargs.values()):
                if isinstance(value, Undefined):
                    str(value)  # raises
            run.append(Call(name, args, tuple(kwargs.items()), _line(), macros.get(name)))
            return answers[name](*args, **kwargs) if name in answers and run[-1].bound is not None else ""

        call.__name__ = name
        return call

    names = {*macros, *(call.name for call in in_source)}
    failures = list(_find_undefined(tree, names))
    text = source
    try:
        text = template.render({name: stand_in(name) for name in names})
    except Exception as error:  # whatever a page does wrong is a problem of the page
        failures += [failure] if (failure := _failure(error)) not in failures else []
    return Calls(in_source, tuple(run), tuple(failures), text)


def _is_plain(tree: nodes.Template) -> bool:
    """Whether a page is nothing but text and calls with constants, which run just as they are written."""
    return all(
        isinstance(part, nodes.TemplateData) or (isinstance(part, nodes.Call) and _is_constant(part))
        for node in tree.body
        for part in (node.nodes if isinstance(node, nodes.Output) else [node])
    )


def _is_constant(call: nodes.Call) -> bool:
    keywords = [pair.key for pair in call.kwargs]
    values = [*call.args, *(pair.value for pair in call.kwargs)]
    return (
        isinstance(call.node, nodes.Name)
        and not (call.dyn_args or call.dyn_kwargs)
        and len(keywords) == len(set(keywords))
        and all(isinstance(value, nodes.Const) for value in values)
    )


_SOURCE = "<page>"
"""What Python takes the source of a page for, in frames and tracebacks."""


def _own(tree: nodes.Template) -> set[str]:
    """Names that the page itself gives something."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    return own | {node.name for node in tree.find_all(nodes.Macro)} | {"loop", "caller", "self", "super"}


def _find_undefined(tree: nodes.Template, names: Collection[str]) -> Iterator[Failure]:
    """Names that nothing defines, also in branches that are not taken; not those that a page asks whether they are."""
    in_tests = {id(test.node) for test in tree.find_all(nodes.Test) if test.name in {"defined", "undefined"}}
    own = _own(tree)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in names and node.name not in own and id(node) not in in_tests:
            yield Failure("page_variable", node.name, node.lineno)


def _calls_in(tree: nodes.Template, macros: Mapping[str, Macro]) -> Iterator[Call]:
    """The calls of macros that stand in a page; names that the page itself gives something are none."""
    own = _own(tree)
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name not in own and not (node.dyn_args or node.dyn_kwargs):
            kwargs = tuple((pair.key, _constant(pair.value)) for pair in node.kwargs)
            name = node.node.name
            yield Call(name, tuple(map(_constant, node.args)), kwargs, node.lineno, macros.get(name))


def _constant(node: nodes.Expr) -> Any:
    return node.value if isinstance(node, nodes.Const) else UNKNOWN


def _line() -> int:
    """The line of the page that is being run."""
    frame = sys._getframe()
    while frame.f_code.co_filename != _SOURCE:
        assert frame.f_back, "called by a page"
        frame = frame.f_back
    template: Template = frame.f_globals["__jinja_template__"]
    return template.get_corresponding_lineno(frame.f_lineno)


def _failure(error: Exception) -> Failure:
    """What stopped a run, and where: Jinja gives its traceback the lines of the page."""
    line, traceback = 1, error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == _SOURCE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    if isinstance(error, MissingParentheses):
        return Failure("macro_arguments", str(error), line)
    match = re.fullmatch(r"'(\w+)' is undefined", str(error)) if isinstance(error, UndefinedError) else None
    if match:
        return Failure("page_variable", match[1], line)
    return Failure("page_run", str(error) or type(error).__name__, line)
