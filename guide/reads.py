"""Notes what making a page reads of the guide, so that it is made again when, and only when, one of these has changed.

A page gets a frame whose guide and map stand in for the real ones. They answer alike and note every question: an entry
of a mapping, a method with its arguments, or else a whole attribute. What a method reads in turn belongs to its answer.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from guide.frame import Frame
from guide.models import Project
from guide.navigation import Map
from guide.relate import Guide

_MISSING = object()


@dataclass(frozen=True)
class _Sheet:
    """A sheet among the arguments of a method, whatever it says now."""

    identifier: str


@dataclass(frozen=True)
class Read:
    """A question to the guide."""

    root: str
    """Attribute of `Frame` that was asked: ``guide``, ``lists``, ``map``, ``terms``."""
    name: str
    """Attribute of the root; empty where the root is a mapping itself."""
    form: str
    """``whole``, ``item``, ``holds`` or ``call``."""
    key: tuple[Hashable, ...] = ()

    def answer(self, frame: Frame) -> object:
        """What `frame` answers."""
        value = getattr(frame, self.root)
        if self.name:
            value = getattr(value, self.name)
        try:
            if self.form == "item":
                return value[self.key[0]]
            if self.form == "holds":
                return self.key[0] in value
            if self.form == "call":
                sheets = frame.guide.project
                return value(*(sheets[each.identifier] if isinstance(each, _Sheet) else each for each in self.key))
        except KeyError:
            return _MISSING
        return value


class _Noting:
    """Stands in for an object and notes what is asked of it."""

    def __init__(self, root: str, target: object, reads: set[Read], known: Mapping[str, object]):
        self._root, self._target, self._reads, self._known = root, target, reads, known

    def __getattr__(self, name: str) -> Any:
        if name in self._known:
            return self._known[name]
        value = getattr(self._target, name)
        if isinstance(value, dict):
            return _NotingMapping(self._root, name, value, self._reads)
        if callable(value):
            return lambda *arguments: self._call(name, value, arguments)
        self._reads.add(Read(self._root, name, "whole"))
        return value

    def _call(self, name: str, method: Any, arguments: tuple[Any, ...]) -> Any:
        key = tuple(_Sheet(each.id) if isinstance(each, Project) else each for each in arguments)
        self._reads.add(Read(self._root, name, "call", key))
        return method(*arguments)


class _NotingMapping(Mapping[Any, Any]):
    """Stands in for a mapping and notes the entries that are asked for."""

    def __init__(self, root: str, name: str, target: Mapping[Any, Any], reads: set[Read]):
        self._root, self._name, self._target, self._reads = root, name, target, reads

    def __getitem__(self, key: Any) -> Any:
        self._reads.add(Read(self._root, self._name, "item", (key,)))
        return self._target[key]

    def __contains__(self, key: object) -> bool:
        self._reads.add(Read(self._root, self._name, "holds", (key,)))
        return key in self._target

    def __iter__(self) -> Iterator[Any]:
        self._reads.add(Read(self._root, self._name, "whole"))
        return iter(self._target)

    def __len__(self) -> int:
        self._reads.add(Read(self._root, self._name, "whole"))
        return len(self._target)


def noting(frame: Frame, reads: set[Read]) -> Frame:
    """A frame that adds to `reads` what is asked of its guide, its map and its terms."""
    lists = _Noting("lists", frame.guide.lists, reads, {})
    guide = cast(Guide, _Noting("guide", frame.guide, reads, {"lists": lists}))
    site = cast(Map, _Noting("map", frame.map, reads, {"guide": guide}))
    return replace(frame, guide=guide, map=site, terms=_NotingMapping("terms", "", frame.terms, reads))


@dataclass
class Changes:
    """What differs between two frames; every question is asked once."""

    before: Frame
    after: Frame

    def __post_init__(self) -> None:
        self._known: dict[Read, bool] = {}

    def touch(self, reads: set[Read]) -> bool:
        """Whether one of the questions has another answer now."""
        return any(self._changed(read) for read in reads)

    def _changed(self, read: Read) -> bool:
        if read not in self._known:
            self._known[read] = read.answer(self.before) != read.answer(self.after)
        return self._known[read]


class Frames:
    """The frame of every page of `docs/`: one for all, or, in a preview, one a page that notes what the page reads."""

    def __init__(self, plain: Frame, noted: bool):
        self.plain = plain
        self._noted = noted
        self._own: dict[str, Frame] = {}
        self.reads: dict[str, set[Read]] = {}
        """By name of the page."""

    def of(self, name: str) -> Frame:
        """The frame of a page."""
        if self._noted and name not in self._own:
            self._own[name] = noting(self.plain, self.reads.setdefault(name, set()))
        return self._own.get(name, self.plain)

    def use(self, name: str, frame: Frame) -> None:
        """Give a page a frame of its own."""
        self._own[name] = frame
