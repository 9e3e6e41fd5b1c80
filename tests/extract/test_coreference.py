"""Chains: which mentions of an article are one entity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extract.coreference.resolving import resolve_coreference, settle_kinds
from dragoman.extract.reading import Reading
from dragoman.pipeline import Kit
from tests.conftest import Read

Chains = Callable[[str], list[set[str]]]


@pytest.fixture
def chains(read: Read, kit: Kit) -> Chains:
    """The chains of a text as sets of words in lower case, those of one mention left out."""

    def found(text: str) -> list[set[str]]:
        reading = read(text)
        by_chain: dict[str, list[str]] = {}
        for markable, chain in resolve_coreference(reading, kit.lexicon).items():
            words = reading.words(reading.by_id[markable]).lower()
            by_chain.setdefault(chain, []).append(words)
        return [set(words) for words in by_chain.values() if len(words) > 1]

    return found


def together(chains: list[set[str]], *words: str) -> bool:
    return any(set(words) <= chain for chain in chains)


def test_surname_title_and_pronoun(chains: Chains) -> None:
    found = chains(
        "General Idris Kamara arrived in Bamako on Monday. He met reporters.\n\n"
        "The general said the war was over. Kamara then left with his guards."
    )
    assert together(found, "idris kamara", "he", "the general", "kamara", "his")


def test_two_of_one_surname_stay_apart(chains: Chains) -> None:
    found = chains("Rosa Lindt praised the plan. Peter Lindt opposed it.")
    assert not together(found, "rosa lindt", "peter lindt")


def test_gender_decides(chains: Chains) -> None:
    found = chains("Maria Ortega met David Stone. She thanked him.")
    assert together(found, "maria ortega", "she")
    assert together(found, "david stone", "him")


def test_argument_of_the_same_verb_is_ruled_out(chains: Chains) -> None:
    found = chains("David Stone resigned. John Hale replaced him.")
    assert together(found, "david stone", "him")


def test_acronym_in_brackets_and_later(chains: Chains) -> None:
    found = chains("The Coastal Unity Front (CUF) won. Voters backed the CUF.")
    assert any({"coastal unity front", "cuf"} <= chain for chain in found)


def test_country_and_adjective(chains: Chains) -> None:
    found = chains("Russia denied it. Russian jets left, and the Russians were pleased.")
    assert together(found, "russia", "russian", "russians")


def test_people_of_a_nation_are_not_the_nation(chains: Chains) -> None:
    found = chains("Libya is poor. Many Libyans left the town.")
    assert not any("many libyans" in chain for chain in found)


def test_possessed_forces_are_one(chains: Chains) -> None:
    found = chains(
        "Warlord Hamid Noori lost the town. Noori's soldiers fled.\n\n"
        "His forces regrouped in the hills."
    )
    assert together(found, "noori's soldiers", "his forces")


def test_relative_pronoun_and_apposition(chains: Chains) -> None:
    found = chains("The mayor, Ivan Petrenko, who had fled, returned.")
    assert together(found, "the mayor", "ivan petrenko", "who")


def test_town_and_country_beside_it_are_two(chains: Chains) -> None:
    found = chains("The blast hit Istanbul, Turkey. Turkey blamed rebels.")
    assert not together(found, "istanbul", "turkey")


def test_it_is_the_body_that_acts(chains: Chains) -> None:
    found = chains("The ministry rejected the offer. It accused the rebels of lying.")
    assert together(found, "the ministry", "it")


def test_empty_it_stands_alone(chains: Chains) -> None:
    found = chains("The army won. It is clear that the war goes on.")
    assert not any("it" in chain for chain in found)


def test_speaker_of_i_is_found_and_we_is_left_open(chains: Chains) -> None:
    found = chains("“I will not resign, and we will win,” said Peter Hale.")
    assert together(found, "i", "peter hale")
    assert not any("we" in chain for chain in found)


def test_same_noun_taken_up(chains: Chains) -> None:
    found = chains("A local militia held the bridge. The militia later withdrew.")
    assert together(found, "a local militia", "the militia")


def test_counted_lists_are_no_appositions(chains: Chains) -> None:
    found = chains("The camp held 12 men, 30 women and 9 boys.")
    assert not together(found, "12 men", "30 women")


def test_narrowed_noun_is_new(chains: Chains) -> None:
    found = chains("The militia held the bridge. The militia of Zawr held the road.")
    assert not any("the militia" in chain for chain in found)


def test_every_markable_has_a_chain_and_pronouns_settle(read: Read, kit: Kit) -> None:
    reading: Reading = read("Chad closed its border. It fears raids.")
    chained = resolve_coreference(reading, kit.lexicon)
    assert set(chained) == {m.id for m in reading.markables}
    settled = settle_kinds(reading, chained)
    its = next(m for m in settled.markables if settled.words(m) == "its")
    assert its.kind == "country"


def test_long_list_stays_quick(read: Read, kit: Kit) -> None:
    reading = read(" and ".join(["the rebels fought the army of Chad while he watched it"] * 400))
    assert resolve_coreference(reading, kit.lexicon)


def test_they_after_two_that_stand_together_are_the_nearer_plural(chains: Chains) -> None:
    found = chains("The army and the police clashed with the rebels. They then fled to the hills.")
    assert together(found, "the rebels", "they")
    assert not together(found, "the army", "they")
