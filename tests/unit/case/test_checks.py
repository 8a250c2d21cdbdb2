"""What is wrong with a case as a whole, and what looks wrong and is warned of."""

from datetime import date

import pytest

from raw_cases import ASKED, DETERMINATION, DRAFT, REQUEST, accepted, problem, problems, raw
from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.errors import InputError


def test_an_id_used_twice():
    found = problem(raw(REQUEST | {"id": "x"}, DRAFT | {"id": "x"}))
    assert found.field == "events.1.id"
    assert found.message == "the id x is used by events.0 too."
    assert found.fix == "Give each event an id of its own, or none."


# repeated events, and determinations that refer to no event


def test_the_same_event_twice():
    found = problem(raw(REQUEST, DRAFT, REQUEST | {"note": "again"}))
    assert found.field == "events.2"
    assert found.message == "this is the same as events.0: request for an assessment on Wed 21 May 2025."
    assert found.fix == "Remove one, or say what sets them apart."


def test_all_that_is_wrong_with_the_case_as_a_whole_is_listed():
    found = problems(
        raw(
            REQUEST, REQUEST, DRAFT | {"id": "x"}, REQUEST | {"on": "2025-06-01", "id": "x"},
            determinations=[DETERMINATION | {"trigger": "requst-1"}, DETERMINATION | {"trigger": "zzz"}],
        )
    )  # fmt: skip
    assert [p.field for p in found] == [
        "events.1", "events.3.id", "determinations.0.trigger", "determinations.1.trigger",
    ]  # fmt: skip
    assert found[2].fix.startswith("Did you mean request-1")
    assert found[3].fix == "The ids are: request-1, request-2, x."
    assert all(p.message and p.fix for p in found)


def test_python_says_the_same_of_the_whole_case():
    event = Event(kind="request", on=date(2025, 5, 21))
    with pytest.raises(InputError, match=r"the same as events\.0"):
        Case(reference="A", events=[event, event])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REQUEST, REQUEST | {"on": "2025-05-22"}),
        (ASKED | {"about": "a"}, ASKED | {"about": "b"}),
        (REQUEST | {"by": "parent"}, REQUEST | {"by": "school"}),
        (DRAFT, DRAFT | {"planned": True}),
    ],
)
def test_events_that_differ(one, other):
    assert len(accepted(raw(one, other)).events) == 2


def test_a_determination_names_a_trigger_that_is_there():
    found = problem(raw(REQUEST, determinations=[DETERMINATION, DETERMINATION | {"trigger": "request-2"}]))
    assert (found.field, found.message) == ("determinations.1.trigger", "no event has the id request-2.")
    assert found.fix == "The ids are: request-1."
    case = accepted(raw(REQUEST, determinations=[DETERMINATION | {"trigger": "request-1"}]))
    assert case.determinations[0].trigger == case.events[0].id


# warnings

AS_OF = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("events", "field", "message", "fix"),
    [
        (
            [REQUEST | {"on": "2014-08-31"}],
            "events.request-1.on", "before 1 September 2014, when the provisions began", "Check the year",
        ),
        (
            [REQUEST, DRAFT, {"kind": "final-plan", "on": "2025-12-01", "planned": True}],
            "events.final-plan-1.planned", "finalised plan was planned for Mon 1 Dec 2025, which has come", "Record whether it happened",
        ),
        (
            [REQUEST, DRAFT | {"on": "2025-12-02"}],
            "events.draft-plan-1.on", "draft plan is dated Tue 2 Dec 2025, after the day asked about (Mon 1 Dec 2025)", 'add "planned": true',
        ),
        (
            [REQUEST, DRAFT | {"on": "2025-05-20"}],
            "events.draft-plan-1", "draft plan on Tue 20 May 2025 is before request for an assessment on Wed 21 May 2025", "Check both dates",
        ),
        (
            [REQUEST, ASKED, {"kind": "advice-received", "on": "2025-06-01", "about": "hospital"}],
            "events.advice-received-1", "advice received (hospital) on Sun 1 Jun 2025 is before request for advice (hospital)", "Check both dates",
        ),
        (
            [DRAFT],
            "events.draft-plan-1", "draft plan on Fri 29 Aug 2025 follows nothing: there is no request or responsible", "Record it.",
        ),
        (
            [REQUEST, {"kind": "no-plan-copied", "on": "2025-09-10"}],
            "events.no-plan-copied-1", "follows nothing: there is no no-plan-notice", "Record it.",
        ),
        (
            [REQUEST, ASKED, {"kind": "advice-received", "on": "2025-06-30", "about": "hospitl"}],
            "events.advice-received-1", "there is no advice-request about 'hospitl'", "give the same `about` (hospital)",
        ),
        (
            [REQUEST, DRAFT | {"written": "2025-08-30"}],
            "events.draft-plan-1.written", "dated Sat 30 Aug 2025, after it was sent (Fri 29 Aug 2025)", "only the two months \"of the date of the notice\"",
        ),
        (
            [REQUEST | {"written": "2025-05-20", "sent": "2025-05-19"}],
            "events.request-1.written", "dated Tue 20 May 2025, after it was sent (Mon 19 May 2025)", "Check both dates",
        ),
        (
            [REQUEST, DRAFT | {"closes": "2025-08-28"}],
            "events.draft-plan-1.closes", "would close Thu 28 Aug 2025, before it began", "Check both dates",
        ),
        (
            [REQUEST, DRAFT | {"closes": "2025-08-30", "served": "2025-09-01"}],
            "events.draft-plan-1.closes", "would close Sat 30 Aug 2025, before it began (Mon 1 Sep 2025)", "Check both dates",
        ),
        (
            [REQUEST, DRAFT | {"closes": "2025-08-30", "method": "first-class-post"}],
            "events.draft-plan-1.closes", "would close Sat 30 Aug 2025, before it began (Tue 2 Sep 2025)", "Check both dates",
        ),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_warned_of(events, field, message, fix):
    (found,) = accepted(raw(*events)).warnings(AS_OF)
    assert found.field == field
    assert message in found.message
    assert fix in found.fix


@pytest.mark.parametrize(
    "events",
    [
        [REQUEST | {"on": "2014-09-01"}],
        [REQUEST, DRAFT, {"kind": "final-plan", "on": "2025-12-02", "planned": True}],
        [REQUEST, DRAFT | {"on": "2025-12-01"}],
        [REQUEST, DRAFT | {"on": "2025-05-21"}],  # on the same day
        [{"kind": "responsible", "on": "2025-05-21"}, DRAFT],
        [REQUEST, ASKED, {"kind": "advice-received", "on": "2025-06-02", "about": "hospital"}],
        [REQUEST, DRAFT | {"written": "2025-08-29", "closes": "2025-08-29"}],
    ],
)
def test_what_looks_right_is_not_warned_of(events):
    assert accepted(raw(*events)).warnings(AS_OF) == ()


def test_the_time_for_representations_where_the_calendar_cannot_tell_the_day_of_service():
    far = DRAFT | {"on": "2035-03-01", "method": "first-class-post"}
    assert accepted(raw(REQUEST, far | {"closes": "2035-03-01"})).warnings() == ()
    assert [p.field for p in accepted(raw(REQUEST, far | {"closes": "2035-02-28"})).warnings()] == [
        "events.draft-plan-1.closes"
    ]


def test_without_a_day_nothing_is_late_or_early():
    case = accepted(
        raw(
            REQUEST,
            DRAFT | {"on": "2035-12-02"},
            {"kind": "no-plan-notice", "on": "2015-01-01", "planned": True},
        )
    )
    assert [p.field for p in case.warnings()] == ["events.no-plan-notice-1"]  # before its request, whatever the day


def test_of_what_may_come_before_an_answer_the_usual_kinds_are_named():
    case = Case(reference="A", events=[Event(kind="refusal-to-assess", on=date(2025, 6, 10))])
    (problem,) = case.warnings()
    assert "there is no request or responsible or detained-request or one of " in problem.message
    assert len(problem.message) < 160
