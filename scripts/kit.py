"""Writes one archive a language out of a built site, and lists them; see `make kit`.

    python scripts/kit.py SITE TARGET

The site must be one without downloads: its download page says where they are, and the archives are copies of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from downloads import ROOT, files_of, guide_of, version, write

from guide.kit import archive, edition


def main(site: Path, target: Path, root: Path = ROOT) -> int:
    """Write the archives."""
    guide, files = guide_of(root), files_of(site)
    write(
        target,
        (
            (language, "zip", archive(edition(files, language, guide.strings, title), f"guide-{language}-{version()}"))
            for language, title in ((each, str(strings.text["site.title"])) for each, strings in guide.strings.items())
        ),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
