"""How fast coding is beside the bare parser: tokens a second, milliseconds of each stage, memory.

Run with ``make bench``. The texts are our own (``examples/``), taken several times. Bare parser and
whole coder take turns every few articles, so that other work disturbs both alike; the median of the
rounds counts.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.exchange.contract import as_line
from dragoman.language.english import EnglishParser, load_model
from dragoman.pipeline import Kit, code_article, standard_kit
from dragoman.read.jsonl import article_from
from dragoman.records import Article

EXAMPLES = Path(__file__).parents[1] / "examples"
GOAL = 0.60
GROUP = 8  # articles after which bare parser and coder take turns
Seconds = defaultdict[str, float]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("texts", nargs="*", type=Path, help="text files (default: examples/)")
    options.add_argument("--tokens", type=int, default=20_000, help="at least so many a round")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    texts = given.texts or sorted(EXAMPLES.glob("*.txt"))
    if not texts:
        sys.exit("no texts: examples/ is empty")
    report(measure([path.read_text("utf-8") for path in texts], given.tokens, given.rounds))


def measure(texts: Sequence[str], wanted: int, rounds: int) -> dict[str, Any]:
    """Seconds of the bare parser and of each stage, per round, on the same articles."""
    model = load_model()
    kit = replace(standard_kit(), parse=EnglishParser(lambda: model))
    tokens = sum(_words(model(text)) for text in texts)
    articles = [
        article_from({"id": f"{turn}-{number}", "text": text, "language": "en"})
        for turn in range(-(-wanted // tokens))
        for number, text in enumerate(texts)
    ]
    _code(articles[: len(texts)], kit, defaultdict(float))  # the first run loads what it needs
    bare, stages = [], []
    for _ in range(rounds):
        spent: Seconds = defaultdict(float)
        alone = 0.0
        for first in range(0, len(articles), GROUP):
            group = articles[first : first + GROUP]
            alone += _timed(partial(_parse, model, group))
            _code(group, kit, spent)
        bare.append(alone)
        stages.append(spent)
    return {"tokens": tokens * len(articles) // len(texts), "bare": bare, "stages": stages}


def _parse(model: Any, articles: Sequence[Article]) -> int:
    """How many words the bare parser finds."""
    return sum(_words(doc) for doc in model.pipe(article.text for article in articles))


def _words(doc: Any) -> int:
    return sum(not token.is_space for token in doc)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _code(articles: Sequence[Article], kit: Kit, spent: Seconds) -> None:
    with _watched(spent) as watch:
        watched = replace(kit, parse=watch("parse", kit.parse))
        for article in articles:
            began = time.perf_counter()
            coding = code_article(article, watched)
            coded = time.perf_counter()
            as_line(coding)
            spent["write as JSON"] += time.perf_counter() - coded
            spent["all"] += time.perf_counter() - began


@contextmanager
def _watched(spent: Seconds) -> Iterator[Callable[[str, Callable[..., Any]], Callable[..., Any]]]:
    """The stages of ``pipeline.code_article`` by their names, each with a clock around it."""

    def watch(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any) -> Any:
            began = time.perf_counter()
            try:
                return stage(*arguments)
            finally:
                spent[name] += time.perf_counter() - began

        return timed

    names = [name for name in code_article.__code__.co_names if _is_stage(name)]
    kept = {name: getattr(pipeline, name) for name in names}
    try:
        for name, stage in kept.items():
            setattr(pipeline, name, watch(name, stage))
        yield watch
    finally:
        for name, stage in kept.items():
            setattr(pipeline, name, stage)


def _is_stage(name: str) -> bool:
    """Whether a name that ``code_article`` uses is one of its stages: a function of ours."""
    found = getattr(pipeline, name, None)
    return callable(found) and not isinstance(found, type) and name != "uncoded"


def report(measured: dict[str, Any]) -> None:
    """Prints the figures."""
    tokens = measured["tokens"]
    bare = statistics.median(measured["bare"])
    whole = statistics.median(spent["all"] for spent in measured["stages"])
    print(f"{tokens:,} tokens a round, median of {len(measured['bare'])} rounds, one process\n")
    print(f"{'stage':<22}{'ms per 1,000 tokens':>20}")
    for name in sorted(measured["stages"][0], key=lambda n: -measured["stages"][0][n]):
        middle = statistics.median(spent[name] for spent in measured["stages"])
        print(f"{name:<22}{middle / tokens * 1e6:>20.1f}")
    print(f"{'bare parser':<22}{bare / tokens * 1e6:>20.1f}")
    print(f"\ntokens a second      {tokens / whole:,.0f}; bare parser {tokens / bare:,.0f}")
    print(f"ratio                {bare / whole:.2f} (aim: {GOAL:.2f} or more)")
    print(f"all our layers       {(whole - bare) / tokens * 1e6:.0f} ms per 1,000 tokens")
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    print(f"dragoman --help      {_start():.2f} s")


def _start() -> float:
    command = [sys.executable, "-m", "dragoman", "--help"]
    return min(
        _timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))  # noqa: S603
        for _ in range(3)
    )


if __name__ == "__main__":
    main()
