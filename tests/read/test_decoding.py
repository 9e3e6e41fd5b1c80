from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.read.decoding import decode, normalise

SENTENCE = "The café’s owner, Señor Núñez, said that the police had closed the road to Orléans. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "x") == (SENTENCE, ())


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250"])
def test_another_encoding_is_read_and_said(encoding: str) -> None:
    text = SENTENCE.replace("ñ", "n") * 4
    decoded = decode(text.encode(encoding), "x")
    assert decoded.text == text
    assert "likely but not certain" in decoded.notes[0]


def test_a_declared_encoding_is_taken() -> None:
    text = "Президент заявил, что армия покинула город."
    assert decode(text.encode("koi8-r"), "x", "koi8-r") == (text, ())


def test_garbled_characters_are_repaired_and_said() -> None:
    garbled = "The army’s men left the rebels’ town – at last.".encode().decode("cp1252")
    decoded = decode(garbled.encode(), "x")
    assert decoded.text == "The army’s men left the rebels’ town – at last."
    assert "repaired" in decoded.notes[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "office document"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (bytes(range(256)) * 20, "a binary file"),
        (b"abc\x00\x00def" * 50, "a binary file"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(content, "report.txt")


def test_a_broken_utf16_file_is_refused_with_the_remedy() -> None:
    with pytest.raises(InputError, match="UTF-8"):
        decode("Troops left".encode("utf-16") + b"\x00", "x")


def test_a_text_is_normalised_once() -> None:
    given = (
        "Cafe\u0301 closed\r\n\r\n\r\n\r\nShare on Facebook\r\nTroops\u00ad left. \x0bYes.\u2028End"
    )
    once = normalise(given)
    assert once == "Café closed\n\nTroops left. Yes.\nEnd"
    assert normalise(once) == once
