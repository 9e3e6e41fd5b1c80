"""Known actors and their dated spells in office: who they were on a given day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import Code, Kind, Role

_MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAPSE = timedelta(days=550)
_ROLES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in an office or affiliation.

    ``office`` is the name of ``data/actors/offices.yaml``, empty where none fits. ``begin`` and
    ``finish`` are ISO days that may be partial ("2016", "2016-09"), empty where not known;
    ``seen``: no days are known, but a snapshot showed the person in office between the two.
    """

    title: str
    office: str
    organisation: str
    country: str
    sectors: tuple[str, ...]
    begin: str
    finish: str
    rank: int = 0
    seen: bool = False

    def holds(self, day: date | None) -> bool:
        """Whether the office was held on ``day``; where that is None, whether it is held still."""
        if day is None:
            return not self.finish
        if self.seen and self.begin and self.finish:
            return first_day(self.begin) - _LAPSE <= day <= last_day(self.finish) + _LAPSE
        begun = not self.begin or first_day(self.begin) <= day
        return begun and (not self.finish or day <= last_day(self.finish))

    def role(self) -> Role:
        """The spell as a record; days stand for what is known of them."""
        begin = None if self.seen or not self.begin else first_day(self.begin)
        finish = None if self.seen or not self.finish else last_day(self.finish)
        return Role(self.title, self.organisation or self.country or None, begin, finish)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the knowledge base. ``weight`` (0 to 3) is how often reports will mean it."""

    id: str
    name: str
    kind: Kind
    country: str
    sectors: tuple[str, ...]
    born: str
    died: str
    weight: float
    aliases: tuple[str, ...]
    spells: tuple[Spell, ...]

    def code(self, day: date | None) -> Code:
        """Country and sectors on ``day``; a person out of office is ELI, as PLOVER has it."""
        held = [spell for spell in self.spells if spell.holds(day)]
        if not self.spells or (not held and self.kind != "person"):
            return Code(self.country or None, self.sectors)
        if held:
            top = max(held, key=lambda spell: (spell.rank, bool(spell.begin), spell.begin))
            great = (s for s in held if s.office.endswith("minister") and s.rank > 1)
            others = sorted(great, key=lambda spell: (-spell.rank, spell.begin))
            near = [top, *(spell for spell in others if spell.country == top.country)]
            same = (sector for spell in near for sector in spell.sectors)
            return Code(top.country or self.country or None, tuple(dict.fromkeys(same))[:3])
        return Code(self.home(), () if self._early(day) else ("ELI",))

    def _early(self, day: date | None) -> bool:
        """Whether every known office began after ``day``."""
        begins = [spell.begin for spell in self.spells]
        return day is not None and all(b and first_day(b) > day for b in begins)

    def home(self) -> str | None:
        """The state that the person mostly held office for, before that of a body."""
        if self.country and not self.country.startswith(("UNO", "EUR", "IGO", "NGO")):
            return self.country
        return next((s.country for s in self.spells if len(s.country) == 3), self.country) or None

    def held(self, day: date | None) -> tuple[Spell, ...]:
        return tuple(spell for spell in self.spells if spell.holds(day))

    def roles(self, day: date | None) -> tuple[Role, ...]:
        """The dated career in order of time: at most twelve, those nearest to ``day``."""
        near = sorted(self.spells, key=lambda spell: (_distance(spell, day), -spell.rank))
        kept = sorted(
            near[:_ROLES_SHOWN], key=lambda spell: (spell.begin or spell.finish, spell.title)
        )
        return tuple(dict.fromkeys(spell.role() for spell in kept))


def _distance(spell: Spell, day: date | None) -> int:
    if day is None or spell.holds(day):
        return 0
    edges = [first_day(spell.begin)] if spell.begin else []
    edges += [last_day(spell.finish)] if spell.finish else []
    return min((abs((edge - day).days) for edge in edges), default=0)


def first_day(partial: str) -> date:
    """The first day that a partial ISO date may mean."""
    return _day(partial, 1, 1)


def last_day(partial: str) -> date:
    """The last day that a partial ISO date may mean."""
    return _day(partial, 12, 31)


def _day(partial: str, month: int, day: int) -> date:
    parts = [int(part) for part in partial.split("-")]
    month = min(max(parts[1], 1), 12) if len(parts) > 1 else month
    day = parts[2] if len(parts) > 2 else day
    return date(parts[0], month, min(max(day, 1), _MONTH_ENDS[month - 1]))


def pack(actor: KnownActor) -> str:
    """One line of JSON for the ledger."""
    spells = [
        [
            s.title,
            s.office,
            s.organisation,
            s.country,
            " ".join(s.sectors),
            s.begin,
            s.finish,
            s.rank,
        ]
        + ([1] if s.seen else [])
        for s in actor.spells
    ]
    row = [actor.name, actor.kind, actor.country, " ".join(actor.sectors), actor.born, actor.died]
    content = [*row, actor.weight, list(actor.aliases), spells]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def unpack(identity: str, line: str) -> KnownActor:
    """The actor that ``pack`` wrote."""
    name, kind, country, sectors, born, died, weight, aliases, spells = json.loads(line)
    return KnownActor(
        identity,
        name,
        kind,
        country,
        tuple(sectors.split()),
        born,
        died,
        weight,
        tuple(aliases),
        tuple(_spell(row) for row in spells),
    )


def _spell(row: Sequence[str | int]) -> Spell:
    title, office, organisation, country, sectors, begin, finish = (str(cell) for cell in row[:7])
    return Spell(
        title,
        office,
        organisation,
        country,
        tuple(sectors.split()),
        begin,
        finish,
        int(row[7]),
        len(row) > 8,
    )


def heaviest(actors: Iterable[KnownActor]) -> list[KnownActor]:
    """Actors by weight, then id, so that order never depends on a set."""
    return sorted(actors, key=lambda actor: (-actor.weight, actor.id))
