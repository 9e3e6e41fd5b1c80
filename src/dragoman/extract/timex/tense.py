"""Whether a clause tells of what was or of what is to come, by its verbs."""

from __future__ import annotations

from dragoman.extract.timex.setting import Tense
from dragoman.language.parse import Parse, Token

PLANS = frozenset(
    """plan expect schedule set due intend aim hope want promise vow pledge agree prepare propose
    ready urge ask seek try slate bind likely decide threaten offer begin start continue""".split()  # noqa: SIM905 - a word list
)
FUTURE_WORDS = frozenset(
    [
        "next",
        "upcoming",
        "coming",
        "forthcoming",
        "scheduled",
        "planned",
        "expected",
        "due",
        "proposed",
    ]
)
STEPS = 12


def tense_at(parse: Parse, first: int) -> Tense | None:
    """The tense of the clause around token ``first``; None where no verb governs it."""
    token = parse.tokens[first]
    for _ in range(STEPS):
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            found = _tense_of(parse, token)
            if found:
                return found
        elif token.lower in FUTURE_WORDS:
            return "future"
        if token.head == token.i:
            return None
        token = parse.tokens[token.head]
    return None


def _tense_of(parse: Parse, verb: Token) -> Tense | None:
    """The tense that a verb and its auxiliaries show; None for participles and infinitives."""
    auxiliaries = {t.lower: t for t in parse.children(verb.i, "aux", "auxpass")}
    if auxiliaries.keys() & {"will", "shall", "'ll", "’ll", "wo"}:
        return "future"
    governor = parse.tokens[verb.head]
    if "to" in auxiliaries and "have" not in auxiliaries:
        return "future" if governor.lemma in PLANS or governor.tag in ("VBZ", "VBP") else None
    if verb.lemma in PLANS and verb.tag in ("VBN", "VBZ", "VBP") and verb.lemma in _PLANNED:
        return "future"
    if verb.tag == "VBD" or auxiliaries.keys() & {"had", "was", "were", "did", "has", "have"}:
        return "past"
    if auxiliaries.keys() & {"can", "could", "may", "might", "would", "should", "must"}:
        return "future"
    if verb.tag in ("VBZ", "VBP") or auxiliaries.keys() & {"is", "are", "does", "do", "am", "'s"}:
        return "present"
    return None


_PLANNED = frozenset(["schedule", "set", "slate", "plan", "expect", "propose"])
