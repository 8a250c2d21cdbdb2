"""Steps that no duty limits, for one case: worked by hand from a request of Thu 2 January 2025.

Fourteen weeks end on Thu 10 April. The law's twenty weeks end on Thu 22 May, and the last draft that leaves fifteen days is Wed 7 May.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, case, engine, policy
from sendrules.case.facts import FactDefinition
from sendrules.local.lines import lines_of

RECEIVED, AS_OF = date(2025, 1, 2), date(2025, 6, 2)
DAY, LAST_DRAFT, PLAN = date(2025, 4, 10), date(2025, 5, 7), date(2025, 5, 22)
CHECKED = FactDefinition(
    "testshire.checked", "Checked", lambda case, _: case.facts.get("checked"), type=sr.FactType.TEXT
)


def step(**more: Any) -> sr.InternalStep:
    given: dict[str, Any] = {"act": "draft-plan", "after": "request", "within": sr.Weeks(14)} | more
    return sr.InternalStep(id="own", title="Own", provenance=DOC, **{k: v for k, v in given.items() if v is not None})


def local(
    *events: tuple[str, date], of: tuple[sr.InternalStep, ...] = (step(),), as_of: date = AS_OF, **facts: Any
) -> sr.LocalResult:
    made = policy(standards=sr.StandardsPolicy(id="s", title="S", steps=of, provenance=DOC))
    given = [sr.Event(kind=kind, on=on) for kind, on in (("request", RECEIVED), *events)]
    result = sr.Engine(replace(made, facts=(*made.facts, CHECKED))).evaluate(
        sr.Case(reference="A-1", events=given, facts=facts), as_of=as_of
    )
    assert result.local is not None
    return result.local


@pytest.mark.parametrize(
    ("events", "as_of", "state", "done"),
    [
        ([], date(2025, 4, 10), "to-come", None),
        ([], date(2025, 4, 11), "not-recorded", None),
        ([("draft-plan", date(2025, 4, 10))], AS_OF, "in-time", date(2025, 4, 10)),
        ([("draft-plan", date(2025, 4, 11))], AS_OF, "late", date(2025, 4, 11)),
        ([("draft-plan", date(2025, 4, 11))], date(2025, 4, 10), "to-come", None),  # it is not known yet
        ([("draft-plan", date(2024, 12, 1))], date(2025, 2, 1), "to-come", None),  # of an earlier assessment
        ([("refusal-to-assess", date(2025, 2, 10))], AS_OF, "ended", None),
        ([("draft-plan", date(2025, 3, 3)), ("no-plan-notice", date(2025, 3, 20))], AS_OF, "in-time", date(2025, 3, 3)),
        ([("final-plan", date(2025, 5, 20))], AS_OF, "not-recorded", None),  # the plan without a recorded draft
    ],
)
def test_how_a_step_stands(events, as_of, state, done):
    (found,) = local(*events, as_of=as_of).steps
    assert (found.on, found.state, found.done) == (DAY, state, done)
    assert (found.started, found.started_by, found.rejected) == (RECEIVED, "request-1", "")


def test_a_late_step_is_not_late_in_law():
    (found,) = local(("draft-plan", date(2025, 4, 11))).steps
    assert (
        found.reasons[-1]
        == "done on Fri 11 Apr 2025, 1 day after the authority's own day. Nothing is late in law because of that"
    )
    assert found.reasons[0] == "14 weeks from the request received on Thu 2 Jan 2025"


def test_the_limits_of_the_law_stand_beside_it():
    (found,) = local().steps
    (limit,) = found.limits
    assert (limit.duty, limit.on, limit.latest) == ("reg-13-2-final-plan-20-weeks", PLAN, LAST_DRAFT)
    assert found.to_dict()["limits"] == [
        {"duty": limit.duty, "title": "Send the finalised EHC plan", "on": "2025-05-22", "latest": "2025-05-07"}
    ]
    assert found.provenance == DOC


@pytest.mark.parametrize(
    ("decided", "weeks", "on"),
    [
        # the decision to assess came on Thu 13 Feb: twelve weeks after it are Thu 8 May, a day too late for the fifteen days
        (date(2025, 2, 12), 12, LAST_DRAFT),
        (date(2025, 2, 13), 12, None),
    ],
)
def test_a_step_from_another_start_is_compared_with_the_limit_that_runs(decided, weeks, on):
    (found,) = local(
        ("decision-to-assess", decided), of=(step(after="decision-to-assess", within=sr.Weeks(weeks)),)
    ).steps
    assert found.on == on
    assert bool(found.rejected) is (on is None)
    if on is None:
        assert found.state is sr.StepState.NOT_COUNTED
        assert found.rejected.startswith(
            "Thu 8 May 2025 is too late for the law, so it does not count: Send the finalised EHC plan"
        )


def test_a_step_that_the_calendar_does_not_reach_does_not_count():
    (found,) = local(of=(step(within=sr.WorkingDays(5000)),)).steps
    assert (found.on, found.rejected) == (None, "it cannot be counted: the calendar does not reach")


def test_each_start_has_a_step_of_its_own_and_what_is_done_belongs_to_the_last_start_before_it():
    again = date(2025, 9, 1)
    found = local(
        ("refusal-to-assess", date(2025, 2, 10)), ("request", again), ("draft-plan", date(2025, 12, 1)), as_of=date(2026, 1, 5)
    ).steps  # fmt: skip
    assert [(s.started, s.on, s.state, s.done) for s in found] == [
        (RECEIVED, DAY, "ended", None),
        (again, date(2025, 12, 8), "in-time", date(2025, 12, 1)),
    ]


CHECK = step(act=None, records="testshire.checked", within=sr.Weeks(18), before="final-plan")


@pytest.mark.parametrize(
    ("checked", "state", "done"),
    [
        ("2025-05-08", "in-time", date(2025, 5, 8)),
        ("2025-05-09", "late", date(2025, 5, 9)),
        ("2024-12-31", "not-recorded", None),  # before the request
        ("2025-06-03", "not-recorded", None),  # after the day of the question
        ("last week", "not-recorded", None),
        (None, "not-recorded", None),
    ],
)
def test_a_fact_may_hold_the_day_on_which_a_step_was_done(checked, state, done):
    facts = {} if checked is None else {"checked": checked}
    found = local(of=(CHECK,), **facts)
    (answer,) = found.steps
    assert (answer.on, answer.state, answer.done) == (date(2025, 5, 8), state, done)
    assert (answer.limits[0].on, answer.limits[0].latest) == (PLAN, PLAN)
    assert any("should give a day as YYYY-MM-DD" in note for note in found.notes) is (checked == "last week")


def test_by_who_asked_and_by_a_condition():
    some = (step(), step(within=sr.Weeks(12), requested_by="school").model_copy(update={"id": "school"}))
    (found,) = local(of=some).steps
    assert (found.step, found.on) == ("own", DAY)
    assert "not recorded: who asked, so the laxest of those that could count does" in found.reasons
    only = (step(when=sr.When(fact="testshire.transfer", equals=True)),)
    assert local(of=only, transfer=False).steps == ()
    assert len(local(of=only, transfer=True).steps) == 1
    missing = local(of=only)
    assert missing.steps == ()
    assert any("it cannot be told whether a step counts (Own)" in note for note in missing.notes)


def test_a_step_counts_for_what_began_while_the_standards_were_in_force():
    made = sr.StandardsPolicy(id="s", title="S", steps=(step(),), provenance=DOC, in_force_from=date(2025, 2, 1))
    for received, n in ((date(2025, 1, 31), 0), (date(2025, 2, 1), 1)):
        found = engine(standards=made).evaluate(case("A", received), as_of=AS_OF).local
        assert found is not None
        assert len(found.steps) == n


def test_the_law_s_answer_holds_nothing_of_a_step():
    with_step = engine(standards=sr.StandardsPolicy(id="s", title="S", steps=(step(),), provenance=DOC))
    a_case = case("A", RECEIVED)
    alone, beside = sr.evaluate(a_case, as_of=AS_OF), with_step.evaluate(a_case, as_of=AS_OF)
    assert alone.to_dict(full=True)["duties"] == beside.to_dict(full=True)["duties"]


def test_a_step_that_no_limit_is_known_for_says_so():
    """Without a recorded request nobody knows when the plan is due: a step of 26 weeks must not look as if the law left room."""
    own = step(act="final-plan", after="decision-to-assess", within=sr.Weeks(26))
    made = policy(standards=sr.StandardsPolicy(id="s", title="S", steps=(own,), provenance=DOC))
    decided = sr.Case(reference="A-1", events=[sr.Event(kind="decision-to-assess", on=date(2025, 2, 10))])
    beside = sr.Engine(made).evaluate(decided, as_of=date(2025, 3, 3)).local
    assert beside is not None
    assert any(
        "internal step (no limit of the law around it is known here)" in line for line, _ in lines_of(beside, str)
    )
    (found,) = beside.steps
    assert (found.on, found.limits) == (date(2025, 8, 11), ())
    assert "no limit of the law around it is known in this case, so it is compared with none" in found.reasons
