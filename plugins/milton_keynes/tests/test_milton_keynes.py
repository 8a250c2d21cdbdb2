"""The queue of five cases is worked in the policy notes; ages and groups are invented."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

import sendrules as sr
from sendrules.testing import ConformanceTests

AS_OF = date(2024, 11, 30)


def case(reference: str, received: date, *, transfer: bool = False, group: str | None = None) -> sr.Case:
    facts: dict[str, bool | str] = {"phase_transfer_year": transfer}
    if group:
        facts["vulnerability_group"] = group
    agreed = sr.Event(kind="decision-to-assess", on=received + timedelta(weeks=6))
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=received), agreed], facts=facts)


QUEUE = [
    case("A", date(2024, 2, 5)),
    case("B", date(2024, 6, 10), group="looked-after"),
    case("C", date(2024, 5, 20), transfer=True),
    case("D", date(2024, 2, 5), transfer=True),
    case("E", date(2024, 9, 16), transfer=True, group="looked-after"),
]


def test_the_five_case_queue() -> None:
    ranking = sr.Engine.for_authority("milton_keynes").prioritise(QUEUE, as_of=AS_OF)
    assert ranking.references == ("D", "A", "C", "B", "E")
    assert ranking.places[0].reasons == (
        "Waiting for a psychologist: 257 days, since Mon 18 Mar 2024",  # 13 left in March, 244 from April to 30 November
        "Vulnerability group: not recorded, so it counts as no",
        "Phase transfer year: yes",
        "advice from an educational psychologist waited for since Mon 18 Mar 2024 (decision to assess); "
        "finalised plan due in law Mon 24 Jun 2024",
    )
    assert any("order of the tiers is an assumption" in note for note in ranking.notes)


def test_the_order_of_the_factors_is_a_setting() -> None:
    settings = {"order": ("vulnerability", "phase_transfer", "wait")}
    engine = sr.Engine.for_authority("milton_keynes", settings=settings)
    assert engine.prioritise(QUEUE, as_of=AS_OF).references == ("E", "B", "D", "C", "A")


ILLUSTRATIVE = {"wait": 1, "vulnerability": 12, "phase_transfer": 8}  # the source gives no weights


def test_points_come_from_the_settings_and_every_ranking_says_so() -> None:
    settings = {"mode": "points", "weights": ILLUSTRATIVE}
    ranking = sr.Engine.for_authority("milton_keynes", settings=settings).prioritise(QUEUE, as_of=AS_OF)
    assert ranking.references == ("D", "A", "B", "C", "E")
    # whole weeks from the decision to 30 November: 36, 36, 18, 21, 4; and 8, 0, 12, 8, 12 + 8
    assert [place.points for place in ranking.places] == [Decimal(n) for n in (44, 36, 30, 29, 24)]
    assert any("points" in note and "come from the settings" in note for note in ranking.notes)
    assert ranking.starvation_bound == 20


@pytest.mark.parametrize(
    "settings",
    [
        {"mode": "points"},
        {"weights": ILLUSTRATIVE},
        {"mode": "points", "weights": {"wait": 1}},
        {"mode": "points", "weights": ILLUSTRATIVE | {"wait": 0}},
        {"mode": "points", "weights": ILLUSTRATIVE | {"age": 3}},
        {"mode": "lanes"},
    ],
)
def test_points_need_the_three_weights_and_tiers_have_none(settings: dict[str, object]) -> None:
    with pytest.raises(sr.InputError, match="settings of milton_keynes"):
        sr.Engine.for_authority("milton_keynes", settings=settings)


def local_notes(settings: dict[str, object] | None = None, **facts: bool | str | tuple[str, ...]) -> str:
    one = sr.Case(reference="one", events=case("one", date(2024, 2, 5)).events, facts=facts)
    ranking = sr.Engine.for_authority("milton_keynes", settings=settings).prioritise([one], as_of=AS_OF)
    return " | ".join((*ranking.places[0].reasons, *ranking.notes))


def test_the_group_that_the_source_names_needs_no_evidence() -> None:
    for spelt in ("looked-after", "Looked after", "LAC", "looked_after_child"):
        assert "Vulnerability group: looked-after" in local_notes(vulnerability_group=spelt)


def test_another_group_needs_evidence_or_a_setting() -> None:
    assert "must say what shows it: young-carer" in local_notes(vulnerability_group="Young carer")
    shown = {
        "vulnerability_group": "Young carer",
        "evidence.vulnerability_group": "Letter of a social worker",
    }
    assert "Vulnerability group: young-carer" in local_notes(**shown)
    assert "Vulnerability group: young-carer" in local_notes(
        {"groups": ("Young carer",)}, vulnerability_group="Young carer"
    )
    assert "must say what shows it: young-carer" in local_notes(vulnerability_group=("LAC", "Young carer"))


def test_vulnerable_alone_is_refused() -> None:
    assert "must name the group" in local_notes(vulnerable=True)
    assert "not recorded, so it counts as no" in local_notes(vulnerable=True)


def test_a_phase_transfer_year_is_yes_or_no() -> None:
    assert "must be true or false" in local_notes(phase_transfer_year="year 6")


def test_who_manages_the_process_may_override_as_an_assumption() -> None:
    declared = sr.Engine.for_authority("milton_keynes").policy.prioritisation
    assert declared is not None
    assert declared.override is not None
    assert declared.override.roles == ("Principal Educational Psychologist", "Assessment Practice Manager")
    assert sr.Status.ASSUMPTION in {p.status for p in declared.override.provenance}


@pytest.mark.parametrize("order", [("wait",), ("wait", "wait", "vulnerability"), ("wait", "age", "vulnerability")])
def test_an_order_needs_each_factor_once(order: tuple[str, ...]) -> None:
    with pytest.raises(sr.InputError, match="settings of milton_keynes"):
        sr.Engine.for_authority("milton_keynes", settings={"order": order})


def test_vulnerable_without_a_group_counts_for_nothing_and_is_told() -> None:
    bare = sr.Case(
        reference="bare",
        events=case("bare", date(2024, 2, 5)).events,
        facts={"vulnerability_group": True},
    )
    ranking = sr.Engine.for_authority("milton_keynes").prioritise([bare], as_of=AS_OF)
    assert "Vulnerability group: not recorded, so it counts as no" in ranking.places[0].reasons
    assert any("must name the group" in note for note in ranking.notes)


def test_no_fast_track_is_published() -> None:
    result = sr.Engine.for_authority("milton_keynes").evaluate(QUEUE[0], as_of=AS_OF)
    assert result.local is not None
    assert dict(result.local.policies)["fast_track"] == "no published policy"
    assert dict(result.local.policies)["quality"] == "no published policy"
    assert dict(result.local.policies)["prioritisation"] == "declared"


def test_the_plan_in_two_parts() -> None:
    bought = sr.Engine.for_authority("milton_keynes").policy.commissioning
    assert bought is not None
    backlog, ongoing = bought.contracts
    assert (backlog.total, [str(s.rate) for s in backlog.volumes], backlog.within_months) == (
        200, ["35 assessments a month"], 6,
    )  # fmt: skip
    assert backlog.starts is not None
    assert (backlog.starts.earliest, backlog.starts.latest) == (None, date(2024, 11, 30))
    assert [(s.rate.value, s.rate.per, s.lasts) for s in ongoing.volumes] == [
        (40, sr.Per.MONTH, sr.Months(3)), (35, sr.Per.MONTH, None),
    ]  # fmt: skip
    assert ongoing.total is None
    assert ongoing.starts is not None
    assert (ongoing.starts.earliest, ongoing.starts.latest) == (date(2025, 3, 1), date(2025, 4, 30))
    assert ongoing.tender_closes is not None
    assert ongoing.tender_closes.day == date(2025, 1, 6)
    statuses = []
    for contract in (backlog, ongoing):
        assert contract.turnaround is not None
        assert contract.turnaround.within == sr.Weeks(6)
        assert contract.turnaround.starts is sr.ClockStart.ALLOCATION
        statuses.append([p.status for p in contract.turnaround.provenance])
    assert statuses == [[sr.Status.PUBLISHED], [sr.Status.ASSUMPTION]]
    assert [f.id for f in bought.forums] == ["project-board"]
    assert bought.aimed_agency_share == 0
    assert bought.most_agency_share is None


def test_what_the_statement_gives_no_number_for_has_none() -> None:
    bought = sr.Engine.for_authority("milton_keynes").policy.commissioning
    assert bought is not None
    assert {p.id: p.rate for p in bought.providers} == {
        "commissioned": None, "own-eps": None, "trainees": None,
    }  # fmt: skip
    assert [p.id for p in bought.providers if not p.can_sign] == ["trainees"]


def test_the_target_is_a_share_and_never_statutory() -> None:
    performance = sr.Engine.for_authority("milton_keynes").policy.performance
    assert performance is not None
    (target,) = performance.targets
    assert (target.met_by(0.85), target.met_by(0.849)) == (True, False)
    assert not target.is_statutory
    assert target.cohort is sr.Cohort.NOT_STATED
    assert target.benchmark is not None
    assert (target.benchmark.area, target.benchmark.period, target.benchmark.value) == (
        "England", "2023", Decimal("0.503"),
    )  # fmt: skip
    (milestone,) = performance.milestones
    assert (milestone.by.earliest, milestone.by.latest) == (date(2025, 6, 1), date(2025, 6, 30))
    assert (milestone.status, milestone.quantity) == ("proposed", None)
    assert all("council" in (o.owner or "").casefold() for o in performance.outcomes)


def test_support_is_for_children_in_the_backlog() -> None:
    offers = sr.Engine.for_authority("milton_keynes").policy.standards
    assert offers is not None
    by_id = {o.id: o for o in offers.interim_support}
    for id in ("top-up-funding", "specialist-teaching-consultation"):
        assert by_id[id].discretionary is True
        assert by_id[id].amount is None
        assert by_id[id].when == sr.When(fact="milton_keynes.in_backlog", equals=True)
    assert by_id["local-offer"].url == "https://www.mksendlocaloffer.co.uk/"
    assert offers.limits == ()


class TestMiltonKeynes(ConformanceTests):
    authority = "milton_keynes"


def test_the_queue_is_for_a_psychologist_and_says_of_each_other_case_why_it_is_not_in_it() -> None:
    waits = case("waits", date(2024, 6, 10))
    reported = sr.Event(kind="advice-received", on=date(2024, 9, 2), by="educational-psychologist")
    assessed = sr.Case(reference="assessed", events=[*case("x", date(2024, 2, 5)).events, reported])
    undecided = sr.Case(reference="undecided", events=[sr.Event(kind="request", on=date(2024, 11, 4))])
    request_alone = sr.Case(reference="alone", events=[sr.Event(kind="request", on=date(2024, 1, 29))])
    given = [assessed, undecided, request_alone, waits]
    ranking = sr.Engine.for_authority("milton_keynes").prioritise(given, as_of=AS_OF)
    assert {place.reference: place.part.value for place in ranking.places} == {
        "waits": "waiting",
        "alone": "not-known",
        "assessed": "not-waiting",
        "undecided": "not-waiting",
    }
    assert ranking.references == ("waits", "alone", "assessed", "undecided")
    reasons = {place.reference: place.reasons for place in ranking.places}
    assert reasons["assessed"] == ("no longer waiting: the advice came on Mon 2 Sep 2024",)
    # six weeks from 4 November 2024: 42 days, to 16 December
    assert reasons["undecided"] == (
        "not waiting: not decided yet; the decision whether to assess is due by Mon 16 Dec 2024",
    )
    # six weeks from 29 January 2024: 42 days, to 11 March
    assert reasons["alone"] == (
        "not known whether it waits: no decision or order to assess is recorded, and the decision was due by Mon 11 Mar 2024",
    )
    assert [place.reference for place in ranking.batch(4)] == ["waits"]
