"""Typesets the guide as PDF and packs it as EPUB, one of each a language, out of a built site; see `make pdf`.

    python scripts/book.py SITE TARGET

The site must be one without downloads, as for `scripts/kit.py`.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from downloads import ROOT, files_of, guide_of, version, write

from guide.books.book import book, document
from guide.books.epub import epub


def date(root: Path = ROOT) -> str:
    """Day of the edition: that of SOURCE_DATE_EPOCH, else of the last commit, else today."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        seconds = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    utc = datetime.UTC
    moment = datetime.datetime.fromtimestamp(int(seconds), utc) if seconds else datetime.datetime.now(utc)
    return moment.date().isoformat()


def pdf(text: str) -> bytes:
    """A page of HTML as tagged PDF (PDF/UA-1) with outline; nothing is loaded from anywhere."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    identifier = hashlib.sha256(text.encode()).hexdigest()[:32].encode()
    page = HTML(string=text, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier))


def main(site: Path, target: Path, root: Path = ROOT) -> int:
    """Write the books."""
    guide, files, day = guide_of(root), files_of(site), date(root)
    editions = [book(files, guide, language, version(), day) for language in guide.languages]
    with ProcessPoolExecutor() as pool:  # a minute or more of work for each language
        typeset = pool.map(pdf, map(document, editions))
        pdfs = [(edition.view.language, "pdf", content) for edition, content in zip(editions, typeset, strict=True)]
    write(target, [*pdfs, *((edition.view.language, "epub", epub(edition)) for edition in editions)])
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
