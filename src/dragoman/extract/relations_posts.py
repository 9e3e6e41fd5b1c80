"""Posts: titles, who bears them and of which body ("X, the commander of Y", "GOC, Y, General X").

Titles stand in lists and headings that no parser reads well, so the ends are first sought in the
words beside the title, then in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations_ends import Ends, Tie
from dragoman.language.parse import Token
from dragoman.lexicon.relations import Offices
from dragoman.records import RelationKind

UNITS = frozenset(["organisation", "group"])
SERVED = frozenset(["organisation", "group", "country", "place", "person", "role"])
BEARERS = frozenset(["person", "role", "group"])
MOST_FILLERS = 9
MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Title:
    """The words of an office: tokens ``first`` to ``last``, ``head`` the noun of the tree."""

    first: int
    last: int
    head: int
    kind: RelationKind


class Posts:
    """The posts of one reading."""

    def __init__(self, reading: Reading, ends: Ends, offices: Offices) -> None:
        self.reading, self.ends, self.offices = reading, ends, offices
        self.tokens = reading.parse.tokens
        self.bearer_at: dict[int, Markable] = {}  # last token of a posting -> its person

    def __iter__(self) -> Iterator[Tie]:
        after = -1
        for token in self.tokens:
            if token.i > after:
                title = self._title(token)
                if title is not None:
                    after = title.last
                    yield from self._posting(title)

    # ------------------------------------------------------------ the title

    def _title(self, token: Token) -> Title | None:
        """The title whose head or phrase begins at a token, modifiers before it included."""
        for words, kind in self.offices.phrases.get(token.lower, ()):
            last = token.i + len(words) - 1
            if last < len(self.tokens) and self._reads(token.i, words):
                return self._widened(token.i, last, kind)
        kind_ = self.offices.heads.get(token.lower) or self.offices.heads.get(token.lemma)
        if kind_ is None or token.pos not in ("NOUN", "PROPN", "ADJ", "ADP"):
            return None
        return self._widened(token.i, token.i, kind_)

    def _reads(self, i: int, words: tuple[str, ...]) -> bool:
        return all(self.tokens[i + n].lower == word for n, word in enumerate(words))

    def _widened(self, first: int, last: int, kind: RelationKind) -> Title:
        head = last
        while first > 0 and self._modifies(self.tokens[first - 1], self.tokens[first]):
            first -= 1
        while last + 2 < len(self.tokens) and self.tokens[last + 1].lower in ("of", "for"):
            if self.tokens[last + 2].lower not in self.offices.domains:
                break
            last = self._domain_end(last + 2)
            kind = "holds_office"
        return Title(first, last, head, kind)

    def _domain_end(self, i: int) -> int:
        """The last token of "operations and training" from its first."""
        while i + 2 < len(self.tokens) and self.tokens[i + 1].lower in ("and", "&"):
            if self.tokens[i + 2].lower not in self.offices.domains:
                break
            i += 2
        return i

    def _modifies(self, token: Token, following: Token) -> bool:
        return (
            token.lower in self.offices.modifiers
            and token.sentence == following.sentence
            and following.start - token.end <= 1
            and token.pos in ("NOUN", "PROPN", "ADJ")
        )

    # ------------------------------------------------------------ its ends

    def _posting(self, title: Title) -> Iterator[Tie]:
        bodies = list(self._bodies_after(title)) or list(self._bodies_before(title))
        end = bodies[-1].last if bodies else title.last
        person, former = self._person_before(title)
        if person is None:
            person = self._person_after(max(end, title.last), title)
        if not bodies:
            bodies = self._bodies_in_tree(title)
        told = self._teller(title)
        if person is None:
            person = self._bearer_in_tree(title)
        if person is None or not bodies:
            return
        self.bearer_at[end] = person
        former = former or self._is_former(title)
        kind = self._kind(title, bodies[0])
        for body in bodies[:2]:
            if body.id != person.id and not person.span.overlaps(body.span):
                yield Tie(
                    kind,
                    person,
                    body,
                    told,
                    f"title:{self.tokens[title.head].lower}:{kind}",
                    0.8,
                    self.reading.parse.span(title.first, title.last),
                    presupposed=told == title.head,
                    former=former,
                )

    def _teller(self, title: Title) -> int:
        """The copula of "X is the commander", else the title itself."""
        token = self.tokens[title.head]
        governor = self.tokens[token.head]
        if token.dep in ("attr", "oprd") and governor.pos in ("AUX", "VERB"):
            return governor.i
        if token.dep == "pobj" and governor.lower == "as":
            return governor.head
        return title.head

    def _kind(self, title: Title, body: Markable) -> RelationKind:
        if title.kind == "leads" and body.kind in ("country", "place"):
            return "holds_office" if self.tokens[title.head].lower != "leader" else "leads"
        if title.kind == "commands" and body.kind in ("country", "place", "person"):
            return "member_of" if body.kind == "person" else "holds_office"
        if title.kind == "holds_office" and body.kind in ("group", "person"):
            return "member_of"
        return title.kind

    def _is_former(self, title: Title) -> bool:
        before = self.tokens[max(title.first - 3, 0) : title.first]
        near = [t for t in before if t.sentence == self.tokens[title.first].sentence]
        return any(t.lower in self.offices.former for t in near[-2:])

    def _bodies_after(self, title: Title) -> Iterator[Markable]:
        """ "(GOC), 7 Division", "of the 3rd Brigade", "at Army Headquarters"."""
        i, steps = self._past_brackets(title.last + 1), 0
        linked = comma = False
        while i < len(self.tokens) and steps < MOST_WORDS:
            token = self.tokens[i]
            body = self._body_at(i)
            if body is not None and (linked or comma or self._follows_closely(title, body)):
                yield body
                i, linked, comma = self._past_brackets(body.last + 1), False, False
                if i < len(self.tokens) and self.tokens[i].lower == "of":
                    return
                steps = MOST_WORDS - 2
                continue
            if token.lower in self.offices.links:
                linked = True
            elif token.text == "," and not comma:
                comma = True
            elif token.lower not in ("the", "charge", "newly", "created", "all", "our", "command"):
                return
            i, steps = i + 1, steps + 1

    def _follows_closely(self, title: Title, body: Markable) -> bool:
        """ "GOC 7 Division": only a unit may follow a title without a word between."""
        return body.kind in UNITS and title.kind in ("commands", "holds_office")

    def _past_brackets(self, i: int) -> int:
        if i < len(self.tokens) and self.tokens[i].text == "(":
            for j in range(i + 1, min(i + 6, len(self.tokens))):
                if self.tokens[j].text == ")":
                    return j + 1
        return i

    def _body_at(self, i: int) -> Markable | None:
        found = [
            m
            for m in self.reading.over(i)
            if m.first == i and m.kind in SERVED and m.kind != "person"
        ]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _bodies_before(self, title: Title) -> Iterator[Markable]:
        """ "Russian Defence Minister", "the division's commander", "police spokesman"."""
        i = title.first - 1
        while i >= 0 and self.tokens[i].lower in (
            "'s",
            "’s",
            "'",
            "’",
            "former",
            "new",
            "top",
            "-",
            "own",
        ):
            i -= 1
        if i < 0 or self.tokens[i].sentence != self.tokens[title.first].sentence:
            return
        found = [m for m in self.reading.over(i) if m.last == i and m.kind in SERVED]
        near = max(found, key=lambda m: m.last - m.first, default=None)
        if near is None or (near.kind == "person" and i == title.first - 1):
            near = self._inside(title)
        if near is not None:
            yield near

    def _inside(self, title: Title) -> Markable | None:
        """A body that is named by the first words of the title ("army commander")."""
        found = [
            m
            for i in range(title.first, title.head)
            for m in self.reading.over(i)
            if m.kind in UNITS | {"country"} and m.last < title.head and m.first <= title.first
        ]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _bodies_in_tree(self, title: Title) -> list[Markable]:
        slots = ("possessor", "of", "for", "in", "modifier", "at", "with")
        return self.ends.first(title.head, slots, SERVED)[:1]

    def _person_before(self, title: Title) -> tuple[Markable | None, bool]:
        """The person whose name stands before the title with nothing but fillers between."""
        i, former = title.first - 1, False
        for _ in range(MOST_FILLERS):
            if i < 0:
                return None, False
            token = self.tokens[i]
            if i in self.bearer_at and (i < title.first - 1):
                return self.bearer_at[i], former
            person = self._person_ending(i)
            if person is not None:
                return (person, former) if i < title.first - 1 else (None, False)
            former = former or token.lower in self.offices.former
            if token.lower not in self.offices.fillers and token.text not in (",", ";"):
                return None, False
            if token.lower in ("and", ";") and i < title.first - 2:
                return None, False
            i -= 1
        return None, False

    def _person_ending(self, i: int) -> Markable | None:
        found = [m for m in self.reading.over(i) if m.last == i and m.kind == "person"]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _person_after(self, end: int, title: Title) -> Markable | None:
        """The person whose name follows the title and its body, ranks skipped."""
        i = self._past_brackets(end + 1)
        for _ in range(MOST_WORDS):
            if i >= len(self.tokens) or self.tokens[i].sentence > self.tokens[end].sentence + 1:
                return None
            person = self._person_from(i)
            if person is not None:
                return person
            place = next(
                (m for m in self.reading.over(i) if m.first == i and m.kind == "place"), None
            )
            if place is not None:
                i = place.last + 1
            elif self.tokens[i].lower in self.offices.ranks or self.tokens[i].text == ",":
                i += 1
            elif self.tokens[i].lower in ("is", "was", "now") and self._copula(title, i):
                i += 1
            else:
                return None
        return None

    def _copula(self, title: Title, i: int) -> bool:
        """ "the new commander is General X": the title is the subject."""
        return self.tokens[title.head].dep in ("nsubj", "ROOT", "dep")

    def _person_from(self, i: int) -> Markable | None:
        found = [
            m
            for m in self.reading.over(i)
            if m.first == i and m.kind == "person" and m.form == "name"
        ]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _bearer_in_tree(self, title: Title) -> Markable | None:
        heads = self.ends.bearers(title.head)
        found = self.ends.under(heads, BEARERS)
        if found:
            return found[0]
        own = self.reading.headed(title.head)
        return own if own is not None and own.kind in ("person", "role") else None


def find_posts(reading: Reading, ends: Ends, offices: Offices) -> Iterator[Tie]:
    """The ties of all titles of a reading, in text order."""
    yield from Posts(reading, ends, offices)
