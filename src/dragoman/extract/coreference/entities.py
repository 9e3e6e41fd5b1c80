"""The entities told so far: their members, what is known of them, how much they stand out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.extract.reading import Markable, Reading
from dragoman.files import word_lists
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents
from dragoman.records import Kind

WORDS = "coreference/words.yaml"
# how much a mention stands out by its place in the clause (after Lappin and Leass 1994)
WEIGHTS = {
    "nsubj": 80,
    "nsubjpass": 75,
    "agent": 60,
    "dobj": 50,
    "attr": 40,
    "dative": 45,
    "iobj": 45,
    "pobj": 40,
    "poss": 35,
    "compound": 15,
    "amod": 8,
    "nmod": 8,
    "appos": 40,
    "conj": 40,
    "ROOT": 60,
}
OTHERS = 0.25  # what mentions beside the best add
QUOTED = 0.3  # how much time passes with a sentence inside quotation marks
MEMORY = 5  # sentences after which an entity is out of mind
MOST = 150  # entities that are in mind at once


class Entity:
    """One entity: members are ids of markables; ``number`` is its running number."""

    def __init__(self, number: int, markable: Markable) -> None:
        self.number = number
        self.first = markable
        self.kind: Kind = markable.kind
        self.named = markable.form == "name"
        self.gender: str | None = None
        self.plural = False
        self.roles: set[str] = set()
        self.countries: set[str] = set()
        self.heads: list[int] = []
        self.count = 0
        self.topic = 0  # of a country: how often things are told to be in it, or it is named
        self.told: dict[int, int] = {}  # sentence to weight

    def score(self, now: float, clock: Sequence[float]) -> float:
        """How much it stands out: the best mention, halved with each sentence, and some more."""
        passed = ((now - clock[sentence], weight) for sentence, weight in self.told.items())
        terms = [weight * 0.5**ago for ago, weight in passed if 0 <= ago <= MEMORY]
        return max(terms) + OTHERS * (sum(terms) - max(terms)) if terms else 0.0


class Entities:
    """All entities of a reading in the making."""

    def __init__(self, reading: Reading, agents: Agents, spoken: Collection[int] = ()) -> None:
        self.clock = _clock(reading.parse, spoken)
        self.reading, self.agents = reading, agents
        self.tokens = reading.parse.tokens
        self._of: dict[str, Entity] = {}
        self._merged: dict[int, Entity] = {}
        self._recent: list[Entity] = []
        self._made = 0
        self.countries: dict[int, Entity] = {}

    def of(self, markable: Markable) -> Entity:
        return self._root(self._of[markable.id])

    def get(self, markable: Markable | None) -> Entity | None:
        """The entity of a markable that was met already."""
        known = self._of.get(markable.id) if markable is not None else None
        return self._root(known) if known is not None else None

    def _root(self, entity: Entity) -> Entity:
        while entity.number in self._merged:
            entity = self._merged[entity.number]
        return entity

    def root(self, entity: Entity) -> Entity:
        return self._root(entity)

    def recent(self) -> Iterator[Entity]:
        """The entities in mind, the one met last first."""
        seen = set()
        for entity in reversed(self._recent):
            root = self._root(entity)
            if root.number not in seen:
                seen.add(root.number)
                yield root

    def add(self, markable: Markable, entity: Entity | None) -> Entity:
        """Make a markable a member of an entity, or found one with it."""
        if entity is None:
            entity = Entity(self._made, markable)
            self._made += 1
        entity = self._root(entity)
        self._of[markable.id] = entity
        self._tell(entity, markable)
        if entity in self._recent:
            self._recent.remove(entity)
        self._recent.append(entity)
        if len(self._recent) > MOST:
            del self._recent[0]
        return entity

    def merge(self, one: Entity, other: Entity) -> Entity:
        """Make two entities one: the earlier takes all that the later has."""
        one, other = sorted((self._root(one), self._root(other)), key=lambda e: e.number)
        if one is other:
            return one
        self._merged[other.number] = one
        one.gender = one.gender or other.gender
        if other.named and not one.named:
            one.named, one.kind = True, other.kind
        one.roles |= other.roles
        one.countries |= other.countries
        one.heads += other.heads
        one.count += other.count
        one.topic += other.topic
        self.countries.pop(other.number, None)
        for sentence, weight in other.told.items():
            one.told[sentence] = max(weight, one.told.get(sentence, 0))
        self._recent = [each for each in self._recent if each not in (one, other)] + [one]
        return one

    def _tell(self, entity: Entity, markable: Markable) -> None:
        """Note what a mention says of its entity."""
        head = self.tokens[markable.head]
        if markable.form != "pronoun" and (entity.count == 0 or markable.form == "name"):
            entity.kind = markable.kind if entity.kind != "person" else entity.kind
            entity.named = entity.named or markable.form == "name"
        if entity.count == 0:
            entity.plural = is_plural(markable, head.tag)
        entity.count += 1
        if markable.kind == "country" and markable.form == "name":
            self.countries[entity.number] = entity
            entity.topic += self._topicality(head)
        entity.heads.append(markable.head)
        entity.gender = entity.gender or self._gender(markable)
        weight = WEIGHTS.get(head.dep, 30)
        entity.told[head.sentence] = max(weight, entity.told.get(head.sentence, 0))
        entity.roles |= self._roles(markable)
        entity.countries |= self._countries(markable)

    def _topicality(self, head: Token) -> int:
        """Something happens in it: 3; it is named: 1; an adjective: nothing."""
        if head.pos == "ADJ":
            return 0
        while head.dep == "poss" and head.head != head.i:
            head = self.tokens[head.head]
        return 3 if self.tokens[head.head].lower in ("in", "across", "throughout") else 1

    def _gender(self, markable: Markable) -> str | None:
        """Male or female, where a mention tells it."""
        if markable.kind != "person":
            return None
        agents, head = self.agents, self.tokens[markable.head]
        if head.lower in ("he", "him", "his", "himself"):
            return "male"
        if head.lower in ("she", "her", "hers", "herself"):
            return "female"
        before = {self.tokens[i].lower.rstrip(".") for i in self._before(markable)}
        lists = word_lists(WORDS)
        if before & lists["lady"]:
            return "female"
        if before & lists["lord"]:
            return "male"
        words = {head.lemma} | before
        if words & agents.female:
            return "female"
        if words & agents.male:
            return "male"
        if markable.form == "name" and markable.last > markable.first:
            given = agents.given_names.get(agents.plain(self.tokens[markable.first].text))
            return given if given != "either" else None
        return None

    def _before(self, markable: Markable) -> range:
        """The tokens of the title before a name; those of the phrase before a common noun."""
        if markable.form != "name":
            return range(markable.first, markable.head)
        first = markable.first
        while first > 0 and first > markable.first - 5:
            token = self.tokens[first - 1]
            if not (self.agents.is_title(token.lower) or self._modifies(token.lower)):
                break
            first -= 1
        return range(first, markable.first)

    def _modifies(self, word: str) -> bool:
        naming = self.agents.naming
        return word in naming["modifier"] or word in naming["passing"] or word == "."

    def _roles(self, markable: Markable) -> set[str]:
        """The titles that a mention gives its person, in full words."""
        if markable.kind != "person":
            return set()
        words = [self.tokens[i].lower.rstrip(".") for i in self._before(markable)]
        if markable.form == "nominal":
            words.append(self.tokens[markable.head].lemma)
        return {self.full_title(word) for word in words if self.agents.is_title(word)}

    def full_title(self, word: str) -> str:
        """A short rank in full ("gen" is "general")."""
        pairs = (each.partition("=") for each in self.agents.naming["full_rank"])
        return next((full for short, _, full in pairs if short == word), word)

    def _countries(self, markable: Markable) -> set[str]:
        """The countries that a mention or the title before it names."""
        before = self._before(markable)
        start = max(before.start - 1, 0) if markable.form == "name" else before.start
        found = set()
        for i in range(start, markable.last + 1):
            for other in self.reading.over(i):
                if other.entry and other.kind == "country" and other.head != markable.head:
                    found.add(other.entry.partition(":")[2])
        return found


def _clock(parse: Parse, spoken: Collection[int]) -> list[float]:
    """How many sentences have passed at each; those wholly inside a quotation pass quicker."""
    clock, now = [], 0.0
    for sentence in parse.sentences:
        inside = sentence.first in spoken and max(sentence.last - 1, sentence.first) in spoken
        now += QUOTED if inside else 1.0
        clock.append(now)
    return clock


def is_plural(markable: Markable, tag: str) -> bool:
    """Whether a mention stands for several."""
    if markable.form == "pronoun":
        return markable.kind == "group"
    return tag in ("NNS", "NNPS") and (
        markable.form == "nominal" or markable.kind in ("person", "group")
    )
