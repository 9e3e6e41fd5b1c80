"""The two ends of a tie: from slots of the tree to the mentions that stand there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.lexicon.relations import Ties
from dragoman.records import RelationKind, Span

COPULAS = frozenset(["be", "become", "remain", "stay"])
NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"])
SPEAKERS = frozenset(["person", "organisation", "group", "country", "role"])
UNITS = frozenset(["organisation", "group"])
HELD = frozenset(["place", "asset", "country", "other"])
MOST_LISTED = 40
MOST_ENDS = 14
MOST_DEEP = 3
MOST_UP = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as found, before its status and days are known.

    ``head`` is the token whose clause tells of it; ``presupposed``: the words take it for granted
    ("X's spokesman, Y"), so only the claim around it counts; ``former``: told as over; ``taking``:
    it begins with the act told; ``losing``: it ended with it;
    ``coming``: it is yet to begin.
    """

    kind: RelationKind
    subject: Markable
    object: Markable
    head: int
    rule: str
    confidence: float = 0.7
    title: Span | None = None
    presupposed: bool = False
    former: bool = False
    taking: bool = False
    losing: bool = False
    coming: bool = False


class Ends:
    """Finds the mentions that stand in a slot of a predicate, lists and "of" phrases opened."""

    def __init__(self, reading: Reading, slots: Slots, ties: Ties) -> None:
        self.reading, self.parse, self.slots = reading, reading.parse, slots
        self.ties = ties

    def first(
        self, i: int, slots: Sequence[str], kinds: Collection[str], capitals: bool = False
    ) -> list[Markable]:
        """The mentions of the first slot that holds any of the given kinds.

        ``capitals``: a capital counts as its country.
        """
        for slot in slots:
            found = self.under(self.heads(i, slot), kinds, slot, capitals)
            if found:
                return found
        return []

    def heads(self, i: int, slot: str) -> list[Token]:
        """The head tokens in a slot: those of this module, else those of the predicates."""
        own = {
            "bearer": self.bearers,
            "self": self._self,
            "between": self._between,
            "described": self._described_by,
            "doer": self._doer,
            "subject": self._subject,
            "under-subject": self._under_subject,
            "owner": self._owner,
            "foe": self._foe,
            "light-subject": self._light_subject,
        }.get(slot)
        return list(own(i)) if own else self.slots.heads(i, slot)

    def under(
        self,
        heads: Iterable[Token],
        kinds: Collection[str],
        slot: str = "",
        capitals: bool = False,
    ) -> list[Markable]:
        """The mentions of the given kinds that the head tokens stand for, in text order."""
        found: dict[str, Markable] = {}
        for head in heads:
            for member in self.listed(head) if slot != "self" else (head,):
                markable = self.of(member, kinds)
                if markable is None and capitals and "country" in kinds:
                    markable = self._capital(member)
                if markable is not None:
                    found.setdefault(markable.id, markable)
        ordered = sorted(found.values(), key=lambda m: m.span)
        return ordered if len(ordered) <= MOST_ENDS else []

    def listed(self, head: Token) -> Iterator[Token]:
        """A token and the members of the list that it opens."""
        todo = [head]
        for place in range(MOST_LISTED):
            if place >= len(todo):
                return
            yield todo[place]
            members = self.parse.children(todo[place].i, "conj")
            todo += [token for token in members if token.pos in NOMINAL]

    def of(self, token: Token, kinds: Collection[str]) -> Markable | None:
        """The mention headed by a token, or by what its transparent noun stands for."""
        for _ in range(MOST_DEEP):
            markable = self.reading.headed(token.i)
            if markable is not None and markable.kind in kinds:
                return markable
            if token.lemma not in self.ties.transparent:
                return None
            inner = next(iter(self.slots.heads(token.i, "of")), None)
            inner = inner or self.parse.child(token.i, "compound", "amod", "poss")
            if inner is None:
                return None
            token = inner
        return None

    def _capital(self, token: Token) -> Markable | None:
        """A capital named alone, as reports name its government ("Ankara backs the rebels")."""
        markable = self.reading.headed(token.i)
        if markable is None or (markable.kind, markable.form) != ("place", "name"):
            return None
        spots = load_gazetteer().find(self.reading.words(markable))
        return markable if any(spot.kind == "capital" for spot in spots) else None

    # ------------------------------------------------------------ slots of nouns

    def _self(self, i: int) -> Iterator[Token]:
        yield self.parse.tokens[i]

    def bearers(self, i: int) -> Iterator[Token]:
        """Whom a noun describes: by apposition, copula, "as" or the name that follows it."""
        token = self.parse.tokens[i]
        governor = self.parse.tokens[token.head]
        made = self.made_by(token)
        if made is not None:
            yield from self._made(token, made)
        elif token.dep == "appos":
            yield governor
        elif token.dep in ("attr", "oprd", "acomp") or token.dep == "nsubj":
            yield from self._described(token, governor)
        elif token.dep == "pobj" and governor.lower == "as":
            verb = self.parse.tokens[governor.head]
            if token.lemma == "part" and verb.pos == "VERB":
                yield from self.slots.heads(verb.i, "subject")
            else:
                yield from self._as_told(verb)
        elif token.dep in ("compound", "nmod") and governor.pos == "PROPN":
            yield governor
        elif token.dep == "conj":
            opener = self._opener(token)
            if opener.dep != "conj":
                yield from self.bearers(opener.i)
        yield from self.parse.children(i, "appos")

    def made_by(self, token: Token) -> Token | None:
        """The verb of "makes X an ally", "turns X into an ally"."""
        above = self.parse.tokens[token.head]
        if token.dep == "pobj" and above.lower == "into":
            above = self.parse.tokens[above.head]
        elif token.dep not in ("ccomp", "oprd", "xcomp", "conj"):
            return None
        while above.dep == "conj" and above.pos not in ("VERB", "AUX"):
            above = self.parse.tokens[above.head]
        return above if above.lemma in self.ties.making and above.pos == "VERB" else None

    def _made(self, token: Token, verb: Token) -> Iterator[Token]:
        own = self.parse.child(token.i, "nsubj")
        yield from [own] if own is not None else self.slots.heads(verb.i, "object")

    def _opener(self, token: Token) -> Token:
        """The first member of the list that a token stands in."""
        for _ in range(MOST_LISTED):
            if token.dep != "conj":
                break
            token = self.parse.tokens[token.head]
        return token

    def _as_told(self, above: Token) -> Iterator[Token]:
        """Whom "named ... as", "took the post as" speaks of."""
        if above.lemma in self.ties.posts:
            owner = self.parse.child(above.i, "poss")
            above = self.parse.tokens[above.head]
            if above.pos == "VERB":
                yield from self.slots.heads(above.i, "subject")
            elif owner is not None:
                yield owner
        else:
            yield from self._named(above)

    def _described(self, token: Token, governor: Token) -> Iterator[Token]:
        if governor.lemma in COPULAS:
            if token.dep == "nsubj":
                named = self.parse.child(governor.i, "attr")
                if named is not None and named.pos == "PROPN":
                    yield named
            else:
                yield from self.slots.heads(governor.i, "subject")
        elif token.dep == "oprd":
            yield from self._named(governor)

    def _named(self, verb: Token) -> Iterator[Token]:
        if verb.lemma in self.ties.naming and verb.pos in ("VERB", "AUX"):
            yield from self.slots.heads(verb.i, "object") or self.slots.heads(verb.i, "subject")

    def _described_by(self, i: int) -> Iterator[Token]:
        """What an adjective is said of: "militias loyal to X", "X is loyal to Y"."""
        token = self.parse.tokens[i]
        governor = self.parse.tokens[token.head]
        if token.dep in ("amod", "acl", "appos") or governor.pos in ("NOUN", "PROPN"):
            yield governor
        elif governor.pos in ("AUX", "VERB"):
            yield from self.slots.heads(governor.i, "subject")

    def _subject(self, i: int) -> Iterator[Token]:
        """Of "Alliance efforts to defeat X" the Alliance, of "assist Y to defeat X" Y."""
        first = self.parse.tokens[i]
        while first.dep == "conj" and not self.parse.child(first.i, "nsubj", "nsubjpass"):
            first = self.parse.tokens[first.head]
        above = self.parse.tokens[first.head]
        if first.dep == "acl" and first.tag == "VB" and not self.parse.child(above.i, "poss"):
            maker = next(self._owner(above.i), None)
            if maker is not None and maker.pos == "PROPN":
                yield maker
                return
        helped = first.dep in ("xcomp", "advcl") and first.tag == "VB"
        if helped and above.lemma in self.ties.helping:
            yield from self.slots.heads(above.i, "object")
        else:
            yield from self.slots.heads(i, "subject")

    def _doer(self, i: int) -> Iterator[Token]:
        """Who does what is done "in support of": the subject of the verb above."""
        governor = self.parse.tokens[self.parse.tokens[i].head]
        if self.parse.tokens[i].dep != "pobj" or governor.lower != "in":
            return
        for _, above in zip(range(MOST_UP), self.parse.ancestors(governor.i), strict=False):
            if above.pos in ("VERB", "AUX"):
                yield from self.slots.heads(above.i, "subject")
                return

    def _between(self, i: int) -> Iterator[Token]:
        yield from self.slots.heads(i, "between")

    def _owner(self, i: int) -> Iterator[Token]:
        """Whose act a noun tells: the party named right before it ("Chadian army raids")."""
        for maker in self.parse.children(i, "compound", "nmod", "amod"):
            if maker.pos == "PROPN" or self.reading.headed(maker.i) is not None:
                yield maker

    def _light_subject(self, i: int) -> Iterator[Token]:
        """Who does what the noun tells, with a verb that carries it ("X built ties with Y")."""
        token = self._opener(self.parse.tokens[i])
        if token.dep in ("dobj", "nsubjpass"):
            yield from self.slots.heads(token.head, "subject")

    def _foe(self, i: int) -> Iterator[Token]:
        """Whom "strikes on X" hit, or "strikes flown by night against X": the later phrase."""
        yield from self.slots.heads(i, "on")
        token = self.parse.tokens[i]
        verb = self.parse.tokens[token.head]
        if token.dep in ("dobj", "nsubjpass") and verb.pos == "VERB":
            for other in self.parse.tokens[i + 1 : verb.right + 1]:
                if other.lower == "against" and other.sentence == token.sentence:
                    yield from self.parse.children(other.i, "pobj")

    def _under_subject(self, i: int) -> Iterator[Token]:
        """What is "under the control of", "in the hands of": the subject of that, or the noun."""
        token = self.parse.tokens[i]
        governor = self.parse.tokens[token.head]
        if token.dep != "pobj" or governor.lower not in ("under", "in", "into"):
            return
        holder = self.parse.tokens[governor.head]
        if holder.pos in ("NOUN", "PROPN"):
            yield holder
        elif self.slots.is_passive(holder.i):
            yield from self.slots.heads(holder.i, "object")
        else:
            own = self.slots.heads(holder.i, "object")
            yield from own or self.slots.heads(holder.i, "subject")


def nested(one: Markable, two: Markable) -> bool:
    """Whether one of two mentions stands inside the other."""
    return one.span.covers(two.span) or two.span.covers(one.span)
