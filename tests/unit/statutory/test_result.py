"""The result object: which occurrence speaks for a duty, the lists over all duties, and the plain data."""

from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.wording.data import duty_dict

D51, PLAN = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks"

WINDOW, NOTICE = "reg-13-1-a-draft-plan-15-days", "reg-20-3-meeting-notice"

CONSULT, CONTACT = "reg-3-consult-on-request", "reg-33-contact-adviser-2-months"

APPEAL, RESPONSE = "hesc-20-1-c-i-appeal-2-months", "hesc-21-1-c-response-30wd"


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)  # type: ignore[arg-type]


REQUEST, AGAIN = event("request", 1, 6, id="first"), event("request", 6, 2, id="second")

REFUSAL = event("refusal-to-assess", 2, 10, id="refusal")


# what speaks for a duty


def test_occurrences_are_in_the_order_of_the_days_they_began_on() -> None:
    """Reg 8(1): the six weeks of a body begin when it receives its request; what was sent first came last."""
    asked = [
        event("advice-request", 1, sent, served=date(2025, 1, received), to="nhs-trust", about=trust)
        for sent, received, trust in ((20, 23, "Trust A"), (21, 21, "Trust B"), (22, 22, "Trust C"))
    ]
    found = answer(REQUEST, *asked, as_of=date(2025, 2, 3))["reg-8-1-cooperate-6-weeks"].instances
    # 42 days from each: 4, 5 and 6 March
    assert [(i.trigger.about, i.limit) for i in found] == [
        ("Trust B", date(2025, 3, 4)),
        ("Trust C", date(2025, 3, 5)),
        ("Trust A", date(2025, 3, 6)),
    ]


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
    """Six weeks ended on 17 February, sixteen on 28 April, twenty on 26 May."""
    found = answer(REQUEST, as_of=date(2025, 6, 1)).overdue
    assert [(i.id, i.limit) for i in found] == [
        (D51, date(2025, 2, 17)),
        ("case-jsc-16-weeks-decision", date(2025, 4, 28)),
        (PLAN, date(2025, 5, 26)),
    ]


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
    (found,) = duty_dict(answer(*events, as_of=as_of)[duty])["instances"]
    return found


def test_an_instance_as_data_says_nothing_of_what_there_is_not() -> None:
    assert data(CONSULT, REQUEST, as_of=date(2025, 1, 7)) == {
        "started_by": "first",
        "started": "2025-01-06",
        "outcome": {"is": "no-fixed-limit", "residual": "as soon as practicable"},
        "due": None,
        "compliance": "pending",
        "was_missed": False,
        "standing": "not recorded as done; the law asks for it as soon as practicable",
    }


def test_only_a_window_has_a_first_and_a_last_day() -> None:
    draft = event("draft-plan", 3, 3, served=date(2025, 3, 5), id="draft")
    assert data(WINDOW, REQUEST, draft, as_of=date(2025, 3, 6)) == {
        "started_by": "draft",
        "started": "2025-03-05",
        "outcome": {"is": "due", "on": "2025-03-19", "set_by": None},
        "due": "2025-03-19",
        "compliance": "pending",
        "was_missed": False,
        "standing": "still running",
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


D132 = "reg-13-2-final-plan-20-weeks"

ON_6_JANUARY = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def test_the_most_pressing_open_instance_leads_else_the_latest_closed() -> None:
    second = sr.Event(kind="request", on=date(2025, 6, 2), id="s")
    refusal = sr.Event(kind="refusal-to-assess", on=date(2025, 2, 10))
    result = answer(ON_6_JANUARY, refusal, second, as_of=date(2025, 6, 10))
    assert [i.trigger.id for i in result[D51].instances] == ["r", "s"]
    assert result[D51].leading is result[D51].instances[1]
    both = answer(ON_6_JANUARY, sr.Event(kind="request", on=date(2025, 1, 20)), as_of=date(2025, 3, 10))
    assert both[D51].due == date(2025, 2, 17)
    assert answer(as_of=date(2025, 1, 1))[D51].leading is None


def test_days_late_and_days_over() -> None:
    late = answer(ON_6_JANUARY, sr.Event(kind="final-plan", on=date(2025, 6, 9)), as_of=date(2025, 7, 1))
    assert late[D132].instances[0].days_late == 14
    gone = answer(ON_6_JANUARY, sr.Event(kind="request-withdrawn", on=date(2025, 12, 1)), as_of=date(2025, 12, 10))
    # 17 February to 1 December: 11, 42, 72, 103, 133, 164, 195, 225, 256, 286, 287
    assert gone[D51].instances[0].days_over_when_ended == 287
    assert gone["reg-10-1-no-plan-decision"].instances[0].days_over_when_ended is None


def test_overdue_and_next_leave_out_what_does_not_bind() -> None:
    decided = (
        sr.Event(kind="decision-to-assess", on=date(2025, 2, 3)),
        sr.Event(kind="plan-decision", on=date(2025, 4, 28)),
    )
    result = answer(ON_6_JANUARY, *decided, as_of=date(2025, 5, 20))
    assert result["derived-latest-draft-date"].compliance == "overdue"
    assert result.overdue == ()
    assert result.next_due is not None
    assert result.next_due.id == D132


def test_next_due_is_an_act_and_not_the_end_of_a_window() -> None:
    result = answer(
        ON_6_JANUARY,
        sr.Event(kind="decision-to-assess", on=date(2025, 2, 3)),
        sr.Event(kind="draft-plan", on=date(2025, 5, 1)),
        as_of=date(2025, 5, 2),
    )
    assert {i.id for i in result.pending} == {"reg-13-1-a-draft-plan-15-days", D132}
    assert result.next_due is not None
    assert result.next_due.id == D132


def test_an_unknown_duty_offers_the_nearest() -> None:
    with pytest.raises(sr.UnknownDuty, match="Did you mean reg-5-1-decision-to-assess"):
        answer(ON_6_JANUARY, as_of=date(2025, 1, 7))["reg-5-1-decision-to-asess"]


@pytest.mark.parametrize(
    ("id", "events", "as_of", "missed"),
    [
        ("reg-13-2-final-plan-20-weeks", [], date(2025, 5, 26), False),  # 6 January + 140 days
        ("reg-13-2-final-plan-20-weeks", [], date(2025, 5, 27), True),
        ("reg-13-2-final-plan-20-weeks", [event("final-plan", 5, 26)], date(2025, 7, 1), False),
        ("reg-13-2-final-plan-20-weeks", [event("final-plan", 5, 27)], date(2025, 7, 1), True),
        ("reg-13-2-final-plan-20-weeks", [event("request-withdrawn", 5, 26)], date(2025, 7, 1), False),
        ("reg-13-2-final-plan-20-weeks", [event("request-withdrawn", 5, 27)], date(2025, 7, 1), True),
        ("reg-10-1-no-plan-decision", [], date(2025, 7, 1), None),  # owed only if no plan is to be made
        ("reg-10-1-no-plan-decision", [event("plan-decision", 7, 1)], date(2025, 7, 1), None),
        ("derived-latest-draft-date", [], date(2025, 7, 1), False),  # no limit that binds
    ],
)
def test_what_was_missed_stays_missed(id: str, events: list[sr.Event], as_of: date, missed: bool | None) -> None:
    assert data(id, REQUEST, *events, as_of=as_of)["was_missed"] is missed


def test_a_limit_missed_before_a_transfer_ended_it_was_missed() -> None:
    started = event("review-meeting", 1, 6, attends=True)
    moved = event("plan-transferred", 3, 3)
    assert data("reg-20-10-decision", started, moved, as_of=date(2025, 7, 1))["was_missed"] is True


def test_a_right_that_lapsed_was_not_missed() -> None:
    refused = event("refusal-to-assess", 1, 20)
    found = data("hesc-20-1-c-i-appeal-2-months", REQUEST, refused, as_of=date(2025, 7, 1))
    assert (found["compliance"], found["was_missed"]) == ("lapsed", False)


@pytest.mark.parametrize(("on", "compliance"), [(date(2025, 3, 20), "met"), (date(2025, 3, 21), "met-late")])
def test_a_right_that_was_used_late_was_not_missed(on: date, compliance: str) -> None:
    refused, appeal = event("refusal-to-assess", 1, 20), sr.Event(kind="appeal", on=on, id="appeal")
    found = data("hesc-20-1-c-i-appeal-2-months", REQUEST, refused, appeal, as_of=date(2025, 7, 1))
    assert (found["compliance"], found["was_missed"]) == (compliance, False)


def test_no_duty_but_those_that_may_be_contested_has_an_alternative() -> None:
    found = answer(REQUEST, REFUSAL, event("final-plan", 6, 25), as_of=date(2025, 10, 9)).statutory
    perhaps = [d.id for d in found.contestable]
    assert perhaps == [id for id in found if id in perhaps]
    contested = {d.id for d in found.values() if d.contested}
    assert contested
    assert contested <= set(perhaps) < set(found)
