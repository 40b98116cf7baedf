"""Keeps what Vega drew from one build to the next, in `.cache/charts/`: starting it takes longer than most drawings."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from guide import charts

MOST = 500
"""Drawings kept; beyond, all are forgotten: those of charts that are gone have no other end."""


class Folder(MutableMapping[str, bytes]):
    """Files of a folder by name. Several processes may write at once: each file is whole or not there."""

    def __init__(self, path: Path):
        self._path = path
        path.mkdir(parents=True, exist_ok=True)

    def __getitem__(self, name: str) -> bytes:
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            raise KeyError(name) from None

    def __setitem__(self, name: str, content: bytes) -> None:
        number, draft = tempfile.mkstemp(dir=self._path)
        with os.fdopen(number, "wb") as file:
            file.write(content)
        os.replace(draft, self._path / name)

    def __delitem__(self, name: str) -> None:
        (self._path / name).unlink()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(os.listdir(self._path)))

    def __len__(self) -> int:
        return len(os.listdir(self._path))


def on_config(config: MkDocsConfig) -> None:
    """Put the folder in the place of the memory."""
    kept = Folder(Path(config.config_file_path).parent / ".cache" / "charts")
    if len(kept) > MOST:
        kept.clear()
    charts.drawn = kept
