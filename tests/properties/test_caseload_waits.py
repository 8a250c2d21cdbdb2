"""How the cases of a table wait, on columns: every field and reason is that of the engine for one case, or the case is left to it."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from caseloads import answers_leaving
from columns import TABLES, days_of, drawn_cases
from muddled_cases import muddled_cases
from sendrules.case.kinds import Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.waits import LEFT, Waits
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.statute import statute
from sendrules.statutory.result import some_answers
from sendrules.statutory.waited_for import Act, advice_from, waiting_for
from sendrules.statutory.waiting import Part, waiting_of

SERVICE = advice_from(Role.NHS_TRUST, "Speech therapy")
WHATS = [
    *(waiting_for(act) for act in Act if act is not Act.ADVICE_RECEIVED),
    advice_from(Role.EDUCATIONAL_PSYCHOLOGIST),
    SERVICE,
]


def waits(cases, day):
    table = table_of(cases)
    return Waits(FactSheet(table, day), Batch(table, day, TABLES), statute())


def by_one_case(case, day, what):
    return waiting_of(some_answers(case, statute(), day), what)


def left_by_columns(asked, cases, day):
    """Compare whatever is waited for with the engine for one case; give how many columns leave, and every reason that is told."""
    left, said = 0, set()
    law = [some_answers(case, statute(), day) for case in cases]
    for what in WHATS:
        alone = [waiting_of(each, what) for each in law]
        found = asked.columns(what).waitings(asked.rows, what, asked.texts)
        for case, mine, theirs in zip(cases, found, alone, strict=True):
            left += mine is None
            said.add(theirs.why)
            assert mine is None or replace(mine, case=case) == theirs
        assert [replace(wait, case=case) for wait, case in zip(asked.of(what), cases, strict=True)] == alone
    assert asked.told.one_by_one[LEFT] == left
    assert asked.told.by_columns == len(cases) * len(WHATS) - left
    return left, said


def test_the_cases_of_the_strategies_wait_as_the_engine_for_one_case_says():
    cases = drawn_cases(120)
    for day in days_of(cases, 3):
        left, _ = left_by_columns(waits(cases, day), cases, day)
        assert left <= len(cases) * len(WHATS) * 0.01


REASONS = (
    "is recorded, and does not end the limit that runs",
    "came after that, and what it follows is not recorded",
    "settled it; notice of it is due by",
    "came after the limit was overtaken",
    "ended the limit for the",
    "the file does not show what happened from",
    "and whether it is enough is not recorded",
    "and whose it was is not recorded",
    "follows the assessment, and the advice is not recorded",
    "and whether to Speech therapy is not recorded",
    "is due in law since the",
)


def test_every_reason_is_told_by_columns():
    """Of cases in which anything follows anything; the seed is one with which every reason comes up."""
    cases, every = muddled_cases(200, seed=24), set()
    for day in (date(2024, 4, 15), date(2024, 9, 2)):
        left, said = left_by_columns(waits(cases, day), cases, day)
        assert left == 0
        every |= said
    for reason in REASONS:
        assert any(reason in why for why in every), reason


def story(*events, **more):
    return sr.Case(
        reference="A",
        events=[sr.Event(kind=kind, on=date.fromisoformat(day), **fields) for kind, day, fields in events],
        **more,
    )


REQUEST = ("request", "2025-05-21", {})
AGREED = ("decision-to-assess", "2025-06-30", {})
ASKED = ("advice-request", "2025-07-01", {"to": "educational-psychologist"})
THERAPY = ("advice-request", "2025-07-01", {"to": "nhs-trust", "about": "speech THERAPY"})
DAY = date(2025, 8, 4)
STORIES = {
    "waits": [REQUEST, AGREED, ASKED],
    "allocated": [REQUEST, AGREED, ASKED, ("allocated", "2025-07-03", {"to": "educational-psychologist"})],
    "came": [REQUEST, AGREED, ASKED, ("advice-received", "2025-07-20", {})],
    "came by service": [REQUEST, AGREED, THERAPY, ("advice-received", "2025-07-20", {"about": "Speech therapy"})],
    "named as a role": [REQUEST, AGREED, ("advice-received", "2025-07-20", {"about": "Educational psychologist"})],
    "of several": [REQUEST, AGREED, ASKED, ("advice-request", "2025-07-01", {"to": "parent"}), ("advice-received", "2025-07-20", {})],
    "asked, not said whom": [REQUEST, AGREED, ASKED, ("advice-request", "2025-07-01", {}), ("advice-received", "2025-07-20", {})],
    "whose is not said": [REQUEST, AGREED, ("advice-received", "2025-07-20", {})],
    "service not said": [REQUEST, AGREED, THERAPY, ("allocated", "2025-07-03", {"to": "nhs-trust"})],
    "service allocated": [REQUEST, AGREED, ("allocated", "2025-07-03", {"to": "nhs-trust", "about": "speech therapy"})],
    "drafted": [REQUEST, AGREED, ("draft-plan", "2025-07-20", {})],
    "undecided": [REQUEST],
    "asked before it was decided": [REQUEST, ASKED],
    "refused": [REQUEST, ("refusal-to-assess", "2025-06-30", {})],
    "settled by an order": [("request", "2024-05-21", {}), ("refusal-to-assess", "2024-06-30", {}), ("tribunal-order", "2025-01-20", {"order": "assess"})],
    "plan given": [REQUEST, AGREED, ("final-plan", "2025-07-28", {})],
    "plan alone": [("final-plan", "2024-07-28", {})],
    "nothing": [],
    "agreed after the plan": [REQUEST, AGREED, ("final-plan", "2025-07-14", {}), ("decision-to-assess", "2025-07-28", {})],
    "an earlier one": [("request", "2023-05-22", {}), ("decision-to-assess", "2023-06-30", {}), ("final-plan", "2023-10-02", {}), ("reassessment-request", "2025-06-02", {}), ("decision-to-reassess", "2025-06-10", {})],
    "no plan and an order on one day": [REQUEST, AGREED, ("no-plan-notice", "2025-07-15", {}), ("tribunal-order", "2025-07-15", {"order": "assess"})],
    "a refusal and an order on one day": [REQUEST, ("advice-received", "2025-06-10", {"by": "educational-psychologist"}), ("refusal-to-assess", "2025-06-20", {}), ("tribunal-order", "2025-06-20", {"order": "assess"})],
}  # fmt: skip


@pytest.mark.parametrize("name", STORIES)
def test_a_plain_story_is_told_by_columns(name):
    case = story(*STORIES[name])
    for day in (DAY, date(2025, 6, 20), date(2025, 7, 2), date(2025, 7, 3), date(2026, 1, 5)):
        asked = waits([case], day)
        for what in WHATS:
            (found,) = asked.of(what)
            assert replace(found, case=case) == by_one_case(case, day, what)
        assert not asked.told.one_by_one


def test_a_gap_of_the_record_is_told_by_columns():
    gap = sr.RecordGap(first_day=date(2025, 6, 1))
    asked = waits([story(REQUEST, circumstances=[gap])], DAY)
    (found,) = asked.of(WHATS[0])
    assert found.part is Part.NOT_KNOWN
    assert found.why == "the file does not show what happened from Sun 1 Jun 2025 on"
    assert not asked.told.one_by_one


def test_a_gap_that_ends_on_the_last_day_of_which_something_is_known_leaves_it_open():
    for last, part in ((date(2025, 6, 30), Part.NOT_KNOWN), (date(2025, 6, 29), Part.WAITING)):
        gap = sr.RecordGap(first_day=date(2025, 6, 20), last_day=last)
        case = story(REQUEST, AGREED, circumstances=[gap])
        (found,) = waits([case], DAY).of(WHATS[0])
        assert replace(found, case=case) == by_one_case(case, DAY, WHATS[0])
        assert found.part is part


def test_a_case_that_columns_leave_is_told_by_the_engine_for_one_case():
    cases = [story(REQUEST), story(REQUEST, AGREED)]
    table = table_of(cases)
    asked = Waits(FactSheet(table, DAY), Batch(table, DAY, TABLES), statute(), answers_leaving(1))
    for what in WHATS:
        found = [replace(wait, case=case) for wait, case in zip(asked.of(what), cases, strict=True)]
        assert found == [by_one_case(case, DAY, what) for case in cases]
    assert asked.told.one_by_one == {LEFT: len(WHATS)}


def test_there_may_be_no_case():
    assert waits([], DAY).of(WHATS[0]) == []
    assert waits([], DAY).of(SERVICE) == []
