"""Makes a project like the guide's own around a collection, which the project's commands then build as they are."""

from __future__ import annotations

from pathlib import Path

import collection

ROOT = Path(__file__).parent.parent
LINKED = ("guide", "hooks", "macros", "theme", "node_modules", "mkdocs.yml")


def make_project(folder: Path, size: int) -> None:
    """Write the collection into a new folder, with links to all else."""
    collection.make(folder, size)
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
