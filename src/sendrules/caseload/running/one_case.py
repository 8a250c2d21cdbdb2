"""What columns leave, answered by the engine for one case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sendrules.case.view import View
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.results.of_one_case import OneAnswer
from sendrules.caseload.running.question import Question
from sendrules.statutory.amended import occurrences
from sendrules.statutory.result import DutyResult, StatutoryResult


def view_of(table: EventTable, case: int, question: Question) -> View:
    """Give a case of a table as it was known on the day of the question.

    Args:
        table: the cases.
        case: which of them.
        question: what is asked.
    """
    return View(table.case_of(case), question.as_of, question.calendar)


def answered_one_by_one(
    table: EventTable, left: Mapping[int, Sequence[str]], question: Question
) -> Iterator[OneAnswer]:
    """Answer duties of cases, a case after the other; its view is made once.

    Args:
        table: the cases.
        left: by case the ids of the duties, in the order of the law.
        question: what is asked.
    """
    law = question.law
    for case, ids in left.items():
        view = view_of(table, case, question)
        for id in ids:
            found = occurrences(id, view, law)
            alternatives = DutyResult(id, found, view, law).alternatives if question.contested else None
            yield OneAnswer(case, id, found, alternatives)


def all_of_one(table: EventTable, case: int, question: Question) -> Iterator[OneAnswer]:
    """Answer every duty of one case.

    Args:
        table: the cases.
        case: which of them.
        question: what is asked.
    """
    return answers_in(result_of(table, case, question), case, question)


def result_of(table: EventTable, case: int, question: Question) -> StatutoryResult:
    """Give the law's answer for one case.

    Args:
        table: the cases.
        case: which of them.
        question: what is asked.
    """
    return StatutoryResult(view_of(table, case, question), question.law)


def answers_in(result: StatutoryResult, case: int, question: Question) -> Iterator[OneAnswer]:
    """Give the answers for every duty in the law's answer for one case.

    Args:
        result: the law's answer.
        case: which case it is of.
        question: what is asked.
    """
    for duty in result.started_or_contested if question.contested else result.started:
        yield OneAnswer(case, duty.id, duty.instances, duty.alternatives if question.contested else None)
