"""Who is meant by words without a name: an envoy, a counterpart, "the eastern commander"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.extract.reading import Markable
from dragoman.files import read_table
from dragoman.resolve.actors.careers import KnownActor, Spell, first_day, last_day
from dragoman.resolve.actors.desk import Desk, Found, Members, Names
from dragoman.resolve.actors.names import words_of
from dragoman.resolve.actors.offices import one_seat
from dragoman.resolve.actors.scene import Title
from dragoman.resolve.actors.words import FOLDER, cues, sector_words

_NOT: Found = (None, "")
_ENVOYS = frozenset({"un envoy", "envoy"})
_LONGEST = 3  # words of a country's name
_NEAR = 3  # sentences
_AFTER_TITLE = frozenset({"of", "in", "general"})  # "commander in chief", "secretary general"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of ``data/actors/phrases.tsv``: whom it means in reports of a country, and when."""

    country: str
    actor: str
    begin: str
    finish: str

    def holds(self, day: date) -> bool:
        begun = not self.begin or first_day(self.begin) <= day
        return begun and (not self.finish or day <= last_day(self.finish))


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Words of a phrase, hyphens as spaces, to whom it may mean. Raises DataError."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for row in read_table(FOLDER / "phrases.tsv"):
        entry = Phrase(row["country"], row["actor"], row["begin"], row["finish"])
        words = " ".join(words_of(row["phrase"].replace("-", " ")))
        found[words] = (*found.get(words, ()), entry)
    return found


def as_phrase(desk: Desk, members: Members, names: Names) -> Found:
    """The actor whom a phrase means on that day in a report of that country."""
    day = desk.scene.day
    if names or day is None:
        return _NOT
    for markable in members:
        if markable.form != "nominal":
            continue
        words, told = _plain_words(desk, markable), desk.scene.country_of(markable)
        for entry in phrases().get(words, ()):
            there = told == entry.country if told else entry.country in _countries(desk)
            if there and entry.holds(day) and entry.actor in desk.base:
                reason = f"{words!r} in a report of {entry.country}, {day}"
                return desk.base.actor(entry.actor), reason
    return _NOT


def _countries(desk: Desk) -> frozenset[str]:
    return frozenset(desk.scene.countries) | desk.scene.around


def _plain_words(desk: Desk, markable: Markable) -> str:
    """The words of a mention without article, possessor and the names of countries."""
    tokens = desk.scene.reading.parse.tokens[markable.first : markable.last + 1]
    named = {i for i in desk.scene.by_token if not desk.scene.is_backer(i)}
    kept = [t.text for t in tokens if t.i not in named and t.dep not in {"case", "det", "punct"}]
    return " ".join(words_of(" ".join(kept)))


def as_envoy(desk: Desk, members: Members, names: Names) -> Found:
    """The envoy of a body or state to the country that the report is about."""
    if names or desk.scene.day is None:
        return _NOT
    for markable in members:
        title = _title(desk, markable)
        if title is None or title.office is None or title.office.name not in _ENVOYS:
            continue
        sender = "UNO" if title.office.name == "un envoy" else title.country
        fit = {
            actor.id: actor
            for actor in desk.base.in_office(sender or "", title.office.name, desk.scene.day)
            if any(_accredited(desk, s) for s in actor.held(desk.scene.day))
        }
        if len(fit) == 1:
            return next(iter(fit.values())), f"envoy of {sender} there on {desk.scene.day}"
    return _NOT


def _title(desk: Desk, markable: Markable) -> Title | None:
    if markable.form == "pronoun" or markable.kind not in {"role", "person"}:
        return None
    title = desk.scene.role_title(markable)
    plural = desk.scene.reading.token(markable.head).tag in {"NNS", "NNPS"}
    return None if title is None or plural or cues()["past"] & set(title.words) else title


def _accredited(desk: Desk, spell: Spell) -> bool:
    """Whether the spell is that of an envoy to one of the report's countries."""
    if spell.office not in _ENVOYS:
        return False
    words = words_of(f"{spell.title} {spell.organisation}")
    parts = (
        " ".join(words[i : i + length])
        for length in range(1, _LONGEST + 1)
        for i in range(len(words) - length + 1)
    )
    named = {a.id for part in parts for a in desk.base.named(part) if a.kind == "country"}
    named |= {missions()[word] for word in words if word in missions()}
    return not named.isdisjoint(_countries(desk))


@cache
def missions() -> Mapping[str, str]:
    """Acronym of a mission, lower case, to the country that it is sent to."""
    rows = read_table(FOLDER / "missions.tsv")
    return {row["mission"].lower(): row["country"] for row in rows}


def as_former(desk: Desk, members: Members, names: Names) -> Found:
    """The one person named before who was that once: "the former rebel"."""
    day = desk.scene.day
    if names or day is None:
        return _NOT
    for markable in members:
        sector = _former(desk, markable)
        fit = [a for a in _persons_before(desk, markable) if sector and _was(a, sector, day)]
        if len(fit) == 1:
            return fit[0], f"the only one of the article who was {sector} before {day}"
    return _NOT


def _former(desk: Desk, markable: Markable) -> str | None:
    """The sector of the head of "the former X", in the singular; None of other phrases."""
    tokens = desk.scene.reading.parse.tokens
    head = tokens[markable.head]
    before = {t.lower for t in tokens[markable.first : markable.head]}
    if markable.form != "nominal" or head.tag != "NN" or not before & cues()["once"]:
        return None
    if "the" not in before or desk.scene.country_of(markable):
        return None
    return sector_words().nouns.get(head.lower)


def _persons_before(desk: Desk, markable: Markable, reach: int | None = None) -> list[KnownActor]:
    """The known persons whom the article names before a mention, at most ``reach`` sentences."""
    found: dict[str, KnownActor] = {}
    sentence = desk.scene.reading.token(markable.head).sentence
    for other in desk.scene.reading.markables:
        identity = desk.by_markable.get(other.id)
        if other.first >= markable.first or other.form != "name" or identity not in desk.known:
            continue
        if reach is None or sentence - desk.scene.reading.token(other.head).sentence <= reach:
            found[identity] = desk.known[identity]
    return [actor for actor in found.values() if actor.kind == "person"]


def _was(actor: KnownActor, sector: str, day: date) -> bool:
    """Whether a spell of that sector was over by the day."""
    return any(
        sector in spell.sectors and spell.finish and last_day(spell.finish) < day
        for spell in actor.spells
    )


def as_rank(desk: Desk, members: Members, names: Names) -> Found:
    """The one person named shortly before who bore that title then: "the field marshal"."""
    day = desk.scene.day
    if names or day is None:
        return _NOT
    for markable in members:
        title = _rank(desk, markable)
        near = _persons_before(desk, markable, _NEAR) if title else []
        fit = [actor for actor in near if any(_bears(s, title) for s in actor.held(day))]
        if len(fit) == 1:
            return fit[0], f"{title!r} on {day}, the only one named shortly before"
    return _NOT


def _rank(desk: Desk, markable: Markable) -> str:
    """The words of "the field marshal" without the article; empty for other phrases."""
    tokens = desk.scene.reading.parse.tokens[markable.first : markable.last + 1]
    definite = markable.form == "nominal" and tokens[0].lower == "the" and len(tokens) > 1
    if not definite or markable.kind not in {"person", "role"} or desk.scene.country_of(markable):
        return ""
    if tokens[-1].tag != "NN" or cues()["past"] & {t.lower for t in tokens}:
        return ""
    return _plain_words(desk, markable)


def _bears(spell: Spell, title: str) -> bool:
    """Whether the title of a spell is the words, alone or before "of", "-in-chief" and the like."""
    words, told = words_of(spell.title.replace("-", " ")), words_of(title)
    after = words[len(told) : len(told) + 1]
    return words[: len(told)] == told and (not after or after[0] in _AFTER_TITLE)


def as_counterpart(desk: Desk, members: Members, names: Names) -> Found:
    """The holder of the same office in another country: "his Iranian counterpart"."""
    day = desk.scene.day
    if names or day is None:
        return _NOT
    for markable in members:
        token = desk.scene.reading.token(markable.head)
        country = desk.scene.country_of(markable)
        if token.lower not in cues()["counterparts"] or not country:
            continue
        for office in _office_before(desk, markable, day):
            holders = desk.base.in_office(country, office, day)
            if len(holders) == 1:
                return holders[0], f"counterpart: {office} of {country} on {day}"
    return _NOT


def _office_before(desk: Desk, markable: Markable, day: date) -> list[str]:
    """The great offices of the last known person who is named before the mention."""
    for other in reversed(desk.scene.reading.markables):
        identity = desk.by_markable.get(other.id)
        if other.first >= markable.first or identity not in desk.known or other.form == "pronoun":
            continue
        known: KnownActor = desk.known[identity]
        if known.kind == "person":
            held = sorted(known.held(day), key=lambda spell: -spell.rank)
            return [spell.office for spell in held if spell.office in one_seat()]
    return []
