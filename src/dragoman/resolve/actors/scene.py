"""What an article tells around its names: countries, titles, acronyms, possessors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.resolve.actors.names import key, person_words
from dragoman.resolve.actors.offices import Office, office_of
from dragoman.resolve.actors.words import cues, metonyms

_TITLE_REACH = 8
_APPOSITION_REACH = 10
_PHRASE_REACH = 14
_OF_REACH = 4
_INSIDE = frozenset({"of", "in", "from", "for", "to", "at"})
_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Title:
    """Words that tell what a person is, the office they name, and the country told with them."""

    words: tuple[str, ...]
    office: Office | None
    country: str | None


class Scene:
    """One article as the linker sees it. Look-ups only; nothing changes."""

    def __init__(
        self, reading: Reading, chains: Mapping[str, str], around: Iterable[str] = ()
    ) -> None:
        self.reading, self.chains = reading, chains
        self.around = frozenset(around)  # countries in which the places of the text lie
        self.day: date | None = reading.article.published
        self.by_token: dict[int, str] = {}
        for markable in reading.markables:
            code = country_entry(markable)
            if code:
                for i in range(markable.first, markable.last + 1):
                    self.by_token[i] = code
        self._add_capitals()

    def _add_capitals(self) -> None:
        for markable in self.reading.markables:
            if markable.form == "name" and markable.first not in self.by_token:
                known = metonyms().get(key(self.reading.words(markable)))
                code = known.actor.split("/")[0] if known else ""
                if len(code) == 3:
                    self.by_token[markable.first] = code

    @cached_property
    def countries(self) -> Counter[str]:
        """How often each country is named."""
        return Counter(self.by_token.values())

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[int, str]]]:
        found: dict[int, list[tuple[int, str]]] = {}
        for i, code in sorted(self.by_token.items()):
            found.setdefault(self.reading.token(i).sentence, []).append((i, code))
        return found

    def sentence_countries(self, i: int) -> dict[str, None]:
        """The countries named in the sentence of token ``i``, in text order."""
        return dict.fromkeys(
            c for _, c in self._by_sentence.get(self.reading.token(i).sentence, ())
        )

    @cached_property
    def dominant(self) -> str | None:
        """The country that at least six in ten of the namings are of."""
        if not self.countries:
            return None
        code, most = min(self.countries.items(), key=lambda pair: (-pair[1], pair[0]))
        return code if most >= 0.6 * sum(self.countries.values()) else None

    @cached_property
    def acronyms(self) -> dict[str, Markable]:
        """Acronym in brackets to the name before it."""
        tokens = self.reading.parse.tokens
        found: dict[str, Markable] = {}
        for markable in self.reading.markables:
            after = markable.last + 1
            if markable.form == "name" and after + 2 < len(tokens) and tokens[after].text == "(":
                short = tokens[after + 1].text
                if short.isupper() and len(short) > 1 and tokens[after + 2].text == ")":
                    found.setdefault(short, markable)
        return found

    def country_of(self, markable: Markable) -> str | None:
        """The country that the phrase itself names: "Libyan officials", "the army of Chad"."""
        for i in self._phrase(markable):
            if i in self.by_token and not self.is_backer(i):
                return self.by_token[i]
        return None

    def is_backer(self, i: int) -> bool:
        """Whether token ``i`` tells who stands behind the rest: "Russia-backed", "CIA-trained"."""
        tail = self.reading.parse.tokens[i + 1 : i + 3]
        return len(tail) == 2 and tail[0].text == "-" and tail[1].lower in cues()["backing"]

    def _phrase(self, markable: Markable) -> Iterator[int]:
        """Tokens of the phrase: the words before the head, the markable's own, "of X" behind it."""
        head = self.reading.token(markable.head)
        yield from range(max(head.left, markable.head - _PHRASE_REACH), markable.head + 1)
        yield from range(markable.first, markable.last + 1)
        for child in self.reading.parse.children(markable.head, "prep"):
            if child.lower in _INSIDE and child.i - markable.head < _TITLE_REACH:
                for inner in self.reading.parse.children(child.i, "pobj"):
                    yield from range(max(inner.left, inner.i - 4), inner.i + 1)

    def bare_name(self, markable: Markable) -> str | None:
        """A name without countries, possessors and plain nouns: Russia's "TASS" agency."""
        tokens = self.reading.parse.tokens[markable.first : markable.last + 1]
        kept = [
            t for t in tokens if t.i not in self.by_token and t.text not in {"'s", "’s", "'", "’"}
        ]
        while kept and (kept[-1].text.islower() or kept[-1].lower in cues()["troops"]):
            kept.pop()
        while kept and kept[0].text.islower():
            kept.pop(0)
        whole = len(kept) == len(tokens)
        return None if whole or not kept else self.reading.parse.text[kept[0].start : kept[-1].end]

    def possessor(self, markable: Markable) -> Markable | None:
        """Whose it is: "his forces", "Haftar's soldiers"."""
        child = self.reading.parse.child(markable.head, "poss")
        if child is None:
            return None
        owner = self.reading.headed(child.i)
        return owner if owner is not None and owner.id != markable.id else None

    def title_before(self, markable: Markable) -> Title | None:
        """The title right before a name: "Russian Foreign Minister" Sergei Lavrov."""
        tokens, first = self.reading.parse.tokens, markable.first
        start, sentence = first, tokens[first].sentence
        while start > 0 and first - start < _TITLE_REACH:
            before = tokens[start - 1]
            if before.sentence != sentence or not _titular(before):
                break
            start -= 1
        return self.title_of(start, first - 1)

    def title_after(self, markable: Markable) -> Title | None:
        """The apposition behind a name: Sergei Lavrov, "the Russian foreign minister"."""
        tokens, comma = self.reading.parse.tokens, markable.last + 1
        if comma + 1 >= len(tokens) or tokens[comma].text not in {",", "("}:
            return None
        if tokens[comma + 1].pos == "CCONJ":  # ", and the general"
            return None
        stop = comma + 1
        while stop < len(tokens) and stop - comma < _APPOSITION_REACH and _titular(tokens[stop]):
            stop += 1
        return self.title_of(comma + 1, stop - 1)

    def title_of(self, first: int, last: int) -> Title | None:
        """The title that tokens ``first`` to ``last`` tell; None where they hold no word."""
        if last < first:
            return None
        tokens = self.reading.parse.tokens[first : last + 1]
        codes = [self.by_token[t.i] for t in tokens if t.i in self.by_token]
        kept = [
            t
            for t in tokens
            if t.i not in self.by_token and t.lower not in {"'s", "’s", "'", "’", "the", "a", "an"}
        ]
        while kept and kept[-1].pos == "ADP":
            kept.pop()
        words = tuple(t.lower for t in kept)
        country = codes[0] if codes else None
        return Title(words, office_of(" ".join(words), country or ""), country) if words else None

    def titles(self, members: list[Markable]) -> tuple[Title, ...]:
        """All titles told of one chain: before and behind its names, and its nouns of role."""
        found: dict[Title, None] = {}
        for markable in members[:40]:
            if markable.form == "name" and markable.kind != "role":
                options = (self.title_before(markable), self.title_after(markable))
            elif markable.form != "pronoun":
                options = (self.role_title(markable), None)
            else:
                continue
            found.update(dict.fromkeys(title for title in options if title))
        return tuple(found)

    def role_title(self, markable: Markable) -> Title | None:
        """The title that a noun phrase is: "the Russian foreign minister"."""
        title = self.title_of(markable.first, max(markable.last, self._rest_of_title(markable)))
        country = self.country_of(markable)
        return Title(title.words, title.office, title.country or country) if title else None

    def _rest_of_title(self, markable: Markable) -> int:
        """The last token of "of state", "of defence" behind a head noun; the head's own if none."""
        for child in self.reading.parse.children(markable.head, "prep"):
            if child.lower == "of" and child.i == markable.last + 1:
                for inner in self.reading.parse.children(child.i, "pobj"):
                    if inner.i not in self.by_token and inner.i - child.i < _OF_REACH:
                        return inner.i
        return markable.head

    @cached_property
    def full_names(self) -> dict[str, list[Markable]]:
        """Surname to the names of persons in full that end in it."""
        found: dict[str, list[Markable]] = {}
        for markable in self.reading.markables:
            if markable.kind == "person" and markable.form == "name":
                words = person_words(self.reading.words(markable))
                if len(words) > 1:
                    found.setdefault(words[-1], []).append(markable)
        return found


def _titular(token: Token) -> bool:
    if token.text in {"'s", "’s", "'", "’", "-", "."}:
        return True
    return token.pos in _TITLE_POS and token.lower not in {
        "with",
        "by",
        "to",
        "against",
        "after",
        "as",
        "but",
        "from",
        "on",
    }


def country_entry(markable: Markable) -> str | None:
    """The alpha-3 code where the mention is a country, its people or its adjective."""
    kind, _, code = (markable.entry or "").partition(":")
    return code if kind in {"country", "demonym", "nation"} else None


def stands_for_government(reading: Reading, markable: Markable) -> bool:
    """Whether a capital is named for the government there, by the words that govern it."""
    token, lists = reading.token(markable.head), cues()
    for _ in range(8):  # "Moscow, Ankara and Tehran"
        if token.dep == "conj":
            token = reading.token(token.head)
    governor = reading.token(token.head)
    if token.dep in {"nsubj", "nsubjpass", "csubj"}:
        said_to_be = reading.parse.child(governor.i, "attr") if governor.lemma == "be" else None
        party = said_to_be is not None and said_to_be.lemma in lists["bonds"]
        return party or governor.lemma not in lists["settled"]
    if token.dep == "poss":
        return governor.lemma not in lists["possessed"]
    if token.dep == "dobj":
        return governor.lemma in lists["acted_on"]
    if token.dep == "pobj":
        above = reading.token(governor.head)
        if governor.lower == "by":
            return governor.dep == "agent"
        if governor.lower in {"in", "to"} and above.lemma in lists["arriving"]:
            return True
        if governor.lower in {
            "with",
            "between",
            "to",
            "from",
            "of",
            "against",
            "toward",
            "towards",
            "for",
        }:
            return above.lemma in lists["bonds"]
    return token.dep in {"amod", "compound"} and governor.lemma in lists["bonds"]
