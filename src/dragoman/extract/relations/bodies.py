"""The bodies that a title is held in: "(GOC), 7 Division", "of the 3rd Brigade", "X's"."""

from __future__ import annotations

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.ends import Ends
from dragoman.extract.relations.row import Row
from dragoman.extract.relations.titles import Title
from dragoman.lexicon.relations import Offices

UNITS = frozenset(["organisation", "group"])
SERVED = frozenset(["organisation", "group", "country", "place", "role"])
MASTERS = SERVED | {"person"}
MEMBERED = frozenset(["organisation", "group", "country"])
SERVANTS = frozenset(["official", "employee", "diplomat", "minister", "soldier", "troop"])
POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
BETWEEN = frozenset(
    ["the", "a", "its", "newly", "created", "formed", "all", "our", "charge", "overall"]
)
QUOTES = frozenset("'‘’\"“”")
MODIFIERS = frozenset(["compound", "nmod", "amod", "poss"])
MOST_UP = 8
MOST_WORDS = 14


class Bodies:
    """Finds the bodies of titles in one reading."""

    def __init__(self, reading: Reading, ends: Ends, offices: Offices) -> None:
        self.reading, self.ends, self.offices = reading, ends, offices
        self.tokens = reading.parse.tokens
        self.row = Row(reading, offices)

    def of(self, title: Title) -> list[Markable]:
        """The bodies that the title is held in; of members only those that can have members."""
        found = self._bodies_of(title)
        if title.kind != "member_of":
            return found
        served = self.tokens[title.head].lemma in SERVANTS
        kinds = MEMBERED if served else UNITS
        return [body for body in found if body.kind in kinds]

    def _bodies_of(self, title: Title) -> list[Markable]:
        own = self._body_around(title) if title.kind == "member_of" else None
        if own is not None:
            return [own]
        after, inside = self._bodies_after(title)
        before = self._body_before(title) or self._body_inside(title)
        if before is not None and (inside or not after):
            return [before]
        if not inside or self.tokens[title.head].lemma in self.offices.envoys:
            return after or self._bodies_in_tree(title)
        return [b for b in after or self._bodies_in_tree(title) if b.kind in UNITS]

    def _bodies_after(self, title: Title) -> tuple[list[Markable], bool]:
        """As in "(GOC), 7 Division, Northern Army", "of the 3rd Brigade", "at Headquarters".

        With them: is it a mere "in" or "at" that links the first?
        """
        found: list[Markable] = []
        inside = False
        i, linked, comma = self.row.past_brackets(title.last + 1), False, False
        for _ in range(MOST_WORDS):
            body = self._body_at(i, title) if i < len(self.tokens) else None
            if body is not None and (linked or comma or body.kind in UNITS):
                if comma and not linked and not self._stands_apart(title, body):
                    break
                body = self._owned(body)
                found.append(body)
                i, linked, comma = self.row.past_brackets(body.last + 1), False, False
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

    def _body_at(self, i: int, title: Title) -> Markable | None:
        """The longest body that begins at a token, or that swallowed the title before it."""
        over = [m for m in self.reading.over(i) if m.kind in SERVED and self._is_body(m)]
        found = [m for m in over if m.first == i]
        if not found:
            found = [m for m in over if m.first <= title.head and m.kind in UNITS]
        body = max(found, key=lambda m: m.last - m.first, default=None)
        return self._titled(body) if body is not None and body.kind == "role" else body

    def _titled(self, role: Markable) -> Markable:
        """The person of "adviser to Ambassador X"."""
        after = self.reading.over(role.last + 1) if role.last + 1 < len(self.tokens) else ()
        named = [m for m in after if m.first == role.last + 1 and m.kind == "person"]
        return named[0] if named else role

    def _is_body(self, markable: Markable) -> bool:
        return markable.form != "pronoun" and not self.row.is_rank(markable)

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

    def _body_around(self, title: Title) -> Markable | None:
        """As in "Chad Air Force lieutenant": the name that ends right before the rank's noun."""
        if title.first == title.head:
            return None
        over = self.reading.over(title.head - 1)
        found = [m for m in over if m.last == title.head - 1 and m.kind in UNITS]
        return max(
            (m for m in found if m.form == "name"), key=lambda m: m.last - m.first, default=None
        )

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
        slots = ("possessor", "of", "for", "in", "modifier", "at", "with", "from", "to")
        for slot in slots:
            found = self.ends.first(title.head, (slot,), MASTERS)
            found = [m for m in found if not title.first <= m.head <= title.last]
            found = [m for m in found if not self.row.is_rank(m)]
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

    def of_bearer(self, title: Title, person: Markable) -> list[Markable]:
        """As in "President X of Y"."""
        i = person.last + 1
        if person.first <= title.last or i + 2 >= len(self.tokens) or self.tokens[i].lower != "of":
            return []
        i += 2 if self.tokens[i + 1].lower == "the" else 1
        found = [m for m in self.reading.over(i) if m.first == i and m.kind in SERVED]
        return sorted(found, key=lambda m: m.first - m.last)[:1]
