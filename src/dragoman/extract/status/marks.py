"""What a word itself shows of how it stands: auxiliaries, negation, adverbs, determiners."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.language.parse import Parse, Token
from dragoman.lexicon.hedges import Hedges
from dragoman.records import Status


class Mark(NamedTuple):
    """A status and the token that shows it (None where no word does)."""

    status: Status
    by: int | None = None


PLAIN = Mark("asserted")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
STRENGTH: dict[Status, int] = {"possible": 3, "hypothetical": 2, "likely": 2, "intended": 1}


def combine(outer: Mark, inner: Mark) -> Mark:
    """How an act stands that is ``inner`` in its clause, the clause ``outer`` in its own."""
    if outer.status == "asserted" or (outer.by is not None and outer.by == inner.by):
        return inner
    if inner.status == "asserted":
        return outer
    if inner.status in {"negated", "denied"}:
        return over_negation(outer, inner)
    if outer.status in {"negated", "denied"}:
        return outer
    if outer.status == "requested" or inner.status == "requested":
        return inner if outer.status == "intended" or inner.status == "possible" else outer
    if inner.status == "hypothetical":
        return outer if outer.status in {"possible", "likely"} else inner
    return outer if STRENGTH[outer.status] > STRENGTH[inner.status] else inner


def over_negation(outer: Mark, inner: Mark) -> Mark:
    if outer.status == "negated":
        return Mark("asserted")
    return outer if outer.status in {"denied", "possible", "hypothetical"} else inner


def shown(parse: Parse, hedges: Hedges, i: int) -> Mark:
    """What the word's own dependents show, those that it shares with a co-ordinated one too."""
    token = parse.tokens[i]
    if token.pos in {"VERB", "AUX"}:
        return verbal(parse, hedges, token)
    if token.pos == "ADJ":
        return negation(parse, hedges, token) or modal(parse, hedges, token) or PLAIN
    return nominal(parse, hedges, token)


def verbal(parse: Parse, hedges: Hedges, verb: Token) -> Mark:
    """The mark of a verb: negation over modals, a condition beside them."""
    sharer = lender(parse, verb)
    own = weakened(parse, hedges, verb)
    lent = weakened(parse, hedges, sharer) if sharer else PLAIN
    if lent.status == "negated" and parts_with_but(parse, verb):
        lent = PLAIN
    return combine(lent, own)


def weakened(parse: Parse, hedges: Hedges, verb: Token) -> Mark:
    """The mark of a verb by its own dependents."""
    may = undecided(parse, verb) or modal(parse, hedges, verb) or drafted(parse, hedges, verb)
    no = negation(parse, hedges, verb)
    if no is not None:
        return may if may and parse.tokens[may.by or 0].lower in {"may", "might"} else no
    if has_condition(parse, verb) and (may is None or may.status in {"intended", "hypothetical"}):
        return Mark("hypothetical", may.by if may else None)
    return may or PLAIN


def modal(parse: Parse, hedges: Hedges, verb: Token) -> Mark | None:
    """The mark of adverbs and auxiliaries; an adverb says more than an auxiliary."""
    found: Mark | None = None
    for child in parse.children(verb.i, "aux", "advmod", "prep"):
        if child.dep != "aux":
            status = adverb(parse, hedges, child)
            if status and status != "negated":
                return Mark(status, child.i)
        elif child.lower in hedges.modals:
            found = Mark(sense(parse, hedges, verb, child), child.i)
    return found


def adverb(parse: Parse, hedges: Hedges, word: Token) -> Status | None:
    """The status of an adverb or phrase: "probably", "almost certainly", "in all likelihood"."""
    if word.dep == "prep":
        noun = parse.child(word.i, "pobj")
        found = word.lower == "in" and noun is not None and noun.lower in hedges.odds
        return "likely" if found else None
    return "likely" if nearly_sure(parse, hedges, word) else hedges.adverbs.get(word.lower)


def nearly_sure(parse: Parse, hedges: Hedges, word: Token) -> bool:
    """As in "almost certainly", "nearly certain to"."""
    return word.lower in hedges.sure and any(
        child.lower in hedges.nearly for child in parse.children(word.i, "advmod")
    )


def undecided(parse: Parse, verb: Token) -> Mark | None:
    """As in "whether they left"."""
    mark = parse.child(verb.i, "mark")
    return Mark("possible", mark.i) if mark and mark.lower == "whether" else None


def drafted(parse: Parse, hedges: Hedges, verb: Token) -> Mark | None:
    """As in "the bill imposes", "a draft resolution demands": not yet in force."""
    subject = parse.child(verb.i, "nsubj")
    if subject is None or verb.tag not in {"VBZ", "VBP"}:
        return None
    for word in (subject, *parse.children(subject.i, "compound", "amod")):
        if word.lower in hedges.drafts:
            return Mark("intended", word.i)
    return None


def sense(parse: Parse, hedges: Hedges, verb: Token, auxiliary: Token) -> Status:
    """The status of an auxiliary: "must leave" is a demand, "must have left" a guess."""
    status = hedges.modals[auxiliary.lower]
    opens = auxiliary.i == parse.sentence_of(verb.i).first and auxiliary.lower == "should"
    if opens or (verb.dep == "advcl" and auxiliary.i == verb.left):
        return "hypothetical"  # "Should they attack, ..."
    if status == "requested" and any(c.lemma == "have" for c in parse.children(verb.i, "aux")):
        return "likely" if auxiliary.lower == "must" else "hypothetical"
    return status


def negation(parse: Parse, hedges: Hedges, verb: Token) -> Mark | None:
    """As in "not", "never", "no one came", "took no action", "no longer", "all but left"."""
    if [token.lower for token in parse.tokens[max(verb.i - 2, 0) : verb.i]] == ["all", "but"]:
        return Mark("negated", verb.i - 1)
    for child in parse.children(verb.i):
        if child.dep == "neg" or (
            child.dep in {"advmod", "preconj"}
            and hedges.adverbs.get(child.lower) == "negated"
            and not nearly_sure(parse, hedges, verb)
        ):
            return None if is_not_only(parse, child) else Mark("negated", child.i)
        if child.dep in {"advmod", "aux"} and parse.tokens[child.left].lower == "not":
            return None if is_not_only(parse, child) else Mark("negated", child.left)  # "not once"
        if child.dep in {"nsubj", "nsubjpass", "dobj", "attr", "agent", "pobj"}:
            no = nobody(parse, hedges, child)
            if no:
                return no
        if child.lower == "longer" and (no := nobody(parse, hedges, child)):
            return no
    return None


def nobody(parse: Parse, hedges: Hedges, word: Token) -> Mark | None:
    """As in "no one", "no troops"."""
    if word.lower in hedges.nobody:
        return Mark("negated", word.i)
    for child in parse.children(word.i, "det", "neg", "advmod", "preconj"):
        if child.lower in hedges.nobody:
            return Mark("negated", child.i)
    first = parse.tokens[word.left]
    return Mark("negated", first.i) if first.lower == "not" else None  # "not a single shot"


def is_not_only(parse: Parse, word: Token) -> bool:
    """As in "not only attacked but ..." negates nothing."""
    after = parse.tokens[word.i + 1].lower if word.i + 1 < len(parse.tokens) else ""
    return word.lower == "not" and after in {"only", "just", "merely", "simply"}


def has_condition(parse: Parse, verb: Token) -> bool:
    """Whether a clause under the verb states a condition for it; what was done has none."""
    if verb.tag == "VBD" and not parse.child(verb.i, "aux"):
        return False
    for clause in parse.children(verb.i, "advcl"):
        mark = parse.child(clause.i, "mark")
        if mark and mark.lower in {"if", "unless"} and not as_if(parse, mark):
            return True
    return False


def as_if(parse: Parse, mark: Token) -> bool:
    return mark.i > 0 and parse.tokens[mark.i - 1].lower == "as"


def lender(parse: Parse, verb: Token) -> Token | None:
    """The co-ordinated verb whose auxiliaries a verb shares: "could [attack and seize]"."""
    if verb.dep != "conj" or parse.child(verb.i, *SUBJECTS):
        return None
    if any(child.tag != "TO" for child in parse.children(verb.i, "aux", "auxpass")):
        return None
    first = parse.tokens[verb.head]
    if first.tag == verb.tag and verb.tag in {"VB", "VBN", "VBG"}:
        return first
    return None


def parts_with_but(parse: Parse, verb: Token) -> bool:
    """Whether "but" stands between a verb and the one it is co-ordinated with."""
    first = parse.tokens[verb.head]
    return any(
        child.lower in {"but", "instead"} and first.i < child.i < verb.i
        for child in (*parse.children(first.i, "cc"), *parse.children(verb.i, "advmod"))
    )


def nominal(parse: Parse, hedges: Hedges, noun: Token) -> Mark:
    """The mark of a noun: "no attack", "a planned attack", "neither talks nor"."""
    for child in parse.children(noun.i, "det", "amod", "neg", "advmod", "compound", "preconj"):
        if child.lower in hedges.nobody:
            return Mark("negated", child.i)
        status = hedges.adjectives.get(child.lower)
        if status and child.dep in {"amod", "compound"}:
            return Mark(status, child.i)
    if noun.dep == "conj" and not parse.child(noun.i, "det", "poss"):
        first = parse.tokens[noun.head]
        if first.pos == "NOUN" and not parts_with_but(parse, noun):
            return nominal(parse, hedges, first)
    return PLAIN
