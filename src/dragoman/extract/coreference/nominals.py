"""Noun phrases that take up what was told: "the general", "his troops", "the militia"."""

from __future__ import annotations

from dragoman.extract.coreference.entities import WORDS, Entities, Entity
from dragoman.extract.coreference.names import apposed
from dragoman.extract.reading import Markable
from dragoman.files import word_lists
from dragoman.language.parse import Token

DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
BODY_KINDS = frozenset(["group", "organisation"])
TAKEN_UP = frozenset(["person", "group", "organisation", "asset", "place"])
NEAR = 3  # sentences within which "the group" finds its name
FAR = 12  # sentences within which a noun takes up the same noun
CLEAR = 1.5  # how much more often than the next a country must be told to be "the country"


class NominalLinker:
    """Finds the entity that a noun phrase takes up."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.reading, self.tokens = entities.reading, entities.tokens
        self.agents = entities.agents
        self.possessed: dict[tuple[int, str], Entity] = {}
        self.by_noun: dict[tuple[str, bool], tuple[Entity, Markable]] = {}

    def antecedent(self, markable: Markable) -> Entity | None:
        """The entity of a noun phrase told before, or None."""
        found = apposed(self.entities, markable) or self._possessed(markable)
        if found is None and self._is_definite(markable) and not self._is_narrowed(markable):
            found = self._titled(markable) or self._same_noun(markable)
            found = found or self._country(markable) or self._body(markable)
        return found

    # ------------------------------------------------------------ possessors

    def _possessed(self, markable: Markable) -> Entity | None:
        """What the same owner was told to have: "his forces" after "the emir's soldiers"."""
        key = self._possession(markable)
        known = self.possessed.get(key) if key is not None else None
        return self.entities.root(known) if known is not None else None

    def _own(self, key: tuple[int, str], entity: Entity) -> None:
        """Remember what an owner has; a name for it joins what was told of it before."""
        known = self.possessed.get(key)
        if known is None:
            self.possessed[key] = entity
        elif entity.named and not self.entities.root(known).named:
            self.possessed[key] = self.entities.merge(known, entity)

    def _command(self, markable: Markable) -> tuple[int, str] | None:
        """The key of the armed body that someone is told to command."""
        head = self.tokens[markable.head]
        if markable.form != "name" or head.lower not in self.agents.naming["forces"]:
            return None
        if head.dep == "pobj" and self.tokens[head.head].lower == "of":
            head = self.tokens[self.tokens[head.head].head]
        verb = self.tokens[head.head]
        leader = self.reading.parse.child(verb.i, "nsubj")
        if (
            head.dep != "dobj"
            or verb.lemma not in word_lists(WORDS)["commanding"]
            or leader is None
        ):
            return None
        entity = self.entities.get(self.reading.headed(leader.i))
        return (entity.number, "forces") if entity is not None else None

    def _possession(self, markable: Markable) -> tuple[int, str] | None:
        owner = self.reading.parse.child(markable.head, "poss")
        if owner is None or markable.kind not in BODY_KINDS | {"asset", "person"}:
            return None
        entity = self.entities.get(self.reading.headed(owner.i))
        if entity is None:
            return None
        lemma = self.tokens[markable.head].lemma
        forces = lemma in self.agents.naming["forces"] and markable.kind in BODY_KINDS
        return entity.number, "forces" if forces else lemma

    # ------------------------------------------------------------ definite phrases

    def _is_definite(self, markable: Markable) -> bool:
        return self.tokens[markable.first].lower in DEFINITE and markable.first < markable.head

    def _is_narrowed(self, markable: Markable) -> bool:
        """Whether what follows the noun says which one is meant: then it is a new one."""
        after = self.reading.parse.children(markable.head, "prep", "relcl", "acl", "appos")
        return any(child.dep != "prep" or child.lower in ("of", "from", "in") for child in after)

    def _titled(self, markable: Markable) -> Entity | None:
        """The person met last who has that title; a nationality must agree."""
        if markable.kind != "person":
            return None
        title = self.entities.full_title(self.tokens[markable.head].lemma)
        countries = self._nationalities(markable)
        for entity in self.entities.recent():
            agrees = not countries or bool(countries & entity.countries)
            if entity.kind == "person" and title in entity.roles and agrees and not entity.plural:
                return entity
        return None

    def _nationalities(self, markable: Markable) -> set[str]:
        inside = (self.reading.over(i) for i in range(markable.first, markable.head))
        entries = (m.entry or "" for over in inside for m in over if m.kind == "country")
        return {entry.partition(":")[2] for entry in entries if entry}

    def _same_noun(self, markable: Markable) -> Entity | None:
        """The entity that was told with the same noun and at least the same modifiers."""
        head = self.tokens[markable.head]
        known = self.by_noun.get((head.lemma, head.tag == "NNS"))
        if known is None or markable.kind not in TAKEN_UP:
            return None
        entity, earlier = known
        if head.sentence - self.tokens[earlier.head].sentence > FAR:
            return None
        if not self._modifiers(markable) <= self._modifiers(earlier):
            return None
        return self.entities.root(entity) if earlier.kind == markable.kind else None

    def _modifiers(self, markable: Markable) -> set[str]:
        words = self.tokens[markable.first : markable.head]
        return {w.lower for w in words if w.dep in ("amod", "compound", "nmod", "nummod")}

    def _country(self, markable: Markable) -> Entity | None:
        """The country that the article is about, where one stands out."""
        if self.tokens[markable.head].lower != "country" or self._modifiers(markable):
            return None
        ranked = sorted(self.entities.countries.values(), key=lambda e: (-e.topic, e.number))
        if not ranked or (len(ranked) > 1 and ranked[0].topic < CLEAR * ranked[1].topic):
            return None
        return ranked[0] if ranked[0].topic > 1 else None

    def _body(self, markable: Markable) -> Entity | None:
        """The one group or body named in the sentences before, taken up as "the group"."""
        head = self.tokens[markable.head]
        if head.lower not in word_lists(WORDS)["bodies"] or self._modifiers(markable):
            return None
        near = [
            e
            for e in self.entities.recent()
            if e.kind in BODY_KINDS and e.named and _last(e, self.tokens) >= head.sentence - NEAR
        ]
        fighting = [e for e in near if e.kind == "group"] or near
        return fighting[0] if len(fighting) == 1 else None

    # ------------------------------------------------------------ memory

    def learn(self, markable: Markable) -> None:
        """Remember a noun phrase, or the last word of a body's name, once it has its entity."""
        entity = self.entities.of(markable)
        head = self.tokens[markable.head]
        if markable.form == "nominal" or markable.kind in BODY_KINDS:
            for key in (self._possession(markable), self._command(markable)):
                if key is not None:
                    self._own(key, entity)
        if markable.form == "nominal" or markable.kind in BODY_KINDS:
            self.by_noun[head.lemma.lower(), head.tag in ("NNS", "NNPS")] = (entity, markable)


def _last(entity: Entity, tokens: tuple[Token, ...]) -> int:
    return tokens[entity.heads[-1]].sentence
