"""The words around a title, read in a row: brackets, ranks, names that begin at a word."""

from __future__ import annotations

from dragoman.extract.reading import Markable, Reading
from dragoman.lexicon.relations import Offices


class Row:
    """Look-ups at one token of a reading, for rules that read words in a row."""

    def __init__(self, reading: Reading, offices: Offices) -> None:
        self.reading, self.offices = reading, offices
        self.tokens = reading.parse.tokens

    def past_brackets(self, i: int) -> int:
        """The token after "(GOC)" or ", GOC," if one stands at token ``i``."""
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(":
            for j in range(i + 1, min(i + 6, len(self.tokens))):
                if self.tokens[j].text == ")":
                    return j + 1
        following = [token.text for token in self.tokens[i : i + 3]]
        short = (
            len(following) == 3 and following[1].isupper() and following[0] == following[2] == ","
        )
        return i + 2 if short and self.person_from(i + 1) is None else i

    def person_from(self, i: int) -> Markable | None:
        found = [
            m
            for m in self.reading.over(i)
            if m.first == i and m.kind == "person" and m.form == "name" and not self.is_rank(m)
        ]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def is_rank(self, markable: Markable) -> bool:
        words = self.tokens[markable.first : markable.last + 1]
        return all(t.lower in self.offices.ranks for t in words)

    def after_rank(self, i: int) -> bool:
        """As after "Maj.-Gen" and its full stop."""
        before = i - 2 if self.tokens[i - 1].text == "." else i - 1
        return before >= 0 and self.tokens[before].lower in self.offices.ranks
