"""Whose view a clause is without a verb of saying: "in the mayor's view", "as the mayor put it"."""

from __future__ import annotations

from dragoman.extract.claims.cues import Draft, around
from dragoman.extract.claims.sources import Source
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Reporting

QUOTES = frozenset({"``", "''"})
VERBAL = frozenset({"VERB", "AUX"})
OWN = frozenset({"its", "my", "our", "your"})


def view_cue(parse: Parse, token: Token, words: Reporting) -> Draft | None:
    """The claim of "in X's view", "in the eyes of X", "by X's account", "as X put it"."""
    if token.lemma == "put":
        return _put(parse, token)
    stance = words.views.get(token.lower)
    prep = parse.tokens[token.head]
    if stance is None or token.dep != "pobj" or prep.lower not in {"in", "by", "to"}:
        return None
    governor = parse.tokens[prep.head]
    owner = _owner(parse, token)
    if owner is None or governor.pos not in VERBAL or not _apart(parse, prep, token):
        return None
    source = Source(owner.i, owner.i)
    return Draft(token.i, around(parse, prep), source, stance, "view", confidence=0.7)


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Whose view it is; not "its": a thing has none."""
    own = parse.child(noun.i, "poss")
    if own is None:
        of = next((p for p in parse.children(noun.i, "prep") if p.lower == "of"), None)
        own = parse.child(of.i, "pobj") if of else None
    return None if own is None or own.lower in OWN else own


def _apart(parse: Parse, prep: Token, noun: Token) -> bool:
    """Does it open its sentence, or stand between commas? So "confidence in his words" is none."""
    start = parse.sentence_of(prep.i).first
    before = parse.tokens[prep.i - 1].text if prep.i > start else ","
    after = parse.tokens[noun.right + 1].text if noun.right + 1 < len(parse.tokens) else "."
    return before in {",", "“", '"', "—"} and after in {",", ".", ":", "—"}


def _put(parse: Parse, verb: Token) -> Draft | None:
    """ "as the mayor put it"."""
    it, mark = parse.child(verb.i, "dobj"), parse.child(verb.i, "mark")
    who = parse.child(verb.i, "nsubj")
    if it is None or it.lower != "it" or who is None or verb.dep != "advcl":
        return None
    if mark is None or mark.lower != "as":
        return None
    sentence = parse.sentence_tokens(parse.sentence_of(verb.i))
    if any(token.tag in QUOTES for token in sentence) or parse.tokens[verb.head].pos not in VERBAL:
        return None  # a quotation finds its speaker itself
    return Draft(verb.i, around(parse, verb), Source(who.i, who.i), "asserts", "verb-aside")
