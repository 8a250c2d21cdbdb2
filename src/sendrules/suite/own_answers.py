"""How `sendrules` itself answers a question of the suite: an adapter, as you would write one for your own system.

``python -m sendrules.suite`` reads one question a line on standard input and writes one answer a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sendrules.case.files import case_of
from sendrules.engine import evaluate
from sendrules.errors import SendrulesError
from sendrules.json_text import values_of
from sendrules.law.statute import statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.result import DutyResult


def answers(lines: Iterable[str]) -> Iterator[str]:
    """Answer each question of the suite.

    Args:
        lines: one question in JSON each.

    >>> question = '{"id": "1", "level": "dates", "duty": "reg-13-2-final-plan-20-weeks", "day": "2025-05-21"}'
    >>> print(*answers([question]))
    {"id": "1", "last_day": "2025-10-08"}
    """
    for line in lines:
        question = values_of(line)
        try:
            found = answer(question)
        except SendrulesError as error:
            found = {"skipped": str(error)}
        yield json.dumps({"id": question["id"], **found})


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one question.

    Args:
        question: the question, as read from JSON.

    Raises:
        SendrulesError: there is no such duty, or it gives no date for the day.
    """
    if question["level"] == "dates":
        return {"last_day": statute().duty(question["duty"]).limit_for(date.fromisoformat(question["day"])).isoformat()}
    case = case_of(question["case"])
    result = evaluate(case, as_of=date.fromisoformat(question["as_of"]))
    return {
        "answers": [
            {
                "duty": wanted["duty"],
                "occurrences": [
                    occurrence(found)
                    for found in (
                        result[wanted["duty"]].instances
                        if wanted["occurrences"] == "every"
                        else [result[wanted["duty"]]]
                    )
                ],
            }
            for wanted in question["wanted"]
        ]
    }


def occurrence(found: DutyResult | Instance) -> dict[str, Any]:
    """Give one answer of the library in the words of the suite.

    Args:
        found: the answer for a duty, or for one occurrence of it.
    """
    was = getattr(found.outcome, "was", None)
    one = found.leading if isinstance(found, DutyResult) else found
    return {
        "outcome": found.outcome.name,
        "due": found.due.isoformat() if found.due else None,
        "was": was.isoformat() if was else None,
        "compliance": found.compliance.value,
        "days_over": one.days_over_when_ended if one else None,
        "exceptions": {limb.id: limb.state.value for limb in found.limbs},
    }
