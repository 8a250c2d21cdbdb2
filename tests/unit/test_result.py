"""The result object: which instance speaks for a duty, the lists over all duties, and the plain data."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.statutory.instance import can_be_done

D51, PLAN = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks"
WINDOW, NOTICE = "reg-13-1-a-draft-plan-15-days", "reg-20-3-meeting-notice"
CONSULT, CONTACT = "reg-3-consult-on-request", "reg-33-contact-adviser-2-months"
APPEAL, RESPONSE = "hesc-20-1-c-i-appeal-2-months", "hesc-21-1-c-response-30wd"


def event(kind: str, month: int, day: int, /, *, year: int = 2025, **more: object) -> sr.Event:
    return sr.Event(kind=kind, on=date(year, month, day), **more)  # type: ignore[arg-type]


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)  # type: ignore[arg-type]


REQUEST, AGAIN = event("request", 1, 6, id="first"), event("request", 6, 2, id="second")
REFUSAL = event("refusal-to-assess", 2, 10, id="refusal")


# what speaks for a duty


def test_of_closed_instances_the_latest_speaks() -> None:
    """The first was answered within six weeks, the second a day late."""
    late = event("refusal-to-assess", 7, 15)
    found = answer(REQUEST, REFUSAL, AGAIN, late, as_of=date(2025, 8, 1))[D51]
    assert [i.compliance.value for i in found.instances] == ["met", "met-late"]
    assert found.leading is found.instances[1]
    assert (found.compliance, found.due) == ("met-late", date(2025, 7, 14))


def test_of_open_instances_the_one_with_the_nearest_limit_speaks_though_it_started_later() -> None:
    """The Tribunal gave until June for the first appeal; thirty working days of the second are over on 14 April."""
    found = answer(
        event("appeal-received", 1, 6),
        event("tribunal-direction", 1, 13, duty=RESPONSE, sets=date(2025, 6, 2)),
        event("appeal-received", 3, 3),
        as_of=date(2025, 3, 4),
    )[RESPONSE]
    assert [i.limit for i in found.instances] == [date(2025, 6, 2), date(2025, 4, 14)]
    assert found.due == date(2025, 4, 14)


def test_a_limit_comes_before_what_has_none() -> None:
    """Within a calendar that ends in 2028 the second response has no day."""
    found = answer(
        event("appeal-received", 10, 2, year=2028),
        event("appeal-received", 12, 1, year=2028),
        as_of=date(2028, 12, 2),
    )[RESPONSE]
    assert [i.limit for i in found.instances] == [date(2028, 11, 13), None]
    assert found.leading is found.instances[0]


@pytest.mark.parametrize("events", [(), (event("appeal-conceded", 1, 6, year=2015, order="assess"),)])
def test_a_result_names_the_latest_version_of_its_duty(events: tuple[sr.Event, ...]) -> None:
    """Also where the occurrence falls under an earlier one."""
    found = answer(*events, as_of=date(2025, 7, 1))["reg-45-3-notify"]
    assert found.duty.in_force.first == date(2015, 3, 23)
    assert [i.duty.in_force.last for i in found.instances] == [date(2015, 3, 22)] * len(events)


# the lists


def test_what_is_overdue_is_listed_earliest_first() -> None:
    """Six weeks ended on 17 February, twenty on 26 May."""
    found = answer(REQUEST, as_of=date(2025, 6, 1)).overdue
    assert [(i.id, i.limit) for i in found] == [(D51, date(2025, 2, 17)), (PLAN, date(2025, 5, 26))]


def test_the_next_limit_is_the_nearest_of_those_to_come() -> None:
    result = answer(REQUEST, as_of=date(2025, 2, 17))
    assert result.next_due is not None
    assert result.next_due.id == D51
    assert [i.limit for i in result.pending] == sorted(i.limit for i in result.pending if i.limit)
    assert len(result.pending) > 2


def test_the_rights_are_the_family_s_and_neither_duties_nor_windows() -> None:
    result = answer(
        REQUEST, REFUSAL, event("review-meeting", 2, 10), event("decision-to-cease", 2, 12), as_of=date(2025, 2, 20)
    )  # fmt: skip
    assert [(i.id, i.trigger.kind.value) for i in result.rights] == [
        (APPEAL, "refusal-to-assess"),
        (CONTACT, "refusal-to-assess"),
        (CONTACT, "decision-to-cease"),  # 12 April, a Saturday
        (APPEAL, "decision-to-cease"),  # which rule 12 moves to the Monday
    ]
    pending = {i.id for i in result.pending}
    assert {"reg-20-9-report", "act-45-4-no-cease-before-appeal-period"} <= pending
    assert pending.isdisjoint({APPEAL, CONTACT})


# as one line


@pytest.mark.parametrize(
    ("duty", "events", "line"),
    [
        (D51, [REQUEST], "reg-5-1-decision-to-assess from 2025-01-06: due 2025-02-17, overdue"),
        (
            D51,
            [REQUEST, event("request-withdrawn", 2, 3)],
            "reg-5-1-decision-to-assess from 2025-01-06: ended was 2025-02-17, not-applicable",
        ),
        (CONSULT, [REQUEST], "reg-3-consult-on-request from 2025-01-06: no-fixed-limit, pending"),
    ],
)
def test_an_instance_in_one_line(duty: str, events: list[sr.Event], line: str) -> None:
    (found,) = answer(*events, as_of=date(2025, 3, 1))[duty].instances
    assert repr(found) == f"<Instance {line}>"


def test_a_result_in_one_line() -> None:
    result = answer(REQUEST, as_of=date(2025, 3, 1))
    assert repr(result[D51]) == f"<DutyResult {D51}: due 2025-02-17, overdue>"
    assert repr(result[CONSULT]) == f"<DutyResult {CONSULT}: no-fixed-limit, pending>"
    assert repr(result.statutory) == "<StatutoryResult A as of 2025-03-01: 1 overdue>"


# as plain data


def data(duty: str, *events: sr.Event, as_of: date) -> dict[str, object]:
    """One instance as plain data."""
    (found,) = answer(*events, as_of=as_of)[duty].to_dict()["instances"]
    return found


def test_an_instance_as_data_says_nothing_of_what_there_is_not() -> None:
    assert data(CONSULT, REQUEST, as_of=date(2025, 1, 7)) == {
        "started_by": "first",
        "started": "2025-01-06",
        "outcome": {"is": "no-fixed-limit", "residual": "as soon as practicable"},
        "due": None,
        "compliance": "pending",
    }


def test_only_a_window_has_a_first_and_a_last_day() -> None:
    draft = event("draft-plan", 3, 3, served=date(2025, 3, 5), id="draft")
    assert data(WINDOW, REQUEST, draft, as_of=date(2025, 3, 6)) == {
        "started_by": "draft",
        "started": "2025-03-05",
        "outcome": {"is": "due", "on": "2025-03-19", "set_by": None},
        "due": "2025-03-19",
        "compliance": "pending",
        "window": {"first": "2025-03-05", "last": "2025-03-19"},
    }
    assert "window" not in data(NOTICE, event("review-meeting", 3, 10, attends=True), as_of=date(2025, 2, 1))
    open_ended = (event("decision-to-cease", 1, 10), event("appeal", 2, 10))
    found = data("act-45-4-no-cease-before-appeal-period/appeal", *open_ended, as_of=date(2025, 3, 1))
    assert "window" not in found


@pytest.mark.parametrize(
    ("withdrawn", "over"), [(date(2025, 2, 17), None), (date(2025, 2, 18), 1), (date(2025, 2, 19), 2)]
)
def test_days_over_are_given_where_a_missed_duty_ended(withdrawn: date, over: int | None) -> None:
    gone = sr.Event(kind="request-withdrawn", on=withdrawn, id="gone")
    found = data(D51, REQUEST, gone, as_of=date(2025, 3, 1))
    assert found.get("days_over_when_ended") == over
    assert found["outcome"] == {"is": "ended", "by": "gone", "was": "2025-02-17", "on": withdrawn.isoformat()}


def test_the_limbs_are_given_by_id_with_their_state_and_their_provision() -> None:
    found = data(D51, REQUEST, as_of=date(2025, 1, 7))["limbs"]
    assert isinstance(found, dict)
    assert list(found) == [f"reg-5-4-{letter}-exception" for letter in "abcde"]
    assert [limb["state"] for limb in found.values()] == ["not-available"] * 4 + ["not-in-force"]
    assert found["reg-5-4-d-exception"]["provision"] == "SEND Regulations 2014, reg 5(4)(d)"


@pytest.mark.parametrize(("sent", "late"), [(date(2025, 5, 26), None), (date(2025, 5, 27), 1), (date(2025, 6, 2), 7)])
def test_days_late_are_those_between_the_limit_and_the_act(sent: date, late: int | None) -> None:
    plan = sr.Event(kind="final-plan", on=sent, id="plan")
    found = data(PLAN, REQUEST, plan, as_of=date(2025, 7, 1))
    assert found["done"] == {"by": "plan", "on": sent.isoformat(), "days_late": late}


def test_days_late_are_not_counted_to_a_day_of_service_that_the_calendar_cannot_give() -> None:
    request = event("request", 11, 10, year=2028)
    posted = event("decision-to-assess", 12, 29, year=2028, method="second-class-post", id="posted")
    found = data(D51, request, posted, as_of=date(2029, 2, 20))
    assert found["compliance"] == "met-late"
    assert found["done"] == {"by": "posted", "on": None, "days_late": None}


# what still makes sense


@pytest.mark.parametrize(("meeting", "sense"), [(9, False), (10, True), (11, True)])
def test_notice_of_a_meeting_makes_sense_up_to_its_day(meeting: int, sense: bool) -> None:
    day = date(2025, 3, 10)
    (found,) = answer(event("review-meeting", 3, meeting, attends=True), as_of=day)[NOTICE].instances
    assert found.compliance == "overdue"
    assert can_be_done(found, day) is sense


@pytest.mark.parametrize(
    ("duty", "start"),
    [
        (D51, REQUEST),
        # late, a plan can still be transferred
        ("reg-15-2-transfer-plan-aware-early", event("moved", 2, 3, aware=date(2024, 12, 2))),
    ],
)
def test_what_may_come_after_its_start_makes_sense_however_late(duty: str, start: sr.Event) -> None:
    day = date(2025, 9, 1)
    (found,) = answer(start, as_of=day)[duty].instances
    assert found.compliance == "overdue"
    assert can_be_done(found, day)


# another reading


def test_another_reading_that_moves_a_date_is_told_from_one_that_starts_nothing() -> None:
    """The six weeks end on Easter Monday. The order was about the school and the provision."""
    easter = answer(event("request", 3, 10), as_of=date(2025, 3, 11))[D51]
    (moved,) = [a for a in easter.alternatives if a.reading == "bank-holiday-last-day"]
    assert (moved.outcome.name, moved.only_the_date) == ("due", True)
    plan, order = (
        event("final-plan", 3, 4, year=2024),
        event("tribunal-order", 3, 3, order="name-school-and-amend"),
    )
    school = answer(plan, order, as_of=date(2025, 3, 4))["reg-44-2-f-name-school"]
    (none,) = [a for a in school.alternatives if a.reading == "school-and-provision-ordered"]
    assert (none.outcome.name, none.only_the_date) == ("not-triggered", False)
