"""Slots: from a predicate's token to the tokens that stand in its subject, object, prepositions.

The walks cover passives, participles, relative clauses, control and raising, coordination of
predicates, and nominals with light verbs. Labels are those of ClearNLP dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.parse import Parse, Token
from dragoman.lexicon.predicates import PREPOSITIONS, Predicates

SUBJECT = ("nsubj", "csubj")
PASSIVE_SUBJECT = ("nsubjpass", "csubjpass")
RELATIVE = frozenset(["who", "which", "that", "whom"])
FRAMES = frozenset(["on", "despite"])
# "accused X of", "praised X for", "kept X from", "charged X with"
OF_OBJECT = frozenset(["of", "for", "from", "with"])
MOST_STEPS = 8


class Slots:
    """Answers which tokens stand in a slot of a predicate of one parse."""

    def __init__(self, parse: Parse, predicates: Predicates) -> None:
        self.parse, self.predicates = parse, predicates
        self.tokens = parse.tokens

    def heads(self, i: int, slot: str) -> list[Token]:
        """The head tokens in a slot of the predicate at token ``i``; empty where it has none."""
        if slot in PREPOSITIONS:
            return list(self._preposition(i, slot))
        walk = getattr(self, "_" + slot.replace("-", "_"))
        return list(walk(i))

    # ------------------------------------------------------------ verbs

    def is_passive(self, i: int) -> bool:
        """Is the verb passive: an auxiliary, a passive subject, or a bare past participle."""
        token = self.tokens[i]
        if self.parse.child(i, "nsubjpass", "auxpass", "csubjpass"):
            return True
        if token.tag != "VBN" or self.parse.child(i, "aux"):
            return False
        if token.dep in ("acl", "amod"):
            return True
        return token.dep in ("advcl", "conj", "xcomp", "ROOT") and self._bare_participle(i)

    def _bare_participle(self, i: int) -> bool:
        token = self.tokens[i]
        if self.parse.child(i, "agent"):
            return True
        if token.dep == "conj":
            return self.is_passive(token.head) and not self.parse.child(i, *SUBJECT)
        return not self.parse.child(i, "dobj", *SUBJECT)

    def _subject(self, i: int) -> Iterator[Token]:
        token = self.tokens[i]
        if token.pos == "ADJ" and token.dep in ("acomp", "attr", "oprd", "conj"):
            yield from self._active_subject(token.head, 0)
        elif token.pos not in ("ADJ", "NOUN", "PROPN") and self.is_passive(i):
            yield from self._agents(i)
        else:
            yield from self._active_subject(i, 0)

    def _active_subject(self, i: int, steps: int) -> Iterator[Token]:
        """The subject of an active verb: its own, that of its coordination, or by control."""
        token = self.tokens[i]
        own = self.parse.child(i, *SUBJECT, *PASSIVE_SUBJECT)
        if own is not None:
            yield self._antecedent(own, i)
        elif steps < MOST_STEPS and token.head != i:
            yield from self._shared_subject(token, steps + 1)

    def _shared_subject(self, token: Token, steps: int) -> Iterator[Token]:
        governor = self.tokens[token.head]
        if token.dep in ("acl", "amod") and governor.pos in ("NOUN", "PROPN", "PRON"):
            if token.tag in ("VBG", "VBN", "VB"):
                yield from self._modified(token, governor, steps)
        elif token.dep == "relcl":
            yield governor
        elif token.dep == "pcomp" and self.tokens[governor.head].dep == "amod":
            yield self.tokens[self.tokens[governor.head].head]  # "officials responsible for it"
        elif token.dep == "pcomp" and governor.lower in OF_OBJECT:
            yield from self._accused(self._accuser(governor), steps)
        elif token.dep in ("pcomp", "csubj"):
            yield from self._outer(self.tokens[governor.head], steps)
        elif token.dep in ("conj", "advcl", "xcomp", "ccomp", "dep", "prep"):
            yield from self._controlled(token, governor, steps)

    def _accuser(self, preposition: Token) -> Token:
        """The verb of "acquitted Chad of arming rebels", though the phrase hangs on "Chad"."""
        host = self.tokens[preposition.head]
        verb = self.tokens[host.head]
        inside = host.dep in ("dobj", "nsubjpass") and verb.lemma in self.predicates.accusing
        return verb if inside else host

    def _accused(self, verb: Token, steps: int) -> Iterator[Token]:
        """ "accused Chad of arming rebels", "thanked them for helping": the object did it."""
        found = list(self._object(verb.i)) if verb.pos == "VERB" else []
        yield from found or self._outer(verb, steps)

    def _modified(self, token: Token, governor: Token, steps: int) -> Iterator[Token]:
        """ "militias seizing towns" or "a bid to seize", where the subject is the bidder."""
        if token.tag == "VB":
            owner = self.parse.child(governor.i, "poss")
            makers = [owner] if owner is not None else list(self._agents(governor.i))
            if makers:
                yield from makers
            elif governor.dep in ("dobj", "pobj", "attr"):
                yield from self._outer(self.tokens[governor.head], steps)
        else:
            yield governor

    def _outer(self, token: Token, steps: int) -> Iterator[Token]:
        """The subject of the verb that governs, climbing over prepositions and nouns."""
        while token.pos not in ("VERB", "AUX") and token.head != token.i:
            owner = self.parse.child(token.i, "poss")
            if owner is not None:
                yield owner
                return
            token = self.tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            if self.is_passive(token.i):
                yield from self._object(token.i)
            else:
                yield from self._active_subject(token.i, steps)

    def outer_subject(self, i: int) -> list[Token]:
        """The owner of the noun at ``i``, else the subject of the verb above it."""
        return list(self._outer(self.tokens[i], 0))

    def _outer_subject(self, i: int) -> Iterator[Token]:
        """ "on a visit to Rome, he said": the subject of the verb that the phrase hangs on."""
        token = self.tokens[i]
        preposition = self.tokens[token.head]
        verb = self.tokens[preposition.head]
        if token.dep != "pobj" or verb.pos not in ("VERB", "AUX"):
            return
        engaged = preposition.lower == "in" and verb.lemma in self.predicates.engaged
        if engaged or preposition.lower in FRAMES:
            yield from self._outer(verb, 0)

    def _controlled(self, token: Token, governor: Token, steps: int) -> Iterator[Token]:
        if governor.pos not in ("VERB", "AUX"):
            yield from self._outer(governor, steps)
        elif token.dep in ("xcomp", "ccomp") and governor.lemma in self.predicates.object_control:
            yield from self._object(governor.i)
        elif token.dep == "ccomp":
            return
        elif self.is_passive(governor.i):
            yield from self._object(governor.i)
        else:
            yield from self._active_subject(governor.i, steps)

    def _agents(self, i: int) -> Iterator[Token]:
        for by in self.parse.children(i, "agent", "prep"):
            if by.lower == "by":
                yield from self.parse.children(by.i, "pobj")

    def _object(self, i: int) -> Iterator[Token]:
        token = self.tokens[i]
        if self.is_passive(i):
            yield from self._passive_object(token)
            return
        own = self.parse.child(i, "dobj")
        if own is not None:
            yield self._antecedent(own, i)
            return
        small = self.parse.child(i, "ccomp", "xcomp")
        if (
            small is not None
            and token.lemma in self.predicates.object_control
            and not self._is_finite(small)
        ):
            subject = self.parse.child(small.i, "nsubj")
            if subject is not None:
                yield subject
                return
        if token.dep == "relcl" and self._lacks_object(token):
            yield self.tokens[token.head]
        elif token.dep == "conj":
            yield from self._shared_object(token)

    def _is_finite(self, verb: Token) -> bool:
        """Has the verb a tense of its own, or a modal ("that it would strike")?"""
        first = self.parse.child(verb.i, "aux", "auxpass") or verb
        return first.tag in ("MD", "VBD", "VBZ", "VBP")

    def _shared_object(self, token: Token) -> Iterator[Token]:
        """ "arrested and beat the men": the object of the last verb serves the first as well."""
        governor = self.tokens[token.head]
        if governor.pos == "VERB" and governor.tag == token.tag and token.right == token.i:
            shared = self.parse.child(governor.i, "dobj")
            if shared is not None and shared.i > token.i:
                yield shared

    def _lacks_object(self, token: Token) -> bool:
        subject = self.parse.child(token.i, "nsubj")
        return subject is not None and subject.lower not in RELATIVE

    def _passive_object(self, token: Token, steps: int = 0) -> Iterator[Token]:
        own = self.parse.child(token.i, *PASSIVE_SUBJECT)
        governor = self.tokens[token.head]
        if own is not None:
            yield self._antecedent(own, token.i)
        elif token.dep in ("acl", "amod", "relcl") and governor.i != token.i:
            yield governor
        elif token.dep in ("conj", "advcl", "xcomp") and steps < MOST_STEPS:
            if governor.pos in ("VERB", "AUX") and self.is_passive(governor.i):
                yield from self._passive_object(governor, steps + 1)
            elif governor.pos in ("VERB", "AUX"):
                yield from self._active_subject(governor.i, 0)

    def _antecedent(self, token: Token, verb: int) -> Token:
        """A relative pronoun stands for the noun that its clause hangs on."""
        if token.lower in RELATIVE and token.tag in ("WP", "WDT"):
            clause = self.tokens[verb]
            for _ in range(MOST_STEPS):
                if clause.dep == "relcl":
                    return self.tokens[clause.head]
                clause = self.tokens[clause.head]
        return token

    def _indirect(self, i: int) -> Iterator[Token]:
        for dative in self.parse.children(i, "dative", "iobj"):
            if dative.pos != "ADP":
                yield dative
            else:
                yield from self.parse.children(dative.i, "pobj")

    # ------------------------------------------------------------ clauses

    def _clause(self, i: int) -> Iterator[Token]:
        for clause in self.parse.children(i, "xcomp", "ccomp", "acl", "advcl", "oprd"):
            yield clause
            if clause.lemma == "be":
                yield from self.parse.children(clause.i, "acomp", "attr")
        for preposition in self.parse.children(i, "prep"):
            yield from self.parse.children(preposition.i, "pcomp")

    def _clause_subject(self, i: int) -> Iterator[Token]:
        for clause in self._clause(i):
            yield from self.parse.children(clause.i, *SUBJECT, *PASSIVE_SUBJECT)

    def _clause_object(self, i: int) -> Iterator[Token]:
        for clause in self._clause(i):
            yield from self._object(clause.i)

    def _clause_aux(self, i: int) -> Iterator[Token]:
        """The modal of what is said: "said that the rebels must leave"."""
        for clause in self._clause(i):
            yield from self.parse.children(clause.i, "aux")

    # ------------------------------------------------------------ prepositions

    def _preposition(self, i: int, word: str) -> Iterator[Token]:
        found = False
        for preposition in self._prepositions(i):
            if preposition.lower == word:
                for noun in self.parse.children(preposition.i, "pobj"):
                    found = True
                    yield noun
                for chained in self.parse.children(preposition.i, "prep"):
                    yield from self.parse.children(chained.i, "pobj")
        if not found and word == "against":
            used = list(self._used_against(i))
            found = bool(used)
            yield from used
        carrier = self.carrier(i)
        if not found and carrier.i != i:
            yield from self._preposition(carrier.i, word)

    def _used_against(self, i: int) -> Iterator[Token]:
        """ "strikes, using drones against X": whom the means are used against."""
        for clause in self.parse.children(i, "acl", "advcl"):
            if clause.lemma == "use":
                for preposition in self.tokens[clause.i : clause.right + 1]:
                    if preposition.lower == "against":
                        yield from self.parse.children(preposition.i, "pobj")

    def _prepositions(self, i: int) -> Iterator[Token]:
        """Its own prepositions, and those that the parser hung on the last noun before them."""
        for near in self.parse.children(i, "prep", "dative", "agent", "prt", "advmod"):
            yield near
            if near.dep in ("prt", "advmod"):
                yield from self.parse.children(near.i, "prep")  # "pulled back from"
        if self.tokens[i].pos in ("VERB", "AUX"):
            for noun in self.parse.children(i, "dobj", "nsubjpass"):
                if noun.pos != "PROPN" or noun.entity != "":
                    yield from self.parse.children(noun.i, "prep")

    # ------------------------------------------------------------ nouns

    def _light_verb(self, i: int) -> Token | None:
        """The verb that merely carries the noun: "launched an attack", "was under attack"."""
        token = self.tokens[i]
        if token.pos in ("VERB", "AUX"):
            return None
        while token.dep == "conj":
            token = self.tokens[token.head]
        governor = self.tokens[token.head]
        named = self.parse.child(governor.i, "oprd")  # "called the march a carnival"
        if token.dep in ("dobj", "nsubjpass") and governor.lemma in self.predicates.light:
            return None if named else governor
        return None

    def carrier(self, i: int) -> Token:
        """The token whose clause tells of the predicate: its light verb, or itself."""
        return self._light_verb(i) or self._under(i) or self._occurring(i) or self.tokens[i]

    def _occurring(self, i: int) -> Token | None:
        """The verb that says that it took place: "clashes erupted", "the raid began"."""
        token = self.tokens[i]
        governor = self.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and governor.lemma in self.predicates.occur:
            return governor if not self.parse.child(governor.i, "dobj", "xcomp", "ccomp") else None
        return None

    def _under(self, i: int) -> Token | None:
        """The verb of "came under attack", "was hit by an attack"."""
        token = self.tokens[i]
        governor = self.tokens[token.head]
        if token.dep == "pobj" and governor.lower in ("under", "by"):
            verb = self.tokens[governor.head]
            return verb if verb.lemma in self.predicates.suffer else None
        return (
            governor if token.dep == "dobj" and governor.lemma in self.predicates.suffer else None
        )

    def _light_subject(self, i: int) -> Iterator[Token]:
        verb = self._light_verb(i)
        if verb is not None:
            yield from self._subject(verb.i)

    def _sufferer(self, i: int) -> Iterator[Token]:
        """ "came under attack", "faces sanctions": the subject has it done to it."""
        token = self.tokens[i]
        governor = self.tokens[token.head]
        if token.dep == "pobj" and governor.lower in ("under", "to", "by", "in"):
            governor = self.tokens[governor.head]
        elif token.dep != "dobj":
            return
        if governor.lemma in self.predicates.suffer:
            if self.is_passive(governor.i):
                yield from self._object(governor.i)
            else:
                yield from self._active_subject(governor.i, 0)

    def _possessor(self, i: int) -> Iterator[Token]:
        yield from self.parse.children(i, "poss")

    def _modifier(self, i: int) -> Iterator[Token]:
        yield from self.parse.children(i, "amod", "compound", "nmod", "nn")

    def _word(self, i: int) -> Iterator[Token]:
        """The predicate itself: "protesters" stand for their protest."""
        yield self.tokens[i]

    def _none(self, i: int) -> Iterator[Token]:
        yield from ()
