from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.corpus import Corpus
from dragoman.errors import UnknownError, UsageError
from dragoman.records import Coding, Span
from dragoman.store.base import Judgement
from dragoman.store.corrections import FIELDS
from tests.builder import Builder
from tests.reports import FIRST, first, second
from tests.review.conftest import ADA, BEN, keep

SHELLED, SEIZED = first().events
COMMANDS = first().relations[0]
TOLD, DENIED = first().claims


def types(corpus: Corpus) -> list[str]:
    return [row["type"] for row in corpus.events()]


def test_a_rejected_record_is_out_of_every_answer(corpus: Corpus) -> None:
    corpus.review.reject("events", SHELLED.id, ADA)
    assert types(corpus) == ["COERCE", "ASSAULT"]
    assert SHELLED.id not in {event.id for event in corpus.coding(first().article.id).events}
    assert all(SHELLED.id != e for h in corpus.briefing().happened for _, e in h.events)
    assert corpus.articles()[0]["events"] == 1
    assert not any(hit["kind"] == "event" for hit in corpus.search("Fighters"))


def test_a_rejected_record_is_shown_on_demand_with_who_rejected_it(corpus: Corpus) -> None:
    corpus.review.reject("events", SHELLED.id, replace(ADA, comment="a drill"))
    (row,) = corpus.events(review="rejected")
    assert (row["id"], row["type"], row["reviewed_by"]) == (SHELLED.id, "ASSAULT", "ada")
    account = corpus.event(SHELLED.id[:6])
    assert account.review is not None
    assert (account.review.state, account.review.comments) == ("rejected", ("ada: a drill",))


def test_undone_a_rejection_leaves_no_trace_in_the_answers(corpus: Corpus) -> None:
    before = corpus.events().to_dicts(), corpus.codings()
    corpus.review.reject("events", SHELLED.id, ADA)
    corpus.review.undo(1, BEN)
    assert (corpus.events().to_dicts(), corpus.codings()) == before
    corpus.review.undo(2, BEN)
    assert len(corpus.events()) == 2
    assert [row["outcome"] for row in corpus.review.decisions()] == ["stands", "undone", "stands"]


def test_corrected_fields_count_and_say_what_the_machine_had(corpus: Corpus) -> None:
    fields = {"type": "COERCE", "mode": "seize", "status": "denied", "date": "2020-06"}
    corpus.review.correct("events", SHELLED.id, fields, ADA)
    assert [r["id"] for r in corpus.events(type="COERCE", status="denied")] == [SHELLED.id]
    (row,) = corpus.events(review="corrected")
    assert (row["date"], row["date_precision"], row["quad"]) == ("2020-06", "month", 4)
    assert row["machine"]["type"] == "ASSAULT"
    assert row["machine"]["date"] == "2020-06-08"
    assert "by ada" in row["rule"]
    event = corpus.coding(first().article.id).events[0]
    assert (event.id, event.status, event.trigger) == (SHELLED.id, "denied", SHELLED.trigger)


def test_parties_are_said_by_name_by_words_and_by_words_with_an_id(corpus: Corpus) -> None:
    given = {
        "actors": "Salim Nasr; Fighters",
        "recipients": "General Salim Nasr=khalifa-haftar-lby",
        "place": "none",
    }
    corpus.review.correct("events", SHELLED.id, given, ADA)
    (row,) = corpus.events(review="corrected")
    assert row["actors"] == ["Salim Nasr", "Fighters"]
    assert row["recipients"] == ["Khalifa Haftar"]
    assert row["place"] is None
    event = corpus.coding(first().article.id).events[0]
    assert len(event.actor_codes) == 2
    assert event.recipient_codes[0].country == "LBY"
    assert corpus.events(actor="khalifa-haftar-lby")[0]["id"] == SHELLED.id
    assert {row["name"] for row in corpus.actors()} >= {"Khalifa Haftar"}


def test_corrections_add_up_and_the_last_one_counts(corpus: Corpus) -> None:
    corpus.review.correct("events", SHELLED.id, {"status": "denied"}, ADA)
    corpus.review.correct("events", SHELLED.id, {"type": "PROTEST"}, BEN)
    corpus.review.correct("events", SHELLED.id, {"status": "possible"}, BEN)
    (row,) = corpus.events(review="corrected")
    assert (row["type"], row["status"], row["reviewed_by"]) == ("PROTEST", "possible", "ben")
    assert row["machine"] == {"type": "ASSAULT", "status": "asserted"}
    corpus.review.reject("events", SHELLED.id, ADA)
    corpus.review.accept("events", SHELLED.id, BEN)
    assert corpus.events(review="accepted")[0]["type"] == "PROTEST"


def test_relations_claims_attributes_and_assessments_are_corrected_too(corpus: Corpus) -> None:
    corpus.review.correct(
        "relations", COMMANDS.id, {"kind": "leads", "object": "Coast Brigade"}, ADA
    )
    assert corpus.relations()[0]["kind"] == "leads"
    assert corpus.relations(actor="Coast Brigade")[0]["object"] == "Coast Brigade"
    corpus.review.correct("claims", TOLD.id, {"source": "Coast Brigade", "stance": "doubts"}, ADA)
    row = next(row for row in corpus.claims() if row["id"] == TOLD.id)
    assert (row["source"], row["stance"]) == ("Coast Brigade", "doubts")
    corpus.review.correct("assessments", first().assessments[0].id, {"sign": "-"}, ADA)
    assert corpus.assessments()[0]["sign"] == "-"


def test_what_rests_on_a_rejected_claim_is_out_and_never_told_as_fact(corpus: Corpus) -> None:
    corpus.review.reject("claims", TOLD.id, ADA)
    assert types(corpus) == ["ASSAULT", "ASSAULT"]
    (row,) = corpus.events(review="rejected")
    assert row["id"] == SEIZED.id
    corpus.review.undo(1, ADA)
    assert types(corpus) == ["ASSAULT", "COERCE", "ASSAULT"]


def test_a_rejected_denial_no_longer_contests(corpus: Corpus) -> None:
    assert len(corpus.briefing().contested) == 1
    corpus.review.reject("claims", DENIED.id, ADA)
    assert corpus.briefing().contested == ()


def test_an_added_event_stands_like_any_other(corpus: Corpus) -> None:
    fields = {"type": "REQUEST", "actors": "Salim Nasr", "place": "Mocha", "date": "2020-06-09"}
    corpus.review.add("events", first().article.id[:6], "said", fields, ADA)
    (row,) = corpus.events(type="REQUEST")
    assert (row["actors"], row["place"], row["date"]) == (["Salim Nasr"], "Mocha", "2020-06-09")
    assert row["text"].startswith("General Salim Nasr, who commands the Hill Guard, said")
    assert (row["rule"].split(" (")[0], row["review"]) == ("added by ada", "added")
    corpus.review.correct("events", row["id"], {"status": "possible"}, BEN)
    assert corpus.events(type="REQUEST")[0]["status"] == "possible"
    corpus.review.reject("events", row["id"], BEN)
    assert len(corpus.events(type="REQUEST")) == 0


@pytest.mark.parametrize(
    ("layer", "words", "fields"),
    [
        ("claims", "promised", {"stance": "promises"}),
        ("relations", "said", {"kind": "opposes", "subject": "Hill Guard", "object": "Salim Nasr"}),
        ("attributes", "seized", {"property": "strength", "subject": "Hill Guard", "change": "up"}),
        ("assessments", "the port stays shut", {"kind": "causal", "sign": "+"}),
    ],
)
def test_a_record_of_any_layer_is_added(
    corpus: Corpus, layer: str, words: str, fields: dict[str, str]
) -> None:
    words = words if words in FIRST else "denied"
    before = len(corpus.show(layer))
    corpus.review.add(layer, first().article.id, words_span(words), fields, ADA)
    assert len(corpus.show(layer)) == before + 1
    assert len(corpus.show(layer, review="added")) == 1


def words_span(words: str) -> Span:
    start = FIRST.index(words)
    return Span(start, start + len(words))


def test_a_comment_changes_nothing_but_is_told(corpus: Corpus) -> None:
    before = corpus.codings()
    corpus.review.comment("events", SHELLED.id, replace(ADA, comment="ask the desk"))
    assert corpus.codings() == before
    assert corpus.event(SHELLED.id).review.comments == ("ada: ask the desk",)  # type: ignore[union-attr]
    with pytest.raises(UsageError, match="comment is missing"):
        corpus.review.comment("events", SHELLED.id, ADA)


# ---------------------------------------------------------------- recoding and better readers


def moved(coding: Coding, head: str) -> Coding:
    """The coding of the same report as a better reader reads it: a line more at the top."""
    text = head + coding.article.text

    def shift(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.start + len(head), value.end + len(head))
        if isinstance(value, tuple):
            return tuple(map(shift, value))
        if hasattr(value, "__dataclass_fields__"):
            names = value.__dataclass_fields__
            return type(value)(**{name: shift(getattr(value, name)) for name in names})
        return value

    better = shift(replace(coding, article=replace(coding.article, text="")))
    assert isinstance(better, Coding)
    return replace(better, article=replace(coding.article, text=text))


def test_decisions_outlive_a_recoding_and_a_better_reader(corpus: Corpus) -> None:
    fields = {"status": "denied", "actors": "General Salim Nasr=khalifa-haftar-lby"}
    corpus.review.correct("events", SHELLED.id, fields, ADA)
    corpus.review.reject("relations", COMMANDS.id, ADA)
    corpus.review.accept("events", SEIZED.id, ADA)
    corpus.review.add("events", first().article.id, "If", {"type": "THREATEN"}, ADA)
    before = [(r["type"], r["status"], r["actors"], r["review"]) for r in corpus.events()]
    keep(corpus, moved(first(), "PORT SHELLED AGAIN\n\n"))
    assert [(r["type"], r["status"], r["actors"], r["review"]) for r in corpus.events()] == before
    assert [row["kind"] for row in corpus.relations()] == ["supports", "opposes"]
    assert len(corpus.review.lost()) == 0


def test_what_no_longer_matches_is_listed_never_dropped(corpus: Corpus) -> None:
    corpus.review.reject("events", SHELLED.id, ADA)
    corpus.review.accept("events", SEIZED.id, ADA)
    other = replace(SHELLED, type="PROTEST", id="e1")
    keep(corpus, replace(first(), events=(other, replace(SEIZED, status="possible"))))
    rows = {row["number"]: row["outcome"] for row in corpus.review.lost()}
    assert rows == {1: "lost", 2: "changed"}
    assert "PROTEST" in types(corpus)
    keep(corpus, first())
    assert len(corpus.review.lost()) == 0
    assert types(corpus) == ["COERCE", "ASSAULT"]


def test_what_the_machine_reads_later_by_itself_is_not_there_twice(corpus: Corpus) -> None:
    fewer = replace(first(), events=(SEIZED,))
    keep(corpus, fewer)
    corpus.review.add("events", first().article.id, "shelled", {"type": "ASSAULT"}, ADA)
    assert types(corpus).count("ASSAULT") == 2
    keep(corpus, first())
    assert types(corpus).count("ASSAULT") == 2
    assert corpus.events(review="accepted")[0]["id"] == SHELLED.id


def test_a_merge_of_actors_counts_in_reviewed_articles_too(corpus: Corpus) -> None:
    from dragoman.store.deciding import merge

    brigade, salim, _ = (actor.id for actor in first().actors)
    corpus.review.correct("events", SHELLED.id, {"actors": "Salim Nasr"}, ADA)
    merge(corpus.project, brigade, salim, ADA)
    row = next(row for row in corpus.events() if row["id"] == SHELLED.id)
    assert row["actors"] == ["Coast Brigade"]


def test_decisions_of_other_kinds_are_untouched(corpus: Corpus) -> None:
    old = Judgement("ada", "reject", "events", first().article.id, SHELLED.trigger, "shelled")
    corpus.project.decide(old)
    assert types(corpus) == ["COERCE", "ASSAULT"]


# ---------------------------------------------------------------- what cannot be


@pytest.mark.parametrize(
    ("layer", "fields", "told"),
    [
        ("events", {"type": "BOGUS"}, "no event type"),
        ("events", {"mode": "visit", "type": "ASSAULT"}, "has no mode"),
        ("events", {"mode": "visit"}, "has no mode"),
        ("events", {"status": "maybe"}, "no status"),
        ("events", {"weight": "1"}, "no field"),
        ("events", {"date": "2020-13"}, "no day"),
        ("events", {"date": "2020-06-09..2020-06-01"}, "is before"),
        ("events", {"actors": "the Queen"}, "neither an actor"),
        ("events", {"actors": "Fighters=nobody-at-all"}, "no actor"),
        ("claims", {"stance": "sings"}, "no stance"),
        ("relations", {"kind": "loves"}, "no kind"),
        ("events", {}, "nothing to correct"),
    ],
)
def test_an_unsound_correction_is_refused_and_nothing_kept(
    corpus: Corpus, layer: str, fields: dict[str, str], told: str
) -> None:
    record = corpus.show(layer)[0]["id"]
    with pytest.raises(Exception, match=told):
        corpus.review.correct(layer, record, fields, ADA)
    assert len(corpus.review.decisions()) == 0


def test_who_is_who_is_decided_elsewhere(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="not reviewed record by record") as caught:
        corpus.review.reject("actors", "x", ADA)
    assert "dragoman actors" in str(caught.value)
    with pytest.raises(UnknownError):
        corpus.review.reject("events", "zzz", ADA)


def test_words_that_stand_twice_need_their_place(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="2 times"):
        corpus.review.add("events", first().article.id, "seized", {"type": "COERCE"}, ADA)


@pytest.mark.parametrize("layer", FIELDS)
def test_every_field_that_can_be_corrected_is_one_of_the_record(layer: str) -> None:
    record = {
        "events": SHELLED,
        "claims": TOLD,
        "relations": COMMANDS,
        "assessments": first().assessments[0],
    }.get(layer)
    if record is None:
        b = Builder("Oil output fell.")
        b.attribute(b.asset("Oil output"), "output", "fell", change="down")
        record = b.coding.attributes[0]
    assert all(hasattr(record, name) for name in FIELDS[layer])


# ---------------------------------------------------------------- in bulk


def test_bulk_decides_on_all_under_a_filter_and_nothing_else(corpus: Corpus) -> None:
    targets = corpus.review.over("events", corpus.asked(type="ASSAULT"))
    assert len(targets) == 2
    made = corpus.review.decide("reject", targets, ADA)
    assert [each.verdict for each in made] == ["reject", "reject"]
    assert types(corpus) == ["COERCE"]
    lines = (Path(corpus.folder) / "decisions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["quote"] for line in lines] == ["shelled", "shelled"]


def test_bulk_keeps_all_decisions_or_none(corpus: Corpus) -> None:
    targets = corpus.review.over("events", corpus.asked())
    with pytest.raises(UsageError, match="neither an actor"):
        corpus.review.decide("correct", targets, ADA, {"actors": "residents"})
    assert len(corpus.review.decisions()) == 0


def test_answers_stay_the_same_for_articles_that_nobody_touched(corpus: Corpus) -> None:
    before = corpus.coding(second().article.id)
    corpus.review.reject("events", SHELLED.id, ADA)
    assert corpus.coding(second().article.id) == before
    assert corpus.project.store.machine(first().article.id) == first()
