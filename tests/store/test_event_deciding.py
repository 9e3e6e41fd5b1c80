from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.across.records import Event
from dragoman.errors import UsageError
from dragoman.records import Coding
from dragoman.store.base import Source
from dragoman.store.deciding import By, undo
from dragoman.store.event_deciding import merge_events, rate_event, rate_source, split_event
from dragoman.store.event_rulings import ratings_of, ruled_of
from dragoman.store.events import events_in, known_event
from dragoman.store.project import Project, create
from tests.across.scene import market, raid, visits

BY = By("Ana", "seen it")


@pytest.fixture
def project() -> Project:
    made = Project.in_memory()
    keep(made, [*market(), *visits(), *raid()])
    return made


def keep(project: Project, codings: list[Coding]) -> None:
    run = project.store.begin(project.coder())
    for coding in codings:
        project.keep(coding, Source(coding.article.text.encode(), "x"), run)


def found(project: Project, *articles: str) -> Event:
    """The one event told by just these articles."""
    (event,) = (
        e
        for e in events_in(project.store.connection)
        if {a.article for a in e.accounts} == set(articles)
    )
    return event


def test_visits_of_one_man_stay_apart_until_a_person_joins_them(project: Project) -> None:
    june, november = found(project, "v1", "v2", "v4"), found(project, "v3")
    merge_events(project, june.id, november.id, BY)
    both = found(project, "v1", "v2", "v3", "v4")
    assert both.id == june.id
    assert known_event(project.store.connection, november.id) == june.id


def test_a_merge_can_be_undone(project: Project) -> None:
    merge_events(project, found(project, "v3").id, found(project, "v1", "v2", "v4").id, BY)
    undo(project, 1, BY)
    assert found(project, "v3")
    assert found(project, "v1", "v2", "v4")


def test_a_decision_of_another_day_can_be_undone(tmp_path: Path) -> None:
    made = create(tmp_path)
    keep(made, market())
    split_event(made, found(made, "m1", "m2", "m3").id, "m2", BY)
    made.close()
    again = create(tmp_path)
    assert found(again, "m1", "m3")
    undo(again, 1, BY)
    assert found(again, "m1", "m2", "m3")
    again.close()


def test_what_is_split_off_stays_apart_when_it_is_coded_again(project: Project) -> None:
    split_event(project, found(project, "m1", "m2", "m3").id, "m2", BY)
    assert found(project, "m1", "m3")
    shifted = [_coded_again(coding) for coding in market()]
    keep(project, shifted)
    assert found(project, "m2")
    assert found(project, "m1", "m3")


def _coded_again(coding: Coding) -> Coding:
    """As another coder would have it: other ids, the same words."""
    events = tuple(replace(e, id=f"again-{e.id}", mode="heavy-weapons") for e in coding.events)
    return replace(coding, events=events)


def test_ids_last_over_a_new_coding(project: Project) -> None:
    before = found(project, "m1", "m2", "m3").id
    keep(project, [_coded_again(coding) for coding in market()])
    assert found(project, "m1", "m2", "m3").id == before


def test_the_last_decision_on_a_pair_counts(project: Project) -> None:
    split_event(project, found(project, "m1", "m2", "m3").id, "m2", BY)
    merge_events(project, found(project, "m1", "m3").id, found(project, "m2").id, BY)
    assert found(project, "m1", "m2", "m3")


def test_a_decision_whose_words_are_gone_is_listed_not_dropped(project: Project) -> None:
    merge_events(project, found(project, "v3").id, found(project, "v1", "v2", "v4").id, BY)
    keep(project, [replace(coding, events=()) for coding in visits()])
    assert ruled_of(project.store.connection, project.store.decisions()).lost == (1,)


def test_an_event_has_no_other_account_to_split_from(project: Project) -> None:
    with pytest.raises(UsageError, match="nothing but"):
        split_event(project, found(project, "v3").id, "v3", BY)
    with pytest.raises(UsageError, match="no account"):
        split_event(project, found(project, "v3").id, "m1", BY)


def test_ratings_are_decisions_of_people(project: Project) -> None:
    event = found(project, "m1", "m2", "m3")
    rate_source(project, "Gulf Wire", "C", BY)
    rate_source(project, "Gulf Wire", "B", BY)
    rate_event(project, event.id, 2, BY)
    ratings = ratings_of(project.store.connection, project.store.decisions())
    assert ratings.sources == {"Gulf Wire": "B"}
    assert ratings.reports == {event.accounts[0].reports[0]: 2}
    with pytest.raises(UsageError, match="no rating"):
        rate_source(project, "Gulf Wire", "G", BY)


def test_an_alleged_raid_is_contested_once_it_is_denied() -> None:
    project = Project.in_memory()
    alleged, denial = raid()
    keep(project, [alleged])
    assert found(project, "r1").standing == "claimed"
    keep(project, [denial])
    assert found(project, "r1", "r2").standing == "contested"
