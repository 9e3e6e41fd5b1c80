"""Posts: titles, who bears them and of which body ("X, the commander of Y", "GOC, Y, General X").

Titles stand in lists and headings that no parser reads well, so the ends are first sought in the
words beside the title, then in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.affiliations import affiliations
from dragoman.extract.relations.bearers import Bearers
from dragoman.extract.relations.bodies import UNITS, Bodies
from dragoman.extract.relations.ends import Ends, Tie
from dragoman.extract.relations.titles import Title, find_titles
from dragoman.language.parse import Token
from dragoman.lexicon.relations import Offices
from dragoman.records import RelationKind

FOLLOWERS = frozenset(["person", "organisation", "group", "country"])


def find_posts(reading: Reading, ends: Ends, offices: Offices) -> Iterator[Tie]:
    """The ties of all titles of a reading, in text order."""
    yield from Posts(reading, ends, offices)


class Posts:
    """The posts of one reading."""

    def __init__(self, reading: Reading, ends: Ends, offices: Offices) -> None:
        self.reading, self.offices = reading, offices
        self.tokens = reading.parse.tokens
        self.bodies = Bodies(reading, ends, offices)
        self.bearers = Bearers(reading, ends, offices)

    def __iter__(self) -> Iterator[Tie]:
        for tie in affiliations(self.reading, self.offices):
            self.bearers.posted[tie.object.last] = tie.subject
            yield tie
        for title in find_titles(self.reading, self.offices):
            yield from self._posting(title)

    def _posting(self, title: Title) -> Iterator[Tie]:
        bodies = self.bodies.of(title)
        end = max([title.last, *(b.last for b in bodies)])
        person = self.bearers.of(title, end)
        if person is not None:
            self.bearers.posted[end] = person
            bodies = bodies or self.bodies.of_bearer(title, person)
        if person is None or not bodies:
            return
        told = self._teller(title)
        if self.tokens[told].lemma in self.offices.opining:
            yield from self._followers(title, person, told)
            return
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
            coming=self._is_coming(title, told),
        )
        body = bodies[0]
        apart = body.id != person.id and not person.span.overlaps(body.span)
        if apart and not self._leads_others(title, body):
            kind = _kind(title, self.tokens[title.head], body, self.offices)
            if kind in ("commands", "leads") and self._is_one_of_many(title, body):
                kind = "member_of"
            yield replace(made, kind=kind, object=body)
        yield from self._parents([body for body in bodies if body.first > title.head])

    def _leads_others(self, title: Title, body: Markable) -> bool:
        """As in "Chadian rebel leader": not the leader of Chad."""
        if title.kind != "leads" or body.kind != "country" or body.last >= title.head:
            return False
        between = self.tokens[body.last + 1 : title.head]
        return any(
            token.pos in ("ADJ", "NOUN", "PROPN") and token.lower not in self.offices.sovereign
            for token in between
        )

    def _is_one_of_many(self, title: Title, body: Markable) -> bool:
        """As in "a commander in the navy"."""
        article = self.bearers.reading.parse.child(title.head, "det")
        between = self.tokens[title.last + 1 : body.first]
        some = article is not None and article.lower in ("a", "an")
        return some and any(token.lower == "in" for token in between)

    def _followers(self, title: Title, person: Markable, told: int) -> Iterator[Tie]:
        """As in "they see him as their leader": an opinion, and a following."""
        if title.kind != "leads" or self.tokens[told].head == title.head:
            return
        owner = self.reading.parse.child(title.head, "poss")
        if owner is not None and owner.lower in ("their", "his", "her", "its", "our"):
            for follower in self.bodies.ends.first(told, ("subject",), FOLLOWERS):
                if follower.id != person.id:
                    rule = f"title:{self.tokens[title.head].lower}:seen-as"
                    yield Tie("supports", follower, person, told, rule, 0.6)

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

    def _is_coming(self, title: Title, told: int) -> bool:
        """Is the post not yet held: "prime minister-designate", "is running to be president"?"""
        around = self.tokens[max(title.first - 2, 0) : title.last + 3]
        if any(token.lower in self.offices.coming for token in around):
            return True
        teller = self.tokens[told]
        to = self.reading.parse.child(told, "aux")
        above = self.tokens[teller.head]
        aspiring = above.lemma in self.offices.aspiring
        return to is not None and to.lower == "to" and told != title.head and aspiring

    def _is_former(self, title: Title) -> bool:
        before = self.tokens[max(title.first - 3, 0) : title.first]
        near = [t for t in before if t.sentence == self.tokens[title.first].sentence]
        return any(t.lower in self.offices.former for t in near)


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
