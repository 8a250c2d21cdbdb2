"""The exceptions that lift a limit: which determinations belong to which start, and which come too soon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import sendrules as sr
from column_answers import answers_to, compared_answers
from columns import Known, batch_of
from sendrules.case.circumstances import Absence, Coronavirus, Determination, ExceptionalCircumstances
from sendrules.caseload.columns.limbs import may_excuse
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.law.model.duty import Condition
from sendrules.law.statute import statute
from sendrules.statutory.amended import occurrences
from sendrules.statutory.limbs import LimbState

WEEKS_20 = "reg-13-2-final-plan-20-weeks"
EXCEPTIONAL, ABSENT, CORONAVIRUS = (f"reg-13-3-{letter}-exception" for letter in "cde")
AS_OF = date(2025, 12, 1)
REQUEST = sr.Event(kind="request", on="2025-05-21", id="asked")  # twenty weeks end on 8 October


def ill(first: str = "2025-07-01", last: str | None = None) -> ExceptionalCircumstances:
    return ExceptionalCircumstances(affects="child", personal=True, first_day=first, last_day=last, what="illness")


def judged(on: str, limb: str = EXCEPTIONAL, trigger: str | None = None) -> Determination:
    return Determination(limb=limb, by="SEN manager", on=on, reason="illness", trigger=trigger)


def lifted(
    determined: Sequence[Determination],
    around: Sequence[sr.Record] = (),
    events: Sequence[sr.Event] = (REQUEST,),
    as_of: date = AS_OF,
    duty: str = WEEKS_20,
) -> list[tuple[str, tuple[str, ...]]]:
    case = sr.Case(reference="A-17", events=events, circumstances=around or [ill()], determinations=determined)
    return [(told.rule, told.limbs) for told in answers_to(duty, case, as_of)]


def test_a_ground_that_was_determined_lifts_the_limit() -> None:
    assert lifted([judged("2025-07-01")]) == [("lifted", (EXCEPTIONAL,))]


def test_a_ground_that_nobody_determined_lifts_nothing() -> None:
    assert lifted([]) == [("overdue", ())]
    assert lifted([judged("2025-07-01", limb=ABSENT)]) == [("overdue", ())]


def test_a_judgement_before_the_ground_was_there_counts_for_nothing() -> None:
    assert lifted([judged("2025-06-30")]) == [("overdue", ())]


def test_a_judgement_before_the_limit_ran_counts_for_nothing() -> None:
    assert lifted([judged("2025-05-20", trigger="asked")], [ill("2025-01-01")]) == [("overdue", ())]
    assert lifted([judged("2025-05-21", trigger="asked")], [ill("2025-01-01")]) == [("lifted", (EXCEPTIONAL,))]


def test_a_judgement_that_is_still_to_come_lifts_nothing_yet() -> None:
    assert lifted([judged("2025-12-02")]) == [("overdue", ())]
    assert lifted([judged("2025-12-01")]) == [("lifted", (EXCEPTIONAL,))]


def test_several_grounds_are_told_in_the_order_of_the_law() -> None:
    away = Absence(who="child", first_day="2025-06-01", last_day="2025-07-30")
    told = lifted([judged("2025-08-02", ABSENT), judged("2025-08-01")], [ill(), away])
    assert told == [("lifted", (EXCEPTIONAL, ABSENT))]


AGAIN = sr.Event(kind="request", on="2025-08-01", id="again")


def test_a_judgement_that_names_its_start_belongs_to_that_start() -> None:
    told = lifted([judged("2025-09-01", trigger="asked")], events=[REQUEST, AGAIN])
    assert [limbs for _, limbs in told] == [(EXCEPTIONAL,), ()]


@pytest.mark.parametrize(("on", "first"), [("2025-07-31", True), ("2025-08-01", False)])
def test_any_other_belongs_to_the_last_start_up_to_its_day(on: str, first: bool) -> None:
    told = lifted([judged(on)], events=[REQUEST, AGAIN])
    assert [limbs != () for _, limbs in told] == [first, not first]


def _asked(day: str, to: str = "nhs-trust", about: str | None = None) -> sr.Event:
    return sr.Event(kind="advice-request", on=day, to=to, about=about)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (_asked("2025-05-22"), [(), ("reg-8-2-a-exception",)]),
        (_asked("2025-05-22", to="nhs-england"), [(), ()]),
        (_asked("2025-05-22", about="Elm Trust"), [(), ()]),
        (_asked("2025-06-22", to="nhs-england"), [("reg-8-2-a-exception",), ()]),  # it was asked after the judgement
    ],
)
def test_where_several_bodies_were_asked_nobody_can_say_which(other: sr.Event, expected: list[tuple[str, ...]]) -> None:
    made = judged("2025-06-02", "reg-8-2-a-exception")
    told = lifted([made], [ill("2025-06-01")], [_asked("2025-05-21"), other], duty="reg-8-1-cooperate-6-weeks")
    assert [limbs for _, limbs in told] == expected


def test_what_was_done_within_a_lifted_limit_was_done_in_time() -> None:
    plan = sr.Event(kind="final-plan", on="2025-10-08")
    assert lifted([judged("2025-07-01")], events=[REQUEST, plan]) == [("lifted-in-time", (EXCEPTIONAL,))]
    late = sr.Event(kind="final-plan", on="2025-10-09")
    assert lifted([judged("2025-07-01")], events=[REQUEST, late]) == [("lifted", (EXCEPTIONAL,))]


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2020-05-07", "lifted"), ("2020-05-08", "overdue")],  # the weeks end on 24 and 25 September 2020
)
def test_a_limb_of_2020_is_tested_on_the_day_of_the_limit(on: str, expected: str) -> None:
    reason = Coronavirus(first_day="2020-06-01", what="staff were ill")
    request = sr.Event(kind="request", on=on)
    told = lifted([judged("2020-07-01", CORONAVIRUS)], [reason], [request])
    assert [rule for rule, _ in told] == [expected]


def test_what_ended_after_its_limit_keeps_the_exceptions_that_say_whether_it_was_missed() -> None:
    back = sr.Event(kind="request-withdrawn", on="2025-10-09")
    assert lifted([judged("2025-07-01")], events=[REQUEST, back]) == [("ended", (EXCEPTIONAL,))]
    before = sr.Event(kind="request-withdrawn", on="2025-10-08")
    assert lifted([judged("2025-07-01")], events=[REQUEST, before]) == [("ended", ())]


def test_a_day_that_is_reckoned_from_a_lifted_limit_is_no_limit_either() -> None:
    told = lifted([judged("2025-07-01")], duty="derived-latest-draft-date")
    assert told == [("lifted", (EXCEPTIONAL,))]
    assert lifted([], duty="derived-latest-draft-date") == [("overdue", ())]


def test_a_ground_of_which_a_fact_is_missing_lifts_nothing() -> None:
    perhaps = ExceptionalCircumstances(affects="child", first_day="2025-07-01", what="illness")
    assert lifted([judged("2025-07-01")], [perhaps]) == [("overdue", ())]


def test_a_ground_on_the_day_of_the_start_alone_lies_before_the_period() -> None:
    assert lifted([judged("2025-05-21")], [ill("2025-05-21", "2025-05-21")]) == [("overdue", ())]
    assert lifted([judged("2025-05-22")], [ill("2025-05-21", "2025-05-22")]) == [("lifted", (EXCEPTIONAL,))]


def test_the_exceptions_of_another_limit_say_nothing_of_what_ended() -> None:
    back = sr.Event(kind="request-withdrawn", on="2025-10-09")
    assert lifted([judged("2025-07-01")], events=[REQUEST, back], duty="derived-latest-draft-date") == [("ended", ())]


def ill_case(n: int, *determined: str) -> sr.Case:
    made = [judged("2025-07-01", limb) for limb in determined]
    return sr.Case(reference=f"A-{n}", events=[REQUEST], circumstances=[ill()], determinations=made)


def test_a_limb_is_asked_of_the_cases_alone_in_which_somebody_determined_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[Condition, list[int]] = {}
    test = Occurrences.test

    def noting(at: Occurrences, condition: Condition, occasions: Occasions) -> Findings:
        asked.setdefault(condition, []).extend(occasions.case.tolist())
        return test(at, condition, occasions)

    monkeypatch.setattr(Occurrences, "test", noting)
    cases = [ill_case(0), ill_case(1, EXCEPTIONAL), ill_case(2, ABSENT), ill_case(3, EXCEPTIONAL, ABSENT)]
    compared = compared_answers(WEEKS_20, Known(cases, AS_OF), statute())
    assert (compared.tried, compared.left, compared.differing) == (4, 0, [])
    limbs = {limb.when: limb.id for limb in statute().duty(WEEKS_20).unless}
    assert {limbs[when]: of for when, of in asked.items() if when in limbs} == {EXCEPTIONAL: [1, 3], ABSENT: [2, 3]}


def test_which_is_right_since_no_answer_of_it_lifts_a_limit_that_nobody_determined() -> None:
    # reg 13(3)(c): the ground is there, and it excuses only where somebody has judged that it made the time limit impractical
    case = ill_case(0, ABSENT)
    (instance,) = occurrences(WEEKS_20, Known([case], AS_OF).views[0], statute())
    states = {finding.id: (finding.state, finding.disapplies) for finding in instance.limbs}
    assert states[EXCEPTIONAL] == (LimbState.AVAILABLE, False)  # nobody determined it
    assert states[ABSENT] == (LimbState.NOT_AVAILABLE, False)  # it was determined, and is not there
    assert lifted([judged("2025-07-01", ABSENT)]) == [("overdue", ())]


@pytest.mark.parametrize(
    ("duty", "determined", "expected"),
    [
        (WEEKS_20, (), False),
        (WEEKS_20, (EXCEPTIONAL,), True),
        (WEEKS_20, ("reg-8-2-a-exception",), False),  # it is a limb of another duty
        ("derived-latest-draft-date", (), False),
        ("derived-latest-draft-date", (EXCEPTIONAL,), True),  # it counts back from the twenty weeks
        ("travel-1-ask-20wd", (EXCEPTIONAL,), False),  # it has no limb, and counts from its own start
    ],
)
def test_a_limit_may_be_lifted_where_a_limb_of_it_or_of_what_it_counts_from_was_determined(
    duty: str, determined: tuple[str, ...], expected: bool
) -> None:
    batch = batch_of([ill_case(0), ill_case(1, *determined)], AS_OF)
    assert may_excuse(statute().duty(duty), batch) is expected


def test_what_is_determined_still_to_come_may_lift_a_limit_and_does_not_yet() -> None:
    later = sr.Case(reference="A-1", events=[REQUEST], circumstances=[ill()], determinations=[judged("2025-12-02")])
    assert may_excuse(statute().duty(WEEKS_20), batch_of([later], AS_OF))
    assert lifted([judged("2025-12-02")]) == [("overdue", ())]
