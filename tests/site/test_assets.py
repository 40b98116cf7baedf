"""The style sheet of every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.pages.assets import style_sheet
from guide.relations.relate import Guide

PALETTE = "[data-md-color-primary=teal]{a:b}[data-md-color-primary=pink]{c:d}p{e:f}"


def test_only_colours_that_are_named_have_rules(tmp_path: Path, tiny: Guide) -> None:
    part = tmp_path / "material.css"
    part.write_text(PALETTE, encoding="utf-8")
    css = style_sheet([part], {}, {"teal"}, tiny, [])
    assert css.startswith("[data-md-color-primary=teal]{a:b}p{e:f}")


def test_a_part_that_is_missing_makes_no_site_without_styles(tmp_path: Path, tiny: Guide) -> None:
    with pytest.raises(FileNotFoundError, match=r"material\.css"):
        style_sheet([tmp_path / "material.css"], {}, set(), tiny, [])
