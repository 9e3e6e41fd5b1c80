"""Who a name may mean: candidates of the knowledge base, weighed by a table of features."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import JaroWinkler

from dragoman.records import Kind
from dragoman.resolve.actors.base import ActorBase
from dragoman.resolve.actors.careers import KnownActor, first_day, last_day
from dragoman.resolve.actors.names import key, person_words, sound
from dragoman.resolve.actors.scene import Title
from dragoman.resolve.actors.words import cues

THRESHOLD = 3.7
MARGIN = 0.5
_ALIKE = 0.82
_FAMOUS = 1.5
_MINOR = 1.2
_KNOWN = 1.8
_OUT_OF_MIND = 1600  # days after office by which a bare surname no longer means its holder
_COMMON = 20
MOST = 60
_BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM", ""})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article tells of one chain: its names (longest first), titles, countries, day.

    ``lone``: the id of the only well-known person among the candidates; ``private``: the words
    around tell of a private person.
    """

    names: tuple[str, ...]
    kind: Kind
    titles: tuple[Title, ...]
    beside: frozenset[str]
    present: frozenset[str]
    day: date | None
    lone: frozenset[str] = frozenset()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known actor, and how its name met the text's: full, alike, surname, first, name ..."""

    actor: KnownActor
    match: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The winner, if any, its score and why; ``lost``: the others with their scores."""

    actor: KnownActor | None
    reason: str


def candidates(evidence: Evidence, base: ActorBase) -> list[Candidate]:
    """Who the names may mean, each actor once by its best match."""
    found: dict[str, Candidate] = {}
    for name in evidence.names:
        for candidate in _of_name(name, evidence.kind, base):
            found.setdefault(candidate.actor.id, candidate)
        if found:
            break
    full = next((n for n in evidence.names if len(person_words(n)) > 1), None)
    if full and evidence.kind == "person":
        return [c for c in found.values() if c.actor.kind != "person" or first_fits(full, c.actor)]
    return list(found.values())


def _of_name(name: str, kind: Kind, base: ActorBase) -> Iterator[Candidate]:
    words = person_words(name)
    capitals = name.replace(".", "").isupper()
    for actor in base.named(name):
        match = "acronym" if capitals and len(name) < 8 else "name"
        if actor.kind == "person":
            match = "full" if len(words) > 1 else "byname"
        yield Candidate(actor, match)
    if kind not in {"person", "place"} or not words:
        return
    if len(words) == 1:
        bearers = base.surnamed(words[0])
        match = "surname" if len(bearers) < _COMMON else "common surname"
        yield from (Candidate(actor, match) for actor in bearers)
        yield from (Candidate(a, "alike surname") for a in base.sounding(words) if _alike(words, a))
        return
    yield from (Candidate(actor, "alike") for actor in base.sounding(words) if _alike(words, actor))
    if len(words) == 2:
        yield from (Candidate(actor, "surname") for actor in base.surnamed(" ".join(words)))
    yield from (Candidate(actor, "first") for actor in base.surnamed(words[-1]))


def _alike(words: tuple[str, ...], actor: KnownActor) -> bool:
    """Whether the letters of some name of the actor are close, beyond its consonants."""
    return any(_close(words, person_words(name)) for name in (actor.name, *actor.aliases))


def _close(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return bool(other) and sound(words[0]) == sound(other[-1]) and _letters(words[0], other[-1])
    if len(other) < 2:
        return False
    return _letters(words[0], other[0]) and _letters(words[-1], other[-1])


def _letters(one: str, other: str) -> bool:
    return JaroWinkler.similarity(one, other) >= _ALIKE or (
        len(one) > 4 and sound(one) == sound(other) and len(sound(one)) > 2
    )


def first_fits(full: str, actor: KnownActor) -> bool:
    """Whether the first name told is one of the actor's, by letter, sound or initial."""
    words = person_words(full)
    for name in (actor.name, *actor.aliases):
        other = person_words(name)
        if len(other) < 2:
            if other == words[-1:] and not actor.born and len(words) < 2:
                return True
            continue
        if _letters(words[0], other[0]) or (len(words[0]) == 1 and other[0].startswith(words[0])):
            return True
        if set(words) <= set(other) or " ".join(other[-2:]) == " ".join(words):
            return True
        if words[0] == other[-1] and words[-1] == other[0]:
            return True
    return False


Feature = Callable[[Candidate, Evidence], float]


def _match(candidate: Candidate, evidence: Evidence) -> float:
    strength = {
        "full": 4.0,
        "name": 3.5,
        "alike": 3.2,
        "acronym": 2.6,
        "byname": 2.2,
        "surname": 1.2,
        "first": 1.0,
    }
    return strength.get(candidate.match, 0.6)


def _weight(candidate: Candidate, evidence: Evidence) -> float:
    return candidate.actor.weight * 0.7


def _countries(actor: KnownActor) -> frozenset[str]:
    return frozenset({actor.country, *(spell.country for spell in actor.spells)}) - _BODIES


def _beside(candidate: Candidate, evidence: Evidence) -> float:
    return float(not evidence.beside.isdisjoint(_countries(candidate.actor)))


def _present(candidate: Candidate, evidence: Evidence) -> float:
    return float(not evidence.present.isdisjoint(_countries(candidate.actor)))


def _absent(candidate: Candidate, evidence: Evidence) -> float:
    """No country of the actor is named; a body known the world over needs none."""
    actor, own = candidate.actor, _countries(candidate.actor)
    famous = _FAMOUS + (candidate.match == "acronym") / 2
    if actor.kind == "country" or (actor.kind != "person" and actor.weight >= famous):
        return 0.0
    if not own or not evidence.present.isdisjoint(own):
        return 0.0
    if actor.kind != "person" or candidate.match not in {"full", "byname", "surname", "alike"}:
        return 1.0
    if actor.weight < _MINOR:  # a namesake is as likely
        return 1.0
    return 0.0 if actor.weight >= _KNOWN else 0.25


def _slight(candidate: Candidate, evidence: Evidence) -> float:
    """A bare surname for somebody of whom reports seldom speak."""
    bare = candidate.match not in {"full", "name", "alike"}
    return float(bare and candidate.actor.kind == "person" and candidate.actor.weight < 1)


def _untold(candidate: Candidate, evidence: Evidence) -> float:
    """A full name of somebody minor out of office, and no title of theirs is told: a namesake?"""
    actor = candidate.actor
    if actor.kind != "person" or actor.weight >= _MINOR or actor.held(evidence.day):
        return 0.0
    return float(not _title_fitted(candidate, evidence))


def _told_other(candidate: Candidate, evidence: Evidence) -> float:
    """A title names a country that is none of the actor's."""
    told = {t.country for t in evidence.titles if t.country and t.office and t.office.rank > 1}
    return float(
        bool(told) and told.isdisjoint({candidate.actor.country, *_countries(candidate.actor)})
    )


def _title_fits(candidate: Candidate, evidence: Evidence) -> float:
    held = candidate.actor.held(evidence.day)
    names = {spell.office for spell in held}
    return float(any(t.office and t.office.name in names for t in evidence.titles))


def _title_fitted(candidate: Candidate, evidence: Evidence) -> float:
    names = {spell.office for spell in candidate.actor.spells}
    fitted = any(t.office and t.office.name in names for t in evidence.titles)
    return float(fitted and not _title_fits(candidate, evidence))


def _title_misfits(candidate: Candidate, evidence: Evidence) -> float:
    """A great office is told that the actor never held."""
    told = {t.office.name for t in evidence.titles if t.office and t.office.rank > 1}
    held = {spell.office for spell in candidate.actor.spells}
    return float(bool(told) and told.isdisjoint(held) and candidate.actor.kind == "person")


def _calling(candidate: Candidate, evidence: Evidence) -> float:
    """The title is one that holders of office do not bear, or an officer's for a civilian."""
    if candidate.actor.kind != "person":
        return 0.0
    words = {word for title in evidence.titles for word in title.words[-1:]}
    if words & cues()["humble"]:
        return 2.0
    if words & cues()["callings"]:
        return 1.0
    uniform = any({"MIL", "REB", "COP", "PRM"} & set(s.sectors) for s in candidate.actor.spells)
    return float(bool(words & cues()["ranks"]) and not uniform)


def _in_office(candidate: Candidate, evidence: Evidence) -> float:
    """In office on the day: 1; for somebody known soon after it, falling to 0."""
    actor, day = candidate.actor, evidence.day
    if actor.kind != "person":
        return 0.0
    if any(s.begin or s.seen for s in actor.held(day)):
        return 1.0
    if day is None or actor.weight < _MINOR:
        return 0.0
    gaps = [(day - last_day(s.finish)).days for s in actor.spells if s.finish]
    since = min((gap for gap in gaps if gap > 0), default=_OUT_OF_MIND)
    return max(0.0, 1 - since / _OUT_OF_MIND)


def _years_out(candidate: Candidate, evidence: Evidence) -> float:
    """How far the day lies from the nearest time in office: 1 from fifteen years on."""
    actor, day = candidate.actor, evidence.day
    if actor.kind != "person" or day is None or actor.held(day) or not actor.spells:
        return 0.0
    edges = [last_day(s.finish) for s in actor.spells if s.finish]
    edges += [first_day(s.begin) for s in actor.spells if s.begin]
    gap = min((abs((day - edge).days) for edge in edges), default=0)
    return min(gap / 5500, 1.0)


def _too_early(candidate: Candidate, evidence: Evidence) -> float:
    """The report is older than the first office by three years and more."""
    begins = [s.begin for s in candidate.actor.spells if s.begin]
    if evidence.day is None or not begins or candidate.actor.kind != "person":
        return 0.0
    if any(not s.begin and not s.finish for s in candidate.actor.spells):
        return 0.0
    return float((first_day(min(begins)) - evidence.day).days > 1100)


def _dead(candidate: Candidate, evidence: Evidence) -> float:
    died = candidate.actor.died
    return float(
        bool(died) and evidence.day is not None and (evidence.day - last_day(died)).days > 400
    )


def _other_kind(candidate: Candidate, evidence: Evidence) -> float:
    """A person where the words tell a body, or the reverse; less for a well-known whole name."""
    if evidence.kind in {"place", "role"} and candidate.actor.kind != "person":
        return 0.0
    if (candidate.actor.kind == "person") == (evidence.kind == "person"):
        return 0.0
    sure = candidate.match in {"full", "byname"} and candidate.actor.weight >= _MINOR
    return 0.25 if sure else 1.0


def _private(candidate: Candidate, evidence: Evidence) -> float:
    return float(evidence.private and candidate.actor.kind == "person")


def _lone(candidate: Candidate, evidence: Evidence) -> float:
    """In office, and nobody else of that surname is known to most readers."""
    actor = candidate.actor
    if candidate.match != "surname" or actor.id not in evidence.lone:
        return 0.0
    return _in_office(candidate, evidence)


FEATURES: tuple[tuple[str, float, Feature], ...] = (
    ("name", 1.0, _match),
    ("weight", 1.0, _weight),
    ("country beside it", 0.6, _beside),
    ("country in the report", 0.7, _present),
    ("country absent", -1.2, _absent),
    ("surname of a minor figure", -1.0, _slight),
    ("minor and no office told", -1.3, _untold),
    ("title of another country", -2.5, _told_other),
    ("holds the office told", 2.5, _title_fits),
    ("held the office told", 1.2, _title_fitted),
    ("never held the office told", -2.2, _title_misfits),
    ("calling or rank misfits", -2.0, _calling),
    ("told as a private person", -4.0, _private),
    ("in office", 0.8, _in_office),
    ("only one of that surname", 0.8, _lone),
    ("long out of office", -1.5, _years_out),
    ("not yet in office", -1.8, _too_early),
    ("dead by then", -1.2, _dead),
    ("other kind", -2.0, _other_kind),
)
"""The features that weigh a candidate: name, weight, and how much of it holds."""


def score(candidate: Candidate, evidence: Evidence) -> tuple[float, str]:
    """The sum over the features, and the features that counted."""
    parts = [(name, weight * feature(candidate, evidence)) for name, weight, feature in FEATURES]
    why = ", ".join(f"{name} {value:+.1f}" for name, value in parts if value)
    return sum(value for _, value in parts), f"{candidate.match}: {why}"


def judge(evidence: Evidence, base: ActorBase) -> Verdict:
    """The best candidate where it passes the threshold and leads by the margin."""
    found = candidates(evidence, base)[:MOST]
    evidence = replace(evidence, lone=_alone(found))
    scored = [(*score(c, evidence), c.actor) for c in found]
    scored.sort(key=lambda row: (-row[0], row[2].id))
    if not scored:
        return Verdict(None, "no candidate")
    best, why, actor = scored[0]
    lost = "; ".join(f"{a.name} ({a.id}) {s:.1f}" for s, _, a in scored[1:4])
    behind = f"; lost: {lost}" if lost else ""
    if best < THRESHOLD:
        return Verdict(None, f"below {THRESHOLD}: {actor.name} {best:.1f} [{why}]{behind}")
    if len(scored) > 1 and best - scored[1][0] < MARGIN and not _same(actor, scored[1][2]):
        return Verdict(None, f"too close: {actor.name} {best:.1f} [{why}]{behind}")
    return Verdict(actor, f"{best:.1f} [{why}]{behind}")


def _alone(found: list[Candidate]) -> frozenset[str]:
    """The id of the only well-known person among the candidates, if there is one."""
    known = [
        c.actor.id
        for c in found
        if c.actor.kind == "person" and c.actor.weight >= _MINOR and c.match != "alike surname"
    ]
    return frozenset(known) if len(known) == 1 else frozenset()


def _same(one: KnownActor, other: KnownActor) -> bool:
    """Two entries of the base that are doubles: a name and the country in common."""
    names = {key(n) for n in (one.name, *one.aliases)}
    return one.country == other.country and any(
        key(n) in names for n in (other.name, *other.aliases)
    )
