"""The page as a person meets it: in Chromium, with axe looking over every view."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.reports import first

LISTS = ["events", "claims", "relations", "places", "happenings"]
PICTURES = ["timeline", "network", "map", "assessments", "dyads", "contested"]
WORK = ["search", "search?q=Mocha", "actors", f"actors/{first().actors[0].id}", "briefing"]
REVIEW = [
    "review",
    *(f"review?what={part}" for part in ("decisions", "agreement", "audit", "learn")),
]
VIEWS = ["", *LISTS, *PICTURES, *WORK, *REVIEW, f"read/{first().article.id}"]


DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(page: Page, view: str) -> None:
    """On a desk and on a phone, light and dark; and no page is wider than the phone."""
    for size, scheme in ((DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"/{view}")
        expect(page.get_by_role("main").get_by_role("heading").first).to_be_visible()
        found = Axe().run(page).response["violations"]
        serious = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
        assert (size["width"], scheme, serious) == (size["width"], scheme, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_an_event_of_the_list_shows_its_sentence_and_the_address_keeps_it(page: Page) -> None:
    page.goto("/events")
    page.get_by_role("row").nth(1).click()
    expect(page.get_by_role("complementary")).to_be_visible()
    assert "pick=events" in page.url


def test_the_filter_of_the_address_is_shown_and_can_be_taken_off(page: Page) -> None:
    page.goto("/events?type=ASSAULT")
    page.get_by_role("button", name="Remove type: ASSAULT").click()
    expect(page).to_have_url(re.compile("/events$"))


def test_the_choice_of_the_address_stands_in_its_field_and_takes_another(page: Page) -> None:
    page.goto("/events?type=ASSAULT")
    field = page.get_by_label("Type", exact=True)
    expect(field).to_have_value("ASSAULT")
    field.select_option("+COERCE")
    expect(page).to_have_url(re.compile("type=ASSAULT&type=COERCE"))
    expect(field.locator("option:checked")).to_have_text("2 chosen")
    field.select_option("AID")
    expect(page).to_have_url(re.compile(r"events\?type=AID$"))


def test_a_rating_of_outlets_is_asked_of_the_list_and_stands_in_the_address(page: Page) -> None:
    page.goto("/events")
    with page.expect_request(re.compile(r"/api/v1/events\?.*reliability=B")):
        page.get_by_label("Outlet rated", exact=True).select_option("B")
    expect(page).to_have_url(re.compile(r"events\?reliability=B$"))
    page.get_by_role("button", name="Remove outlet rated at least: B").click()
    expect(page).to_have_url(re.compile("/events$"))


def test_two_clicks_correct_a_record_and_one_key_takes_it_back(page: Page) -> None:
    event = first().events[0]
    page.goto(f"/events?pick=events:{event.id}")
    panel = page.get_by_role("complementary")
    panel.get_by_role("button", name="Correct").click()
    panel.get_by_role("button", name="denied").click()
    review = panel.get_by_role("region", name="Review")
    expect(review).to_contain_text("corrected by")
    expect(review).to_contain_text("The machine had: status asserted")
    expect(page.get_by_role("row", selected=True)).to_contain_text("denied")
    page.keyboard.press("u")
    expect(review).not_to_contain_text("corrected by")


def test_the_mode_of_an_event_can_be_corrected(page: Page) -> None:
    page.goto(f"/events?pick=events:{first().events[0].id}")
    panel = page.get_by_role("complementary")
    panel.get_by_role("button", name="Correct").click()
    modes = panel.get_by_role("group", name="mode")
    modes.get_by_role("button").first.click()
    review = panel.get_by_role("region", name="Review")
    expect(review).to_contain_text("The machine had: mode")
    page.keyboard.press("u")
    expect(review).not_to_contain_text("corrected by")


def test_an_event_of_a_report_leads_to_all_that_is_told_of_it(page: Page) -> None:
    page.goto(f"/events?pick=events:{first().events[0].id}")
    page.get_by_role("complementary").get_by_role("link", name="The event").click()
    expect(page).to_have_url(re.compile("/happenings/"))
    expect(page.get_by_role("heading", name="Its accounts")).to_be_visible()


def test_a_briefing_of_very_much_is_made_only_when_asked_for(page: Page) -> None:
    page.route(
        re.compile(r"/api/v1/happenings\?limit=1$"),
        lambda route: route.fulfill(json={"items": [], "total": 5000, "next": None, "note": ""}),
    )
    page.goto("/briefing")
    expect(page.get_by_text("5,000 events pass the filter")).to_be_visible()
    page.get_by_role("link", name="Make it of all of them").click()
    expect(page.get_by_role("heading", name="Quotations")).to_be_visible()


def test_a_record_chosen_in_the_reader_shows_why_it_stands(page: Page) -> None:
    page.goto(f"/read/{first().article.id}")
    page.get_by_role("button", name="told: Coast Brigade").first.click()
    expect(page.get_by_role("complementary")).to_be_visible()
