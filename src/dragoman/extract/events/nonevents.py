"""Words that fit a predicate and tell no event: figures of speech, sport, fiction, habits, speech.

Each rule looks at what a predicate cannot list: who or what does it, and the frame around.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.events.parties import Parties
from dragoman.extract.events.roles import Roles
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.lexicon.predicates import Predicates
from dragoman.records import Claim

MATERIAL = frozenset(
    "CONSULT COOPERATE AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
PROMISING = frozenset(["AGREE", "THREATEN", "REJECT"])  # carry what is promised or refused
CEASING = ("RETREAT", "ASSAULT")  # "stopped shooting"
ILLS = frozenset(["heart", "asthma", "panic", "shark", "bear", "animal"])  # whose attacks these are
ASKING = frozenset(["REQUEST", "CONCEDE"])
DOWN = frozenset(["dobj", "pobj", "prep", "conj", "nsubjpass", "oprd"])
DEEPEST = 6
WISHES = frozenset(["must", "should", "ought"])
PEOPLE_ENDINGS = ("er", "or", "ee", "ant", "ist", "ian", "man")


class NonEvents:
    """Says of a trigger with its roles why it is no event."""

    def __init__(
        self,
        reading: Reading,
        slots: Slots,
        parties: Parties,
        predicates: Predicates,
        claims: Sequence[Claim],
    ) -> None:
        self.reading, self.parse = reading, reading.parse
        self.slots, self.parties, self.predicates = slots, parties, predicates
        self.cues = {claim.cue.start: claim for claim in claims if claim.cue is not None}

    def why(self, roles: Roles, drafts: Mapping[int, str]) -> str | None:
        """The rule that says that it is no event, or None. ``drafts``: trigger token to type."""
        trigger = roles.trigger
        kind, verb = trigger.sense.type or "", trigger.carrier
        does = kind in MATERIAL and trigger.sense.form == "verb" and trigger.sense.actor
        if does and self.by_a_thing(roles, drafts):
            return "done by a thing"
        if self.is_sport(roles):
            return "sport"
        if self.is_habit(verb):
            return "habit"
        if self.is_told_in_fiction(verb):
            return "fiction"
        if self.is_content(trigger.token, drafts):
            return "content of a promise, threat or refusal"
        if kind in ASKING and self.only_says(trigger.token):
            return "says, asks nothing"
        return None

    # ------------------------------------------------------------ who does it

    def by_a_thing(self, roles: Roles, drafts: Mapping[int, str]) -> bool:
        """Is what does it neither party nor weapon nor act: "inflation attacks", "a wall fell"?"""
        if roles.actors and not all(actor.kind == "place" for actor in roles.actors):
            return False
        violent = roles.trigger.sense.type == "ASSAULT"
        heads = list(self.slots.heads(roles.trigger.token.i, "subject"))
        return bool(heads) and all(self.is_thing(head, drafts, violent) for head in heads)

    def is_thing(self, head: Token, drafts: Mapping[int, str], violent: bool) -> bool:
        """Is it surely no party? A place is a thing where it would have to use violence."""
        near = self.parse.children(head.i, "compound")
        if head.lemma in self.predicates.disaster or any(word.lemma in ILLS for word in near):
            return True
        if head.i in drafts or head.lemma in self.predicates.means or head.pos != "NOUN":
            return False
        if head.lemma == "one" or head.entity in ("DATE", "TIME") or _may_be_people(head):
            return False
        markable = self.reading.headed(head.i)
        if markable is None or markable.form != "nominal":
            return False
        if any(party.kind != "place" for party in self.parties.of([head], deep=1)):
            return False
        return markable.kind == "other" or (violent and markable.kind == "place")

    def is_sport(self, roles: Roles) -> bool:
        """Do players or clubs meet, beat, praise each other, and nobody else?"""
        sides = [side for side in (roles.actors, roles.recipients) if side]
        playing = [any(self.plays(each) for each in side) for side in sides]
        if roles.trigger.sense.type not in ("ASSAULT", "PROTEST"):
            return bool(playing) and all(playing)
        countries = [all(each.kind in ("country", "place") for each in side) for side in sides]
        return any(playing) and all(p or c for p, c in zip(playing, countries, strict=True))

    def plays(self, markable: Markable) -> bool:
        """A player, a club, or a side told by what plays in it ("Chadian forwards")."""
        head = self.reading.token(markable.head)
        words = [head, *self.parse.children(head.i, "compound", "nmod")]
        if head.dep in ("amod", "compound", "nmod"):
            words.append(self.reading.token(head.head))
        return any(word.lemma in self.predicates.sport for word in words)

    # ------------------------------------------------------------ the frame around

    def is_habit(self, verb: Token) -> bool:
        """ "usually meets", "attacks the banks every spring": a present that tells no act."""
        if verb.tag not in ("VBZ", "VBP") or self.parse.child(verb.i, "aux", "auxpass"):
            return False
        near = self.parse.children(verb.i, "advmod", "npadvmod")
        return any(
            word.lower in self.predicates.habit
            or any(each.lower in ("every", "each") for each in self.parse.children(word.i, "det"))
            for word in near
        )

    def is_told_in_fiction(self, verb: Token) -> bool:
        """ "In the novel, the army storms the palace"."""
        for token in (verb, *self.parse.ancestors(verb.i)):
            for preposition in self.parse.children(token.i, "prep"):
                if preposition.lower == "in":
                    nouns = self.parse.children(preposition.i, "pobj")
                    if any(noun.lemma in self.predicates.fiction for noun in nouns):
                        return True
        return False

    def is_content(self, token: Token, drafts: Mapping[int, str]) -> bool:
        """ "threatened to burn homes", "agreed to reopen talks": the verb above tells it."""
        for above, dep in self.path(token):
            if dep == "xcomp" and drafts.get(above.i) in PROMISING:
                return True
            if dep == "xcomp" and (drafts.get(above.i), drafts.get(token.i)) == CEASING:
                return True
        return False

    def path(self, token: Token) -> Iterator[tuple[Token, str]]:
        """Each governor with the label of what it governs, up through objects and infinitives."""
        for _ in range(DEEPEST):
            if token.dep not in DOWN and token.dep != "xcomp":
                return
            above = self.reading.token(token.head)
            yield above, token.dep
            token = above

    def only_says(self, token: Token) -> bool:
        """Is it the cue of a claim that asks for nothing ("insists that", "conceded")?"""
        claim = self.cues.get(token.start)
        if claim is None or claim.stance != "asserts":
            return False
        clauses = self.slots.heads(token.i, "clause")
        return bool(clauses) and not any(self.is_wish(token, each) for each in clauses)

    def is_wish(self, cue: Token, verb: Token) -> bool:
        """ "insisted that he leave", "that they leave", "that he must leave"."""
        auxiliaries = self.parse.children(verb.i, "aux")
        bare = verb.tag == "VBP" and cue.tag == "VBD" and not any(auxiliaries)
        return bare or (
            verb.tag == "VB"
            and all(each.tag == "TO" or each.lower in WISHES for each in auxiliaries)
        )


def _may_be_people(noun: Token) -> bool:
    """An unknown plural that ends as nouns for people do ("depositors")."""
    return noun.tag == "NNS" and noun.lemma.endswith(PEOPLE_ENDINGS)
