"""Time expressions: the words in stars, and what they mean in a report of a known day."""

from __future__ import annotations

import pytest

from dragoman.extract.times import find_times
from dragoman.records import TimeExpression
from tests.conftest import Read

# day of publication | value | begin | finish | granularity | sentence with the words in stars
CASES = """
2020-03-18 | 2020-01-14 | 2020-01-14 | 2020-01-14 | day | The convoy was hit on *January 14*.
2020-03-18 | 2019-11-30 | 2019-11-30 | 2019-11-30 | day | The envoy resigned on *30 November*.
2020-03-18 | 2014-05-16 | 2014-05-16 | 2014-05-16 | day | The operation began on *May 16, 2014*.
2020-03-18 | 2014-05-16 | 2014-05-16 | 2014-05-16 | day | It began on *the 16th of May 2014*.
2020-03-18 | 2014-05-16 | 2014-05-16 | 2014-05-16 | day | The report is dated *2014-05-16*.
2020-03-18 | 2014-05-16 | 2014-05-16 | 2014-05-16 | day | It began on *Friday, May 16th, 2014*.
2020-03-18 | 2018-04-03 | 2018-04-03 | 2018-04-03 | day | The deal was signed on *Tuesday 03/04/2018*.
2020-03-18 | 2018-04-23 | 2018-04-23 | 2018-04-23 | day | The deal was signed on *23/04/2018*.
2020-03-18 | - | 2018-03-04 | 2018-04-03 | unknown | The deal was signed on *03/04/2018*.
2020-03-18 | 2020-04-05 | 2020-04-05 | 2020-04-05 | day | The court will rule on *April 5*.
2020-03-18 | 2019-09 | 2019-09-01 | 2019-09-30 | month | The truce collapsed in *September*.
2020-03-18 | 2020-09 | 2020-09-01 | 2020-09-30 | month | The country will vote in *September*.
2020-03-18 | 2020-05 | 2020-05-01 | 2020-05-31 | month | The council plans to meet again in *May*.
2020-03-18 | 2014-05 | 2014-05-01 | 2014-05-31 | month | The operation began in *May 2014*.
2020-03-18 | 2014-05 | 2014-05-01 | 2014-05-31 | month | The operation began in *May of 2014*.
2020-03-18 | 2019-05 | 2019-05-01 | 2019-05-31 | month | He fled in *May last year*.
2020-03-18 | 2019-10 | 2019-10-01 | 2019-10-31 | month | He fled *last October*.
2020-03-18 | 2020-07 | 2020-07-01 | 2020-07-31 | month | He retires *next July*.
2020-03-18 | 2020-02 | 2020-02-01 | 2020-02-10 | month | He fled in *early February*.
2020-03-18 | 2020-02 | 2020-02-20 | 2020-02-29 | month | He fled at *the end of February*.
2020-03-18 | 2020-02 | 2020-02-11 | 2020-02-19 | month | The raid was in *mid-February*.
2020-03-18 | 1996 | 1996-01-01 | 1996-12-31 | year | The party was founded in *1996*.
2020-03-18 | 1996 | 1996-09-01 | 1996-12-31 | year | The party split in *late 1996*.
2020-03-18 | 1996 | 1996-01-01 | 1996-12-31 | year | It split in *nineteen ninety-six*.
2020-03-18 | 2019 | 2019-01-01 | 2019-12-31 | year | Exports fell *last year*.
2020-03-18 | 2020 | 2020-01-01 | 2020-03-18 | year | Exports fell *earlier this year*.
2020-03-18 | 2021 | 2021-01-01 | 2021-12-31 | year | Exports will rise *next year*.
2020-03-18 | 199 | 1990-01-01 | 1999-12-31 | decade | The war of *the 1990s* ruined the port.
2020-03-18 | 198 | 1980-01-01 | 1989-12-31 | decade | He trained rebels in *the eighties*.
2020-03-18 | 18 | 1800-01-01 | 1899-12-31 | century | The fort is from the *19th century*.
2020-03-18 | 2014-Q3 | 2014-07-01 | 2014-09-30 | quarter | Output fell in *the third quarter of 2014*.
2020-03-18 | 2019-Q4 | 2019-10-01 | 2019-12-31 | quarter | The *fourth-quarter* loss was heavy.
2020-03-18 | 2018-H1 | 2018-01-01 | 2018-06-30 | range | Output fell in *the first half of 2018*.
2020-03-18 | 2010-WI | 2009-12-01 | 2011-02-28 | season | They froze in *the winter of 2010*.
2020-03-18 | 2019-SU | 2019-06-01 | 2019-08-31 | season | The camp was cleared *last summer*.
2020-03-18 | 2020-SP | 2020-03-01 | 2020-05-31 | season | The camp is cleared *this spring*.
2020-03-18 | 2019 | - | - | year | Its budget for *fiscal 2019* is unpaid.
2020-03-18 | 2011/2015 | 2011-01-01 | 2015-12-31 | range | The *2011-2015* war left ruins.
2020-03-18 | 2019-06-12/2019-06-14 | 2019-06-12 | 2019-06-14 | range | They met on *June 12-14, 2019*.
2020-03-18 | 2015-03/2015-06 | 2015-03-01 | 2015-06-30 | range | They fought from *March to June 2015*.
2020-03-18 | 2020-03-16 | 2020-03-16 | 2020-03-16 | day | Rebels burned the depot on *Monday*.
2020-03-18 | 2020-03-18 | 2020-03-18 | 2020-03-18 | day | Rebels burned the depot on *Wednesday*.
2020-03-18 | 2020-03-23 | 2020-03-23 | 2020-03-23 | day | The envoy will return on *Monday*.
2020-03-18 | 2020-03-20 | 2020-03-20 | 2020-03-20 | day | The two are expected to meet on *Friday*.
2020-03-18 | 2020-03-13 | 2020-03-13 | 2020-03-13 | day | The depot was burned *last Friday*.
2020-03-18 | 2020-03-24 | 2020-03-24 | 2020-03-24 | day | The trial opens *next Tuesday*.
2020-03-18 | 2020-03-10 | 2020-03-10 | 2020-03-10 | day | The depot burned on *Tuesday last week*.
2020-03-18 | 2020-03-17 | 2020-03-17 | 2020-03-17 | day | The depot burned *yesterday*.
2020-03-18 | 2020-03-18 | 2020-03-18 | 2020-03-18 | day | The envoy resigned *today*.
2020-03-18 | 2020-03-19 | 2020-03-19 | 2020-03-19 | day | The envoy leaves *tomorrow*.
2020-03-18 | 2020-03-16 | 2020-03-16 | 2020-03-16 | day | He left *the day before yesterday*.
2020-03-18 | 2020-W11 | 2020-03-09 | 2020-03-15 | week | The cabinet fell *last week*.
2020-03-18 | 2020-W12 | 2020-03-16 | 2020-03-18 | week | The cabinet fell *earlier this week*.
2020-03-18 | 2020-W12 | 2020-03-18 | 2020-03-22 | week | The cabinet will meet *later this week*.
2020-03-18 | 2020-W13 | 2020-03-23 | 2020-03-29 | week | The cabinet will meet *next week*.
2020-03-18 | 2020-02 | 2020-02-01 | 2020-02-29 | month | The cabinet fell *last month*.
2020-03-18 | 2020-W11-WE | 2020-03-14 | 2020-03-15 | day | Dozens were killed over *the weekend*.
2020-03-18 | 2020-03-16TNI | 2020-03-16 | 2020-03-16 | time | Shells fell on *Monday night*.
2020-03-18 | 2020-03-17TNI | 2020-03-17 | 2020-03-17 | time | Shells fell *last night*.
2020-03-18 | 2020-03-18TMO | 2020-03-18 | 2020-03-18 | time | Shells fell *this morning*.
2020-03-18 | 2020-03-16T19:15 | 2020-03-16 | 2020-03-16 | time | It blew up at *7:15 p.m. on Monday*.
2020-03-18 | 2020-03-16T12:00 | 2020-03-16 | 2020-03-16 | time | It blew up at *noon Monday*.
2020-03-18 | 2018 | 2018-01-01 | 2018-12-31 | year | He was freed *two years ago*.
2020-03-18 | 2020-01 | 2020-01-01 | 2020-01-31 | month | He was freed *two months ago*.
2020-03-18 | 2020-W10 | 2020-03-02 | 2020-03-08 | week | He was freed *two weeks ago*.
2020-03-18 | 2020-03-08 | 2020-03-08 | 2020-03-08 | day | He was freed *ten days ago*.
2020-03-18 | 2020-03-28 | 2020-03-28 | 2020-03-28 | day | He will be freed *ten days from now*.
2020-03-18 | PAST_REF | - | 2020-03-18 | reference | He was freed *several years ago*.
2020-03-18 | P3M | 2019-12-18 | 2020-03-18 | duration | Prices rose over *the past three months*.
2020-03-18 | P2W | 2020-03-18 | 2020-04-01 | duration | Prices will rise in *the next two weeks*.
2020-03-18 | PXD | 2020-03-18 | - | duration | Prices will rise in *the next few days*.
2020-03-18 | P2Y | - | - | duration | The army fought there for *two years*.
2020-03-18 | P2Y | - | - | duration | The *two-year* siege ruined the town.
2020-03-18 | P40Y | - | - | duration | His *four-decade* rule ended.
2020-03-18 | PXDE | - | - | duration | He ruled for *decades*.
2020-03-18 | PXY | - | - | duration | The siege lasted *several years*.
2020-03-18 | PT3H | - | - | duration | The battle lasted *three hours*.
2020-03-18 | P2Y6M | - | - | duration | He was held for *two and a half years*.
2020-03-18 | P2Y6M | - | - | duration | He was held for *2 1/2 years*.
2020-03-18 | P12M | - | - | duration | The truce is for *12 to 18 months*.
2020-03-18 | P2W | - | - | duration | They met *two weeks* after the coup.
2020-03-18 | XXXX-WXX-7 | - | - | set | They march *every Sunday*.
2020-03-18 | XXXX-WXX-5 | - | - | set | They march on *Fridays*.
2020-03-18 | P1D | - | - | set | The border opens *daily*.
2020-03-18 | P1Y | - | - | set | The council meets *annually*.
2020-03-18 | P2D | - | - | set | Trucks cross *every other day*.
2020-03-18 | P1W | - | - | set | There are three flights *a week*.
2020-03-18 | PRESENT_REF | 2020-03-18 | 2020-03-18 | reference | He *now* leads the council.
2020-03-18 | PRESENT_REF | 2020-03-18 | 2020-03-18 | reference | He is *currently* in jail.
2020-03-18 | PAST_REF | - | 2020-03-18 | reference | He *recently* fled the town.
2020-03-18 | PAST_REF | - | 2020-03-18 | reference | In *the past*, the tribes were allies.
2020-03-18 | FUTURE_REF | 2020-03-18 | - | reference | Talks may resume in *the near future*.
2020-03-18 | FUTURE_REF | 2020-03-18 | - | reference | Talks will resume *soon*.
2020-03-18 | 2019-12-25 | 2019-12-25 | 2019-12-25 | day | Shells fell on *Christmas Day*.
2020-03-18 | 2020-12-24 | 2020-12-24 | 2020-12-24 | day | They will return on *Christmas Eve*.
2020-03-18 | 2012-01-01 | 2012-01-01 | 2012-01-01 | day | It began on *New Year's Day 2012*.
2020-03-18 | 2019-04-21 | 2019-04-21 | 2019-04-21 | day | They bombed churches on *Easter Sunday 2019*.
2020-03-18 | 2019-12-31 | 2019-12-31 | 2019-12-31 | day | The rebels held it at *year-end*.
2020-03-18 | 2019-12-24 | 2019-12-24 | 2019-12-24 | day | He left on *the eve of Christmas*.
2020-03-18 | 2020-W10 | 2020-03-02 | 2020-03-08 | week | The trial began in *the week of March 2*.
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in CASES.strip().splitlines()]


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
