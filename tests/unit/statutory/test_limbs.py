"""The exceptions to one limit: whether each is available, who determined it and when, and what they lift."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from matching import instances, settled
from sendrules.law.statute import Statute
from sendrules.statutory.limbs import LimbState, excusing, limb_findings
from sendrules.statutory.outcome import Disapplied
from sendrules.statutory.result import statutory_result

D51, D81, D132 = "reg-5-1-decision-to-assess", "reg-8-1-cooperate-6-weeks", "reg-13-2-final-plan-20-weeks"

DRAFT = "derived-latest-draft-date"

REQUEST = sr.Event(kind="request", on=date(2025, 1, 6))


def determined(limb: str, on: date) -> sr.Determination:
    return sr.Determination(limb=limb, by="officer", on=on, reason="invented")


@pytest.mark.parametrize(("on", "counts"), [(date(2025, 1, 22), False), (date(2025, 1, 23), True)])
def test_nobody_can_judge_a_limit_impractical_before_the_request_was_served(on: date, counts: bool) -> None:
    found = settled(
        D81,
        REQUEST,
        sr.Event(kind="advice-request", on=date(2025, 1, 20), served=date(2025, 1, 23), to="nhs-trust"),
        as_of=date(2025, 4, 1),
        circumstances=[sr.ExceptionalCircumstances(affects="child", first_day=date(2025, 1, 2), what="invented")],
        determinations=[determined("reg-8-2-a-exception", on)],
    )
    limb = next(f for f in found.limbs if f.id == "reg-8-2-a-exception")
    assert found.started == date(2025, 1, 23)
    assert (len(limb.determinations), len(limb.too_soon)) == ((1, 0) if counts else (0, 1))
    assert (found.outcome.name == "disapplied") is counts


AWAY = sr.Absence(who="child", first_day=date(2025, 1, 16), last_day=date(2025, 3, 7))


@pytest.mark.parametrize(
    ("done", "kept"),
    [
        (date(2025, 5, 25), "met"),
        (date(2025, 5, 26), "met"),  # 6 January and twenty weeks
        (date(2025, 5, 27), "not-applicable"),
    ],
)
def test_a_plan_in_the_time_that_was_lifted_is_still_in_time(done: date, kept: str) -> None:
    found = settled(
        D132,
        REQUEST,
        sr.Event(kind="final-plan", on=done),
        as_of=date(2025, 6, 2),
        circumstances=[AWAY],
        determinations=[determined("reg-13-3-d-exception", date(2025, 3, 17))],
    )
    assert (found.outcome.name, found.compliance.value) == ("disapplied", kept)


ASKED = sr.Event(kind="advice-request", on=date(2025, 7, 18), to="head-teacher", about="School")

SHUT = sr.Closure(institution="School", setting="school", first_day_closed=date(2025, 7, 23), reopens=date(2025, 9, 3))

VIRUS = sr.Coronavirus(first_day=date(2020, 3, 23), what="invented")

AWAY_2020 = sr.Absence(who="child", first_day=date(2020, 3, 9), last_day=date(2020, 4, 20))


@pytest.mark.parametrize(
    ("requested", "limbs", "circumstances"),
    [
        (date(2025, 6, 2), "a", [SHUT]),
        (date(2020, 3, 2), "d", [AWAY_2020]),
        (date(2020, 3, 2), "e", [VIRUS]),
        (date(2020, 3, 2), "de", [AWAY_2020, VIRUS]),
    ],
)
def test_a_day_reckoned_from_a_limit_that_is_lifted_is_lifted_with_it(
    requested: date, limbs: str, circumstances: list[object]
) -> None:
    """The draft has to leave its fifteen days before the last day of the plan; without that day there is none."""
    ids = tuple(f"reg-13-3-{limb}-exception" for limb in limbs)
    case = sr.Case(
        reference="S-3",
        events=[sr.Event(kind="request", on=requested), *([ASKED] if limbs == "a" else [])],
        circumstances=circumstances,  # type: ignore[arg-type]
        determinations=[determined(id, date(requested.year, 8, 3)) for id in ids],
    )
    result = sr.evaluate(case, as_of=date(requested.year, 12, 1))
    plan, draft = (result[id].instances[0].outcome for id in (D132, DRAFT))
    assert isinstance(plan, Disapplied)
    assert isinstance(draft, Disapplied)
    assert plan.limbs == draft.limbs == ids
    # the ground of 2020 stands in the text of reg 10(4), and says no more of what remains than the others
    assert (plan.residual, draft.residual) == ("as soon as practicable", "as soon as practicable")


def test_a_day_reckoned_from_a_limit_is_not_lifted_by_a_ground_that_is_not_there_or_not_judged() -> None:
    for circumstances, determinations in (
        ([AWAY], []),
        ([], [determined("reg-13-3-d-exception", date(2025, 3, 17))]),
        ([AWAY], [determined("reg-5-4-d-exception", date(2025, 3, 17))]),
    ):
        found = settled(
            DRAFT,
            REQUEST,
            as_of=date(2025, 5, 12),
            circumstances=circumstances,
            determinations=determinations,
        )
        # 26 May, less the fifteen days that the family has
        assert (found.due, found.compliance.value) == (date(2025, 5, 11), "overdue")


def test_a_day_reckoned_from_a_limit_with_a_single_ground_is_lifted_too() -> None:
    full = sr.statute().duty(D132)
    one = replace(full, unless=tuple(x for x in full.unless if x.id == "reg-13-3-d-exception"))
    case = sr.Case(
        reference="S-4",
        events=[REQUEST],
        circumstances=[AWAY],
        determinations=[determined("reg-13-3-d-exception", date(2025, 3, 17))],
    )
    result = statutory_result(case, Statute([one, sr.statute().duty(DRAFT)]), date(2025, 7, 1))
    assert result[DRAFT].outcome.name == "disapplied"


@pytest.mark.parametrize(
    ("circumstances", "state"),
    [
        ([], LimbState.NOT_AVAILABLE),
        ([AWAY], LimbState.AVAILABLE),
        # four weeks from 16 January end on 12 February
        ([AWAY.model_copy(update={"last_day": date(2025, 2, 12)})], LimbState.AVAILABLE),
        ([AWAY.model_copy(update={"last_day": date(2025, 2, 11)})], LimbState.NOT_AVAILABLE),
    ],
)
def test_an_exception_is_available_where_its_ground_is_there_and_lifts_once_it_is_determined(
    circumstances: list[sr.Absence], state: LimbState
) -> None:
    made = determined("reg-5-4-d-exception", date(2025, 2, 14))
    for determinations in ([], [made]):
        case = {"circumstances": circumstances, "determinations": determinations}
        (found,) = instances(D51, REQUEST, as_of=date(2025, 2, 17), **case)
        assert found.limit is not None
        findings = limb_findings(found.duty, found.occurrence, date(2025, 2, 17))
        limb = next(f for f in findings if f.id == "reg-5-4-d-exception")
        assert (limb.state, limb.determinations) == (state, tuple(determinations))
        lifts = state is LimbState.AVAILABLE and bool(determinations)
        assert limb.disapplies is lifts
        assert [f.id for f in excusing(found.duty, found.occurrence, found.limit)] == [limb.id] * lifts


def test_the_findings_are_in_the_order_of_the_law_and_name_each_exception_once() -> None:
    """Of 2020 only within its life."""
    for requested, last in ((date(2025, 1, 6), LimbState.NOT_IN_FORCE), (date(2020, 4, 20), LimbState.NOT_AVAILABLE)):
        (found,) = instances(D51, sr.Event(kind="request", on=requested), as_of=requested)
        assert [f.limb for f in found.limbs] == list(found.duty.unless)
        assert found.limbs[-1].state is last
        assert (found.limbs[-1].finding is None) is (last is LimbState.NOT_IN_FORCE)
