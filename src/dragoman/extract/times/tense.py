"""Whether a clause tells of what was or of what is to come, by its verbs."""

from __future__ import annotations

from dragoman.extract.times.setting import Tense
from dragoman.language.parse import Parse, Token

FORWARD = frozenset(
    """plan expect schedule set due intend aim hope want promise vow pledge agree prepare propose
    decide urge ask order slate threaten offer wait invite call demand request swear""".split()
)
PLANNED = frozenset(["schedule", "set", "slate", "plan", "expect", "propose", "due"])
ASKING = frozenset(  # what hangs on the noun under them is yet to come
    "call ask demand propose promise pledge vow offer threaten urge request schedule plan".split()
)
SETTING = ASKING | {"announce", "set", "fix", "convene"}
ENDING = frozenset(["in", "by", "before", "until"])
COMING = frozenset(
    ["soon", "next", "upcoming", "coming", "forthcoming", "scheduled", "planned", "due"]
)
TOLD = frozenset(["say", "tell", "report", "announce", "add", "note", "write", "show", "claim"])
WILL = frozenset(["will", "shall", "'ll", "’ll", "wo"])
MAY = frozenset(["can", "may", "might", "would", "should", "must"])
WAS = frozenset(["had", "was", "were", "did", "has", "have", "'ve", "’ve", "been"])
IS = frozenset(["is", "are", "does", "do", "am", "'s", "’s", "'re", "’re"])
DEFERRED = frozenset(
    ["extend", "postpone", "delay", "adjourn", "suspend", "prolong", "give", "defer", "remand"]
)
UNTIL = frozenset(["until", "till", "by", "through", "to"])
NAMING = frozenset(["compound", "nmod", "amod", "poss"])
STEPS = 12


def tense_at(parse: Parse, first: int) -> tuple[Tense | None, bool]:
    """The tense of the clause around a token, and whether it can be relied on.

    None where no verb governs it. A past verb says nothing of what hangs on a noun below it ("the
    June accord") or of what is "until", "by" or "through" a date; a coming one says nothing of a
    date that names its noun.
    """
    token, direct = parse.tokens[first], True
    naming, after, until, inner = token.dep in NAMING, False, False, False
    for _ in range(STEPS):
        if token.lower == "since":
            return "past", True
        after = after or token.lower == "after"
        until = until or token.lower in UNTIL
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            if not (naming or after) and _is_asked(parse, token, parse.tokens[first], inner):
                return "future", True
            found = "future" if until and token.lemma in DEFERRED else _tense_of(parse, token)
            direct = direct and not _is_infinitive(parse, token)
            if found:
                reliable = direct or (found == "future" and not naming)
                return found, reliable and not (after and found == "future")
        elif token.lower in COMING:
            return "future", False
        elif (token.i != first and token.pos in ("NOUN", "PROPN")) or token.lower in UNTIL:
            direct = False
            inner = inner or token.pos == "NOUN"
        if token.head == token.i:
            return None, False
        token = parse.tokens[token.head]
    return None, False


def _is_asked(parse: Parse, verb: Token, time: Token, inner: bool) -> bool:
    """Whether a date is that of what is asked for, promised or set: "called for talks in May"."""
    preposition = parse.tokens[time.head]
    if preposition.lower == "for" and verb.lemma in SETTING:
        return True
    if verb.lemma not in ASKING or preposition.lower not in ENDING:
        return False
    content = parse.child(verb.i, "prep", "dobj", "xcomp", "ccomp")
    return inner or (content is not None and content.i < preposition.i)


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(t.lower == "to" for t in parse.children(verb.i, "aux"))


def _tense_of(parse: Parse, verb: Token) -> Tense | None:
    """The tense that a verb and its auxiliaries show; None for participles and infinitives."""
    auxiliaries = {t.lower for t in parse.children(verb.i, "aux", "auxpass")}
    if auxiliaries & WILL:
        return "future"
    if "to" in auxiliaries:
        return _of_infinitive(parse, verb, auxiliaries)
    if "had" in auxiliaries:
        return "past"
    if verb.lemma in PLANNED and verb.tag in ("VBN", "VBZ", "VBP", "VBG"):
        return "future"
    if verb.lemma == "plan":
        return "future"
    if verb.tag == "VBD" or auxiliaries & WAS or (verb.tag == "VBN" and verb.dep == "acl"):
        return "past"
    if auxiliaries & MAY:
        return "future"
    if verb.tag in ("VBZ", "VBP") or auxiliaries & IS:
        return None if verb.lemma in TOLD else "present"
    return None


def _of_infinitive(parse: Parse, verb: Token, auxiliaries: set[str]) -> Tense | None:
    """As "plans to meet" is of the future, "had been due to meet", "to have met" of the past."""
    if "have" in auxiliaries:
        return "past"
    governor = parse.tokens[verb.head]
    over = {t.lower for t in parse.children(governor.i, "aux", "auxpass")}
    if "had" in over or governor.i == verb.i:
        return "past" if "had" in over else None
    told = governor.tag in ("VBD", "VBN")
    return None if told and governor.lemma not in FORWARD else "future"
