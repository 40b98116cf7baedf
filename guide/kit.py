"""Makes an archive of one edition out of the files of the site, for a USB stick.

An archive holds the pages of one language and what they reach: a file stays if a page, a style sheet or a script that
stays names it. Links to editions that are left out go, so that none leads nowhere.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from guide import explorer, terms

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Of all files in an archive, so that the same files make the same archive."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
Files = Mapping[str, bytes]
"""Content by address, relative to the site's root."""


def edition(files: Files, language: str, languages: Iterable[str], title: str) -> dict[str, bytes]:
    """The files of an archive: one of the site's languages, with a first page that leads to it."""
    foreign = tuple(f"{each}/" for each in languages if each != language)
    pages = {address for address in files if address.startswith(f"{language}/") and address.endswith(".html")}
    # Scripts make these addresses from the page's language, and from what they show.
    kept = pages | {name for name in (f"search/{language}.js", terms.address(language)) if name in files}
    kept |= {name for name in files if name.startswith(explorer.folders(language))}
    kept |= {name for name in files if name.startswith(f"search/{language}/")}
    left = sorted(kept)
    while left:
        address = left.pop()
        named = {name for name in _named(files, address) if name in files and _fits(name, foreign)} - kept
        kept |= named
        left += sorted(named)
    made = {address: files[address] for address in kept}
    for address in pages:
        made[address] = _rewritten(files[address].decode(), address, kept, language).encode()
    made["index.html"] = _first_page(language, title).encode()
    return dict(sorted(made.items()))


def archive(files: Files, folder: str) -> bytes:
    """A ZIP file with everything in one folder: sorted, without the moment at which it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for address, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{address}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            made.writestr(entry, content)
    return target.getvalue()


def _fits(address: str, foreign: tuple[str, ...]) -> bool:
    """Pages are chosen by their language alone; source maps serve nobody who reads; an archive holds no archive."""
    return not address.endswith((".html", ".map", ".zip")) and not address.startswith(foreign)


# What a file names


def _named(files: Files, address: str) -> Iterator[str]:
    """Addresses that a file may name; whether they exist is for the caller to see."""
    if address.startswith("search/"):
        return
    if address.endswith(".html"):
        attributes = _Attributes()
        attributes.feed(files[address].decode())
        for value in attributes.values:
            yield _target(value, address)
        yield from _in_script(attributes.script, address)
    elif address.endswith((".js", ".mjs")):
        yield from _in_script(files[address].decode(), address)
    elif address.endswith(".css"):
        for value in re.findall(r"""url\(\s*["']?([^"')]+)""", files[address].decode()):
            yield _target(value, address)


def _in_script(text: str, address: str) -> Iterator[str]:
    """Strings of a script that are addresses, from the site's root or from the script."""
    for value in re.findall(r"""(?<=["'`])[\w./-]+\.\w+(?=["'`])""", text):
        yield posixpath.normpath(value)
        yield _target(value, address)


def _target(link: str, page: str) -> str:
    """Address that a link leads to, relative to the site's root; empty where it leads out of the site or to itself."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


class _Attributes(HTMLParser):
    """All values of attributes of a page, and its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[str] = []
        self.script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [value for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.script += data


# What goes


def _rewritten(page: str, address: str, kept: set[str], language: str) -> str:
    """A page without its links to what is left out; all else as it was, to the letter."""

    def absent(link: str) -> bool:
        target = _target(link, address)
        return bool(target) and target not in kept and target != "index.html"

    copy = _Copy(absent, language)
    copy.feed(page)
    copy.close()
    return "".join(copy.out)


class _Copy(HTMLParser):
    """Copies a page without the choice of languages and without links to other editions and to absent files."""

    def __init__(self, absent: Callable[[str], bool], language: str):
        super().__init__(convert_charrefs=False)
        self.absent, self.language = absent, language
        self.out: list[str] = []
        self.dropped: list[str] = []
        """Open elements from the one that is dropped with all that it holds."""
        self.unlinked = False
        """Whether the text of a link is copied without the link."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        foreign = given.get("hreflang", self.language) not in {self.language, "x-default"}
        lost = tag in {"a", "link"} and self.absent(given.get("href", ""))
        if self.dropped:
            if tag not in VOID:
                self.dropped.append(tag)
        elif tag == "link" and (lost or (foreign and given.get("rel") == "alternate")):
            return
        elif (tag == "nav" and given.get("class") == "languages") or (lost and foreign):
            self.dropped.append(tag)
        elif lost:
            self.unlinked = True
        else:
            self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self.dropped:
            if tag in self.dropped:
                while self.dropped.pop() != tag:
                    pass
        elif tag == "a" and self.unlinked:
            self.unlinked = False
        else:
            self._write(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)
        else:  # of SVG
            self._write(self.get_starttag_text() or "")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def _write(self, text: str) -> None:
        if not self.dropped:
            self.out.append(text)


def _first_page(language: str, title: str) -> str:
    home = f"{language}/index.html"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(title)}</title>\n<meta http-equiv="refresh" content="0; url={home}">\n</head>\n'
        f'<body>\n<p><a href="{home}">{escape(title)}</a></p>\n</body>\n</html>\n'
    )
