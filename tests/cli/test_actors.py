from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.cli import exits, run
from dragoman.corpus import Corpus
from dragoman.resolve.actors import load_actors
from dragoman.store.base import Source
from dragoman.store.project import create
from tests.reports import first, second
from tests.store.versions import drop_later

Printed = pytest.CaptureFixture[str]
BRIGADE = next(actor.id for actor in first().actors if actor.name == "Coast Brigade")
GUARD = next(actor.id for actor in first().actors if actor.name == "Hill Guard")
SALIM = next(actor.id for actor in first().actors if actor.name == "Salim Nasr")


@pytest.fixture
def project(tmp_path: Path) -> str:
    made = create(tmp_path / "p")
    number = made.store.begin(made.coder())
    for coding in (first(), second()):
        made.keep(coding, Source(coding.article.text.encode(), "x.txt"), number)
    made.close()
    return str(tmp_path / "p")


def actors(*arguments: str) -> int:
    return run(["actors", *arguments])


def decide(project: str, *arguments: str) -> int:
    return actors(*arguments, "--project", project, "--person", "ada")


def by_name(project: str) -> dict[str, int]:
    with Corpus.open(project) as corpus:
        return {row["name"]: row["articles"] for row in corpus.actors()}


def test_search_finds_spellings_in_every_format(capsys: Printed) -> None:
    assert actors("search", "Hifter") == exits.DONE
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "id\tname\tkind\tcountry\tcareer"
    assert "Khalifa Haftar\tperson\tLBY" in out
    assert err.endswith("actors\n")
    actors("search", "Hifter", "--format", "json", "--limit", "1")
    (found,) = json.loads(capsys.readouterr().out)
    assert found["name"] == "Khalifa Haftar"
    assert any("1987-03" in spell for spell in found["career"])
    for style in ("jsonl", "csv"):
        assert actors("search", "Hifter", "--format", style) == exits.DONE
        assert "Khalifa Haftar" in capsys.readouterr().out


def test_show_draws_the_dated_career(capsys: Printed) -> None:
    haftar = load_actors().search("Khalifa Haftar")[0]
    assert actors("show", haftar.id) == exits.DONE
    lines = capsys.readouterr().out.splitlines()
    head = lines.index("title\torganisation\tcountry\tsectors\tbegin\tfinish")
    days = [line.split("\t")[4] for line in lines[head + 1 :]]
    assert days == sorted(days)
    assert days[0] == "1966"


def test_show_lists_every_mention_with_its_sentence(project: str, capsys: Printed) -> None:
    assert actors("show", BRIGADE, "-p", project) == exits.DONE
    out, err = capsys.readouterr()
    assert "The Coast Brigade shelled Mocha on 8 June 2020, residents said." in out
    assert err == "2 mentions\n"
    actors("show", BRIGADE, "-p", project, "--format", "json")
    whole = json.loads(capsys.readouterr().out)
    assert [m["article"] for m in whole["mentions"]] == [first().article.id, second().article.id]
    assert all(m["words"] in m["text"] for m in whole["mentions"])


def test_an_unknown_actor_is_told_with_the_remedy(project: str, capsys: Printed) -> None:
    assert actors("show", "Zzyzx Qqq") == exits.USAGE
    assert "actors search" in capsys.readouterr().err
    assert decide(project, "merge", BRIGADE, "nobody-at-all") == exits.USAGE


def test_merged_actors_are_shown_as_one_and_apart_again_when_undone(project: str) -> None:
    before = by_name(project)
    assert decide(project, "merge", BRIGADE, GUARD) == exits.DONE
    merged = by_name(project)
    assert "Hill Guard" not in merged
    assert merged["Coast Brigade"] == 2
    with Corpus.open(project) as corpus:
        assert {row["object"] for row in corpus.relations(actor="Salim")} == {"Coast Brigade"}
        assert (
            corpus.relations(actor=GUARD).to_dicts() == corpus.relations(actor=BRIGADE).to_dicts()
        )
        assert all(actor.id != GUARD for coding in corpus.codings() for actor in coding.actors)
        assert corpus.actor(GUARD)["name"] == "Coast Brigade"
    assert decide(project, "undo", "1") == exits.DONE
    assert by_name(project) == before
    assert decide(project, "undo", "2") == exits.DONE
    assert by_name(project) == merged


def test_merging_twice_or_in_a_circle_is_refused(project: str, capsys: Printed) -> None:
    decide(project, "merge", BRIGADE, GUARD)
    assert decide(project, "merge", GUARD, BRIGADE) == exits.USAGE
    assert "one already" in capsys.readouterr().err


def test_a_merge_into_a_known_actor_takes_its_name(project: str) -> None:
    assert decide(project, "merge", "khalifa-haftar-lby", SALIM) == exits.DONE
    with Corpus.open(project) as corpus:
        row = corpus.actor(SALIM)
        assert (row["id"], row["name"]) == ("khalifa-haftar-lby", "Khalifa Haftar")
        assert corpus.claims(actor="Haftar")[0]["source"] == "Khalifa Haftar"


def test_a_split_gives_the_mentions_of_one_article_an_actor_of_their_own(project: str) -> None:
    assert decide(project, "split", BRIGADE, second().article.id) == exits.DONE
    names = by_name(project)
    assert names["Coast Brigade"] == 1
    assert names["The Coast Brigade"] == 1
    with Corpus.open(project) as corpus:
        own = corpus.coding(second().article.id).actors
        assert [a.known for a in own if a.name == "The Coast Brigade"] == [False]
        attack = next(row for row in corpus.events() if row["article"] == second().article.id)
        assert attack["actors"] == ["The Coast Brigade"]
    decide(project, "undo", "1")
    assert by_name(project)["Coast Brigade"] == 2


def test_a_split_may_name_the_words(project: str, capsys: Printed) -> None:
    article = second().article.id
    assert decide(project, "split", BRIGADE, article, "--words", "nobody") == exits.USAGE
    assert "has no mention" in capsys.readouterr().err
    assert decide(project, "split", BRIGADE, article, "--words", "The Coast Brigade") == exits.DONE
    assert by_name(project)["Coast Brigade"] == 1


def test_decisions_outlive_a_recoding_and_point_at_the_words(project: str) -> None:
    decide(project, "split", BRIGADE, second().article.id, "--words", "The Coast Brigade")
    decide(project, "merge", BRIGADE, GUARD)
    before = by_name(project)
    made = create(Path(project))
    made.keep(
        replace(second(), coder="dragoman 9"),
        Source(second().article.text.encode(), "x.txt"),
        made.store.begin(made.coder()),
    )
    made.close()
    assert by_name(project) == before


def test_decisions_are_listed_and_exported(project: str, capsys: Printed) -> None:
    decide(project, "merge", BRIGADE, GUARD, "--comment", "same men")
    decide(project, "undo", "1")
    capsys.readouterr()
    actors("decisions", "-p", project, "--format", "jsonl")
    merge, undo = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (merge["verdict"], merge["person"], merge["stands"]) == ("same", "ada", False)
    assert (merge["quote"], merge["comment"]) == ("the Hill Guard", "same men")
    assert (undo["verdict"], undo["change"], undo["stands"]) == ("undo", {"undoes": 1}, True)
    assert len((Path(project) / "decisions.jsonl").read_text("utf-8").splitlines()) == 2
    assert actors("decisions", "-p", project) == exits.DONE
    assert decide(project, "undo", "1") == exits.USAGE


def test_an_added_actor_is_found_and_gone_when_undone(project: str, capsys: Printed) -> None:
    fields = ["--codes", "YEM MIL", "--alias", "Abu Rimh", "--born", "1970"]
    spell = (
        "commander of the Hill Guard @ Hill Guard [PRM] 2014-03..2019; minister of defence 2020.."
    )
    assert decide(project, "add", "Wadi Tarnak", *fields, "--spell", spell) == exits.DONE
    capsys.readouterr()
    assert actors("search", "Abu Rimh", "-p", project, "--format", "json") == exits.DONE
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["id"], found["name"], found["country"]) == (
        "wadi-tarnak-yem",
        "Wadi Tarnak",
        "YEM",
    )
    base = load_actors(Path(project) / "dictionaries")
    assert base.surnamed("tarnak")[0].id == "wadi-tarnak-yem"
    assert "wadi-tarnak-yem" in {h.actor for h in base.holders("YEM", "defence minister")}
    assert base.search("Khalifa Haftar")[0].id == "khalifa-haftar-lby"
    assert len(base.search("Khalifa Haftar")) == len(load_actors().search("Khalifa Haftar"))
    decide(project, "undo", "1")
    assert load_actors(Path(project) / "dictionaries").named("Wadi Tarnak") == ()


def test_an_added_actor_changes_the_coder_of_the_project(project: str) -> None:
    made = create(Path(project))
    before = made.coder().digest
    decide(project, "add", "Wadi Tarnak")
    assert made.coder().digest != before
    made.close()


@pytest.mark.parametrize(
    "fields", [["--spell", "commander since 2014"], ["--codes", "yemen"], ["--weight", "9"]]
)
def test_an_unsound_actor_is_refused(project: str, fields: list[str], capsys: Printed) -> None:
    assert decide(project, "add", "Wadi Tarnak", *fields) == exits.MACHINE
    assert not (Path(project) / "dictionaries" / "actors").exists()
    assert capsys.readouterr().err.startswith("dragoman: ")


def test_an_unsound_file_of_the_user_is_told_with_its_line(tmp_path: Path, capsys: Printed) -> None:
    folder = create(tmp_path).dictionaries
    assert folder is not None
    (folder / "actors").mkdir()
    (folder / "actors" / "mine.tsv").write_text("name\tkind\nHill Guard\tgroup\nX\tbogus\n")
    assert actors("search", "Hill Guard", "-p", str(tmp_path)) == exits.MACHINE
    assert "mine.tsv, line 2" in capsys.readouterr().err


def test_the_first_version_of_a_project_is_brought_to_this_one(tmp_path: Path) -> None:
    made = create(tmp_path)
    db = made.store.connection
    drop_later(db, 3)
    db.executescript(
        "DROP TABLE judged; DROP TABLE decisions; PRAGMA user_version = 1;"
        "CREATE TABLE decisions (id INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL,"
        " verdict TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles (id), body TEXT);"
    )
    made.close()
    again = create(tmp_path)
    assert again.store.connection.execute("SELECT count(*) FROM judged").fetchone()[0] == 0
    again.close()
