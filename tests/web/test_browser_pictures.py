"""The pictures of the page as a person meets them: each leads to the sentences behind it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.reports import first


def test_an_event_of_the_timeline_is_reached_and_selected_by_key(page: Page) -> None:
    page.goto("/timeline")
    mark = page.get_by_role("button", name="2020-06-08, told: Coast Brigade")
    mark.focus()
    page.keyboard.press("Enter")
    expect(mark).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("complementary")).to_contain_text("shelled the port of Mocha")
    expect(page.get_by_role("status").first).to_contain_text("1 without a day in the text")
    expect(page.get_by_role("row", selected=True)).to_contain_text("ASSAULT")


def test_the_lanes_of_the_timeline_can_be_those_of_actors(page: Page) -> None:
    page.goto("/timeline")
    expect(page.get_by_role("group", name="Material conflict")).to_be_visible()
    page.get_by_role("button", name="actor", exact=True).click()
    expect(page.get_by_role("group", name="Coast Brigade")).to_be_visible()
    assert "show=actor" in page.url


def test_an_event_that_several_sentences_tell_of_lists_them(page: Page) -> None:
    page.goto("/timeline")
    page.get_by_role("button", name="2020-06-08, told: Coast Brigade").click()
    told = page.get_by_role("region", name="Sentences of the event").get_by_role("button")
    expect(told).to_have_count(2)
    told.nth(1).click()
    expect(page.get_by_role("complementary")).to_contain_text("residents")


def test_the_number_of_a_lane_opens_its_list(page: Page) -> None:
    page.goto("/timeline")
    page.get_by_role("link", name="Material conflict: list of 1").click()
    expect(page).to_have_url(re.compile("/happenings.*id="))
    expect(page.get_by_role("status").first).to_contain_text("1 event")


def test_a_tie_of_the_network_opens_its_evidence(page: Page) -> None:
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto("/network")
    expect(page.get_by_role("img", name="The network")).to_be_visible()
    page.get_by_role("button", name="opposes").click()
    evidence = page.get_by_role("region", name="Evidence of the tie")
    evidence.get_by_role("button").click()
    expect(page.get_by_role("complementary")).to_contain_text("opposes the Coast Brigade")
    row = page.get_by_role("row").filter(has_text="opposes")
    expect(row).to_contain_text("against")
    assert problems == []


def test_the_network_of_a_day_has_only_ties_told_by_then(page: Page) -> None:
    page.goto("/network")
    expect(page.get_by_role("status").first).to_contain_text("3 ties")
    page.get_by_label("Day", exact=True).fill(str(first().article.published))
    expect(page.get_by_role("status").first).to_contain_text("1 ties")


def test_a_place_of_the_map_opens_its_events_and_the_map_tells_its_policy(page: Page) -> None:
    page.goto("/map")
    expect(page.get_by_text("disputed territories are dashed")).to_be_visible()
    page.get_by_role("button", name="Mocha: 1 events").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/happenings.*place="))
    expect(page.get_by_role("row").filter(has_text="Mocha")).to_have_count(1)


def test_a_statement_of_what_leads_to_what_shows_its_sentence(page: Page) -> None:
    page.goto("/assessments")
    page.get_by_role("button", name="the port stays shut").click()
    expect(page.get_by_role("complementary")).to_contain_text("fuel prices are likely to rise")


def test_a_filter_that_nothing_passes_is_told_in_every_picture(page: Page) -> None:
    for view in ("timeline", "network", "map", "dyads", "contested", "assessments"):
        page.goto(f"/{view}?text=unheard")
        expect(page.locator(".nothing").first).to_be_visible()


def test_both_sides_of_a_contested_event_are_quoted(page: Page) -> None:
    page.goto("/contested")
    contest = page.get_by_role("main").get_by_role("listitem").filter(has_text="COERCE")
    expect(contest).to_contain_text("said the brigade had seized the fuel depot")
    expect(contest).to_contain_text("denied that it had seized the depot")
    contest.get_by_role("button", name="Salim Nasr").click()
    expect(page.get_by_role("complementary")).to_contain_text("Denied by")
