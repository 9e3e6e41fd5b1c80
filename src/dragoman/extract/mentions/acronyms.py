"""Names that the text abbreviates: "the State Board of Ports and Rivers (SBPR)" is one name.

After Schwartz and Hearst (2003): the letters in brackets are sought right to left among the
initials of the words before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.mentions.naming import Found
from dragoman.language.parse import Parse, Token

SMALL = frozenset("of and the for in on de la del des du et al - ’s 's &".split())
LONGEST = 12  # words of a name


def defined_names(parse: Parse) -> Iterator[Found]:
    """The long names that an acronym in brackets follows, in text order."""
    for bracket in parse.tokens[1:-2]:
        letters, closed = parse.tokens[bracket.i + 1 : bracket.i + 3]
        if bracket.text == "(" and closed.text == ")" and _is_acronym(letters.text):
            first = _first_word(parse, bracket, letters.text)
            if first is not None and first < bracket.i - 2:
                yield Found(first, bracket.i - 1, "organisation", "name", "acronym-defined")


def _is_acronym(text: str) -> bool:
    return text.isalpha() and 3 <= len(text) <= 8 and sum(map(str.isupper, text)) >= len(text) - 1


def _first_word(parse: Parse, bracket: Token, letters: str) -> int | None:
    """The index of the word that the first letter stands for; None where a letter finds none."""
    wanted = list(letters.upper())
    for token in reversed(parse.tokens[max(bracket.i - LONGEST, 0) : bracket.i]):
        if token.sentence != bracket.sentence:
            return None
        if token.text[0].upper() == wanted[-1] and (token.text[0].isupper() or len(wanted) == 1):
            wanted.pop()
            if not wanted:
                return token.i
        elif token.lower not in SMALL:
            return None
    return None
