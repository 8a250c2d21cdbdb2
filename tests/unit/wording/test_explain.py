"""The steps of an explanation: which there are, what they say, and what stays out."""

from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.explanation import Step
from sendrules.statutory.outcome import NotInForce
from sendrules.wording.standing import days, outcome_in_words

D51, D132 = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks"

WINDOW, KEPT_OPEN = "reg-13-1-a-draft-plan-15-days", "act-45-4-no-cease-before-appeal-period/appeal"

APPEAL, RESPONSE = "hesc-20-1-c-i-appeal-2-months", "hesc-21-1-c-response-30wd"

LIMIT = date(2025, 2, 17)
"""Six weeks from the request of 6 January."""

REQUEST = event("request", 1, 6)


def steps(duty: str, *events: sr.Event, as_of: date, **more: object) -> dict[str, list[Step]]:
    """The steps of the explanation of one duty, by rule."""
    found: dict[str, list[Step]] = {}
    result = sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)  # type: ignore[arg-type]
    for step in result.explain(duty).walk():
        found.setdefault(step.rule, []).append(step)
    return found


# the start


def test_what_was_agreed_at_a_mediation_is_said_to_start_it_by_the_provision_that_makes_it_count() -> None:
    """Reg 42(2): a mediation agreement is treated as an order, whose duties stand in reg 44; an order needs no such step."""
    refused = event("refusal-to-assess", 1, 10)
    for kind, what, via in (
        ("mediation-agreement", "the agreement", "SEND Regulations 2014, reg 42(2)"),
        ("tribunal-order", "the order", None),
    ):
        found = steps("reg-44-2-b-notify", refused, event(kind, 3, 3, order="assess"), as_of=date(2025, 3, 4))
        (start,) = found["trigger"]
        assert start.value == date(2025, 3, 3)
        assert (str(start.provision) if start.provision else None) == via
        (instance,) = found["instance"]
        # the condition on the start
        assert [s.title for s in instance.steps][1] == f"{what} is about an assessment or a re-assessment"


@pytest.mark.parametrize(
    ("draft", "inputs"),
    [
        (
            event("draft-plan", 3, 3, served=date(2025, 3, 5)),
            (("sent", date(2025, 3, 3)), ("service", "recorded")),
        ),
        (
            event("draft-plan", 3, 3, method="first-class-post"),
            (("sent", date(2025, 3, 3)), ("service", "deemed")),
        ),
        (event("draft-plan", 3, 3), (("service", "not recorded, so the day it was sent is taken"),)),
    ],
)
def test_a_start_by_service_says_how_the_day_of_service_is_known(draft: sr.Event, inputs: tuple[object, ...]) -> None:
    assert steps(WINDOW, REQUEST, draft, as_of=date(2025, 3, 10))["trigger"][0].inputs == inputs


def test_a_start_that_does_not_look_at_service_says_nothing_of_it() -> None:
    received = event("request", 1, 6, sent=date(2025, 1, 3))
    assert steps(D51, received, as_of=date(2025, 1, 7))["trigger"][0].inputs == ()


# what was done


def test_an_act_that_counts_when_served_says_how_service_is_known() -> None:
    notice = event("decision-to-assess", 2, 14, served=LIMIT)
    (done,) = steps(D51, REQUEST, notice, as_of=date(2025, 3, 1))["done"]
    assert (done.title, done.value) == ("done by decision to assess", LIMIT)
    assert done.inputs == (("sent", date(2025, 2, 14)), ("service", "recorded"))


def test_the_day_of_sending_is_the_one_recorded_where_the_day_of_receipt_is_another() -> None:
    received = event("appeal-received", 3, 10, sent=date(2025, 3, 7))
    (start,) = steps(RESPONSE, received, as_of=date(2025, 3, 11))["trigger"]
    assert start.value == date(2025, 3, 10)
    assert start.inputs == (("sent", date(2025, 3, 7)), ("service", "recorded"))


def test_an_act_that_counts_when_sent_says_nothing_of_service() -> None:
    plan = event("final-plan", 5, 12, served=date(2025, 5, 14))
    (done,) = steps(D132, REQUEST, plan, as_of=date(2025, 6, 1))["done"]
    assert (done.value, done.inputs) == (date(2025, 5, 12), ())


# the limit


@pytest.mark.parametrize(
    ("duty", "start", "said", "limit"),
    [
        (D51, REQUEST, "the limit falls on", LIMIT),
        (
            WINDOW,
            event("draft-plan", 3, 5),
            "the window stays open until the end of",
            date(2025, 3, 19),
        ),
        ("act-46-25th-birthday", event("turns-25", 1, 10), "it takes effect on", date(2025, 7, 31)),
    ],
)
def test_a_limit_is_said_the_way_it_cuts(duty: str, start: sr.Event, said: str, limit: date) -> None:
    (found,) = steps(duty, start, as_of=date(2025, 3, 6))["limit"]
    assert (found.title, found.value) == (said, limit)


def test_there_is_no_step_for_a_limit_whose_day_is_not_known() -> None:
    """Until the appeal ends, or where the calendar does not reach, no day falls anywhere."""
    open_ended = steps(KEPT_OPEN, event("decision-to-cease", 1, 10), event("appeal", 2, 10), as_of=date(2025, 3, 1))
    received = sr.Event(kind="appeal-received", on=date(2028, 12, 1))
    beyond = steps(RESPONSE, received, as_of=date(2028, 12, 20))
    for found in (open_ended, beyond):
        assert "instance" in found
        assert not found.keys() & {"limit", "set-by", "practical"}


DIRECTION = event("tribunal-direction", 2, 10, duty=APPEAL, sets=date(2025, 3, 17))


def test_a_date_that_was_set_takes_the_place_of_the_reckoning() -> None:
    found = steps(APPEAL, event("refusal-to-assess", 1, 10), DIRECTION, as_of=date(2025, 3, 5))
    (one,) = found["set-by"]
    assert one.title == ("direction of the Tribunal on time of Mon 10 Feb 2025 sets the date in place of the limit")
    assert one.value == date(2025, 3, 17)
    assert "limit" not in found


def test_a_date_that_was_set_is_not_given_for_the_later_one_that_a_certificate_brought() -> None:
    """The direction says 17 March; one month from the certificate of 3 March ends on 3 April."""
    events = (event("mediation-contact", 2, 20), event("mediation-certificate", 3, 3))
    found = steps(APPEAL, event("refusal-to-assess", 1, 10), DIRECTION, *events, as_of=date(2025, 3, 5))
    assert found["limit"][0].value == date(2025, 4, 3)
    assert "set-by" not in found


@pytest.mark.parametrize(
    ("requested", "why", "before"),
    [
        (date(2024, 12, 7), "Saturday", date(2025, 1, 17)),
        (date(2024, 12, 8), "Sunday", date(2025, 1, 17)),
        (date(2025, 3, 10), "Easter Monday", date(2025, 4, 17)),  # 18 April is Good Friday
    ],
)
def test_the_working_day_before_is_given_with_the_reason_for_it(requested: date, why: str, before: date) -> None:
    found = steps(D51, sr.Event(kind="request", on=requested), as_of=requested)
    (practical,) = found["practical"]
    assert f"since it falls on {why} (practical, not statutory)" in practical.title
    assert practical.value == before


# what was not done, and what ended it


def test_only_a_duty_that_has_to_be_done_is_said_to_be_not_done() -> None:
    (waits,) = steps(D51, REQUEST, as_of=date(2025, 1, 20))["not-done"]
    assert waits.title == "nothing recorded by Mon 20 Jan 2025 shows that it was done"
    draft = event("draft-plan", 3, 4)
    assert "not-done" not in steps(WINDOW, REQUEST, draft, as_of=date(2025, 3, 10))


@pytest.mark.parametrize(
    ("served", "missed"),
    [
        (date(2025, 2, 16), None),
        (date(2025, 2, 17), None),
        (date(2025, 2, 18), "its limit had been missed by 1 day when it ended"),
        (date(2025, 3, 3), "its limit had been missed by 14 days (2 weeks) when it ended"),
    ],
)
def test_an_ending_says_whether_the_limit_had_been_missed_by_then(served: date, missed: str | None) -> None:
    draft = event("draft-plan", 2, 14, served=served)
    found = steps(D51, REQUEST, draft, as_of=date(2025, 4, 1))
    assert [s.title for s in found.get("missed-before", [])] == ([missed] if missed else [])
    (ended,) = found["ended"]
    assert ended.title == "ended by draft plan"
    assert found["instance"][0].value == (
        f"ended by draft plan on {served:%a} {served.day} {served:%b %Y}; "
        f"the limit was Mon 17 Feb 2025 ({'missed before it ended' if missed else 'nothing missed'})"
    )


def test_the_ending_of_a_duty_without_a_date_mentions_no_limit() -> None:
    withdrawn = event("request-withdrawn", 2, 3)
    (instance,) = steps("reg-3-consult-on-request", REQUEST, withdrawn, as_of=date(2025, 3, 1))["instance"]
    assert instance.value == "ended by request withdrawn on Mon 3 Feb 2025"


# exceptions and claims

AWAY = sr.Absence(who="child", first_day=date(2025, 1, 16), last_day=date(2025, 3, 7))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 2, 16), "determined by officer"),
        (LIMIT, "determined by officer"),
        (date(2025, 2, 18), "determined by officer after the limit had passed"),
    ],
)
def test_a_determination_after_the_limit_is_said_to_be_so(on: date, said: str) -> None:
    made = sr.Determination(limb="reg-5-4-d-exception", by="officer", on=on, reason="invented")
    found = steps(D51, REQUEST, as_of=date(2025, 4, 1), circumstances=[AWAY], determinations=[made])
    (step,) = found["determination"]
    assert (step.title, step.value, step.inputs) == (said, on, (("reason", "invented"),))
    (limb,) = found["reg-5-4-d-exception"]
    assert limb.value == "available and determined: the limit is lifted"


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ({}, "not available"),
        # without the day it opens again nobody can tell the four weeks
        ({"first_day_closed": date(2025, 1, 20)}, "not known: the limit stands until the missing facts are recorded"),
        (
            {"first_day_closed": date(2025, 1, 20), "reopens": date(2025, 2, 24)},
            "available, but nobody has determined that it made the limit impractical to keep: the limit stands",
        ),
    ],
)
def test_an_exception_that_does_not_lift_the_limit_says_why(closed: dict[str, date], said: str) -> None:
    asked = event("advice-request", 1, 17, to="head-teacher", about="School A")
    closure = [sr.Closure(institution="School A", setting="school", **closed)] if closed else []
    found = steps(D51, REQUEST, asked, as_of=date(2025, 2, 3), circumstances=closure)
    (limb,) = found["reg-5-4-a-exception"]
    assert limb.value == said


CLAIMS = [
    sr.Claim(reason="late-advice", by="officer"),
    sr.Claim(reason="volume-of-requests", on=date(2025, 3, 31)),
    sr.Claim(reason="restructuring", on=date(2025, 4, 1)),
    sr.Claim(reason="remote-working", on=date(2025, 4, 2)),
]


def test_what_was_claimed_by_the_day_of_the_question_is_answered() -> None:
    found = steps(D51, REQUEST, as_of=date(2025, 4, 1), claims=CLAIMS)["claim"]
    assert [s.title.removeprefix("claimed: ") for s in found] == [
        "late-advice", "volume-of-requests", "restructuring",
    ]  # fmt: skip
    assert [s.inputs for s in found] == [(("by", "officer"),), (), ()]
    assert {str(s.provision) for s in found} == {"SEND Regulations 2014, reg 5(4)"}


@pytest.mark.parametrize(
    "duty",
    [
        "reg-3-consult-on-request",  # has no exceptions, so that there is nothing a claim could be
        "reg-27-2-final-14-weeks",  # has exceptions, and did not start
    ],
)
def test_a_claim_is_not_answered_where_no_exception_is_in_question(duty: str) -> None:
    assert "claim" not in steps(duty, REQUEST, as_of=date(2025, 4, 1), claims=CLAIMS)


# words


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (2, "2 days"),
        (6, "6 days"),
        (7, "7 days (1 week)"),
        (8, "8 days"),
        (13, "13 days"),
        (14, "14 days (2 weeks)"),
        (42, "42 days (6 weeks)"),
    ],
)
def test_days_in_words(n: int, said: str) -> None:
    assert days(n) == said


@pytest.mark.parametrize(
    ("last", "life"),
    [
        (None, "from Mon 1 Sep 2014"),
        (date(2018, 3, 31), "from Mon 1 Sep 2014 to Sat 31 Mar 2018"),
    ],
)
def test_what_is_not_in_force_says_when_it_is(last: date | None, life: str) -> None:
    outcome = NotInForce(date(2014, 8, 29), date(2014, 9, 1), last)
    assert outcome_in_words(outcome) == f"not in force on Fri 29 Aug 2014 (in force {life})"


def test_an_ending_by_service_is_given_with_that_day() -> None:
    # reg 5(1) by 17 February; a draft posted on the 15th and served on the 25th ends it, eight days over
    draft = event("draft-plan", 2, 15, served=date(2025, 2, 25))
    (ended,) = steps(D51, REQUEST, draft, as_of=date(2025, 3, 1))["ended"]
    assert (ended.title, ended.value) == ("ended by draft plan", date(2025, 2, 25))


@pytest.mark.parametrize(
    ("duty", "event", "as_of", "holds"),
    [
        # in force from 1 September 2014, tested on the day of the limit: three years from 1 October 2013
        ("reg-49-4-senco-qualification", sr.Event(kind="senco-appointed", on=date(2013, 10, 1)), date(2016, 9, 1), True),
        (D51, sr.Event(kind="request", on=date(2014, 9, 1)), date(2014, 9, 2), True),
        (D51, sr.Event(kind="request", on=date(2014, 8, 31)), date(2014, 9, 2), False),
        # two clear weeks before 10 September 2014: a day before the Regulations began
        ("reg-20-3-meeting-notice", sr.Event(kind="review-meeting", on=date(2014, 9, 10), attends=True), date(2014, 9, 11), False),
    ],
)  # fmt: skip
def test_what_was_in_force_agrees_with_the_answer(duty: str, event: sr.Event, as_of: date, holds: bool) -> None:
    (step,) = steps(duty, event, as_of=as_of)["in-force"]
    assert step.value is holds


ON_6_JANUARY = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_an_explanation_lists_what_was_not_met_and_answers_claims() -> None:
    result = answer(ON_6_JANUARY, as_of=date(2025, 6, 1), claims=[sr.Claim(reason="late-advice", by="officer")])
    tree = result.explain(D132)
    rules = [step.rule for step in tree.walk()]
    for limb in sr.statute().duty(D132).unless:
        assert limb.id in rules
    claim = next(step for step in tree.walk() if step.rule == "claim")
    assert str(claim.provision) == "SEND Regulations 2014, reg 13(3)"
    assert "not one of the exceptions" in claim.value


def test_an_explanation_holds_what_went_into_the_limit() -> None:
    result = answer(ON_6_JANUARY, as_of=date(2025, 2, 1))
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


@pytest.mark.parametrize(
    ("day", "body"),
    [("2022-06-30", "clinical commissioning group"), ("2022-07-01", "integrated care board")],
)
def test_a_commissioning_body_is_called_what_it_was_then(day, body):
    case = sr.Case(reference="A", events=[sr.Event(kind="commissioner-agreement", on=day)])
    result = sr.evaluate(case, as_of=date.fromisoformat(day))
    assert body in result.explain("reg-42-4-rcb-tell-la").to_text()


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (date(2022, 5, 30), "clinical commissioning group"),
        (date(2022, 6, 1), "clinical commissioning group, then integrated care board"),
        (date(2022, 7, 1), "integrated care board"),
    ],
)
def test_a_limit_that_straddles_the_first_of_july_names_both_bodies(told, body):
    """Thirty days of 30 May end on 29 June, those of 1 June on 1 July."""
    events = [
        sr.Event(kind="mediation-wanted", on=told, issues="health"),
        sr.Event(kind="commissioners-told", on=told, served=told),
    ]
    result = sr.evaluate(sr.Case(reference="A", events=events), as_of=date(2022, 8, 1))
    steps = result.explain("reg-35-3-health-only-30-days").walk()
    assert [s.value for s in steps if s.rule == "body"] == [body]


def test_the_explanation_of_a_right_that_may_be_open_names_what_is_missing():
    events = [
        sr.Event(kind="refusal-to-assess", on=date(2025, 1, 10)),
        sr.Event(kind="mediation-contact", on=date(2025, 3, 10)),
    ]
    result = sr.evaluate(sr.Case(reference="A", events=events), as_of=date(2025, 3, 12))
    explained = result.explain("hesc-20-1-c-i-appeal-2-months")
    assert "no certificate may still extend the time" in explained.to_text()
    assert [i.outcome.missing for i in result.rights] == [("mediation-certificate",)]
