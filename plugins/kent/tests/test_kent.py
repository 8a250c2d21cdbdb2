from datetime import date
from decimal import Decimal

import pytest

import sendrules as sr
from sendrules.testing import ConformanceTests

CASES = [
    sr.Case(reference=name, events=[sr.Event(kind="request", on=day)])
    for name, day in (("late", date(2025, 5, 1)), ("early", date(2025, 4, 1)))
]


def bought() -> sr.CommissioningPolicy:
    declared = sr.Engine.for_authority("kent").policy.commissioning
    assert declared is not None
    return declared


def test_no_published_policy_is_an_answer() -> None:
    engine = sr.Engine.for_authority("kent")
    local = engine.evaluate(CASES[0], as_of=date(2025, 6, 2)).local
    assert local is not None
    assert dict(local.policies) == {
        "standards": "no published policy",
        "prioritisation": "no published policy",
        "fast_track": "no published policy",
        "commissioning": "declared",
        "performance": "declared",
        "quality": "no published policy",
    }
    with pytest.raises(sr.NoPublishedPolicy, match="kent has no published policy on prioritisation"):
        engine.prioritise(CASES, as_of=date(2025, 6, 2))


def test_falling_back_is_recorded() -> None:
    engine = sr.Engine.for_authority("kent", fallback="generic")
    ranking = engine.prioritise(CASES, as_of=date(2025, 6, 2))
    assert ranking.references == ("early", "late")
    assert ranking.source.startswith("generic, standing in for ")
    assert "fast_track" not in dict(engine.policy.fallen_back)


def test_the_contract_as_the_entry_gives_it() -> None:
    (contract,) = bought().contracts
    assert (contract.term_months, [e.months for e in contract.extensions]) == (12, [12])
    assert contract.extensions[0].at_option_of is None
    assert contract.value == sr.MoneyRange(least=Decimal(500_000), most=Decimal(1_500_000))
    assert contract.quality_gate is not None
    assert contract.quality_gate.template == "the template provided by the local authority"
    assert contract.delivery == ()


def test_a_turnaround_is_required_and_has_no_value() -> None:
    (contract,) = bought().contracts
    assert contract.turnaround is not None
    assert contract.turnaround.within is None
    assert contract.turnaround.starts is sr.ClockStart.NOT_STATED


def test_what_the_entry_gives_no_number_for_has_none() -> None:
    (contract,) = bought().contracts
    assert (contract.total, contract.guaranteed, contract.volumes, contract.starts) == (None, None, (), None)
    assert all(provider.rate is None for provider in bought().providers)


def test_the_locum_pool_and_the_digital_offer_are_considered_and_not_in_force() -> None:
    (pool,) = bought().surge
    (digital,) = (p for p in bought().providers if p.id == "digital-offer")
    assert (pool.guaranteed, pool.most) == (0, None)
    for considered in (pool, digital):
        assert considered.considered_only
        assert [p.status for p in considered.provenance] == [sr.Status.CONSIDERED]


def test_the_decision_and_its_notice() -> None:
    (decision,) = bought().decisions
    (threshold,) = bought().thresholds
    assert threshold.more_than == 1_000_000
    assert (decision.notice_published, decision.committee, decision.not_before) == (
        date(2020, 11, 3), date(2020, 11, 18), date(2020, 12, 2),
    )  # fmt: skip
    assert (decision.key, decision.state) == (True, "Recommendations Approved")
    equality = bought().equality
    assert equality is not None
    assert equality.assessment
    assert equality.negative_impact is False


def test_the_baseline_has_no_day() -> None:
    performance = sr.Engine.for_authority("kent").policy.performance
    assert performance is not None
    (reported,) = performance.reported
    assert (reported.value, reported.on) == (Decimal("0.29"), None)
    assert performance.targets == ()


class TestKent(ConformanceTests):
    authority = "kent"
