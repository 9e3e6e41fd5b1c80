"""How acts stand: one marked word a sentence, its status and the stance of the claim around it."""

from __future__ import annotations

import pytest

from dragoman.extract.claims.finding import find_claims
from dragoman.extract.reading import Reading, Standing
from dragoman.extract.status.judging import judge_status
from dragoman.pipeline import Kit
from tests.conftest import Read

# status, stance of the innermost claim ("-": none), sentence with the act between stars
CASES = """
asserted     -        Rebels *shelled* the harbour on Monday.
asserted     -        The army *seized* the bridge and burned the depot.
asserted     -        The army seized the bridge and *burned* the depot.
asserted     -        The *attack* on the convoy killed two drivers.
asserted     -        The minister *visited* Ankara, where he met the premier.
asserted     -        The minister visited Ankara, where he *met* the premier.
asserted     -        Fighters who *besieged* the town could not be reached.
asserted     -        The two sides *signed* a truce after weeks of clashes.
asserted     -        The two sides signed a truce after weeks of *clashes*.
asserted     -        Police managed to *arrest* the leader of the gang.
asserted     -        The court *condemned* the attack.
asserted     -        The council condemned the *attack* on the hospital.
asserted     -        Troops began *withdrawing* from the valley.
asserted     -        The shelling forced thousands to *flee* the district.
asserted     -        Having *lost* the airfield, the brigade retreated.
asserted     -        The first state to *recognise* the republic was Mali.
asserted     -        The army not only *attacked* the camp but burned it.
asserted     -        The army not only attacked the camp but *burned* it.
asserted     -        Because the talks *collapsed*, the envoy will not return.
asserted     -        The general, who *led* the coup, may not run for office.
asserted     -        Negotiators *met* on Friday but did not sign a deal.
asserted     -        The blockade *imposed* last year could be lifted.
asserted     -        When the guards *opened* fire, the crowd ran.
asserted     -        The governor was able to *leave* the besieged city.
asserted     -        The marchers had to *withdraw* under fire.
asserted     -        After *killing* the guards, the gunmen escaped.
asserted     -        The union continued to *strike* for a week.
asserted     -        The envoy did not attend, because he was *arrested* on Sunday.
negated      -        Rebels did not *shell* the harbour.
negated      -        The army never *seized* the bridge.
negated      -        No troops *crossed* the border.
negated      -        There was no *attack* on the convoy.
negated      -        There were no *clashes* or arrests.
negated      -        There were no clashes or *arrests*.
negated      -        The army failed to *seize* the bridge.
negated      -        The militia refused to *release* the hostages.
negated      -        The president declined to *meet* the envoy.
negated      -        The *coup* was averted by loyal officers.
negated      -        The troops left without *firing* a shot.
negated      -        Guards prevented the crowd from *storming* the palace.
negated      -        The mediators averted a *war* between the clans.
negated      -        The government ruled out *talks* with the rebels.
negated      -        The government ruled out *sending* troops.
negated      -        Parliament stopped short of *condemning* the raid.
negated      -        The army was unable to *retake* the hill.
negated      -        The two leaders have yet to *meet*.
negated      -        Instead of *attacking*, the rebels withdrew.
negated      -        The union called off the *strike*.
negated      -        The *visit* was cancelled at the last minute.
negated      -        Nobody *claimed* responsibility for the blast.
negated      -        The army can not *hold* the town.
negated      -        The rebels could not *take* the airport.
negated      -        The two sides neither *met* nor talked.
negated      -        The government made no *concession* to the strikers.
negated      -        The ministry has not *imposed* sanctions on the bank.
negated      -        The lack of *progress* angered the opposition.
negated      -        The absence of *talks* worried the neighbours.
negated      -        The army did not *attack* or shell the village.
negated      -        The army did not attack or *shell* the village.
negated      -        The army did not manage to *enter* the camp.
negated      -        They fled before the police could *arrest* them.
negated      -        The police no longer *patrol* the old quarter.
negated      -        The patrol refrained from *shooting* at the crowd.
negated      -        The premier avoided *criticising* the junta.
negated      -        The failure to *agree* on a date delayed the vote.
negated      -        The state will not *recognise* the new council.
negated      -        Neither side *attacked* the other.
negated      -        None of the factions *signed* the accord.
negated      -        The meeting did not *take* place.
negated      -        The planned *talks* did not take place.
negated      -        The brigade did not launch an *attack*.
negated      -        The minister is unlikely to *resign*.
negated      -        The army has no plans to *withdraw* from the zone.
negated      -        They have not agreed to *disarm*.
negated      -        Rather than *negotiate*, the junta sent tanks.
negated      -        The guards hardly *resisted*.
possible     -        Rebels may *attack* the port.
possible     -        Rebels might *attack* the port.
possible     -        Rebels could *attack* the port.
possible     -        The army could *attack* and seize the port.
possible     -        The army could attack and *seize* the port.
possible     -        The army may not *attack* the port.
possible     -        Perhaps the rebels *fled* by night.
possible     -        The rebels possibly *fled* by night.
possible     -        It is possible that the rebels *fled*.
possible     -        A *strike* on the plant is possible.
possible     -        The dispute could lead to *war*.
possible     -        The blast could have *killed* dozens.
possible     -        The cabinet is considering *sending* troops.
possible     -        The cabinet is considering an *embargo* on arms.
possible     -        The threat could force the firm to *leave*.
possible     -        There is a risk of *clashes* in the capital.
possible     -        The possibility of a *coup* keeps generals awake.
possible     -        It is unclear whether the army *attacked* the convoy.
possible     asks     Investigators asked whether the guards *shot* first.
possible     -        The union could go on to *strike*.
possible     -        The crisis could escalate, *pushing* thousands across the border.
possible     -        Did the army *attack* the village?
possible     -        The arsenal enables the state to *strike* distant ports.
possible     -        A possible *raid* on the camp alarmed villagers.
possible     -        The parties can *appeal* against the verdict.
possible     -        Fears of an *attack* grew on Tuesday.
possible     -        The prospect of *talks* calmed the markets.
possible     -        The rebels are capable of *striking* the capital.
possible     -        Villagers feared an *attack* by the militia.
likely       -        The army is likely to *attack* the port.
likely       -        The army will probably *attack* the port.
likely       -        The premier is likely to *gain* votes but also lose allies.
likely       -        The premier is likely to gain votes but also *lose* allies.
likely       -        It is likely that the rebels *fled*.
likely       -        An *attack* on the port is likely.
likely       -        An *attack* on the port is imminent.
likely       -        The junta is bound to *lose* the vote.
likely       -        The rebels seem to *hold* the ridge.
likely       -        The rebels appear to have *left* the ridge.
likely       -        The likelihood of a *coup* has grown.
likely       -        The guards must have *seen* the raiders.
likely       -        Observers foresee a likely *defeat* of the junta.
likely       -        If he were to keep the port, he is likely to *win* over the tribes.
intended     intends  The army plans to *attack* the port.
intended     -        The army will *attack* the port at dawn.
intended     -        The army is going to *attack* the port.
intended     -        The army tried to *seize* the port.
intended     -        The militia attempted to *seize* the port.
intended     -        The army marched north to *seize* the port.
intended     -        The army marched north in order to *seize* the port.
intended     -        He went to Moscow with the aim of *buying* tanks.
intended     -        He toured the region, seeking to *win* allies.
intended     -        The president is to *visit* Rome next week.
intended     -        The president is due to *visit* Rome next week.
intended     -        The president is set to *visit* Rome next week.
intended     promises The parties agreed to *exchange* prisoners.
intended     -        The state decided to *expel* the envoy.
intended     -        The planned *visit* to Rome drew protests.
intended     -        Their plan to *attack* the port was found on a laptop.
intended     -        An attempt to *kill* the governor shook the town.
intended     -        The attempted *coup* lasted three hours.
intended     -        The *coup* plot was uncovered on Friday.
intended     -        The rebels prepared to *storm* the fort.
intended     -        The rebels prepared for the *assault* on the fort.
intended     -        The state sent troops to *guard* the pipeline.
intended     -        Troops to *guard* the pipeline arrived on Friday.
intended     -        The two states will hold *talks* in Geneva.
intended     -        Their goal is to *topple* the king.
intended     -        The fleet stands ready to *strike* the coast.
intended     intends  The junta wants to *expel* the envoy.
intended     -        Efforts to *free* the hostages went on.
intended     -        The council voted to *send* monitors.
intended     -        The rebels planned an *attack* on the port.
intended     -        The clan will *meet* the governor and sign a pact.
intended     -        The clan will meet the governor and *sign* a pact.
intended     -        The rebels are trying to *retake* the hill.
intended     -        Their bid to *oust* the mayor goes on.
intended     promises The president promised to *release* the prisoners.
intended     promises The president pledged that he would *release* the prisoners.
intended     threatens The rebels threatened to *attack* the port.
intended     promises The union vowed to *fight* the reform.
intended     intends  The junta intends to *hold* elections in June.
intended     hopes    The envoy hopes to *visit* the camps.
intended     asserts  The ministry said it would *withdraw* its troops.
intended     asserts  The ministry said it will *withdraw* its troops.
intended     asserts  The ministry announced plans to *withdraw* its troops.
requested    asks     The envoy urged both sides to *disarm*.
requested    asks     The envoy asked the rebels to *free* the pilot.
requested    asks     The king ordered the army to *retreat*.
requested    asks     The union demanded that the minister *resign*.
requested    asks     The union called for the minister to *resign*.
requested    asks     The envoy called on both sides to *disarm*.
requested    asks     The envoy called for a *ceasefire*.
requested    asks     The rebels demanded the *release* of the prisoners.
requested    asks     The rebels were urged to *disarm* by the bishops.
requested    asks     The commander told his men to *retreat*.
requested    asserts  The envoy said both sides must *disarm*.
requested    asserts  The envoy said both sides should *disarm*.
requested    -        Both sides must *disarm*.
requested    -        The junta needs to *hold* a vote.
requested    asks     Calls for a *boycott* of the poll spread.
requested    asks     The state requested *help* from its neighbours.
hypothetical -        Suppose the guerrillas *attack* the port.
hypothetical -        Imagine that the guerrillas *shelled* the port.
hypothetical -        If the army *attacks*, the rebels will respond.
hypothetical -        If the army attacks, the rebels will *respond*.
hypothetical -        The rebels would *respond* to such a raid.
hypothetical -        Unless the army *withdraws*, talks will end.
hypothetical -        Unless the army withdraws, talks will *end*.
hypothetical -        The rebels would have *won* with more tanks.
hypothetical -        Should the rebels *attack*, the city will be lost.
hypothetical -        Had the rebels *attacked*, the city would be lost.
hypothetical -        If they were to *attack*, the city would fall.
hypothetical -        The bank will pay as soon as it can, provided the state *lifts* the ban.
hypothetical -        The troops will leave once the truce *begins*.
negated      -        He would not *attack* unless he had more men, and would stay if they came.
possible     -        If the army attacks, the rebels could *respond*.
likely       -        If the army attacks, the rebels are likely to *respond*.
asserted     asserts  The ministry said rebels *shelled* the harbour.
asserted     asserts  Rebels *shelled* the harbour, the ministry said.
asserted     asserts  According to the ministry, rebels *shelled* the harbour.
asserted     asserts  “Rebels *shelled* the harbour,” the ministry said.
asserted     asserts  The envoy told reporters that the talks had *collapsed*.
asserted     asserts  The general was quoted by Interfax as saying the rebels had *fled*.
asserted     accuses  The rebels accused the army of *shelling* the harbour.
asserted     accuses  The rebels accused the army of a *massacre*.
asserted     accuses  The ministry blamed the rebels for the *attack*.
asserted     believes The king believes the rebels *fled*.
asserted     asserts  France is reportedly *arming* the rebels.
asserted     asserts  The rebels have allegedly *tortured* captives.
asserted     believes Egypt is believed to *back* the general.
asserted     asserts  Egypt is said to have *armed* the general.
asserted     asserts  Reports that the army *shelled* the harbour spread.
asserted     asserts  The king admitted that his guards *shot* the boy.
asserted     asserts  Aid workers reported *clashes* in the hills.
negated      denies   The ministry said rebels did not *shell* the harbour.
negated      asserts  The ministry said the state will not *recognise* the council.
possible     asserts  The ministry said rebels may have *shelled* the harbour.
possible     asserts  “They could *attack* at any time,” the mayor said.
likely       believes Observers think the union is likely to *win* the vote but also lose members.
likely       believes Observers think the union is likely to win the vote but also *lose* members.
hypothetical asserts  “If they *attack*, we will respond,” the mayor said.
hypothetical asserts  “If they attack, we will *respond*,” the mayor said.
intended     asserts  “We will *free* the city,” the mayor said.
intended     asserts  Militiamen had tried to *seize* the port, the spokesman said.
denied       denies   The rebels denied *shelling* the harbour.
denied       denies   The rebels denied that they had *shelled* the harbour.
denied       denies   The ministry denied the *attack*.
denied       denies   The rebels denied having *kidnapped* the pilot.
denied       denies   The state denies *arming* the rebels.
denied       denies   The junta has repeatedly denied *torturing* captives.
denied       denies   Its denial that it *armed* the rebels was met with scorn.
denied       denies   The general rejected claims and denied *ordering* the raid.
possible     doubts   The envoy doubts that the rebels *fled*.
possible     doubts   The envoy does not believe that the rebels *fled*.
possible     believes Villagers fear the militia has *mined* the road.
likely       believes Analysts expect the rebels to *attack*.
possible     hopes    The envoy hopes that the rebels *disarm*.
asserted     -        The minister *said* the talks had failed.
asserted     -        The rebels *accused* the army of murder.
asserted     -        The rebels *denied* shelling the harbour.
asserted     -        The envoy *urged* both sides to disarm.
asserted     -        The rebels *threatened* to attack the port.
negated      -        The minister did not *say* that the talks had failed.
possible     -        The minister may *meet* the envoy who brokered the truce.
asserted     -        The minister may meet the envoy who *brokered* the truce.
""".strip().splitlines()


def standing(read: Read, kit: Kit, marked: str) -> tuple[Standing, str]:
    """How the starred word stands, and the stance of its claim."""
    before, word, after = marked.split("*")
    reading: Reading = read(before + word + after)
    claims = find_claims(reading, {}, kit.lexicon.reporting)
    token = next(t for t in reading.parse.tokens if t.start >= len(before))
    found = judge_status(reading, claims, kit.lexicon.hedges)(token.i)
    stances = {claim.id: claim.stance for claim in claims}
    return found, stances.get(found.claim or "", "-")


@pytest.mark.parametrize("case", CASES)
def test_standing_of_the_marked_word(case: str, read: Read, kit: Kit) -> None:
    status, stance, sentence = case.split(maxsplit=2)
    found, held = standing(read, kit, sentence)
    assert (found.status, held) == (status, stance)


DENIED = """
accuses  The rebels accused the army of *shelling* the port. The army denied it.
accuses  The rebels accused the army of *shelling* the port. The army denied the accusation.
accuses  The rebels accused the army of *shelling* the port, which the king denied.
accuses  Omar blamed units *loyal* to the council despite its denial.
asserts  The ministry said Iran *armed* the rebels. Tehran denied the allegations.
-        Troops *shelled* the port. The army denied shelling it.
-        Troops launched an *attack* on the port. The army denied having carried out any attack.
asserts  The army denied the claim that its troops had *shelled* the port.
asserts  Kigali dismissed the allegation that it had *armed* the rebels.
asserts  Nurses said the army had *burned* the camp, a charge that the army rejected.
""".strip().splitlines()


@pytest.mark.parametrize("case", DENIED)
def test_denial_finds_what_it_denies(case: str, read: Read, kit: Kit) -> None:
    stance, sentence = case.split(maxsplit=1)
    found, held = standing(read, kit, sentence)
    assert held == stance
    assert len(found.denied_by) == 1


UNDENIED = """
The rebels accused the army of *looting*. The army denied shelling the port.
Rebels *shelled* the port. The king denied that he was ill.
The army *denied* it.
The king did not promise an amnesty. Parliament voted an *amnesty*.
Rebels declared a *truce* at noon. Sudan rejected the truce.
The king denied the *claim* that he was ill.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", UNDENIED)
def test_denial_of_something_else(sentence: str, read: Read, kit: Kit) -> None:
    assert standing(read, kit, sentence)[0].denied_by == ()


HEDGES = """
could      Rebels could *attack* the port.
likely     The king is likely to *fall*.
failed     The army failed to *take* the port.
reportedly France is reportedly *arming* the rebels.
believed   Egypt is believed to *arm* the rebels.
urged      The envoy urged them to *disarm*.
""".strip().splitlines()


@pytest.mark.parametrize("case", HEDGES)
def test_hedge_is_the_word_that_weakens(case: str, read: Read, kit: Kit) -> None:
    word, sentence = case.split(maxsplit=1)
    hedge = standing(read, kit, sentence)[0].hedge
    assert hedge is not None
    assert hedge.of(sentence.replace("*", "")) == word


def test_plain_fact_has_neither_hedge_nor_claim(read: Read, kit: Kit) -> None:
    found, _ = standing(read, kit, "Rebels *shelled* the port on Monday.")
    assert found == Standing("asserted")


# traps of reading: what only seems to have happened, or only someone's word
TRAPS = """
intended     -        The colonel toured Quito in spring with the goal of *raising* a brigade.
intended     -        Two brokers landed in Lima on Friday, aiming to *buy* patrol boats.
negated      -        On this occasion there was no *strike* by the dockers.
possible     asserts  “I hope we will *drive* out the cartels,” the governor told the marines.
asserted     asserts  The bishop rejects the pact, charging that it *rewards* smugglers.
possible     -        Her years in Delhi could *make* her a probable partner of the premier.
asserted     believes Burundi is thought to be one of three states *arming* the mutineers.
asserted     asserts  Oslo pays for the talks, and Vienna is reportedly *training* the guards.
negated      asserts  “They said the mine would shut. It did not *shut*,” said Rosa Quispe.
intended     asserts  The regiment wrote on Monday that raiders had tried to *storm* the armoury.
asserted     asserts  The regiment wrote that raiders tried to storm it but were *driven* off.
likely       believes Brokers reckon the clan is likely to *earn* more if it were to hold the mine.
hypothetical believes Brokers reckon the clan is likely to earn more if it *holds* the mine.
possible     -        A drought like this could lead herders to *arm*, perhaps starting a feud.
possible     -        A drought like this could lead herders to arm, perhaps *starting* a feud.
asserted     -        That might calm the barracks while students more and more *mock* the junta.
""".strip().splitlines()


@pytest.mark.parametrize("case", TRAPS)
def test_trap_is_not_told_as_fact(case: str, read: Read, kit: Kit) -> None:
    status, stance, sentence = case.split(maxsplit=2)
    found, held = standing(read, kit, sentence)
    assert (found.status, held) == (status, stance)
