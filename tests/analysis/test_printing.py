from __future__ import annotations

import builtins
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.analysis.briefing import Briefing, brief, render
from dragoman.analysis.changes import key_events, weight
from dragoman.analysis.outline import parts
from dragoman.analysis.printing import STYLES, escaped, plain_colours, printed
from dragoman.cli import exits, run
from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from dragoman.store.base import Source
from tests.builder import Builder
from tests.reports import first, second

SINCE = date(2020, 6, 11)


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return brief([first(), second()], "The coast in June", since=SINCE, caution="Handle with care.")


def test_what_is_told_for_the_first_time_since_a_day_is_new() -> None:
    found = brief([first(), second()], since=date(2020, 6, 1)).changed
    assert found is not None
    assert len(found.reports) == 2
    assert len(found.happened) == len(brief([first(), second()]).happened)
    later = brief([first(), second()], since=SINCE).changed
    assert later is not None
    assert [article.id for article in later.reports] == [second().article.id]
    assert later.happened == ()  # the shelling was told before
    assert not brief([first(), second()], since=date(2020, 7, 1)).changed


def test_a_denial_that_comes_later_is_a_turn() -> None:
    told = Builder("The Hill Guard shelled Mocha on 8 June 2020.", id="1")
    place = told.place("Mocha")
    told.event("shelled", "ASSAULT", [told.actor("The Hill Guard")], place=place, on="2020-06-08")
    later = Builder(
        "The Hill Guard denied that it shelled Mocha on 8 June 2020.", "2020-06-12", id="2"
    )
    guard = later.actor("The Hill Guard")
    claim = later.claim("denied", "it shelled Mocha on 8 June 2020", guard, stance="denies")
    place = later.place("Mocha")
    later.event(
        "shelled", "ASSAULT", [guard], place=place, on="2020-06-08", status="denied", claim=claim
    )
    found = brief([told.coding, later.coding], since=SINCE).changed
    assert found is not None
    (turn,) = found.turned
    assert (turn.before, turn.happening.standing) == ("told", "contested")
    assert {quote.report for quote in turn.quotes} == {"2"}
    assert len(found.contested) == 1


def test_a_place_that_changed_hands_is_told() -> None:
    old = Builder("The Hill Guard holds the port of Mocha.", id="1")
    old.relation(old.actor("The Hill Guard"), "controls", old.place("Mocha"), "holds")
    new = Builder("The Coast Brigade took Mocha on 11 June 2020.", "2020-06-12", id="2")
    days = {"begin": date(2020, 6, 11), "finish": None, "date_precision": "after"}
    new.relation(new.actor("The Coast Brigade"), "controls", new.place("Mocha"), "took", **days)
    found = brief([old.coding, new.coding], since=SINCE).changed
    assert found is not None
    (handed,) = found.handed
    assert handed.before == ("The Hill Guard",)
    assert [holder.name for holder in handed.now] == ["The Coast Brigade"]


def test_key_events_are_violent_contested_or_told_by_several() -> None:
    happened = brief([first(), second()]).happened
    assert key_events(happened) == happened  # an attack told twice, a contested seizure
    assert weight(happened[0]) > weight(replace(happened[0], reports=("1",)))
    calm = replace(happened[0], type="CONSULT", standing="told", reports=("1",))
    assert key_events([calm]) == ()
    assert len(key_events([happened[0]] * 20)) == 8


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_the_same_bytes_again(briefing: Briefing, style: Any) -> None:
    assert printed(briefing, style) == printed(briefing, style)


def test_every_line_of_the_markdown_has_its_footnote(briefing: Briefing) -> None:
    text = printed(briefing, "md").decode()
    used = set(re.findall(r"\[\^(\d+)\]", text))
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", text, re.MULTILINE))
    assert used == set(notes)
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert lines
    assert all("[^" in line for line in lines)
    assert any("denied that it had seized the depot" in note for note in notes.values())
    assert "Handle with care." in text
    assert "# What changed since 11 June 2020" in text
    assert len(lines) == sum(len(part.lines) for part in parts(briefing))


def test_words_of_a_report_are_no_markup() -> None:
    b = Builder("*Rebels* <script>alert(1)</script> shelled [Mocha](http://x) on 8 June 2020.")
    b.event("shelled", "ASSAULT", [b.actor("*Rebels* <script>alert(1)</script>")])
    text = printed(brief([b.coding], "# A & B"), "md").decode()
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "# \\# A &amp; B" in text
    assert escaped("a_b [c](d) `e`") == "a\\_b \\[c\\](d) \\`e\\`"


def test_the_docx_holds_the_lines_and_their_quotations(briefing: Briefing) -> None:
    import docx

    content = printed(briefing, "docx")
    document = docx.Document(io.BytesIO(content))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == "The coast in June"
    for part in parts(briefing):
        assert part.heading in words
        assert all(any(each.startswith(line.text) for each in words) for line in part.lines)
    assert any(each.startswith("[1] “") for each in words)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {2000}


def test_control_characters_break_no_docx() -> None:
    b = Builder("Rebels\x0b shelled Mocha.")
    b.event("shelled", "ASSAULT", [b.actor("Rebels\x0b")])
    assert printed(brief([b.coding], "A\x00B"), "docx")


def test_the_pdf_is_one_and_fetches_nothing(
    briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    content = printed(briefing, "pdf")
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert len(content) > 20_000


def test_pictures_for_print_have_plain_colours_and_no_halo() -> None:
    svg = (
        "<style>svg{--ink: #111; --page: #fff}@media (x){svg{--ink: #eee}}"
        ".name { fill: var(--ink); paint-order: stroke; stroke: var(--page); stroke-width: 3px; }"
        ".tie { stroke: var(--ink); }</style>"
    )
    plain = plain_colours(svg)
    assert "var(" not in plain
    assert "#eee" not in plain
    assert "paint-order" not in plain
    assert ".tie { stroke: #111; }" in plain
    assert "fill: #111;" in plain


@pytest.mark.parametrize(("style", "module"), [("docx", "docx"), ("pdf", "weasyprint.urls")])
def test_a_missing_extra_is_told_with_the_remedy(
    briefing: Briefing, style: Any, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == module:
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=rf"dragoman\[{style}\]"):
        printed(briefing, style)


def test_an_unknown_style_is_refused(briefing: Briefing) -> None:
    with pytest.raises(UsageError, match="html, md, docx, pdf"):
        printed(briefing, "odt")  # type: ignore[arg-type]


def test_the_page_links_to_what_it_has(briefing: Briefing) -> None:
    page = render(briefing)
    for link in ("#changed", "#key"):
        assert f'href="{link}"' in page
        assert f'id="{link[1:]}"' in page
    bare = render(brief([first(), second()]))
    assert "#changed" not in bare


def test_the_command_writes_the_style_that_the_file_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Corpus(tmp_path / "p") as corpus:
        number = corpus.project.store.begin(corpus.project.coder())
        for coding in (first(), second()):
            corpus.project.keep(coding, Source(coding.article.id.encode(), "x"), number)
    at = ["-p", str(tmp_path / "p")]
    assert run(["brief", *at, "-o", str(tmp_path / "a.md"), "--since", "2020-06-11"]) == exits.DONE
    assert "What changed since 11 June 2020" in (tmp_path / "a.md").read_text("utf-8")
    assert run(["brief", *at, "--format", "docx"]) == exits.DONE
    assert (tmp_path / "p" / "briefing.docx").read_bytes().startswith(b"PK")
    assert run(["brief", *at, "--since", "soon"]) == exits.USAGE
    assert "is no day" in capsys.readouterr().err
