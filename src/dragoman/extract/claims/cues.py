"""Cues: the words that tell whose words a clause is, with what they govern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.claims.sources import (
    Source,
    is_passive,
    owner_of,
    source_of,
    through,
)
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Frames, Reporting
from dragoman.records import Stance

Range = tuple[int, int]
OWN = frozenset({"believes", "hopes", "intends", "doubts"})  # stances that need no claim of "I"
NEVER = frozenset(["never", "neither"])
NEGATIVE = "verb-not"  # the rule of "said that E did not happen"
ASIDE = "verb-aside"  # the rule of a reporting clause beside what it reports
REPORT = "report"  # a frame: an object that is itself a word of report
TAKEN = "given"  # in a rule: the content is taken for granted, so the claim does not hold it
CLAUSES = ("ccomp", "xcomp")
NOBODY = frozenset({"no", "nobody", "none", "neither"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as found at its cue: token ranges, not yet nested. ``cue`` is its head token."""

    cue: int
    content: tuple[Range, ...]
    source: Source
    stance: Stance
    rule: str
    hedge: bool = False
    confidence: float = 0.9
    inherited: bool = False
    to: int | None = None  # last token of the cue, where it has several


def find_cues(parse: Parse, words: Reporting) -> Iterator[Draft]:
    """The claims that a word governs by the tree, in text order of their cues."""
    for token in parse.tokens:
        draft = None
        if token.pos in {"VERB", "AUX"}:
            frames = words.verbs.get(token.lemma)
            draft = verb_cue(parse, token, frames, words) if frames else None
        if draft is None and (token.pos == "NOUN" or token.i == token.left):
            frames = words.nouns.get(token.lemma)
            draft = noun_cue(parse, token, frames, words) if frames else None
        if draft is None:
            draft = word_cue(parse, token, words)
        if draft is not None:
            yield draft


# ------------------------------------------------------------------ verbs


def verb_cue(parse: Parse, verb: Token, frames: Frames, words: Reporting) -> Draft | None:
    """The claim of a verb, by the first of its frames that the tree fills."""
    found = clause_frame(parse, verb, frames) or phrase_frame(parse, verb, frames, words)
    if found is None:
        return None
    frame, content = found
    source = source_of(parse, verb, words)
    if not is_told(parse, verb, source, frames[frame]):
        return None
    hedge = source.head is None and is_passive(parse, verb) and frame in {"s", "inf", "oinf"}
    stance, rule = frames[frame], ASIDE if found == aside(parse, verb) else f"verb-{frame}"
    if is_negated(parse, verb) or is_withheld(parse, verb, words):
        stance, rule = unsaid(stance, rule)
    elif frame == "s" and stance == "asserts" and tells_not(parse, verb):
        stance, rule = "denies", NEGATIVE
    return Draft(verb.i, content, source, stance, rule, hedge)


def is_told(parse: Parse, verb: Token, source: Source, stance: Stance) -> bool:
    """Whether a verb tells of a saying: not "I think" (the speaker's own view), not "say that"."""
    if source.head is None:
        return is_passive(parse, verb) or verb.tag == "VBG"
    who = parse.tokens[source.head]
    if who.tag in {"WP", "WDT"}:
        return False
    return stance not in OWN or who.lower not in {"i", "we", "you"}


def unsaid(stance: Stance, rule: str) -> tuple[Stance, str]:
    """Stance and rule under a negated cue: who does not say it doubts it, who will not promises."""
    if stance in {"asserts", "accuses", "believes"}:
        return "doubts", rule
    return ("doubts", rule) if stance == "denies" else ("denies", f"{rule}-{TAKEN}")


def is_negated(parse: Parse, verb: Token) -> bool:
    if verb.dep == "conj" and any(
        c.lower == "nor" and c.i < verb.i for c in parse.children(verb.head, "cc")
    ):
        return True
    return any(c.dep == "neg" or c.lower in NEVER for c in parse.children(verb.i))


def is_withheld(parse: Parse, verb: Token, words: Reporting) -> bool:
    """As in "declined to confirm", "neither side confirmed"."""
    if verb.dep == "xcomp" and parse.tokens[verb.head].lemma in words.unsaying:
        return has_to(parse, verb)
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    return subject is not None and is_nobody(parse, subject)


def is_nobody(parse: Parse, noun: Token) -> bool:
    """As in "nobody", "no minister", "none of them", "neither side"."""
    determiners = (child.lower for child in parse.children(noun.i, "det", "preconj"))
    return not NOBODY.isdisjoint([noun.lower, *determiners])


def tells_not(parse: Parse, verb: Token) -> bool:
    """Whether the clause under a verb of saying tells that something did not happen."""
    clause = parse.child(verb.i, "ccomp")
    if clause is None or clause.pos != "VERB" or not is_negated(parse, clause):
        return False
    return not any(child.tag == "MD" for child in parse.children(clause.i, "aux"))


def clause_frame(parse: Parse, verb: Token, frames: Frames) -> tuple[str, tuple[Range, ...]] | None:
    """The frame that a clause under the verb fills, and the clause."""
    for child in complements(parse, verb):
        frame = frame_of_clause(parse, verb, child)
        content = with_subject(parse, verb, child, frame)
        if frame in frames:
            return frame, content
        if frame == "oinf" and "s" in frames and is_passive(parse, verb):
            return "s", content
    return aside(parse, verb) if "s" in frames else None


def complements(parse: Parse, verb: Token) -> list[Token]:
    """The clauses under a verb, those after it first; none beyond a semicolon."""
    found = list(parse.children(verb.i, *CLAUSES)) or list(stated(parse, verb))
    stops = [c.i for c in parse.children(verb.i, "punct") if c.text in {";", ":"} and c.i < verb.i]
    last = max(stops, default=-1)
    return sorted((c for c in found if c.i > last), key=lambda c: (c.i < verb.i, c.i))


def stated(parse: Parse, verb: Token) -> Iterator[Token]:
    """The clause of "wrote in a letter that ...", which the parser hangs on the letter."""
    for prep in parse.children(verb.i, "prep"):
        noun = parse.child(prep.i, "pobj")
        clause = parse.child(noun.i, "acl", "ccomp", "relcl") if noun else None
        if clause and parse.tokens[clause.left].lower == "that":
            yield clause


def frame_of_clause(parse: Parse, verb: Token, clause: Token) -> str:
    """s, inf, oinf or ing: what the clause is to the verb."""
    if has_to(parse, clause):
        own = parse.child(clause.i, "nsubj", "nsubjpass") is not None
        objects = parse.child(verb.i, "dobj", "dative") is not None
        return "oinf" if own or objects or is_passive(parse, verb) else "inf"
    if clause.dep == "xcomp" and clause.tag == "VBG":
        return "ing"
    if parse.child(clause.i, "nsubj", "nsubjpass") is None and gerund(parse, clause):
        return "ing"
    return "s" if clause.dep in {"ccomp", "acl", "relcl"} else "small"


def gerund(parse: Parse, clause: Token) -> bool:
    """As in "leaving", "having left"."""
    first = parse.child(clause.i, "aux", "auxpass")
    return (first or clause).tag == "VBG"


def with_subject(parse: Parse, verb: Token, clause: Token, frame: str) -> tuple[Range, ...]:
    """The clause, with the subject or object that the verb has raised from it."""
    whole = (clause.left, clause.right)
    if frame != "oinf":
        return (whole,)
    raised = parse.child(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj", "dative")
    return ((raised.left, raised.right), whole) if raised and raised.tag != "WDT" else (whole,)


def phrase_frame(
    parse: Parse, verb: Token, frames: Frames, words: Reporting
) -> tuple[str, tuple[Range, ...]] | None:
    """The frame that a noun phrase or a prepositional phrase under the verb fills."""
    found = prepositional(parse, verb, frames)
    if found:
        return found
    for frame in ("np", REPORT, TAKEN):
        if frame in frames:
            theme = parse.child(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj")
            if theme is None and frames[frame] == "denies":
                theme = gap(parse, verb, words)
            if frame == REPORT and theme and theme.lemma not in words.nouns:
                continue
            if theme and (theme.pos != "PRON" or frames[frame] == "denies"):
                above = theme.i == verb.head
                return frame, ((theme.left, verb.left - 1 if above else theme.right),)
    if "as" in frames:
        return predicated(parse, verb)
    return None


def gap(parse: Parse, verb: Token, words: Reporting) -> Token | None:
    """What the clause of "a charge (that) Kigali rejects", "a claim disputed by Paris" is about."""
    noun = parse.tokens[verb.head]
    if verb.dep not in {"acl", "relcl"} or parse.child(verb.i, "dobj", "ccomp", "xcomp"):
        return None
    mark = parse.child(verb.i, "mark")
    if mark is not None:
        return mark if mark.lower == "that" else None
    bare = verb.tag == "VBN" or parse.child(verb.i, "nsubj")
    return noun if bare and noun.lemma in words.nouns else None


def prepositional(
    parse: Parse, verb: Token, frames: Frames
) -> tuple[str, tuple[Range, ...]] | None:
    """As in "accused them of theft", "called for talks", "called on them to leave"."""
    for clause in parse.children(verb.i, "advcl", "ccomp"):
        mark = parse.child(clause.i, "mark")
        if mark and mark.lower in frames and has_to(parse, clause):
            return mark.lower, ((mark.right + 1, clause.right),)
    object_ = parse.child(verb.i, "dobj")
    inside = parse.children(object_.i, "prep") if object_ else iter(())
    for prep in (*parse.children(verb.i, "prep", "agent"), *inside):
        governs = prep.lower in frames and prep.lower != "as" and not addressed(parse, verb, prep)
        inner = parse.child(prep.i, "pcomp", "pobj") if governs else None
        if inner:
            return prep.lower, (*appealed(parse, verb, inner, prep),)
    return None


def addressed(parse: Parse, verb: Token, prep: Token) -> bool:
    """Only whom it is said to: "appealed to Rome for help", not "appealed to Rome to help"."""
    asks = (has_to(parse, each) for each in parse.children(verb.i, "xcomp", "advcl"))
    return verb.lemma in ("appeal", "plead") and prep.lower in ("to", "with") and not any(asks)


def appealed(parse: Parse, verb: Token, inner: Token, prep: Token) -> Iterator[Range]:
    yield inner.left, max(inner.right, prep.right)
    clause = next((c for c in parse.children(verb.i, "xcomp", "advcl") if c.i > prep.i), None)
    if clause and prep.lower in ("on", "with", "to") and has_to(parse, clause):
        yield clause.left, clause.right


def predicated(parse: Parse, verb: Token) -> tuple[str, tuple[Range, ...]] | None:
    """What is said of what: "called it a mistake", "described it as a mistake"."""
    what = parse.child(verb.i, "oprd", "ccomp", "xcomp")
    of = parse.child(verb.i, "dobj", "nsubjpass")
    if what is None:
        named = list(parse.children(verb.i, "dobj"))
        what, of = (named[1], named[0]) if len(named) > 1 else (None, of)
    if what is None:
        prep = next((p for p in parse.children(verb.i, "prep") if p.lower == "as"), None)
        what = parse.child(prep.i, "pobj", "pcomp", "amod") if prep else None
    if what is None or (what.dep == "ccomp" and what.tag.startswith(("V", "MD"))):
        return None
    if has_to(parse, what):
        return None
    said = (what.left, what.right)
    return "as", ((of.left, of.right), said) if of and of.right < what.left else (said,)


def has_to(parse: Parse, verb: Token) -> bool:
    return any(child.tag == "TO" for child in parse.children(verb.i, "aux"))


def aside(parse: Parse, verb: Token) -> tuple[str, tuple[Range, ...]] | None:
    """What a clause beside it reports: "the army, he said, left"; "as he said, the army left"."""
    if parse.child(verb.i, "nsubj") is None or verb.dep not in {"parataxis", "advcl"}:
        return None
    mark = parse.child(verb.i, "mark")
    if verb.dep == "advcl" and (mark is None or mark.lower != "as" or parse.child(verb.i, "dobj")):
        return None
    return "s", around(parse, verb)


def around(parse: Parse, part: Token) -> tuple[Range, ...]:
    """The clause that governs ``part``, without ``part``."""
    head = parse.tokens[part.head]
    pieces = [(head.left, part.left - 1), (part.right + 1, head.right)]
    return tuple(piece for piece in pieces if piece[0] <= piece[1])


# ------------------------------------------------------------------ nouns and other words


def noun_cue(parse: Parse, noun: Token, frames: Frames, words: Reporting) -> Draft | None:
    """The claim of a noun of report: "claims that", "a threat to", "his denial"."""
    above = parse.tokens[noun.head]
    if noun.dep == "pobj" and (above.lower, noun.lemma) == ("in", "order"):
        return None
    if noun.dep == "pobj" and words.verbs.get(parse.tokens[above.head].lemma, {}).get("s"):
        return None  # "wrote in a letter that": the verb is the cue
    clauses = parse.children(noun.i, "acl", "ccomp", "relcl")
    for child in (*clauses, *apart(parse, noun), *parse.children(noun.i, "prep")):
        frame = frame_of_complement(parse, child)
        if frame in frames and not refers(parse, child, words):
            inner = parse.child(child.i, "pobj", "pcomp") if child.dep == "prep" else child
            if inner:
                content = ((inner.left, inner.right),)
                source = owner_of(parse, noun, words)
                stance, rule = frames[frame], f"noun-{frame}"
                if is_nobody(parse, noun):
                    stance, rule = unsaid(stance, rule)
                return Draft(noun.i, content, source, stance, rule)
    if "none" in frames:
        return Draft(noun.i, (), owner_of(parse, noun, words), frames["none"], "noun-none")
    return None


def refers(parse: Parse, clause: Token, words: Reporting) -> bool:
    """As in "a charge that Kigali rejected": the clause denies the charge, it does not tell it."""
    frames = words.verbs.get(clause.lemma, {})
    denies = "denies" in {frames.get("np"), frames.get(REPORT)}
    return denies and not is_passive(parse, clause) and gap(parse, clause, words) is not None


def apart(parse: Parse, noun: Token) -> Iterator[Token]:
    """As in "a rumour spread that ...": the clause hangs on the verb of the noun."""
    verb = parse.tokens[noun.head]
    if (
        noun.dep in {"nsubj", "nsubjpass"}
        and verb.pos == "VERB"
        and not parse.child(verb.i, "dobj")
    ):
        yield from parse.children(verb.i, "ccomp")


def frame_of_complement(parse: Parse, child: Token) -> str:
    if child.dep == "prep":
        return child.lower
    if has_to(parse, child):
        return "inf"
    mark = parse.child(child.i, "mark")
    return "s" if mark is not None and mark.lower == "that" else ""


def word_cue(parse: Parse, token: Token, words: Reporting) -> Draft | None:
    """The claim of "according to", of an adverb or an adjective of report."""
    if token.lower == "according":
        return according(parse, token)
    stance = words.adverbs.get(token.lower)
    if stance and token.dep == "advmod":
        return Draft(token.i, around(parse, token), Source(), stance, "adverb", hedge=True)
    stance = words.adjectives.get(token.lower)
    if stance and token.dep == "amod":
        return Draft(token.i, around(parse, token), Source(), stance, "adjective", hedge=True)
    return None


def according(parse: Parse, token: Token) -> Draft | None:
    """The claim of "according to the ministry, ..."."""
    to = parse.child(token.i, "prep")
    source = parse.child(to.i, "pobj") if to else None
    if to is None or source is None:
        return None
    return Draft(
        token.i,
        around(parse, token),
        through(parse, Source(source.i, source.i)),
        "asserts",
        "according",
        to=to.i,
    )
