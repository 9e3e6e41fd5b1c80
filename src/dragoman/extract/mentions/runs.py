"""Where names are: runs of capitals and of the recogniser's entities, cut where a title stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.parse import Parse, Sentence, Token
from dragoman.lexicon.agents import Agents

NAMING_LABELS = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT"])
DASHES = frozenset(["-", "–", "—", "--"])
JOINTS = frozenset(["-", "–", "’", "'", "&", "/"])
PERSIAN = frozenset(["i", "e", "o", "ul"])  # join the words of Persian and Urdu names
ACTING = frozenset(["nsubj", "nsubjpass", "poss", "agent"])
LONGEST_KNOWN = 6  # words of a name looked for inside a headline's run
FEWEST_CAPITALS = 4  # words from which a sentence of capitalised words is taken for a headline


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last`` that make one name; ``label`` is the recogniser's or empty.

    ``titled``: a title stands before it.
    """

    first: int
    last: int
    label: str
    titled: bool


class RunFinder:
    """Finds the runs of one parse. ``shouted``: the sentences that are all capitals."""

    def __init__(self, parse: Parse, agents: Agents) -> None:
        self.parse, self.agents, self.tokens = parse, agents, parse.tokens
        self.naming = agents.naming
        self.inside: dict[int, int] = {}
        self.begins: dict[int, int] = {}
        for n, entity in enumerate(parse.entities):
            if entity.label in NAMING_LABELS:
                self.inside.update(dict.fromkeys(range(entity.first, entity.last + 1), n))
                self.begins[entity.first] = n
        self.barred = {
            i
            for entity in parse.entities
            if entity.label in ("DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE", "QUANTITY")
            for i in range(entity.first, entity.last + 1)
        }
        self.surnames = {
            self.tokens[entity.last].text
            for entity in parse.entities
            if entity.label == "PERSON" and entity.last > entity.first
        }
        self.shouted = {s.i for s in parse.sentences if _is_shouted(parse.sentence_tokens(s))}
        self.capitalised = {s.i for s in parse.sentences if self._is_headline(s)}

    def _is_headline(self, sentence: Sentence) -> bool:
        """Whether nearly all its longer words are capitalised, so that a capital tells nothing."""
        if self.tokens[sentence.last].text in (".", ";", ":"):
            return False
        words = [t for t in self.parse.sentence_tokens(sentence) if t.text.isalpha()]
        longer = [t for t in words if len(t.text) > 3]
        if len(longer) < FEWEST_CAPITALS or len(longer) > 40:
            return False
        return sum(t.text[0].isupper() for t in longer) >= 0.8 * len(longer)

    def runs(self) -> list[Run]:
        """All runs in text order."""
        found: list[Run] = []
        first: int | None = None
        for token in (*self.tokens, None):
            goes_on = token is not None and self._belongs(token)
            if first is not None and (token is None or not goes_on or self._breaks(token)):
                found += self._cut(first, (token.i if token else len(self.tokens)) - 1)
                first = None
            if goes_on and first is None and token is not None:
                first = token.i
        return found

    def _belongs(self, token: Token) -> bool:
        if self._is_barred(token) or token.text in (",", ";", "(", ")", '"', "“", "”"):
            return False
        if token.tag == "POS" or self._stands_apart(token):
            return False
        if token.i in self.inside:
            return True
        if token.sentence in self.capitalised:
            return False
        if token.pos == "PROPN" and token.text[0].isalnum() and not token.text.islower():
            return True
        return self._is_acronym(token) or self._joins(token)

    def _stands_apart(self, token: Token) -> bool:
        """A dash with a space on both sides, which parts two names."""
        before, after = self._at(token.i - 1), self._at(token.i + 1)
        dash = token.text in DASHES and before is not None and after is not None
        return bool(
            dash and before and after and before.end < token.start and token.end < after.start
        )

    def _is_barred(self, token: Token) -> bool:
        """Whether the recogniser saw a date or sum there, and no surname ("Theresa May")."""
        if token.i not in self.barred or (
            token.text in self.surnames and token.tag == "NNP" and token.dep in ACTING
        ):
            return False
        before = self._at(token.i - 1)
        given = before is not None and self.agents.plain(before.text) in self.agents.given_names
        return not (given and token.pos == "PROPN" and before and before.text[0].isupper())

    def _is_acronym(self, token: Token) -> bool:
        """Whether capitals alone make it a name where the tagger saw a noun."""
        shape = token.text.isalpha() and token.text.isupper() and 2 <= len(token.text) <= 7
        return shape and token.pos in ("NOUN", "ADJ", "X") and token.sentence not in self.shouted

    def _joins(self, token: Token) -> bool:
        """A hyphen, particle or number that belongs to the name after it."""
        before, after = self._at(token.i - 1), self._at(token.i + 1)
        if self._links_persian(token, before, after):
            return True
        if after is None or after.sentence != token.sentence or not after.text[0].isupper():
            return token.lower in self.naming["particle"] and bool(after and after.text in JOINTS)
        if token.text in JOINTS:
            return before is not None and before.end == token.start and token.end == after.start
        if token.text == "." and before is not None:
            return before.end == token.start and self.agents.is_title(before.lower)
        if token.pos == "NUM" or token.lower[:1].isdigit():
            return after.lower in self.naming["unit"]
        if token.text[0].isupper() and token.lower in self.naming["prefix_organisation"]:
            return True
        return token.lower in self.naming["particle"] and after.pos == "PROPN"

    def _links_persian(self, token: Token, before: Token | None, after: Token | None) -> bool:
        """The middle of "Mazar-i-Sharif" or "Jamiat-e-Islami"."""
        if before is None or after is None or before.end != token.start or token.end != after.start:
            return False
        if token.lower in PERSIAN:
            return before.text == after.text == "-"
        return token.text == "-" and (after.lower in PERSIAN or before.lower in PERSIAN)

    def _at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def _breaks(self, token: Token) -> bool:
        """Whether a new run begins at a token that could go on: a new sentence, another entity."""
        before = self.tokens[token.i - 1]
        if before.sentence != token.sentence:
            return True
        if token.i not in self.begins or before.end == token.start:
            return False
        other = self.inside.get(before.i)
        if other is None or other == self.begins[token.i]:
            return False
        labels = [self.parse.entities[n].label for n in (other, self.begins[token.i])]
        if labels[0] == "PERSON" and self.agents.plain(token.text) in self.naming["surname"]:
            return False
        last = self.tokens[self.parse.entities[self.begins[token.i]].last].lower
        return labels[0] != labels[1] and last not in self.naming["organisation"]

    def told_elsewhere(self, runs: Sequence[Run]) -> Iterator[Run]:
        """The runs, those of headlines cut to the names in them that the text has elsewhere.

        Such names are also found in a headline where nothing else shows that they are any.
        """
        known = {self._words(r.first, r.last) for r in runs if not self._in_headline(r.first)}
        covered: set[int] = set()
        for run in runs:
            alone = run.first == run.last or self._words(run.first, run.last) in known
            parts = [] if alone else list(self._known_in(run.first, run.last, known))
            yield from parts if parts and self._in_headline(run.first) else [run]
            covered.update(range(run.first, run.last + 1))
        for i in sorted(self.capitalised):
            sentence = self.parse.sentences[i]
            for run in self._known_in(sentence.first, sentence.last, known):
                if covered.isdisjoint(range(run.first, run.last + 1)):
                    yield run

    def _in_headline(self, i: int) -> bool:
        return self.tokens[i].sentence in self.capitalised

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(self.agents.plain(t.text) for t in self.tokens[first : last + 1])

    def _known_in(self, start: int, last: int, known: Collection[tuple[str, ...]]) -> Iterator[Run]:
        """The longest known names in a stretch, one after the other."""
        words, first = self._words(start, last), 0
        while first < len(words):
            ends = range(min(len(words), first + LONGEST_KNOWN), first, -1)
            end = next((end for end in ends if words[first:end] in known), None)
            if end is not None and self.tokens[start + first].text[0].isupper():
                yield Run(start + first, start + end - 1, "", False)
            first = end or first + 1

    # ------------------------------------------------------------ cutting

    def _cut(self, first: int, last: int) -> Iterator[Run]:
        """The names in a stretch: what follows its last title, and what precedes that title."""
        first, last = self._trim(first, last)
        if first > last:
            return
        if first < last and self._ends_in_office(first, last):
            left = last
            while left > first and self._is_title_part(left - 1):
                left -= 1
            yield from self._cut(first, left - 1)
            return
        title = self._title(first, last)
        if title is None and self._is_country_before_person(first, last):
            first += 1
        if title is None:
            yield self._run(first, last)
            return
        left = title
        while left > first and self._is_title_part(left - 1):
            left -= 1
        yield from self._cut(first, left - 1)
        start = title + 1
        while start < last and (
            self.tokens[start].pos == "PUNCT" or self.tokens[start].text == "."
        ):
            start += 1
        yield self._run(start, last)

    def _is_country_before_person(self, first: int, last: int) -> bool:
        """Whether two names ran together ("of Jordan | Ayman Safadi")."""
        if last - first < 2:
            return False
        one, other = (self.agents.plain(self.tokens[i].text) for i in (first, first + 1))
        known = any(len(name.words) == 1 for name in self.agents.names.get(one, ()))
        return known and one not in self.agents.given_names and other in self.agents.given_names

    def _ends_in_office(self, first: int, last: int) -> bool:
        """Whether the stretch is a noun phrase for an office ("Moscow Mayor"), not a name."""
        token = self.tokens[last]
        if any(self.tokens[i].lower == "of" for i in range(first, last)):
            return False
        office = self.agents.nouns.get(token.lemma) == "role" or (
            self.agents.is_title(token.lower) and self._label(first, last) != "PERSON"
        )
        return office and self.agents.plain(self.tokens[first].text) not in self.agents.given_names

    def _is_title_part(self, i: int) -> bool:
        token = self.tokens[i]
        known = token.lower in self.naming["modifier"] or self.agents.is_title(token.lower)
        return known or token.text in (".", "-")

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """A run without articles, prepositions and "former" before, punctuation after it."""
        while first <= last and self._leads(first, last):
            first += 1
        while first <= last and self._trails(self.tokens[last]):
            last -= 1
        return first, last

    def _leads(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        if token.lower in self.naming["particle"] and first < last:
            return False
        if not token.text[0].isalnum():
            return True
        if token.pos in ("DET", "PUNCT", "ADP", "PRON", "CCONJ", "SYM", "SCONJ"):
            return True
        if token.lower in self.naming["near"] and first < last:
            return token.pos != "PROPN" or token.lower in ("near", "in", "at", "inside", "outside")
        if token.text[0].isupper() and last == first + 1 and self._names_body(last):
            return False
        return token.lower in self.naming["passing"] and (first < last or token.text.islower())

    def _names_body(self, i: int) -> bool:
        """Whether a capital letter inside a sentence makes a body's name: "the Popular Front"."""
        token, before = self.tokens[i], self.tokens[i - 2] if i > 1 else None
        inside = before is not None and before.sentence == token.sentence
        return inside and token.text[0].isupper() and token.lower in self.naming["organisation"]

    def _trails(self, token: Token) -> bool:
        if not token.text[-1].isalnum():
            return not (token.text.endswith(".") and len(token.text) > 1)
        return token.pos in ("DET", "ADP", "CCONJ", "VERB", "AUX") and token.text.islower()

    def _title(self, first: int, last: int) -> int | None:
        """The last title of a stretch with a name after it; None where it names a body."""
        bodies = [
            i for i in range(first, last + 1) if self.tokens[i].lower in self.naming["organisation"]
        ]
        for i in range(last - 1, first - 1, -1):
            token, after = self.tokens[i], self.tokens[i + 1]
            ranked = self.agents.is_title(token.lower) or self._commands(i)
            if after.pos == "ADP" or not ranked:
                continue
            if not any(body > i for body in bodies):
                return i
            if token.lower in self.naming["posted"] and self._opens_body(i + 1, last):
                return i
        return None

    def _commands(self, i: int) -> bool:
        """Whether it ends such an office as "General Officer Commanding"."""
        return self.tokens[i].lower == "commanding" and self.agents.is_title(
            self.tokens[i - 1].lower
        )

    def _opens_body(self, first: int, last: int) -> bool:
        """Whether the name of a body begins here: with a number, a nationality, a known name."""
        token = self.tokens[first]
        if self.tokens[first - 1].lower in self.agents.naming["commanding"]:
            return True
        numbered = token.pos == "NUM" or token.text[0].isdigit()
        entry = self.agents.names.get(self.agents.plain(token.text), ())
        return first < last and (numbered or any(len(name.words) == 1 for name in entry))

    def _run(self, first: int, last: int) -> Run:
        before = self._at(first - 1)
        if before is not None and before.text == "." and first > 1:
            before = self.tokens[first - 2]
        titled = (
            before is not None
            and before.sentence == self.tokens[first].sentence
            and before.text[0].isupper()
            and self.agents.is_title(before.lower)
        )
        return Run(first, last, self._label(first, last), titled)

    def _label(self, first: int, last: int) -> str:
        """The label of the entity at the end of the run, else of any in it."""
        for i in range(last, first - 1, -1):
            if i in self.inside:
                return self.parse.entities[self.inside[i]].label
        return ""


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether (nearly) all words of the sentence are in capitals."""
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.8 * len(words)
