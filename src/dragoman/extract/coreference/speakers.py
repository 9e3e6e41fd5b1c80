"""Who speaks inside quotation marks, as far as pronouns need to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.extract.claims.quotes import Quote, is_speech
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Reporting


def find_speakers(
    parse: Parse, quotes: Sequence[Quote], reporting: Reporting
) -> Mapping[int, int | None]:
    """Token inside quoted speech to the head token of its speaker, None where nobody is named.

    A quotation without a reporting verb in its sentences goes on with the last speaker of its
    paragraph, or with the paragraph before where that one's quotation was left open.
    """
    spoken: dict[int, int | None] = {}
    last: tuple[Quote, int | None] | None = None
    for quote in quotes:
        if not is_speech(parse, quote):
            continue
        speaker = _speaker(parse, quote, reporting)
        if speaker is None and last is not None and _goes_on(last[0], quote):
            speaker = last[1]
        spoken.update(dict.fromkeys(range(quote.first, quote.last + 1), speaker))
        last = quote, speaker
    return spoken


def _goes_on(before: Quote, quote: Quote) -> bool:
    if before.paragraph == quote.paragraph:
        return True
    return not before.closed and before.paragraph + 1 == quote.paragraph


def _speaker(parse: Parse, quote: Quote, reporting: Reporting) -> int | None:
    """The subject of the reporting verb nearest to the quotation, in its sentences, outside it."""
    tokens = parse.tokens
    first = parse.sentences[tokens[quote.first].sentence].first
    last = parse.sentences[min(tokens[quote.last].sentence + 1, len(parse.sentences) - 1)].last
    end = parse.sentences[tokens[quote.last].sentence].last
    after = (token for token in tokens[quote.last + 1 : end + 1])
    before = (token for token in reversed(tokens[first : quote.first]))
    following = tokens[end + 1 : last + 1] if tokens[quote.last].i >= end - 1 else ()
    for token in (*after, *before, *following):
        if token.pos == "VERB" and token.lemma in reporting.verbs:
            said = _subject(parse, token)
            if said is not None:
                return said
    return None


def _subject(parse: Parse, verb: Token) -> int | None:
    """Who says it: the subject; with "quoted X as saying" the object."""
    said = parse.child(verb.i, "dobj" if verb.lemma in ("quote", "cite") else "nsubj")
    return said.i if said is not None and said.lower not in ("it", "that", "who") else None
