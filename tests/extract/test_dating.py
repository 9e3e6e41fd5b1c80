"""Dates of acts: the act in stars, and the days that its text gives it."""

from __future__ import annotations

import pytest

from dragoman.extract.dating import date_acts, date_states
from dragoman.extract.reading import Dating, Reading
from dragoman.extract.times import find_times
from tests.conftest import Read

PUBLISHED = "2016-12-11"  # a Sunday

# begin | finish | precision | extent | sentence with the head of the act in stars
CASES = """
2016-05-01 | 2016-05-31 | month | point | The marshal *toured* Egypt in May, seeking aircraft.
2016-05-01 | 2016-05-31 | month | point | The marshal toured Egypt in May, *seeking* aircraft.
2016-12-05 | 2016-12-05 | day | point | Rebels *seized* two oil depots on Monday.
2016-12-05 | 2016-12-05 | day | point | On Monday, rebels *seized* two oil depots.
2016-12-05 | 2016-12-05 | day | point | On Monday troops entered the town and *seized* the bridge.
2016-12-05 | 2016-12-05 | day | point | Troops *entered* the town on Monday and burned the market.
2016-10-01 | 2016-10-31 | month | point | The premier's October *trip* to Cairo came after his brigade captured two airfields in July.
2016-07-01 | 2016-07-31 | month | point | The premier's October trip to Cairo came after his brigade *captured* two airfields in July.
2016-05-01 | 2016-10-03 | range | point | Between May and the premier's trip on October 3rd, the general *built* a large force.
2016-10-03 | 2016-10-03 | day | point | Between May and the premier's *trip* on October 3rd, the general built a large force.
2016-10-21 | 2016-10-31 | range | point | On a trip to Cairo at the end of October, the general *entered* the palace.
2016-10-21 | 2016-10-31 | range | point | On a *trip* to Cairo at the end of October, the general entered the palace.
2016-12-03 | 2016-12-03 | day | point | The spokesman said on Friday that gunmen had tried to *seize* the port on December 3.
2016-12-09 | 2016-12-09 | day | point | The spokesman *said* on Friday that gunmen had tried to seize the port on December 3.
2016-12-03 | 2016-12-03 | day | point | Gunmen tried to seize the port on December 3 but were *driven* off.
- | 2016-12-11 | before | - | The spokesman said on Friday that gunmen had *stormed* the port.
2013-12-11 | 2016-12-11 | range | span | Rebels have been locked in a three-year *war* against the army.
2013-12-11 | 2016-12-11 | range | span | Rebels have *fought* the army for three years.
- | 2016-12-11 | before | span | Rebels *fought* the army for three years.
- | 2016-12-11 | before | span | The clans *opposed* the ruler for decades.
2016-05-01 | 2016-12-11 | range | span | Since May the army has *shelled* the town.
- | 2016-11-30 | before | span | Until November, the group *held* the airport.
- | 2016-11-30 | before | point | By November, the group had *lost* the airport.
2016-12-01 | - | after | point | After December 1, the army will *attack* the town.
2015-03-01 | 2015-06-30 | range | point | The army *shelled* the town from March to June 2015.
2015-03-01 | 2016-06-30 | range | span | The army *shelled* the town from March 2015 until June 2016.
2016-12-06 | 2016-12-06 | day | point | The *attack* on the convoy took place on Tuesday.
- | 2016-12-11 | before | - | The minister condemned the *attack* on the convoy on Tuesday.
2016-12-05 | 2016-12-05 | day | point | The minister, speaking in Rome on Monday, *condemned* the attack.
2016-12-09 | 2016-12-09 | day | point | Friday's *raid* killed four soldiers.
2016-12-09 | 2016-12-09 | day | point | Friday's raid *killed* four soldiers.
2016-12-10 | 2016-12-10 | day | point | A suicide *bombing* killed 12 people in Mogadishu on Saturday, police said.
2016-12-08 | 2016-12-08 | day | point | The two sides signed a *truce* last Thursday.
2014-01-01 | 2014-12-31 | year | point | The militia, which *burned* the village in 2014, attacked a convoy.
- | 2016-12-11 | before | - | The militia, which burned the village in 2014, *attacked* a convoy.
2014-01-01 | 2014-12-31 | year | point | The president, *elected* in 2014, visited Paris last week.
2016-11-28 | 2016-12-04 | week | point | The president, elected in 2014, *visited* Paris last week.
2015-02-01 | 2016-12-11 | after | point | Egypt *bombed* Derna after militants killed 21 hostages in February 2015.
2015-02-01 | 2015-02-28 | month | point | Egypt bombed Derna after militants *killed* 21 hostages in February 2015.
2016-12-08 | 2016-12-08 | day | point | Police fired tear gas on Thursday, *wounding* three people.
2017-01-15 | 2017-01-15 | day | point | The *talks* scheduled for January 15 in Geneva were postponed.
2016-12-14 | 2016-12-14 | day | point | The council will *meet* the envoy on Wednesday.
2016-12-11 | - | after | point | The council will *meet* the envoy.
- | 2016-12-11 | before | - | The council *met* the envoy.
- | 2016-12-11 | before | span | The army is *shelling* the town.
- | 2016-12-11 | before | point | The army recently *shelled* the town.
2011-01-01 | 2011-12-31 | year | point | The 2011 *uprising* ousted the ruler.
2011-01-01 | 2011-12-31 | year | point | An uprising *ousted* the ruler in 2011.
2016-12-01 | 2016-12-11 | range | point | *Fighting* broke out in early December.
2014-01-01 | 2014-12-31 | year | point | He was *arrested* two years ago.
2016-09-01 | 2016-09-30 | month | point | In September the army retook the port, *ousting* a militia.
2016-12-10 | 2016-12-10 | day | point | Troops fired on protesters on Saturday. Then they *arrested* dozens of people.
- | 2016-12-11 | before | - | Troops fired on protesters on Saturday. The governor has *jailed* dozens of people.
2016-06-03 | 2016-07-02 | range | point | He visited Turkey in June. Two days later, a rival *flew* to Ankara.
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in CASES.strip().splitlines()]


def _starred(read: Read, text: str, published: str | None = PUBLISHED) -> tuple[Reading, int]:
    start = text.index("*")
    reading = read(text.replace("*", ""), published)
    token = reading.parse.token_at(start)
    assert token is not None
    return reading, token.i


def _told(dating: Dating) -> tuple[str | None, ...]:
    days = (day.isoformat() if day else "-" for day in (dating.begin, dating.finish))
    return (*days, dating.precision, dating.extent or "-")


@pytest.mark.parametrize(
    ("begin", "finish", "precision", "extent", "text"), ROWS, ids=[row[4] for row in ROWS]
)
def test_days_of_acts(
    read: Read, begin: str, finish: str, precision: str, extent: str, text: str
) -> None:
    reading, head = _starred(read, text)
    times = find_times(reading.article, reading.parse)
    assert _told(date_acts(reading, times)(head)) == (begin, finish, precision, extent)


@pytest.mark.parametrize(
    "text",
    ["The army *shelled* the town.", "The army *shelled* the town on Monday."],
)
def test_acts_of_an_undated_report_have_no_days(read: Read, text: str) -> None:
    reading, head = _starred(read, text, None)
    dating = date_acts(reading, find_times(reading.article, reading.parse))(head)
    assert (dating.begin, dating.finish, dating.precision) == (None, None, "unknown")


def test_publication_is_never_the_day_of_an_undated_act(read: Read) -> None:
    reading, head = _starred(read, "Rebels *killed* two guards at the gate.")
    dating = date_acts(reading, ())(head)
    assert dating.begin is None
    assert dating.time is None


def test_the_time_of_an_act_is_named(read: Read) -> None:
    reading, head = _starred(read, "Rebels *killed* two guards on Monday.")
    times = find_times(reading.article, reading.parse)
    assert date_acts(reading, times)(head).time == times[0].id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brigade has *controlled* the port since May.", ("2016-05-01", "2016-12-11")),
        ("The brigade *controlled* the port until June 2015.", ("-", "2015-06-30")),
        ("The brigade *controls* the port.", ("-", "-")),
    ],
)
def test_how_long_states_last(read: Read, text: str, expected: tuple[str, str]) -> None:
    reading, head = _starred(read, text)
    dating = date_states(reading, find_times(reading.article, reading.parse))(head)
    assert _told(dating)[:2] == expected


def test_a_sentence_without_end_is_dated_in_good_time(read: Read) -> None:
    text = "Rebels " + "attacked the town and " * 400 + "fled on *Monday*."
    reading, _ = _starred(read, text)
    date = date_acts(reading, find_times(reading.article, reading.parse))
    assert {date(token.i).precision for token in reading.parse.tokens} <= {"day", "before"}
