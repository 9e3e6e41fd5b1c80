"""Contexts of a paragraph: what its events are about, by the words that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml
from dragoman.language.parse import Parse
from dragoman.ontology import load_ontology


@cache
def load_contexts() -> Mapping[str, str]:
    """Lemma to PLOVER context. Raises DataError where a context is unknown."""
    listed = read_yaml(DATA / "plover" / "contexts.yaml")
    if unknown := set(listed) - load_ontology().contexts:
        raise DataError(f"no context {min(unknown)!r}", where="plover/contexts.yaml")
    return {word: context for context, words in listed.items() for word in words}


def paragraph_contexts(parse: Parse) -> dict[int, tuple[str, ...]]:
    """The contexts of each paragraph by its index, in the order of their first words."""
    listed = load_contexts()
    found: dict[int, dict[str, None]] = {}
    for sentence in parse.sentences:
        here = found.setdefault(sentence.paragraph, {})
        for token in parse.sentence_tokens(sentence):
            context = listed.get(token.lemma) or listed.get(token.lower)
            if context:
                here.setdefault(context)
    return {paragraph: tuple(contexts) for paragraph, contexts in found.items()}
