"""Spans of clauses: cause, effect and condition as the words of a stretch of text."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.language.parse import Parse, Token
from dragoman.records import Span

LONGEST = 360  # characters
OPEN = frozenset([",", ";", ":", "–", "—", "-", "and", "but", "or", "“", '"', "‘", "”", "’"])


class Stretches:
    """Cuts spans of at most a clause out of a parse, bare of commas at their ends."""

    def __init__(self, parse: Parse) -> None:
        self.parse, self.tokens = parse, parse.tokens

    def between(self, first: int, last: int) -> Span | None:
        """Tokens ``first`` to ``last`` without commas and joints at the ends; None if empty."""
        while first <= last and self.tokens[first].lower in OPEN:
            first += 1
        while last >= first and (
            self.tokens[last].pos == "PUNCT" or self.tokens[last].lower in OPEN
        ):
            last -= 1
        if first > last:
            return None
        if self.tokens[last].end - self.tokens[first].start > LONGEST:
            beyond = self.parse.token_at(self.tokens[first].start + LONGEST)
            last = max(first, beyond.i - 1) if beyond else first
        return self.parse.span(first, last)

    def clause(self, i: int, without: Iterable[Token] = ()) -> Span | None:
        """A verb's clause: what it governs, less the given branches and coordinated clauses."""
        token = self.tokens[i]
        first, last = token.left, token.right
        cut = [t for t in without if t.i != i]
        cut += [t for t in self.parse.children(i, "conj") if self.parse.child(t.i, "nsubj")]
        for branch in cut:
            if branch.left > i:
                last = min(last, branch.left - 1)
            elif branch.right < i and first <= branch.left:
                first = max(first, branch.right + 1)
        return self.between(first, last)

    def effect(self, verb: Token, deps: Collection[str], with_verb: bool) -> Span | None:
        """What a verb brings about: from the verb or its first such dependent to the last one."""
        parts = [c for c in self.parse.children(verb.i) if c.dep in deps and c.i > verb.i]
        if not parts:
            return None
        first = verb.i if with_verb else min(p.left for p in parts)
        last = max(self.end(p) for p in parts)
        return self.between(first, last)

    def end(self, token: Token) -> int:
        """The end of a dependent, less clauses joined to it by a comma or "and"."""
        last = token.right
        for child in self.parse.children(token.i, "conj", "advcl"):
            own_clause = child.pos in ("VERB", "AUX") and token.pos not in ("VERB", "AUX")
            if child.left > token.i and (own_clause or child.dep == "advcl"):
                last = min(last, child.left - 1)
        return last
