"""Dates and whole cases worked by hand from the law by someone who had not seen the code.

`limits.csv`: a duty, the day its period runs from, the last day, and how it was worked. `cases.json`: a case, the day of
the question, what is expected of each duty, and how it was worked; a list stands for several instances.
"""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sendrules as sr

HERE = Path(__file__).parent
LIMITS = list(csv.DictReader((HERE / "limits.csv").read_text(encoding="utf-8").splitlines()))
CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", LIMITS, ids=lambda r: f"{r['duty']}-{r['day']}")
def test_limit(row: dict[str, str]) -> None:
    duty = sr.statute().duty(row["duty"])
    assert duty.limit_for(date.fromisoformat(row["day"])) == date.fromisoformat(row["limit"]), row["why"]


def test_every_duty_with_a_period_has_golden_dates() -> None:
    with_period = {d.id for d in sr.statute().duties if d.limit and d.id != "act-38-4-notice-period"}
    assert {d: sum(r["duty"] == d for r in LIMITS) >= 6 for d in with_period} == dict.fromkeys(
        with_period, True
    )


def test_every_limb_is_found_available_somewhere_and_not_somewhere() -> None:
    states: dict[str, set[str]] = {}
    for case in CASES:
        for expected in case["expect"].values():
            for one in expected if isinstance(expected, list) else [expected]:
                for limb, state in one.get("limbs", {}).items():
                    states.setdefault(limb, set()).add(state)
    for limb in sr.statute().limbs:
        assert "available" in states[limb], limb
        assert states[limb] - {"available"}, limb


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
        "limbs": {f.id: f.state.value for f in answer.limbs},
    }
