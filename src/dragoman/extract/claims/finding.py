"""Who says what: source, cue and content of quotations and reported speech, nested."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.claims.cues import find_cues
from dragoman.extract.claims.inherited import inherited
from dragoman.extract.claims.layout import laid_out
from dragoman.extract.claims.nesting import nested
from dragoman.extract.claims.quotes import find_quotes
from dragoman.extract.claims.speech import attach_quotes
from dragoman.extract.claims.views import view_cue
from dragoman.extract.reading import Reading
from dragoman.lexicon.reporting import Reporting
from dragoman.records import Claim


def find_claims(reading: Reading, chains: Mapping[str, str], words: Reporting) -> tuple[Claim, ...]:
    """The claims of an article in text order, each within the innermost that holds its cue."""
    quotes = find_quotes(reading.parse)
    views = (view_cue(reading.parse, token, words) for token in reading.parse.tokens)
    cues = [
        *find_cues(reading.parse, words),
        *(draft for draft in views if draft is not None),
        *laid_out(reading, words, quotes),
    ]
    drafts = attach_quotes(reading.parse, cues, quotes, words)
    drafts += inherited(reading.parse, drafts, quotes)
    return nested(reading, drafts, quotes)
