"""Every page of the site is a page of MkDocs: a plugin sees them all, and each call of a macro is run once."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, build_site, copy_tiny

HOOK = """
from pathlib import Path

import macros

_calls = []
_project = macros.MACROS["project"]
macros.MACROS["project"] = lambda view, identifier: _calls.append((view.key, identifier)) or _project(view, identifier)


def _write(config, name, lines):
    edition = Path(config.docs_dir).name
    with Path(config.config_file_path).with_name(f"{name}.{edition}.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\\n" for line in lines)


def on_post_page(output, page, config):
    _write(config, "pages", [page.file.dest_uri])
    return output


def on_post_build(config):
    _write(config, "calls", [" ".join(call) for call in _calls])
"""
"""Notes the address of each page that MkDocs makes, and each run of the macro `project`."""


def add_hook(project: Path) -> None:
    """One more hook, as an editor adds one."""
    (project / "seen.py").write_text(HOOK, encoding="utf-8")
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert "  - hooks/publication.py\n" in text
    path.write_text(
        text.replace("  - hooks/publication.py\n", "  - hooks/publication.py\n  - seen.py\n"), encoding="utf-8"
    )


def lines(project: Path, name: str, edition: str) -> Counter[str]:
    return Counter((project / f"{name}.{edition}.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def tiny_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide, built with the hook."""
    project = copy_tiny(tmp_path_factory.mktemp("every") / "project")
    add_hook(project)
    with (project / "docs/fr/tools/index.md").open("a", encoding="utf-8") as page:
        page.write('\n{% for name in ["riviere-prets", "moulin-contes"] %}{{ project(name) }} {% endfor %}\n')
    result = build_site(project)
    assert result.returncode == 0, result.stderr
    return project


def assert_all_pages_are_seen(project: Path, edition: str) -> Counter[str]:
    seen = lines(project, "pages", edition)
    built = {path.relative_to(project / "site").as_posix() for path in (project / "site" / edition).rglob("*.html")}
    assert seen.keys() == built
    assert set(seen.values()) == {1}, "none is made twice"
    return seen


@pytest.mark.parametrize("edition", ["fr", "en"])
def test_a_hook_sees_every_page(tiny_project: Path, edition: str) -> None:
    assert len(assert_all_pages_are_seen(tiny_project, edition)) == 21


def test_only_the_pages_of_the_root_are_no_pages_of_an_edition(tiny_project: Path) -> None:
    site = tiny_project / "site"
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {page for page in pages if page.split("/")[0] not in {"fr", "en"}} == {"index.html", "404.html"}


@pytest.mark.site
def test_a_hook_sees_every_page_of_the_real_guide(tmp_path: Path) -> None:
    for name in ("data", "docs", "guide", "hooks", "macros", "theme", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, tmp_path)
    add_hook(tmp_path)
    result = build_site(tmp_path)
    assert result.returncode == 0, result.stderr
    for edition in ("fr", "en"):
        seen = assert_all_pages_are_seen(tmp_path, edition)
        folders = Counter("/".join(page.split("/")[1:-1]) for page in seen)
        assert folders["fiches" if edition == "fr" else "project-sheets"] > 27
        assert folders["odd/cibles" if edition == "fr" else "sdg/targets"] > 20


def test_each_call_is_run_once(tiny_project: Path) -> None:
    french = {"index riviere-prets": 1, "tools/index riviere-prets": 1, "tools/index moulin-contes": 1}
    assert lines(tiny_project, "calls", "fr") == french
    english = lines(tiny_project, "calls", "en")  # its home page is translated, its tools are read in French
    assert set(english.values()) == {1}
    assert {"tools/index riviere-prets", "tools/index moulin-contes"} <= english.keys()
