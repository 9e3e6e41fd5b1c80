"""Whether a clause tells of what was or of what is to come, by its verbs."""

from __future__ import annotations

from dragoman.extract.times.setting import Tense
from dragoman.files import word_lists
from dragoman.language.parse import Parse, Token

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
        until = until or _listed(token.lower, "until")
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            if not (naming or after) and _is_asked(parse, token, parse.tokens[first], inner):
                return "future", True
            found = (
                "future" if until and _listed(token.lemma, "deferred") else _tense_of(parse, token)
            )
            direct = direct and not _is_infinitive(parse, token)
            if found:
                reliable = direct or (found == "future" and not naming)
                return found, reliable and not (after and found == "future")
        elif _listed(token.lower, "coming"):
            return "future", False
        elif (token.i != first and token.pos in ("NOUN", "PROPN")) or _listed(token.lower, "until"):
            direct = False
            inner = inner or token.pos == "NOUN"
        if token.head == token.i:
            return None, False
        token = parse.tokens[token.head]
    return None, False


def _is_asked(parse: Parse, verb: Token, time: Token, inner: bool) -> bool:
    """Whether a date is that of what is asked for, promised or set: "called for talks in May"."""
    preposition = parse.tokens[time.head]
    if preposition.lower == "for" and _listed(verb.lemma, "asking", "setting"):
        return True
    if not _listed(verb.lemma, "asking") or not _listed(preposition.lower, "ending"):
        return False
    content = parse.child(verb.i, "prep", "dobj", "xcomp", "ccomp")
    return inner or (content is not None and content.i < preposition.i)


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(t.lower == "to" for t in parse.children(verb.i, "aux"))


def _tense_of(parse: Parse, verb: Token) -> Tense | None:
    """The tense that a verb and its auxiliaries show; None for participles and infinitives."""
    auxiliaries = {t.lower for t in parse.children(verb.i, "aux", "auxpass")}
    if _any_listed(auxiliaries, "will"):
        return "future"
    if "to" in auxiliaries:
        return _of_infinitive(parse, verb, auxiliaries)
    if "had" in auxiliaries:
        return "past"
    if _listed(verb.lemma, "planned") and verb.tag in ("VBN", "VBZ", "VBP", "VBG"):
        return "future"
    if verb.lemma == "plan":
        return "future"
    if (
        verb.tag == "VBD"
        or _any_listed(auxiliaries, "was")
        or (verb.tag == "VBN" and verb.dep == "acl")
    ):
        return "past"
    if _any_listed(auxiliaries, "may"):
        return "future"
    if verb.tag in ("VBZ", "VBP") or _any_listed(auxiliaries, "is"):
        return None if _listed(verb.lemma, "told") else "present"
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
    return None if told and not _listed(governor.lemma, "forward") else "future"


def has_auxiliary(parse: Parse, verb: int, *names: str) -> bool:
    """Whether the verb at a token index has an auxiliary of one of these lists ("will go")."""
    return any(_listed(t.lower, *names) for t in parse.children(verb, "aux"))


def _listed(word: str, *names: str) -> bool:
    """Whether a word stands in one of these lists of ``data/times/tense.yaml``."""
    lists = word_lists("times/tense.yaml")
    return any(word in lists[name] for name in names)


def _any_listed(words: set[str], name: str) -> bool:
    return any(_listed(word, name) for word in words)
