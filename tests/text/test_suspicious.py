"""Personal data in the spellings that people use, and what only looks like it."""

from __future__ import annotations

import pytest

from guide.text.suspicious import suspicious_parts

TELEPHONES = (
    "01 23 45 67 89",
    "0123456789",
    "01.23.45.67.89",
    "06/12/34/56/78",
    "(06) 12 34 56 78",
    "06\u200912\u200934\u200956\u200978",
    "06\u200712\u200734\u200756\u200778",
    "06\u202f12\u202f34\u202f56\u202f78",
    "+33 1 23 45 67 89",
    "+33 (0)1 23 45 67 89",
    "+221 33 123 45 67",
    "+221331234567",
    "00221 33 123 45 67",
    "00 221 33 123 45 67",
    "+33 612 345 678",
    "tél. 33 123 45 67",
    "Tél : 33 123 45 67",
    "Téléphone : 331234567",
    "WhatsApp 33612345678",
)
EMAILS = (
    "jean@exemple.org",
    "jean@exemple",
    "jean＠exemple.org",
    "jean (at) exemple.org",
    "jean [at] exemple [dot] org".replace(" [dot] ", "[dot]"),
    "jean AT exemple DOT org",
    "https://exemple.org/?m=jean@exemple.org",
)
HARMLESS = (
    "une hausse de +10 000 000 000 FCFA",
    "+10 500 000 €",
    "un budget de 1 000 000 000 €",
    "entre 2009 et 2012, 120 projets",
    "2009-2012",
    "14/07/2009 au 15/08/2010",
    "ISBN 978-2-11-129785-2",
    "les cibles 8.5, 8.6, 4.4, 10.2 et 17.17",
    "pages 12, 34, 56, 78 et 90",
    "un taux de 0,12 34",
    "https://mastodon.example/@cooperation",
    "AT ou DOT",
    "le prix @ 5 euros",
    "BP 1234, Dakar 12500",
)


@pytest.mark.parametrize("text", TELEPHONES)
def test_telephone_numbers_are_seen(text: str) -> None:
    assert "telephone" in {code for code, _ in suspicious_parts(f"Appelez le {text}, le matin.")}


@pytest.mark.parametrize("text", EMAILS)
def test_addresses_of_people_are_seen(text: str) -> None:
    assert "email" in {code for code, _ in suspicious_parts(f"Écrivez à {text}, le matin.")}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert list(suspicious_parts(f"Il y a {text}, dit-on.")) == []
