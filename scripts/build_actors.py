"""Compiles the text sources of data/actors/ into one ledger: same sources, same bytes.

    python scripts/build_actors.py [--check]

--check compiles into memory and fails where the ledger in the tree is stale.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import actor_bodies
import actor_sources as sources
from actor_sources import Draft, People

from dragoman.resolve.actors.base import COMPILED
from dragoman.resolve.actors.careers import KnownActor, Spell, pack
from dragoman.resolve.actors.entries import body_entries, person_entries
from dragoman.resolve.actors.ledger import write_ledger
from dragoman.resolve.actors.names import core, key, person_words

ONE_SEAT = {
    "president",
    "prime minister",
    "foreign minister",
    "defence minister",
    "interior minister",
    "finance minister",
    "chief of staff",
    "justice minister",
    "un ambassador",
    "national security adviser",
    "oil minister",
}
MOST = 80
WIKIDATA = re.compile(r"Q\d+$")


def main() -> None:
    drafts = gather()
    entries = index(drafts)
    if "--check" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "actors.ledger"
            write_ledger(fresh, entries)
            if fresh.read_bytes() != COMPILED.read_bytes():
                sys.exit("actors.ledger is stale: run scripts/build_actors.py")
        return
    write_ledger(COMPILED, entries)
    kinds = Counter(draft.kind for draft in drafts)
    print(
        f"{len(drafts)} actors {dict(kinds)}, {len(entries)} entries,"
        f" {COMPILED.stat().st_size // 1000} kB"
    )


def gather() -> list[Draft]:
    """All drafts, joined and finished, by id."""
    people = People()
    sources.office_holders(people)
    sources.leaders(people)
    sources.dictionary(people)
    sources.listed(people)
    for path in sorted(sources.FOLDER.glob("people_*.tsv")):
        sources.hand_people(people, path)
    drop_doubles(people)
    for draft in people.drafts.values():
        weigh(draft)
    cap_open_spells(people.drafts.values())
    bodies: dict[str, Draft] = {}
    curated = [
        d
        for path in sorted(sources.FOLDER.glob("bodies_*.tsv"))
        for d in actor_bodies.hand_bodies(path)
    ]
    for draft in [*actor_bodies.countries(), *actor_bodies.institutions(), *curated]:
        join(bodies, draft)
    known = {key(name): draft.id for draft in curated for name in draft.names()}
    for draft in [*actor_bodies.groups(), *actor_bodies.bodies()]:
        same = next((known[key(n)] for n in draft.names() if key(n) in known), None)
        if same and len(core(draft.name)) + len(draft.name) // 5 > 1:
            more = [n for n in draft.names() if len(n) > 6 and key(n) not in known]
            if draft.kind == "group" or draft.country in {bodies[same].country, *sources.NON_STATE}:
                bodies[same].aliases.update(dict.fromkeys(more))
                continue
        join(bodies, draft)
    everything = {**people.drafts, **bodies}
    return [everything[identity] for identity in sorted(everything)]


def drop_doubles(people: People) -> None:
    """Drops snapshots of a person by hand that stand under a body or a territory.

    Only drafts without a Wikidata id: a namesake with an office of his own has one.
    """
    curated = {
        " ".join(person_words(name))
        for draft in people.drafts.values()
        if draft.curated
        for name in draft.names()
        if len(person_words(name)) > 1
    }
    for draft in list(people.drafts.values()):
        plain = " ".join(person_words(draft.name))
        if not draft.curated and not WIKIDATA.match(draft.id) and plain in curated:
            people.drop(draft)


def join(drafts: dict[str, Draft], draft: Draft) -> None:
    known = drafts.get(draft.id)
    if known is None:
        drafts[draft.id] = draft
    else:
        known.aliases.update(draft.aliases)


def weigh(draft: Draft) -> None:
    """Weight by the greatest office: 3 the leaders of great powers and of states in crisis."""
    if draft.curated:
        draft.spells.sort(key=lambda s: (s.begin or s.finish or "9999", s.title, s.finish))
        return
    scale = {3: (1.8, 2.4), 2: (1.2, 2.0), 1: (0.7, 1.0), 0: (0.2, 0.3)}
    for spell in draft.spells:
        small, great = scale[min(spell.rank, 3)]
        recent = (spell.finish or "9999") >= "1985"
        value = (
            great if spell.country in sources.GREAT or spell.country in {"UNO", "EUR"} else small
        )
        draft.weight = max(draft.weight, value if recent else value / 2)
    draft.spells.sort(key=lambda s: (s.begin or s.finish or "9999", s.title, s.finish))


def cap_open_spells(drafts: Iterable[Draft]) -> None:
    """Ends a spell without a finish where a later holder of the one seat began."""
    seats: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for draft in drafts:
        for spell in draft.spells:
            if spell.office in ONE_SEAT and spell.begin and not spell.seen:
                seats[spell.country, spell.office].append((spell.begin, draft.id))
    for draft in drafts:
        if not draft.curated:
            draft.spells = [_capped(spell, draft.id, seats) for spell in draft.spells]


def _capped(
    spell: Spell, holder: str, seats: dict[tuple[str, str], list[tuple[str, str]]]
) -> Spell:
    if spell.seen or spell.office not in ONE_SEAT or not spell.begin or len(spell.finish) > 7:
        return spell
    others = {begin for begin, who in seats[spell.country, spell.office] if who != holder}
    later = sorted(b for b in others if b > spell.begin and b.startswith(spell.finish))
    return replace(spell, finish=later[0]) if later else spell


def finish(draft: Draft) -> KnownActor:
    aliases = tuple(name for name in draft.names() if name != draft.name)[:40]
    kept = aliases if draft.kind == "person" or draft.curated else aliases[:8]
    return KnownActor(
        draft.id,
        draft.name,
        draft.kind,
        draft.country,
        draft.sectors,
        draft.born,
        draft.died,  # type: ignore[arg-type]
        round(draft.weight, 1),
        kept,
        tuple(draft.spells),
    )


def index(drafts: list[Draft]) -> dict[str, str]:
    """The entries of the ledger; ids under one key stand heaviest first."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    entries = {}
    for draft in drafts:
        entries[f"a:{draft.id}"] = pack(finish(draft))
        for entry in entries_of(draft):
            found[entry][draft.id] = draft.weight
    for entry, ids in found.items():
        order = sorted(ids, key=lambda i: (-ids[i], i))
        if len(entry) > 2:
            entries[entry] = " ".join(order[:MOST])
    entries.update(holders(drafts))
    return entries


def entries_of(draft: Draft) -> Iterable[str]:
    if draft.kind == "person":
        return person_entries(draft.names(), draft.country, draft.weight)
    return body_entries(draft.names(), draft.curated)


def holders(drafts: list[Draft]) -> dict[str, str]:
    seats: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.kind == "person":
            for spell in draft.spells:
                if (
                    spell.office
                    and "PRE" not in spell.sectors
                    and not spell.organisation.startswith(("Scot", "Wales", "North"))
                    and (spell.rank or spell.office in {"minister"})
                    and spell.country
                ):
                    seats[f"o:{spell.country}/{spell.office.replace(' ', '-')}"].append(
                        f"{draft.id}|{spell.begin}|{spell.finish}"
                    )
    return {
        seat: " ".join(sorted(set(cells), key=lambda c: (c.split("|")[1], c)))
        for seat, cells in seats.items()
    }


if __name__ == "__main__":
    main()
