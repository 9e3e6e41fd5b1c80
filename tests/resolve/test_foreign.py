"""Actors and places by dictionary, in texts of our own in languages that are not coded."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Kit, code_article
from dragoman.records import Article, Coding

FRENCH = (
    "Emmanuel Macron a reçu mardi à Paris le maréchal Khalifa Haftar. L'ONU et l'Union européenne "
    "craignent une attaque contre Benghazi, en Libye."
)
RUSSIAN = (
    "Лавров встретился в Москве с Хафтаром. Генсек ООН призвал власти Ливии открыть порт. "
    "В Бенгази 4 мая 2019 года прошёл митинг против Макрона."
)
ARABIC = (
    "التقى خليفة حفتر وفدا من الأمم المتحدة في بنغازي يوم 4 مايو 2019. "
    "وقال السراج إن ليبيا لن تقبل وساطة من تركيا."
)


def coded(kit: Kit, text: str, language: str) -> Coding:
    given = Article("one", text, published=date(2019, 5, 5), language=language)
    return code_article(given, kit)


@pytest.mark.parametrize(
    ("text", "language", "actors", "places"),
    [
        (
            FRENCH,
            "fr",
            ["Emmanuel Macron", "Khalifa Haftar", "United Nations", "European Union", "Libya"],
            ["Paris", "Benghazi"],
        ),
        (
            RUSSIAN,
            "ru",
            ["Sergey Lavrov", "Khalifa Haftar", "United Nations", "Libya", "Emmanuel Macron"],
            ["Moscow", "Benghazi"],
        ),
        (
            ARABIC,
            "ar",
            ["Khalifa Haftar", "United Nations", "Fayez al-Sarraj", "Libya", "Turkey"],
            ["Benghazi"],
        ),
    ],
)
def test_dictionaries_find_actors_and_places(
    kit: Kit, text: str, language: str, actors: list[str], places: list[str]
) -> None:
    found = coded(kit, text, language)
    assert [actor.name for actor in found.actors] == actors
    assert [place.name for place in found.places] == places
    assert not found.events
    assert not found.claims


def test_each_mention_stands_on_the_words_of_the_text(kit: Kit) -> None:
    found = coded(kit, RUSSIAN, "ru")
    told = {mention.span.of(RUSSIAN) for mention in found.mentions if mention.actor}
    assert {"Лавров", "Хафтаром", "ООН", "Ливии", "Макрона"} == told


def test_prefix_is_no_part_of_the_name(kit: Kit) -> None:
    text = "رفضت روسيا الاقتراح وحفتر لم يعلق."
    (last,) = [m for m in coded(kit, text, "ar").mentions if m.kind == "person"]
    assert last.span.of(text) == "حفتر"


def test_codes_are_those_of_the_day(kit: Kit) -> None:
    (person,) = [a for a in coded(kit, RUSSIAN, "ru").actors if a.name == "Sergey Lavrov"]
    assert (person.country, person.sectors, person.known) == ("RUS", ("GOV",), True)
    assert "Лавров" in person.reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Marie Delorme a vendu ses pommes et elle est rentrée chez elle.", "fr"),
        ("Старый рыбак продал лодку и вернулся домой к внукам.", "ru"),
        ("باع الصياد قاربه ثم عاد إلى بيته مع أولاده.", "ar"),
    ],
)
def test_common_words_are_nobody(kit: Kit, text: str, language: str) -> None:
    found = coded(kit, text, language)
    assert [m.span.of(text) for m in found.mentions] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Вчера сосед Владимир Кузькин чинил забор.", []),
        ("Вчера в Киеве Владимир Зеленский молчал.", ["Kyiv"]),
        ("Hier la voisine Florence Lemoine chantait.", []),
    ],
)
def test_given_name_is_no_town(kit: Kit, text: str, places: list[str]) -> None:
    language = "fr" if text.isascii() else "ru"
    assert [place.name for place in coded(kit, text, language).places] == places


def test_same_name_is_one_chain(kit: Kit) -> None:
    found = coded(kit, "Хафтар молчит. Сторонники Хафтара ждут.", "ru")
    assert len(found.mentions) == 2
    assert len({mention.chain for mention in found.mentions}) == 1


def test_a_surname_in_the_instrumental_is_found(kit: Kit) -> None:
    coding = coded(kit, "Хафтар говорил с министром Сергеем Лавровым.", "ru")
    assert [a.name for a in coding.actors if a.known] == ["Khalifa Haftar", "Sergey Lavrov"]
