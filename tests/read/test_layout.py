from __future__ import annotations

from datetime import date

from dragoman.read.item import Given
from dragoman.read.layout import UNDATED, described
from dragoman.records import Article

BODY = "Goma - Government troops shelled two villages on Wednesday, residents of the valley said."
REPORT = f"Ceasefire frays in valley\n\nThursday 4/6/2015\n\n{BODY}"


def read(text: str, **given: object) -> Article:
    return described(Article("x", text, language="en"), Given(**given))  # type: ignore[arg-type]


def test_headline_day_and_dateline_are_found() -> None:
    found = read(REPORT)
    assert found.headline == "Ceasefire frays in valley"
    assert found.published == date(2015, 6, 4)
    assert found.dateline == "Goma"
    assert found.notes == ()


def test_what_is_given_goes_before_what_is_found() -> None:
    found = read(REPORT, published=date(2015, 6, 5), source="The Example")
    assert found.published == date(2015, 6, 5)
    assert found.source == "The Example"


def test_no_day_is_said() -> None:
    found = read(BODY)
    assert found.published is None
    assert found.notes == (UNDATED,)


def test_an_ambiguous_day_is_said_and_left_open() -> None:
    found = read(f"Ceasefire frays in valley\n\n4/6/2015\n\n{BODY}")
    assert found.published is None
    assert "day first or month first" in found.notes[0]


def test_other_dates_of_the_text_decide_the_order() -> None:
    found = read(f"Ceasefire frays in valley\n\n4/6/2015\n\n{BODY} It had begun on 25/5/2015.")
    assert found.published == date(2015, 6, 4)


def test_the_day_of_publication_goes_before_that_of_revision() -> None:
    text = f"Ceasefire frays in valley\nUpdated: 6 June 2015\nPublished: 4 June 2015\n\n{BODY}"
    assert read(text).published == date(2015, 6, 4)


def test_a_whole_day_in_the_dateline_is_the_day_of_publication() -> None:
    found = read("GENEVA (11 March 2015) – The council met on Tuesday, and its members agreed.")
    assert (found.published, found.dateline) == (date(2015, 3, 11), "GENEVA")


def test_a_day_without_year_in_the_dateline_is_said() -> None:
    found = read("MOSCOW, Nov 3 (Reuters) - The envoy left on Tuesday, his spokesman said.")
    assert found.published is None
    assert "no year" in found.notes[0]


def test_header_lines_are_read() -> None:
    text = f"Source: The Example\nHeadline: Ceasefire frays\nDate: 4 June 2015\n\n{BODY}"
    found = read(text)
    assert (found.source, found.headline) == ("The Example", "Ceasefire frays")
    assert found.published == date(2015, 6, 4)


def test_a_text_that_is_not_english_says_that_it_is_not_coded() -> None:
    text = "Le président a dit que l'armée avait quitté la ville de Gao ce matin à l'aube."
    found = described(Article("x", text), Given(published=date(2015, 6, 4)))
    assert found.language == "fr"
    assert found.notes == ("events were not coded: the text is French, not English",)
