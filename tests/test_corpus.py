from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.corpus import Corpus
from dragoman.errors import ProjectError, UsageError
from dragoman.store.base import Source
from tests.reports import first, second


@pytest.fixture
def corpus() -> Corpus:
    made = Corpus()
    run = made.project.store.begin(made.project.coder())
    for coding in (second(), first()):
        made.project.keep(coding, Source(coding.article.text.encode(), "x"), run)
    return made


def test_corpus_is_the_package_s_front_door() -> None:
    assert dragoman.Corpus is Corpus
    with pytest.raises(AttributeError):
        dragoman.Nothing  # noqa: B018 - the look-up is what is tested


def test_every_verb_gives_a_table(corpus: Corpus) -> None:
    lengths = [
        len(table)
        for table in (
            corpus.events(),
            corpus.claims(),
            corpus.relations(),
            corpus.attributes(),
            corpus.assessments(),
            corpus.actors(),
            corpus.places(),
            corpus.times(),
            corpus.articles(),
        )
    ]
    assert lengths == [3, 3, 3, 0, 1, 5, 1, 0, 2]


def test_tables_render_in_a_notebook(corpus: Corpus) -> None:
    html = corpus.events(type="COERCE")._repr_html_()
    assert "<th>said by</th>" in html
    assert "<td>Salim Nasr</td>" in html
    assert corpus.events()[0]["type"] == "ASSAULT"


def test_an_unknown_filter_is_an_error(corpus: Corpus) -> None:
    with pytest.raises(TypeError):
        corpus.events(colour="red")


def test_an_event_knows_its_voices(corpus: Corpus) -> None:
    account = corpus.event(first().events[1].id[:8])
    assert [voice.name for voice in account.voices] == ["Salim Nasr"]
    assert [voice.name for voice in account.deniers] == ["Coast Brigade"]
    assert account.record == first().events[1]


def test_codings_come_whole_and_in_time(corpus: Corpus) -> None:
    assert corpus.codings() == [first(), second()]
    assert corpus.codings(finish="2020-06-11") == [first()]


def test_brief_is_written_where_asked(corpus: Corpus, tmp_path: Path) -> None:
    page = corpus.brief(tmp_path / "b.html", title="June")
    assert (tmp_path / "b.html").read_text("utf-8") == page
    with pytest.raises(UsageError, match="no report"):
        Corpus().brief()


def test_a_folder_is_made_and_opened_again(tmp_path: Path) -> None:
    with Corpus(tmp_path / "a-crisis") as made:
        assert made.title == "A crisis"
    Corpus.open(tmp_path / "a-crisis").close()
    with pytest.raises(ProjectError):
        Corpus.open(tmp_path / "none")


def test_actors_are_merged_split_and_apart_again(corpus: Corpus) -> None:
    one, other = (row["id"] for row in corpus.actors().to_dicts()[:2])
    before = len(corpus.actors())
    corpus.merge_actors(one, other, "A. Reader", "the same man")
    assert len(corpus.actors()) == before - 1
    corpus.undo(1, "A. Reader")
    assert len(corpus.actors()) == before
    assert not corpus.decisions()[0].stands
    coding = corpus.codings()[0]
    known = next(str(mention.actor) for mention in coding.mentions if mention.actor)
    corpus.split_actor(known, coding.article.id, "A. Reader")
    assert corpus.decisions()[-1].judgement.verdict == "different"


def test_an_added_actor_is_known_to_the_project(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "project")
    corpus.add_actor("Vera Holt", "A. Reader", codes="LBY GOV", weight="2")
    assert [row["name"] for row in corpus.known_actors("Vera Holt").to_dicts()] == ["Vera Holt"]
    corpus.undo(1, "A. Reader")
    assert not corpus.known_actors("Vera Holt").to_dicts()


def test_in_memory_nothing_is_decided_that_cannot_be_written() -> None:
    corpus = Corpus()
    with pytest.raises(ProjectError, match="memory"):
        corpus.add_actor("Vera Holt", "A. Reader")
    assert not corpus.decisions()
