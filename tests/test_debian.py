"""What the system lacks is installed once, or said."""

from __future__ import annotations

import sys

import debian
import pango
import pytest


def test_what_is_there_is_not_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["x", "--install"])
    monkeypatch.setattr(debian, "install", lambda packages: pytest.fail("installed"))
    assert debian.find_or_install(lambda: "/usr/bin/x", "help", ("x",)) == 0
    assert capsys.readouterr().out == "/usr/bin/x\n"


def test_what_is_missing_is_installed_and_found(monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[str] = []
    monkeypatch.setattr(sys, "argv", ["x", "--install"])
    monkeypatch.setattr(debian, "install", there.extend)
    assert debian.find_or_install(lambda: "".join(there) or None, "help", ("x",)) == 0


@pytest.mark.parametrize("arguments", [["x"], ["x", "--install"]])
def test_what_cannot_be_had_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", arguments)
    monkeypatch.setattr(debian, "install", lambda packages: None)
    assert debian.find_or_install(lambda: None, "help", ("x",)) == 1
    assert capsys.readouterr().err == "help\n"


def test_font_of_the_book_is_found_by_its_name() -> None:
    assert pango.find()
