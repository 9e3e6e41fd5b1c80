"""Posts: titles, who bears them and of which body ("X, the commander of Y", "GOC, Y, General X").

Titles stand in lists and headings that no parser reads well, so the ends are first sought in the
words beside the title, then in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations_affiliations import affiliations
from dragoman.extract.relations_ends import Ends, Tie
from dragoman.extract.relations_titles import Title, find_titles
from dragoman.language.parse import Token
from dragoman.lexicon.relations import Offices
from dragoman.records import RelationKind

UNITS = frozenset(["organisation", "group"])
SERVED = frozenset(["organisation", "group", "country", "place", "role"])
MASTERS = SERVED | {"person"}
MEMBERED = frozenset(["organisation", "group", "country"])
BEARERS = frozenset(["person", "group"])
SERVANTS = frozenset(["official", "employee", "diplomat", "minister", "soldier", "troop"])
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
BETWEEN = frozenset(
    ["the", "a", "its", "newly", "created", "formed", "all", "our", "charge", "overall"]
)
QUOTES = frozenset("'‘’\"“”")
MODIFIERS = frozenset(["compound", "nmod", "amod", "poss"])
MOST_UP = 8
MOST_FILLERS = 12
MOST_WORDS = 14


class Posts:
    """The posts of one reading."""

    def __init__(self, reading: Reading, ends: Ends, offices: Offices) -> None:
        self.reading, self.ends, self.offices = reading, ends, offices
        self.tokens = reading.parse.tokens
        self.bearer_at: dict[int, Markable] = {}  # last token of a posting -> its person
        self.named_after: set[str] = set()  # persons whose title stood before their name

    def __iter__(self) -> Iterator[Tie]:
        for tie in affiliations(self.reading, self.offices):
            self.bearer_at[tie.object.last] = tie.subject
            yield tie
        for title in find_titles(self.reading, self.offices):
            yield from self._posting(title)

    def _posting(self, title: Title) -> Iterator[Tie]:
        bodies = self._bodies(title)
        end = max([title.last, *(b.last for b in bodies)])
        person = self._bearer(title, end)
        if person is not None:
            self.bearer_at[end] = person
        if person is None or not bodies:
            return
        told = self._teller(title)
        made = Tie(
            title.kind,
            person,
            person,
            told,
            f"title:{self.tokens[title.head].lower}",
            0.8,
            self.reading.parse.span(title.first, title.last),
            presupposed=told == title.head,
            former=self._is_former(title),
        )
        body = bodies[0]
        if body.id != person.id and not person.span.overlaps(body.span):
            kind = _kind(title, self.tokens[title.head], body, self.offices)
            yield replace(made, kind=kind, object=body)
        yield from self._parents(bodies)

    def _parents(self, bodies: list[Markable]) -> Iterator[Tie]:
        """As in "9 Division, Northern Army": a body belongs to the next one."""
        for inner, outer in pairwise(bodies):
            if {inner.kind, outer.kind} <= UNITS and not inner.span.overlaps(outer.span):
                yield Tie(
                    "member_of", inner, outer, inner.head, "title:bodies", 0.6, presupposed=True
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

    def _is_former(self, title: Title) -> bool:
        before = self.tokens[max(title.first - 3, 0) : title.first]
        near = [t for t in before if t.sentence == self.tokens[title.first].sentence]
        return any(t.lower in self.offices.former for t in near)

    # ------------------------------------------------------------ bodies

    def _bodies(self, title: Title) -> list[Markable]:
        """The bodies that the title is held in; of members only those that can have members."""
        found = self._bodies_of(title)
        if title.kind != "member_of":
            return found
        served = self.tokens[title.head].lemma in SERVANTS
        kinds = MEMBERED if served else UNITS
        return [body for body in found if body.kind in kinds]

    def _bodies_of(self, title: Title) -> list[Markable]:
        after, inside = self._bodies_after(title)
        before = self._body_before(title) or self._body_inside(title)
        if before is not None and (inside or not after):
            return [before]
        if inside and self.tokens[title.head].lemma not in self.offices.envoys:
            after = [b for b in after if b.kind in UNITS]
        return after or self._bodies_in_tree(title)

    def _bodies_after(self, title: Title) -> tuple[list[Markable], bool]:
        """As in "(GOC), 7 Division, Northern Army", "of the 3rd Brigade", "at Headquarters".

        With them: is it a mere "in" or "at" that links the first?
        """
        found: list[Markable] = []
        inside = False
        i, linked, comma = self._past_brackets(title.last + 1), False, False
        for _ in range(MOST_WORDS):
            body = self._body_at(i, title) if i < len(self.tokens) else None
            if body is not None and (linked or comma or body.kind in UNITS):
                if comma and not linked and not self._stands_apart(title, body):
                    break
                body = self._owned(body)
                found.append(body)
                i, linked, comma = self._past_brackets(body.last + 1), False, False
            elif i < len(self.tokens) and self._may_stand_between(i, linked, comma, bool(found)):
                inside = inside or (not found and self.tokens[i].lower in ("in", "at", "from"))
                linked = linked or self.tokens[i].lower in self.offices.links
                comma = comma or self.tokens[i].text == ","
                i += 1
            else:
                break
        return found, inside

    def _owned(self, body: Markable) -> Markable:
        """As in "of the Front's War Council": the council, where it is a mention."""
        i = body.last + 1
        if i < len(self.tokens) and self.tokens[i].lower in POSSESSIVE:
            owner = self.tokens[body.head]
            if owner.dep == "poss":
                return self.reading.headed(owner.head) or body
        return body

    def _stands_apart(self, title: Title, body: Markable) -> bool:
        """May a comma alone link them ("Chairman, Senate Committee")? Not members of a list."""
        return body.kind in UNITS and body.form == "name" and title.kind != "member_of"

    def _may_stand_between(self, i: int, linked: bool, comma: bool, found: bool) -> bool:
        token = self.tokens[i]
        if token.text == "," and not comma and not linked:
            return True
        if token.lower in self.offices.links:
            return not found or token.lower == "of"
        if token.lower in BETWEEN:
            return linked or comma or self.tokens[i - 1].lower == "commanding"
        # the number or the quoted name of a unit that its mention lacks
        quoted = token.text in QUOTES or self.tokens[i - 1].text in QUOTES
        return not found and (token.pos == "NUM" or quoted)

    def _past_brackets(self, i: int) -> int:
        """The token after "(GOC)" or ", GOC," if one stands at token ``i``."""
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(":
            for j in range(i + 1, min(i + 6, len(self.tokens))):
                if self.tokens[j].text == ")":
                    return j + 1
        following = [token.text for token in self.tokens[i : i + 3]]
        short = (
            len(following) == 3 and following[1].isupper() and following[0] == following[2] == ","
        )
        return i + 2 if short and self._person_from(i + 1) is None else i

    def _body_at(self, i: int, title: Title) -> Markable | None:
        """The longest body that begins at a token, or that swallowed the title before it."""
        over = [m for m in self.reading.over(i) if m.kind in SERVED and not self._is_rank(m)]
        found = [m for m in over if m.first == i]
        if not found:
            found = [m for m in over if m.first <= title.head and m.kind in UNITS]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _body_before(self, title: Title) -> Markable | None:
        """As in "Russian Defence Minister", "the division's commander", "Haftar's spokesman"."""
        i = title.first - 1
        while i >= 0 and (
            self.tokens[i].lower in POSSESSIVE
            or self.tokens[i].text == "-"
            or self.tokens[i].lower
            in self.offices.former | {"new", "top", "own", "current", "then"}
        ):
            i -= 1
        if i < 0 or self.tokens[i].sentence != self.tokens[title.first].sentence:
            return None
        owned = i < title.first - 1 and self.tokens[i + 1].lower in POSSESSIVE
        kinds = MASTERS if owned else SERVED
        found = [m for m in self.reading.over(i) if m.last == i and m.kind in kinds]
        found = [m for m in found if owned or m.form == "name" or self._modifies(m, title)]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _modifies(self, body: Markable, title: Title) -> bool:
        """Does the tree hang the body on the title, as in "rebel commander"?"""
        token = self.tokens[body.head]
        return token.dep in MODIFIERS and title.first <= token.head <= title.last

    def _body_inside(self, title: Title) -> Markable | None:
        """A body that is named before the title's noun ("army commander", "Front leader")."""
        first = max(self.tokens[title.head].left, title.head - 6)
        found = [
            m
            for i in range(first, title.head)
            for m in self.reading.over(i)
            if m.first == i and m.last < title.head and m.kind in UNITS and m.form == "name"
        ]
        return max(found, key=lambda m: (m.last - m.first, m.first), default=None)

    def _bodies_in_tree(self, title: Title) -> list[Markable]:
        slots = ("possessor", "of", "for", "in", "modifier", "at", "with", "from")
        for slot in slots:
            found = self.ends.first(title.head, (slot,), MASTERS)
            found = [m for m in found if not title.first <= m.head <= title.last]
            found = [m for m in found if not self._is_rank(m)]
            if found:
                return found[:1]
        its = self.reading.parse.child(title.head, "poss")
        own = self.reading.headed(its.i) if its is not None and its.lower == "its" else None
        return [own] if own is not None else self._country_of_list(title)

    def _country_of_list(self, title: Title) -> list[Markable]:
        """As in "Malian officials, including Prime Minister X": the body of the list's noun."""
        for _, above in zip(range(MOST_UP), self.reading.parse.ancestors(title.head), strict=False):
            if above.lower in ("including", "like", "as") or above.dep in ("conj", "appos", "prep"):
                continue
            if above.lemma in ("official", "leader", "minister", "officer", "figure", "politician"):
                return self.ends.first(above.i, ("modifier", "possessor", "of"), SERVED)[:1]
            if above.pos not in ("PROPN", "NOUN"):
                break
        return []

    # ------------------------------------------------------------ persons

    def _bearer(self, title: Title, end: int) -> Markable | None:
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
            if gap and i in self.bearer_at:
                return self.bearer_at[i], bare
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
        i = self._past_brackets(end + 1)
        for _ in range(MOST_WORDS):
            if i >= len(self.tokens) or not self._still_there(i, end):
                return None
            person = self._person_from(i)
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
        return apart == 0 or (apart == 1 and self.tokens[i - 1].lower in self.offices.ranks)

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
        copula = token.lower in ("is", "was", "now")
        return i + 1 if copula and self.tokens[title.head].dep in ("nsubj", "ROOT", "dep") else i

    def _person_from(self, i: int) -> Markable | None:
        found = [
            m
            for m in self.reading.over(i)
            if m.first == i and m.kind == "person" and m.form == "name" and not self._is_rank(m)
        ]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _names_someone(self, markable: Markable) -> bool:
        """Not "who", not "the GOC", which says no more than the title itself."""
        word = self.tokens[markable.head].lower
        titled = markable.form == "nominal" and word in self.offices.heads
        return word not in RELATIVE and not titled

    def _is_rank(self, markable: Markable) -> bool:
        words = self.tokens[markable.first : markable.last + 1]
        return all(t.lower in self.offices.ranks for t in words)

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


def _kind(title: Title, noun: Token, body: Markable, offices: Offices) -> RelationKind:
    """The tie of a post to a body of that kind: a country has office holders, not commanders."""
    if body.kind == "person" and title.kind != "speaks_for":
        return "supports" if noun.lemma in offices.servants else "member_of"
    if title.kind == "leads" and body.kind in ("country", "place"):
        bare = noun.lower == "leader" and title.first == title.last
        return "leads" if bare else "holds_office"
    if title.kind == "commands" and body.kind in ("country", "place"):
        return "holds_office"
    if title.kind == "holds_office" and body.kind == "group":
        return "member_of"
    return title.kind


def find_posts(reading: Reading, ends: Ends, offices: Offices) -> Iterator[Tie]:
    """The ties of all titles of a reading, in text order."""
    yield from Posts(reading, ends, offices)
