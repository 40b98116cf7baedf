"""Writes one archive a language, for a USB stick, and lists them; see `make kit`.

    python scripts/kit.py TARGET

An archive is an edition built alone: no page of it leads to another language.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from downloads import ROOT, files_of, guide_of, version, write
from editions import build, configurations

from guide.books.archive import archive

UNUSED = ("404.html",)
"""Only a server shows it."""


def main(target: Path, root: Path = ROOT) -> int:
    """Write the archives."""
    guide = guide_of(root)
    with tempfile.TemporaryDirectory() as folder:
        editions = build(configurations(root), Path(folder), {"ALONE": "true", "DOWNLOADS": ""})
        folders = {language: site for language in guide.languages for site in editions if (site / language).is_dir()}
        write(
            target,
            (
                (language, "zip", archive(_used(site), f"guide-{language}-{version()}"))
                for language, site in folders.items()
            ),
        )
    return 0


def _used(site: Path) -> dict[str, bytes]:
    """The files of an edition but those that no reader of it meets."""
    return {address: content for address, content in files_of(site).items() if address not in UNUSED}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
