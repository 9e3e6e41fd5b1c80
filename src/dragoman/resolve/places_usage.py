"""Which words of a text name a place, and whether they are used for it or only in its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.lexicon.gazetteer import Gazetteer, Spot
from dragoman.lexicon.placewords import load_placewords

PLACES = ("place", "country")
WEAK_RULES = ("ner-", "proper-noun", "name-as-elsewhere", "name-word", "surname")
TOLD_RULES = ("place-", "after-preposition")  # found by the words around a name
RULED = frozenset(["country", "admin1", "capital", "town", "building"])  # what can stand for rulers
WELL_KNOWN = 100_000  # a weight from which a name alone is good evidence
GREAT = 1_000_000  # a weight from which a region's name needs no other sign
MOST = 60  # namesakes looked at


@dataclass(frozen=True, slots=True)
class Named:
    """A markable that names a place, with the places of that name.

    ``part``: only a part of its words is known ("Manila Cathedral"). ``told``: the words around it
    say that it is a place. ``sure``: so sure that it is one if the gazetteer lacks it too.
    ``figurative``: it stands for a government, a people or a paper.
    """

    markable: Markable
    name: str
    spots: tuple[Spot, ...]
    part: bool
    told: bool
    sure: bool
    figurative: bool


def find_named(reading: Reading, gazetteer: Gazetteer) -> list[Named]:
    """The markables that name places, in text order; of nested ones the longest that is known."""
    finder = _Finder(reading, gazetteer)
    found = [each for m in reading.markables if (each := finder.named(m)) is not None]
    known = {(e.markable.first, e.markable.last) for e in found if not e.part}
    return [each for each in found if not _inside(each, known)]


def _wordlike(name: str) -> bool:
    """Not an address on the web, an acronym or a number."""
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    short = letters.isupper() and len(letters) < 5
    capital = name[0].isupper() or name[:3].lower() in ("al-", "el-") or not name[0].isalpha()
    return capital and not short and "/" not in name and "@" not in name and not name.isdigit()


def _inside(each: Named, known: set[tuple[int, int]]) -> bool:
    """Whether a longer known name, by two tokens to either side at most, holds it."""
    first, last = each.markable.first, each.markable.last
    return any(
        (first - before, last + after) in known
        for before in range(3)
        for after in range(3)
        if before or after
    )


class _Finder:
    """Judges the markables of one reading."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.reading, self.gazetteer, self.usage = reading, gazetteer, load_placewords()
        self.parse = reading.parse

    def named(self, markable: Markable) -> Named | None:
        if markable.form != "name" or markable.kind == "role":
            return None
        if (markable.entry or "").startswith("nation:"):
            return None
        if (markable.entry or "").startswith("demonym:") or markable.kind == "group":
            return self._adjective(markable)
        if markable.kind in PLACES:
            return self._place(markable)
        return self._mistaken(markable)

    # ------------------------------------------------------------ kinds of evidence

    def _adjective(self, markable: Markable) -> Named | None:
        """An adjective of a country before ground: "the Syrian border"."""
        spot = self.gazetteer.adjective(self.reading.words(markable))
        if spot is None:
            return self._mistaken(markable) if markable.rule.startswith("ner-") else None
        token = self.reading.token(markable.head)
        governor = self.parse.tokens[token.head]
        placed = token.dep in ("amod", "compound", "nmod") and self._is_ground(governor)
        return Named(markable, spot.name, (spot,), False, True, False, not placed)

    def _hyphened(self, markable: Markable) -> tuple[Spot, ...]:
        """The first of the countries of "the Syrian-Turkish border"."""
        first, *others = self.reading.words(markable).replace("–", "-").split("-")
        spot = self.gazetteer.adjective(first) if others else None
        return (spot,) if spot and self.gazetteer.adjective(others[-1]) else ()

    def _is_ground(self, token: Token) -> bool:
        return token.lemma in self.usage["ground"] or token.lower in self.usage["ground"]

    def _place(self, markable: Markable) -> Named:
        name, spots = self._look_up(markable)
        part = False
        if not spots:
            spots = self._hyphened(markable)
        if not spots:
            name, spots = self._part(markable)
            part = bool(spots)
        told = self._is_located(markable)
        told = told or markable.rule.startswith(TOLD_RULES)
        sure = (told or self._is_site(markable) or self._is_reached(markable)) and _wordlike(name)
        return Named(markable, name, spots, part, told, sure, self._is_figurative(markable, spots))

    def _mistaken(self, markable: Markable) -> Named | None:
        """A name that was taken for a person or a body, where the words around it say place."""
        great = self._great_region(markable)
        if great is not None:
            return great
        if not markable.rule.startswith(WEAK_RULES):
            return None
        located = self._is_located(markable)
        site = self._is_site(markable)
        if not located and not site:
            return None
        name, spots = self._look_up(markable)
        if located and (spots or self._is_labelled(self._first(markable))):
            sure = _wordlike(name) and markable.kind != "group"
            return Named(markable, name, spots, False, True, sure, False)
        if site and (located or markable.kind == "organisation"):
            name, spots = self._part(markable)
            return Named(markable, name, spots, True, located, located, not located)
        return None

    def _great_region(self, markable: Markable) -> Named | None:
        """A region, sea or building that all know, whatever was made of it: "West Bank"."""
        name, spots = self._look_up(markable)
        if not spots or spots[0].kind in ("town", "capital", "country") or spots[0].weight < GREAT:
            return None
        if not spots[0].usual or markable.kind == "person":
            return None
        body = markable.rule == "known-name" or spots[0].kind == "building"
        figurative = self._is_figurative(markable, spots) or (
            body and not self._is_located(markable)
        )
        return Named(markable, name, spots, False, True, False, figurative)

    def _is_located(self, markable: Markable) -> bool:
        """As in "in X", "near X", "the town of X", "Y and X" where "in Y", "X, Texas"."""
        token = self._first(markable)
        if self._is_labelled(token):
            return True
        if token.dep == "pobj":
            preposition = self.parse.tokens[token.head]
            if preposition.lower in self.usage["within"] - {"by", "on", "over", "above"}:
                return preposition.i == token.i - 1 or self._plain(preposition.i, token)
            return preposition.lower in self.usage["toward"] and self._is_great(markable)
        return self._before_region(markable) or self._opens_report(markable)

    def _first(self, markable: Markable) -> Token:
        """The head of a name, or of the first name of its list."""
        token = self.reading.token(markable.head)
        while token.dep in ("conj", "appos") and token.head != token.i:
            governor = self.parse.tokens[token.head]
            if governor.pos not in ("PROPN", "NOUN", "ADJ"):
                break
            token = governor
        return token

    def _is_labelled(self, token: Token) -> bool:
        """Ground that the name is given to: "the town of X", "the X district"."""
        governor = self.parse.tokens[token.head]
        if token.dep == "pobj" and governor.lower == "of":
            return self._is_site_noun(self.parse.tokens[governor.head])
        named = token.dep in ("compound", "nmod", "amod", "appos")
        return named and governor.pos == "NOUN" and self._is_site_noun(governor)

    def _is_site_noun(self, token: Token) -> bool:
        """A common noun for ground, by the list or by the kind of the phrase that it heads."""
        if self._is_ground(token):
            return True
        phrase = self.reading.headed(token.i)
        return phrase is not None and phrase.kind == "place" and phrase.form == "nominal"

    def _is_reached(self, markable: Markable) -> bool:
        """The object of a verb of moving, taking or striking: "entered X"."""
        token = self.reading.token(markable.head)
        verb = self.parse.tokens[token.head]
        return token.dep in ("dobj", "nsubjpass") and verb.lemma in self.usage["reach"]

    def _plain(self, preposition: int, token: Token) -> bool:
        """Nothing but an article, adjectives and names between preposition and head."""
        between = self.parse.tokens[preposition + 1 : token.i]
        return all(each.pos in ("DET", "ADJ", "PROPN", "PUNCT", "NOUN") for each in between)

    def _is_great(self, markable: Markable) -> bool:
        _, spots = self._look_up(markable)
        return bool(spots) and spots[0].weight >= WELL_KNOWN and spots[0].usual

    def _before_region(self, markable: Markable) -> bool:
        """Before a comma and a region or country that holds a place of this name: "X, Texas"."""
        after = self.parse.tokens[markable.last + 1 : markable.last + 3]
        if len(after) < 2 or after[0].text not in (",", "("):
            return False
        regions = {
            (spot.country, spot.admin1 if spot.kind == "admin1" else None)
            for other in self.reading.over(after[1].i)
            if other.first == after[1].i and other.kind in PLACES
            for spot in self.gazetteer.find(self.reading.words(other))[:3]
            if spot.kind in ("admin1", "country")
        }
        if not regions:
            return False
        _, spots = self._look_up(markable)
        return any(
            (s.country, s.admin1) in regions or (s.country, None) in regions for s in spots[:MOST]
        )

    def _opens_report(self, markable: Markable) -> bool:
        """A dateline: capitals at the start of a line, then a bracket, a dash or a colon."""
        words, text = self.reading.words(markable), self.reading.article.text
        if not words.isupper() or len(words) < 4:
            return False
        return text[markable.span.end :].lstrip(" ")[:1] in ("(", "-", "–", "—", ":", ",", "�")

    def _is_site(self, markable: Markable) -> bool:
        words = self.reading.words(markable).lower().split()
        return len(words) > 1 and words[-1] in self.usage["facility"]

    # ------------------------------------------------------------ look-ups

    def _look_up(self, markable: Markable) -> tuple[str, tuple[Spot, ...]]:
        """The name and its places: as written, without possessive, without generic words."""
        words = self.reading.words(markable)
        for name in (*self._longer(markable), *self._spellings(words)):
            spots = self.gazetteer.find(name)
            if spots and (len(name.replace(".", "")) > 3 or name[:1].isupper()):
                return name, spots[:MOST]
        return words, ()

    def _longer(self, markable: Markable) -> Iterator[str]:
        """The name with what the recogniser cut off: "New" before it, "-e-Sharif" after it."""
        tokens, text = self.parse.tokens, self.reading.article.text
        first, last = markable.first, markable.last
        if (
            first
            and tokens[first - 1].lower in self.usage["opening"]
            and tokens[first - 1].text[0].isupper()
        ):
            yield text[tokens[first - 1].start : markable.span.end]
        end = last
        while end + 1 < len(tokens) and end < last + 4 and tokens[end].end == tokens[end + 1].start:
            end += 1
        if end > last and tokens[end].text[0].isupper():
            yield text[markable.span.start : tokens[end].end]

    def _spellings(self, words: str) -> Iterator[str]:
        bare = words.removesuffix("'s").removesuffix("’s").strip(" -–,(")
        yield bare
        parts = bare.split()
        first, last = 0, len(parts)
        while last - first > 1 and parts[last - 1].lower() in self.usage["generic"]:
            last -= 1
            yield " ".join(parts[first:last])
        while last - first > 1 and parts[first].lower() in self.usage["generic"]:
            first += 1
            yield " ".join(parts[first:last])

    def _part(self, markable: Markable) -> tuple[str, tuple[Spot, ...]]:
        """The longest stretch of the name that is a well-known place's; streets are called so."""
        parts = self.reading.words(markable).split()
        if parts[-1].lower() in self.usage["way"]:
            return self.reading.words(markable), ()
        for length in range(len(parts) - 1, 0, -1):
            for first in range(len(parts) - length + 1):
                name = " ".join(parts[first : first + length]).removesuffix("'s")
                if len(name) < 4 or name.lower() in self.usage["generic"]:
                    continue
                spots = self.gazetteer.find(name)
                great = spots and spots[0].weight >= WELL_KNOWN and spots[0].usual
                if great and spots[0].kind not in ("country", "continent"):
                    return name, spots[:MOST]
        return self.reading.words(markable), ()

    # ------------------------------------------------------------ figurative use

    def _is_figurative(self, markable: Markable, spots: tuple[Spot, ...]) -> bool:
        """A government that speaks, a party to talks, a label of a paper or of an office."""
        token = self._first(markable)
        governor = self.parse.tokens[token.head]
        if self._opens_report(markable) or (spots and spots[0].kind not in RULED):
            return False
        if token.dep == "nsubj":
            return governor.lemma in self.usage["voice"] or self._acts(governor)
        if token.dep == "pobj":
            return self._is_party(governor)
        if token.dep in ("compound", "nmod", "amod", "poss"):
            return governor.lemma in self.usage["pact"] | self.usage["state"]
        return token.dep == "dative" or (
            token.dep == "dobj" and governor.lemma in self.usage["voice"] - self.usage["undergo"]
        )

    def _acts(self, verb: Token) -> bool:
        """Does a place do something, as only those who rule or play for it can?"""
        doing = self.parse.child(verb.i, "dobj", "xcomp", "ccomp", "prt") is not None
        return verb.pos == "VERB" and doing and verb.lemma not in self.usage["undergo"]

    def _is_party(self, preposition: Token) -> bool:
        """As in "talks with X", "taken by X", "ties between X and Y", but "the border with X"."""
        governor = self.parse.tokens[preposition.head]
        if preposition.lower == "between":
            return governor.lemma in self.usage["tie"]
        return preposition.lower in self.usage["partner"] and not self._is_ground(governor)
