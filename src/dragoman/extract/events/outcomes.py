"""Outcomes: one attack told by its act and by its harm is one event.

"Shells hit a queue, killing ten", "a blast killed two", "five were killed in a raid", "when rebels
shelled it": who was harmed goes to the attack, and the words for the harm tell no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.events.roles import Roles
from dragoman.extract.events.slots import Slots
from dragoman.language.parse import Parse, Token

THINGS = frozenset(["asset", "place"])  # what is hit ("the market"), beside those who are harmed
HARM = frozenset(
    "kill wound injure hurt maim damage destroy flatten wreck slay slaughter die perish".split()
)
UNDERGONE = frozenset(["die", "perish"])


def join_outcomes(cast: Sequence[Roles], slots: Slots) -> list[Roles]:
    """The attacks with the victims of their outcomes, without the triggers that tell only these."""
    joiner = _Joiner(cast, slots)
    for roles in cast:
        joiner.join(roles)
    return [joiner.made[each.trigger.token.i] for each in cast if joiner.stays(each)]


class _Joiner:
    """Joins the attacks of one reading with what came of them."""

    def __init__(self, cast: Sequence[Roles], slots: Slots) -> None:
        self.slots, self.parse = slots, slots.parse
        self.made = {each.trigger.token.i: each for each in cast}
        self.carriers = {
            each.trigger.carrier.i: each.trigger.token.i for each in cast if is_attack(each)
        }
        self.gone: set[int] = set()

    def stays(self, roles: Roles) -> bool:
        return roles.trigger.token.i not in self.gone

    def join(self, roles: Roles) -> None:
        """Take up a trigger that tells of harm in the attack that did it."""
        token = roles.trigger.token
        if not is_attack(roles) or token.lemma not in HARM or token.pos != "VERB":
            return
        if (cause := self.cause(token)) is not None:
            self.made[token.i] = _with_noun(self.made[token.i], self.made[cause])
            self.gone.add(cause)
        elif (act := self.act(token)) is not None:
            self.made[act] = _with_victims(self.made[act], roles)
            self.gone.add(token.i)

    def cause(self, harm: Token) -> int | None:
        """The noun of the attack: "an ambush killed two", "two were killed in an ambush"."""
        own = self.parse.child(harm.i, "nsubj")
        if harm.lemma in UNDERGONE or self.slots.is_passive(harm.i):
            near = self.parse.children(harm.i, "prep", "agent")
            inside = [each for each in near if each.lower in ("in", "by", "during")]
            return self.attack(n for each in inside for n in self.parse.children(each.i, "pobj"))
        return self.attack([own] if own is not None else [])

    def act(self, harm: Token) -> int | None:
        """The attack whose clause ends in the harm as a participle ("..., killing two")."""
        if harm.tag != "VBG" or _has_subject(self.parse, harm):
            return self.moment(harm)
        first = harm
        while first.dep == "conj" and self.parse.tokens[first.head].tag == "VBG":
            first = self.parse.tokens[first.head]
        beside = [first] if first.i != harm.i else []
        if first.dep not in ("advcl", "acl"):
            return None
        governor = self.parse.tokens[first.head]
        doers = self.slots.heads(governor.i, "subject")
        return self.attack([*self.around(governor), governor, *doers, *beside])

    def moment(self, harm: Token) -> int | None:
        """The attack that a clause tells: "two were killed when rebels shelled the town"."""
        if harm.lemma not in UNDERGONE and not self.slots.is_passive(harm.i):
            return None
        clauses = self.parse.children(harm.i, "advcl")
        return self.attack(each for each in clauses if self.parse.child(each.i, "advmod", "mark"))

    def around(self, verb: Token) -> Iterator[Token]:
        """The verb that one after a preposition hangs on: "stormed it after hitting it, ..."."""
        if verb.dep == "pcomp":
            yield self.parse.tokens[self.parse.tokens[verb.head].head]

    def attack(self, tokens: Iterable[Token]) -> int | None:
        """The first of the tokens that tells of an attack, by the number of its trigger."""
        for token in tokens:
            for found in (token.i, self.carriers.get(token.i)):
                if found in self.made and found not in self.gone and is_attack(self.made[found]):
                    return found
        return None


def is_attack(roles: Roles) -> bool:
    """Is it violence that may do more harm? What befalls others at a kidnapping is another act."""
    sense = roles.trigger.sense
    return sense.type == "ASSAULT" and sense.mode != "abduct"


def _has_subject(parse: Parse, token: Token) -> bool:
    return parse.child(token.i, "nsubj", "nsubjpass") is not None


def _with_noun(harm: Roles, cause: Roles) -> Roles:
    """The harm with the noun that did it: its mode, and the parties that the harm does not name."""
    sense, other = harm.trigger.sense, cause.trigger.sense
    if not sense.mode and other.mode:
        sense = replace(sense, mode=other.mode, cameo=other.cameo or sense.cameo)
    trigger = replace(harm.trigger, sense=sense, noun=cause.trigger.token)
    known = {each.id for each in harm.recipients}
    things = (m for m in cause.recipients if m.kind in THINGS and m.form != "name")
    return replace(
        harm,
        trigger=trigger,
        actors=harm.actors or cause.actors,
        recipients=(*harm.recipients, *(m for m in things if m.id not in known))
        if known
        else cause.recipients,
    )


def _with_victims(act: Roles, harm: Roles) -> Roles:
    known = {each.id for each in (*act.actors, *act.recipients)}
    victims = tuple(each for each in harm.recipients if each.id not in known)
    trigger = replace(act.trigger, noun=act.trigger.noun or harm.trigger.token)
    return replace(act, trigger=trigger, recipients=(*act.recipients, *victims))
