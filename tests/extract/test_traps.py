"""Reading traps, each named, end to end, on sentences of our own."""

from __future__ import annotations

from datetime import date

from dragoman.analysis.quotes import standing_of
from dragoman.pipeline import Kit, code_article
from dragoman.read.jsonl import article_from
from dragoman.records import Assessment, Claim, Coding, EventReport, Relation, Span
from tests.conftest import Code


def words(coding: Coding, mention: str | None) -> str:
    found = [m for m in coding.mentions if m.id == mention]
    return found[0].span.of(coding.article.text) if found else ""


def said(coding: Coding, span: Span | None) -> str:
    return span.of(coding.article.text) if span else ""


def at(coding: Coding, trigger: str) -> EventReport:
    """The one event whose trigger has the word."""
    found = [e for e in coding.events if trigger in e.trigger.of(coding.article.text)]
    assert len(found) == 1, [(e.type, e.trigger.of(coding.article.text)) for e in coding.events]
    return found[0]


def who(coding: Coding, event: EventReport) -> tuple[list[str], list[str]]:
    return (
        [words(coding, m) for m in event.actors],
        [words(coding, m) for m in (*event.recipients, *event.assets)],
    )


def ties(coding: Coding, kind: str) -> list[tuple[str, str, Relation]]:
    return [
        (words(coding, r.subject), words(coding, r.object), r)
        for r in coding.relations
        if r.kind == kind
    ]


def claim_of(coding: Coding, record: EventReport | Relation | Assessment | Claim) -> Claim:
    above = record.within if isinstance(record, Claim) else record.claim
    return next(c for c in coding.claims if c.id == above)


def facts(coding: Coding) -> list[str]:
    """The triggers of what is told as plain fact."""
    return [e.trigger.of(coding.article.text) for e in coding.events if standing_of(e) == "told"]


def test_trap_01_day_before_month(kit: Kit) -> None:
    text = (
        "Envoy back at work\n\nBy Jana Holm\n\nSunday 09/12/2018\n\n"
        "Riga - Oskar Lind visited Oslo on 7 November."
    )
    coding = code_article(article_from({"id": "a", "text": text}), kit)
    assert coding.article.published == date(2018, 12, 9)
    assert at(coding, "visited").begin == date(2018, 11, 7)


def test_trap_02_dateline_is_no_place_of_the_act(code: Code) -> None:
    coding = code("LIMA, 3 May 2018 - Minister Oskar Lind visited Oslo on Monday.")
    event = at(coding, "visited")
    place = next((p.name for p in coding.places if p.id == _place(coding, event)), "")
    assert place != "Lima"


def _place(coding: Coding, event: EventReport) -> str | None:
    return next((m.place for m in coding.mentions if m.id == event.place), None)


def test_trap_03_one_trip_told_four_times(code: Code) -> None:
    coding = code(
        "Minister Oskar Lind visited Oslo on 30 May. He had visited Oslo in March. "
        "During the May visit to Oslo he asked for loans. After his visit to Oslo on 30 May "
        "he went home.",
        "2018-06-10",
    )
    visits = {e.happening or e.id for e in coding.events if e.mode == "visit"}
    assert len(visits) == 2


def test_trap_04_between_two_visits_is_no_length_of_one(code: Code) -> None:
    coding = code(
        "Lind gained support between March and his visit to Oslo on May 30th.", "2018-06-10"
    )
    event = at(coding, "visit")
    assert (event.begin, event.finish) == (date(2018, 5, 30), date(2018, 5, 30))


def test_trap_05_one_day_later_hangs_on_the_act_before(code: Code) -> None:
    coding = code(
        "In April Oskar Lind visited Oslo. One day later he met the premier.",
        "2018-12-20",
    )
    met = at(coding, "met")
    assert met.finish is None or met.finish < date(2018, 6, 1)
    assert met.begin is None or met.begin >= date(2018, 4, 1)


def test_trap_06_rivals_without_a_name_keep_none(code: Code) -> None:
    coding = code(
        "The Unity Council met on Monday. One day later the rival camp sent an envoy to Lima."
    )
    chains = {
        words(coding, m.id): m.chain
        for m in coding.mentions
        if words(coding, m.id) in ("Unity Council", "the rival camp")
    }
    assert len(set(chains.values())) == 2


def test_trap_07_what_is_sought_was_not_given(code: Code) -> None:
    coding = code(
        "General Ortega flew to Minsk, seeking tanks with the aim of preparing for the war "
        "against the guerrillas."
    )
    assert not [e for e in coding.events if e.type in ("AID", "ASSAULT") and e.status == "asserted"]
    assert at(coding, "seeking").type == "REQUEST"
    assert [a.kind for a in coding.assessments] == ["purpose"]


def test_trap_08_no_move_is_no_event(code: Code) -> None:
    coding = code("This time there was no counter attack from the rebels.")
    assert not facts(coding)
    assert all(e.status == "negated" for e in coding.events)


def test_trap_09_rank_is_a_property_not_an_act(code: Code) -> None:
    coding = code(
        "Karim Dost, promoted from colonel to brigadier in June, heads the garrison.", "2018-09-01"
    )
    assert not coding.events
    ranks = [a for a in coding.attributes if a.property == "rank"]
    assert [a.value for a in ranks] == ["brigadier"]


def test_trap_10_hope_of_victory_is_no_attack(code: Code) -> None:
    coding = code("“We hope we will crush the cartels with your aid,” Ortega told the Turks.")
    assert not facts(coding)
    assert not [e for e in coding.events if e.type in ("ASSAULT", "THREATEN")]
    assert any(c.direct and words(coding, c.source) == "Ortega" for c in coding.claims)


def test_trap_11_each_act_keeps_its_own_month(code: Code) -> None:
    coding = code(
        "His November trip to Oslo came after his brigade seized the salt mines in September.",
        "2018-12-20",
    )
    seized, trip = at(coding, "seized"), at(coding, "trip")
    assert seized.begin is not None
    assert seized.begin.month == 9
    assert trip.begin is not None
    assert trip.begin.month == 11


def test_trap_12_taker_backer_and_loser_are_three(code: Code) -> None:
    coding = code(
        "The brigade, backed by clan elders, seized the salt mines from the fighters of Karim Dost."
    )
    assert who(coding, at(coding, "seized"))[0] == ["The brigade"]
    assert [(s, o) for s, o, _ in ties(coding, "supports")] == [("clan elders", "The brigade")]
    held = {s: r.date_precision for s, _, r in ties(coding, "controls")}
    assert set(held) == {"The brigade", "the fighters"}
    assert [(s, o) for s, o, _ in ties(coding, "commands")] == [("Karim Dost", "the fighters")]


def test_trap_13_one_seizure_under_four_names(code: Code) -> None:
    coding = code(
        "The brigade launched a drive to wrest control of the salt mines. It seized the mines in "
        "June. The salt move pleased traders. The takeover calmed the market.",
        "2018-09-01",
    )
    seizures = {
        e.happening or e.id for e in coding.events if e.mode == "seize" and e.status == "asserted"
    }
    assert len(seizures) == 1


def test_trap_14_recognition_belongs_to_the_ally_not_the_foe(code: Code) -> None:
    coding = code(
        "Ortega, who opposes the UN-brokered Unity Council in Gao, is allied with the "
        "internationally recognised Assembly in Kayes."
    )
    assert [o for _, o, _ in ties(coding, "opposes")] == ["Unity Council"]
    assert ["Assembly" in o for _, o, _ in ties(coding, "allied_with")] == [True]
    assert ["Assembly" in o for _, o, _ in ties(coding, "recognises")] == [True]


def test_trap_15_what_an_accuser_says_is_his(code: Code) -> None:
    coding = code("Ortega accused the Unity Council of sheltering smugglers and their gangs.")
    assert facts(coding) == ["accused"]
    assert [c.stance for c in coding.claims] == ["accuses"]
    assert all(r.claim for r in coding.relations)


def test_trap_16_old_commander_is_not_the_present_one(code: Code) -> None:
    coding = code(
        "Ortega commands the rump of General Keita's former army. A rising backed by France "
        "toppled General Keita in 2009."
    )
    assert {s for s, _, _ in ties(coding, "commands")} == {"Ortega"}
    assert "Ortega" not in [a for e in coding.events for a in who(coding, e)[0]]


def test_trap_17_backer_of_movements_is_no_friend_of_their_friend(code: Code) -> None:
    coding = code("Ortega lived abroad, where he built ties with CIA-backed exile movements.")
    backed = ties(coding, "supports")
    assert [(s, "movements" in o) for s, o, _ in backed] == [("CIA", True)]
    assert not any("CIA" in (s, o) for s, o, _ in ties(coding, "allied_with"))
    assert ties(coding, "allied_with")


def test_trap_18_likely_ally_is_none_yet(code: Code) -> None:
    coding = code(
        "The reform could turn the general into a likely ally of Chad and make Mali an even more "
        "indispensable partner of the general."
    )
    found = ties(coding, "allied_with")
    assert len(found) == 2
    assert all(r.status in ("likely", "possible") for _, _, r in found)


def test_trap_19_each_hedge_has_its_own_claim_without_source(code: Code) -> None:
    coding = code("Chad is believed to back the general, while Mali is reportedly arming his men.")
    backs = ties(coding, "supports")[0][2]
    arms = at(coding, "arming")
    one, other = claim_of(coding, backs), claim_of(coding, arms)
    assert one.id != other.id
    assert (one.source, other.source) == (None, None)
    assert (one.stance, other.stance) == ("believes", "asserts")


def test_trap_20_later_is_not_because(code: Code) -> None:
    coding = code(
        "The state split into rival camps after a rising in 2009. Since the mines reopened, "
        "exports have doubled."
    )
    assert not coding.assessments
    causes = code("The rising drove the camps apart, igniting a feud.").assessments
    assert causes


def test_trap_21_hope_is_no_forecast_and_praise_has_its_praisers(code: Code) -> None:
    coding = code(
        "Traders hope the mines will revive the economy. The cleric said that many traders praise "
        "Ortega because he fights smuggling."
    )
    hope = next(c for c in coding.claims if c.stance == "hopes")
    assert words(coding, hope.source) == "Traders"
    assert all(a.claim for a in coding.assessments)
    inner = [c for c in coding.claims if c.within]
    assert [words(coding, c.source) for c in inner] == ["many traders"]


def test_trap_22_quotation_stays_with_its_speaker_and_keeps_its_layers(code: Code) -> None:
    coding = code(
        "“They told us the general would be left out. That did not happen,” said Musa Gueye.\n\n"
        "The general's spokesman, Ali Bakr, spoke on Monday."
    )
    outer = next(c for c in coding.claims if c.within is None)
    assert words(coding, outer.source) == "Musa Gueye"
    inner = [c for c in coding.claims if c.within == outer.id]
    assert [words(coding, c.source) for c in inner] == ["They"]
    assert "did not happen" not in " ".join(said(coding, s) for s in inner[0].content)


def test_trap_23_repelled_attempt_moves_nothing(code: Code) -> None:
    coding = code(
        "On 9 June militiamen tried to seize the mines but were repelled, said Ortega's spokesman, "
        "Ali Bakr. He said the army still controls the mines.",
        "2018-06-20",
    )
    assert not facts(coding)
    seize = at(coding, "seize")
    assert seize.status == "intended"
    assert words(coding, claim_of(coding, seize).source) in ("Ortega's spokesman", "Ali Bakr")
    assert [s for s, _, _ in ties(coding, "controls")] == ["the army"]


def test_trap_24_blame_and_denial_stand_side_by_side(code: Code) -> None:
    coding = code(
        "Ali Bakr said forces aligned with the Unity Council shelled the mines\n\n"
        "The Unity Council denied shelling the mines. It called for calm."
    )
    shelled = [e for e in coding.events if "shell" in e.trigger.of(coding.article.text)]
    assert shelled
    assert "shelled" not in facts(coding)
    assert words(coding, claim_of(coding, shelled[0]).source) == "Ali Bakr"
    denials = [c for c in coding.claims if c.stance == "denies"]
    assert [words(coding, c.source) for c in denials] == ["Unity Council"]
    assert not any(
        "Unity Council denied" in said(coding, s) for c in coding.claims for s in c.content
    )


def test_trap_25_view_of_analysts_hedges_both_results(code: Code) -> None:
    coding = code(
        "Analysts say that if he keeps the mines, Ortega is likely to gain strength but also "
        "provoke hostility. That could push neighbours to act, igniting a wider war. Many traders "
        "see him as their leader."
    )
    both = [a for a in coding.assessments if a.kind == "conditional"]
    assert len(both) == 2
    assert all(a.status == "likely" and a.claim for a in both)
    chain = [a for a in coding.assessments if a.status == "possible"]
    assert chain
    assert all(a.kind == "causal" for a in chain)
    assert not [r for r in coding.relations if r.kind in ("leads", "commands")]
