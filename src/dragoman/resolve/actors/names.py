"""Folding of names, so that the spellings of one name meet: case, accents, articles, sounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from dragoman.files import DATA, read_yaml

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ARABIC_FOLD = str.maketrans("أإآٱىئؤةکی", "ااااييوهكي")
_WORDS = re.compile(r"[a-z0-9]+")
_JOINERS = re.compile(r"[.'’ʼ`‘“”\"´]")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Folding:
    """The word lists of ``data/actors/names.yaml``, compiled."""

    particles: frozenset[str]
    honorifics: frozenset[str]
    suffixes: frozenset[str]
    sounds: tuple[tuple[str, str], ...]


@cache
def folding() -> Folding:
    """The folding of the package. Raises DataError where its file is unsound."""
    content = read_yaml(DATA / "actors" / "names.yaml")
    particles, honorifics, suffixes = (
        frozenset(content[k].split()) for k in ("particles", "honorifics", "suffixes")
    )
    sounds = sorted(((a, b) for a, b in content["sounds"]), key=lambda pair: -len(pair[0]))
    return Folding(particles, honorifics, suffixes, tuple(sounds))


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The lower-case words of a name in Latin letters without accents, dots and possessive."""
    plain = _POSSESSIVE.sub("", name.strip())
    if _ARABIC.search(plain):
        return tuple(_arabic(plain).split())
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), plain)
    return tuple(_WORDS.findall(_JOINERS.sub("", anyascii(plain)).lower()))


def _arabic(name: str) -> str:
    """Arabic script with one shape for each letter, without marks and the article."""
    plain = _ARABIC_MARKS.sub("", name).translate(_ARABIC_FOLD)
    words = re.findall(r"[\u0600-\u06ff]+", plain)
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words)


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """The words that tell a name from others: without articles and particles."""
    words = words_of(name)
    kept = tuple(w for w in words if w not in folding().particles)
    return kept or words


def key(name: str) -> str:
    """The form under which a name is looked up."""
    return " ".join(core(name))


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The core words of a person's name without titles before and suffixes after it."""
    words = list(core(name))
    while len(words) > 1 and words[0] in folding().honorifics:
        words.pop(0)
    while len(words) > 1 and words[-1] in folding().suffixes:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The consonants of a word by sound: Haftar, Hifter and Khaftar are all ``hfdr``."""
    for letters, letter in folding().sounds:
        word = word.replace(letters, letter)
    word = _DOUBLED.sub(r"\1", word)
    first = "a" if word[:1] in "aeiouy" else word[:1]
    rest = re.sub(r"[aeiouy]", "", word[1:])
    if len(rest) > 1 and rest.endswith("h"):
        rest = rest[:-1]
    return _DOUBLED.sub(r"\1", first + rest)


def sounds(words: tuple[str, ...]) -> str:
    """The key under which the spellings of one name in several transliterations meet."""
    return " ".join(sound(word) for word in words)
