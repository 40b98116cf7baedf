"""What no text may hold: hidden characters, markup, personal data. Patterns as in `guide.text.rewriting`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.text.rewriting import BLANK, WORD

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Control, direction, zero-width and shapeless characters: they hide things from the reviewer of a pull request.
The two joiners that some scripts need (U+200C, U+200D) are allowed."""

MAX_LENGTH = 10_000
"""Characters of one text; the longest of the study has 3,500."""
_WORD = f"{WORD}_"
_HTML = re.compile(f"<[{BLANK}]*[A-Za-z/!?][^>]{{0,60}}>?")
_LINK = re.compile(r"\[[^\[\]]{1,200}\]\([^ \n()]+\)?")
_AT = re.compile(r"[@＠]|[(\[][aA][tT][)\]]| AT ")
"""What every address holds: found ten times faster than an address."""
_EMAIL = re.compile(
    rf"(?<![{_WORD}.+-])[{_WORD}.+-]{{1,64}}(?:[{BLANK}]?(?:[@＠]|\([aA][tT]\)|\[[aA][tT]\])[{BLANK}]?| AT )"
    rf"[{_WORD}-]{{1,63}}(?:(?:\.| DOT |\([dD][oO][tT]\)|\[[dD][oO][tT]\])[{_WORD}-]{{1,63}}){{1,8}}"
    rf"|(?<![{_WORD}.+/-])[{_WORD}.+-]{{1,64}}[@＠][{_WORD}-]{{2,63}}"
)
_GAP = r"[ ./\u00a0\u2007\u2009\u202f-]?"
_TELEPHONE = re.compile(
    # As in France: ten digits, two by two.
    rf"(?<![{_WORD}/.,-])\(?0[1-9]\)?(?:{_GAP}[0-9]{{2}}){{4}}(?![{_WORD}-])"
    # With the code of a country; an amount (+10 000 000) is none.
    rf"|(?<![{_WORD}/.,-])(?:\+|00 ?)(?![0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})*{_GAP}000)"
    rf"[1-9][0-9]{{0,2}}{_GAP}(?:\(0\)[{BLANK}]?)?"
    rf"[0-9](?:{_GAP}[0-9]){{6,10}}(?![{_WORD}])"
    # Of any form, where the words before it say what it is.
    rf"|(?<![{_WORD}])(?:[tT][éeÉE][lL](?:[éeÉE][pP][hH][oO][nN][eE])?|[pP]hone|[wW]hats[aA]pp|[pP]ortable|[gG][sS][mM]"
    rf"|[fF]ax)[. :\u00a0\u202f]{{0,3}}\+?[0-9](?:{_GAP}[0-9]){{6,14}}(?![{_WORD}])"
)
SUSPICIOUS = (("html", _HTML), ("link", _LINK), ("email", _EMAIL), ("telephone", _TELEPHONE))
"""What no text may hold, by the name of the problem; the form in the site looks for the same."""


def suspicious_parts(text: str) -> Iterator[tuple[str, str]]:
    """What a text holds of `SUSPICIOUS`: the name of the problem and the first passage of each kind."""
    for code, pattern in SUSPICIOUS:
        if pattern is not _EMAIL or _AT.search(text):
            match = pattern.search(text)
            if match:
                yield code, match[0].strip()
