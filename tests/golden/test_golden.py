"""Dates and whole cases worked by hand from the law by someone who had not seen the code.

`limits*.csv`: a duty, the day its period runs from, the last day, and how it was worked. `cases*.json`: a case, the day of
the question, what is expected of each duty, and how it was worked; a list stands for several instances. The files named
`_rest` are about everything beyond the assessment pathway.
"""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sendrules as sr

HERE = Path(__file__).parent
LIMITS = [
    row
    for name in ("limits.csv", "limits_rest.csv")
    for row in csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines())
]
IDS = dict.fromkeys(d.id for d in sr.statute().duties)
CASES = [
    case
    for name in (
        "cases.json",
        "cases_rest.json",
        "cases_gaps.json",
        "cases_attacked.json",
        "cases_mended.json",
        "cases_disagreement.json",
        "cases_plan.json",
    )
    for case in json.loads((HERE / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("row", LIMITS, ids=lambda r: f"{r['duty']}-{r['day']}")
def test_limit(row: dict[str, str]) -> None:
    duty = sr.statute().duty(row["duty"])
    assert duty.limit_for(date.fromisoformat(row["day"])) == date.fromisoformat(row["limit"]), row["why"]


def test_every_duty_has_at_least_two_golden_dates_or_cases() -> None:
    said = Counter(row["duty"] for row in LIMITS)
    for case in CASES:
        said.update(case["expect"].keys())
    assert {id: n for id in IDS if (n := said[id]) < 2} == {}


def test_nearly_every_limit_is_worked_on_two_days_or_more() -> None:
    said = Counter(row["duty"] for row in LIMITS)
    few = {d.id for d in sr.statute().duties if d.limit is not None and said[d.id] < 2}
    assert few == {
        "act-38-4-notice-period",  # the day is the one that the notice states
        "act-45-4-no-cease-before-appeal-period/appeal",  # the end of an appeal
        "act-46-25th-birthday/other",  # the end of a course
        "reg-18-3-2015-transitional",  # one day only: a transfer on 1 September 2015
        "reg-48-stay-10-days",  # the institution's own days
        "reg-49-7-which-qualification",  # one date, whenever the course began
    }


def test_every_paragraph_of_exception_is_found_available_somewhere_and_not_somewhere() -> None:
    states: dict[str, set[str | None]] = {}
    for case in CASES:
        for expected in case["expect"].values():
            for one in expected if isinstance(expected, list) else [expected]:
                for limb, state in one.get("limbs", {}).items():
                    states.setdefault(limb, set()).add(state)
    found: dict[str, set[str | None]] = {}
    for limb in sr.statute().limbs.values():
        if limb.in_force.last is None:  # those of 2020 are tried on every edge in tests/properties/test_lives.py
            found.setdefault(str(limb.provision), set()).update(states.get(limb.id, set()))
    for provision, seen in found.items():
        assert {"available", "not-available"} <= seen, provision


@pytest.mark.parametrize("golden", CASES, ids=lambda c: c["name"])
def test_case(golden: dict[str, Any]) -> None:
    case = sr.Case.model_validate_json(json.dumps(golden["case"]))
    result = sr.evaluate(case, as_of=date.fromisoformat(golden["as_of"]))
    for id, expected in golden["expect"].items():
        if isinstance(expected, list):
            found = [_said(i) for i in result[id].instances]
            assert len(found) == len(expected), (id, golden["why"])
        else:
            found, expected = [_said(result[id])], [expected]
        for got, wanted in zip(found, expected, strict=True):
            limbs = wanted.get("limbs", {})
            wanted = wanted | {"limbs": limbs}
            got["limbs"] = {limb: got["limbs"].get(limb) for limb in limbs}
            assert {name: got[name] for name in wanted} == wanted, (id, golden["why"])


def _said(answer: Any) -> dict[str, Any]:
    was = getattr(answer.outcome, "was", None)
    return {
        "outcome": answer.outcome.name,
        "due": answer.due.isoformat() if answer.due else None,
        "was": was.isoformat() if was else None,
        "compliance": answer.compliance.value,
        "over": getattr(answer, "days_over_when_ended", None),
        "limbs": {f.id: f.state.value for f in answer.limbs},
    }
