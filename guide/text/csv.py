"""Tables as CSV, RFC 4180."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

SEPARATOR = " | "
"""Between the values of a cell that has several."""


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV as in RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(map(cell, row) for row in rows)
    return file.getvalue()


def cell(value: object) -> str:
    """A value as a cell has it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Iterable) and not isinstance(value, str):
        value = SEPARATOR.join(str(item).replace("|", "¦") for item in value)
    return re.sub(r"^(?=[=+\-@\t])", "'", str(value))
