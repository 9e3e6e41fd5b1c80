"""Time expressions: the words in stars, and what they mean in a report of a known day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.extract.times.finding import find_times
from dragoman.language.parse import Parse
from dragoman.language.segment import segment
from dragoman.records import Article, TimeExpression
from tests.conftest import Read

CASES = Path(__file__).with_name("times.txt").read_text("utf-8")
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in CASES.splitlines()
    if not line.startswith("#")
]


def _at(
    times: tuple[TimeExpression, ...], text: str, start: int, end: int
) -> TimeExpression | None:
    return next((t for t in times if t.span.start < end and start < t.span.end), None)


def _days(value: str) -> str | None:
    return None if value == "-" else value


@pytest.mark.parametrize(
    ("published", "value", "begin", "finish", "granularity", "starred"),
    ROWS,
    ids=[row[5] for row in ROWS],
)
def test_meaning(
    read: Read,
    published: str,
    value: str,
    begin: str,
    finish: str,
    granularity: str,
    starred: str,
) -> None:
    start, end = starred.index("*"), starred.rindex("*") - 1
    reading = read(starred.replace("*", ""), published)
    found = _at(find_times(reading.article, reading.parse), reading.article.text, start, end)
    assert found is not None, "nothing found"
    days = tuple(day.isoformat() if day else None for day in (found.begin, found.finish))
    assert (found.value, *days, found.granularity) == (
        _days(value),
        _days(begin),
        _days(finish),
        granularity,
    )
    assert found.reason


# sentences with the words in stars; without a day of publication nothing relative gets days
UNDATED = """
XXXX-06 | The truce collapsed in *June*.
XXXX-11-29 | The envoy resigned on *November 29*.
XXXX-WXX-1 | The envoy resigned on *Monday*.
XXXX-SU | The camp was cleared in *the summer*.
- | The envoy resigned *yesterday*.
- | The cabinet fell *last week*.
- | He was freed *two years ago*.
- | He was freed *earlier this year*.
"""
UNDATED_ROWS = [tuple(p.strip() for p in line.split("|")) for line in UNDATED.strip().splitlines()]


@pytest.mark.parametrize(("value", "starred"), UNDATED_ROWS, ids=[r[1] for r in UNDATED_ROWS])
def test_nothing_is_guessed_without_a_day_of_publication(
    read: Read, value: str, starred: str
) -> None:
    start, end = starred.index("*"), starred.rindex("*") - 1
    reading = read(starred.replace("*", ""))
    found = _at(find_times(reading.article, reading.parse), reading.article.text, start, end)
    assert found is not None
    assert (found.value, found.begin, found.finish) == (_days(value), None, None)


# what looks like a time and is none
@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels may attack the port.",
        "Protesters march through the capital.",
        "The 44-year-old driver was freed.",
        "The army sent 2000 soldiers to the border.",
        "The group asked for $1990 in ransom.",
        "Three-quarters of the food is imported.",
        "Call us as soon as the convoy arrives.",
        "Once he arrives, the trial opens.",
        "He came second in the race.",
        "They spring a trap on the patrol.",
        "The prices fall when the port opens.",
        "April Moreno led the team.",
        "He won by a margin of 3.5 points.",
        "The march on the palace was peaceful.",
    ],
)
def test_what_is_no_time(read: Read, sentence: str) -> None:
    reading = read(sentence, "2020-03-18")
    assert find_times(reading.article, reading.parse) == ()


def _values(read: Read, text: str, published: str | None = "2020-03-18") -> list[str | None]:
    reading = read(text, published)
    return [time.value for time in find_times(reading.article, reading.parse)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He landed on March 3. The next day, he met the king.", ["2020-03-03", "2020-03-04"]),
        ("He landed on March 3. Two days later, he left.", ["2020-03-03", "2020-03-05"]),
        ("He landed on March 3. A week earlier, he was ill.", ["2020-03-03", "2020-W09"]),
        (
            "He landed on March 3. They freed men whom they took last winter. It rained."
            " Two days earlier, he was ill.",
            ["2020-03-03", "2019-WI", "2020-03-01"],
        ),
        ("He was freed in 2011. The following year, he fled.", ["2011", "2012"]),
        ("He was freed in 2011. That year, the war began.", ["2011", "2011"]),
        ("He landed on March 3 and left the same day.", ["2020-03-03", "2020-03-03"]),
        ("He landed on March 3. That night, shells fell.", ["2020-03-03", "2020-03-03TNI"]),
        ("It fell on 25/12/2018. He left on 03/04/2019.", ["2018-12-25", "2019-04-03"]),
    ],
)
def test_times_counted_from_the_time_before(read: Read, text: str, values: list[str]) -> None:
    assert _values(read, text) == values


def test_a_day_after_a_month_is_some_day_of_it(read: Read) -> None:
    reading = read("He visited Ankara in June. One day later, a rival came.", "2016-12-11")
    june, later = find_times(reading.article, reading.parse)
    assert later.anchor == june.id
    assert (str(later.begin), str(later.finish)) == ("2016-06-02", "2016-07-01")
    assert later.granularity == "range"


def test_what_counts_from_publication_says_so(read: Read) -> None:
    reading = read("He landed on Monday.", "2020-03-18")
    (monday,) = find_times(reading.article, reading.parse)
    assert monday.anchor == "published"
    assert "publication" in monday.reason


def test_ramadan_by_its_year(read: Read) -> None:
    reading = read("Fighting stopped during Ramadan 2016.", "2020-03-18")
    (ramadan,) = find_times(reading.article, reading.parse)
    assert ramadan.begin is not None
    assert abs((ramadan.begin.toordinal()) - 736121) <= 2  # 6 June 2016
    assert ramadan.granularity == "month"


def test_ids_are_of_the_span(read: Read) -> None:
    text = "He landed on Monday. She landed on Monday."
    reading = read(text, "2020-03-18")
    first, second = find_times(reading.article, reading.parse)
    assert first.id != second.id
    assert find_times(reading.article, reading.parse) == (first, second)


def test_an_expression_does_not_run_over_a_sentence(read: Read) -> None:
    assert _values(read, "He left in June. Two men stayed.") == ["2019-06"]


def test_a_long_run_of_numbers_takes_no_time_to_speak_of(read: Read) -> None:
    reading = read("Figures: " + "12, " * 3000 + "end.", "2020-03-18")
    assert find_times(reading.article, reading.parse) == ()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Le ministre est venu à Alger le 4 août 2014, hier.", ["2014-08-04", "2020-03-17"]),
        (
            "fr",
            "La trêve date de mars. Le 1er juin 2015, elle a pris fin.",
            ["2020-03", "2015-06-01"],
        ),
        ("fr", "En 2011, 2000 soldats ont fui.", ["2011"]),
        ("ru", "Министр прибыл в Алжир 4 августа 2014 года.", ["2014-08-04"]),
        ("ru", "Он прибыл в мае 2015 г. и уехал вчера.", ["2015-05", "2020-03-17"]),
        ("ar", "وصل الوزير إلى الجزائر في 4 أغسطس 2014", ["2014-08-04"]),
        ("ar", "وصل الوزير في كانون الثاني 2015", ["2015-01"]),
        ("ar", "وصل الوزير في ٤ أيار ٢٠١٥", ["2015-05-04"]),
        ("sv", "Han kom den 4 augusti 2014.", []),
    ],
)
def test_dates_of_texts_that_are_not_coded(language: str, text: str, values: list[str]) -> None:
    article = Article("test", text, published=date(2020, 3, 18), language=language)
    times = find_times(article, Parse(text, (), (), (), segment(article)))
    assert [time.value for time in times] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was seen last Oct. 23 near the camp.", "2019-10-23"),
        ("The vote was postponed until Tuesday.", "2020-03-24"),
        ("Police asked him about the October raid.", "2019-10"),
        ("Shops of Sun Energy burned.", None),
        ("It blew up at 6.30 pm yesterday.", "2020-03-17T18:30"),
        ("He was seized on December 18, last year.", "2019-12-18"),
        ("They fought from May 30 to June 2, 2015.", "2015-05-30/2015-06-02"),
    ],
)
def test_finer_points(read: Read, text: str, value: str | None) -> None:
    assert _values(read, text) == ([value] if value else [])
