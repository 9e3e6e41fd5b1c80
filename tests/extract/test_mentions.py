"""Names, titles, noun phrases and pronouns that stand for entities."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions.finding import head_of
from dragoman.extract.reading import Markable, Reading
from dragoman.lexicon import agents
from tests.conftest import Read


def kinds(reading: Reading) -> dict[str, str]:
    return {reading.words(m): m.kind for m in reading.markables}


def find(reading: Reading, words: str) -> Markable:
    return next(m for m in reading.markables if reading.words(m) == words)


def test_title_country_and_name_stand_apart(read: Read) -> None:
    reading = read("Kenyan Defence Minister Amina Odhiambo met Somali elders in Garissa.")
    found = kinds(reading)
    assert found["Kenyan"] == found["Somali"] == "country"
    assert found["Defence Minister"] == "role"
    assert found["Amina Odhiambo"] == "person"
    assert found["Garissa"] == "place"
    assert found["Somali elders"] == "group"


def test_name_answers_for_its_phrase(read: Read) -> None:
    reading = read("Secretary of State Maria Holt arrived. Gen. Omar Tarek resigned.")
    for words in ("Maria Holt", "Omar Tarek"):
        name = find(reading, words)
        assert reading.headed(name.head) is name
    assert kinds(reading)["Secretary of State"] == "role"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Rebels joined the Hill Liberation Front.", "Hill Liberation Front", "organisation"),
        ("He commands 5 Brigade in the north.", "5 Brigade", "organisation"),
        ("Commander 12 Division, Maj. Gen. Tunde Bello, spoke.", "12 Division", "organisation"),
        ("The Ministry of Oil cut its output.", "Ministry of Oil", "organisation"),
        ("Troops landed at Kasbah Airport.", "Kasbah Airport", "place"),
        ("The frigate HMS Larkspur left port.", "HMS Larkspur", "asset"),
        ("U.S. officials praised the EU.", "EU", "organisation"),
        ("The Russians vetoed it.", "Russians", "country"),
        ("Two Russians were freed.", "Two Russians", "group"),
        ("The Kurdish fighters withdrew.", "Kurdish", "group"),
        ("Militants seized the oil terminals.", "the oil terminals", "asset"),
        ("The country is calm.", "The country", "country"),
        ("A spokesman said so.", "A spokesman", "person"),
        ("Villagers fled.", "Villagers", "group"),
        ("The Chief of Naval Staff (CNS) spoke. Sailors saw the CNS.", "CNS", "person"),
        ("Fighting in Shahr-i-Noor spread.", "Shahr-i-Noor", "place"),
        ("He spoke of Dorval, where two guards were shot.", "Dorval", "place"),
        ("TUNIS - The council said its guards had left.", "TUNIS", "place"),
        ("The U.S.-led coalition left.", "U.S.-led", "country"),
        ("Police held Rahman's widow.", "Rahman", "person"),
        ("He signed the Lakeside Accord.", "Lakeside Accord", "other"),
    ],
)  # fmt: skip
def test_kind_of_words(read: Read, text: str, words: str, kind: str) -> None:
    assert kinds(read(text)).get(words) == kind


def test_possessive_stays_outside_a_name(read: Read) -> None:
    found = kinds(read("Tariq Mansour's troops left Libya's coast."))
    assert "Tariq Mansour" in found
    assert "Libya" in found
    assert not any(words.endswith(("'s", "’s")) for words in found)


def test_surname_follows_the_full_name(read: Read) -> None:
    reading = read("President Elena Vorontsova spoke.\n\nLater Vorontsova left for Perm.")
    later = [m for m in reading.markables if reading.words(m) == "Vorontsova"]
    assert [m.kind for m in later] == ["person"]


def test_country_inside_a_persons_name_is_no_country(read: Read) -> None:
    found = kinds(read("Mr. Michael Jordan praised the team."))
    assert found["Michael Jordan"] == "person"
    assert "Jordan" not in found


def test_listed_names_stand_apart(read: Read) -> None:
    found = kinds(read("Egypt, Sudan and Chad signed the deal."))
    assert [found[words] for words in ("Egypt", "Sudan", "Chad")] == ["country"] * 3


def test_pronouns_are_markables(read: Read) -> None:
    reading = read("She told them that their envoy, who left, saw us.")
    forms = {reading.words(m): m.form for m in reading.markables}
    assert {w for w, form in forms.items() if form == "pronoun"} >= {"She", "them", "their", "who"}


def test_one_markable_a_span_and_stable_ids(read: Read) -> None:
    text = "The Libyan National Army (LNA) said the U.N. envoy had met its commander."
    one, other = read(text), read(text)
    spans = [m.span for m in one.markables]
    assert len(spans) == len(set(spans))
    assert [m.id for m in one.markables] == [m.id for m in other.markables]
    assert all(m.first <= m.head <= m.last for m in one.markables if m.form != "name")


def test_head_governs_its_stretch(read: Read) -> None:
    reading = read("The old governor of the province resigned.")
    words = [token.text for token in reading.parse.tokens]
    assert words[head_of(reading.parse, 0, 2)] == "governor"


def test_shouted_headline_keeps_known_names(read: Read) -> None:
    found = kinds(read("TROOPS FROM CHAD ENTER SUDAN\n\nThe border was quiet."))
    assert found.get("CHAD") == found.get("SUDAN") == "country"


def test_word_lists_are_disjoint_and_typed() -> None:
    lexicon = agents.load_agents()
    assert lexicon.noun("militia") == "group"
    assert lexicon.noun("vice-president") == "role"
    assert lexicon.is_title("maj.-gen.")
    assert not lexicon.is_title("table")
    assert lexicon.female | lexicon.male <= set(lexicon.nouns)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Gen. Min Zaw Htut met envoys in Bago.", "Min Zaw Htut", "person"),
        ("Fighters of Libya Dawn left the airport road.", "Libya Dawn", "group"),
        ("Salva Lado dismissed two ministers.", "Salva Lado", "person"),
        ("Zelenskiy thanked the donors in Riga.", "Zelenskiy", "person"),
        ("Critics voiced opposition to the dam.", "opposition", "other"),
        ("The opposition left the hall.", "The opposition", "group"),
        ("The Danish secretary of state resigned.", "The Danish secretary of state", "person"),
        (
            "He wrote to the minister of foreign affairs.",
            "the minister of foreign affairs",
            "person",
        ),
        ("The General Officer Commanding 91 Division spoke.", "91 Division", "organisation"),
        ("The Provost said nothing to reporters.", "The Provost", "person"),
        ("Levi and Zara fled to the hills with their son.", "Levi", "person"),
        ("Western tanks reached the town.", "Western tanks", "asset"),
    ],
)
def test_kind_of_names_and_titles_often_misread(
    read: Read, text: str, words: str, kind: str
) -> None:
    assert kinds(read(text)).get(words) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Public Relations Officer, Brig. Tunde Sani, denied it.", "Public"),
        ("The Public Relations Officer, Brig. Tunde Sani, denied it.", "Public Relations"),
        ("Western tanks reached the town.", "Western"),
        ("The Danish secretary of state resigned.", "state"),
    ],
)
def test_a_part_of_a_title_or_an_adjective_is_no_party(read: Read, text: str, words: str) -> None:
    assert words not in kinds(read(text))


def test_a_name_in_a_headline_is_what_it_is_in_the_text(read: Read) -> None:
    body = "A convoy was attacked near Tessalit on Monday. Tessalit lies in the north."
    reading = read(f"Tessalit Convoy Attack Kills Six Soldiers\n\n{body}")
    (first, *others) = [m for m in reading.markables if reading.words(m) == "Tessalit"]
    assert first.span.start == 0
    assert {m.kind for m in (first, *others)} == {"place"}


@pytest.mark.parametrize("title", ["Lt.-Gen.", "Maj.-Gen.", "Brig.", "Lt-Col."])
def test_a_short_title_before_a_name_ends_no_sentence(read: Read, title: str) -> None:
    reading = read(f"The troops of {title} Tunde Sani left the base. It was empty.")
    assert len(reading.parse.sentences) == 2
    assert find(reading, "Tunde Sani").kind == "person"


def test_a_surname_that_looks_like_a_language_is_its_bearer(read: Read) -> None:
    reading = read("Mohamed Hamdan Dagalo met envoys. Dagalo has said that he is ready.")
    persons = [reading.words(m) for m in reading.markables if m.kind == "person"]
    assert "Dagalo" in persons
