"""Noun phrases and pronouns that stand for someone or something without naming it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.naming import Found
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents
from dragoman.records import Kind

BEFORE = frozenset(["det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod"])
LONGEST = 12  # tokens before the head; what is longer is a parser's fault
HEADS = frozenset(
    ["nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj", "conj", "appos", "attr", "agent", "ROOT", "oprd", "npadvmod", "dep", "poss", "compound", "nmod", "csubj", "acomp", "ccomp"]
)
PRONOUN_KINDS: dict[str, Kind] = {
    **dict.fromkeys(["i", "me", "my", "mine", "myself", "you", "your", "yours", "he", "him", "his", "himself"], "person"),
    **dict.fromkeys(["she", "her", "hers", "herself", "who", "whom", "whose"], "person"),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"], "group"),
    **dict.fromkeys(["it", "its", "itself", "which", "that", "this", "these", "those"], "other"),
}


def find_nominals(parse: Parse, agents: Agents, named: set[int]) -> Iterator[Found]:
    """The base noun phrases whose head is in no name (``named``: token indices), and pronouns."""
    for token in parse.tokens:
        if token.i in named:
            continue
        if token.pos in ("NOUN", "PROPN") or _stands_alone(token):
            if token.dep in HEADS:
                first = left_edge(parse, token)
                kind, rule = nominal_kind(parse, token, agents)
                yield Found(first, token.i, kind, "nominal", rule)
        elif token.lower in PRONOUN_KINDS and _is_pronoun(token):
            yield Found(token.i, token.i, PRONOUN_KINDS[token.lower], "pronoun", "pronoun")


def _stands_alone(token: Token) -> bool:
    """A numeral or adjective in a noun's place: "the wounded", "twenty were killed"."""
    return token.pos in ("NUM", "ADJ", "PRON") and (
        token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "agent")
        and token.lower not in PRONOUN_KINDS
        and token.tag not in ("WP", "WDT", "EX", "PRP")
    )


def _is_pronoun(token: Token) -> bool:
    if token.tag in ("PRP", "PRP$", "WP", "WP$", "WDT"):
        return token.dep != "expl"
    return token.tag == "DT" and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj")


def left_edge(parse: Parse, head: Token) -> int:
    """The first token of the base noun phrase of ``head``."""
    first = head.i
    for child in sorted(parse.children(head.i), key=lambda c: -c.i):
        if child.i > head.i:
            continue
        if child.dep not in BEFORE and not (child.dep == "punct" and child.text in "-–"):
            if child.dep in ("cc", "conj", "punct", "advmod", "npadvmod") and child.i > first - 2:
                continue
            break
        if child.right < first - 2 or head.i - child.left > LONGEST:
            break
        first = child.left
    return first


def nominal_kind(parse: Parse, head: Token, agents: Agents) -> tuple[Kind, str]:
    """The kind of a noun phrase by its head noun, with the rule that gave it."""
    known = agents.noun(head.lemma, head.lower)
    plural = head.tag in ("NNS", "NNPS")
    if known in ("role", "person"):
        return ("group" if plural else "person"), f"noun-{known}"
    if known in ("group", "organisation", "place", "asset"):
        return known, f"noun-{known}"  # type: ignore[return-value]
    if _counts_people(parse, head, known):
        return "group", "count-of-people"
    return "other", "noun-phrase"


def _counts_people(parse: Parse, head: Token, known: str | None) -> bool:
    """A number or "others", "many" as subject or object with no "of" after it."""
    alone = head.pos == "NUM" or head.lower in ("others", "many", "dozens", "hundreds", "thousands")
    if not alone or head.dep not in ("nsubj", "nsubjpass", "agent"):
        return False
    return all(child.dep != "prep" for child in parse.children(head.i))
