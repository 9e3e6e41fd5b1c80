"""The page as a person meets it: in Chromium, with axe looking over every view."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.server import listen
from tests.reports import first
from tests.web.conftest import fill

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
VIEWS = ["", "events", "claims", "relations", "places", f"read/{first().article.id}"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a project with two reports; without a browser there is nothing to try."""
    if BROWSER is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed: apt-get install chromium")
    if BROWSER is None:
        pytest.skip("Chromium is not installed")
    desk = Desk(fill(tmp_path_factory.mktemp("project") / "red-sea"))
    with listen("127.0.0.1", 0) as door:
        server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        server.should_exit = True
        thread.join()
    desk.close()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser.new_page(base_url=address)
        browser.close()


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(page: Page, view: str) -> None:
    page.goto(f"/{view}")
    expect(page.get_by_role("main").get_by_role("heading").first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


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


def test_a_record_chosen_in_the_reader_shows_why_it_stands(page: Page) -> None:
    page.goto(f"/read/{first().article.id}")
    page.get_by_role("button", name="told: Coast Brigade").first.click()
    expect(page.get_by_role("complementary")).to_be_visible()
