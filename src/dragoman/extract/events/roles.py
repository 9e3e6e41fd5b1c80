"""Roles: who acts and who receives in each trigger of a reading, and why each stands there.

First the slots that the sense names. Where they name nobody: the recipient of the act inside
("agreed to free the hostages"), a party anywhere in the object ("a request from the ministry"),
the other prepositions of the clause, and last, for arrests and verdicts, the country where it was
done, whose authorities did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.events.parties import MOST_DEEP, Parties
from dragoman.extract.events.slots import Slots
from dragoman.extract.events.triggers import Trigger
from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.records import Span

OTHER_SLOTS = (
    "against",
    "with",
    "to",
    "on",
    "over",
    "for",
    "from",
    "at",
    "about",
    "toward",
    "towards",
)
THINGS = frozenset(
    ["ACCUSE", "REJECT", "SUPPORT", "PROTEST", "ASSAULT", "COERCE"]
)  # may befall a thing
ABOUT_ACTS = frozenset(["ACCUSE", "REJECT", "SUPPORT"])  # aim at who does the act they name
LOOSING = frozenset("fire detonate launch lob throw hurl toss fling drop".split())
DOERS = frozenset(["subject", "light-subject", "outer-subject", "by"])
MUTUAL = frozenset(["SUPPORT", "COOPERATE", "AGREE"])  # two who do it together need no other side
FOR_PLACES = frozenset(["AGREE", "AID", "CONCEDE"])  # may be for the people of a place
TOGETHER_SLOTS = ("with", "between")
GOVERNING = frozenset(["AGREE", "REJECT", "REQUEST", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"])
BY_AUTHORITIES = frozenset(["COERCE", "SANCTION"])  # where nobody is named, those of the place


@dataclass(frozen=True, slots=True)
class Roles:
    """A trigger with its parties.

    ``rule`` says how a party was found that no slot named; ``content`` is the act inside, which is
    asked for, refused or threatened.
    """

    trigger: Trigger
    actors: tuple[Markable, ...]
    recipients: tuple[Markable, ...]
    rule: str = ""
    content: Trigger | None = None


def assign_roles(
    triggers: Sequence[Trigger],
    reading: Reading,
    chains: Mapping[str, str],
    slots: Slots,
    parties: Parties,
) -> list[Roles]:
    """The roles of each trigger, in the order given.

    ``chains`` lets a pronoun give way to the name that it stands for in the same sentence.
    """
    nominals = frozenset(t.token.i for t in triggers if t.sense.form == "noun")
    caster = _Caster(reading, chains, slots, parties, nominals)
    first = {trigger.token.i: caster.by_slots(trigger) for trigger in triggers}
    return [caster.completed(first[trigger.token.i], first) for trigger in triggers]


class _Caster:
    """Finds parties for the triggers of one reading."""

    def __init__(
        self,
        reading: Reading,
        chains: Mapping[str, str],
        slots: Slots,
        parties: Parties,
        nominals: frozenset[int],
    ) -> None:
        self.reading, self.parse = reading, reading.parse
        self.slots, self.parties = slots, parties
        self.chains, self.nominals = chains, nominals
        self.named = _named_by_chain(reading, chains)

    def by_slots(self, trigger: Trigger) -> Roles:
        """The parties that the slots of the sense name."""
        sense, i = trigger.sense, trigger.token.i
        if sense.both:
            together = [m for s in (*sense.actor, *sense.recipient) for m in self.filling(i, s)]
            return Roles(trigger, self.spoken(together), ())
        actors = self.spoken(self.first(i, sense.actor, ()))
        if sense.type == "ASSAULT":
            actors = tuple(m for m in actors if m.kind != "place")
        return Roles(trigger, actors, self.spoken(self.first(i, sense.recipient, actors)))

    def first(self, i: int, slots: Sequence[str], taken: Sequence[Markable]) -> list[Markable]:
        """The parties of the first slot that has any beside those taken."""
        for slot in slots:
            found = self.beside(self.filling(i, slot), taken)
            if slot.startswith("clause"):
                found = self.foreign(found)
            if found:
                return found
        return []

    def filling(self, i: int, slot: str) -> list[Markable]:
        """The parties in a slot; a doer is named outright or owns the thing that did it."""
        deep = 0 if slot == "modifier" else 1 if slot in DOERS else MOST_DEEP
        heads = self.slots.heads(i, slot)
        if slot in ("subject", "object"):
            heads = [head for head in heads if head.i not in self.nominals]
        return self.parties.of(heads, deep)

    def beside(self, found: Iterable[Markable], taken: Sequence[Markable]) -> list[Markable]:
        """Those found that are not taken, nor of one chain with one that is."""
        ids = {m.id for m in taken}
        chains = {self.chains.get(m.id) for m in taken} - {None}
        return [m for m in found if m.id not in ids and self.chains.get(m.id) not in chains]

    # ------------------------------------------------------------ what slots leave open

    def completed(self, roles: Roles, drafts: Mapping[int, Roles]) -> Roles:
        """The roles with what other parts of the clause tell of an empty side."""
        trigger, sense = roles.trigger, roles.trigger.sense
        alone = len(roles.actors) < 2 if sense.both else not roles.recipients
        recipients, rule = roles.recipients, ""
        if alone and sense.recipient:
            recipients, rule = self.elsewhere(roles, drafts)
        actors = (
            roles.actors
            or self.doers(trigger, "subject", drafts)
            or self.spoken(self.author(trigger, recipients))
        )
        if sense.both and recipients:
            actors, recipients = _distinct((*actors, *recipients)), ()
        if not actors and sense.type in BY_AUTHORITIES:
            actors = tuple(self.beside(self.authorities(trigger), recipients))
            rule = "authorities of the place" if actors else rule
        return Roles(trigger, actors, recipients, rule, self.content(trigger.token.i, drafts))

    def content(self, i: int, drafts: Mapping[int, Roles]) -> Trigger | None:
        """The act that stands in the clause or the object of token ``i``."""
        heads = (head for slot in ("clause", "object") for head in self.slots.heads(i, slot))
        return next((drafts[h.i].trigger for h in heads if h.i in drafts and h.i != i), None)

    def elsewhere(
        self, roles: Roles, drafts: Mapping[int, Roles]
    ) -> tuple[tuple[Markable, ...], str]:
        """The recipients that the surest fallback finds, and its name."""
        for rule, parties in self.fallbacks(roles, drafts):
            found = self.beside(parties, roles.actors)
            if found:
                return self.spoken(found), rule
        return (), ""

    def fallbacks(
        self, roles: Roles, drafts: Mapping[int, Roles]
    ) -> Iterator[tuple[str, list[Markable]]]:
        """Where else a recipient may stand, the surest place first, with the name of the place."""
        sense, i = roles.trigger.sense, roles.trigger.token.i
        if sense.type in ABOUT_ACTS:
            yield "doer of the act named", list(self.doers(roles.trigger, "object", drafts))
            if any(head.i in self.nominals for head in self.slots.heads(i, "object")):
                yield "the thing itself", self.thing(i)
        governing, together = sense.type in GOVERNING, len(roles.actors) > 1
        if sense.type == "REQUEST":
            yield "host of the visit around it", self.host(i, drafts)
        if governing:
            yield "recipient of the act inside", self.inner(i, drafts, roles.actors)
        if not (together and (governing or sense.type in MUTUAL)):
            for slot in TOGETHER_SLOTS if sense.both else OTHER_SLOTS:
                yield f"party after {slot}", self.foreign(self.filling(i, slot))
            if governing:
                yield "party inside the clause", self.clausal(i)
        if sense.type in FOR_PLACES and not together:
            yield "people of the place", self.places(i)
        if sense.type in THINGS and not sense.asset and sense.lemma not in LOOSING:
            yield "the thing itself", self.thing(i)

    def host(self, i: int, drafts: Mapping[int, Roles]) -> list[Markable]:
        """Who is met or visited in the clause around: "visited Rome, seeking loans"."""
        token = self.reading.token(i)
        around = drafts.get(token.head) if token.dep in ("advcl", "xcomp") else None
        if around is None or around.trigger.sense.type != "CONSULT":
            return []
        return list(around.recipients)

    def foreign(self, found: Iterable[Markable]) -> list[Markable]:
        """Those that nobody's pronoun owns: "its border" is the actor's own."""
        return [
            m
            for m in found
            if not any(own.tag == "PRP$" for own in self.parse.children(m.head, "poss"))
            and m.form != "pronoun"
        ]

    def doers(
        self, trigger: Trigger, slot: str, drafts: Mapping[int, Roles]
    ) -> tuple[Markable, ...]:
        """Who does the act that a noun in the slot names: "the bombing by rebels killed ten"."""
        heads = self.slots.heads(trigger.token.i, slot)
        return _distinct(m for head in heads if head.i in drafts for m in drafts[head.i].actors)

    def author(self, trigger: Trigger, recipients: Sequence[Markable]) -> list[Markable]:
        """Who made the thing that says or does it ("a letter warning the council")."""
        token = trigger.carrier
        governor = self.reading.token(token.head)
        if token.dep in ("acl", "relcl") and governor.pos == "NOUN" and token.tag == "VBG":
            return self.beside(self.parties.of(self.slots.outer_subject(governor.i)), recipients)
        return []

    def inner(
        self,
        i: int,
        drafts: Mapping[int, Roles],
        taken: Sequence[Markable],
        depth: int = 4,
    ) -> list[Markable]:
        """The recipients of the acts that stand in the clause or object of token ``i``."""
        for slot in ("clause", "object"):
            for head in self.slots.heads(i, slot):
                draft = drafts.get(head.i)
                if draft is not None and head.i != i:
                    both = draft.trigger.sense.both
                    found = self.beside(
                        self.foreign(draft.actors if both else draft.recipients), taken
                    )
                    if not found and depth:
                        found = self.inner(head.i, drafts, taken, depth - 1)
                    if found:
                        return found
        return []

    def clausal(self, i: int) -> list[Markable]:
        for head in self.slots.heads(i, "clause"):
            found = self.inside(self.parse.subtree(head.i), head)
            if found:
                return found
        return []

    def inside(self, span: Span, head: Token) -> list[Markable]:
        """The first party of a stretch, with those coordinated to it; never a pronoun."""
        for markable in self.reading.within(span):
            if markable.form != "pronoun" and markable.kind in (
                "person",
                "organisation",
                "group",
                "country",
                "place",
            ):
                return self.parties.of([self.reading.token(markable.head)], deep=0)
        return []

    def thing(self, i: int) -> list[Markable]:
        """The object where it is no party but something that is held: the base, the convoy."""
        heads = [
            head for slot in ("object", "sufferer", "of") for head in self.slots.heads(i, slot)
        ]
        marked = (self.reading.headed(head.i) for head in heads[:1])
        things = (m for m in marked if m is not None and m.form != "pronoun")
        return [m for m in things if m.kind == "asset"]

    def places(self, i: int) -> list[Markable]:
        return [m for m in self.filling(i, "in") if m.kind in ("country", "place")]

    def authorities(self, trigger: Trigger) -> list[Markable]:
        """The country or place in which something was done that only authorities do."""
        for slot in ("in", "at"):
            for head in self.slots.heads(trigger.token.i, slot):
                markable = self.reading.headed(head.i)
                if markable is not None and markable.kind in ("country", "place"):
                    return [markable]
        return []

    def spoken(self, found: Sequence[Markable]) -> tuple[Markable, ...]:
        """The parties, a pronoun replaced by the name of its chain in the same sentence."""
        return _distinct(self.named_for(m) for m in found)

    def named_for(self, markable: Markable) -> Markable:
        if markable.form != "pronoun":
            return markable
        sentence = self.reading.token(markable.head).sentence
        return self.named.get((self.chains.get(markable.id, ""), sentence), markable)


def _named_by_chain(reading: Reading, chains: Mapping[str, str]) -> dict[tuple[str, int], Markable]:
    """The first mention that is no pronoun, by chain and sentence."""
    named: dict[tuple[str, int], Markable] = {}
    for markable in reading.markables:
        if markable.form != "pronoun" and markable.id in chains:
            key = (chains[markable.id], reading.token(markable.head).sentence)
            named.setdefault(key, markable)
    return named


def _distinct(markables: Iterable[Markable]) -> tuple[Markable, ...]:
    return tuple({m.id: m for m in markables}.values())
