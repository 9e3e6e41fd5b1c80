"""Bytes to text: which encoding, and what had to be repaired. Text is normalised once, here."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.language.headings import is_boilerplate

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF", "save it as text, for instance with `pdftotext`"),
    (b"PK\x03\x04", "a ZIP archive or office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it with `gunzip`"),
    (b"\x89PNG", "an image", "its text must be typed or recognised first"),
    (b"\xff\xd8\xff", "an image", "its text must be typed or recognised first"),
    (b"GIF8", "an image", "its text must be typed or recognised first"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"SQLite format 3", "a database", "leave it out"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_LINE_END = re.compile(r"\r\n|[\r\x0c\x85\u2028]")
_MISREAD = re.compile(r"[ÂÃâ][\u0080-\u00bf€™œžŸ‚„†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›]")


class Decoded(NamedTuple):
    """The text, and what is to be said about how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file in UTF-8, UTF-16, the encoding that it declares, or another one.

    Raises InputError where the bytes are no text.
    """
    _refuse_formats(content, name)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, name)
    wide = b"\x00" in content
    for likely in [_utf16(content)] if wide else ["utf-8", declared]:
        if likely:
            try:
                return _repaired(content.decode(likely))
            except (UnicodeDecodeError, LookupError):
                continue
    if wide:
        raise InputError("a binary file, not a text", where=name, remedy="leave it out")
    return _detected(content, name)


def _refuse_formats(content: bytes, name: str) -> None:
    for magic, what, remedy in _FORMATS:
        if content.startswith(magic):
            raise InputError(f"{what}, not a text", where=name, remedy=remedy)


def _strictly(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise InputError(
            f"broken {encoding.upper()} at byte {error.start:,}",
            where=name,
            remedy="save the file again in UTF-8",
        ) from error


def _utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = content[:2000]
    if len(sample) < 4 or len(content) % 2:
        return None
    if sample[1::2].count(0) > 0.4 * len(sample[1::2]) and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * len(sample[::2]) and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _repaired(text: str) -> Decoded:
    """The text, mended where an earlier program had read UTF-8 as Windows-1252 ("â€™")."""
    if len(_MISREAD.findall(text[:100_000])) < 2:
        return Decoded(text)
    from ftfy import fix_encoding

    mended = fix_encoding(text)
    if mended == text:
        return Decoded(text)
    return Decoded(mended, ("characters that were garbled by a wrong encoding were repaired",))


def _detected(content: bytes, name: str) -> Decoded:
    """The text in the likeliest encoding, which is said."""
    encoding = "cp1252" if _western(content) else _guessed(content)
    if encoding is None:
        raise InputError(
            "neither UTF-8 nor any other encoding that can be told",
            where=name,
            remedy="save it again in UTF-8",
        )
    text = content.decode(encoding, errors="replace")
    return Decoded(text, (f"not UTF-8: read as {encoding}, which is likely but not certain",))


def _western(content: bytes) -> bool:
    """Whether it is English or the like in Windows-1252: few accents and typographic marks."""
    try:
        others = [c for c in content.decode("cp1252") if c > "\x7f"]
    except UnicodeDecodeError:
        return False
    usual = all(c.isalpha() or c in "’‘“”–—…•€£°«»§·½¼©®™\xa0\xad" for c in others)
    return (
        usual
        and len(others) <= 0.08 * len(content)
        and not _CONTROL.search(content.decode("cp1252"))
    )


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    if best is None or _CONTROL.search(content[:20_000].decode(best.encoding, errors="replace")):
        return None
    return best.encoding


def normalise(text: str) -> str:
    """Unicode NFC, line feeds for line ends; control marks and lines of boilerplate left out."""
    lines = _LINE_END.sub("\n", unicodedata.normalize("NFC", text)).split("\n")
    kept = (_CONTROL.sub("", line).rstrip() for line in lines)
    whole = "\n".join(line for line in kept if not line or not is_boilerplate(line.strip()))
    return re.sub(r"\n{3,}", "\n\n", whole).strip()
