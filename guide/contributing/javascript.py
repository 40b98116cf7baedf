"""Says things of Python in JavaScript, so that the form in the site follows the rules of `guide check`, not a copy."""

from __future__ import annotations

import re

_WORD = r"\p{L}\p{N}_"
_EDGE = f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_INSIDE = {"w": _WORD, "d": r"\p{Nd}", "s": r"\s"}
_OUTSIDE = {"w": f"[{_WORD}]", "d": r"\p{Nd}", "s": r"\s", "S": r"\S", "b": _EDGE}
_KEPT = frozenset("^$\\.*+?()[]{}|/nrtfv0123456789")
"""What may follow a backslash in both languages and means the same; `u` is kept with its four digits."""


def regex(pattern: str) -> str:
    """A pattern of `re` (str, no flags) for `new RegExp(…, "u")`: same letters, digits and spaces."""
    out: list[str] = []
    inside = False
    parts = iter(re.findall(r"\\u[0-9a-fA-F]{4}|\\.|.", pattern, re.DOTALL))
    for part in parts:
        if len(part) == 1:
            inside = part == "[" or (inside and part != "]")
            out.append(part if part.isprintable() else f"\\u{{{ord(part):x}}}")
        elif part[1] in (known := _INSIDE if inside else _OUTSIDE):
            out.append(known[part[1]])
        elif part[1] in _KEPT or part.startswith("\\u") or (part == "\\-" and inside):
            out.append(part)
        elif part[1].isalpha():
            raise ValueError(f"{part} in {pattern}")
        else:
            out.append(part[1])
    return "".join(out)


def whole(pattern: str) -> str:
    """The same as `regex`, for a text that has to match from end to end (`re.fullmatch`)."""
    return f"^(?:{regex(pattern)})$"


def flags(pattern: re.Pattern[str]) -> str:
    """Flags of a compiled pattern for `new RegExp`."""
    return "u" + ("i" if pattern.flags & re.IGNORECASE else "") + ("m" if pattern.flags & re.MULTILINE else "")
