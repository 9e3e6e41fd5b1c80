"""Review, search and adding in the browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.reports import first

SELECT = """(element, words) => {
  const texts = document.createTreeWalker(element.closest('.prose'), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""


def test_hits_of_a_search_are_marked(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("searchbox").fill("mocha")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=mocha"))
    expect(page.locator("main mark").first).to_have_text("Mocha")


def test_words_that_are_selected_become_a_record(page: Page) -> None:
    page.goto(f"/read/{first().article.id}")
    page.get_by_text("If the port stays shut").evaluate(SELECT, "stays shut")
    page.get_by_role("button", name="Add a record on “stays shut”").click()
    form = page.get_by_role("region", name="Add a record")
    form.get_by_label("type").select_option("COERCE")
    form.get_by_label("actors").fill("Coast Brigade")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Added")).to_be_visible()
    page.goto("/events?type=COERCE&text=shut")
    expect(page.get_by_role("row")).to_have_count(2)
    page.goto("/review?what=decisions")
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(page.get_by_role("status").filter(has_text="taken back")).to_be_visible()


def test_many_are_counted_before_they_are_decided_on(page: Page) -> None:
    page.goto("/review?type=ASSAULT")
    page.get_by_text("Decide on all under the filter").click()
    page.get_by_role("button", name="Count them").click()
    expect(page.get_by_text("Under this filter: 2 events.")).to_be_visible()
    page.get_by_role("button", name="Accept these 2").click()
    expect(page.get_by_role("status").filter(has_text="Accepted: 2 records")).to_be_visible()
    for _ in range(2):
        page.keyboard.press("Escape")
    page.goto("/review?what=decisions")
    expect(page.get_by_role("row").filter(has_text="accept events")).to_have_count(2)


def test_each_number_of_the_audit_opens_its_records(page: Page) -> None:
    page.goto("/review?what=audit")
    page.get_by_role("button", name="Draw").click()
    page.get_by_role("link", name=re.compile("drawn, COERCE: list")).click()
    sample = page.get_by_role("region", name="Records of the sample")
    expect(sample.get_by_role("heading")).to_contain_text("drawn: COERCE, events")
    sample.get_by_role("button", name=re.compile("^COERCE")).first.click()
    expect(page.get_by_role("complementary").get_by_role("region", name="Review")).to_be_visible()
    page.keyboard.press("a")
    page.get_by_role("link", name="1 right, COERCE: list").click()
    expect(sample.get_by_role("heading")).to_have_text("1 right: COERCE, events")
    page.keyboard.press("u")
    expect(sample.get_by_role("heading")).to_have_text(re.compile("All are judged"))


def test_the_queue_is_walked_by_key(page: Page) -> None:
    page.goto("/review")
    expect(page.locator("ol").get_by_role("button").first).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("complementary")).to_be_visible()
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
