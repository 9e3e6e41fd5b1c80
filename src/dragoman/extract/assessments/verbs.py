"""Causal verbs: from the subject of "led to", "made ... popular", "pushed ... to" to the effect."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.assessments.links import Link
from dragoman.extract.assessments.spans import Stretches
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Reading
from dragoman.language.parse import Token
from dragoman.lexicon.causes import Causes
from dragoman.records import Span

PARTIES = frozenset(["person", "organisation", "group", "country", "role"])
COMPLEMENTS = frozenset(["dobj", "ccomp", "xcomp", "oprd", "acomp", "dative", "attr", "prep"])
SIGNS = {"hinders": "-", "weakens": "-", "bars": "-"}
RELATIVE = frozenset(["which", "that"])


class CausalVerbs:
    """The causal verbs of one reading with their causes and effects."""

    def __init__(self, reading: Reading, slots: Slots, causes: Causes) -> None:
        self.reading, self.parse, self.slots, self.causes = reading, reading.parse, slots, causes
        self.stretches = Stretches(reading.parse)

    def __iter__(self) -> Iterator[Link]:
        for token in self.parse.tokens:
            if token.pos == "VERB" and token.dep not in ("amod", "aux") and not self._is_aim(token):
                for name, companion in self.causes.verbs.get(token.lemma, ()):
                    link = self._link(token, name, companion)
                    if link is not None:
                        yield link
                        break

    def _is_aim(self, verb: Token) -> bool:
        """As in "a role to calm the south": what a thing is for, no cause."""
        noun = self.parse.tokens[verb.head]
        infinitive = verb.tag == "VB" and verb.dep in ("acl", "relcl")
        return infinitive and noun.lemma in self.causes.words["instruments"]

    def _link(self, verb: Token, name: str, companion: str | None) -> Link | None:
        passive = self.slots.is_passive(verb.i)
        effect = self._effect(verb, name, companion, passive)
        cause = self._cause(verb)
        if effect is None or cause is None or cause[0].overlaps(effect):
            return None
        span, by_party, anaphoric = cause
        rule = f"verb:{verb.lemma}{' ' + companion if companion else ''}:{name}"
        return Link(
            "causal",
            span,
            effect,
            None,
            self._sign(verb, name),
            verb.i,
            rule + (":anaphoric" if anaphoric else ""),
            0.7 if not anaphoric else 0.6,
            by_party=by_party,
        )

    def _sign(self, verb: Token, name: str) -> str:
        if name == "turns" and any(
            t.lower == "less" for t in self.parse.tokens[verb.i : verb.right + 1][:12]
        ):
            return "-"
        return SIGNS.get(name, "+")

    # ------------------------------------------------------------ effect

    def _effect(self, verb: Token, name: str, companion: str | None, passive: bool) -> Span | None:
        if passive and name in ("turns", "gives", "moves", "bars"):
            return None
        if companion is not None:
            return self._accompanied(verb, companion)
        if passive:
            return self._suffered(verb, name)
        objects = list(self.parse.children(verb.i, "dobj"))
        clauses = list(self.parse.children(verb.i, "ccomp", "xcomp", "oprd", "acomp"))
        if name == "promotes" or name == "hinders" or name == "weakens":
            return self.stretches.effect(verb, COMPLEMENTS, False) if objects or clauses else None
        if name == "changes":
            return self.stretches.effect(verb, {"dobj"}, True) if objects else None
        if name == "gives":
            given = any(o.lemma in self.causes.given for o in objects)
            return self.stretches.effect(verb, {"dobj", "dative", "prep"}, True) if given else None
        if name == "moves":
            parts = COMPLEMENTS | {"advcl"}
            return self.stretches.effect(verb, parts, False) if self._moved(verb) else None
        if name == "bars":
            kept = self._from(verb)
            return self.stretches.effect(verb, {"dobj", "prep"}, False) if kept else None
        return self._turned(verb, objects, clauses)

    def _turned(self, verb: Token, objects: list[Token], clauses: list[Token]) -> Span | None:
        """As in "made him popular", "turned it into a base": an object and what it becomes."""
        into = any(c.lower == "into" for c in self.parse.children(verb.i, "prep")) or any(
            c.lower == "into" for o in objects for c in self.parse.children(o.i, "prep")
        )
        small = [c for c in clauses if self.parse.child(c.i, "nsubj") or objects]
        if verb.lemma in self.causes.words["into"]:
            return (
                self.stretches.effect(verb, {"dobj", "prep"}, False) if into and objects else None
            )
        if verb.lemma == "leave" and not any(c.dep in ("oprd", "acomp", "ccomp") for c in small):
            return None
        return self.stretches.effect(verb, COMPLEMENTS, False) if small else None

    def _moved(self, verb: Token) -> bool:
        """Is there someone, and something that he is made to do?"""
        for clause in self.parse.children(verb.i, "ccomp", "xcomp", "advcl"):
            to = self.parse.child(clause.i, "aux")
            someone = self.parse.child(verb.i, "dobj") or self.parse.child(clause.i, "nsubj")
            if clause.dep == "advcl" and self.parse.child(clause.i, "nsubj", "mark"):
                continue
            bare = verb.lemma in self.causes.words["bare"]
            if someone is not None and (bare or (to is not None and to.lower == "to")):
                return True
        return False

    def _from(self, verb: Token) -> bool:
        return any(
            self.parse.child(p.i, "pcomp") is not None
            for p in self.parse.children(verb.i, "prep")
            if p.lower == "from"
        )

    def _accompanied(self, verb: Token, companion: str) -> Span | None:
        """The object of the verb's preposition, or of its particle or set noun."""
        for child in self.parse.children(verb.i, "prep", "prt", "dobj", "advmod", "dative"):
            if child.lower != companion:
                continue
            inner = self.parse.child(child.i, "pobj", "pcomp", "prep")
            if inner is not None:
                return self.stretches.between(inner.left, self.stretches.end(inner))
            if child.dep in ("prt", "advmod"):
                return self.stretches.effect(verb, {"dobj"}, False)
        return None

    def _suffered(self, verb: Token, name: str) -> Span | None:
        """The subject of "was caused by"; the verb too where it tells the change."""
        if self.parse.child(verb.i, "agent") is None:
            return None
        for head in self.slots.heads(verb.i, "object"):
            if head.i < verb.i:
                return self.stretches.between(head.left, min(head.right, verb.i - 1))
        return None

    # ------------------------------------------------------------ cause

    def _cause(self, verb: Token) -> tuple[Span, bool, bool] | None:
        """Its words, whether they are a party, whether they stand for words before."""
        clause = self._clause_before(verb)
        if clause is not None:
            return clause, False, False
        for head in self.slots.heads(verb.i, "subject"):
            span = self.stretches.between(head.left, min(head.right, self._edge(head, verb)))
            if span is None:
                continue
            first = self.parse.token_at(span.start)
            anaphoric = bool(first and first.lower in self.causes.words["anaphors"])
            markable = self.reading.headed(head.i)
            party = markable is not None and markable.kind in PARTIES
            pronoun = markable is not None and markable.form == "pronoun"
            return span, party and not (anaphoric and pronoun), anaphoric
        return None

    def _edge(self, head: Token, verb: Token) -> int:
        """The last token of the cause: before the verb where the verb hangs on it."""
        if head.i < verb.i <= head.right:
            return next((t.i for t in self._between(head, verb)), verb.left) - 1
        return head.right

    def _between(self, head: Token, verb: Token) -> Iterator[Token]:
        """The branch of the head that holds the verb, from its first token."""
        for child in self.parse.children(head.i):
            if child.left <= verb.i <= child.right and child.left > head.i:
                yield self.parse.tokens[child.left]

    def _clause_before(self, verb: Token) -> Span | None:
        """As in "..., igniting anger": the clause that the participle closes is the cause."""
        top = verb
        while top.dep == "conj" and self.parse.tokens[top.head].tag == "VBG":
            top = self.parse.tokens[top.head]
        governor = self.parse.tokens[top.head]
        participle = top.tag == "VBG" and top.dep == "advcl" and governor.i < top.i
        if not participle or self.parse.child(top.i, "mark", "nsubj", "aux"):
            return None
        if any(
            p.pos in ("ADP", "SCONJ")
            for p in self.parse.children(top.i, "prep", "advmod")
            if p.i < top.i
        ):
            return None
        return self.stretches.between(
            max(governor.left, self._last_comma(governor, top)), top.left - 1
        )

    def _last_comma(self, governor: Token, top: Token) -> int:
        """Where the clause begins, not the subordinate ones before it."""
        before = [
            c.right + 1
            for c in self.parse.children(governor.i, "advcl", "ccomp")
            if c.right < governor.i
        ]
        return max([governor.left, *before])
