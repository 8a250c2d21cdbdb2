"""How duties stand in the cases of a table, as steps and panels read it: what the engine for one case says, and rarely by asking it."""

from dataclasses import replace
from datetime import date

import sendrules as sr
from caseloads import answers_leaving
from columns import batch_of, days_of, drawn_cases
from sendrules.case.view import View
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.local.duties import Duties
from sendrules.law.statute import statute
from sendrules.local.answers.occurred import Occurred
from sendrules.statutory.amended import occurrences
from sendrules.statutory.outcome import Ended, NeedsFacts

PLAN = "reg-13-2-final-plan-20-weeks"
ANSWER, EXCEPTIONAL = "lgsco-code-6-3-answer", "reg-13-3-c-exception"
LAW = statute()


def alone(id, case, day):
    return [Occurred.of(instance) for instance in occurrences(id, View(case, day), LAW)]


def test_every_duty_stands_as_the_engine_for_one_case_says():
    cases, seen, left, asked = drawn_cases(60), set(), 0, 0
    for day in days_of(cases, 2):
        duties = Duties(batch_of(cases, day), LAW, answers_of)
        for id in LAW.ids:
            for n, case in enumerate(cases):
                theirs = alone(id, case, day)
                assert [replace(each, missing=()) for each in duties.of(id, n)] == [
                    replace(each, missing=()) for each in theirs
                ]
                seen |= {each.outcome for each in theirs}
        left += len(duties.left)
        asked += len(cases)
    assert {Ended, NeedsFacts} < seen
    assert left < asked * 0.1


def test_what_is_still_to_be_decided_is_told_with_all_that_is_said_of_it():
    cases = drawn_cases(60)
    for day in days_of(cases, 2):
        duties = Duties(batch_of(cases, day), LAW, answers_of)
        for id in LAW.ids:
            for n, case in enumerate(cases):
                theirs = [each for each in alone(id, case, day) if each.is_open or each.is_lifted]
                assert list(duties.undecided(id, n)) == theirs


def story(*events, **more):
    return sr.Case(
        reference="A", events=[sr.Event(kind=k, on=date.fromisoformat(day), **said) for k, day, said in events], **more
    )


def test_an_exception_that_lifts_a_limit_leaves_what_it_leaves():
    ill = sr.ExceptionalCircumstances(affects="child", personal=True, first_day=date(2025, 7, 1), what="illness")
    decided = sr.Determination(limb=EXCEPTIONAL, by="SEN manager", on=date(2025, 7, 1), reason="illness")
    case, day = story(("request", "2025-05-21", {}), circumstances=[ill], determinations=[decided]), date(2025, 12, 1)
    duties = Duties(batch_of([case], day), LAW, answers_of)
    (found,) = duties.undecided(PLAN, 0)
    assert found.is_lifted
    assert found.residual
    assert [found] == alone(PLAN, case, day)
    assert not duties.left


def test_a_name_as_it_is_written_is_left_to_the_engine_for_one_case():
    said = {"about": "The transport"}
    day = date(2026, 6, 23)
    case = story(
        ("complaint-made", "2026-06-16", said), ("complaint-escalated", "2026-06-18", {"about": "the TRANSPORT"})
    )
    duties = Duties(batch_of([case], day), LAW, answers_of)
    (found,) = duties.of(ANSWER, 0)
    assert found.ended.title == "request for stage two of the complaint (the TRANSPORT)"
    assert [found] == alone(ANSWER, case, day)
    assert duties.left == {0}


def test_a_case_that_columns_leave_is_answered_by_the_engine_for_one_case():
    cases, day = [story(("request", "2025-05-21", {})) for _ in range(2)], date(2025, 9, 1)
    duties = Duties(batch_of(cases, day), LAW, answers_leaving(1))
    assert [list(duties.undecided(PLAN, n)) for n in range(2)] == [alone(PLAN, case, day) for case in cases]
    assert duties.left == {1}


def test_a_duty_that_the_law_does_not_have_stands_nowhere():
    duties = Duties(batch_of([story()], date(2025, 9, 1)), LAW, answers_of)
    assert not duties.of("no-such-duty", 0)
