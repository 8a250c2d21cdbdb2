"""Matching, settling and explaining, where a golden case would not show it."""

from datetime import date, timedelta

import pytest

import sendrules as sr
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.view import View
from sendrules.law.model.anchors import Last, Next
from sendrules.statutory.match import anchored, courses

D51, D132 = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks"
REQUEST = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_what_is_planned_or_later_answers_nothing() -> None:
    planned = sr.Event(kind="decision-to-assess", on=date(2025, 2, 3), planned=True)
    later = sr.Event(kind="decision-to-assess", on=date(2025, 3, 3))
    for event in (planned, later):
        assert answer(REQUEST, event, as_of=date(2025, 2, 18))[D51].compliance == "overdue"
    assert answer(REQUEST, later, as_of=date(2025, 3, 3))[D51].compliance == "met-late"


def test_a_notice_sent_and_not_yet_served_is_not_seen() -> None:
    posted = sr.Event(kind="decision-to-assess", on=date(2025, 2, 14), served=date(2025, 2, 17))
    assert answer(REQUEST, posted, as_of=date(2025, 2, 16))[D51].compliance == "pending"
    assert answer(REQUEST, posted, as_of=date(2025, 2, 17))[D51].compliance == "met"


def test_the_most_pressing_open_instance_leads_else_the_latest_closed() -> None:
    second = sr.Event(kind="request", on=date(2025, 6, 2), id="s")
    refusal = sr.Event(kind="refusal-to-assess", on=date(2025, 2, 10))
    result = answer(REQUEST, refusal, second, as_of=date(2025, 6, 10))
    assert [i.trigger.id for i in result[D51].instances] == ["r", "s"]
    assert result[D51].leading is result[D51].instances[1]
    both = answer(REQUEST, sr.Event(kind="request", on=date(2025, 1, 20)), as_of=date(2025, 3, 10))
    assert both[D51].due == date(2025, 2, 17)
    assert answer(as_of=date(2025, 1, 1))[D51].leading is None


def test_days_late_and_days_over() -> None:
    late = answer(REQUEST, sr.Event(kind="final-plan", on=date(2025, 6, 9)), as_of=date(2025, 7, 1))
    assert late[D132].instances[0].days_late == 14
    gone = answer(REQUEST, sr.Event(kind="request-withdrawn", on=date(2025, 12, 1)), as_of=date(2025, 12, 10))
    # 17 February to 1 December: 11, 42, 72, 103, 133, 164, 195, 225, 256, 286, 287
    assert gone[D51].instances[0].days_over_when_ended == 287
    assert gone["reg-10-1-no-plan-decision"].instances[0].days_over_when_ended is None


def test_an_ending_counts_from_the_day_it_was_served() -> None:
    """Sent two days before the limit of 17 February, served eight days after it."""
    draft = sr.Event(kind="draft-plan", on=date(2025, 2, 15), served=date(2025, 2, 25))
    assert answer(REQUEST, draft, as_of=date(2025, 2, 20))[D51].compliance == "overdue"
    assert answer(REQUEST, draft, as_of=date(2025, 2, 25))[D51].instances[0].days_over_when_ended == 8


def test_what_was_lawfully_lifted_was_not_missed_when_it_ended() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 1, 16), last_day=date(2025, 3, 7))
    determined = sr.Determination(limb="reg-13-3-d-exception", by="officer", on=date(2025, 3, 17), reason="invented")
    result = answer(
        REQUEST,
        sr.Event(kind="decision-to-assess", on=date(2025, 2, 5)),
        sr.Event(kind="request-withdrawn", on=date(2025, 6, 5)),
        as_of=date(2025, 7, 1),
        circumstances=[away],
        determinations=[determined],
    )
    assert result[D132].outcome.name == "ended"
    assert result[D132].instances[0].days_over_when_ended is None
    assert "No time limit has been missed" in result.statement()


@pytest.mark.parametrize(("kind", "kept"), [("request-withdrawn", "not-applicable"), ("decision-to-assess", "unknown")])
def test_a_duty_without_a_date_that_ended(kind: str, kept: str) -> None:
    """Taken back, nobody need be consulted any more; decided, nobody can tell whether the family had been."""
    ended = answer(REQUEST, sr.Event(kind=kind, on=date(2025, 2, 3)), as_of=date(2025, 3, 1))[
        "reg-3-consult-on-request"
    ]
    assert (ended.outcome.name, ended.compliance.value) == ("ended", kept)


def test_practical_is_the_last_working_day_before_and_only_where_needed() -> None:
    # 7 December 2024 + 140: 24 left, 55, 83, 114, 26 April 2025, a Saturday
    saturday = answer(sr.Event(kind="request", on=date(2024, 12, 7)), as_of=date(2025, 1, 1))[D132]
    assert (saturday.due, saturday.practical) == (date(2025, 4, 26), date(2025, 4, 25))
    assert answer(REQUEST, as_of=date(2025, 1, 7))["reg-4-1-not-necessary-determination"].practical is None
    easter = answer(sr.Event(kind="request", on=date(2025, 3, 10)), as_of=date(2025, 3, 11))[D51]
    assert (easter.due, easter.practical) == (
        date(2025, 4, 21),
        date(2025, 4, 17),
    )  # Easter Monday; Good Friday before it


def test_overdue_and_next_leave_out_what_does_not_bind() -> None:
    result = answer(REQUEST, sr.Event(kind="decision-to-assess", on=date(2025, 2, 3)), as_of=date(2025, 5, 20))
    assert result["derived-latest-draft-date"].compliance == "overdue"
    assert result.overdue == ()
    assert result.next_due is not None
    assert result.next_due.id == D132


def test_next_due_is_an_act_and_not_the_end_of_a_window() -> None:
    result = answer(
        REQUEST,
        sr.Event(kind="decision-to-assess", on=date(2025, 2, 3)),
        sr.Event(kind="draft-plan", on=date(2025, 5, 1)),
        as_of=date(2025, 5, 2),
    )
    assert {i.id for i in result.pending} == {"reg-13-1-a-draft-plan-15-days", D132}
    assert result.next_due is not None
    assert result.next_due.id == D132


def test_an_unknown_duty_offers_the_nearest() -> None:
    with pytest.raises(sr.UnknownDuty, match="Did you mean reg-5-1-decision-to-assess"):
        answer(REQUEST, as_of=date(2025, 1, 7))["reg-5-1-decision-to-asess"]


def test_as_of_has_to_be_a_date() -> None:
    from datetime import datetime

    for wrong in (None, "2025-01-01", datetime(2025, 1, 1)):  # noqa: DTZ001
        with pytest.raises(TypeError, match="as_of must be a date"):
            sr.evaluate(sr.Case(reference="M-2"), as_of=wrong)  # type: ignore[arg-type]


def test_an_explanation_lists_what_was_not_met_and_answers_claims() -> None:
    result = answer(REQUEST, as_of=date(2025, 6, 1), claims=[sr.Claim(reason="late-advice", by="officer")])
    tree = result.explain(D132)
    rules = [step.rule for step in tree.walk()]
    for limb in sr.statute().duty(D132).unless:
        assert limb.id in rules
    claim = next(step for step in tree.walk() if step.rule == "claim")
    assert str(claim.provision) == "SEND Regulations 2014, reg 13(3)"
    assert "not a limb" in claim.value


def test_an_explanation_gives_every_reason_why_a_closure_is_no_excuse() -> None:
    """Asked on 12 December 2019; closed 21 December to 6 January: 16 days, window 14 to 30 December, and no head teacher."""
    asked = sr.Event(kind="advice-request", on=date(2019, 12, 12), to="educational-psychologist", about="School")
    shut = sr.Closure(
        institution="School", setting="school", first_day_closed=date(2019, 12, 21), reopens=date(2020, 1, 6)
    )
    request = sr.Event(kind="request", on=date(2019, 10, 14))
    result = answer(request, asked, as_of=date(2020, 4, 1), circumstances=[shut])
    limb = next(f for f in result[D132].limbs if f.id == "reg-13-3-a-exception")
    assert limb.state == "not-available"
    assert limb.finding is not None
    step = limb.finding.why.steps[0]
    for reason in (
        "asked of the educational psychologist, not of the head teacher",
        "closed for 16 days",
        "outside the window",
    ):
        assert reason in step.title
    assert dict(step.inputs)["window opens"] == date(2019, 12, 14)
    assert dict(step.inputs)["window shuts"] == date(2019, 12, 30)


def test_an_explanation_holds_what_went_into_the_limit() -> None:
    result = answer(REQUEST, as_of=date(2025, 2, 1))
    six = next(s for s in result.explain(D51).walk() if s.rule == "limit-after")
    assert (six.inputs, six.value) == ((("from", date(2025, 1, 6)),), date(2025, 2, 17))
    latest = next(s for s in result.explain("derived-latest-draft-date").walk() if s.rule == "limit-before")
    assert (latest.inputs, latest.value) == ((("before", date(2025, 5, 26)),), date(2025, 5, 11))


@pytest.mark.parametrize(
    ("kind", "duty"),
    [
        ("final-plan", "hesc-20-1-c-i-appeal-2-months"),  # two months, moved by rule 12
        ("appeal-received", "hesc-21-1-c-response-30wd"),
    ],
)
@pytest.mark.parametrize("ended", [False, True])
def test_a_date_that_was_set_is_explained_where_the_calendar_cannot_reckon_what_it_replaced(
    kind: str, duty: str, ended: bool
) -> None:
    events = [
        sr.Event(kind=kind, on=date(2029, 7, 16)),
        sr.Event(kind="tribunal-direction", on=date(2029, 7, 30), duty=duty, sets=date(2029, 11, 26)),
        *([sr.Event(kind="appeal-ended", on=date(2029, 8, 6))] if ended else []),
    ]
    result = sr.evaluate(sr.Case(reference="A", events=events), as_of=date(2029, 9, 6))
    assert result[duty].instances[0].limit == date(2029, 11, 26)
    assert "direction of the Tribunal on time of Mon 30 Jul 2029 sets the date" in result.explain(duty).to_text()


def test_a_window_starts_on_the_day_of_service() -> None:
    draft = sr.Event(kind="draft-plan", on=date(2025, 3, 3), served=date(2025, 3, 5))
    window = answer(REQUEST, draft, as_of=date(2025, 3, 6))["reg-13-1-a-draft-plan-15-days"].instances[0]
    assert (window.started, window.limit) == (date(2025, 3, 5), date(2025, 3, 19))


def test_an_absence_outside_the_period_counts_no_days_and_nothing_recorded_is_said() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 9, 1), last_day=date(2025, 10, 15))
    limbs = {f.id: f for f in answer(REQUEST, as_of=date(2025, 12, 1), circumstances=[away])[D51].limbs}
    absence, closure, personal = (limbs[f"reg-5-4-{x}-exception"].finding for x in "dac")
    assert absence is not None
    assert closure is not None
    assert personal is not None
    assert "0 continuous days" in absence.why.steps[0].title
    assert "a request for advice is recorded" in [s.title for s in closure.why.steps]
    assert personal.why.rule == "exceptional-personal"


@pytest.mark.parametrize("claim", ["late-advice", "two-week-break", "something of their own"])
def test_no_claim_is_ever_a_limb(claim: str) -> None:
    with_claim = answer(REQUEST, as_of=date(2025, 6, 1), claims=[sr.Claim(reason=claim)])
    assert with_claim[D132].compliance == "overdue"


def event(kind: str, on: date) -> sr.Event:
    return sr.Event(kind=EventKind(kind), on=on)


MEETING, NOTICE = event("review-meeting", date(2025, 1, 13)), event("amendment-notice", date(2025, 2, 10))
AMENDED = event("amended-plan", date(2025, 3, 31))
ASKED, REASSESS = (
    event("reassessment-request", date(2025, 1, 6)),
    event("decision-to-reassess", date(2025, 1, 20)),
)


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([MEETING, NOTICE, AMENDED], "no decision to amend is recorded"),
        ([MEETING, event("decision-to-amend", date(2025, 2, 10)), NOTICE, AMENDED], ""),
        ([NOTICE, AMENDED], ""),  # outside a review
        ([MEETING, AMENDED], ""),
        ([MEETING, event("amended-plan", date(2025, 1, 27)), NOTICE, AMENDED], ""),
        (
            [event("request", date(2025, 1, 6)), event("moved", date(2025, 3, 3))],
            "in the middle of an assessment",
        ),
        ([event("request", date(2025, 1, 6)), event("moved", date(2025, 8, 3))], ""),  # to come
        (
            [
                event("request", date(2025, 1, 6)),
                event("final-plan", date(2025, 3, 3)),
                event("moved", date(2025, 3, 3)),
            ],
            "",
        ),
        (
            [
                event("request", date(2025, 1, 6)),
                event("refusal-to-assess", date(2025, 2, 3)),
                event("moved", date(2025, 3, 3)),
            ],
            "",
        ),
        ([event("moved", date(2025, 3, 3))], ""),
        ([ASKED, REASSESS, event("request-withdrawn", date(2025, 2, 3))], "fourteen weeks run on"),
        ([ASKED, event("request-withdrawn", date(2025, 1, 13)), REASSESS], ""),
    ],
)
def test_what_is_left_out_of_a_plans_life_is_warned_of(events: list[sr.Event], message: str) -> None:
    warnings = sr.evaluate(sr.Case(reference="S-9", events=events), as_of=date(2025, 6, 1)).warnings
    found = [
        w.message
        for w in warnings
        if any(part in w.message for part in ("decision to amend is", "middle of an", "weeks run"))
    ]
    assert [message in one for one in found] == ([True] if message else [])


def test_warnings_that_need_the_law() -> None:
    def determination(**fields: object) -> sr.Determination:
        return sr.Determination(
            **({"limb": "reg-5-4-c-exception", "by": "officer", "on": date(2025, 2, 1), "reason": "x"} | fields)
        )  # type: ignore[arg-type]

    asked = [
        sr.Event(kind="advice-request", on=date(2025, 1, 20), to="nhs-trust", about=name, id=name)
        for name in ("A", "B")
    ]
    result = answer(
        sr.Event(kind="request", on=date(2025, 1, 6), id="r", by="social-care"),
        *asked,
        as_of=date(2025, 6, 1),
        determinations=[
            determination(limb="reg-5-4-z-exception"),
            determination(on=date(2025, 7, 1)),
            determination(limb="reg-8-2-a-exception"),
            determination(trigger="A"),
            determination(on=date(2025, 1, 2)),
        ],
    )
    said = [f"{p.field} {p.message}" for p in result.warnings]
    for field, words in (
        ("determinations.0.limb", "is no limb"),
        ("determinations.1.on", "after the day asked about"),
        ("determinations.2.trigger", "several bodies or services"),
        ("determinations.3.trigger", "starts no limit"),
        ("determinations.4.on", "before the limit began to run"),
        ("events.0.by", "there is no social-care"),
    ):
        assert any(s.startswith(field) and words in s for s in said), field


def test_bodies_that_cannot_be_told_apart_are_named() -> None:
    asked = [sr.Event(kind="advice-request", on=date(2025, 1, 20), to=to) for to in ("nhs-trust", "nhs-england")]
    result = answer(REQUEST, *asked, as_of=date(2025, 2, 1))
    assert sum("without saying which" in p.message for p in result.warnings) == 2


def test_many_requests_on_the_day_of_the_refusal_stay_quick() -> None:
    """Sixty rounds; a search that starts anew for each earlier round would not end."""
    events, day = [], date(2016, 1, 4)
    for _ in range(60):
        events += [
            sr.Event(kind="request", on=day),
            sr.Event(kind="refusal-to-assess", on=day + timedelta(30)),
        ]
        day += timedelta(30)
    result = answer(*events, as_of=date(2026, 1, 1))
    assert len(result[D51].instances) == 60
    assert {i.compliance.value for i in result[D51].instances} == {"met"}


def test_a_year_that_is_a_slip_is_refused_and_the_end_of_time_does_not_raise() -> None:
    with pytest.raises(ValueError, match="the year is outside"):
        sr.Event(kind="request", on=date(9999, 12, 17))
    rows = sr.timetable("draft-plan", date(9999, 12, 17))
    assert rows[0].due == date(9999, 12, 31)
    assert rows[0].lawful_from is None
    assert all(row.due is None for row in sr.timetable("request", date(9999, 12, 17)))


def test_last_looks_back_to_the_start_before_and_next_forward() -> None:
    events = [
        sr.Event(kind="draft-plan", on=date(2025, 1, 2)),
        REQUEST,
        sr.Event(kind="draft-plan", on=date(2025, 3, 3)),
        sr.Event(kind="request", on=date(2025, 4, 1)),
    ]
    view = View(sr.Case(reference="M-3", events=events), date(2025, 5, 1))
    duty = sr.statute().duty(D132)
    first, second = [c.start for c in courses(duty, view)]
    drafts = EventKind.DRAFT_PLAN
    assert [a.day for a in (anchored(Last(drafts), s, [first, second], view) for s in (first, second)) if a] == [
        date(2025, 1, 2), date(2025, 3, 3),
    ]  # fmt: skip
    found = anchored(Next(drafts, by=Dated.SERVED), first, [first, second], view)
    assert found is not None
    assert found.day == date(2025, 3, 3)
    assert anchored(Next(drafts), second, [first, second], view) is None
