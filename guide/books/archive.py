"""Packs an edition for a USB stick: a ZIP file, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Of all files in an archive, so that the same files make the same archive."""


def archive(files: Mapping[str, bytes], folder: str) -> bytes:
    """A ZIP file with everything in one folder: sorted, without the moment at which it was made.

    `files`: content by address, relative to the site's root.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive_file:
        for address, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{address}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive_file.writestr(entry, content)
    return target.getvalue()
