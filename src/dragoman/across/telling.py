"""What one article tells of one happening, in the form in which accounts are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dragoman.across.records import Party, Standing, Toll
from dragoman.across.words import Words, load_words
from dragoman.records import Actor, Claim, Coding, EventReport, Mention, Place, Status, identify

_NAMELESS = ("noun-", "count-", "pronoun")
_WORD = re.compile(r"[^\W\d_]+")
_MODIFIERS = 4  # words before a noun among which its article stands
_TOWNS = ("point", "town", "district")
_SHORT = 4  # letters that tell a stem: shorter words are compared whole


@dataclass(frozen=True, slots=True)
class Side:
    """A party of a telling. ``chain``: the actor's id in its coding; ``head``: the noun's stem.

    ``owners``: of a group without a name, the keys of whose it is. ``state``: the party stands for
    its country (a country, its capital, a body of its government). ``named`` is false for
    "gunmen", "12 people", "its forces"; ``vague`` is true where even the noun says nothing.
    """

    party: Party
    chain: str
    kind: str
    sectors: tuple[str, ...]
    named: bool
    state: bool
    owners: tuple[str, ...]
    head: str
    vague: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """The event reports of one happening in one article, in one voice.

    ``id`` is made of the first event report, ``at`` the span of its trigger, ``words`` what its
    sentence says beside the empty words, ``trigger`` the stem of the act. ``sentence`` is where its
    sentence begins. ``echo``: a noun that goes back to what was told ("the attack"). ``earlier``:
    words say that it lies before the matter of the report. ``happened`` is false for plans,
    requests and conditions. ``around``: the actors and places that its article names,
    ``towns``: the towns that its sentences name. ``lent``: the days of the event that it goes back
    to in its article. ``voice``: the speaker as a party.
    """

    id: str
    article: str
    reports: tuple[str, ...]
    at: tuple[int, ...]
    sentence: int
    type: str
    mode: str | None
    quad: int
    intensity: float
    status: Status
    standing: Standing
    happened: bool
    denied: bool
    speaker: Party | None
    published: date | None
    source: str | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    assets: tuple[Side, ...]
    begin: date | None
    finish: date | None
    date_precision: str
    place: Place | None
    numbers: tuple[Toll, ...]
    trigger: str
    words: tuple[str, ...]
    echo: bool
    earlier: bool
    around: tuple[str, ...]
    lent: tuple[date, date] | None = None
    towns: tuple[str, ...] = ()
    voice: Side | None = None

    @property
    def denies(self) -> bool:
        """Whether somebody denies the act, in whatever words; a narrator only tells that not."""
        return self.status == "denied" or (self.status == "negated" and self.speaker is not None)

    @property
    def dated(self) -> bool:
        """Whether the text gives a day, month or year, beyond "before the report"."""
        return self.begin is not None and self.date_precision not in ("before", "unknown")


def standing_of(event: EventReport) -> Standing:
    """How an event report stands for a reader: only "told" is the narrator's own plain fact."""
    if event.denied_by:
        return "contested"
    if event.status == "asserted":
        return "told" if event.claim is None and event.hedge is None else "claimed"
    if event.status == "negated":
        return "negated"
    return "denied" if event.status == "denied" else "open"


def tellings_of(coding: Coding) -> tuple[Telling, ...]:
    """The tellings of an article in text order. Pure: the same coding, the same tellings."""
    parts = _Parts(coding, load_words())
    groups: dict[object, list[EventReport]] = {}
    for event in coding.events:
        earlier = event.claim is None and parts.earlier(event)
        key = (event.happening or event.id, event.status, event.claim, earlier)
        groups.setdefault(key, []).append(event)
    return tuple(_telling(parts, group) for group in groups.values())


def split_up(coding: Coding, telling: Telling) -> tuple[Telling, ...]:
    """Each event report of a telling by itself, where people decided that they are not one."""
    parts = _Parts(coding, load_words())
    return tuple(_telling(parts, [e]) for e in coding.events if e.id in telling.reports)


def _telling(parts: _Parts, group: Sequence[EventReport]) -> Telling:
    best = min(group, key=_rank)
    article = parts.coding.article
    claim = parts.claims.get(best.claim or "")
    return Telling(
        identify("w", article.id, group[0].id),
        article.id,
        tuple(event.id for event in group),
        tuple(group[0].trigger),
        min(
            (span.start for event in group for span in event.evidence), default=group[0].trigger[0]
        ),
        best.type,
        next((event.mode for event in (best, *group) if event.mode), None),
        best.quad,
        best.intensity,
        best.status,
        _firmest(group),
        best.status in ("asserted", "negated", "denied"),
        best.status in ("negated", "denied"),
        parts.speaker(claim) if claim else None,
        article.published,
        article.source,
        parts.sides(_first(group, "actors")),
        parts.sides(_first(group, "recipients")),
        parts.sides(_first(group, "assets")),
        best.begin,
        best.finish,
        best.date_precision,
        next((p for e in (best, *group) if (p := parts.place(e))), None),
        tuple(dict.fromkeys(Toll(n.unit, n.low, n.high) for e in group for n in e.numbers)),
        _act(best, article.text),
        parts.words_of(group),
        parts.echo(group[0]),
        best.claim is None and any(parts.earlier(event) for event in group),
        parts.around,
        towns=parts.towns(group),
        voice=parts.side(claim.source) if claim and claim.source else None,
    )


def _act(event: EventReport, text: str) -> str:
    """The stem of the word that tells the act ("attack" of "the attack lasted"), else the last."""
    _, _, named = event.rule.partition(":")
    lemma = stem(named.partition(":")[0].partition(" ")[0])
    found = [stem(word) for word in event.trigger.of(text).split()]
    return lemma if lemma in found else found[-1]


def _rank(event: EventReport) -> tuple[bool, bool, int, int]:
    known = len(event.actors) + len(event.recipients) + (event.place is not None)
    undated = event.begin is None or event.date_precision in ("before", "unknown")
    return (undated, event.date_precision != "day", -known, event.trigger.start)


def _firmest(group: Iterable[EventReport]) -> Standing:
    found = [standing_of(event) for event in group]
    order: Sequence[Standing] = ("contested", "told", "claimed", "negated", "denied", "open")
    return min(found, key=order.index)


def _first(group: Iterable[EventReport], part: str) -> tuple[str, ...]:
    """The parties of a part, all that the group names, each mention once."""
    return tuple(dict.fromkeys(mention for event in group for mention in getattr(event, part)))


class _Parts:
    """Look-ups into one coding."""

    def __init__(self, coding: Coding, words: Words) -> None:
        self.coding, self.words = coding, words
        self.mentions: Mapping[str, Mention] = {m.id: m for m in coding.mentions}
        self.actors = {actor.id: actor for actor in coding.actors}
        self.places = {place.id: place for place in coding.places}
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in coding.claims}
        self._named = {m.actor for m in coding.mentions if not m.rule.startswith(_NAMELESS)}
        self.around = tuple(
            sorted({*(folded(a) for a in coding.actors if self._named_once(a)), *self.places})
        )

    def place(self, event: EventReport) -> Place | None:
        """Where it happened: the place told, else a place on the side that it was done to."""
        for mention in (event.place, *event.recipients):
            found = self.mentions[mention] if mention else None
            if found and found.place in self.places:
                return self.places[found.place]
        return None

    def speaker(self, claim: Claim) -> Party | None:
        """Who makes a claim, None where the text does not name anybody."""
        return self.side(claim.source).party if claim.source else None

    def sides(self, mentions: Iterable[str]) -> tuple[Side, ...]:
        found = {side.party.key: side for side in map(self.side, mentions)}
        return tuple(found.values())

    def side(self, mention: str) -> Side:
        found = self.mentions[mention]
        actor = self.actors.get(found.actor or "")
        if actor is None:
            return self._unlinked(found)
        plain = fold(actor.name)
        named = self._named_once(actor)
        state = actor.kind == "country" or (actor.kind == "organisation" and "GOV" in actor.sectors)
        party = Party(folded(actor), actor.name, actor.country)
        owners = () if named else tuple(self._owners(found))
        head, vague = self._head(plain)
        return Side(party, actor.id, actor.kind, actor.sectors, named, state, owners, head, vague)

    def _unlinked(self, mention: Mention) -> Side:
        """A place stands for its country, anything else for its words."""
        place = self.places.get(mention.place or "")
        if place is not None:
            party = Party(place.id, place.name, place.country)
            return Side(party, place.id, "place", (), True, True, (), place.id, False)
        words = " ".join(mention.span.of(self.coding.article.text).split())
        party = Party(bare(words), words, None)
        owners = tuple(self._owners(mention))
        head, vague = self._head(party.key)
        return Side(
            party, mention.chain or mention.id, mention.kind, (), False, False, owners, head, vague
        )

    def _named_once(self, actor: Actor) -> bool:
        """Whether an actor is known, or called by a name somewhere in the article."""
        own = actor.id in self._named and fold(actor.name) not in self.words.generic
        return actor.known or own

    def _head(self, name: str) -> tuple[str, bool]:
        """The stem of the last word of a name, and whether it says nothing by itself."""
        last = name.split()[-1] if name else ""
        return stem(last), last in self.words.generic

    def _owners(self, mention: Mention) -> Iterator[str]:
        """Whose a group without a name is: named inside its words, or right after them."""
        text, end = self.coding.article.text, mention.span.end
        joined = False
        for other in self.coding.mentions:
            if other.actor is None or other.actor == mention.actor or not self._known(other.actor):
                continue
            if mention.span.covers(other.span):
                yield other.actor
            elif 0 < other.span.start - end < 30:
                between = text[end : other.span.start].strip().casefold()
                if between in (("and", "and the", ",") if joined else self.words.belonging):
                    yield other.actor
                    joined, end = True, other.span.end

    def _known(self, actor: str) -> bool:
        return actor in self.actors and self.actors[actor].known

    def words_of(self, group: Iterable[EventReport]) -> tuple[str, ...]:
        text = self.coding.article.text
        told = " ".join(span.of(text) for event in group for span in event.evidence)
        return content(told)

    def towns(self, group: Iterable[EventReport]) -> tuple[str, ...]:
        """The towns that the sentences of some reports name."""
        spans = [span for event in group for span in event.evidence]
        return tuple(
            sorted(
                {
                    mention.place
                    for mention in self.coding.mentions
                    if mention.place in self.places
                    and self.places[mention.place].precision in _TOWNS
                    and any(span.covers(mention.span) for span in spans)
                }
            )
        )

    def earlier(self, event: EventReport) -> bool:
        """Whether words before the act say that it lies before the matter of the report."""
        before = self._before(event)
        return any(_ends(before, cue) for cue in self.words.earlier)

    def echo(self, event: EventReport) -> bool:
        """Whether the act is told by a noun that goes back to what was told."""
        if not event.rule.startswith("noun"):
            told = f" {' '.join(w.strip(',;:') for w in self._before(event, whole=True))} "
            return any(
                f" {word} {noun} " in told for word in ("the", "those") for noun in self.words.acts
            )
        words = [*self._before(event), *event.trigger.of(self.coding.article.text).split()]
        near = [word.casefold() for word in words[:-1][-_MODIFIERS:]]
        back = any(word in self.words.back or word.endswith(("'s", "’s")) for word in near)
        return back and not any(word in self.words.further for word in near)

    def _before(self, event: EventReport, whole: bool = False) -> list[str]:
        """The last words before an act in its sentence, or all of them, in small letters."""
        text, end = self.coding.article.text, event.trigger.start
        start = max((s.start for s in event.evidence if s.covers(event.trigger)), default=0)
        return text[start if whole else max(start, end - 40) : end].casefold().split()


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """A name in small letters without accents: spellings differ between outlets."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def folded(actor: Actor) -> str:
    """The id of a known actor, the name of another."""
    return actor.id if actor.known else fold(actor.name)


def bare(words: str) -> str:
    """Words without the article or possessive before them, folded."""
    return re.sub(r"^(the|a|an|its|his|her|their) ", "", fold(words))


def _ends(words: Sequence[str], cue: Sequence[str]) -> bool:
    return list(words[-len(cue) :]) == list(cue)


def content(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that say something, sorted, each once."""
    empty = load_words().empty
    found = (word.casefold() for word in _WORD.findall(text))
    return tuple(sorted({stem(word) for word in found if word not in empty}))


@cache
def stem(word: str) -> str:
    """A word without the endings of English that bear no meaning; crude, but always the same."""
    word = word.casefold()
    for ending in ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT - 1:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > _SHORT else word
