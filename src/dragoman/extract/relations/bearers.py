"""The persons who bear titles: named before or after them, or described by them in the tree."""

from __future__ import annotations

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.ends import Ends
from dragoman.extract.relations.row import Row
from dragoman.extract.relations.titles import Title
from dragoman.lexicon.relations import Offices

BEARERS = frozenset(["person", "group"])
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
MOST_FILLERS = 12
MOST_WORDS = 14


class Bearers:
    """Finds the bearers of titles in one reading, told in text order.

    ``posted`` maps the last token of a posting to its person: "X, formerly of A, is now ... of B".
    """

    def __init__(self, reading: Reading, ends: Ends, offices: Offices) -> None:
        self.reading, self.ends, self.offices = reading, ends, offices
        self.tokens = reading.parse.tokens
        self.row = Row(reading, offices)
        self.posted: dict[int, Markable] = {}
        self.named_after: set[str] = set()  # persons whose title stood before their name

    def of(self, title: Title, end: int) -> Markable | None:
        if self.tokens[title.head].tag in ("NNS", "NNPS"):
            return self._bearer_in_tree(title)
        before, bare = self._person_before(title)
        after = (
            self._person_after(end, title) if before is None or self._bare(before, bare) else None
        )
        if after is not None:
            self.named_after.add(after.id)
            return after
        return before or self._bearer_in_tree(title)

    def _bare(self, person: Markable, bare: bool) -> bool:
        """Only a comma links title and name, and the name had its own title before it."""
        return bare and person.id in self.named_after

    def _person_before(self, title: Title) -> tuple[Markable | None, bool]:
        """The person before the title with nothing but fillers between, and: only a comma?"""
        i, bare = title.first - 1, True
        paragraph = self.reading.parse.sentence_of(title.first).paragraph
        for _ in range(MOST_FILLERS):
            if i < 0 or self.reading.parse.sentence_of(i).paragraph != paragraph:
                break
            gap = i < title.first - 1
            if gap and i in self.posted:
                return self.posted[i], bare
            person = self._person_ending(i)
            if person is not None:
                return (person, bare) if gap else (None, bare)
            skipped = self._skipped(i) if gap else i
            bare = bare and (self.tokens[i].text == "," or skipped < i)
            if skipped == i and not self._fills(i):
                break
            i = skipped - 1
        return None, False

    def _fills(self, i: int) -> bool:
        word = self.tokens[i].lower
        if word == ";":
            return self.tokens[i + 1].lower in self.offices.former | {"now"}
        return word == "," or word in self.offices.fillers or word in self.offices.former

    def _skipped(self, i: int) -> int:
        """The first token of brackets or of a place that ends at token ``i``; else ``i``."""
        if self.tokens[i].text == ")":
            for j in range(i - 1, max(i - 6, -1), -1):
                if self.tokens[j].text == "(":
                    return j
        for markable in self.reading.over(i):
            if markable.last == i and markable.kind in ("place", "country"):
                return markable.first
        return i

    def _person_ending(self, i: int) -> Markable | None:
        found = [
            m
            for m in self.reading.over(i)
            if m.last == i and m.kind == "person" and self._names_someone(m)
        ]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _person_after(self, end: int, title: Title) -> Markable | None:
        """The person whose name follows the title and its body, ranks and places skipped."""
        i = self.row.past_brackets(end + 1)
        for _ in range(MOST_WORDS):
            if i >= len(self.tokens) or not self._still_there(i, end):
                return None
            person = self.row.person_from(i)
            if person is not None:
                return person
            passed = self._passed(i, title)
            if passed == i:
                return None
            i = passed
        return None

    def _still_there(self, i: int, end: int) -> bool:
        """Is it the same sentence, or one that a parser split at the full stop of a rank?"""
        apart = self.tokens[i].sentence - self.tokens[end].sentence
        return apart == 0 or (apart == 1 and self.row.after_rank(i))

    def _passed(self, i: int, title: Title) -> int:
        """The token after a place, a rank, a comma or a copula at token ``i``; else ``i``."""
        for place in self.reading.over(i):
            if place.first == i and place.kind in ("place", "asset", "country"):
                return place.last + 1
        token = self.tokens[i]
        if token.lower in ("in", "at", "the") and i + 2 < len(self.tokens):
            near = (m for j in (i + 1, i + 2) for m in self.reading.over(j) if m.first == j)
            return i + 1 if any(m.kind in ("place", "asset") for m in near) else i
        if token.lower in self.offices.ranks or token.text in (",", ")"):
            return i + 1
        if token.text == "." and self.row.after_rank(i):
            return i + 1
        copula = token.lower in ("is", "was", "now")
        return i + 1 if copula and self.tokens[title.head].dep in ("nsubj", "ROOT", "dep") else i

    def _names_someone(self, markable: Markable) -> bool:
        """Not "who", not "the GOC", which says no more than the title itself."""
        word = self.tokens[markable.head].lower
        titled = markable.form == "nominal" and word in self.offices.heads
        return word not in RELATIVE and not titled

    def _bearer_in_tree(self, title: Title) -> Markable | None:
        """Whom the tree gives the title to; of members also the noun phrase itself."""
        found = self.ends.under(self.ends.bearers(title.head), BEARERS)
        found = [m for m in found if self._names_someone(m)]
        if found:
            return found[0]
        own = self.reading.headed(title.head)
        return (
            own if own is not None and title.kind == "member_of" and own.kind in BEARERS else None
        )
