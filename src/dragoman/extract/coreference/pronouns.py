"""Pronouns: relative ones by the tree, personal ones by what stands out and agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.extract.coreference.entities import WORDS, Entities, Entity
from dragoman.extract.reading import Markable
from dragoman.files import word_lists
from dragoman.language.parse import Token

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
IT = frozenset(["it", "its", "itself"])
SPEAKING = frozenset(["i", "me", "my", "mine", "myself"])
RELATIVE = frozenset(["who", "whom", "which", "that", "whose"])
REACH = 3  # sentences back that a pronoun looks
CLEAR = 1.12  # how far the best must lead
SAME_SENTENCE = 1.3  # after the subject of the same sentence
PARALLEL = 1.3  # a subject pronoun after a subject, an object after an object
LISTED = 0.5  # "they" after one of several that stand together
# how well entities of a kind answer "they" and "it"
THEY_KINDS = {"group": 1.0, "organisation": 0.6, "country": 0.4, "other": 0.3, "asset": 0.5}
IT_KINDS = {
    "organisation": 1.0,
    "country": 1.0,
    "group": 0.8,
    "place": 0.5,
    "asset": 0.7,
    "other": 0.7,
}


class PronounLinker:
    """Finds what a pronoun stands for among the entities in mind."""

    def __init__(self, entities: Entities, speakers: Mapping[int, int | None]) -> None:
        self.entities, self.speakers = entities, speakers
        self.reading, self.tokens = entities.reading, entities.tokens
        self.parse = entities.reading.parse
        self._nouns = entities.agents.nouns

    def antecedent(self, markable: Markable) -> Entity | None:
        """The entity that a pronoun stands for; None where nothing or too much answers."""
        token = self.tokens[markable.head]
        if token.lower in RELATIVE:
            return self._relative(token)
        if token.lower in HE | SHE | THEY | IT:
            return self._personal(token)
        return None

    def _relative(self, pronoun: Token) -> Entity | None:
        """The noun that the relative clause stands with."""
        for token in (pronoun, *self.parse.ancestors(pronoun.i)):
            if token.dep == "relcl":
                found = self.entities.get(self.reading.headed(token.head))
                personal = pronoun.lower in ("who", "whom")
                return None if personal and found and found.kind == "place" else found
            if token.dep in ("ccomp", "advcl", "ROOT"):
                return None
        return None

    def settle(self) -> None:
        """Join every "I" to its speaker, who may be named after the quotation."""
        for markable in self.reading.markables:
            token = self.tokens[markable.head]
            if markable.form == "pronoun" and token.lower in SPEAKING:
                speaker = self.speakers.get(token.i)
                known = self.reading.headed(speaker) if speaker is not None else None
                entity = self.entities.get(known)
                if entity is not None and entity.kind == "person" and not entity.plural:
                    self.entities.merge(self.entities.of(markable), entity)

    # ------------------------------------------------------------ he, she, they, it

    def _personal(self, pronoun: Token) -> Entity | None:
        if pronoun.lower in IT and self._is_empty(pronoun):
            return None
        if pronoun.lower.endswith(("self", "selves")):
            return self._reflexive(pronoun)
        excluded = self._excluded(pronoun)
        scored = (
            (self._answer(entity, pronoun), entity)
            for entity in self._in_reach(pronoun)
            if entity.number not in excluded
        )
        best = sorted(
            (each for each in scored if each[0] > 0), key=lambda each: (-each[0], each[1].number)
        )
        if not best or (len(best) > 1 and best[0][0] < CLEAR * best[1][0]):
            return None
        return best[0][1]

    def _in_reach(self, pronoun: Token) -> Iterator[Entity]:
        """The entities met in the last sentences, the latest first."""
        clock = self.entities.clock
        earliest = clock[pronoun.sentence] - REACH
        for entity in self.entities.recent():
            if clock[self.tokens[entity.heads[-1]].sentence] < earliest:
                return
            yield entity

    def _reflexive(self, pronoun: Token) -> Entity | None:
        """The noun right before ("the base itself"), else the subject of the verb."""
        before = self.entities.get(self.reading.headed(pronoun.i - 1))
        if before is not None and pronoun.dep in ("appos", "npadvmod", "nmod"):
            return before
        for token in self.parse.ancestors(pronoun.i):
            if token.pos in ("VERB", "AUX"):
                subject = self.parse.child(token.i, "nsubj", "nsubjpass")
                if subject is not None:
                    return self.entities.get(self.reading.headed(subject.i))
        return None

    def _is_empty(self, pronoun: Token) -> bool:
        """Whether "it" stands for a clause or for nothing ("it is clear that ...")."""
        if pronoun.lower != "it":
            return False
        after = self.tokens[pronoun.i + 1] if pronoun.i + 1 < len(self.tokens) else pronoun
        if after.pos == "ADJ" and self.tokens[pronoun.i - 1].lemma in word_lists(WORDS)["judging"]:
            return True
        if pronoun.dep not in ("nsubj", "nsubjpass"):
            return False
        verb = pronoun.head
        clause = self.parse.child(verb, "ccomp", "csubj", "xcomp", "csubjpass")
        if clause is None:
            return self.tokens[verb].lemma in word_lists(WORDS)["empty"]
        adjective = self.parse.child(verb, "acomp", "attr")
        passive = pronoun.dep == "nsubjpass"
        return clause.i > verb and (passive or adjective is not None)

    def _answer(self, entity: Entity, pronoun: Token) -> float:
        """How well an entity answers a pronoun; 0 where it cannot."""
        fit = self._fit(entity, pronoun)
        if not fit:
            return 0.0
        last = self.tokens[entity.heads[-1]]
        score = fit * entity.score(self.entities.clock[pronoun.sentence], self.entities.clock)
        if last.sentence == pronoun.sentence:
            score *= SAME_SENTENCE if _place(last) == "subject" else 1.0
        elif _place(last) == _place(pronoun):
            score *= PARALLEL
        if (last.i in self.speakers) != (pronoun.i in self.speakers):
            score *= 0.5
        return score

    def _fit(self, entity: Entity, pronoun: Token) -> float:
        """How well kind, number and gender agree."""
        if self._is_vague(entity):
            return 0.0
        if pronoun.lower in HE or pronoun.lower in SHE:
            return self._fits_person(entity, "male" if pronoun.lower in HE else "female")
        if pronoun.lower in THEY:
            plural = entity.plural or entity.kind in ("organisation", "country", "group")
            fit = THEY_KINDS.get(entity.kind, 0.0) if plural else 0.0
            return fit if entity.plural or not self._is_listed(entity) else fit * LISTED
        if entity.plural:
            return 0.0
        fit = IT_KINDS.get(entity.kind, 0.0)
        if entity.kind in ("other", "place"):
            return fit * 0.3 if self._acts(pronoun) else fit
        return fit * 0.4 if self._is_said_to_be(pronoun) and not self._was_subject(entity) else fit

    def _is_listed(self, entity: Entity) -> bool:
        """Whether it was met last beside another ("the army and the police"): "they" are both."""
        head = self.tokens[entity.heads[-1]]
        return head.dep == "conj" or self.parse.child(head.i, "conj") is not None

    def _is_said_to_be(self, pronoun: Token) -> bool:
        """Whether the pronoun is the subject of "be"."""
        return pronoun.dep == "nsubj" and self.tokens[pronoun.head].lemma == "be"

    def _was_subject(self, entity: Entity) -> bool:
        return _place(self.tokens[entity.heads[-1]]) == "subject"

    def _is_vague(self, entity: Entity) -> bool:
        """Whether it is "I", "this", "anyone", a part of something: no pronoun takes it up."""
        head = self.tokens[entity.first.head]
        if entity.first.form == "pronoun":
            return head.lower not in HE | SHE | THEY | IT
        if head.tag == "NN" and head.pos == "PRON":
            return True
        return entity.kind == "other" and self._nouns.get(head.lemma) in ("quantity", "abstract")

    def _fits_person(self, entity: Entity, gender: str) -> float:
        if entity.kind != "person" or entity.plural or entity.gender not in (None, gender):
            return 0.0
        if entity.gender == gender:
            return 1.2
        return 1.0 if gender == "male" else 0.6

    def _acts(self, pronoun: Token) -> bool:
        """Whether the pronoun is the subject of a verb that wants someone who acts."""
        verb = self.tokens[pronoun.head]
        return (
            pronoun.dep == "nsubj"
            and verb.pos == "VERB"
            and verb.lemma not in word_lists(WORDS)["stative"]
            and self.parse.child(verb.i, "dobj", "ccomp", "xcomp") is not None
        )

    def _excluded(self, pronoun: Token) -> set[int]:
        """Entities that the grammar rules out: other arguments of its verb, the speaker."""
        out: set[int] = set()
        speaker = self.speakers.get(pronoun.i)
        if speaker is not None:
            self._exclude(out, speaker)
        if pronoun.dep == "poss":
            return out
        verb = self.tokens[pronoun.head]
        if verb.pos == "ADP":
            verb = self.tokens[verb.head]
        if self.tokens[pronoun.head].lower == "of" and verb.pos not in ("VERB", "AUX"):
            self._exclude_teller(out, verb)
        for child in self.parse.children(verb.i):
            if child.dep in ("nsubj", "nsubjpass", "dobj", "dative", "iobj", "attr"):
                self._exclude(out, child.i)
            elif child.dep in ("prep", "agent"):
                for noun in self.parse.children(child.i, "pobj"):
                    self._exclude(out, noun.i)
        return out

    def _exclude_teller(self, out: set[int], part: Token) -> None:
        """ "The ministry said that one of them fled": they are not the ministry."""
        clause = self.tokens[part.head]
        if clause.dep == "ccomp":
            for teller in self.parse.children(clause.head, "nsubj"):
                self._exclude(out, teller.i)

    def _exclude(self, out: set[int], i: int) -> None:
        entity = self.entities.get(self.reading.headed(i))
        if entity is not None:
            out.add(entity.number)


def _place(token: Token) -> str:
    return "subject" if token.dep in ("nsubj", "nsubjpass") else "object"
