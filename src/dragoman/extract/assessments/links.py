"""Linking words of cause, condition and purpose: "because of", "if", "in order to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.extract.assessments.spans import Stretches
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Reading
from dragoman.language.parse import Token
from dragoman.lexicon.causes import Causes
from dragoman.records import AssessmentKind, Span

INVERTED = frozenset(["were", "had", "should"])
VERBAL = frozenset(["VERB", "AUX"])
CAUSING = frozenset(["of", "for", "behind", "in"])
CAUSED = frozenset(["of", "to", "for", "against"])
LEAST_PURPOSE = 2  # words after "to"
MOST_CONDITIONS = 12
MOST_UP = 8


@dataclass(frozen=True, slots=True)
class Link:
    """An assessment as found, before its status is known; ``head`` is the predicate to judge.

    ``by_party``: the cause is a party, so the act is an event unless it is only held possible;
    ``only_unsure``: counts only where the effect is not told as fact.
    """

    kind: AssessmentKind
    cause: Span | None
    effect: Span | None
    condition: Span | None
    sign: str | None
    head: int
    rule: str
    confidence: float = 0.65
    by_party: bool = False
    only_unsure: bool = False


class Links:
    """The linking words of one reading with what they link."""

    def __init__(self, reading: Reading, slots: Slots, causes: Causes) -> None:
        self.reading, self.parse, self.slots, self.causes = reading, reading.parse, slots, causes
        self.tokens = reading.parse.tokens
        self.stretches = Stretches(reading.parse)

    def __iter__(self) -> Iterator[Link]:
        for token in self.tokens:
            if token.dep == "advcl" and token.pos in VERBAL:
                yield from self._subordinate(token)
            elif token.dep in ("acl", "relcl") and token.tag == "VB":
                yield from self._instrument(token)
            elif token.lower == "were" and token.dep == "ccomp" and token.left == token.i:
                yield from self._conditional(token, False)
            elif token.dep == "attr" and token.pos == "NOUN":
                yield from self._said_to_be(token)
            yield from self._reason(token)
            yield from self._purpose_phrase(token)
            yield from self._purpose_row(token)

    def row(self, name: str, token: Token) -> int:
        """How many words of a row of that class begin at a token; 0 if none."""
        for words in self.causes.rows[name].get(token.lower, ()):
            following = self.tokens[token.i : token.i + len(words)]
            if tuple(t.lower for t in following) == words:
                return len(words)
        return 0

    # ------------------------------------------------------------ clauses

    def _subordinate(self, token: Token) -> Iterator[Link]:
        mark = self.parse.child(token.i, "mark")
        first = self.tokens[token.left]
        if mark is not None and (self.row("conditions", mark) or self.row("unless", mark)):
            if self._is_condition(mark):
                yield from self._conditional(token, bool(self.row("unless", mark)))
        elif first.lower in INVERTED and self._inverted(token, first):
            yield from self._conditional(token, False)
        elif mark is None and self._is_purpose(token):
            yield from self._purpose(token)

    def _is_condition(self, mark: Token) -> bool:
        before = self.tokens[mark.i - 1].lower if mark.i else ""
        return before not in self.causes.words["not_conditions"]

    def _inverted(self, token: Token, first: Token) -> bool:
        """As in "were he to win", "should talks fail": the auxiliary stands before the subject."""
        subject = self.parse.child(token.i, "nsubj", "nsubjpass")
        return (
            subject is not None and first.i < subject.i and first.dep in ("aux", "auxpass", "advcl")
        )

    def _conditional(self, token: Token, failing: bool) -> Iterator[Link]:
        """One for each consequence in the clause above ("likely to gain but also to lose")."""
        condition = self.stretches.between(token.left, token.right)
        for head in self._consequences(self.tokens[token.head]):
            above = head if self.parse.child(head.i, "dobj", "prep") else self._raised_by(head)
            effect = self.stretches.clause(above.i, [token, *self._conditions_of(head)])
            if not self._is_clause(head, effect) or condition is None:
                continue
            if effect is not None and not effect.overlaps(condition):
                sign = "-" if failing else "+"
                rule = "clause:unless" if failing else "clause:if"
                yield Link("conditional", None, effect, condition, sign, head.i, rule, 0.75)

    def _conditions_of(self, head: Token) -> Iterator[Token]:
        """Other conditions of the same clause, which are no part of what follows from this one."""
        for clause in islice(self.parse.children(head.i, "advcl"), MOST_CONDITIONS):
            mark = self.parse.child(clause.i, "mark")
            if mark is not None and (self.row("conditions", mark) or self.row("unless", mark)):
                yield clause

    def _is_clause(self, head: Token, effect: Span | None) -> bool:
        """Does the effect say something: a verb with a subject or an object of its own?"""
        return effect is not None and head.pos in VERBAL and head.left < head.right

    def _consequences(self, governor: Token) -> Iterator[Token]:
        """The governor and its coordinated verbs; the acts that it only calls likely."""
        if governor.dep in ("xcomp", "conj") and self.tokens[governor.head].pos in VERBAL | {"ADJ"}:
            top = self.tokens[governor.head]
            if top.dep == "acomp" or (top.pos == "ADJ" and governor.dep == "xcomp"):
                governor = top if top.pos in VERBAL else governor
        while governor.dep == "conj" and not self.parse.child(governor.i, "nsubj", "nsubjpass"):
            if self.tokens[governor.head].pos not in VERBAL:
                break
            governor = self.tokens[governor.head]
        own = self._predicted(governor)
        yield own
        for conj in self.parse.children(own.i, "conj"):
            if conj.pos in VERBAL:
                yield conj

    def _predicted(self, governor: Token) -> Token:
        """As in "is likely to gain": the act that is likely."""
        said = self.parse.child(governor.i, "ccomp")
        if (
            governor.lemma in self.causes.words["saying"]
            and said is not None
            and said.pos in VERBAL
        ):
            return said
        adjective = self.parse.child(governor.i, "acomp")
        if adjective is not None:
            act = self.parse.child(adjective.i, "xcomp")
            if act is not None:
                return act
        return governor

    def _raised_by(self, act: Token) -> Token:
        """The clause of "fighting is likely to resume", where the act alone says little."""
        adjective = self.tokens[act.head]
        raised = act.dep == "xcomp" and adjective.dep == "acomp"
        return self.tokens[adjective.head] if raised else act

    # ------------------------------------------------------------ purpose

    def _is_purpose(self, token: Token) -> bool:
        """An infinitive clause of a verb of doing, not "came only to ..."."""
        to = self.parse.child(token.i, "aux")
        governor = self.tokens[token.head]
        if to is None or to.lower != "to" or token.tag != "VB" or token.i < governor.i:
            return False
        if self.tokens[to.i - 1].lower in ("only", "enough", "as", "how", "what", "whether"):
            return False
        if governor.pos != "VERB" or governor.lemma in self.causes.words["aimless"]:
            return False
        moves = any(name == "moves" for name, _ in self.causes.verbs.get(governor.lemma, ()))
        return not (moves and self.parse.child(governor.i, "dobj"))

    def _purpose(self, token: Token) -> Iterator[Link]:
        governor = self.tokens[token.head]
        cause = self.stretches.clause(governor.i, [token])
        effect = self.stretches.between(token.left, token.right)
        if token.right - token.left < LEAST_PURPOSE or self._is_degree(governor, token):
            return
        if cause is not None and effect is not None and not cause.overlaps(effect):
            yield Link("purpose", cause, effect, None, "+", token.i, "clause:infinitive", 0.6)

    def _instrument(self, token: Token) -> Iterator[Link]:
        """As in "gave him a role to calm the south": what the thing is for."""
        noun = self.tokens[token.head]
        verb = self.tokens[noun.head]
        to = self.parse.child(token.i, "aux")
        if to is None or to.lower != "to" or noun.dep != "dobj" or verb.pos != "VERB":
            return
        if noun.lemma in self.causes.words["instruments"]:
            cause = self.stretches.clause(verb.i, [token])
            effect = self.stretches.between(token.left, token.right)
            if cause is not None and effect is not None and not cause.overlaps(effect):
                yield Link("purpose", cause, effect, None, "+", token.i, "noun:for", 0.55)

    def _is_degree(self, governor: Token, token: Token) -> bool:
        """As in "knows too much to be let go": a measure, no purpose."""
        between = self.tokens[governor.i : token.left]
        return any(t.lower in ("too", "enough", "so") for t in between)

    def _purpose_phrase(self, token: Token) -> Iterator[Link]:
        """As in "with the goal of winning", "in a bid to win", "in order to win"."""
        noun = token
        if token.lemma not in self.causes.words["purpose_nouns"] or token.dep != "pobj":
            return
        preposition = self.tokens[token.head]
        if preposition.lower not in ("with", "in"):
            return
        act = self._act_of(noun)
        verb = self._verb_above(preposition)
        if act is None or verb is None or act.left <= preposition.i:
            return
        cause = self.stretches.clause(verb.i, [preposition])
        effect = self.stretches.between(act.left, act.right)
        if cause is not None and effect is not None and not cause.overlaps(effect):
            yield Link("purpose", cause, effect, None, "+", act.i, f"phrase:{noun.lemma}", 0.7)

    def _purpose_row(self, token: Token) -> Iterator[Link]:
        """As in "in order to win", "so as to win"."""
        length = self.row("purposes", token)
        end = token.i + length
        act = self.tokens[end - 1 : end] and self.tokens[self.tokens[end - 1].head]
        verb = self._verb_above(token) if length else None
        if not act or verb is None or not act.i >= end or act.tag != "VB" or verb.i == act.i:
            return
        cause = self.stretches.between(verb.left, token.i - 1)
        effect = self.stretches.between(end - 1, act.right)
        if cause is not None and effect is not None and verb.i < token.i:
            yield Link("purpose", cause, effect, None, "+", act.i, f"phrase:{token.lower}", 0.7)

    def _act_of(self, noun: Token) -> Token | None:
        for preposition in self.parse.children(noun.i, "prep"):
            gerund = self.parse.child(preposition.i, "pcomp")
            if gerund is not None:
                return gerund
        clause = self.parse.child(noun.i, "acl", "relcl")
        return clause if clause is not None and clause.tag in ("VB", "VBG") else None

    def _verb_above(self, token: Token) -> Token | None:
        for _, above in zip(range(MOST_UP), self.parse.ancestors(token.i), strict=False):
            if above.pos in VERBAL:
                return above
        return None

    # ------------------------------------------------------------ reasons

    def _reason(self, token: Token) -> Iterator[Link]:
        length = self.row("reasons", token)
        if length:
            yield from self._caused(token, length)
        elif self.row("results", token):
            yield from self._result(token)
        elif self.row("despites", token):
            yield from self._despite(token)

    def _caused(self, token: Token, length: int) -> Iterator[Link]:
        """What follows "because of" or "because" is the cause of the clause that it hangs on."""
        cause_head, verb = self._reason_ends(token, length)
        if cause_head is None or verb is None:
            return
        cause = self.stretches.between(max(cause_head.left, token.i + length), cause_head.right)
        branch = next(
            (a for a in [token, *self.parse.ancestors(token.i)] if a.head == verb.i), token
        )
        effect = self.stretches.clause(verb.i, [branch])
        if cause is not None and effect is not None and not cause.overlaps(effect):
            yield Link("causal", cause, effect, None, "+", verb.i, f"link:{token.lower}", 0.75)

    def _said_to_be(self, noun: Token) -> Iterator[Link]:
        """As in "the raid was a response to the arrest", "hunger is the cause of the unrest"."""
        causing = noun.lemma in self.causes.words["causing"]
        if not causing and noun.lemma not in self.causes.words["caused"]:
            return
        verb = self.tokens[noun.head]
        links = CAUSING if causing else CAUSED
        other = (
            inner
            for link in self.parse.children(noun.i, "prep")
            if link.lower in links
            for inner in self.parse.children(link.i, "pobj", "pcomp")
        )
        subject, thing = self.parse.child(verb.i, "nsubj"), next(other, None)
        if subject is None or thing is None or verb.lemma not in ("be", "become", "remain"):
            return
        one = self.stretches.between(subject.left, min(subject.right, verb.i - 1))
        two = self.stretches.between(thing.left, self.stretches.end(thing))
        cause, effect = (one, two) if causing else (two, one)
        if cause is not None and effect is not None:
            yield Link("causal", cause, effect, None, "+", verb.i, f"noun:{noun.lemma}", 0.7)

    def _reason_ends(self, token: Token, length: int) -> tuple[Token | None, Token | None]:
        if token.dep == "mark":
            clause = self.tokens[token.head]
            return clause, self._verb_above(clause)
        row = self.tokens[token.i : token.i + length]
        nouns = [child for word in row for child in self.parse.children(word.i, "pobj", "pcomp")]
        beyond = [noun for noun in nouns if noun.i >= token.i + length]
        return (beyond[0] if beyond else None), self._verb_above(token)

    def _result(self, token: Token) -> Iterator[Link]:
        """As in "As a result, ...": the sentence before, of the same paragraph, is the cause."""
        verb = self._verb_above(token)
        sentence = self.parse.sentence_of(token.i)
        if verb is None or sentence.i == 0 or token.i > sentence.first + 3:
            return
        before = self.parse.sentences[sentence.i - 1]
        if before.paragraph != sentence.paragraph:
            return
        cause = self.stretches.between(before.first, before.last)
        effect = self.stretches.clause(verb.i, [token])
        if cause is not None and effect is not None:
            rule = f"link:{token.lower}:anaphoric"
            yield Link("causal", cause, effect, None, "+", verb.i, rule, 0.55)

    def _despite(self, token: Token) -> Iterator[Link]:
        """What works against a thing that is held possible."""
        verb, noun = self._verb_above(token), self.parse.child(token.i, "pobj", "pcomp")
        if verb is None or noun is None:
            return
        cause = self.stretches.between(token.left, noun.right)
        effect = self.stretches.clause(verb.i, [token])
        if cause is not None and effect is not None and not cause.overlaps(effect):
            yield Link(
                "causal", cause, effect, None, "-", verb.i, "link:despite", 0.5, only_unsure=True
            )
