"""Quick looks at a text that tell whether a slow search in it can find anything.

The searches for personal data and markup take most of the time of a check when each is made in each text of a large
collection, and nearly all find nothing. What they look for leaves a sign that is found a hundred times faster: where
there is no sign, there is nothing to search for. A sign alone is no problem: the search decides.
"""

from __future__ import annotations

import re

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Control, direction, zero-width and shapeless characters: they hide things from the reviewer of a pull request.
The two joiners that some scripts need (U+200C, U+200D) are allowed."""

_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n"
_DIGITS = bytes(
    ord("0") if 0x30 <= byte <= 0x39 or (byte >= 0x80 and not (0xC2 <= byte <= 0xD8 or byte == 0xE2)) else ord("x")
    for byte in range(256)
)
"""Digits of other scripts take bytes beyond ASCII, but none starts as accented letters and dashes do in UTF-8."""
_MARKERS = bytes(ord("-") if byte in b"-*+." else ord("x") for byte in range(256))
_BETWEEN_MARKERS = b" \t0123456789" + bytes(range(0x80, 0x100))


def invisible(text: str) -> bool:
    """Whether a text holds characters that `INVISIBLE` finds."""
    unusual = text.encode(errors="surrogatepass").translate(None, _PRINTABLE)
    return INVISIBLE.search(unusual.decode(errors="surrogatepass")) is not None


def signs(text: str) -> set[str]:
    """What a text may hold, by the names of `guide.shape.SUSPICIOUS`."""
    raw = text.replace("\u00a0", " ").replace("\u202f", " ").encode(errors="surrogatepass")
    lower = raw.lower()
    looks = {
        "html": b"<" in raw,
        "email": b"@" in raw or b"(at)" in lower or b"[at]" in lower,
        "telephone": b"+" in raw or b"0" * 9 in raw.translate(_DIGITS, b" .-"),
        "nested_list": b"-" * 4 in raw.translate(_MARKERS, _BETWEEN_MARKERS),
    }
    return {name for name, seen in looks.items() if seen}
