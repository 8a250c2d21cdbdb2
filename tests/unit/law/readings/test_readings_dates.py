"""Other answers to contested questions: the dates and the exceptions that they give, worked by hand."""

from datetime import date

import pytest

import sendrules as sr
from events import E
from sendrules.law.statute import Statute, statute

R = date(2025, 1, 6)  # + 6 weeks: 17 February; + 16: 28 April; + 20: 26 May 2025

D101, D132 = "reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks"


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        (None, date(2026, 1, 12)),  # the meeting of the last review that was decided, 13 January 2025
        ("meeting", date(2026, 3, 2)),  # that of 3 March, still to be decided
        ("decision", date(2026, 2, 2)),  # the decision of 3 February
    ],
)
def test_after_a_transfer_the_last_review_is_by_each_answer_another_day(answer: str | None, due: date) -> None:
    """Three months with 10 March 2025 end on 9 June, sooner than each."""
    events = [
        E("final-plan", date(2024, 2, 5)), E("review-meeting", date(2025, 1, 13)), E("decision-to-continue", date(2025, 2, 3)),
        E("review-meeting", date(2025, 3, 3)), E("plan-transferred", date(2025, 3, 10)),
    ]  # fmt: skip
    readings = {"review-complete": answer} if answer else {}
    found = sr.evaluate(sr.Case(reference="R-10", events=events), as_of=date(2025, 4, 1), readings=readings)
    assert found["reg-15-5-review-after-transfer"].due == due


def test_a_first_plan_may_name_what_follows_already() -> None:
    events = [
        E("final-plan", date(2025, 9, 15)),
        E("phase-transfer", date(2026, 9, 1), to="school", planned=True),
    ]
    case, as_of, id = (
        sr.Case(reference="R-9", events=events),
        date(2026, 3, 1),
        "reg-18-1-b-phase-transfer-other",
    )
    assert sr.evaluate(case, as_of=as_of)[id].compliance == "unknown"
    necessary = {"phase-transfer-no-amendment": "where-necessary"}
    assert sr.evaluate(case, as_of=as_of, readings=necessary)[id].compliance == "met"


def test_a_concession_is_not_a_no_plan_notice_after_a_plan_decision() -> None:
    events = [
        E("request", R), E("decision-to-assess", date(2025, 1, 9)), E("plan-decision", date(2025, 4, 16)),
        E("no-plan-notice", date(2025, 6, 5)),
    ]  # fmt: skip
    result = sr.evaluate(sr.Case(reference="R-7", events=events), as_of=date(2025, 7, 1))
    assert "concession-without-order" not in {a.reading for a in result[D101].alternatives}
    assert result[D101].compliance == "met-late"


def test_the_fresh_weeks_that_end_on_a_bank_holiday() -> None:
    """Conceded on 19 September 2024: + 98 days is 11, 42, 72, 26 December, Boxing Day."""
    events = [
        E("request", date(2024, 7, 1)),
        E("refusal-to-assess", date(2024, 8, 1)),
        E("decision-to-assess", date(2024, 9, 19)),
    ]
    case = sr.Case(reference="R-8", events=events)
    fresh = {"concession-without-order": "fresh-weeks"}
    assert sr.evaluate(case, as_of=date(2024, 12, 1), readings=fresh)[D132].due == date(2024, 12, 26)
    both = fresh | {"bank-holiday-last-day": "next-working-day"}
    assert sr.evaluate(case, as_of=date(2024, 12, 1), readings=both)[D132].due == date(2024, 12, 27)


FINAL = "reg-13-2-final-plan-20-weeks"


def under(question: str, answer: str) -> Statute:
    return statute().under({question: answer})


@pytest.mark.parametrize(
    ("question", "answer", "id", "start", "adopted", "otherwise"),
    [
        # before 15 February, 31 March and 31 May (2015), or by them
        ("phase-transfer-date", "by", "reg-18-1-b-phase-transfer-other", date(2026, 9, 1), date(2026, 2, 14), date(2026, 2, 15)),
        ("phase-transfer-date", "by", "reg-18-1-a-phase-transfer-post16", date(2026, 9, 1), date(2026, 3, 30), date(2026, 3, 31)),
        ("phase-transfer-date", "by", "reg-18-3-2015-transitional", date(2015, 9, 1), date(2015, 5, 30), date(2015, 5, 31)),
        # three months after the first payment, or with it
        ("direct-payments-first-three-months", "counted", "pb-11-2-a-review-3-months", date(2025, 3, 3), date(2025, 6, 3),
         date(2025, 6, 2)),
        # twelve months after the last publication, or once in the next calendar year
        ("annually", "calendar-year", "reg-56-3-local-offer-comments", date(2025, 3, 10), date(2026, 3, 10), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_date_under_another_answer(question, answer, id, start, adopted, otherwise):
    assert statute().duty(id).limit_for(start) == adopted
    assert under(question, answer).duty(id).limit_for(start) == otherwise


@pytest.mark.parametrize(
    ("first", "last", "whole", "sixteen"),
    [
        (date(2025, 4, 1), date(2025, 4, 28), "available", "available"),
        (
            date(2025, 4, 2),
            date(2025, 4, 29),
            "available",
            "not-available",
        ),  # 27 of its days in the sixteen weeks
        (date(2025, 4, 29), date(2025, 5, 26), "available", "not-available"),
        (date(2025, 4, 30), date(2025, 5, 27), "not-available", "not-available"),  # 27 in the twenty
    ],
)
def test_the_period_that_reg_13_3_borrows(first, last, whole, sixteen):
    # 6 January 2025: sixteen weeks to 28 April, twenty to 26 May
    case = sr.Case(
        reference="R-20", events=[E("request", date(2025, 1, 6)), E("decision-to-assess", date(2025, 2, 10))],
        circumstances=[sr.Absence(who="child", first_day=first, last_day=last)],
    )  # fmt: skip
    for readings, state in (({}, whole), ({"reg-13-3-period": "sixteen-weeks"}, sixteen)):
        result = sr.evaluate(case, as_of=date(2025, 6, 10), readings=readings)
        (limb,) = [f for f in result[FINAL].limbs if f.id == "reg-13-3-d-exception"]
        assert limb.state.value == state


@pytest.mark.parametrize(("id", "main"), [("det-4-1", "det-5-4"), ("reg-4-1-not-necessary-determination", "reg-5-4")])
def test_the_limbs_of_reg_5_for_reg_4(id, main):
    lent = [limb.id for limb in under("reg-4-1-exceptions", "as-reg-5-4").duty(id).unless if limb.id.startswith(main)]
    standing = [limb.id for limb in statute().limbs.values() if limb.id.startswith(main) and limb.in_force.last is None]
    assert sorted(lent) == sorted(standing)
    assert lent


def test_fresh_weeks_of_a_detained_person_from_a_concession():
    # detained throughout; a request on 6 January, refused, and then agreed on 3 March: 10 weeks 12 May, 14 weeks 9 June 2025
    events = [
        E("detained", date(2024, 12, 2)), E("detained-request", date(2025, 1, 6)), E("refusal-to-assess", date(2025, 2, 3)),
        E("decision-to-assess", date(2025, 3, 3)),
    ]  # fmt: skip
    case = sr.Case(reference="R-21", events=events)
    fresh = sr.evaluate(case, as_of=date(2025, 3, 10), readings={"concession-without-order": "fresh-weeks"})
    usual = sr.evaluate(case, as_of=date(2025, 3, 10))
    assert (fresh["det-10-1"].due, fresh["det-13-2"].due) == (date(2025, 5, 12), date(2025, 6, 9))
    # 6 January: 16 weeks 28 April, 20 weeks 26 May
    assert (usual["det-10-1"].due, usual["det-13-2"].due) == (date(2025, 4, 28), date(2025, 5, 26))


def test_withdrawals_that_end_nothing():
    law = under("withdrawal-of-request", "limits-stand")
    assert not any(d.ends_with and "request-withdrawn" in d.ends_with.kinds for d in law.duties)
    for duty in map(statute().duty, statute().ids):
        before, after = duty.ends_with, law.duty(duty.id).ends_with
        rest = [kind for kind in before.kinds if kind != "request-withdrawn"] if before else []
        assert ([*after.kinds] if after else []) == rest


# an act before a move


@pytest.mark.parametrize(("told", "counts"), [(date(2025, 3, 3), True), (date(2025, 3, 2), False)])
def test_an_act_long_before_a_move_was_about_another(told, counts):
    # a move on 3 June 2025, known to the commissioning body since January: three months back is 3 March
    moved = E("moved", date(2025, 6, 3), commissioner_aware=date(2025, 1, 6), aware=date(2025, 1, 6))
    plan = E("final-plan", date(2024, 9, 2))
    case = sr.Case(
        reference="R-22", events=[plan, moved, E("commissioner-notified", told), E("plan-transferred", told)]
    )
    result = sr.evaluate(case, as_of=date(2025, 6, 30))
    for id in ("reg-15-7-rcb-early", "reg-15-2-transfer-plan-aware-early"):
        (found,) = result[id].instances
        assert (found.done is not None) is counts, id


@pytest.mark.parametrize("id", ["act-44-1-b-later-reviews", "reg-27-4-b-subsequent"])
def test_where_the_meeting_is_the_review_it_needs_no_decision_that_it_led_to(id):
    (begins,) = under("review-complete", "meeting").duty(id).trigger
    usual = statute().duty(id).trigger[0]  # a decision to continue, which is always of a review
    assert (begins.kind, begins.when, begins.only_if) == ("review-meeting", usual.when, usual.only_if)
    assert usual.only_if in ("", "if the plan was made after a re-assessment")


def test_whether_a_review_was_missed_before_the_plan_ended_it_is_contested_too() -> None:
    """The plan of 18 July 2022: to 17 July 2023, during the re-assessment that ended on 18 August."""
    events = [
        E("final-plan", date(2022, 7, 18)),
        E("decision-to-reassess", date(2023, 5, 15)),
        E("reassessed-plan", date(2023, 8, 18)),
    ]
    case, as_of, id = sr.Case(reference="R-10", events=events), date(2023, 9, 1), "act-44-1-a-first-review"
    (mine,) = sr.evaluate(case, as_of=as_of)[id].instances
    (owed,) = sr.evaluate(case, as_of=as_of, readings={"review-and-reassessment": "owed"})[id].instances
    assert (mine.outcome.name, mine.was_missed, mine.days_over_when_ended) == ("ended", None, None)
    assert (owed.outcome.name, owed.was_missed, owed.days_over_when_ended) == ("ended", True, 32)
    assert {a.answer for a in sr.evaluate(case, as_of=as_of)[id].alternatives} >= {"owed", "runs-on"}


def test_a_limit_missed_before_a_move_was_missed_on_either_view() -> None:
    """The request of 6 January 2025: six weeks to 17 February."""
    case = sr.Case(reference="R-11", events=[E("request", R), E("moved", date(2025, 3, 3))])
    ends = sr.evaluate(case, as_of=date(2025, 6, 1), readings={"move-during-assessment": "ends"})
    (decision,) = ends["reg-5-1-decision-to-assess"].instances
    (plan,) = ends["reg-13-2-final-plan-20-weeks"].instances
    assert (decision.days_over_when_ended, decision.was_missed) == (14, True)
    assert (plan.outcome.name, plan.was_missed) == ("ended", False)


def test_a_transfer_names_the_new_authority_as_the_one_that_owes() -> None:
    events = [E("amendment-notice", date(2025, 3, 3)), E("plan-transferred", date(2025, 3, 20))]
    case, id = sr.Case(reference="R-12", events=events), "reg-22-3-final-8-weeks"
    (before,) = sr.evaluate(case, as_of=date(2025, 3, 19))[id].instances
    (after,) = sr.evaluate(case, as_of=date(2025, 4, 1))[id].instances
    assert (before.holder, after.holder) == ("local authority", "new authority")
    (done,) = sr.evaluate(
        case.model_copy(update={"events": (*case.events[:1], E("amended-plan", date(2025, 3, 10)), case.events[1])}),
        as_of=date(2025, 4, 1),
    )[id].instances
    assert (done.holder, done.moved_by) == ("local authority", None)
