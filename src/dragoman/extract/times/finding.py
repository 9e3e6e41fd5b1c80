"""Time expressions: a TIMEX grammar of our own, and what the expressions mean on a calendar.

The words, the grammar and the feasts are data (data/times). Words become classes, rules over the
classes find phrases, and each rule's function says what its phrases mean. Values are those of
TIMEX3 as in TimeBank (Pustejovsky et al. 2003).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from dragoman.extract.times import absolute, durations, feasts, relative
from dragoman.extract.times.grammar import Phrase, find_phrases
from dragoman.extract.times.lexer import Symbol, lex
from dragoman.extract.times.narrowing import narrow
from dragoman.extract.times.setting import Meaning, Setting, Tense, Told
from dragoman.extract.times.tense import NAMING, tense_at
from dragoman.language.calendar import numeric_readings
from dragoman.language.languages import normal
from dragoman.language.parse import Parse, Token
from dragoman.records import Article, Span, TimeExpression, identify

Reckon = Callable[[Phrase, Setting], Meaning | None]


@cache
def meanings() -> Mapping[str, Reckon]:
    """The function of each rule of the grammar, by its name."""
    rules: dict[str, Reckon] = {"clock": clock}
    for module in (absolute, durations, feasts, relative):
        rules.update({name: each for name, each in vars(module).items() if callable(each)})
    return rules


def find_times(article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of an article in text order, resolved as far as the text allows.

    Without a publication date, what is told relative to it stays relative: no days. A text that is
    not English may come without tokens: then only dates are read.
    """
    return tuple(_Reader(article, parse).read())


class _Reader:
    """Reads the phrases of one article in order, since later ones may refer to earlier ones."""

    def __init__(self, article: Article, parse: Parse) -> None:
        self.article, self.parse = article, parse
        self.told: list[Told] = []
        self.ids: set[str | None] = set()
        self.order: str | None = None

    def read(self) -> Iterator[TimeExpression]:
        text = self.article.text
        language = normal(self.article.language or "en")
        runs = [lex(text, *p.span, language) for p in self.parse.paragraphs]
        self.order = order_of(symbol for run in runs for symbol in run)
        for paragraph, run in enumerate(runs):
            for group in grouped(find_phrases(run)):
                meaning, setting = self._meaning(group, paragraph)
                if meaning:
                    yield self._record(group, meaning, paragraph, setting)

    def _record(
        self, group: tuple[Phrase, ...], meaning: Meaning, paragraph: int, setting: Setting
    ) -> TimeExpression:
        span = span_of(group, meaning)
        name = identify("t", self.article.id, span.start, span.end)
        sentence = setting.token.sentence if setting.token else 0
        self.ids.add(name)
        self.told.append(Told(name, meaning, paragraph, sentence))
        return TimeExpression(
            name,
            span,
            meaning.value,
            meaning.begin,
            meaning.finish,
            meaning.granularity,
            meaning.anchor,
            meaning.reason,
        )

    def _meaning(self, group: tuple[Phrase, ...], paragraph: int) -> tuple[Meaning | None, Setting]:
        """The meaning of a phrase, or of a day and a time of day side by side."""
        main = next((p for p in group if p.rule not in TIMES_OF_DAY), group[0])
        setting = self._setting(main, paragraph)
        try:
            meaning = meanings()[main.rule](main, setting)
        except (ValueError, OverflowError):  # a year beyond the calendar
            return None, setting
        if meaning is None:
            return None, setting
        meaning = narrow(meaning, main, self.article.published)
        times = [p for p in group if p is not main]
        return (with_time(meaning, times[0]) if times else meaning), setting

    def _setting(self, phrase: Phrase, paragraph: int) -> Setting:
        token = head_of(self.parse, phrase)
        known: list[tuple[Tense | None, bool]] = []

        def tense() -> tuple[Tense | None, bool]:
            if not known:
                known.append(tense_at(self.parse, token.i) if token else (None, False))
            return known[0]

        def recall(granularities: frozenset[str], back: int, given: bool = False) -> Told | None:
            sentence = token.sentence if token else 0
            for told in reversed(self.told):
                if sentence - told.sentence > back:
                    return None
                derived = given and told.meaning.anchor in self.ids
                known_days = told.meaning.granularity in granularities and told.meaning.dated
                if known_days and not derived:
                    return told
            return None

        return Setting(
            self.article.published,
            token,
            tense,
            self.order,
            recall,
            rates=token is not None and _is_rate(self.parse, token),
            naming=token is not None and token.dep in NAMING,
            inside=token is not None and _is_inside(self.parse, token),
        )


def span_of(group: tuple[Phrase, ...], meaning: Meaning) -> Span:
    """The words of an expression, without what only served to tell what it is."""
    first, last = group[0].symbols, group[-1].symbols
    if group[0].rule == "reference" and first[-1].kind in ("CURRENT", "PASTADJ", "FUTUREADJ"):
        first = first[-1:]
    if group[-1].rule == "shifted" and meaning.granularity == "duration":
        last = last[:-1]
    return Span(first[0].start, last[-1].end)


def head_of(parse: Parse, phrase: Phrase) -> Token | None:
    """The token of a phrase that hangs on a word outside it."""
    inside = parse.tokens_in(Span(phrase.start, phrase.end))
    ids = {token.i for token in inside}
    hanging = [t for t in inside if t.head not in ids or t.head == t.i]
    loose = [t for t in hanging if t.dep not in ("punct", "det", "prep")]
    return next(reversed(loose or hanging), None)


def _is_rate(parse: Parse, token: Token) -> bool:
    """As in "four flights a week": hangs on a noun or number before it without a preposition."""
    head = parse.tokens[token.head]
    return token.dep in ("npadvmod", "nmod", "appos") and head.i < token.i and head.pos in RATED


def _is_inside(parse: Parse, token: Token) -> bool:
    """Whether the subject of its verb stands before an adverb, or it stands before an adjective."""
    if token.dep != "advmod":
        return False
    subject = parse.child(token.head, "nsubj", "nsubjpass")
    return parse.tokens[token.head].pos == "ADJ" or (subject is not None and subject.i < token.i)


RATED = frozenset(["NOUN", "NUM", "SYM", "PROPN"])
TIMES_OF_DAY = frozenset(["clock", "part"])
DAYS = frozenset(
    ["weekday", "relative_day", "calendar_day", "deictic_weekday", "iso", "numeric", "holiday"]
)


def grouped(phrases: Iterator[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """Phrases, a day and a time of day that stand side by side together."""
    waiting: Phrase | None = None
    for phrase in phrases:
        if waiting is not None and _belong(waiting, phrase):
            yield waiting, phrase
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
        waiting = phrase
    if waiting is not None:
        yield (waiting,)


def _belong(left: Phrase, right: Phrase) -> bool:
    rules = {left.rule, right.rule}
    if not (rules & TIMES_OF_DAY and rules & DAYS):
        return False
    if right.first == left.last:
        return True
    if left.rule == "part":
        return right.first - left.last == 1 and left.after is not None and left.after.kind == "OF"
    if right.first - left.last > 2 or left.after is None:
        return False
    between = {left.after.kind, right.before.kind if right.before else ""}
    return between <= {"COMMA", "ON", "IN"}


def with_time(day: Meaning, phrase: Phrase) -> Meaning:
    """A day with its time of day: "Friday" and "7:15 p.m."."""
    code = time_code(phrase)
    if code is None or day.granularity != "day" or not day.value:
        return day
    return replace(day, value=f"{day.value}T{code}", granularity="time")


def time_code(phrase: Phrase) -> str | None:
    """As in "19:15", "NI": what TIMEX3 has after the T."""
    named = phrase.get("PART", "HOURWORD")
    if named:
        return named.value
    clock = phrase.get("CLOCK", "D")
    if clock is None:
        return None
    hour, _, minute = clock.value.replace(".", ":").partition(":")
    number, half = int(hour), phrase.get("AMPM")
    if half and number <= 12:
        number = number % 12 + (12 if half.value == "pm" else 0)
    return f"{number:02}:{minute or '00'}" if number <= 24 else None


def order_of(symbols: Iterator[Symbol]) -> str | None:
    """As in "day" or "month" first, as the numeric dates of a text that leave no choice show."""
    found: set[str] = set()
    for symbol in symbols:
        if symbol.kind == "NUMDATE":
            readings = numeric_readings(symbol.words)
            if len(readings) == 1:
                found |= readings.keys() & {"day", "month"}
    return found.pop() if len(found) == 1 else None


def clock(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A time of day by itself: on the day told before, else on an unknown one."""
    code = time_code(phrase)
    sure = phrase.has("AMPM", "ZONE", "CLOCKWORD", "HOURWORD")
    if code is None or not (sure or _at(phrase)):
        return None
    told = setting.recall(frozenset(["day", "time"]), 2)
    day: date | None = told.meaning.begin if told else None
    if told is None or day is None:
        return Meaning(f"XXXX-XX-XXT{code}", None, None, "time", None, "no day told before")
    return Meaning(f"{day}T{code}", day, day, "time", told.id, "on the day told before")


def _at(phrase: Phrase) -> bool:
    before = phrase.before.words.lower() if phrase.before else ""
    return before in ("at", "by", "around", "about", "before", "after", "until", "from", "since")
