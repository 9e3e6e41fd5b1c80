"""What kind of thing a name names: signs in it and around it, counted over the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.extract.mentions.runs import Run
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents
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
HEAD_WORDS: tuple[Kind, ...] = ("organisation", "place", "asset")
PLACING = frozenset(["near", "in", "at", "inside", "outside"])
ACTING = frozenset(["nsubj", "poss"])
ACCOMPANYING = frozenset(["with", "by", "between"])  # their objects act, as towns do not
LINKS = frozenset(["of", "for", "in", "on", "to", "and"])
DASHES = frozenset(["-", "--", "–", "—"])
Sign = tuple[Kind, int, str]  # kind, weight, rule


class NameJudge:
    """Judges the runs of one article, each by its own signs and by those of its namesakes."""

    def __init__(self, parse: Parse, agents: Agents, runs: Sequence[Run]) -> None:
        self.parse, self.agents, self.tokens = parse, agents, parse.tokens
        self.naming = agents.naming
        self.votes: dict[str, Counter[Kind]] = {}
        self.surnames: frozenset[str] = frozenset()
        self.countries = frozenset(self._countries())
        names = [run for run in runs if not self.is_common(run)]
        for run in names:
            self._count(run)
        self.surnames = self._surnames(names)

    def _countries(self) -> Iterator[str]:
        """The codes of the countries that the article names by a word, or whose people it does."""
        for word in {t.text for t in self.tokens if t.text[0].isupper()}:
            for name in self.agents.names.get(self.agents.plain(word), ()):
                kind, _, code = name.entry.partition(":")
                if kind in ("country", "demonym") and len(name.words) == 1:
                    yield code

    def _count(self, run: Run) -> None:
        own = self.votes.setdefault(self._key(run), Counter())
        for kind, weight, _ in self._signs(run):
            own[kind] += weight

    def _surnames(self, runs: Sequence[Run]) -> frozenset[str]:
        """The last words of the names of two words and more that are persons'."""
        persons = (
            run
            for run in runs
            if run.last > run.first and self.kind(run, alone=False)[0] == "person"
        )
        return frozenset(self.agents.plain(self.tokens[run.last].text) for run in persons)

    def is_common(self, run: Run) -> bool:
        """Whether the run is a common noun with a capital ("the Government", "President")."""
        tokens = self.tokens[run.first : run.last + 1]
        if len(tokens) > 1 and tokens[-1].lower in self.naming["organisation"]:
            return tokens[0].text[0].islower()
        return all(
            self.agents.noun(token.lemma, token.lower) is not None
            or token.lower in self.naming["modifier"]
            or self.agents.bare(token) in self.naming["rank"]
            for token in tokens
        )

    def kind(self, run: Run, alone: bool = True) -> tuple[Kind, str]:
        """The kind of a name and the rule that told it; ``alone``: a surname may stand alone."""
        told = self._by_head_word(run)
        if told is not None:
            return told, "name-word"
        signs = list(self._signs(run))
        if run.titled:
            return "person", "titled-name"
        if alone and self._key(run) in self.surnames:
            return "person", "surname"
        votes = self.votes.get(self._key(run))
        if not votes:
            return "other", "proper-noun"
        kind = self._winner(votes)
        return kind, next((rule for each, _, rule in signs if each == kind), "name-as-elsewhere")

    def _winner(self, votes: Counter[Kind]) -> Kind:
        return max(sorted(votes), key=lambda kind: votes[kind])

    def _key(self, run: Run) -> str:
        words = (self.agents.plain(t.text) for t in self.tokens[run.first : run.last + 1])
        small = self.naming["particle"]
        return " ".join(word for word in words if word not in small and word[-1].isalnum())

    # ------------------------------------------------------------ signs

    def _signs(self, run: Run) -> Iterator[Sign]:
        """What speaks for a kind, with its weight."""
        words = [self.agents.plain(t.text) for t in self.tokens[run.first : run.last + 1]]
        told = self._by_head_word(run)
        if told is not None:
            yield told, 8, "name-word"
        elif run.titled:
            yield "person", 8, "titled-name"
        elif self._abbreviates_office(run):
            yield "person", 8, "acronym-of-office"
        if run.label in NER_KINDS:
            weight = 1 if run.label == "NORP" else 2
            yield NER_KINDS[run.label], weight, f"ner-{run.label.lower()}"
        if len(words) > 1 and words[0] in self.agents.given_names:
            yield "person", 6, "given-name"
        if len(words) == 1 and words[0] in self.naming["surname"]:
            yield "person", 6, "known-surname"
        if self._has_age(run):
            yield "person", 6, "name-with-age"
        if self._has_what_persons_have(run):
            yield "person", 3, "owner"
        if not run.label and self.tokens[run.last].dep == "nsubj":
            yield "person", 2, "subject"
        yield from self._signs_of_place(run, words)
        if run.first == run.last and not run.label and self._is_acronym(self.tokens[run.first]):
            yield "organisation", 1, "acronym"

    def _signs_of_place(self, run: Run, words: Sequence[str]) -> Iterator[Sign]:
        if words[0] in self.naming["prefix_place"] and len(words) > 1:
            yield "place", 4, "place-prefix"
        before = self._at(run.first - 1, run)
        if before is not None and self._places(before):
            yield "place", 3, "after-preposition"
        if before is not None and before.lower == "of":
            noun = self._at(run.first - 2, run)
            if noun is not None and self.agents.nouns.get(noun.lower) == "place":
                yield "place", 4, "place-of-that-name"
        after, next_but_one = self._at(run.last + 1, run), self._at(run.last + 2, run)
        if after is not None and after.lower in self.naming["place"]:
            yield "place", 4, "place-noun-after"
        if after is not None and after.text == "," and next_but_one and self._is_land(next_but_one):
            yield "place", 3, "land-after-comma"
        if (
            after is not None
            and after.text == ","
            and next_but_one
            and next_but_one.lower == "where"
        ):
            yield "place", 6, "where-after"
        if after is not None and after.text in DASHES and self._opens_line(run):
            yield "place", 6, "dateline"
        yield from self._in_gazetteer(run, words)

    def _opens_line(self, run: Run) -> bool:
        """Whether a line begins with the name, all in capitals."""
        first, last = self.tokens[run.first], self.tokens[run.last]
        before = self.parse.text[: first.start].rstrip(" ")
        opens = not before or before.endswith("\n")
        return opens and self.parse.text[first.start : last.end].isupper()

    def _places(self, token: Token) -> bool:
        """Whether a preposition's object is most often a place."""
        return token.lower in self.naming["near"] and (token.pos == "ADP" or token.lower in PLACING)

    def _at(self, i: int, run: Run) -> Token | None:
        """The token at ``i`` if it is in the sentence of the run."""
        if not 0 <= i < len(self.tokens):
            return None
        token = self.tokens[i]
        return token if token.sentence == self.tokens[run.first].sentence else None

    def _is_land(self, token: Token) -> bool:
        """Whether the token is a country's name."""
        names = self.agents.names.get(self.agents.plain(token.text), ())
        return any(n.entry.startswith("country:") and len(n.words) == 1 for n in names)

    def _in_gazetteer(self, run: Run, words: Sequence[str]) -> Iterator[Sign]:
        if len(words) == 1 and self._is_acronym(self.tokens[run.first]):
            return
        if len(words) == 1 and words[0] in self.agents.given_names:
            return
        known = self.agents.place_weight(" ".join(words))
        if not known:
            return
        near = not self._acts(run) and self.agents.lies_in(" ".join(words), self.countries)
        if len(words) > 1 or run.label not in ("PERSON", "ORG", "") or known > 1 or near:
            yield "place", 3, "gazetteer"
        else:
            yield "place", 1 if run.label else 2, "gazetteer"

    def _acts(self, run: Run) -> bool:
        """Whether a person's name stands as one who does or has something ("with Castro")."""
        before = self._at(run.first - 1, run)
        company = before is not None and before.lower in ACCOMPANYING
        return run.label == "PERSON" and (company or self.tokens[run.last].dep in ACTING)

    def _by_head_word(self, run: Run) -> Kind | None:
        """What the head word of the name says: the last, or the last before "of", "for", "in"."""
        words = [t.lower for t in self.tokens[run.first : run.last + 1]]
        if len(words) > 1 and words[0] in self.naming["prefix_organisation"]:
            return "organisation"
        if len(words) > 1 and words[0] in self.naming["prefix_asset"]:
            return "asset"
        if self._is_numbered_unit(words):
            return "organisation"
        if words[-1] in self.naming["event"]:
            return "other"
        links = (i for i, word in enumerate(words) if i and word in LINKS)
        head = next(links, len(words)) - 1
        for kind in HEAD_WORDS:
            if words[head] in self.naming[kind] or words[-1] in self.naming[kind]:
                return kind
        return None

    def _is_numbered_unit(self, words: Sequence[str]) -> bool:
        """Whether a number stands beside the word for a unit ("7 Division Garrison")."""
        pairs = pairwise(words)
        return any(
            {left[:1].isdigit(), right[:1].isdigit()} == {True, False}
            and (left in self.naming["unit"] or right in self.naming["unit"])
            for left, right in pairs
        )

    def _abbreviates_office(self, run: Run) -> bool:
        """Whether it stands in brackets after the office whose initials it is."""
        letters = self.tokens[run.first]
        if run.first != run.last or run.first < 3 or not self._is_acronym(letters):
            return False
        if self.tokens[run.first - 1].text != "(":
            return False
        initials = ""
        for token in reversed(self.tokens[max(run.first - 9, 0) : run.first - 1]):
            if token.text[0].isupper():
                initials = token.text[0] + initials
            if initials == letters.text:
                return self.agents.is_title(token.lower) or "officer" in token.lower
        return False

    def _has_what_persons_have(self, run: Run) -> bool:
        """Whether it owns what only a person has ("Khan's widow")."""
        token = self.tokens[run.last]
        owned = self.tokens[token.head].lower
        return token.dep == "poss" and owned in self.naming["of_persons"]

    def _has_age(self, run: Run) -> bool:
        """Whether an age between commas follows the name."""
        after = self.tokens[run.last + 1 : run.last + 4]
        return (
            len(after) == 3
            and (after[0].text, after[2].text) == (",", ",")
            and after[1].text.isdigit()
            and 10 <= int(after[1].text) <= 110
        )

    def _is_acronym(self, token: Token) -> bool:
        return token.text.isalpha() and token.text.isupper() and 2 <= len(token.text) <= 7
