"""Parser faults that recur, mended."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.parse import Row, Token, grow
from dragoman.language.repair import repair


def tree(*words: str) -> tuple[Token, ...]:
    """Tokens from "text/tag/pos/dep/head" words; an entity label may follow."""
    rows, start = [], 0
    for word in words:
        text, tag, pos, dep, head, *entity = word.split("/")
        place = (start, start + len(text))
        rows.append(Row(*place, text, text, pos, tag, dep, int(head), 0, "".join(entity)))
        start += len(text) + 1
    return grow(rows)


def test_noun_before_finite_auxiliary_becomes_its_subject() -> None:
    tokens = tree(
        "helping/VBG/VERB/ROOT/0",
        "rebels/NNS/NOUN/dobj/0",
        "and/CC/CCONJ/cc/1",
        "Chad/NNP/PROPN/conj/1",
        "is/VBZ/AUX/aux/5",
        "sending/VBG/VERB/advcl/0",
    )
    mended = repair(tokens)
    assert (mended[3].dep, mended[3].head) == ("nsubj", 5)


def test_clause_after_temporal_preposition_gets_its_subject() -> None:
    tokens = tree(
        "came/VBD/VERB/ROOT/0",
        "after/IN/ADP/prep/0",
        "troops/NNS/NOUN/pobj/1",
        ",/,/PUNCT/punct/0",
        "cheered/VBN/VERB/advcl/0",
        "by/IN/ADP/agent/4",
        "crowds/NNS/NOUN/pobj/5",
        ",/,/PUNCT/punct/0",
        "took/VBD/VERB/conj/0",
        "towns/NNS/NOUN/dobj/8",
    )
    mended = repair(tokens)
    assert (mended[2].dep, mended[2].head) == ("nsubj", 8)
    assert mended[8].dep == "advcl"
    assert (mended[4].dep, mended[4].head) == ("acl", 2)


def test_sound_trees_are_left_alone() -> None:
    tokens = tree("Rebels/NNS/NOUN/nsubj/1", "fled/VBD/VERB/ROOT/1", "home/RB/ADV/advmod/1")
    assert repair(tokens) is tokens


def test_capital_preposition_opens_a_phrase() -> None:
    tokens = tree(
        "Near/NNP/PROPN/compound/1",
        "Homs/NNP/PROPN/nsubj/4",
        ",/,/PUNCT/punct/1",
        "planes/NNS/NOUN/nsubj/4",
        "crashed/VBD/VERB/ROOT/4",
    )
    mended = repair(tokens)
    assert (mended[0].dep, mended[0].head) == ("prep", 4)
    assert (mended[1].dep, mended[1].head) == ("pobj", 0)


def test_participle_with_a_clause_is_the_verb() -> None:
    tokens = tree(
        "Agency/NN/NOUN/ROOT/0",
        "urged/VBN/VERB/acl/0",
        "both/DT/PRON/dobj/1",
        "leave/VB/VERB/xcomp/1",
    )
    mended = repair(tokens)
    assert mended[1].head == 1
    assert (mended[0].dep, mended[0].head) == ("nsubj", 1)


def test_headline_participle_without_object_stays_passive() -> None:
    tokens = tree("Soldiers/NNS/NOUN/ROOT/0", "killed/VBN/VERB/acl/0", "today/NN/NOUN/npadvmod/1")
    assert repair(tokens) is tokens


def test_what_is_said_of_somebody_is_not_said_by_him() -> None:
    tokens = tree(
        "Troops/NNS/NOUN/nsubj/1",
        "believed/VBD/VERB/ROOT/1",
        "to/TO/PART/aux/4",
        "have/VB/AUX/aux/4",
        "looted/VBN/VERB/xcomp/1",
    )
    tokens = tuple(replace(t, lemma="believe") if t.text == "believed" else t for t in tokens)
    assert repair(tokens)[0].dep == "nsubjpass"


def test_headlines_tell_the_past_by_a_passive() -> None:
    tokens = tree(
        "Convoy/NN/NOUN/nsubj/1",
        "looted/VBD/VERB/ROOT/1",
        "near/IN/ADP/prep/1",
        "Bor/NNP/PROPN/pobj/2",
    )
    assert repair(tokens, frozenset([0]))[0].dep == "nsubjpass"
    assert repair(tokens)[0].dep == "nsubj"


def test_participle_after_and_goes_with_the_participle_before() -> None:
    tokens = tree(
        "saying/VBG/VERB/ROOT/0",
        "they/PRP/PRON/nsubj/3",
        "had/VBD/AUX/aux/3",
        "left/VBN/VERB/ccomp/0",
        "and/CC/CCONJ/cc/3",
        "accusing/VBG/VERB/conj/3",
        "Chad/NNP/PROPN/dobj/5",
    )
    mended = repair(tokens)
    assert (mended[5].head, mended[4].head) == (0, 0)


def test_clause_after_which_is_no_list() -> None:
    tokens = tree(
        "left/VBD/VERB/ROOT/0",
        "fields/NNS/NOUN/dobj/0",
        ",/,/PUNCT/punct/1",
        "which/WDT/PRON/det/4",
        "rebels/NNS/NOUN/ccomp/0",
        "took/VBD/VERB/acl/4",
    )
    mended = repair(tokens)
    assert [(mended[i].dep, mended[i].head) for i in (3, 4, 5)] == [
        ("dobj", 5),
        ("nsubj", 5),
        ("relcl", 1),
    ]


def test_fronted_month_belongs_to_its_preposition() -> None:
    tokens = tree(
        "In/IN/ADP/prep/4",
        "May/NNP/PROPN/compound/3/DATE",
        "government/NN/NOUN/compound/3",
        "forces/NNS/NOUN/nsubj/4",
        "left/VBD/VERB/ROOT/4",
    )
    mended = repair(tokens)
    assert (mended[1].dep, mended[1].head) == ("pobj", 0)


def test_adjective_behind_a_noun_is_not_its_verb() -> None:
    tokens = tree(
        "Fighters/NNS/NOUN/nsubj/1",
        "loyal/JJ/ADJ/ROOT/1",
        "to/IN/ADP/prep/1",
        "Haftar/NNP/PROPN/pobj/2",
        "have/VBP/AUX/aux/5",
        "left/VBN/VERB/advcl/1",
    )
    mended = repair(tokens)
    assert [(mended[i].dep, mended[i].head) for i in (0, 1, 5)] == [
        ("nsubj", 5),
        ("amod", 0),
        ("ROOT", 5),
    ]


def test_past_tense_after_and_is_no_second_gerund() -> None:
    tokens = tree(
        "has/VBZ/AUX/aux/1",
        "accused/VBN/VERB/ROOT/1",
        "Chad/NNP/PROPN/dobj/1",
        "of/IN/ADP/prep/1",
        "shirking/VBG/VERB/pcomp/3",
        "and/CC/CCONJ/cc/4",
        "refused/VBD/VERB/conj/4",
    )
    mended = repair(tokens)
    assert (mended[6].head, mended[5].head) == (1, 1)


def test_a_remark_on_what_was_said_is_no_part_of_it() -> None:
    tokens = tree(
        "said/VBD/VERB/ROOT/0",
        "rebels/NNS/NOUN/nsubj/2",
        "fled/VBD/VERB/ccomp/0",
        ",/,/PUNCT/punct/2",
        "a/DT/DET/det/5",
        "claim/NN/NOUN/npadvmod/2",
        "Paris/NNP/PROPN/nsubj/7",
        "rejects/VBZ/VERB/relcl/5",
    )
    mended = repair(tokens)
    assert (mended[5].head, mended[2].right) == (0, 3)


def test_a_remark_is_no_part_of_the_name_after_it() -> None:
    tokens = tree(
        "said/VBD/VERB/ROOT/0",
        "rebels/NNS/NOUN/nsubj/2",
        "fled/VBD/VERB/ccomp/7",
        ",/,/PUNCT/punct/7",
        "a/DT/DET/det/6",
        "claim/NN/NOUN/compound/6",
        "Paris/NNP/PROPN/nsubj/7",
        "rejects/VBZ/VERB/ccomp/0",
    )
    mended = repair(tokens)
    assert [mended[i].head for i in (2, 4, 5, 7)] == [0, 5, 0, 5]
    assert mended[7].dep == "relcl"


def test_what_is_agreed_is_no_purpose() -> None:
    tokens = tree(
        "agreed/VBD/VERB/ROOT/0",
        "in/IN/ADP/prep/0",
        "Rome/NNP/PROPN/pobj/1",
        "to/TO/PART/aux/4",
        "leave/VB/VERB/advcl/0",
    )
    # lemmas of ``tree`` are the words themselves, so this one is set by hand
    mended = repair((replace(tokens[0], lemma="agree"), *tokens[1:]))
    assert mended[4].dep == "xcomp"


def test_who_closes_a_sentence_with_a_verb_of_saying_tells_it() -> None:
    words = [
        "fired/VBD/VERB/ROOT/0",
        "into/IN/ADP/prep/0",
        "crowds/NNS/NOUN/pobj/1",
        ",/,/PUNCT/punct/2",
        "guards/NNS/NOUN/nsubj/5",
        "admit/VBP/VERB/relcl/2",
        "././PUNCT/punct/0",
    ]
    mended = repair(tree(*words))
    assert [mended[i].head for i in (0, 4, 5, 6)] == [5, 5, 5, 5]
    assert mended[0].dep == "ccomp"
    loose = repair(tree(*words[:4], "guards/NNS/NOUN/appos/2", "admit/VBP/VERB/advcl/0", words[6]))
    assert [loose[i].head for i in (0, 4)] == [5, 5]
