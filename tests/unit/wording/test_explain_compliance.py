"""Whether a limit was kept, as an explanation says it."""

from datetime import date

import pytest

import sendrules as sr
from events import event

D51, WINDOW = "reg-5-1-decision-to-assess", "reg-13-1-a-draft-plan-15-days"


def said(duty: str, *events: sr.Event, as_of: date) -> str:
    """The last step of the only instance of a duty."""
    tree = sr.evaluate(sr.Case(reference="A", events=events), as_of=as_of)[duty].explain()
    (found,) = [step.value for step in tree.walk() if step.rule == "compliance"]
    return str(found)


REQUEST = event("request", 1, 6)
"""Six weeks from it end on 17 February."""

AS_SOON = "whether it was as soon as practicable is not judged"


@pytest.mark.parametrize(
    ("served", "as_of", "words"),
    [
        (date(2025, 2, 17), date(2025, 3, 10), f"met the outer limit; {AS_SOON}"),
        (date(2025, 2, 18), date(2025, 3, 10), "done 1 day late"),
        (date(2025, 3, 3), date(2025, 3, 10), "done 14 days (2 weeks) late"),
        (date(2025, 3, 3), date(2025, 2, 17), "pending"),  # sent on 14 February, not yet served
        (
            date(2025, 3, 3),
            date(2025, 2, 18),
            "overdue",
        ),
    ],
)
def test_an_act_with_a_limit(served: date, as_of: date, words: str) -> None:
    notice = event("decision-to-assess", 2, 14, served=served)
    assert said(D51, REQUEST, notice, as_of=as_of) == words


def test_an_act_without_a_date_is_done_and_no_limit_is_spoken_of() -> None:
    consulted = event("family-consulted", 1, 20)
    as_of = date(2025, 2, 1)
    assert said("reg-3-consult-on-request", REQUEST, consulted, as_of=as_of) == f"done; {AS_SOON}"
    assert said("reg-3-consult-on-request", REQUEST, as_of=as_of) == "pending"


@pytest.mark.parametrize(
    ("closes", "plan", "words"),
    [
        # fifteen days that begin with 5 March are over with 19 March
        (19, None, "met: the window stayed open"),
        (19, 20, "met: the window stayed open"),
        (19, 19, "too early: done on Wed 19 Mar 2025, before the window had closed"),
        (19, 18, "too early: done on Tue 18 Mar 2025, before the window had closed"),
        (18, None, "too early: the notice closes the window on Tue 18 Mar 2025, before its last day"),
        (18, 20, "too early: the notice closes the window on Tue 18 Mar 2025, before its last day"),
        (18, 19, "too early: done on Wed 19 Mar 2025, before the window had closed"),
    ],
)
def test_a_window(closes: int, plan: int | None, words: str) -> None:
    draft = event("draft-plan", 3, 5, closes=date(2025, 3, closes))
    sent = [event("final-plan", 3, plan)] if plan else []
    assert said(WINDOW, REQUEST, draft, *sent, as_of=date(2025, 3, 25)) == words


def test_an_ended_duty_without_a_date_leaves_open_whether_it_had_been_done() -> None:
    """Whatever it was contingent on, no day is there for it to be late by."""
    decided = event("decision-to-assess", 2, 3)
    for duty in ("reg-3-consult-on-request", "act-36-6-7-considering-notice"):
        words = said(duty, REQUEST, decided, as_of=date(2025, 3, 1))
        assert words == "not known: nothing records that it was done before that"


def test_a_contingent_duty_past_its_limit_is_late_if_the_decision_was_made() -> None:
    assert said("reg-10-1-no-plan-decision", REQUEST, as_of=date(2025, 4, 29)) == (
        "not known: it is late if the authority decides, after the assessment, not to make a plan, "
        "which is not recorded"
    )
    assert said("reg-10-1-no-plan-decision", REQUEST, as_of=date(2025, 4, 28)) == "pending"


def test_nothing_more_is_said_where_the_calendar_cannot_say_when_a_notice_was_served() -> None:
    """Posted before the limit of 1 January 2029, and deemed served after the last bank holidays that are known."""
    request = sr.Event(kind="request", on=date(2028, 11, 20))
    posted = sr.Event(kind="decision-to-assess", on=date(2028, 12, 29), method="second-class-post")
    assert said(D51, request, posted, as_of=date(2029, 2, 20)) == "not known"


def test_a_notice_posted_after_the_limit_is_late_by_days_that_cannot_be_counted() -> None:
    request = sr.Event(kind="request", on=date(2028, 11, 10))
    posted = sr.Event(kind="decision-to-assess", on=date(2028, 12, 29), method="second-class-post")
    assert said(D51, request, posted, as_of=date(2029, 2, 20)) == "done late: it was sent after the limit"


def test_what_takes_effect_by_law_asks_nothing_of_anyone() -> None:
    words = said("act-46-25th-birthday", event("turns-25", 1, 10), as_of=date(2025, 1, 11))
    assert words == "nothing is to be done: it takes effect by law"


def test_a_duty_that_was_taken_back_is_not_applicable() -> None:
    assert said(D51, REQUEST, event("request-withdrawn", 2, 3), as_of=date(2025, 3, 1)) == "not applicable"


@pytest.mark.parametrize(
    ("duty", "start", "words"),
    [
        (
            "code-9-83-school-15-days",
            event("school-consulted", 1, 6),
            "the day has passed, which alone breaks no law",
        ),
        (D51, REQUEST, "overdue"),
        (
            "hesc-20-1-c-i-appeal-2-months",
            event("refusal-to-assess", 1, 10),
            "the time for it has passed, and no use of it is recorded",
        ),
    ],
)
def test_only_a_limit_that_binds_makes_anyone_overdue(duty: str, start: sr.Event, words: str) -> None:
    assert said(duty, start, as_of=date(2025, 4, 1)) == words
