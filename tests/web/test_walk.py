"""An analyst's first hour in the browser, with the true coder: no step of it leaves the page."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.server import listen

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
CODED = 120_000  # milliseconds: the language model is loaded first
REPORT = """Two camps blame each other for the fire at Mocha

2 December 2016

Aden - Fighters of the Coast Brigade shelled the harbour of Mocha on 21 November 2016 and killed \
nine dockers, port officials said.

The Hill Guard accused the Coast Brigade of burning the fuel depot behind the harbour. The Coast \
Brigade denied that it had burned the depot.

The Hill Guard attacked a camp of the Coast Brigade near Taiz on 24 November 2016. The governor of \
Taiz met elders of both camps on 27 November 2016.

In March 2014 the Hill Guard had seized the airport of Hodeidah. If the harbour stays shut, the \
price of bread is likely to rise, a trader said.
"""
DROP = """([name, words]) => {
  const held = new DataTransfer();
  held.items.add(new File([words], name, { type: "text/plain" }));
  return held;
}"""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A new user's browser before a server without a project."""
    if BROWSER is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed: apt-get install chromium")
    if BROWSER is None:
        pytest.skip("Chromium is not installed")
    desk = Desk(tmp_path / "red-sea")
    app = make_app(desk)
    with listen("127.0.0.1", 0) as door, sync_playwright() as playwright:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser.new_page(base_url=f"http://127.0.0.1:{door.getsockname()[1]}/")
        browser.close()
        server.should_exit = True
        thread.join()
    desk.close()


def test_an_analyst_walks_from_a_report_to_a_printed_briefing(page: Page, tmp_path: Path) -> None:
    make_a_project(page)
    drop_a_report_in(page)
    find_the_contested_claim(page)
    correct_its_actor(page)
    see_it_everywhere(page)
    undo(page)
    filter_to_november_2016(page)
    print_the_briefing(page, tmp_path)


def make_a_project(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Open a project")).to_be_visible()
    page.get_by_role("button", name="Open or make it").click()
    expect(page.get_by_text("0 reports").first).to_be_visible()


def drop_a_report_in(page: Page) -> None:
    held = page.evaluate_handle(DROP, ["mocha.txt", REPORT])
    page.get_by_text("Drop reports here").dispatch_event("drop", {"dataTransfer": held})
    progress = page.get_by_role("listitem").filter(has_text="mocha.txt")
    expect(progress).to_be_visible()
    expect(progress.get_by_role("status")).to_contain_text("done: 1 of 1", timeout=CODED)
    expect(page.get_by_role("link", name="1 report", exact=True)).to_be_visible()
    progress.get_by_role("link", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("fire at Mocha")


def find_the_contested_claim(page: Page) -> None:
    page.get_by_role("link", name="Events", exact=True).click()
    page.get_by_label("Stands", exact=True).select_option("contested")
    row = page.get_by_role("row").filter(has_text="the fuel depot")
    row.click()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_text("contested").first).to_be_visible()
    expect(panel.get_by_text("Denied by")).to_be_visible()
    panel.get_by_role("button", name="Coast Brigade").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Coast Brigade denies")
    page.go_back()


def correct_its_actor(page: Page) -> None:
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Coast Brigade")
    panel.get_by_role("button", name="Correct").click()
    panel.get_by_role("button", name="Hill Guard as actors, in place of Coast Brigade").click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Hill Guard")
    expect(panel.get_by_role("region", name="Review")).to_contain_text("corrected by")


def see_it_everywhere(page: Page) -> None:
    expect(page.get_by_role("row", selected=True)).to_contain_text("Hill Guard")
    page.get_by_role("complementary").get_by_role("link", name="Two camps blame").click()
    listed = page.get_by_role("button", name="contested: Hill Guard")
    expect(listed).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Briefing").click()
    briefing = page.get_by_role("article")
    expect(briefing.get_by_role("listitem").filter(has_text="Hill Guard").first).to_be_visible()
    page.get_by_role("link", name="Review", exact=True).click()
    page.get_by_role("link", name="Decisions", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="correct events")).to_contain_text("Hill Guard")


def undo(page: Page) -> None:
    page.keyboard.press("u")
    expect(page.get_by_role("row").filter(has_text="undo events")).to_be_visible()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Coast Brigade")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def filter_to_november_2016(page: Page) -> None:
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("link", name="Events", exact=True).click()
    for edge in ("From", "To"):
        page.get_by_label(edge, exact=True).fill("2016-11")
        page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text="2016-11-24")).to_have_count(1)
    expect(page.get_by_role("row").filter(has_text="2014-03")).to_have_count(0)


def print_the_briefing(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Briefing").click()
    timeline = page.locator("section").filter(has=page.get_by_role("heading", name="Timeline"))
    expect(timeline).to_contain_text("24 November 2016")
    expect(timeline).not_to_contain_text("March 2014")
    page.emulate_media(media="print")
    expect(timeline).to_be_visible()
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_label("What changed since")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        page.get_by_role("link", name="Markdown").click()
    download.value.save_as(folder / "briefing.md")
    written = (folder / "briefing.md").read_text("utf-8")
    assert "\n- 24 November 2016. " in written
    assert "\n- March 2014. " not in written
