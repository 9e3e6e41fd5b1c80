from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.language.words import Term, fold, hits, query_of, terms_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zuwārah, Al-Ḥarīqa!", "zuwarah al hariqa"),
        ("Łódź Ørsted STRASSE Straße", "lodz orsted strasse strasse"),
        ("Халифа Хафтар; Ёлкин", "халифа хафтар елкин"),
        ("الجَيْش إلى أحمد", "الجيش الي احمد"),
        ("٢٠٢٠", "2020"),
        ("東京都 2020", "東 京 都 2020"),
        ("हिंदी", "हिंदी"),
        ("... --- \x00", ""),
        (None, None),
    ],
)
def test_folding_is_the_same_in_every_script(text: str | None, folded: str | None) -> None:
    assert fold(text) == folded


def test_terms_are_words_phrases_and_beginnings() -> None:
    assert terms_of('oil "Coast Brigade" mism*') == (
        Term(("oil",)),
        Term(("coast", "brigade")),
        Term(("mism",), prefix=True),
    )
    assert query_of(terms_of('"Coast Brigade" mism*')) == '"coast brigade" "mism" *'


@pytest.mark.parametrize("asked", ["", "  ", '"', "*", '"" --', "\x00"])
def test_without_a_word_there_is_nothing_to_search_for(asked: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        terms_of(asked)


def test_hits_are_where_the_words_stand_in_the_text_as_it_is() -> None:
    text = "Müller met the Müllers of the Coast Brigade."
    found = hits(text, terms_of('mull* "coast brigade"'))
    assert [text[start:end] for start, end in found] == ["Müller", "Müllers", "Coast Brigade"]


def test_hits_that_meet_are_one() -> None:
    text = "the coast brigade guard"
    assert hits(text, terms_of('"coast brigade" "brigade guard"')) == [(4, len(text))]


def test_whatever_characters_come_fold_and_question_agree() -> None:
    for start in range(0, 0x20000, 97):
        text = "".join(chr(start + i) for i in range(12) if not 0xD800 <= start + i < 0xE000)
        words = (fold(text) or "").split()
        if words:
            terms = terms_of(text.replace('"', " ").replace("*", " "))
            assert [word for term in terms for word in term.words] == words
            assert hits(text, terms)
