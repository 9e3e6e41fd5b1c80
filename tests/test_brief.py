from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from dragoman.analysis.briefing import Briefing, brief, render, safe_url
from dragoman.analysis.contests import contests
from dragoman.analysis.network import matrix, ties
from dragoman.analysis.people import figures, holds, post
from dragoman.analysis.timeline import timeline
from dragoman.analysis.wording import load_wording
from dragoman.records import Role, Status
from tests.builder import Builder
from tests.reports import first, second


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return brief([second(), first()], "The coast in June")


@pytest.fixture(scope="module")
def page(briefing: Briefing) -> str:
    return render(briefing)


def test_order_of_the_codings_does_not_matter(page: str) -> None:
    assert render(brief([first(), second()], "The coast in June")) == page


def test_one_attack_told_by_two_reports_is_one_line() -> None:
    shelled, seized = timeline([first(), second()])
    assert shelled.reports == (first().article.id, second().article.id)
    assert shelled.standing == "told"
    assert [quote.voice for quote in shelled.quotes] == ["", "residents"]
    assert seized.standing == "contested"


def test_the_reporting_date_is_never_made_the_date() -> None:
    _, seized = timeline([first()])
    assert not seized.dated
    assert seized.when == "by 10 June 2020"


def test_attacks_of_different_days_stay_apart() -> None:
    other = second()
    later = replace(other.events[0], begin=date(2020, 5, 20), finish=date(2020, 5, 20))
    assert len(timeline([first(), replace(other, events=(later,))])) == 3


def test_a_copy_is_another_report_but_no_other_voice() -> None:
    made = []
    for number in "12":
        b = Builder("Gunmen shelled Mocha on 8 June 2020.", id=number)
        b.event("shelled", "ASSAULT", on="2020-06-08", place=b.place("Mocha"))
        made.append(b.coding)
    (shelled,) = timeline(made)
    assert (shelled.reports, shelled.voices) == (("1", "2"), 1)
    assert "told by 2 reports, 1 independent voice<" in render(brief(made))


def test_signed_table_reads_along_the_row() -> None:
    table = matrix(ties([second()]), load_wording())
    assert table.rows == ("Hill Guard",)
    assert table.cells == {
        ("Hill Guard", "Aden Council"): "+",
        ("Hill Guard", "Coast Brigade"): "−",
    }


@pytest.mark.parametrize("status", ["negated", "denied", "possible", "likely", "hypothetical"])
def test_what_is_not_told_as_so_has_no_sign(status: Status) -> None:
    coding = second()
    open_ = replace(coding.relations[0], status=status)
    assert not matrix(ties([replace(coding, relations=(open_,))]), load_wording()).cells


def test_what_is_only_claimed_stands_in_brackets() -> None:
    coding = second()
    claimed = replace(coding.relations[0], claim=coding.claims[0].id)
    table = matrix(ties([replace(coding, relations=(claimed,))]), load_wording())
    assert list(table.cells.values()) == ["(+)"]


def test_both_sides_of_a_contest_are_quoted() -> None:
    (contest,) = contests([first()])
    assert contest.actors == ("Coast Brigade",)
    assert [quote.voice for quote in contest.asserted] == ["Salim Nasr"]
    assert [quote.voice for quote in contest.denied] == ["Coast Brigade"]


def test_a_denial_in_another_report_makes_a_contest() -> None:
    told = Builder("The army shelled the port. ", id="1")
    told.event("shelled", "ASSAULT", [told.actor("The army")], [told.actor("the port")])
    denied = Builder("The army denied that it shelled the port. ", id="2")
    army = denied.actor("The army")
    claim = denied.claim("denied", "it shelled the port", army, stance="denies")
    port = denied.actor("the port")
    denied.event("shelled", "ASSAULT", [army], [port], status="denied", claim=claim)
    (contest,) = contests([told.coding, denied.coding])
    assert [quote.report for quote in contest.asserted] == ["1"]
    assert [quote.report for quote in contest.denied] == ["2"]
    assert contests([told.coding]) == contests([denied.coding]) == ()


def test_posts_are_those_of_the_day_of_the_report() -> None:
    exile = Role("exile", None, date(1990, 1, 1), date(2011, 3, 1))
    marshal = Role("field marshal", "army", date(2016, 9, 14), None)
    assert not holds(exile, date(2016, 12, 11))
    assert holds(marshal, date(2016, 12, 11))
    assert not holds(exile, None)
    assert post(marshal) == "field marshal, army (since 14 September 2016)"
    assert post(Role("head of the army", "army", None, None)) == "head of the army"
    coding = first()
    actor = replace(coding.actors[1], roles=(exile, marshal))
    people = figures([replace(coding, actors=(actor,))], ())
    assert people[0].posts == ("field marshal, army (since 14 September 2016)",)


def test_people_are_ranked_by_their_part_in_the_story() -> None:
    people = figures([first(), second()], ties([first(), second()]))
    assert people[0].name == "Coast Brigade"
    salim = next(figure for figure in people if figure.name == "Salim Nasr")
    assert [tie.object for tie in salim.told] == ["Hill Guard"]


class _Outline(HTMLParser):
    """Tags, links, ids and headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.links += [each for each in (given.get("href"), given.get("src")) if each]
        self.ids += [each for each in (given.get("id"),) if each]


@pytest.fixture(scope="module")
def outline(page: str) -> _Outline:
    parsed = _Outline()
    parsed.feed(page)
    return parsed


def test_page_needs_nothing_but_itself(page: str, outline: _Outline) -> None:
    assert not {"script", "img", "link", "iframe"} & set(outline.tags)
    assert "url(" not in page
    assert "@import" not in page
    outward = [link for link in outline.links if not link.startswith("#")]
    assert outward == ["https://example.org/1"]


def test_every_link_within_the_page_leads_somewhere(outline: _Outline) -> None:
    inward = {link[1:] for link in outline.links if link.startswith("#")}
    assert inward <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_headings_step_down_one_by_one(outline: _Outline) -> None:
    levels = [int(tag[1]) for tag in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    "words",
    [
        "Who is who",
        "Timeline",
        "Who stands where",
        "Who holds what",
        "Contested",
        "What may follow",
        "told by 2 reports",
        "by 10 June 2020",
        "if the port stays shut",
    ],
)
def test_page_has_its_parts(page: str, words: str) -> None:
    assert words in page


def test_words_of_reports_are_escaped() -> None:
    b = Builder("<script>alert(1)</script> rebels shelled Mocha.", headline="<b>Shelled</b>")
    b.event("shelled", "ASSAULT", [b.actor("<script>alert(1)</script> rebels")])
    page = render(brief([b.coding], "<i>Title</i>"))
    assert "<script>" not in page
    assert "<b>Shelled" not in page
    assert "<i>Title" not in page
    assert "&lt;script&gt;" in page


def test_pictures_stand_in_the_page_with_title_and_description(page: str) -> None:
    drawn = re.findall(r"<svg [^>]*>", page)
    assert [re.findall(r'class="picture (\w+)"', each) for each in drawn] == [
        ["timeline"],
        ["network"],
        ["map"],
    ]
    assert all('role="img" aria-labelledby=' in each for each in drawn)
    assert "<style>svg" not in page  # one style for all, in the head


def test_a_pair_with_several_events_is_drawn_with_its_table() -> None:
    b = Builder("The Hill Guard hit the Coast Brigade on 1 June 2020. It struck it on 3 June 2020.")
    guard, brigade = b.actor("The Hill Guard", "Hill Guard"), b.actor("the Coast Brigade")
    b.event("hit", "ASSAULT", [guard], [brigade], on="2020-06-01")
    b.event("struck", "COERCE", [guard], [brigade], on="2020-06-03")
    page = render(brief([b.coding]))
    assert re.search("<h3>(Hill Guard|the Coast Brigade) and [^<]*, by month</h3>", page)
    assert 'class="picture dyad"' in page
    assert "<td>material conflict</td><td>2</td>" in page


def test_only_addresses_of_the_web_become_links() -> None:
    assert safe_url("https://example.org/a") == "https://example.org/a"
    assert safe_url("javascript:alert(1)") is None
    assert safe_url(None) is None


def test_a_briefing_on_nothing_says_so() -> None:
    page = render(brief([Builder("Nothing happened.", None).coding]))
    assert page.count('class="none"') == 6
    assert "without a date of publication" in page
