"""The briefing of the filter: as lines for the page, and as a file to pass on."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from dragoman import overviews
from dragoman.corpus import Corpus
from dragoman.web.asking import Asked, Day
from dragoman.web.replies import Project, answer, errors
from dragoman.web.review_shapes import Briefed
from dragoman.web.telling import head_of

if TYPE_CHECKING:
    from dragoman.analysis.briefing import Briefing  # the template engine is slow to load

router = APIRouter(tags=["briefing"])
MEDIA = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_EXTRAS = {"docx": "docx", "pdf": "weasyprint"}


class Brief(Asked):
    """The filter, from when on changes are told, and whose names are withheld."""

    title: str | None = Field(default=None, min_length=1, max_length=200)
    since: Day | None = Field(default=None, description="Tell what reports from this day changed")
    names: Literal["keep", "mask", "omit"] = Field(
        default="keep", description="Of private persons: Person 1, or left out"
    )
    private: Literal["unknown", "victims"] = Field(
        default="unknown", description="All that no actor file has, or only victims of force"
    )

    def made(self, corpus: Corpus, drawn: bool) -> Briefing:
        given: dict[str, Any] = {"title": self.title, "since": self.since, "drawn": drawn}
        given |= {"names": self.names, "private": self.private}
        return overviews.filtered_briefing(corpus, **given, **self.wanted())


class Printed(Brief):
    """The briefing and the form of its file."""

    format: Literal["html", "md", "docx", "pdf"] = "html"


@router.get(
    "/briefing",
    response_class=Response,
    responses={200: {"model": Briefed, "description": "Its lines"}, **errors(400, 422, 503)},
)
def briefing(corpus: Project, asked: Annotated[Brief, Query()]) -> Response:
    """What the reports tell under the filter, each line with the sentences that it rests on."""
    return answer(
        {**_as_object(asked.made(corpus, drawn=False)), "files": files_that_can_be_made()}
    )


@router.get(
    "/briefing/file",
    response_class=Response,
    responses={
        200: {"description": "The file", "content": {media: {} for media in MEDIA.values()}},
        **errors(400, 422, 503),
    },
)
def briefing_file(corpus: Project, asked: Annotated[Printed, Query()]) -> Response:
    """The briefing as a page, Markdown, DOCX or PDF; the last two need an extra."""
    from dragoman.analysis.printing import printed

    style = asked.format
    content = printed(asked.made(corpus, drawn=style in ("html", "pdf")), style)
    disposition = f'attachment; filename="briefing.{style}"'
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(content, media_type=MEDIA[style], headers=headers)


def files_that_can_be_made() -> list[str]:
    """The forms for which everything is installed."""
    return [style for style in MEDIA if _is_there(_EXTRAS.get(style))]


def _is_there(extra: str | None) -> bool:
    return extra is None or importlib.util.find_spec(extra) is not None


def _as_object(made: Briefing) -> dict[str, Any]:
    from dragoman.analysis.outline import GUIDE, lead, parts

    return {
        "title": made.title,
        "lead": lead(made),
        "guide": GUIDE,
        "caution": made.caution,
        "parts": [
            {
                "heading": part.heading,
                "level": part.level,
                "none": part.none,
                "lines": [_line(each, made) for each in part.lines],
            }
            for part in parts(made)
        ],
        "articles": [head_of(article) for article in made.articles],
        "coders": list(made.coders),
    }


def _line(line: Any, made: Briefing) -> dict[str, Any]:
    quotes = [
        {
            "text": quote.text,
            "voice": quote.voice,
            "article": quote.report,
            "number": made.numbers[quote.report],
            "record": quote.record,
        }
        for quote in line.quotes
    ]
    return {"text": line.text, "badge": line.badge, "quotes": quotes}
