"""SVG by hand: elements with everything escaped, and a drawing that says what it shows.

Colours are variables of CSS, light and dark; no meaning is in colour alone. A drawing is the same
bytes for the same content.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources

from dragoman.exchange.marks import clean

_WIDE = 1.9  # a letter of an East Asian script, in widths of a Latin one
_LETTER = 0.54  # of the size of the type, the width of a letter on average


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with title and description, for a page (``inline``) or as a file (``str``)."""

    name: str
    width: float
    height: float
    title: str
    told: str
    body: str
    key: str = ""  # of several of one kind on a page

    def inline(self) -> str:
        """The picture as part of a page that has the style ``pictures.css``."""
        return self._svg("")

    def __str__(self) -> str:
        return self._svg(element("style", style_sheet())) + "\n"

    def _repr_svg_(self) -> str:
        return str(self)

    @property
    def _id(self) -> str:
        return f"{self.name}{self.key}"

    def _svg(self, style: str) -> str:
        size = f"0 0 {figure(self.width)} {figure(self.height)}"
        return element(
            "svg",
            element("title", words(self.title), id=f"{self._id}-title"),
            element("desc", words(self.told), id=f"{self._id}-desc"),
            style,
            self.body,
            xmlns="http://www.w3.org/2000/svg",
            class_=f"picture {self.name}",
            viewBox=size,
            width=self.width,
            height=self.height,
            role="img",
            aria_labelledby=f"{self._id}-title {self._id}-desc",
        )


def element(tag: str, *inner: str, **attributes: str | float | None) -> str:
    """An element; ``inner`` is markup. ``class_`` is class, an underscore else a hyphen."""
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    body = "".join(inner)
    return f"<{tag}{told}>{body}</{tag}>" if body else f"<{tag}{told}/>"


def _value(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else figure(value)


def words(text: str) -> str:
    """Text as markup."""
    return escape(clean(text), quote=False)


def figure(number: float) -> str:
    """A number with one decimal at most."""
    told = f"{number:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told


def label(x: float, y: float, text: str, class_: str = "", anchor: str | None = None) -> str:
    """A line of text."""
    return element("text", words(text), x=x, y=y, class_=class_ or None, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def tip(text: str) -> str:
    """What a pointer shows over an element."""
    return element("title", words(text))


def group(inner: Iterable[str], class_: str | None = None) -> str:
    return element("g", *inner, class_=class_)


def width_of(text: str, size: float = 12) -> float:
    """About how wide a line of text is."""
    wide = sum(_WIDE if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
    return wide * size * _LETTER


def short(text: str, most: int) -> str:
    """The text, cut where it is longer than ``most`` letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@cache
def style_sheet() -> str:
    """The style of all pictures, for a file that stands alone."""
    folder = resources.files("dragoman.analysis") / "templates"
    palette, rules = (folder / n for n in ("palette.css", "pictures.css"))
    return palette.read_text("utf-8") + rules.read_text("utf-8")
