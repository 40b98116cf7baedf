"""Writes one archive a language out of a built site, and the list of the archives; see `make kit`.

    python scripts/kit.py SITE TARGET

The site must be one without archives: its download page says where they are, and theirs are copies of it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
import tomllib
from pathlib import Path

from guide import build
from guide.kit import archive, edition
from guide.publication import Kit

ROOT = Path(__file__).parent.parent


def version() -> str:
    """Version of the guide."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def main(site: Path, target: Path, root: Path = ROOT) -> int:
    """Write the archives; print name, size and SHA-256 of each."""
    guide, problems = build(root / "data", root / "docs")
    if guide is None:
        print("\n".join(problem.text() for problem in problems), file=sys.stderr)
        return 1
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    target.mkdir(parents=True, exist_ok=True)
    kits = []
    for language, strings in guide.strings.items():
        name = f"guide-{language}-{version()}"
        content = archive(edition(files, language, guide.strings, str(strings.text["site.title"])), name)
        (target / f"{name}.zip").write_bytes(content)
        kits.append(Kit(f"{name}.zip", language, len(content), hashlib.sha256(content).hexdigest()))
        print(f"{kits[-1].sha256}  {target / kits[-1].name}  {len(content)}")
    listed = [dataclasses.asdict(kit) for kit in kits]
    (target / "kits.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
