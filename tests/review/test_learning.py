from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from dragoman.cli import exits, run
from dragoman.corpus import Corpus
from dragoman.errors import ProjectError, UsageError
from dragoman.evaluate import evaluate, read_gold
from dragoman.pipeline import code_article, standard_kit
from dragoman.records import Article, Coding
from dragoman.resolve.actors import load_actors
from dragoman.review import learning
from dragoman.store import deciding
from dragoman.store.deciding import By
from tests.reports import first, second
from tests.review.conftest import ADA, keep

GAMES = (
    "Rangers attacked the visitors' goal from the first minute.",
    "Wanderers attacked the goal of Rovers all afternoon.",
)
SHELLED, SEIZED = first().events


@pytest.fixture
def games(tmp_path: Path, code: Callable[..., Coding]) -> Corpus:
    corpus = Corpus(tmp_path / "games")
    for number, text in enumerate(GAMES):
        made = code(text, "2020-06-10")
        article = replace(made.article, id=f"game-{number}")
        keep(corpus, replace(made, article=article))
    return corpus


def senses(corpus: Corpus) -> list[learning.Proposal]:
    return [p for p in corpus.proposals() if p.kind == "predicate"]


def test_a_sense_that_is_only_ever_rejected_is_proposed_to_be_silent(games: Corpus) -> None:
    wrong = [row["id"] for row in games.events() if row["rule"].startswith("verb:attack")]
    assert len(wrong) == 2
    games.review.reject("events", wrong[0], ADA)
    assert senses(games) == []  # one is not enough
    games.review.reject("events", wrong[1], ADA)
    (found,) = senses(games)
    assert "verb:attack" in found.what
    assert found.why == "2 events rejected, none accepted"
    folder = games.folder / "dictionaries" / "predicates"
    assert not folder.exists()  # nothing is written before somebody accepts it


def test_what_was_accepted_even_once_is_not_silenced(games: Corpus) -> None:
    one, other = (r["id"] for r in games.events() if r["rule"].startswith("verb:attack"))
    games.review.reject("events", one, ADA)
    games.review.accept("events", other, ADA)
    assert senses(games) == []


def test_an_accepted_sense_is_silent_from_then_on_until_undone(games: Corpus) -> None:
    for row in games.events():
        games.review.reject("events", row["id"], ADA)
    number = next(n for n, p in enumerate(games.proposals(), 1) if "verb:attack" in p.what)
    made = games.learn(str(number), ADA)
    article = Article("x", GAMES[0], published=date(2020, 6, 10), language="en")
    kit = standard_kit(games.project.dictionaries)
    assert not [e for e in code_article(article, kit).events if e.rule.startswith("verb:attack")]
    assert made.id not in {p.id for p in games.proposals()}
    path = games.folder / learning.FILES["predicate"]
    assert GAMES[0] in path.read_text("utf-8")
    games.review.undo(len(games.review.decisions()), ADA)
    assert yaml.safe_load(path.read_text("utf-8")) is None
    assert made.id in {p.id for p in games.proposals()}


def test_an_alias_is_learnt_from_a_merge_and_keeps_the_career(corpus: Corpus) -> None:
    salim = next(actor.id for actor in first().actors if actor.name == "Salim Nasr")
    deciding.merge(corpus.project, "khalifa-haftar-lby", salim, ADA)
    corpus.review.accept("events", SHELLED.id, ADA)
    (found,) = [p for p in corpus.proposals() if p.kind == "alias"]
    assert found.what == "Salim Nasr is Khalifa Haftar"
    before = load_actors().actor("khalifa-haftar-lby")
    corpus.learn(found.id, ADA)
    after = load_actors(corpus.project.dictionaries).actor("khalifa-haftar-lby")
    assert "Salim Nasr" in after.aliases
    assert set(before.aliases) <= set(after.aliases)
    assert [(s.title, s.begin, s.finish) for s in after.spells] == [
        (s.title, s.begin, s.finish) for s in before.spells
    ]
    assert load_actors(corpus.project.dictionaries).named("Salim Nasr")[0].id == before.id


def test_an_actor_that_no_file_has_is_proposed_after_two_reports(corpus: Corpus) -> None:
    unknown = []
    for coding in (first(), second()):
        actors = tuple(replace(actor, known=False) for actor in coding.actors)
        unknown.append(replace(coding, actors=actors))
    keep(corpus, *unknown)
    corpus.review.accept("events", SHELLED.id, ADA)
    assert [p for p in corpus.proposals() if p.kind == "actor"] == []
    corpus.review.accept("events", second().events[0].id, ADA)
    (found,) = [p for p in corpus.proposals() if p.kind == "actor"]
    assert found.what == "Coast Brigade, group"
    corpus.learn(found.id, ADA)
    base = load_actors(corpus.project.dictionaries)
    assert [actor.name for actor in base.search("Coast Brigade")][:1] == ["Coast Brigade"]


def test_a_sentence_judged_in_full_is_gold_in_our_format(corpus: Corpus) -> None:
    corpus.review.correct("events", SHELLED.id, {"status": "likely"}, ADA)
    (found,) = [p for p in corpus.proposals() if p.kind == "gold"]
    assert found.content["text"].startswith("Fighters of the Coast Brigade shelled")
    corpus.learn(found.id, ADA)
    path = corpus.folder / learning.FILES["gold"]
    (entry,) = read_gold(path)
    (event,) = entry["events"]
    assert (event["type"], event["trigger"], event["status"]) == ("ASSAULT", "shelled", "likely")
    assert event["actors"] == ["the Coast Brigade"]
    assert (event["place"], event["claim"]) == ("Mocha", False)

    def perfect(article: Article) -> Coding:
        return replace(corpus.coding(first().article.id), article=article)

    scores = evaluate([entry], lambda article: _as(perfect(article))).scores
    assert scores["events"].precision == scores["events"].recall == 1.0


def _as(coding: Coding) -> Coding:
    """Only the first sentence's events: the gold sentence stands at the start of the report."""
    return replace(coding, events=coding.events[:1], claims=())


def test_a_rejected_event_makes_gold_without_events(corpus: Corpus) -> None:
    corpus.review.reject("events", SHELLED.id, ADA)
    (found,) = [p for p in corpus.proposals() if p.kind == "gold"]
    assert found.content["events"] == []


def test_a_sentence_with_an_unjudged_event_is_no_gold(corpus: Corpus) -> None:
    text = first().article.text
    other = replace(SHELLED, id="e2", trigger=SEIZED.trigger._replace(start=0, end=8))
    assert text[:8] == "Fighters"
    keep(corpus, replace(first(), events=(SHELLED, other)))
    corpus.review.accept("events", SHELLED.id, ADA)
    assert [p for p in corpus.proposals() if p.kind == "gold"] == []


def test_proposals_come_in_one_order_and_by_number_or_id(
    corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.review.accept("events", SHELLED.id, ADA)
    corpus.review.accept("events", SEIZED.id, ADA)
    assert [p.id for p in corpus.proposals()] == [p.id for p in corpus.proposals()]
    with pytest.raises(UsageError, match="learn list"):
        corpus.learn("99", ADA)
    at = ["-p", str(corpus.folder)]
    assert run(["learn", "list", *at]) == exits.DONE
    assert "gold/learned.yaml" in capsys.readouterr().out
    assert run(["learn", "accept", "1", *at, "--person", "ada"]) == exits.DONE
    assert (corpus.folder / "gold" / "learned.yaml").exists()
    number = str(len(corpus.review.decisions()))
    assert run(["learn", "undo", number, *at]) == exits.DONE


def test_a_project_in_memory_learns_nothing() -> None:
    with pytest.raises(ProjectError, match="in memory"):
        learning.accept(Corpus().project, "1", By("ada"))
