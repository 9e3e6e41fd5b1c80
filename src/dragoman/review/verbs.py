"""What ``Corpus`` offers for review: decisions, queue, agreement, audit, names withheld."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dragoman.errors import UsageError
from dragoman.exchange.tables import Table
from dragoman.records import Coding
from dragoman.store.anchors import REVIEWED
from dragoman.store.base import Coder, Source
from dragoman.store.project import Project
from dragoman.store.rulings import numbered, revised, rulings_of

if TYPE_CHECKING:
    from dragoman.analysis.masking import Mode, Whom
    from dragoman.review.agreement import Agreement
    from dragoman.review.audit import Sample
    from dragoman.review.desk import Desk
    from dragoman.review.learning import Proposal
    from dragoman.review.queue import Queued, Way
    from dragoman.store.deciding import By


class ReviewVerbs:
    """The reviewer's part of ``Corpus``.

    ``home`` is the folder that a masked copy was made of, ``caution`` what its outputs must say.
    """

    project: Project
    home: Path | None = None
    caution: str = ""

    if TYPE_CHECKING:

        @property
        def folder(self) -> Path: ...

        def codings(self, **wanted: Any) -> list[Coding]: ...

        def articles(self, **wanted: Any) -> Table: ...

        def close(self) -> None: ...

    def masked(self, names: Mode, private: Whom = "unknown", **wanted: Any) -> Self:
        """A copy in memory of the articles under a filter without names of private persons.

        ``names``: "mask" gives each a number, "omit" leaves them out; ``private``: all persons that
        no actor file has (unknown), or only those at the receiving end of force (victims). Every
        verb of the copy answers without the names. Raises UsageError.
        """
        from dragoman.analysis.masking import limits, masked

        rulings, get = rulings_of(self.project.store.decisions()), self.project.store.get
        whole = [revised(get(row["id"]), rulings) for row in self.articles(**wanted)]
        given = masked(whole, names, private)
        copy = type(self)()
        copy.home, copy.caution = self.folder, limits(names)
        run = copy.project.store.begin(Coder("dragoman", "masked", {}))
        for coding in given:
            copy.project.keep(coding, Source(b"", "masked"), run)
        return copy

    @property
    def review(self) -> Desk:
        """Decisions about records: accept, reject, correct, add, comment, undo."""
        from dragoman.review.desk import Desk  # late: asking questions needs no names of actors

        return Desk(self.project)

    def queue(
        self, by: Way = "both", layers: Sequence[str] = REVIEWED, anew: bool = False, **wanted: Any
    ) -> list[Queued]:
        """What to look at first among the records of the articles under a filter.

        ``by``: uncertainty, importance or both; records on which somebody decided are left out
        unless ``anew``.
        """
        from dragoman.review.queue import queue

        found = queue(self.codings(**wanted), by, layers)
        done = {(article, each.record) for article, each in self.review.reviews()}
        return [q for q in found if anew or (q.coding.article.id, q.record) not in done]

    def agreement(self) -> list[Agreement]:
        """How every two reviewers agree on what both judged."""
        from dragoman.review.agreement import agreements

        return agreements(numbered(self.project.store.decisions()))

    def draw(self, size: int, seed: int = 1, again: bool = False) -> Sample:
        """Draws a sample to be reviewed and keeps it. Raises UsageError where there is one."""
        from dragoman.review import audit

        if audit.kept(self.project) and not again:
            remedy = "go on with it, or draw a new one with --again"
            raise UsageError("the project has a sample", remedy=remedy)
        sample = audit.draw(self.project, size, seed)
        audit.keep(self.project, sample)
        return sample

    def audit(self) -> Table:
        """Precision of the sample as far as it is reviewed, with intervals. Raises UsageError."""
        from dragoman.review import audit

        sample = audit.needed(self.project)
        return audit.precision(sample, audit.judged(self.project, sample))

    def to_audit(self) -> Table:
        """The records of the sample that nobody has judged yet. Raises UsageError."""
        from dragoman.review import audit

        sample = audit.needed(self.project)
        return audit.left(audit.judged(self.project, sample))

    def proposals(self) -> list[Proposal]:
        """What decisions teach: entries for dictionaries and gold that nobody has accepted yet."""
        from dragoman.review.learning import proposals

        return proposals(self.project)

    def learn(self, proposal: str, by: By) -> Proposal:
        """Accepts a proposal by number or id and writes it. Raises UsageError."""
        from dragoman.review.learning import accept

        return accept(self.project, proposal, by)
