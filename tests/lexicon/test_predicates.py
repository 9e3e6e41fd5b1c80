"""The predicate files: sound, and borne out by their own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.files import DATA
from dragoman.lexicon.predicates import load_predicates
from dragoman.pipeline import Kit
from dragoman.proving import explain, prove

CLASSES = """
light: [launch]
suffer: [suffer]
partitive: [dozen]
engaged: [lock]
occur: [begin]
object_control: [urge]
accusing: [accuse]
ending: [lift]
weapon: [gun]
"""


def load(folder: Path, entries: str) -> None:
    """Load a folder that holds the entries."""
    (folder / "classes.yaml").write_text(CLASSES, "utf-8")
    (folder / "own.yaml").write_text(entries, "utf-8")
    load_predicates(folder)


def test_every_example_of_the_package_holds(kit: Kit) -> None:
    failures = prove(kit.lexicon.predicates, kit)
    assert not failures, "\n".join(f"{f.sense.id}: {f.text} ({f.why})" for f in failures)


@pytest.mark.parametrize(
    ("entries", "complaint"),
    [
        ("- {lemma: shoot, type: ASSAULT}", "none of verb"),
        ("- {verb: hit, type: PUNCH}", "no event type 'PUNCH'"),
        ("- {verb: hit, type: ASSAULT, mode: fist}", "ASSAULT has no mode 'fist'"),
        ("- {verb: hit, type: ASSAULT, actor: nobody}", "no slot 'nobody'"),
        ("- {verb: hit, type: ASSAULT, when: {object: $stone}}", "no class $stone"),
        ("- {verb: hit, type: ASSAULT, cameo: '999'}", "no CAMEO code '999'"),
        ("- {verb: hit, type: ASSAULT, colour: red}", "unknown field 'colour'"),
        ("- {verb: [hit, type: ASSAULT", "not YAML"),
    ],
)
def test_unsound_entries_are_named(tmp_path: Path, entries: str, complaint: str) -> None:
    with pytest.raises(DataError) as error:
        load(tmp_path, entries)
    assert complaint in str(error.value)
    assert "own.yaml" in str(error.value)


def test_prepositions_are_words_not_truth_values(tmp_path: Path) -> None:
    load(tmp_path, "- {verb: fire, type: ASSAULT, recipient: [on]}")


def test_own_senses_replace_those_of_the_package(tmp_path: Path) -> None:
    entry = "- {verb: besiege, type: ASSAULT, recipient: [none]}"
    (tmp_path / "own.yaml").write_text(entry, "utf-8")
    sense = load_predicates(DATA / "predicates", tmp_path).of("verb", "besiege")
    assert [each.recipient for each in sense if each.type == "ASSAULT"] == [()]


def test_all_types_have_senses() -> None:
    types = {sense.type for sense in load_predicates(DATA / "predicates")}
    assert len(types - {None}) == 16


def test_explanation_names_what_fired_and_what_lost(kit: Kit) -> None:
    lines = "\n".join(explain("The army fired rockets at the village.", kit))
    assert "verb:fire:ASSAULT/heavy-weapons" in lines
    assert "does not fit its company" in lines
