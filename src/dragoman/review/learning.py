"""What decisions teach: dictionary entries and gold, as proposals that only a person's yes writes.

A proposal that is accepted is a decision like any other (layer "learn"): it is in the log with
person and time, can be undone, and the learned files are made anew from those that stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import yaml

from dragoman.errors import ProjectError, UsageError
from dragoman.exchange.tables import Table, table_of
from dragoman.lexicon import load_lexicon
from dragoman.lexicon.predicates import Sense, load_predicates
from dragoman.records import Coding, EventReport, Span
from dragoman.resolve.actors import KnownActor, load_actors
from dragoman.resolve.actors.careers import Spell
from dragoman.resolve.actors.own import COLUMNS, actor_from
from dragoman.review.gold import gold_of
from dragoman.store.base import Judgement
from dragoman.store.deciding import By
from dragoman.store.project import Project, write_page
from dragoman.store.reviewing import Review
from dragoman.store.rulings import Ruling, numbered

Kind = Literal["predicate", "alias", "actor", "gold"]
LAYER = "learn"
ENOUGH = 2  # rejections of one sense, none accepted, before it is proposed to be silent
FILES: Mapping[str, str] = {
    "predicate": "dictionaries/predicates/learned.yaml",
    "alias": "dictionaries/actors/learned.tsv",
    "actor": "dictionaries/actors/learned.tsv",
    "gold": "gold/learned.yaml",
}
_HEADER = "# Made by `dragoman learn` from proposals that were accepted, so do not edit it.\n"
_COLUMNS = ("number", "id", "kind", "what", "why", "file")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to be written into a file of the project. ``content`` is its entry there."""

    kind: Kind
    what: str
    why: str
    content: Any

    @property
    def id(self) -> str:
        """The same for the same content."""
        told = json.dumps([self.kind, self.content], sort_keys=True, default=str)
        return "p" + sha256(told.encode()).hexdigest()[:8]


def proposals(project: Project) -> list[Proposal]:
    """What the decisions that stand teach and nobody has accepted yet; always in one order."""
    scene = _Scene(project)
    found = [*_predicates(scene), *_aliases(scene), *_actors(scene), *_gold(scene)]
    known = {proposal.id for proposal in accepted(project)}
    unique = {each.id: each for each in found if each.id not in known}
    order = list(FILES)
    return sorted(unique.values(), key=lambda p: (order.index(p.kind), p.what, p.id))


class _Scene:
    """The reviewed articles of a project, as the machine read them and as they stand."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.base = load_actors(project.dictionaries)
        self.log: Sequence[Ruling] = numbered(project.store.decisions())
        self.reviews: dict[str, dict[str, Review]] = {}
        for article, review in project.store.reviews():
            if review.numbers:  # not what only fell with its claim
                self.reviews.setdefault(article, {})[review.record] = review
        self.pairs: list[tuple[Coding, Coding]] = [
            (project.store.machine(article), project.store.get(article))
            for article in sorted(self.reviews)
        ]

    def judged(self) -> Iterator[tuple[Coding, EventReport, Review]]:
        """The events of the machine on which people decided."""
        for machine, _ in self.pairs:
            own = self.reviews[machine.article.id]
            for event in machine.events:
                if event.id in own:
                    yield machine, event, own[event.id]


def _predicates(scene: _Scene) -> Iterator[Proposal]:
    """Senses that fired only where people took the event out."""
    rejected: dict[str, list[str]] = {}
    good: set[str] = set()
    for coding, event, review in scene.judged():
        sense = event.rule.split(" (")[0]
        if review.state == "rejected":
            words = " ".join(" ".join(s.of(coding.article.text).split()) for s in event.evidence)
            rejected.setdefault(sense, []).append(words)
        elif review.state in ("accepted", "corrected"):
            good.add(sense)
    senses = list(load_lexicon(scene.project.dictionaries).predicates)
    for name in sorted(rejected):
        own = [sense for sense in senses if sense.id == name]
        sentences = sorted(set(rejected[name]))
        if own and name not in good and len(rejected[name]) >= ENOUGH:
            same = [s for s in senses if s.type is None and _word(s) == _word(own[0])]
            entries = [_entry(sense) for sense in same]
            entries += [_silent(sense, sentences) for sense in own]
            why = f"{len(rejected[name])} events rejected, none accepted"
            yield Proposal("predicate", f"{name} is to be silent", why, entries)


def _word(sense: Sense) -> tuple[str, str, str | None]:
    return sense.form, sense.lemma, sense.particle


def _silent(sense: Sense, sentences: Sequence[str]) -> dict[str, Any]:
    """An entry that blocks a sense in its own company."""
    company = _company(sense)
    return {**company, "examples": [[words, None, None] for words in sentences[:5]]}


def _entry(sense: Sense) -> dict[str, Any]:
    """A blocking sense of the package once more, which the project's own would replace."""
    examples = [[e.text, e.actor, e.recipient] for e in sense.examples]
    never = {"never": list(sense.never)} if sense.never else {}
    return {**_company(sense), "examples": examples, **never}


def _company(sense: Sense) -> dict[str, Any]:
    entry: dict[str, Any] = {sense.form: " ".join(filter(None, (sense.lemma, sense.particle)))}
    entry["type"] = None
    for name in ("when", "unless"):
        if slots := getattr(sense, name):
            entry[name] = {slot: sorted(words) for slot, words in sorted(slots.items())}
    return entry


def _aliases(scene: _Scene) -> Iterator[Proposal]:
    """Names that people said stand for an actor of the base, which does not have them."""
    for actor, name, number in sorted(_namings(scene)):
        if actor not in scene.base:
            continue
        known = scene.base.actor(actor)
        if name.casefold() not in {each.casefold() for each in (known.name, *known.aliases)}:
            row = row_of(known, name)
            yield Proposal("alias", f"{name} is {known.name}", f"decision {number}", row)


def _namings(scene: _Scene) -> Iterator[tuple[str, str, int]]:
    """(actor, name, decision): merges of a name, and parties corrected to somebody."""
    for ruling in scene.log:
        each = ruling.judgement
        if not ruling.stands:
            continue
        if (each.layer, each.verdict) == ("actors", "same"):
            name = _name_of(scene.project, each.article, each.change["actor"])
            if name and _is_name(name):
                yield each.change["into"], name, ruling.number
        for party in _parties(each):
            if party["actor"] and _is_name(party["quote"]):
                yield party["actor"]["id"], " ".join(party["quote"].split()), ruling.number


def _parties(judgement: Judgement) -> Iterator[Mapping[str, Any]]:
    for value in (judgement.change.get("fields") or {}).values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping) and "quote" in each:
                yield each


def _is_name(words: str) -> bool:
    """Every long word has a capital: a name, no noun and no pronoun."""
    long = [word for word in words.split() if len(word) > 3]
    return bool(long) and all(not word[0].islower() for word in long)


def _name_of(project: Project, article: str, actor: str) -> str | None:
    if project.store.stamp(article) is None:
        return None
    return next((a.name for a in project.store.machine(article).actors if a.id == actor), None)


def row_of(actor: KnownActor, alias: str) -> dict[str, str]:
    """The line of the project's own table that gives an actor one name more."""
    spells = map(_spell, actor.spells)
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "codes": " ".join((actor.country, *actor.sectors)).strip(),
        "aliases": "|".join((*actor.aliases, alias)),
        "born": f"{actor.born}..{actor.died}" if actor.died else actor.born,
        "weight": f"{actor.weight:g}",
        "spells": "; ".join(spells),
    }


def _spell(spell: Spell) -> str:
    """A time in office as a line of the table has it."""
    body = f" @ {_bare(spell.organisation)}" if spell.organisation else ""
    codes = " ".join(filter(None, (spell.country, *spell.sectors)))
    return (
        f"{spell.title}{body}"
        + (f" [{codes}]" if codes else "")
        + f" {spell.begin}..{spell.finish}"
    )


def _bare(words: str) -> str:
    """Words without the marks that the table gives a meaning."""
    return words.translate(str.maketrans(";@[]", ", ()"))


def _actors(scene: _Scene) -> Iterator[Proposal]:
    """Actors that no file has, in records of several reports that people found right."""
    seen: dict[tuple[str, str], dict[str, tuple[str | None, tuple[str, ...]]]] = {}
    for _, stands in scene.pairs:
        own = scene.reviews[stands.article.id]
        mentions = {mention.id: mention.actor for mention in stands.mentions}
        good = [e for e in stands.events if e.id in own and own[e.id].state != "commented"]
        used = {mentions[m] for event in good for m in (*event.actors, *event.recipients)}
        for actor in stands.actors:
            named = not actor.known and actor.id in used and _is_name(actor.name)
            if named and actor.kind in ("person", "organisation", "group"):
                reports = seen.setdefault((actor.name, actor.kind), {})
                reports[stands.article.id] = (actor.country, actor.sectors)
    for (name, kind), reports in sorted(seen.items()):
        if len(reports) >= ENOUGH:
            country, sectors = reports[max(reports)]
            row = dict.fromkeys(COLUMNS, "")
            row |= {
                "name": name,
                "kind": kind,
                "codes": " ".join((country or "", *sectors)).strip(),
            }
            why = f"in records of {len(reports)} reports that people found right"
            yield Proposal("actor", f"{name}, {kind}", why, row)


def _gold(scene: _Scene) -> Iterator[Proposal]:
    """Sentences of which every event was judged."""
    for machine, stands in scene.pairs:
        for sentence in sorted({span for e in machine.events for span in e.evidence}):
            entry = gold_of(machine, stands, sentence, scene.reviews[machine.article.id])
            if entry is not None:
                count = len(entry["events"])
                why = f"all its events were judged; {count} stand{'s' if count == 1 else ''}"
                yield Proposal("gold", entry["text"][:80], why, entry)


# ---------------------------------------------------------------- accepted by a person


def accepted(project: Project) -> list[Proposal]:
    """The proposals that were accepted and still stand, oldest first."""
    stand = (r.judgement for r in numbered(project.store.decisions()) if r.stands)
    changes = (each.change for each in stand if (each.layer, each.verdict) == (LAYER, "accept"))
    return [Proposal(**change["proposal"]) for change in changes]


def accept(project: Project, wanted: str, by: By) -> Proposal:
    """Accepts a proposal, by its number in the list or its id, and writes it. Raises UsageError."""
    if project.folder is None:
        raise ProjectError("a project in memory has no dictionaries", remedy="give it a folder")
    found = proposals(project)
    fit = [p for n, p in enumerate(found, 1) if wanted == str(n) or p.id.startswith(wanted)]
    if len(fit) != 1:
        raise UsageError(f"no proposal {wanted!r}", remedy="`dragoman learn list` lists them")
    if fit[0].kind in ("alias", "actor"):
        actor_from(fit[0].content)  # an unsound line would keep the project from being read
    change = {"proposal": asdict(fit[0])}
    at = Span(0, 0)
    made = Judgement(by.person, "accept", LAYER, "", at, fit[0].what, "", "", change, by.comment)
    project.decide(made)
    write(project)
    return fit[0]


def write(project: Project) -> None:
    """Makes the learned files anew from the accepted proposals that stand."""
    if project.folder is None:
        return
    stand = accepted(project)
    pages = {
        FILES["predicate"]: _yaml(e for p in stand if p.kind == "predicate" for e in p.content),
        FILES["actor"]: _tsv([p.content for p in stand if p.kind in ("alias", "actor")]),
        FILES["gold"]: _yaml(p.content for p in stand if p.kind == "gold"),
    }
    for name, page in pages.items():
        path: Path = project.folder / name
        if page or path.exists():
            write_page(path, _HEADER + page)
    for loaded in (load_lexicon, load_predicates):
        loaded.cache_clear()


def _yaml(entries: Iterable[Any]) -> str:
    listed = list({json.dumps(entry, sort_keys=True): entry for entry in entries}.values())
    return yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=120) if listed else ""


def _tsv(rows: Sequence[Mapping[str, str]]) -> str:
    """The rows, those of one actor made one with all aliases."""
    if not rows:
        return ""
    merged: dict[str, dict[str, str]] = {}
    for row in rows:
        key = row["id"] or f"{row['name']} {row['kind']}"
        known = merged.setdefault(key, dict(row))
        names = dict.fromkeys([*known["aliases"].split("|"), *row["aliases"].split("|")])
        known["aliases"] = "|".join(name for name in names if name)
    lines = ["\t".join(COLUMNS), *("\t".join(r[c] for c in COLUMNS) for r in merged.values())]
    return "\n".join(lines) + "\n"


def as_table(found: Iterable[Proposal]) -> Table:
    """Proposals as rows, numbered; ``content`` is what would be written."""
    rows = [
        {
            "number": number,
            "id": each.id,
            "kind": each.kind,
            "what": each.what,
            "why": each.why,
            "file": FILES[each.kind],
            "content": each.content,
        }
        for number, each in enumerate(found, 1)
    ]
    return table_of(rows, (*_COLUMNS, "content"), _COLUMNS)
