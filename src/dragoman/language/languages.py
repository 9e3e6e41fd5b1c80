"""Which language a text is in: by its script and by letter statistics."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

CODED = frozenset(["en"])
NAMES = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}
_SAMPLE = 4_000  # code points that are looked at
_FEWEST = 60  # letters below which letter statistics are guesses
_SURE = 0.8  # probability below which another language than English is not believed
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("Arab", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("Cyrl", re.compile(r"[\u0400-\u04ff]")),
    ("Hebr", re.compile(r"[\u0590-\u05ff]")),
    ("Grek", re.compile(r"[\u0370-\u03ff]")),
    ("Hani", re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")),
    ("Latn", re.compile(r"[A-Za-z\u00c0-\u024f]")),
)


class Detection(NamedTuple):
    """The ISO 639-1 code, None where it cannot be told, and what is to be said about that."""

    language: str | None
    note: str | None


def normal(code: str) -> str:
    """A code without its region, in lower case: "EN", "en-GB" and "eng" are "en"."""
    base = re.split(r"[-_]", code.strip().lower())[0]
    return {"eng": "en", "english": "en"}.get(base, base)


def detect(text: str) -> Detection:
    """The language of a text; English is assumed, and said, where too little is there to tell."""
    sample = text[:_SAMPLE]
    letters = sum(len(word) for word in _WORD.findall(sample))
    script = Counter({name: len(form.findall(sample)) for name, form in _SCRIPTS}).most_common(1)
    latin = script[0][0] == "Latn"
    if letters < _FEWEST and latin:
        return Detection(None, "too short to tell its language: read as English")
    best, probability = _identifier().classify(sample)
    if latin and best not in CODED and probability < _SURE:
        return Detection(None, "its language cannot be told: read as English")
    return Detection(str(best), None)


def uncoded(language: str | None) -> str | None:
    """What is said of a text in a language whose events are not coded; None of others."""
    if language is None or language in CODED:
        return None
    return f"events were not coded: the text is {NAMES.get(language, language)}, not English"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(NAMES))
    return identifier
