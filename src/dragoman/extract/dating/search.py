"""From an act to its date: through its own clause, the clause around it, the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dragoman.extract.dating.days import apart, dated, earlier, joined, later
from dragoman.extract.dating.ties import Tie, Ties
from dragoman.extract.dating.words import DatingWords
from dragoman.extract.reading import Dating, Reading
from dragoman.extract.times.tense import has_auxiliary
from dragoman.language.parse import Token
from dragoman.records import TimeExpression

DEEPEST = 8
OBJECTS = ("dobj", "attr", "prep", "agent", "dative", "oprd", "acomp", "advmod", "npadvmod")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
Days = tuple[date | None, date | None]


class Search:
    """Finds the days of acts in one reading; each answer is kept."""

    def __init__(
        self, reading: Reading, times: Sequence[TimeExpression], words: DatingWords
    ) -> None:
        self.parse, self.published, self.words = reading.parse, reading.article.published, words
        self.ties = Ties(reading.parse, times, words)
        self._known: dict[int, Dating | None] = {}

    def find(self, i: int, depth: int = 0) -> Dating | None:
        """The days of the act whose head is token ``i``; None where the text tells none."""
        if i in self._known:
            return self._known[i]
        if depth > DEEPEST:
            return None
        self._known[i] = None  # while it is looked for, so that no search runs in a circle
        token = self.parse.tokens[i]
        noun = token.pos in ("NOUN", "PROPN")
        routes = self._noun_routes(token, depth) if noun else self._verb_routes(token, depth)
        found = next((d for route in routes if (d := route())), None)
        if found is None and depth:
            del self._known[i]  # the depth may have cut the search short
        else:
            self._known[i] = found
        return found

    # ------------------------------------------------------------ verbs

    def _verb_routes(self, verb: Token, depth: int) -> Iterator[Callable[[], Dating | None]]:
        yield lambda: self.own(verb.i)
        if verb.lemma not in self.words.forward:  # what is asked for or promised has its own time
            yield lambda: self._among(self._below(verb.i, 3))
        yield lambda: self._of_object(verb, depth)
        yield lambda: self._during(verb, depth)
        yield lambda: self._first(self._complements(verb), depth, self._inner)
        yield lambda: self._by_subject(verb, depth)
        yield lambda: self._conjoined(verb, depth)
        yield lambda: self._around(verb, depth)
        yield lambda: self._beside(verb, depth)

    def _complements(self, verb: Token) -> Iterator[Token]:
        """Verbs that carry the act: "began to leave on Monday", "let them go on Monday"."""
        for child in self.parse.children(verb.i, "xcomp", "ccomp"):
            yet = verb.lemma in self.words.forward
            if (child.dep == "xcomp" and not yet) or (
                child.tag == "VB" and verb.lemma in self.words.causing
            ):
                yield child

    def _inner(self, token: Token, depth: int) -> Dating | None:
        return self.own(token.i) or self._among(self._below(token.i, 3))

    def own(self, i: int) -> Dating | None:
        """The days that hang on the word itself."""
        return self._among(self.ties.on(i))

    def _among(self, ties: Sequence[Tie]) -> Dating | None:
        """The days of the narrowest of several ties."""
        bases = {tie.time.anchor for tie in ties}  # "on Monday a day earlier" is the day earlier
        found = [d for t in ties if t.time.id not in bases and (d := self._of(t)) is not None]
        return min(found, key=_width, default=None)

    def _of(self, tie: Tie) -> Dating | None:
        days = dated(tie, self.published, self._lasting(tie.token))
        if tie.end is None:
            return days
        time = self.ties.at(tie.end)
        plain = Tie(tie.time, "at", tie.token, tie.naming)
        first = dated(plain, self.published, False)
        end = (
            dated(Tie(time, "at", tie.end, False), self.published, False)
            if time
            else self.find(tie.end, 1)
        )
        if first is None or end is None:
            return days
        return joined(first, end, "point" if tie.relation == "between" else "span")

    def _lasting(self, i: int) -> bool:
        """Whether the clause of a token tells of what goes on: present, or perfect with have."""
        for token in self.parse.ancestors(i):
            if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
                words = {t.lower for t in self.parse.children(token.i, "aux", "auxpass")}
                if token.tag == "VBD" or words & {"had", "was", "were", "did", "will", "would"}:
                    return False
                if token.tag in ("VBZ", "VBP") or words:
                    return True
        return False

    def _below(self, i: int, depth: int) -> list[Tie]:
        """The ties of things that it names: "seized terminals in June" dates the seizure."""
        found: list[Tie] = []
        for child in self.parse.children(i, *OBJECTS):
            nouns = [child]
            if child.pos in ("ADP", "SCONJ"):
                nouns = list(self.parse.children(child.i, "pobj"))
            for noun in nouns:
                if noun.pos in ("VERB", "AUX") or self.words.names_act(noun):
                    continue
                found += [tie for tie in self.ties.on(noun.i) if not tie.naming]
                for standing in self.parse.children(noun.i, "acl"):
                    if standing.lemma in self.words.standing:
                        found += self.ties.on(standing.i)
                if depth > 1:
                    found += self._below(noun.i, depth - 1)
        return found

    def _of_object(self, verb: Token, depth: int) -> Dating | None:
        """As in "imposed sanctions on firms based abroad in June": it only carries the act."""
        objects = self.parse.children(verb.i, "dobj") if verb.lemma in self.words.light else ()
        acts = (noun for noun in objects if self.words.names_act(noun))
        return next((d for noun in acts if (d := self._noun_own(noun, depth + 1))), None)

    def _during(self, verb: Token, depth: int) -> Dating | None:
        """As in "on a visit in June he met the minister": the act that is told as its time."""
        for preposition in self.parse.children(verb.i, "prep"):
            relation = self.words.relations.get(preposition.lower, "")
            noun = self.parse.child(preposition.i, "pobj")
            if noun is None or self.ties.at(noun.i) or not self.words.names_act(noun):
                continue
            days = self._noun_own(noun, depth + 1) if relation else None
            if days and preposition.lower in self.words.during:
                return days
            if days and relation == "after":
                return later(days, self.published)
            if days and relation == "before":
                return earlier(days)
            since = preposition.lower == "since"
            if days and since and days.begin and self.published:
                return Dating(days.time, days.begin, self.published, "range", "span")
        return None

    def _by_subject(self, verb: Token, depth: int) -> Dating | None:
        """As in "Friday's raid killed four", "the minister, speaking on Monday, condemned it"."""
        subject = self.parse.child(verb.i, *SUBJECTS)
        perfect = any(t.lower in ("has", "have") for t in self.parse.children(verb.i, "aux"))
        if subject is None or perfect or not _past(verb):
            return None
        if self.words.names_act(subject) and verb.lemma not in self.words.reacting:
            return self._noun_own(subject, depth)
        speaking = self.parse.children(subject.i, "acl")
        return next((d for c in speaking if c.tag == "VBG" and (d := self.own(c.i))), None)

    def _first(
        self,
        tokens: Iterator[Token],
        depth: int,
        ask: Callable[[Token, int], Dating | None],
    ) -> Dating | None:
        return next((d for token in tokens if (d := ask(token, depth + 1))), None)

    def _conjoined(self, verb: Token, depth: int) -> Dating | None:
        """The date of the verb it is joined with: a fronted one, or one before the shared "and"."""
        other = self.parse.tokens[verb.head]
        if verb.dep != "conj" or other.i == verb.i or self._will(verb) != self._will(other):
            return None
        if self.parse.child(verb.i, *SUBJECTS):
            return self._among([t for t in self.ties.on(other.i) if t.token < other.i])
        return self.find(other.i, depth + 1)

    def _will(self, verb: Token) -> bool:
        return has_auxiliary(self.parse, verb.i, "will")

    def _around(self, verb: Token, depth: int) -> Dating | None:
        """The date of the clause that a participle or an infinitive belongs to."""
        above = self.parse.tokens[verb.head]
        if above.i == verb.i:
            return None
        if verb.dep == "pcomp":
            return self._through(above, depth)
        if verb.dep == "relcl":
            return self._of_relative(verb, above, depth)
        if verb.dep not in ("advcl", "xcomp"):
            return None
        relation = self._mark(verb)
        if not self.parse.child(verb.i, *SUBJECTS):
            return self._told(verb, above, depth) if relation else self._through(verb, depth)
        return self._told(verb, above, depth) if _past(verb) == _past(above) else None

    def _of_relative(self, verb: Token, noun: Token, depth: int) -> Dating | None:
        """As in "in 2011, when rebels took it", "he flew to Rome on Monday, where he met her"."""
        words = {t.lower for t in self.parse.children(verb.i, "advmod")}
        time = self.ties.at(noun.i)
        if time and "when" in words:
            return dated(Tie(time, "at", noun.i, False), self.published, False)
        return self._through(noun, depth) if "where" in words else None

    def _mark(self, clause: Token) -> str:
        """How an adverbial clause stands to its main clause: same, earlier, later; else empty."""
        mark = self.parse.child(clause.i, "mark", "advmod")
        return self.words.marks.get(mark.lower, "") if mark else ""

    def _through(self, token: Token, depth: int) -> Dating | None:
        """The date of the verb above, through prepositions and nouns without date of their own."""
        for above in self.parse.ancestors(token.i):
            if above.pos in ("VERB", "AUX"):
                apart = above.lemma in self.words.forward or above.lemma in self.words.telling
                return None if apart else self.find(above.i, depth + 1)
            if self.words.names_act(above) and (days := self.own(above.i)):
                return days
        return None

    def _told(self, clause: Token, main: Token, depth: int) -> Dating | None:
        """The date of a clause after, before or while which the main one is told."""
        relation, mark = self._mark(clause), self.parse.child(clause.i, "mark", "advmod")
        days = self.find(main.i, depth + 1) if relation else None
        if days is None or relation == "same":
            return days
        length = self.ties.distance(mark.i) if mark else None
        exact = apart(days, length, -1 if relation == "earlier" else 1) if length else None
        if exact:
            return exact
        return earlier(days) if relation == "earlier" else later(days, self.published)

    def _beside(self, verb: Token, depth: int) -> Dating | None:
        """From a dated clause with "when", "after", "before"; from a verb joined to this one."""
        for clause in self.parse.children(verb.i, "advcl"):
            relation = self._mark(clause)
            bare = clause.tag in ("VBG", "VB") and not self.parse.child(clause.i, *SUBJECTS)
            days = self._inner(clause, depth) if relation or bare else None
            if clause.tag == "VB" and days and not self._over(days, verb):
                continue
            if days and relation in ("same", ""):
                return days
            if days:
                return later(days, self.published) if relation == "earlier" else earlier(days)
        for joint in self.parse.children(verb.i, "conj"):
            apart = any(t.text == "," for t in self.parse.tokens[verb.i : joint.i])
            shared = not apart and not self.parse.child(joint.i, *SUBJECTS)
            if shared and self._will(joint) == self._will(verb):
                return self._inner(joint, depth + 1)
        return None

    def _over(self, days: Dating, verb: Token) -> bool:
        """Whether a past act and its purpose may share a day that is not yet to come."""
        day = self.published
        return _past(verb) and day is not None and days.finish is not None and days.finish <= day

    # ------------------------------------------------------------ nouns

    def _noun_routes(self, noun: Token, depth: int) -> Iterator[Callable[[], Dating | None]]:
        yield lambda: self._noun_own(noun, depth)
        yield lambda: self._carried(noun, depth)

    def _noun_own(self, noun: Token, depth: int) -> Dating | None:
        """What the noun phrase tells: "the June visit", "talks in Geneva held on Monday"."""
        days = self.own(noun.i) or self._among(self._below(noun.i, 2))
        if days:
            return days
        for clause in self.parse.children(noun.i, "acl", "relcl"):
            if clause.lemma not in self.words.telling and (found := self.own(clause.i)):
                return found
        return self._first(self.parse.children(noun.i, "conj"), depth, lambda t, _: self.own(t.i))

    def _carried(self, noun: Token, depth: int) -> Dating | None:
        """The date of the verb that carries the noun: "the attack took place on Monday"."""
        above = self.parse.tokens[noun.head]
        if above.i == noun.i:
            return None
        if above.pos == "ADP":
            return self._by_preposition(above, depth)
        if noun.dep in ("compound", "nmod", "poss", "conj"):
            return self.own(above.i) if above.pos in ("NOUN", "PROPN") else None
        if above.pos not in ("VERB", "AUX") or above.lemma in self.words.telling:
            return None
        subject = noun.dep in SUBJECTS and above.lemma not in self.words.reacting
        carried = noun.dep in ("dobj", "attr", "oprd") and above.lemma in self.words.light
        return self.find(above.i, depth + 1) if subject or carried else None

    def _by_preposition(self, preposition: Token, depth: int) -> Dating | None:
        above = self.parse.tokens[preposition.head]
        if preposition.lower == "of" and above.pos == "NOUN":
            return self.own(above.i)
        if above.pos not in ("VERB", "AUX"):
            return None
        if preposition.lower in self.words.during and above.lemma not in self.words.telling:
            return self.own(above.i)
        relation = self.words.relations.get(preposition.lower, "")
        days = self.own(above.i) if relation in ("after", "before") else None
        if days is None:
            return None
        return earlier(days) if relation == "after" else later(days, self.published)


def _past(verb: Token) -> bool:
    return verb.tag in ("VBD", "VBN")


def _width(days: Dating) -> int:
    """How wide the days are: the narrowest tells most."""
    if days.begin is None or days.finish is None:
        return 10**6
    return (days.finish - days.begin).days
