from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.analysis.account import account_of
from dragoman.analysis.briefing import brief, render
from dragoman.analysis.masking import limits, masked
from dragoman.assemble import check, spans_of
from dragoman.cli import run
from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from dragoman.exchange.contract import as_line
from dragoman.records import Coding
from dragoman.store.base import Source
from tests.builder import Builder

TEXT = (
    "Gunmen killed the teacher Lamia Zerrouk-Haddad in Derna on Monday. "
    "Ms Zerrouk-Haddad taught French. LAMIA ZERROUK-HADDAD was 27. "
    "General Nasr Badawi blamed the Coast Brigade, as did J. Okello. "
    "Her pupil Youssef Okello was hurt, said Zerrouk-Haddad's sister. Will he live? He will."
)
SECRET = ("zerrouk", "haddad", "lamia", "okello", "youssef")


def report(name: str = "1") -> Coding:
    b = Builder(
        TEXT,
        id=name,
        url="https://x.org/lamia-zerrouk-killed",
        headline="Lamia Zerrouk-Haddad dies",
    )
    lamia = private(b, "Lamia Zerrouk-Haddad")
    pupil = private(b, "Youssef Okello")
    nasr = b.actor("General Nasr Badawi", "Nasr Badawi")
    b.actor("the Coast Brigade", "Coast Brigade", kind="group")
    place = b.place("Derna")
    gunmen = b.actor("Gunmen", kind="group")
    b.event("killed", "ASSAULT", [gunmen], [lamia], place=place, on="2020-06-08")
    told = b.claim("blamed", "the Coast Brigade", nasr)
    b.event("hurt", "ASSAULT", [], [pupil], claim=told)
    b.relation(pupil, "supports", lamia, "pupil")
    return b.coding


def private(b: Builder, words: str) -> str:
    from dataclasses import replace

    mention = b.actor(words)
    *others, actor = b.coding.actors
    reason = f"lost: {words} 2.1"
    unknown = replace(actor, known=False, reason=reason)
    b.coding = replace(b.coding, actors=(*others, unknown))
    return mention


def leaks(words: str) -> list[str]:
    return [name for name in SECRET if name in words.casefold()]


@pytest.mark.parametrize("mode", ["mask", "omit"])
def test_no_masked_name_is_left_in_a_coding(mode: str) -> None:
    (coding,) = masked([report()], mode)  # type: ignore[arg-type]
    assert not leaks(as_line(coding))
    assert "Nasr Badawi" in coding.article.text
    assert "Will he live? He will." in coding.article.text
    check(coding)


def test_one_person_has_one_number_everywhere() -> None:
    (coding,) = masked([report()], "mask")
    assert coding.article.text.startswith("Gunmen killed the teacher Person 1 in Derna on Monday. ")
    assert "Ms Person 1 taught French. Person 1 was 27." in coding.article.text
    assert "as did Person 2. Her pupil Person 2 was hurt, said Person 1's" in coding.article.text
    assert coding.article.headline == "Person 1 dies"
    assert coding.article.url is None
    assert [a.name for a in coding.actors][:3] == ["Person 1", "Person 2", "Nasr Badawi"]


def test_omitted_persons_cannot_be_told_apart() -> None:
    (coding,) = masked([report()], "omit")
    assert "Person" not in coding.article.text
    assert coding.article.text.count("[name withheld]") == 6


def test_every_span_still_covers_its_words() -> None:
    before = report()
    (after,) = masked([before], "mask")
    assert len(list(spans_of(after))) == len(list(spans_of(before)))
    words = [event.trigger.of(after.article.text) for event in after.events]
    assert words == ["killed", "hurt"]
    mentions = [m.span.of(after.article.text) for m in after.mentions]
    assert mentions[:3] == ["Person 1", "Person 2", "General Nasr Badawi"]
    account = account_of(after, "events", after.events[0].id)
    assert account.quote.of(after.article.text) == (
        "Gunmen killed the teacher Person 1 in Derna on Monday."
    )


def test_the_same_name_in_another_report_has_the_same_number() -> None:
    b = Builder("Lamia Zerrouk-Haddad was buried. Nobody else came.", id="2")
    one, other = masked([report(), b.coding], "mask")  # not found as a person in the second
    assert other.article.text == "Person 1 was buried. Nobody else came."
    assert one.article.text.startswith("Gunmen killed the teacher Person 1")


def test_only_victims_may_be_masked() -> None:
    b = Builder("The police chief Adam Sorel arrested Rima Toubal in Derna.")
    chief, rima = private(b, "Adam Sorel"), private(b, "Rima Toubal")
    b.event("arrested", "COERCE", [chief], [rima])
    (coding,) = masked([b.coding], "mask", "victims")
    assert coding.article.text == "The police chief Adam Sorel arrested Person 1 in Derna."
    (coding,) = masked([b.coding], "mask", "unknown")
    assert "Sorel" not in as_line(coding)


def test_accents_capitals_handles_and_initials_hide_no_name() -> None:
    text = "Béatrice Okello spoke. BEATRICE OKELLO left. @beatriceokello; B. Okello, Okello’s kin."
    b = Builder(text)
    private(b, "Béatrice Okello")
    (coding,) = masked([b.coding], "mask")
    assert (
        coding.article.text == "Person 1 spoke. Person 1 left. @Person 1; Person 1, Person 1’s kin."
    )


def test_known_persons_and_places_of_the_same_word_keep_theirs() -> None:
    b = Builder("Omar Derna was seen in Derna. Salim Derna, the minister, saw Mr Derna.")
    private(b, "Omar Derna")
    b.actor("Salim Derna")
    span = b.article.text.index("in Derna") + 3
    from dragoman.records import Mention, Span, identify

    town = Mention(identify("m", "x"), Span(span, span + 5), "place", None, "p", None, "test")
    b._add("mentions", town)
    (coding,) = masked([b.coding], "mask")
    assert coding.article.text == (
        "Person 1 was seen in Derna. Salim Derna, the minister, saw Mr Person 1."
    )


def test_what_is_kept_is_untouched_and_other_modes_are_refused() -> None:
    assert masked([report()], "keep") == [report()]
    with pytest.raises(UsageError, match="no masking"):
        masked([report()], "blur")  # type: ignore[arg-type]


def test_the_limits_are_told() -> None:
    assert "still stands" in limits("mask")
    assert limits("keep") == ""


# ---------------------------------------------------------------- every output of a project


@pytest.fixture
def project(tmp_path: Path) -> str:
    with Corpus(tmp_path / "p") as corpus:
        number = corpus.project.store.begin(corpus.project.coder())
        for coding in (report("1"), report("2")):
            corpus.project.keep(coding, Source(coding.article.id.encode(), "x"), number)
    return str(tmp_path / "p")


COMMANDS: list[list[str]] = [
    *(
        ["show", layer, "--format", style]
        for layer in ("events", "claims", "relations", "actors")
        for style in ("json", "csv", "table")
    ),
    ["show", "article", "1"],
    ["show", "article", "1", "--format", "json"],
    ["show", "articles", "--format", "json"],
    ["search", "teacher", "--format", "json"],
    ["brief", "-o", "-"],
    ["events", "list", "--format", "json"],
    ["control", "--format", "json"],
    ["map", "--format", "geojson"],
    ["dyads", "--format", "json"],
    ["timeline", "--format", "json"],
    ["timeline", "--format", "svg"],
    ["network", "--format", "json"],
    ["network", "--format", "graphml"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("mode", ["mask", "omit"])
def test_no_masked_name_is_left_in_any_output(
    project: str, command: list[str], mode: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "-p", project, "--names", mode]) == 0
    out, err = capsys.readouterr()
    assert out
    assert not leaks(out)
    assert "still stands" in err


def test_a_search_for_a_masked_name_finds_nothing(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["search", "Lamia", "-p", project, "--names", "mask", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []
    run(["search", "Lamia", "-p", project, "--format", "json"])
    assert json.loads(capsys.readouterr().out)


def test_the_briefing_says_that_names_are_withheld(project: str) -> None:
    with Corpus.open(project, "omit") as corpus:
        page = corpus.brief()
    assert "Names of private persons are left out" in page
    assert not leaks(re.sub(r"\s+", " ", page))
    assert "Names of private persons" not in render(brief([report()]))


def test_names_are_masked_in_what_the_coder_itself_reads(code: Callable[..., Coding]) -> None:
    text = (
        "Soldiers killed Ilyas Benmoussa, a baker, in Sebha on Friday, relatives said. "
        "Benmoussa had three children. His wife Farida Benmoussa was wounded."
    )
    (coding,) = masked([code(text, "2020-06-10")], "mask")
    assert not [n for n in ("Benmoussa", "Ilyas", "Farida") if n in as_line(coding)]
    assert "killed" in {event.trigger.of(coding.article.text) for event in coding.events}
