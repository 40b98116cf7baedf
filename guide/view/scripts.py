"""Data for scripts: pages opened from a disk cannot fetch, but can load scripts."""

from __future__ import annotations

import json
from typing import Any


def assign(name: str, value: Any) -> str:
    """A script that sets a global."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name}={text};\n"
