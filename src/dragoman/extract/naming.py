"""Names: where they are and what kind of thing they name.

What the files and the words of a name say comes before the parser's recogniser, and a name that is
told with a title once is a person's wherever it stands in the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.reading import Form
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents, KnownName
from dragoman.records import Kind

NER_KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "asset",
}
SURE, TOLD, SEEN = 4, 3, 1  # weight of a sign: the files, the words around, the recogniser


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``last`` that stand for something; ``weight`` says how sure its kind is."""

    first: int
    last: int
    kind: Kind
    form: Form
    rule: str
    entry: str | None = None
    weight: int = 0


def find_names(parse: Parse, agents: Agents) -> list[Found]:
    """The names of a text with their kinds, known names inside longer ones too; and the titles."""
    namer = _Namer(parse, agents)
    known = list(namer.known())
    runs = namer.runs(known)
    judged = [namer.judge(*run) for run in runs]
    names = namer.agree([name for name in judged if name is not None])
    return [*known, *names, *namer.titles(names)]


class _Namer:
    """Finds and judges the names of one parse."""

    def __init__(self, parse: Parse, agents: Agents) -> None:
        self.parse, self.agents, self.tokens = parse, agents, parse.tokens
        self.naming = agents.naming
        self.labels = {(e.first, e.last): e.label for e in parse.entities}
        self.persons = {
            i for e in parse.entities if e.label == "PERSON" for i in range(e.first, e.last + 1)
        }

    # ------------------------------------------------------------ known names

    def known(self) -> Iterator[Found]:
        """The names of the files, the longest at each place."""
        i = 0
        while i < len(self.tokens):
            name = self._known_at(i)
            if name is None:
                i += 1
                continue
            last = i + len(name.words) - 1
            if not self._goes_on(i, last):
                yield Found(i, last, name.kind, "name", "known-name", name.entry, SURE)
            i = last + 1

    def _known_at(self, i: int) -> KnownName | None:
        token = self.tokens[i]
        for name in self.agents.names.get(token.lower, ()):
            words = self.tokens[i : i + len(name.words)]
            if tuple(word.lower for word in words) != name.words:
                continue
            if name.cased and token.text != name.surface[0]:
                continue
            if token.text[0].islower() and name.surface[0][0].isupper():
                continue
            return name
        return None

    def _goes_on(self, first: int, last: int) -> bool:
        """Is it only a part of a person's name ("Michael Jordan", "Chad Smith")?"""
        before, after = self._at(first - 1), self._at(last + 1)
        if first not in self.persons:
            return False
        return any(
            other is not None and other.i in self.persons and other.pos == "PROPN"
            for other in (before, after)
        )

    def _at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    # ------------------------------------------------------------ runs

    def runs(self, known: Sequence[Found]) -> list[tuple[int, int, str]]:
        """Stretches of tokens that may be a name, with the recogniser's label or an empty one."""
        covered: set[int] = set()
        found: list[tuple[int, int, str]] = []
        for entity in self.parse.entities:
            if entity.label in NER_KINDS:
                first, last = self._trim(entity.first, entity.last)
                if first <= last:
                    found.append((first, last, entity.label))
                    covered.update(range(entity.first, entity.last + 1))
            elif entity.label in ("DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE"):
                covered.update(range(entity.first, entity.last + 1))
        for name in known:
            covered.update(range(name.first, name.last + 1))
        found += self._proper(covered)
        taken = {(name.first, name.last) for name in known}
        return sorted(run for run in found if run[:2] not in taken)

    def _proper(self, covered: set[int]) -> Iterator[tuple[int, int, str]]:
        """Runs of proper nouns that the recogniser left out."""
        first: int | None = None
        for token in (*self.tokens, None):
            inside = token is not None and token.i not in covered and self._namelike(token)
            same = first is None or token is None or self._same_sentence(first, token.i)
            if first is not None and not (inside and same):
                start, end = self._trim(first, (token.i if token else len(self.tokens)) - 1)
                if start <= end:
                    yield start, end, ""
                first = None
            if inside and first is None and token is not None:
                first = token.i

    def _same_sentence(self, i: int, j: int) -> bool:
        return self.tokens[i].sentence == self.tokens[j].sentence

    def _namelike(self, token: Token) -> bool:
        if token.pos == "PROPN":
            return token.text[0].isalnum()
        before, after = self._at(token.i - 1), self._at(token.i + 1)
        joins = token.text in ("-", "al-", "’", "'") or token.lower in self.naming["particle"]
        if not (joins and after and after.pos == "PROPN"):
            return False
        tight = before is not None and before.end == token.start and after.start == token.end
        return tight or token.lower in self.naming["particle"]

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """A run without articles, adjectives of time, titles before and "'s" after it."""
        while first <= last and self._leads(first, last):
            first += 1
        while first <= last and not self.tokens[last].text[-1].isalnum():
            if self.tokens[last].text.endswith(".") and len(self.tokens[last].text) > 1:
                break
            last -= 1
        while first < last and self.tokens[last].tag == "POS":
            last -= 1
        return self._untitled(first, last)

    def _leads(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        if token.pos in ("DET", "PUNCT", "ADP", "PRON", "CCONJ", "SYM") or token.tag == "POS":
            return not (token.lower.rstrip("-") in self.naming["particle"] and first < last)
        return token.lower in self.naming["passing"] and token.text[0].islower()

    def _untitled(self, first: int, last: int) -> tuple[int, int]:
        """The name after the title that the run opens with; the run itself if it names a body."""
        if any(self.tokens[i].lower in self.naming["organisation"] for i in range(first, last + 1)):
            return first, last
        for i in range(last - 1, first - 1, -1):
            token = self.tokens[i]
            after = self.tokens[i + 1]
            if self.agents.is_title(token.lower) and after.pos != "ADP":
                start = i + 1
                while start < last and self.tokens[start].pos == "PUNCT":
                    start += 1
                return start, last
        return first, last

    # ------------------------------------------------------------ kinds

    def judge(self, first: int, last: int, label: str) -> Found | None:
        """The run as a name with its kind; None where it is a common noun with a capital."""
        words = [token.lower for token in self.tokens[first : last + 1]]
        if self._is_common(words, label):
            return None
        kind = self._kind_by_words(words)
        if kind is not None:
            return Found(first, last, kind, "name", "name-word", None, TOLD)
        before = self._at(first - 1)
        if before is not None and before.text == "." and first > 1:
            before = self.tokens[first - 2]
        if before and self._same_sentence(before.i, first) and self.agents.is_title(before.lower):
            if self.tokens[first].pos == "PROPN" and before.text[0].isupper():
                return Found(first, last, "person", "name", "titled-name", None, TOLD)
        if label:
            return Found(first, last, NER_KINDS[label], "name", f"ner-{label}", None, SEEN)
        return Found(first, last, "other", "name", "proper-noun", None, 0)

    def _is_common(self, words: Sequence[str], label: str) -> bool:
        return all(
            self.agents.noun(word.rstrip("."), word) is not None or word in self.naming["modifier"]
            for word in words
        )

    def _kind_by_words(self, words: Sequence[str]) -> Kind | None:
        """What the head word of the name says: the last, or the last before "of", "for", "in"."""
        head = len(words) - 1
        for i, word in enumerate(words):
            if word in ("of", "for", "in", "on", "to", "and") and i:
                head = i - 1
                break
        for kind in ("organisation", "place", "asset"):
            if words[head] in self.naming[kind] or (head and words[-1] in self.naming[kind]):
                return kind  # type: ignore[return-value]
        if len(words) > 1 and words[0] in ("mount", "lake", "camp", "fort", "port", "cape", "gulf"):
            return "place"
        return None

    def agree(self, names: Sequence[Found]) -> list[Found]:
        """The names with the kind that the whole article gives them."""
        votes: dict[str, Counter[Kind]] = {}
        for name in names:
            if name.weight:
                votes.setdefault(self._key(name), Counter())[name.kind] += name.weight
                if name.kind == "person" and name.last > name.first:
                    surname = self.tokens[name.last].lower
                    votes.setdefault(surname, Counter())["person"] += name.weight
        return [self._settled(name, votes) for name in names]

    def _key(self, name: Found) -> str:
        return " ".join(token.lower for token in self.tokens[name.first : name.last + 1])

    def _settled(self, name: Found, votes: dict[str, Counter[Kind]]) -> Found:
        counted = votes.get(self._key(name))
        if name.weight >= TOLD or not counted:
            return name
        kind = max(sorted(counted), key=lambda each: counted[each])
        if kind == name.kind:
            return name
        return replace(name, kind=kind, rule="name-as-elsewhere", weight=SEEN)

    # ------------------------------------------------------------ titles

    def titles(self, names: Iterable[Found]) -> Iterator[Found]:
        """The titles right before the names of persons, honorifics left out."""
        for name in names:
            if name.kind != "person":
                continue
            last = name.first - 1
            if last >= 0 and self.tokens[last].text == ".":
                last -= 1
            first = last + 1
            while first > 0 and self._in_title(first - 1, first - 1 == last):
                first -= 1
            while first <= last and self.tokens[first].lower.rstrip(".") in self.naming["honorific"]:
                first += 1
            if first <= last and self._same_sentence(first, name.first):
                yield Found(first, last, "role", "name", "title-before-name")

    def _in_title(self, i: int, at_end: bool) -> bool:
        token = self.tokens[i]
        if token.pos in ("ADP", "VERB", "AUX", "CCONJ", "DET", "ADV"):
            return False
        if self.agents.is_title(token.lower):
            return True
        return not at_end and (token.lower in self.naming["modifier"] or token.text == "-")
