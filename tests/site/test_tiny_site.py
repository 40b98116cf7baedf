"""A strict build of a guide of other content: nothing of the study is wired into the code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from conftest import build_site, copy_tiny, edit


def test_sheet_with_braces_and_script_is_only_text(tiny_site: Path) -> None:
    text = (tiny_site / "fr/fiches/riviere-prets.html").read_text(encoding="utf-8")
    assert "{{ 7 * 7 }} et {% raw %} restent tels quels." in text
    assert "49" not in text.split("<main")[1]


def test_title_that_means_something_to_markdown_is_only_text(tmp_path: Path) -> None:
    """Titles reach pages of `docs/` by macros; Markdown must not see them."""
    project = copy_tiny(tmp_path / "tiny")
    title = "AA [clic][x]{: onmouseover=alert(1) } ![i][x] **gras** {{ 7 * 7 }}"
    edit(project / "data/projects/riviere-prets.yml", lambda data: data.update(short_title=title, title=title))
    assert build_site(project).returncode == 0
    for page in ("fr/index.html", "fr/fiches/index.html", "fr/fiches/riviere-prets.html"):
        text = (project / "site" / page).read_text(encoding="utf-8").split("<main")[1]
        assert "<img" not in text, page
        assert " onmouseover=alert(1) style" not in text
        assert "<strong>gras" not in text
        assert "AA [clic][x]{: onmouseover=alert(1) }" in text.replace("\u00a0", " "), page


def test_page_calls_its_macros(tiny_site: Path) -> None:
    text = (tiny_site / "fr/index.html").read_text(encoding="utf-8")
    assert '<a href="fiches/riviere-prets.html">Rivière\u00a0: prêts</a>' in text
    assert '<a href="outils/bibliographie.html#manuel" class="cite">Durand, 1999</a>' in text
    assert "«\u00a0vite\u00a0»" in text


def test_page_without_translation_is_shown_in_french_with_a_notice(tiny_site: Path) -> None:
    text = (tiny_site / "en/tools/glossary.html").read_text(encoding="utf-8")
    assert "This page is in French only; it has not been translated yet." in text
    assert '<article id="content" class="md-content__inner md-typeset" tabindex="-1" lang="fr" data-words=' in text
    assert '<h1 lang="fr">Glossaire</h1>' in text
    assert "Home" in text.split("<article")[0], "what surrounds it is English"


def test_translated_sheet_has_no_notice_and_its_neighbour_has(tiny_site: Path) -> None:
    mill = (tiny_site / "en/project-sheets/moulin-contes.html").read_text(encoding="utf-8")
    river = (tiny_site / "en/project-sheets/riviere-prets.html").read_text(encoding="utf-8")
    assert "<h1>The Mill’s tales</h1>" in mill
    assert 'class="notice"' not in mill
    assert "Part of this page is in French only" in river
    assert '<div lang="fr"><p>Un bateau porte des livres.' in river


def test_nothing_of_the_study_appears(tiny_site: Path) -> None:
    for path in (*(tiny_site / "fr").rglob("*.html"), *(tiny_site / "en").rglob("*.html")):
        body = path.read_text(encoding="utf-8").split("<main", 1)[1].split("</main>")[0]
        body = re.sub(r'<details class="cite".*?</details>', "", body, flags=re.DOTALL)  # it names the whole guide
        for word in ("Cergy", "Maroc", "décentralisée", "inclusion"):
            assert word not in body, (path, word)


def test_a_third_language_needs_only_its_files(tmp_path: Path) -> None:
    project = copy_tiny(tmp_path / "three")
    strings = project / "data/strings"
    shutil.copy(strings / "en.yml", strings / "ar.yml")
    edit(strings / "ar.yml", lambda data: data.update(name="العربية", direction="rtl"))
    edit(strings / "ar.yml", lambda data: data["text"].update({"site.home": "الرئيسية"}))
    (project / "data/translations/ar/projects").mkdir(parents=True)
    sheet = project / "data/translations/ar/projects/moulin-contes.yml"
    sheet.write_text("title: حكايات الطاحونة\n", encoding="utf-8")
    (project / "docs/ar").mkdir()
    (project / "mkdocs.ar.yml").write_text(
        "INHERIT: mkdocs.yml\nsite_name: المكتبات\ndocs_dir: docs/ar\ntheme:\n  language: ar\n", encoding="utf-8"
    )
    page = "---\ntitle: المكتبات\ndescription: المكتبات\n---\n\nمرحبا\n"
    (project / "docs/ar/index.md").write_text(page, encoding="utf-8")
    result = build_site(project)
    assert result.returncode == 0, result.stdout + result.stderr
    home = (project / "site/ar/index.html").read_text(encoding="utf-8")
    assert '<html lang="ar"' in home
    assert '<body dir="rtl"' in home
    assert "مرحبا" in home
    assert '<link rel="alternate" hreflang="ar" href="index.html">' in home
    assert '<link rel="alternate" hreflang="fr" href="../fr/index.html">' in home
    translated = (project / "site/ar/project-sheets/moulin-contes.html").read_text(encoding="utf-8")
    assert "<h1>حكايات الطاحونة</h1>" in translated
    assert 'class="notice"' in translated
    assert "لوكسمبورغ" in translated, "country names follow the language"
    assert '<body dir="ltr"' in (project / "site/fr/index.html").read_text(encoding="utf-8")
    assert 'hreflang="ar"' in (project / "site/fr/fiches/moulin-contes.html").read_text(encoding="utf-8")
    assert (project / "site/search/ar.js").is_file()
