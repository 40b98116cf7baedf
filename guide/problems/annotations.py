"""Problems as a code host shows them beside the line of a change: GitHub's workflow commands."""

from __future__ import annotations

from guide.problems.problem import Problem, format_path, shorten


def github(problem: Problem, language: str = "fr") -> str:
    """``::error file=…,line=…,title=…::message``; no line where the problem is the file as a whole."""
    where = {"file": problem.file.as_posix()} | ({"line": str(problem.line)} if problem.line else {})
    title = shorten(format_path(problem.field)) or shorten(problem.file.name)
    properties = ",".join(f"{key}={_property(value)}" for key, value in (where | {"title": title}).items())
    return f"::error {properties}::{_data(problem.message(language))}"


def _data(text: str) -> str:
    """A text in which nothing ends the command, or begins another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The same where a comma or a colon would begin another property or the message."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
