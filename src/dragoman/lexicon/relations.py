"""Words of standing ties: predicates with two ends, posts and titles (see data/relations)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml
from dragoman.records import RelationKind, Status

FIELDS = frozenset(
    {
        *("kind", "verbs", "nouns", "adjectives", "subject", "object", "of", "to", "both"),
        *("light", "taking", "passive", "former", "stance", "named", "whole", "alone", "losing"),
    }
)
WORDS = (
    "rivals",
    "transparent",
    "seated",
    "forces",
    "held",
    "samples",
    "teams",
    "naming",
    "posts",
    "remnants",
    "aside",
    "helping",
    "making",
    "expelling",
    "leaving",
)
STANCES = frozenset({"supports", "allied_with", "recognises", "opposes"})
FORMS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


@dataclass(frozen=True, slots=True)
class TiePattern:
    """One predicate of a tie: where its ends stand and what kinds of mention they may be.

    ``taking``: the tie begins with the act. ``light``: verbs that must carry a noun.
    """

    id: str
    kind: RelationKind
    form: str
    companion: str | None
    subject: tuple[str, ...]
    object: tuple[str, ...]
    of: frozenset[str]
    to: frozenset[str]
    both: bool
    light: frozenset[str]
    taking: bool
    former: bool
    stance: bool
    named: bool
    whole: bool
    alone: bool
    losing: bool
    passive: tuple[str, ...]

    @property
    def of_states(self) -> bool:
        """Whether a capital between its ends stands for a government: stances, not blows."""
        deed = self.stance or (self.form == "noun" and self.light)
        return self.kind in STANCES and not deed


@dataclass(frozen=True, slots=True)
class Offices:
    """Titles and what may stand around them; ``phrases`` by first word, the longest first."""

    heads: Mapping[str, RelationKind]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], RelationKind], ...]]
    modifiers: frozenset[str]
    ranks: frozenset[str]
    former: frozenset[str]
    coming: frozenset[str]
    aspiring: frozenset[str]
    opining: frozenset[str]
    fillers: frozenset[str]
    links: frozenset[str]
    domains: frozenset[str]
    units: frozenset[str]
    envoys: frozenset[str]
    servants: frozenset[str]
    kin: frozenset[str]
    sovereign: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ties:
    """All that tells of standing ties: patterns by form and lemma, and word lists."""

    patterns: Mapping[tuple[str, str], tuple[TiePattern, ...]]
    hyphenated: Mapping[str, RelationKind]
    prefixed: Mapping[str, RelationKind]
    rivals: frozenset[str]
    transparent: frozenset[str]
    seated: frozenset[str]
    forces: frozenset[str]
    held: frozenset[str]
    samples: frozenset[str]
    teams: frozenset[str]
    naming: frozenset[str]
    posts: frozenset[str]
    remnants: frozenset[str]
    aside: frozenset[str]
    helping: frozenset[str]
    making: frozenset[str]
    expelling: frozenset[str]
    leaving: frozenset[str]
    doubtful: Mapping[str, Status]
    offices: Offices


@cache
def load_ties() -> Ties:
    """The ties of the package. Raises DataError where a file is unsound."""
    given = read_yaml(DATA / "relations" / "patterns.yaml")
    found: dict[tuple[str, str], list[TiePattern]] = {}
    for number, entry in enumerate(given["patterns"], 1):
        for lemma, pattern in _patterns(entry, given["classes"], f"patterns.yaml, entry {number}"):
            found.setdefault((pattern.form, lemma), []).append(pattern)
    words = {name: frozenset(map(str, given[name])) for name in WORDS}
    return Ties(
        {key: tuple(patterns) for key, patterns in found.items()},
        _by_word(given["hyphenated"]),
        _by_word(given["prefixed"]),
        rivals=words["rivals"],
        transparent=words["transparent"],
        seated=words["seated"],
        forces=words["forces"],
        held=words["held"],
        samples=words["samples"],
        teams=words["teams"],
        naming=words["naming"],
        posts=words["posts"],
        remnants=words["remnants"],
        aside=words["aside"],
        helping=words["helping"],
        making=words["making"],
        expelling=words["expelling"],
        leaving=words["leaving"],
        doubtful=_doubtful(given["doubtful"]),
        offices=_offices(read_yaml(DATA / "relations" / "offices.yaml")),
    )


def _patterns(
    entry: Mapping[str, Any], classes: Mapping[str, Sequence[str]], where: str
) -> list[tuple[str, TiePattern]]:
    if unknown := set(entry) - FIELDS:
        raise DataError(f"unknown field {min(unknown)!r}", where=where, remedy="see its header")
    made = []
    for field, form in FORMS.items():
        for words in entry.get(field, ()):
            lemma, _, companion = words.partition(" ")
            kind = checked(entry["kind"], where)
            pattern = TiePattern(
                id=f"{form}:{words}:{kind}",
                kind=kind,
                form=form,
                companion=companion or None,
                subject=tuple(entry["subject"]),
                object=tuple(entry["object"]),
                of=frozenset(entry.get("of", classes["party"])),
                to=frozenset(entry.get("to", classes["party"])),
                both=bool(entry.get("both", False)),
                light=frozenset(entry.get("light", ())),
                taking=bool(entry.get("taking", False)),
                former=bool(entry.get("former", False)),
                stance=bool(entry.get("stance", False)),
                named=bool(entry.get("named", False)),
                whole=bool(entry.get("whole", False)),
                alone=bool(entry.get("alone", False)),
                losing=bool(entry.get("losing", False)),
                passive=tuple(entry.get("passive", ())),
            )
            made.append((lemma, pattern))
    return made


def checked(kind: str, where: str) -> RelationKind:
    if kind not in get_args(RelationKind):
        raise DataError(f"no relation {kind!r}", where=where, remedy="see records.RelationKind")
    return cast("RelationKind", kind)


def _doubtful(groups: Mapping[str, Sequence[str]]) -> dict[str, Status]:
    for status in groups:
        if status not in get_args(Status):
            raise DataError(f"no status {status!r}", where="patterns.yaml, doubtful")
    return {word: cast("Status", status) for status, words in groups.items() for word in words}


def _by_word(groups: Mapping[str, Sequence[str]]) -> dict[str, RelationKind]:
    return {str(word): checked(kind, str(word)) for kind, words in groups.items() for word in words}


def _offices(given: Mapping[str, Any]) -> Offices:
    phrases: dict[str, list[tuple[tuple[str, ...], RelationKind]]] = {}
    for phrase, kind in _by_word(given["phrases"]).items():
        words = tuple(phrase.replace("-", " - ").split())
        phrases.setdefault(words[0], []).append((words, kind))
    ordered = {
        first: tuple(sorted(each, key=lambda p: -len(p[0]))) for first, each in phrases.items()
    }
    lists: Mapping[str, Iterable[str]] = given
    sets = {name: frozenset(map(str, entries)) for name, entries in lists.items()}
    return Offices(
        _by_word(given["heads"]),
        ordered,
        modifiers=sets["modifiers"],
        ranks=sets["ranks"],
        former=sets["former"],
        coming=sets["coming"],
        aspiring=sets["aspiring"],
        opining=sets["opining"],
        fillers=sets["fillers"],
        links=sets["links"],
        domains=sets["domains"],
        units=sets["units"],
        envoys=sets["envoys"],
        servants=sets["servants"],
        kin=sets["kin"],
        sovereign=sets["sovereign"],
    )
