"""Sources: who says it, and through whom."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Reporting

RELATIVE = frozenset({"WDT", "WP"})
QUOTING = frozenset({"quote", "cite", "interview"})


@dataclass(frozen=True, slots=True)
class Source:
    """Head token of the one who speaks; ``shown`` is where its words stand ("who")."""

    head: int | None = None
    shown: int | None = None
    via: int | None = None


def source_of(parse: Parse, verb: Token, words: Reporting) -> Source:
    """Who a verb of report tells to speak; an empty source where nobody is named."""
    if verb.dep == "pcomp" and parse.tokens[verb.head].lower == "as":
        quoted = parse.tokens[parse.tokens[verb.head].head]
        if quoted.lemma in {"quote", "cite", "report"}:
            return quoted_source(parse, quoted)
    found = relay(parse, verb, speaker(parse, verb, words), words)
    return through(parse, found)


def through(parse: Parse, found: Source) -> Source:
    """The source with the medium of "the spokesman, quoted by TASS, said"."""
    if found.head is None or found.via is not None:
        return found
    for clause in parse.children(found.head, "acl", "relcl"):
        if clause.lemma in QUOTING and (by := parse.child(clause.i, "agent")):
            medium = parse.child(by.i, "pobj")
            return Source(found.head, found.shown, medium.i if medium else None)
    return found


def quoted_source(parse: Parse, verb: Token) -> Source:
    """Speaker and medium of "TASS quoted X as saying", "X was quoted by TASS as saying"."""
    passive = parse.child(verb.i, "nsubjpass")
    if passive:
        agent = parse.child(verb.i, "agent")
        via = parse.child(agent.i, "pobj") if agent else None
        return Source(passive.i, passive.i, via.i if via else None)
    who, via = parse.child(verb.i, "dobj"), subject(parse, verb)
    return Source(who.i if who else None, who.i if who else None, via.i if via else None)


def relay(parse: Parse, verb: Token, found: Source, words: Reporting) -> Source:
    """The source with the medium that it told: "the envoy told Interfax"."""
    if verb.lemma != "tell" or found.head is None:
        return found
    told = parse.child(verb.i, "dobj", "dative")
    named = parse.tokens[told.left : told.right + 1] if told else ()
    if told and any(word.lower in words.media for word in named):
        return Source(found.head, found.shown, told.i)
    return found


def speaker(parse: Parse, verb: Token, words: Reporting) -> Source:
    """The subject, agent, governing subject or text that speaks."""
    if is_passive(parse, verb):
        agent = parse.child(verb.i, "agent")
        by = parse.child(agent.i, "pobj") if agent else None
        return Source(by.i, by.i) if by else Source()
    own = subject(parse, verb)
    if own is not None:
        return shown_as(parse, verb, own, words)
    return inherited(parse, verb, words)


def is_passive(parse: Parse, verb: Token) -> bool:
    """As in "was accused", and in "a man accused of theft"."""
    if parse.child(verb.i, "auxpass", "nsubjpass"):
        return True
    bare = verb.tag == "VBN" and verb.dep in {"acl", "advcl"}
    return bare and not parse.child(verb.i, "nsubj", "aux", "dobj")


def subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, or the noun that an inverted "said X" leaves as object."""
    return parse.child(verb.i, "nsubj")


def shown_as(parse: Parse, verb: Token, own: Token, words: Reporting) -> Source:
    """A subject as source; a relative pronoun stands for what it modifies."""
    if own.tag in RELATIVE and verb.dep == "relcl":
        return Source(verb.head, own.i)
    if own.lower == "it" and own.dep == "expl":
        return Source()
    return Source(own.i, own.i)


def inherited(parse: Parse, verb: Token, words: Reporting) -> Source:
    """The source of a verb without subject: that of the verb or noun that governs it."""
    governor = parse.tokens[verb.head]
    if verb.dep == "advcl" and verb.tag == "VBN" and not parse.child(verb.i, "aux"):
        return Source()  # "asked whether he would go, the premier said": another one asked
    while verb.head != verb.i:
        if verb.dep == "acl":
            return voice_of(parse, governor, words)
        if verb.dep not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"}:
            return Source()
        passive = parse.child(governor.i, "nsubjpass")
        own = subject(parse, governor) or passive
        if own is not None:
            return shown_as(parse, governor, own, words)
        verb, governor = governor, parse.tokens[governor.head]
    return Source()


def voice_of(parse: Parse, noun: Token, words: Reporting) -> Source:
    """Who speaks in a text: who owns or issues it, else the text itself."""
    found = owner_of(parse, noun, words)
    if found.head is None and noun.lemma in words.carriers:
        return Source(noun.i, noun.i)
    return found


def owner_of(parse: Parse, noun: Token, words: Reporting) -> Source:
    """Whose a claim or a text is: "the king's", "by the king", or of who issues it."""
    owner = parse.child(noun.i, "poss")
    if owner:
        return Source(owner.i, owner.i)
    for prep in parse.children(noun.i, "prep"):
        who = parse.child(prep.i, "pobj")
        if who and (prep.lower in {"by", "from"} or is_maker(parse, noun, prep, who)):
            return Source(who.i, who.i)
    head = parse.tokens[noun.head]
    texts = noun.lemma in words.carriers
    if noun.dep == "dobj" and head.lemma in (words.issuing if texts else words.making):
        issuer = subject(parse, head)
        if issuer:
            return shown_as(parse, head, issuer, words)
    return Source()


def is_maker(parse: Parse, noun: Token, prep: Token, who: Token) -> bool:
    """As in "the promise of the army to leave", not "reports of fighting that"."""
    definite = any(child.lower == "the" for child in parse.children(who.i, "det"))
    told = parse.child(noun.i, "acl", "ccomp")
    return prep.lower == "of" and told is not None and (definite or who.pos == "PROPN")
