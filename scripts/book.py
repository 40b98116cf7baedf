"""Typesets the guide as PDF and packs it as EPUB, one of each a language, out of a built site; see `make pdf`.

    python scripts/book.py SITE TARGET
"""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from downloads import ROOT, files_of, guide_of, version, write

from guide.book import Book, book, document
from guide.epub import epub


def date(root: Path = ROOT) -> str:
    """Day of the edition: that of SOURCE_DATE_EPOCH, else of the last commit, else today."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        seconds = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    utc = datetime.UTC
    moment = datetime.datetime.fromtimestamp(int(seconds), utc) if seconds else datetime.datetime.now(utc)
    return moment.date().isoformat()


def pdf(made: Book) -> bytes:
    """The book as tagged PDF (PDF/UA-1) with outline; nothing is loaded from anywhere."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    text = document(made)
    identifier = hashlib.sha256(text.encode()).hexdigest()[:32].encode()
    page = HTML(string=text, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier))


def main(site: Path, target: Path, root: Path = ROOT) -> int:
    """Write the books."""
    guide, files, day = guide_of(root), files_of(site), date(root)

    def made() -> Iterator[tuple[str, str, bytes]]:
        for language in guide.languages:
            edition = book(files, guide, language, version(), day)
            yield language, "pdf", pdf(edition)
            yield language, "epub", epub(edition)

    write(target, made())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
