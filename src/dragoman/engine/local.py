"""Many articles, in this process or in several: the same codings in the order of the articles."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from dragoman.errors import DragomanError, ModelError
from dragoman.pipeline import Kit, code_article, standard_kit
from dragoman.records import Article, Coding

BATCH = 8  # articles that a process is given at once
AHEAD = 2  # batches that wait for each process, so that input is read little ahead of output

# what a fault of ours in one article may raise; it must not cost the other articles
FAULTS = (
    DragomanError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """An article that a fault of the program kept from being coded: what it was and where."""

    article: str
    what: str


Outcome = Coding | Fault | None
MakeKit = Callable[[], Kit]


def code_batch(articles: Sequence[Article | None], kit: Kit) -> list[Outcome]:
    """The codings of a batch, each article by itself; None stays None. What every engine runs."""
    return [None if article is None else _code(article, kit) for article in articles]


def _code(article: Article, kit: Kit) -> Coding | Fault:
    try:
        return code_article(article, kit)
    except ModelError:
        raise
    except FAULTS as error:
        frame = traceback.extract_tb(sys.exc_info()[2])[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        return Fault(article.id, f"{type(error).__name__} in {where}: {error}")


def code_articles(
    articles: Iterable[Article | None], workers: int = 1, make_kit: MakeKit = standard_kit
) -> Iterator[Outcome]:
    """The codings of articles in their order, in ``workers`` processes.

    Articles are taken as they are needed. Raises ModelError, and DragomanError where a process
    dies.
    """
    batches = _batches(articles, 1 if workers == 1 else BATCH)
    if workers == 1:
        for batch in batches:
            yield from code_batch(batch, make_kit())
        return
    context = multiprocessing.get_context("spawn")  # a forked copy of running threads may hang
    with ProcessPoolExecutor(workers, context, _prepare, (make_kit,)) as pool:
        try:
            yield from _in_order(pool, batches, workers * AHEAD)
        except BrokenProcessPool as error:
            raise DragomanError(
                "a worker process ended by itself, perhaps for want of memory",
                remedy="run again with fewer --workers",
            ) from error
        except (KeyboardInterrupt, GeneratorExit):
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _batches(articles: Iterable[Article | None], size: int) -> Iterator[tuple[Article | None, ...]]:
    source = iter(articles)
    while batch := tuple(islice(source, size)):
        yield batch


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterator[tuple[Article | None, ...]], ahead: int
) -> Iterator[Outcome]:
    """Results in the order of the batches, with at most ``ahead`` of them under way."""
    running: deque[Future[list[Outcome]]] = deque()
    for batch in batches:
        with _interrupts_held():
            running.append(pool.submit(_work, batch))
        if len(running) > ahead:
            yield from running.popleft().result()
    while running:
        yield from running.popleft().result()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits meanwhile; a process started meanwhile holds it until it is ready to end."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        _release_interrupts()


def _release_interrupts() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


# ---------------------------------------------------------------- in the worker process

_maker: list[MakeKit] = [standard_kit]


def _prepare(make_kit: MakeKit) -> None:
    """Ends quietly on Ctrl-C, which the parent reports."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _release_interrupts()
    _maker[0] = make_kit


@cache
def _kit() -> Kit:
    return _maker[0]()


def _work(batch: Sequence[Article | None]) -> list[Outcome]:
    return code_batch(batch, _kit())
