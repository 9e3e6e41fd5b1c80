from __future__ import annotations

import pytest

from dragoman.language.languages import detect, normal, uncoded


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army took the town of Brega before dawn, the governor said from the capital.", "en"),
        ("Le président a dit que l'armée avait quitté la ville de Gao ce matin à l'aube.", "fr"),
        ("قال الجيش إن قواته سيطرت على المدينة صباح اليوم", "ar"),
        ("Армия взяла город под контроль, сообщил губернатор", "ru"),
        ("Die Armee hat die Stadt nach schweren Kämpfen eingenommen, sagte ein Sprecher.", "de"),
    ],
)
def test_languages_are_told(text: str, language: str) -> None:
    assert detect(text) == (language, None)


def test_too_few_words_are_read_as_english_and_that_is_said() -> None:
    language, note = detect("Troops left Gao.")
    assert language is None
    assert note is not None
    assert "English" in note


def test_names_alone_are_not_taken_for_another_language() -> None:
    language, note = detect(
        "Omar Sadiq Nasser Gao Mopti Ménaka Kidal Bamako Ansongo Niamey Tillabéri"
    )
    assert language in (None, "en")
    assert (note is None) == (language == "en")


def test_codes_lose_their_region() -> None:
    assert [normal(code) for code in ("EN", "en-GB", "eng", "fr_FR")] == ["en", "en", "en", "fr"]


def test_what_is_not_coded_is_said() -> None:
    assert uncoded("en") is None
    assert uncoded(None) is None
    assert "French" in str(uncoded("fr"))
