"""What a governor does to the standing of its complement, and where its scope ends."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.extract.status.marks import PLAIN, Mark, as_if, negation
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.hedges import Hedges


class Link(NamedTuple):
    """From a word to its governor: the mark it gets, the word to go on from (None: scope ends).

    ``scoped``: whether what the governor itself shows ("could", "not") holds for the word too.
    """

    mark: Mark = PLAIN
    on: int | None = None
    scoped: bool = True
    hedged_only: bool = False  # modals of the governor hold, its negation does not


END = Link()
CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "parataxis", "acomp"})
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ANYBODY = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "whoever", "all"})
STIRRING = frozenset({"come", "bring", "go", "move", "stir", "stop", "rise"})
NOT_DONE = frozenset({"instead", "rather"})
FIRST = frozenset({"first", "last", "only", "latest", "second", "third", "next"})


def link(parse: Parse, hedges: Hedges, i: int) -> Link:
    """The link from token ``i`` to its governor."""
    token = parse.tokens[i]
    if token.head == i:
        return END
    if token.dep == "conj":
        return coordinated(parse, token)
    if token.dep == "advcl":
        return adverbial(parse, hedges, token)
    if token.dep in {"relcl", "acl", "appos"}:
        return attributive(parse, hedges, token)
    if token.dep in {"pobj", "pcomp"}:
        return prepositional(parse, hedges, token)
    if token.dep in CLAUSAL or token.dep in OBJECTS or token.dep in {"nsubj", "compound"}:
        return governed(parse, hedges, token)
    return Link(on=token.head) if token.dep in {"prep", "dep", "agent"} else END


# ------------------------------------------------------------------ governors


def governed(parse: Parse, hedges: Hedges, token: Token) -> Link:
    """Complements, objects and subjects."""
    head = parse.tokens[token.head]
    if token.dep in OBJECTS and head.lemma in hedges.refusing and token.lemma in hedges.voiced:
        return END
    for frame in frames(parse, token, head):
        mark = governor_mark(parse, hedges, head, frame)
        if mark and in_vain(parse, hedges, head):
            return Link(Mark("negated", head.i), head.i)
        if mark:
            return Link(mark, head.i)
    if token.dep in CLAUSAL:
        return clausal(parse, hedges, token, head)
    if token.dep == "compound":
        return END
    if token.dep == "nsubj" and copular(parse, hedges, head):
        return copular_link(parse, hedges, token, head)
    return Link(on=head.i) if shares(parse, hedges, token, head) else END


def in_vain(parse: Parse, hedges: Hedges, head: Token) -> bool:
    """As in "tried in vain to", "sought unsuccessfully to"."""
    near = [*parse.children(head.i, "advmod", "prep")]
    near += [word for prep in near for word in parse.children(prep.i, "pobj", "amod")]
    return any(word.lower in hedges.vain for word in near)


def frames(parse: Parse, token: Token, head: Token) -> tuple[str, ...]:
    """The frames that a complement may fill, the likeliest first."""
    if token.dep in OBJECTS:
        return ("np",)
    if token.dep in {"nsubj", "csubj"}:
        return ("subj",)
    if token.dep == "compound":
        return ("compound",)
    if is_infinitive(parse, token):
        object_ = parse.child(head.i, "dobj", "dative") or parse.child(token.i, "nsubj")
        return ("oinf", "inf") if object_ or parse.child(head.i, "auxpass") else ("inf", "oinf")
    if token.tag == "VBG" and not parse.child(token.i, "nsubj", "aux"):
        return ("ing",)
    return ("s",)


def is_infinitive(parse: Parse, token: Token) -> bool:
    return any(c.tag == "TO" for c in parse.children(token.i, "aux"))


def governor_mark(parse: Parse, hedges: Hedges, head: Token, frame: str) -> Mark | None:
    """What the data says of a governor; "had to" and "was able to" tell that it was done."""
    particle = parse.child(head.i, "prt") or parse.child(head.i, "advmod")
    entry = hedges.governors.get(f"{head.lemma} {particle.lower}") if particle else None
    entry = entry or hedges.governors.get(head.lemma) or hedges.governors.get(head.lower)
    if head.lower == "used" and not parse.child(head.i, "dobj"):
        return None  # "used to shell the town"
    if head.lemma == "have":
        return yet(parse, head) if frame == "inf" else None
    if not entry or frame not in entry:
        return None
    if head.lemma == "able" and parse.tokens[head.head].tag == "VBD":
        return None
    return Mark(entry[frame], head.i)


def yet(parse: Parse, head: Token) -> Mark | None:
    """As in "has yet to answer"."""
    word = next((c for c in parse.children(head.i, "advmod") if c.lower == "yet"), None)
    if word:
        return Mark("negated", word.i)
    return Mark("requested", head.i) if head.tag in {"VBZ", "VBP", "VB"} else None


def clausal(parse: Parse, hedges: Hedges, token: Token, head: Token) -> Link:
    """A clause under a verb or adjective without entry: what governs it counts as well."""
    mark = parse.child(token.i, "mark")
    if mark and mark.lower == "if":
        return Link(Mark("possible", mark.i), head.i, scoped=False)
    if head.lemma == "be":
        return Link(be_mark(parse, hedges, token, head), head.i)
    if token.tag == "VB" and mark and mark.lower == "that" and not parse.child(token.i, "aux"):
        return Link(Mark("requested", head.i), head.i)  # "insisted that he leave"
    return Link(on=head.i)


def be_mark(parse: Parse, hedges: Hedges, token: Token, be: Token) -> Mark:
    """As in "it is possible that", "the plan is to leave", "is to leave"."""
    if token.dep == "acomp":
        return PLAIN
    frame = "inf" if is_infinitive(parse, token) else "s"
    if frame == "inf" and be.lower == "were" and parse.sentence_of(be.i).first == be.i:
        return Mark("hypothetical", be.i)  # "Were they to leave, ..."
    for word in parse.children(be.i, "acomp", "attr", "nsubj"):
        entry = hedges.governors.get(word.lower) or hedges.governors.get(word.lemma, {})
        if frame in entry:
            return Mark(entry[frame], word.i)
    named = parse.child(be.i, "acomp", "attr")
    return Mark("intended", be.i) if frame == "inf" and not named else PLAIN


def copular(parse: Parse, hedges: Hedges, head: Token) -> bool:
    return head.lemma == "be" and parse.child(head.i, "acomp") is not None


def copular_link(parse: Parse, hedges: Hedges, token: Token, head: Token) -> Link:
    """As in "an attack is likely"."""
    word = parse.child(head.i, "acomp")
    status = hedges.governors.get(word.lemma, {}).get("subj") if word else None
    if word is None or status is None:
        return END
    return Link(Mark(status, word.i), head.i)


def shares(parse: Parse, hedges: Hedges, token: Token, head: Token) -> bool:
    """Whether an act named by a noun stands as its verb does: "did not hold talks"."""
    if head.lemma in hedges.light:
        return token.dep != "nsubj" or not parse.child(head.i, "dobj") or takes_place(parse, head)
    if token.dep == "nsubj":
        return is_new(parse, token)
    return head.pos in {"VERB", "AUX"} and not is_definite(parse, token)


def takes_place(parse: Parse, head: Token) -> bool:
    object_ = parse.child(head.i, "dobj")
    return object_ is not None and object_.lower == "place"


def is_definite(parse: Parse, noun: Token) -> bool:
    if parse.child(noun.i, "poss") or noun.pos in {"PROPN", "PRON"}:
        return True
    return any(child.lower in DEFINITE for child in parse.children(noun.i, "det"))


def is_new(parse: Parse, noun: Token) -> bool:
    """As in "a strike", "any strike", "further strikes": not one that the reader knows."""
    return any(
        child.lower in {"a", "an", "any", "another", "further", "new", "more", "such"}
        for child in parse.children(noun.i, "det", "amod")
    )


# ------------------------------------------------------------------ clauses beside the main one


def coordinated(parse: Parse, token: Token) -> Link:
    """From a co-ordinated word to the first one; a stray infinitive to the infinitive before it."""
    first = parse.tokens[token.head]
    if (
        token.tag in {"VB", "VBP"}
        and first.tag in {"VBD", "VBZ", "VBP", "MD"}
        and not (parse.child(token.i, "nsubj", "aux"))
    ):
        for i in range(token.i - 1, first.i, -1):
            before = parse.tokens[i]
            if before.tag == "VB" and before.dep in {"xcomp", "ccomp", "advcl", "acl"}:
                return Link(on=before.i)
    return Link(on=first.i, scoped=False)


def adverbial(parse: Parse, hedges: Hedges, token: Token) -> Link:
    """Conditions, purposes, times and free participles."""
    mark = parse.child(token.i, "mark")
    if mark and mark.lower in hedges.conditions and not as_if(parse, mark):
        return Link(Mark("hypothetical", mark.i))
    if mark and mark.lower == "than" and beside(parse, mark) in NOT_DONE:
        return Link(Mark("negated", mark.i))
    if is_infinitive(parse, token):
        return purpose(parse, hedges, token)
    when = mark or parse.child(token.i, "advmod")
    if when and when.lower in hedges.future:
        return temporal(parse, hedges, token, when)
    if inverted(parse, token):
        return Link(Mark("hypothetical", parse.child(token.i, "aux").i))  # type: ignore[union-attr]
    if token.tag == "VBG" and not mark and token.i > token.head:
        return Link(on=token.head, hedged_only=True)
    return END


def purpose(parse: Parse, hedges: Hedges, token: Token) -> Link:
    """As in "to seize the port": intended, unless the verb above says what it is."""
    head = parse.tokens[token.head]
    for frame in frames(parse, token, head):
        mark = governor_mark(parse, hedges, head, frame)
        if mark:
            return Link(mark, head.i)
    adjective = parse.child(head.i, "acomp")
    if adjective and (mark := governor_mark(parse, hedges, adjective, "inf")):
        return Link(mark, head.i)
    for prep in parse.children(head.i, "prep"):
        if governor_mark(parse, hedges, head, prep.lower):
            return Link(governor_mark(parse, hedges, head, prep.lower) or PLAIN, head.i)
    if head.lemma in STIRRING and (never := negation(parse, hedges, head)):
        return Link(never, head.i)  # "nobody came to help"
    to = next(c for c in parse.children(token.i, "aux") if c.tag == "TO")
    return Link(Mark("intended", to.i))


def temporal(parse: Parse, hedges: Hedges, token: Token, when: Token) -> Link:
    """As in "will leave when the truce begins": not yet; "left before they could attack": never."""
    auxiliaries = list(parse.children(token.i, "aux"))
    if when.lower == "before" and any(c.lower in {"could", "can"} for c in auxiliaries):
        return Link(Mark("negated", when.i))
    main = parse.tokens[token.head]
    future = any(
        hedges.modals.get(c.lower) in {"intended", "hypothetical"}
        for c in parse.children(main.i, "aux")
    )
    if (future and token.tag in {"VBZ", "VBP"}) or (
        future and auxiliaries and auxiliaries[0].tag in {"VBZ", "VBP"}
    ):
        return Link(Mark("hypothetical", when.i))
    return END


def inverted(parse: Parse, token: Token) -> bool:
    """As in "Had they attacked, ...", "Should they attack, ..."."""
    first = parse.tokens[token.left]
    return first.head == token.i and first.dep == "aux" and first.lower in {"had", "should", "were"}


def attributive(parse: Parse, hedges: Hedges, token: Token) -> Link:
    """Clauses on a noun: "a plan to attack", "a threat that", "troops to fight", "who fought"."""
    head = parse.tokens[token.head]
    if token.dep == "appos":
        return END
    if token.dep == "relcl" and head.lower in ANYBODY and token.tag in {"VBP", "VBZ", "VB"}:
        return Link(Mark("hypothetical", head.i))  # "those who throw stones"
    infinitive = is_infinitive(parse, token)
    if infinitive and head.lower == "order" and beside(parse, head) == "in":
        return Link(Mark("intended", head.i))
    mark = governor_mark(parse, hedges, head, "inf" if infinitive else "s")
    if infinitive and mark is None:
        return unnamed_purpose(parse, head, token)
    if mark and (infinitive or token.dep == "acl"):
        return Link(mark, head.i)
    return END


def unnamed_purpose(parse: Parse, head: Token, token: Token) -> Link:
    """As in "the first country to recognise them" did; "troops to guard the port" shall."""
    words = {child.lower for child in parse.children(head.i, "amod")} | {head.lower}
    if words & FIRST:
        return END
    to = next(c for c in parse.children(token.i, "aux") if c.tag == "TO")
    return Link(Mark("intended", to.i))


def prepositional(parse: Parse, hedges: Hedges, token: Token) -> Link:
    """As in "without attacking", "threat of war", "stopped them from leaving", "led to clashes"."""
    prep = parse.tokens[token.head]
    if prep.pos == "VERB" and prep.lower in hedges.conditions:
        return Link(Mark("hypothetical", prep.i))
    if prep.lower in hedges.nobody or (prep.lower == "of" and beside(parse, prep) in NOT_DONE):
        return Link(Mark("negated", prep.i))
    if beside(parse, prep) in NOT_DONE and prep.lower in {"than", "of"}:
        return Link(Mark("negated", prep.i))
    head = parse.tokens[prep.head]
    mark = governor_mark(parse, hedges, head, prep.lower)
    if mark is None and head.dep in OBJECTS:  # "warned citizens of attacks"
        mark = governor_mark(parse, hedges, parse.tokens[head.head], prep.lower)
    if mark is None and head.dep == "prep":
        short = parse.tokens[prep.i - 1]
        mark = governor_mark(parse, hedges, short, prep.lower)
    if mark is None and prep.i > 0:
        mark = governor_mark(parse, hedges, parse.tokens[prep.i - 1], prep.lower)
    if mark:
        return Link(mark, head.i)
    if prep.lower in hedges.bringing and head.pos == "VERB" and not is_definite(parse, token):
        return Link(on=head.i)
    if prep.lower == "by" and token.dep == "pcomp":
        return Link(on=head.i, hedged_only=True)
    return Link(on=head.i, scoped=False) if prep.lower == "of" else END


def beside(parse: Parse, prep: Token) -> str:
    return parse.tokens[prep.i - 1].lower if prep.i else ""
