"""How time expressions hang on words: by which relation, on which verb or noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.dating.words import DatingWords
from dragoman.extract.times.tense import NAMING
from dragoman.language.parse import Parse, Token
from dragoman.records import TimeExpression

STEPS = 8
HEDGED = frozenset(["of", "about", "around", "early", "late", "just", "as"])
DISTANT = frozenset(["after", "before", "earlier", "later", "since", "prior"])
ENDS = frozenset(["to", "until", "till", "through"])


@dataclass(frozen=True, slots=True)
class Tie:
    """A time that hangs on a word.

    ``relation`` is a group of clauses.yaml. ``token`` is the head word of the time; ``naming``: it
    names a noun ("the June visit"); ``end`` is the token of the other end of a range ("from June to
    August", "between June and the visit").
    """

    time: TimeExpression
    relation: str
    token: int
    naming: bool
    end: int | None = None


class Ties:
    """The ties of one reading: ``on`` gives those of a word, ``at`` the time over a token."""

    def __init__(self, parse: Parse, times: Sequence[TimeExpression], words: DatingWords) -> None:
        self.parse, self.words = parse, words
        self._over: dict[int, TimeExpression] = {}
        self._on: dict[int, list[Tie]] = {}
        self._distances: dict[int, TimeExpression] = {}
        for time in times:
            for token in parse.tokens_in(time.span):
                self._over[token.i] = time
        for time in times:
            self._tie(time)

    def on(self, i: int) -> Sequence[Tie]:
        """The ties of the word ``i`` in text order."""
        return self._on.get(i, ())

    def distance(self, i: int) -> TimeExpression | None:
        """How long after or before, told right in front of the token ``i`` ("a week after")."""
        return self._distances.get(i)

    def at(self, i: int) -> TimeExpression | None:
        """The time expression that covers token ``i``."""
        return self._over.get(i)

    def _tie(self, time: TimeExpression) -> None:
        head = self._head(time)
        if head is None or self._is_distance(time):
            return
        relation, end, at, naming = "at", None, head, head.dep in NAMING | {"nummod", "appos"}
        for _ in range(STEPS):
            above = self.parse.tokens[at.head]
            if above.i == at.i:
                break
            if above.pos in ("ADP", "SCONJ", "ADV") and at.dep not in ("conj",):
                found = self.words.relations.get(above.lower)
                if above.lower not in HEDGED and found:
                    relation = found if relation == "at" else relation
                if above.lower in ENDS and self._is_end(above):
                    return
                end = self._other_end(above, time) if end is None else end
            elif self._over.get(above.i) is None:
                break
            at = above
        governor = self.parse.tokens[at.head]
        closes = relation == "between" and end is not None and end < head.i
        if governor.i != at.i and not closes:
            tie = Tie(time, relation, head.i, naming, end)
            self._on.setdefault(governor.i, []).append(tie)

    def _is_distance(self, time: TimeExpression) -> bool:
        """Whether it tells how long after or before an act another was: "a week after he fled"."""
        last = self.parse.token_at(time.span.end - 1)
        if time.granularity != "duration" or last is None or last.i + 1 >= len(self.parse.tokens):
            return False
        distant = self.parse.tokens[last.i + 1].lower in DISTANT
        if distant:
            self._distances[last.i + 1] = time
        return distant

    def _head(self, time: TimeExpression) -> Token | None:
        """The token of an expression that hangs on a word outside it."""
        inside = self.parse.tokens_in(time.span)
        ids = {token.i for token in inside}
        hanging = [t for t in inside if t.head not in ids and t.dep not in ("punct", "det", "case")]
        return hanging[-1] if hanging else (inside[-1] if inside else None)

    def _is_end(self, preposition: Token) -> bool:
        """Whether "to August" closes a range that "from June" opens."""
        above = self.parse.tokens[preposition.head]
        rows = [above.i, above.head]
        return any(c.lower == "from" for row in rows for c in self.parse.children(row, "prep")) or (
            above.lower == "from"
        )

    def _other_end(self, preposition: Token, time: TimeExpression) -> int | None:
        if preposition.lower == "between":
            return self._second(preposition, time)
        if preposition.lower == "from":
            above = self.parse.tokens[preposition.head]
            near = [*self.parse.children(preposition.i), *self.parse.children(above.i, "prep")]
            inner = [
                c for p in self.parse.children(preposition.i) for c in self.parse.children(p.i)
            ]
            for each in (*near, *inner):
                if each.lower in ENDS and each.i > preposition.i:
                    found = self.parse.child(each.i, "pobj", "pcomp")
                    return found.i if found else None
        return None

    def _second(self, between: Token, time: TimeExpression) -> int | None:
        objects = list(self.parse.children(between.i, "pobj"))
        objects += [c for o in objects for c in self.parse.children(o.i, "conj")]
        others = [o for o in objects if self._over.get(o.i) is not time]
        return others[0].i if others else None
