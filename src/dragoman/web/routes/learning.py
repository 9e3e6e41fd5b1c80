"""How right the coder is on the project's own reports, and what decisions teach it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import ConfigDict, Field

from dragoman.web.replies import Project, answer, errors
from dragoman.web.review_shapes import Audit, Learnt, Proposals, Sampled
from dragoman.web.routes.deciding import Deciding

router = APIRouter(tags=["learning"])


class Drawing(Deciding):
    """A sample to be drawn, by layer and type."""

    model_config = ConfigDict(extra="forbid", strict=True)

    size: int = Field(ge=1, le=2000, strict=True, examples=[100])
    seed: int = Field(default=1, ge=0, le=10**6, strict=True, description="The same draws the same")
    again: bool = Field(default=False, description="In place of the sample that is there")


class Accepting(Deciding):
    """A proposal is accepted."""


@router.get("/audit", response_class=Response, responses={200: {"model": Audit}, **errors(503)})
def get_audit(corpus: Project) -> Response:
    """The drawn sample: precision as far as it is reviewed, and each of its records."""
    from dragoman.review import audit

    sample = audit.kept(corpus.project)
    if sample is None:
        return answer({"drawn": 0, "seed": None, "items": [], "sample": []})
    found = list(audit.judged(corpus.project, sample))
    items, each = audit.precision(sample, found).to_dicts(), audit.listed(found).to_dicts()
    return answer({"drawn": len(sample.drawn), "seed": sample.seed, "items": items, "sample": each})


@router.post(
    "/audit",
    status_code=201,
    response_class=Response,
    responses={201: {"model": Sampled, "description": "The sample"}, **errors(400, 422, 503)},
)
def draw_sample(corpus: Project, drawing: Drawing) -> Response:
    """Draws the sample that is to be reviewed."""
    sample = corpus.draw(drawing.size, drawing.seed, drawing.again)
    return answer({"drawn": len(sample.drawn), "seed": sample.seed}, 201)


@router.get(
    "/proposals", response_class=Response, responses={200: {"model": Proposals}, **errors(503)}
)
def proposals(corpus: Project) -> Response:
    """What decisions would teach: entries for dictionaries and gold, and why."""
    from dragoman.review.learning import as_table

    rows = as_table(corpus.proposals()).to_dicts()
    return answer({"items": [{**row, "content": _told(row["content"])} for row in rows]})


@router.post(
    "/proposals/{proposal}/accept",
    status_code=201,
    response_class=Response,
    responses={201: {"model": Learnt, "description": "It is written"}, **errors(400, 422, 503)},
)
def accept_proposal(
    corpus: Project,
    proposal: Annotated[str, Path(min_length=2, max_length=20, description="Its id")],
    accepting: Accepting,
) -> Response:
    """Writes a proposal into the project's dictionaries or gold; undone like any decision."""
    from dragoman.review.learning import FILES

    made = corpus.learn(proposal, accepting.by())
    number = sum(1 for _ in corpus.project.store.decisions())
    told = {"number": number, "what": made.what, "file": FILES[made.kind]}
    return answer({**told, "recode": made.kind != "gold"}, 201)


def _told(content: object) -> str:
    """What would be written, as a person reads it."""
    import yaml

    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
