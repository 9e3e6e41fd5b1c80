from __future__ import annotations

import pytest

from dragoman.language.headings import dateline_of, day_told, is_boilerplate, is_byline
from dragoman.language.segment import paragraphs_of


def parts(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(text)) for p in paragraphs_of(text, headline)]


REPORT = """Ceasefire frays in northern valley

Thursday 4/6/2015
Shelling could end talks in Geneva

By Nadia Example

Qamishli - Government troops shelled two villages on Wednesday, residents said.

The talks go on.

Fear of revenge

Aid workers said that some 2,000 people had fled to the hills since the end of May.

(Reporting by N. Example; editing by O. Other)
"""


def test_the_parts_of_a_report_are_told_apart() -> None:
    assert [kind for kind, _ in parts(REPORT)] == [
        "headline",
        "date",
        "subheadline",
        "byline",
        "dateline",
        "body",
        "body",
        "subheadline",
        "body",
        "byline",
    ]


def test_the_dateline_stands_apart_from_the_first_sentence() -> None:
    found = parts(REPORT)
    assert found[4] == ("dateline", "Qamishli")
    assert found[5][1].startswith("Government troops")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town of Example on Monday",
        "Rebels seized the town of Example on Monday.",
        "On 4 June 2015 the council met",
        "Who rules the valley?",
    ],
)
def test_a_single_sentence_is_body(text: str) -> None:
    assert parts(text) == [("body", text)]
    assert parts(text + "\n") == [("body", text)]


def test_a_body_line_without_full_stop_is_no_headline() -> None:
    text = (
        "The army said it had left the town.\n\nThe mayor blamed troops loyal to the eastern"
        " government despite their denial\n\nAnalysts said that the fighting could spread."
    )
    assert {kind for kind, _ in parts(text)} == {"body"}


def test_a_sentence_above_a_dateline_is_the_headline() -> None:
    text = "Troops leave the valley.\n\nGOMA (Reuters) - The last troops left on Monday, he said."
    assert [kind for kind, _ in parts(text)] == ["headline", "dateline", "body"]


def test_capitals_and_a_colon_above_a_dateline_are_the_headline() -> None:
    text = (
        "AFTER THE FLOOD: Troops bring bread\n\nBEIRA — Soldiers brought bread on Monday, he said."
    )
    assert [kind for kind, _ in parts(text)] == ["headline", "dateline", "body"]


def test_a_given_headline_is_found_in_the_text() -> None:
    text = "The army has left the valley.\n\nIt left on Monday, two residents said."
    assert parts(text, "The army has left the valley.")[0][0] == "headline"
    assert parts(text)[0][0] == "body"


def test_lines_broken_by_an_editor_are_one_paragraph() -> None:
    text = (
        "The governor said on Tuesday that the rebels had left the two\n"
        "villages north of the river, which they had held since the end\n"
        "of the winter.\n"
        "Residents said that some of them were still there, and that the\n"
        "road was mined."
    )
    found = parts(text)
    assert len(found) == 2
    assert found[0][1].endswith("of the winter.")


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "The governor met the rebels in the valley on Tuesday.\nNobody was hurt.\nTalks go on."
    assert len(parts(text)) == 3


@pytest.mark.parametrize(
    ("paragraph", "place", "rest"),
    [
        ("Tunis - Troops left.", "Tunis", "Troops left."),
        ("CAIRO (AP) — Troops left.", "CAIRO", "Troops left."),
        ("MOSCOW, Nov 3 (Reuters) - Troops left.", "MOSCOW", "Troops left."),
        ("KYIV, Ukraine (AP) -- Troops left.", "KYIV, Ukraine", "Troops left."),
        ("Beirut | Reuters - Five men left.", "Beirut", "Five men left."),
        ("GENEVA (11 March 2015) – The council met.", "GENEVA", "The council met."),
        ("NEW DELHI: Troops left.", "NEW DELHI", "Troops left."),
        ("Tripoli, 3 March 2017: Troops left.", "Tripoli", "Troops left."),
        ("Lagos—No fewer than ten men left.", "Lagos", "No fewer than ten men left."),
        ("By Ann Marks. BOSTON (Reuters) - Troops left.", "BOSTON", "Troops left."),
        ("(CNN) -- Troops left.", None, "Troops left."),
    ],
)
def test_datelines(paragraph: str, place: str | None, rest: str) -> None:
    found = dateline_of(paragraph)
    assert found is not None
    assert (found.place, paragraph[found.rest :]) == (place, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The army left - and the rebels stayed.",
        "QUESTION: Did the army leave?",
        "MINISTER SMITH: We left.",
        "Exclusive - Troops left the valley.",
        "Ali Nasser - the general - left.",
        "Troops left the valley.",
        "BRIGADE commanders left.",
    ],
)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sunday 11/12/2016", "Sunday 11/12/2016"),
        ("Published: 3 May 2016 10:30 GMT", "3 May 2016"),
        ("Last updated on: Fri, 4 March 2011, 12:00", "Fri, 4 March 2011"),
        ("24 September, 2013by Admin", "24 September, 2013"),
        ("December 11, 2016 2:36 pm", "December 11, 2016"),
        ("2020-05-02T10:00:00Z", "2020-05-02T10:00:00Z"),
        ("On 3 May 2016 the army left", None),
        ("2 p.m.", None),
        ("May", None),
    ],
)
def test_date_lines(line: str, day: str | None) -> None:
    assert day_told(line) == day


def test_bylines() -> None:
    assert is_byline("By Anna Example and Bo Other, Reuters")
    assert is_byline("Anna Example, The Associated Press")
    assert not is_byline("By Monday the army had left")


def test_boilerplate() -> None:
    assert is_boilerplate("Share on Facebook")
    assert is_boilerplate("Read more: ten facts about rivers")
    assert not is_boilerplate("Share prices fell on Monday.")


def test_a_paragraph_without_end_is_judged_in_no_time() -> None:
    for text in ("A." * 50_000, "AA " * 50_000, "Aa, " * 50_000):
        assert len(parts(text)) == 1
