"""Who waits for a psychologist, for a decision or for a review; who does not; and of whom it is not known."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.kinds import Role
from sendrules.statutory.waited_for import Act, WaitingFor, advice_from, waiting_for
from sendrules.statutory.waiting import Part, Waiting, waiting_of

PSYCHOLOGIST = advice_from(Role.EDUCATIONAL_PSYCHOLOGIST)
DECISION, PLAN_DECISION = waiting_for(Act.DECISION_TO_ASSESS), waiting_for(Act.PLAN_DECISION)
FINAL = waiting_for(Act.FINAL_PLAN)
REQUEST = sr.Event(
    kind="request", on=date(2025, 2, 3)
)  # six weeks: 42 days, Mon 17 March; twenty: 140 days, Mon 23 June
AGREED = sr.Event(kind="decision-to-assess", on=date(2025, 3, 10))
REFUSED = sr.Event(kind="refusal-to-assess", on=date(2025, 3, 10))


def waits(*events: sr.Event, on: date = date(2025, 5, 6), what: WaitingFor = PSYCHOLOGIST) -> Waiting:
    case = sr.Case(reference="A", events=events)
    return waiting_of(sr.Engine().evaluate(case, as_of=on).statutory, what)


def event(kind: str, on: date, **more: object) -> sr.Event:
    return sr.Event.model_validate({"kind": kind, "on": on, **more})


def test_a_case_waits_from_the_decision_to_assess_and_a_request_for_the_advice_does_not_end_that() -> None:
    asked = event("advice-request", date(2025, 3, 11), to="educational-psychologist", about="EP service")
    for events in ((REQUEST, AGREED), (REQUEST, AGREED, asked)):
        found = waits(*events)
        assert (found.part, found.received, found.limit) == (Part.WAITING, date(2025, 3, 10), date(2025, 6, 23))
        assert found.reason == (
            "advice from an educational psychologist waited for since Mon 10 Mar 2025 (decision to assess); finalised plan due in "
            "law Mon 23 Jun 2025"
        )


def test_before_the_decision_a_case_does_not_wait_and_once_the_six_weeks_have_passed_nobody_knows() -> None:
    last = waits(REQUEST, on=date(2025, 3, 17))
    assert last.part is Part.NOT_WAITING
    assert last.reason == ("not waiting: not decided yet; the decision whether to assess is due by Mon 17 Mar 2025")
    after = waits(REQUEST, on=date(2025, 3, 18))
    assert after.part is Part.NOT_KNOWN
    assert after.reason == (
        "not known whether it waits: no decision or order to assess is recorded, and the decision was due by Mon 17 Mar 2025"
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([event("advice-received", date(2025, 4, 22), by="educational-psychologist")], "no longer waiting: the advice came on Tue 22 Apr 2025"),
        (
            [
                event("advice-request", date(2025, 3, 11), to="educational-psychologist", about="EP service"),
                event("advice-received", date(2025, 4, 22), about="ep Service"),
            ],
            "no longer waiting: the advice came on Tue 22 Apr 2025",
        ),
        ([event("advice-received", date(2025, 4, 22), about="Educational psychologist")], "no longer waiting: the advice came on Tue 22 Apr 2025"),
        # the report was there before it was agreed to assess, and after the request
        ([event("advice-received", date(2025, 2, 20), by="educational-psychologist")], "no longer waiting: the advice came on Thu 20 Feb 2025"),
        ([event("allocated", date(2025, 4, 1), to="educational-psychologist")], "no longer waiting: it was allocated to an educational psychologist on Tue 1 Apr 2025"),
        ([event("request-withdrawn", date(2025, 4, 1))], "no longer waiting: the request was withdrawn on Tue 1 Apr 2025"),
        ([event("no-plan-notice", date(2025, 5, 1))], "no longer waiting: it was decided not to make a plan, and notified on Thu 1 May 2025"),
        ([event("final-plan", date(2025, 5, 1))], "no longer waiting: the plan was finalised on Thu 1 May 2025"),
    ],
)  # fmt: skip
def test_the_advice_an_allocation_a_withdrawal_and_a_refusal_end_the_wait(more: list[sr.Event], said: str) -> None:
    found = waits(REQUEST, AGREED, *more)
    assert (found.part, found.reason) == (Part.NOT_WAITING, said)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([event("advice-received", date(2025, 4, 22))], "advice came on Tue 22 Apr 2025, and whose it was is not recorded"),
        ([event("advice-received", date(2025, 4, 22), about="The Oaks")], "advice came on Tue 22 Apr 2025, and whose it was is not recorded"),
        ([event("draft-plan", date(2025, 5, 1))], "draft plan of Thu 1 May 2025 follows the assessment, and the advice is not recorded"),
    ],
)  # fmt: skip
def test_what_may_have_ended_the_wait_leaves_it_open(more: list[sr.Event], said: str) -> None:
    found = waits(REQUEST, AGREED, *more)
    assert (found.part, found.why) == (Part.NOT_KNOWN, said)


@pytest.mark.parametrize(
    "more",
    [
        [event("advice-received", date(2025, 4, 22), by="head-teacher")],
        [event("advice-received", date(2025, 4, 22), about="social care")],
        [
            event("advice-request", date(2025, 3, 11), to="head-teacher", about="The Oaks"),
            event("advice-received", date(2025, 4, 22), about="The Oaks"),
        ],
        [event("allocated", date(2025, 4, 1), to="social-care")],
        # a report for a plan that was finalised before this request
        [event("advice-received", date(2023, 4, 24), by="educational-psychologist")],
    ],
)
def test_what_came_from_someone_else_or_long_before_ends_nothing(more: list[sr.Event]) -> None:
    assert waits(REQUEST, AGREED, *more).part is Part.WAITING


def test_advice_that_was_asked_for_without_a_decision_leaves_it_open() -> None:
    asked = event("advice-request", date(2025, 2, 24), to="educational-psychologist")
    found = waits(REQUEST, asked, on=date(2025, 3, 3))
    assert (found.part, found.why) == (
        Part.NOT_KNOWN,
        "advice was asked for on Mon 24 Feb 2025, and no decision or order to assess is recorded",
    )


def test_an_order_to_assess_begins_the_wait_and_a_later_refusal_ends_it() -> None:
    order = event("tribunal-order", date(2025, 9, 1), order="assess")
    found = waits(REQUEST, REFUSED, order, on=date(2025, 10, 1))
    # 14 weeks from the order: 98 days from 1 September 2025
    assert (found.part, found.received, found.limit) == (Part.WAITING, date(2025, 9, 1), date(2025, 12, 8))
    assert "waited for since Mon 1 Sep 2025 (order of the Tribunal)" in found.reason
    told = event("decision-to-assess", date(2025, 9, 10))
    assert waits(REQUEST, REFUSED, order, told, on=date(2025, 10, 1)).received == date(2025, 9, 1)
    assert waits(REQUEST, REFUSED, on=date(2025, 10, 1)).part is Part.NOT_WAITING


def test_a_re_assessment_is_waited_for_from_its_own_decision() -> None:
    before = (
        REQUEST,
        AGREED,
        event("advice-received", date(2025, 4, 22), by="educational-psychologist"),
        event("final-plan", date(2025, 6, 20)),
    )
    anew = (event("reassessment-request", date(2026, 3, 2)), event("decision-to-reassess", date(2026, 3, 12)))
    found = waits(*before, *anew, on=date(2026, 4, 1))
    assert (found.part, found.received) == (Part.WAITING, date(2026, 3, 12))


def test_a_case_in_which_nothing_is_recorded_is_not_known_to_wait() -> None:
    for act in (Act.FINAL_PLAN, Act.DECISION_TO_ASSESS, Act.PLAN_DECISION, Act.REVIEW):
        assert waits(what=waiting_for(act)).part is Part.NOT_KNOWN
    assert waits().part is Part.NOT_KNOWN


def test_who_waits_for_the_decision_whether_to_assess() -> None:
    decision = waiting_for(Act.DECISION_TO_ASSESS)
    open_ = waits(REQUEST, what=decision)
    assert (open_.part, open_.limit) == (Part.WAITING, date(2025, 3, 17))
    assert open_.reason == "decision whether to assess due in law Mon 17 Mar 2025, received Mon 3 Feb 2025"
    assert waits(REQUEST, AGREED, what=decision).part is Part.NOT_WAITING
    assert waits(REQUEST, event("draft-plan", date(2025, 5, 1)), what=decision).part is Part.NOT_WAITING


def test_who_waits_for_the_decision_whether_to_make_a_plan() -> None:
    decision = waiting_for(Act.PLAN_DECISION)
    assert waits(REQUEST, what=decision, on=date(2025, 3, 3)).part is Part.NOT_WAITING
    open_ = waits(REQUEST, AGREED, what=decision)
    # sixteen weeks: 112 days from 3 February 2025
    assert (open_.part, open_.received, open_.limit) == (Part.WAITING, date(2025, 3, 10), date(2025, 5, 26))
    assert waits(REQUEST, AGREED, event("draft-plan", date(2025, 5, 1)), what=decision).part is Part.NOT_WAITING


def test_who_waits_for_a_review_since_when_and_by_what_limit() -> None:
    review = waiting_for(Act.REVIEW)
    assert waits(REQUEST, what=review).reason == "not waiting: there is no finalised plan yet"
    made = (REQUEST, AGREED, event("final-plan", date(2025, 6, 20)))
    open_ = waits(*made, what=review, on=date(2027, 1, 4))
    # twelve months beginning with the day on which the plan was finalised (s.44(1)(a)): 19 June 2026
    assert (open_.part, open_.received, open_.limit) == (Part.WAITING, date(2025, 6, 20), date(2026, 6, 19))
    gone = waits(*made, event("plan-ceased", date(2026, 1, 5)), what=review, on=date(2027, 1, 4))
    assert gone.part is Part.NOT_WAITING


def test_what_ended_a_limit_without_telling_whether_it_is_still_waited_for_leaves_it_open() -> None:
    order = event("tribunal-order", date(2025, 9, 1), order="assess")
    aside = event("decision-set-aside", date(2025, 9, 15))
    found = waits(REQUEST, REFUSED, order, aside, on=date(2025, 10, 1), what=waiting_for(Act.FINAL_PLAN))
    assert found.part is Part.NOT_KNOWN
    assert found.why.endswith("of Mon 15 Sep 2025 ended the limit for the finalised plan")


ASKED_TWO = tuple(
    event("advice-request", date(2025, 3, 11), to=to) for to in ("educational-psychologist", "head-teacher")
)


def test_advice_that_either_of_two_may_have_given_leaves_it_open() -> None:
    """A head teacher's report, recorded without ``by``, must not take the child's psychologist away."""
    came = event("advice-received", date(2025, 4, 22))
    assert waits(REQUEST, AGREED, ASKED_TWO[0], came).part is Part.NOT_WAITING
    found = waits(REQUEST, AGREED, *ASKED_TWO, came)
    assert (found.part, found.why) == (
        Part.NOT_KNOWN,
        "advice came on Tue 22 Apr 2025, and whose it was is not recorded",
    )
    assert waits(REQUEST, AGREED, ASKED_TWO[0], event("advice-request", date(2025, 3, 11)), came).part is Part.NOT_KNOWN


def test_what_was_allocated_or_reported_before_a_refusal_is_not_for_the_assessment_that_was_ordered_since() -> None:
    early = event("advice-received", date(2025, 2, 20), by="educational-psychologist")
    given = event("allocated", date(2025, 2, 24), to="educational-psychologist")
    order = event("tribunal-order", date(2025, 9, 1), order="assess")
    assert waits(REQUEST, given, REFUSED, order, on=date(2025, 10, 1)).part is Part.WAITING
    found = waits(REQUEST, early, REFUSED, order, on=date(2025, 10, 1))
    assert (found.part, found.why) == (
        Part.NOT_KNOWN,
        "advice came on Thu 20 Feb 2025, before the refusal of Mon 10 Mar 2025, and whether it is enough is not recorded",
    )
    anew = event("advice-received", date(2025, 9, 22), by="educational-psychologist")
    assert waits(REQUEST, early, REFUSED, order, anew, on=date(2025, 10, 1)).given == date(2025, 9, 22)


def test_an_assessment_that_led_to_no_plan_is_over_and_an_order_to_make_one_asks_for_no_advice() -> None:
    none = event("no-plan-notice", date(2025, 5, 1))
    make = event("tribunal-order", date(2025, 9, 1), order="make-plan")
    found = waits(REQUEST, AGREED, none, make, on=date(2025, 10, 1))
    assert (found.part, found.why) == (
        Part.NOT_KNOWN,
        "no-plan notice of Thu 1 May 2025 follows the assessment, and the advice is not recorded",
    )
    again = event("tribunal-order", date(2025, 9, 1), order="assess")
    found = waits(REQUEST, AGREED, none, again, on=date(2025, 10, 1))
    assert (found.part, found.received) == (Part.WAITING, date(2025, 9, 1))


@pytest.mark.parametrize("more", ["advice-received", "allocated"])
def test_what_was_done_without_a_recorded_decision_ends_the_wait_all_the_same(more: str) -> None:
    who = {"advice-received": "by", "allocated": "to"}[more]
    done = event(more, date(2025, 4, 22), **{who: "educational-psychologist"})
    assert waits(REQUEST, done).part is Part.NOT_WAITING


@pytest.mark.parametrize("order", ["tribunal-order", "mediation-agreement", "appeal-conceded"])
def test_what_was_ordered_or_agreed_waits_for_no_decision(order: str) -> None:
    """Reg 44(2)(b) leaves only a notice within two weeks, 14 days from 1 September; reg 44(2)(c) no decision at all."""
    on = date(2025, 9, 1)
    appeal = [event("appeal", date(2025, 6, 2))] * (order == "appeal-conceded")
    found = waits(REQUEST, REFUSED, *appeal, event(order, on, order="assess"), on=date(2025, 9, 8), what=DECISION)
    assert found.part is Part.NOT_WAITING
    assert found.why.endswith("of Mon 1 Sep 2025 settled it; notice of it is due by Mon 15 Sep 2025")
    none = event("no-plan-notice", date(2025, 5, 1))
    found = waits(
        REQUEST, AGREED, none, *appeal, event(order, on, order="make-plan"), on=date(2025, 9, 8), what=PLAN_DECISION
    )
    assert found.part is Part.NOT_WAITING
    assert found.why.endswith("of Mon 1 Sep 2025 settled it")


def test_a_decision_that_is_sent_back_is_due_within_two_weeks() -> None:
    """Reg 44(2)(d): 14 days from 1 September 2025."""
    none, back = event("no-plan-notice", date(2025, 5, 1)), event("tribunal-order", date(2025, 9, 1), order="remit")
    found = waits(REQUEST, AGREED, none, back, on=date(2025, 9, 8), what=PLAN_DECISION)
    assert (found.part, found.limit) == (Part.WAITING, date(2025, 9, 15))


def test_a_plan_decision_is_known_where_no_decision_to_assess_is() -> None:
    found = waits(REQUEST, event("plan-decision", date(2025, 4, 28)), what=PLAN_DECISION)
    assert found.reason == "no longer waiting: it was decided to make a plan, and notified on Mon 28 Apr 2025"


def test_a_re_assessment_is_not_said_to_be_past_a_draft_of_years_before() -> None:
    before = (REQUEST, AGREED, event("draft-plan", date(2025, 5, 12)), event("final-plan", date(2025, 6, 20)))
    anew = (event("reassessment-request", date(2026, 3, 2)), event("decision-to-reassess", date(2026, 3, 12)))
    found = waits(*before, *anew, on=date(2026, 4, 1), what=PLAN_DECISION)
    assert (found.part, found.why) == (
        Part.NOT_WAITING,
        "no decision whether to make a plan is due in law since the decision to re-assess of Thu 12 Mar 2026",
    )


def test_a_plan_that_is_recorded_but_ends_no_limit_leaves_it_open() -> None:
    made = (REQUEST, AGREED, event("final-plan", date(2025, 6, 20)))
    anew = (event("reassessment-request", date(2026, 3, 2)), event("decision-to-reassess", date(2026, 3, 12)))
    found = waits(*made, *anew, event("final-plan", date(2026, 6, 1)), on=date(2026, 7, 1), what=FINAL)
    assert (found.part, found.why) == (
        Part.NOT_KNOWN,
        "finalised plan of Mon 1 Jun 2026 is recorded, and does not end the limit that runs",
    )


def test_a_transfer_review_whose_limit_is_not_known_is_over_with_its_plan() -> None:
    """The limit of SI 2014/2270 art 21 runs from a notice that is not recorded, and the plan has been there for a year."""
    events = (event("statement", date(2010, 1, 4)), event("transfer-review", date(2015, 2, 2)))
    assert waits(*events, on=date(2015, 6, 1), what=FINAL).part is Part.WAITING
    found = waits(*events, event("final-plan", date(2015, 6, 22)), on=date(2016, 6, 1), what=FINAL)
    assert (found.part, found.given) == (Part.NOT_WAITING, date(2015, 6, 22))


GAP = {"first_day": date(2025, 4, 1), "last_day": date(2025, 4, 14)}


@pytest.mark.parametrize(
    ("events", "what", "gap", "part"),
    [
        ((REQUEST, AGREED), PSYCHOLOGIST, GAP, Part.NOT_KNOWN),
        ((REQUEST, AGREED), FINAL, GAP, Part.NOT_KNOWN),
        ((REQUEST, AGREED), PSYCHOLOGIST, GAP | {"kinds": ["allocated"]}, Part.NOT_KNOWN),
        # no kind that would end the wait; over before it began; to come
        ((REQUEST, AGREED), PSYCHOLOGIST, GAP | {"kinds": ["review-meeting"]}, Part.WAITING),
        ((REQUEST, AGREED), PSYCHOLOGIST, {"first_day": date(2025, 1, 1), "last_day": date(2025, 3, 9)}, Part.WAITING),
        ((REQUEST, AGREED), PSYCHOLOGIST, {"first_day": date(2025, 5, 7)}, Part.WAITING),
        # it was asked for after the gap, so it had not come
        ((REQUEST, AGREED, event("advice-request", date(2025, 4, 15), to="educational-psychologist")), PSYCHOLOGIST, GAP, Part.WAITING),
        ((REQUEST, AGREED, event("advice-request", date(2025, 4, 15), to="head-teacher")), PSYCHOLOGIST, GAP, Part.NOT_KNOWN),
        ((REQUEST, AGREED, event("draft-plan", date(2025, 4, 28))), FINAL, GAP, Part.WAITING),
        # what is known to be over stays over
        ((REQUEST, REFUSED), PSYCHOLOGIST, GAP, Part.NOT_WAITING),
    ],
)  # fmt: skip
def test_what_may_lie_in_a_gap_of_the_file_is_not_known(
    events: tuple[sr.Event, ...], what: WaitingFor, gap: dict[str, Any], part: Part
) -> None:
    case = sr.Case(reference="A", events=events, circumstances=(sr.RecordGap(**gap),))
    found = waiting_of(sr.Engine().evaluate(case, as_of=date(2025, 5, 6)).statutory, what)
    assert found.part is part
    if part is Part.NOT_KNOWN:
        assert found.why == "the file does not show what happened from Tue 1 Apr 2025 to Mon 14 Apr 2025"


def test_a_decision_that_may_lie_in_a_gap_is_not_said_to_be_still_to_come() -> None:
    gap = sr.RecordGap(first_day=date(2025, 2, 17))
    case = sr.Case(reference="A", events=(REQUEST,), circumstances=(gap,))
    found = waiting_of(sr.Engine().evaluate(case, as_of=date(2025, 3, 3)).statutory, PSYCHOLOGIST)
    assert (found.part, found.why) == (Part.NOT_KNOWN, "the file does not show what happened from Mon 17 Feb 2025 on")


@pytest.mark.parametrize(
    ("done", "part"),
    [
        (event("allocated", date(2025, 4, 1), to="health-professional", about="salt"), Part.NOT_WAITING),
        (event("allocated", date(2025, 4, 1), to="health-professional", about="OT"), Part.WAITING),
        # to which service, or to whom in it, is not recorded
        (event("allocated", date(2025, 4, 1), to="health-professional"), Part.NOT_KNOWN),
        (event("allocated", date(2025, 4, 1), to="nhs-trust", about="SALT"), Part.NOT_KNOWN),
        # the trust was asked, and the service answered
        (event("advice-received", date(2025, 4, 1), about="SALT"), Part.NOT_WAITING),
        (event("advice-received", date(2025, 4, 1), about="SALT", by="nhs-trust"), Part.NOT_KNOWN),
        (event("advice-received", date(2025, 4, 1), by="health-professional"), Part.NOT_KNOWN),
        (event("advice-received", date(2025, 4, 1), about="OT", by="health-professional"), Part.WAITING),
    ],
)
def test_where_a_service_is_named_its_name_tells(done: sr.Event, part: Part) -> None:
    asked = event("advice-request", date(2025, 3, 11), to="nhs-trust", about="SALT")
    assert waits(REQUEST, AGREED, asked, done, what=advice_from(Role.HEALTH_PROFESSIONAL, "SALT")).part is part
