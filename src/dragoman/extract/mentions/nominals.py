"""Noun phrases and pronouns that stand for someone or something without naming it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dragoman.extract.mentions.naming import Found
from dragoman.files import word_lists
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents
from dragoman.records import Kind

BEFORE = frozenset(["det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod"])
LONGEST = 12  # tokens before the head; what is longer is a parser's fault
LONGEST_MODIFIER = 4
QUIET = frozenset([",", '"', "“", "”", "‘", "'"])  # may stand between an adjective and its noun
NOT_HEADS = frozenset(["compound", "nmod", "amod", "punct", "det", "aux", "mark", "cc", "npadvmod"])
PLAIN_KINDS: dict[str | None, Kind] = {
    "group": "group",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
    "asset": "asset",
}
INSIDE_KINDS = frozenset(["person", "group", "organisation"])
PRONOUN_TAGS = frozenset(["PRP", "PRP$", "WP", "WP$", "WDT"])
PEOPLES = ("nation:", "people:", "demonym:")
NAMING = "agents/naming.yaml"
PERSON_ENDINGS = ("ist", "ian", "man", "men", "woman", "women", "keeper", "goer")


def find_nominals(parse: Parse, agents: Agents, named: set[int]) -> Iterator[Found]:
    """The base noun phrases whose head is in no name (``named``: token indices), and pronouns."""
    covered = -1
    for token in parse.tokens:
        if token.i in named or token.i <= covered:
            continue
        pronoun = _pronoun_kind(token, agents)
        if pronoun is not None:
            yield Found(token.i, token.i, pronoun, "pronoun", "pronoun")
        elif token.pos in ("NOUN", "PROPN") or _stands_alone(token):
            kind, rule = nominal_kind(parse, token, agents)
            if token.dep not in NOT_HEADS:
                covered = office_end(parse, token, agents)
                yield Found(left_edge(parse, token), covered, kind, "nominal", rule)
            elif kind in INSIDE_KINDS and _is_inner_party(parse, token, agents):
                yield Found(token.i, token.i, _inner(kind), "nominal", rule)


def worldwide(parse: Parse) -> Iterator[Found]:
    """The states of "internationally recognised": they stand for one party, all together."""
    for token, following in pairwise(parse.tokens):
        if token.lower == "internationally" and following.lower in word_lists(NAMING)["endorsed"]:
            yield Found(token.i, token.i, "group", "nominal", "internationally")


def counted_peoples(parse: Parse, names: Iterable[Found]) -> Iterator[Found]:
    """Some of a people, not the nation: "many Libyans", "two Kurds", "a Russian"."""
    for name in names:
        head = parse.tokens[name.last]
        if not (name.entry or "").startswith(PEOPLES) or head.pos == "ADJ":
            continue
        first = left_edge(parse, head)
        if head.dep in NOT_HEADS:
            continue
        if first < name.first and parse.tokens[first].lower != "the":
            one = head.tag in ("NN", "NNP")
            yield Found(first, head.i, "person" if one else "group", "nominal", "some-of-a-people")


def _pronoun_kind(token: Token, agents: Agents) -> Kind | None:
    if token.tag in PRONOUN_TAGS:
        if token.dep == "expl":
            return None
    elif token.tag != "DT" or token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    if token.lower in agents.naming["pronoun_person"]:
        return "person"
    if token.lower in agents.naming["pronoun_group"]:
        return "group"
    return "other" if token.lower in agents.naming["pronoun_thing"] else None


def _stands_alone(token: Token) -> bool:
    """A numeral or adjective in a noun's place: "the wounded", "twenty were killed"."""
    return token.pos in ("NUM", "ADJ", "PRON") and (
        token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "agent") and token.tag != "EX"
    )


def _is_inner_party(parse: Parse, token: Token, agents: Agents) -> bool:
    """A party that modifies a noun: "a militia attack", but not "fighter aircraft"."""
    if token.lower in agents.naming["adjectival"]:
        return False
    governor = parse.tokens[token.head]
    return agents.noun(governor.lemma, governor.lower) not in ("asset", "place", "person", "role")


def _inner(kind: Kind) -> Kind:
    return "group" if kind == "person" else kind


def left_edge(parse: Parse, head: Token) -> int:
    """The first token of the base noun phrase of ``head``."""
    first = head.i
    for child in sorted(parse.children(head.i), key=lambda c: -c.i):
        if child.i > head.i or (child.dep == "punct" and child.text in QUIET):
            continue
        if not _is_before(parse, child) or head.i - child.left > LONGEST:
            break
        if child.right < first - 2:
            break
        first = child.left
    return first


def _is_before(parse: Parse, child: Token) -> bool:
    """Whether a dependent left of the head belongs to its base noun phrase."""
    if child.dep == "punct":
        return child.text in "-–" and child.end == parse.tokens[child.i + 1].start
    if child.dep not in BEFORE:
        return False
    if parse.tokens[child.right].tag not in ("POS", "PRP$") and child.dep == "poss":
        return child.right == child.i
    return child.dep == "poss" or child.i - child.left <= LONGEST_MODIFIER


def nominal_kind(parse: Parse, head: Token, agents: Agents) -> tuple[Kind, str]:
    """The kind of a noun phrase by its head noun, with the rule that gave it."""
    known = agents.noun(head.lemma, head.lower)
    if head.lower in agents.naming["with_to"] and _goes_on_with_to(parse, head):
        return "other", "noun-phrase"
    plural = head.tag in ("NNS", "NNPS")
    if known == "person" and head.tag == "NN" and _is_state_of_being(parse, head):
        return "other", "noun-phrase"
    if known in ("role", "person"):
        return ("group" if plural else "person"), f"noun-{known}"
    if known == "plural_group":
        return ("group" if plural else "other"), "noun-group"
    if known in PLAIN_KINDS:
        return PLAIN_KINDS[known], f"noun-{known}"
    if known is None and head.pos == "NOUN" and head.lemma.endswith(PERSON_ENDINGS):
        return ("group" if plural else "person"), "noun-ending"
    if _counts_people(parse, head):
        return "group", "count-of-people"
    return "other", "noun-phrase"


def _is_state_of_being(parse: Parse, head: Token) -> bool:
    """ "In exile" and "in person" tell how, not who: one person would have an article."""
    governor = parse.tokens[head.head]
    bare = all(child.i > head.i for child in parse.children(head.i))
    return bare and head.dep == "pobj" and governor.lower in ("in", "into")


def _goes_on_with_to(parse: Parse, head: Token) -> bool:
    """ "Opposition to the dam" is no group, but "urged the opposition to yield"."""
    after = parse.tokens[head.i + 1 : head.i + 3]
    return len(after) > 1 and after[0].lower == "to" and after[1].pos not in ("VERB", "AUX")


def office_end(parse: Parse, head: Token, agents: Agents) -> int:
    """The last token of an office with "of": "the secretary of state"; else the head."""
    of, what = head.i + 1, head.i + 2
    if agents.nouns.get(head.lemma) != "role" or what >= len(parse.tokens):
        return head.i
    inside = parse.tokens[what].sentence == head.sentence and parse.tokens[of].lower == "of"
    if not inside or parse.tokens[what].lower not in agents.naming["office_of"]:
        return head.i
    after = parse.tokens[what + 1] if what + 1 < len(parse.tokens) else head
    return after.i if (parse.tokens[what].lower, after.lower) == ("foreign", "affairs") else what


def _counts_people(parse: Parse, head: Token) -> bool:
    """A number or "others", "many" as subject with no "of" after it."""
    if head.lower == "others":
        return True
    if not (head.pos == "NUM" or head.lower in word_lists(NAMING)["counting"]):
        return False
    if head.dep not in ("nsubj", "nsubjpass", "agent"):
        return False
    return all(child.dep != "prep" for child in parse.children(head.i))
