"""Cases as they stand in a file, and the problems that reading one names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sendrules.case.case import Case
from sendrules.case.files import read_case
from sendrules.errors import InputError, Problem

REQUEST: dict[str, Any] = {"kind": "request", "on": "2025-05-21"}
DRAFT: dict[str, Any] = {"kind": "draft-plan", "on": "2025-08-29"}
CLOSURE: dict[str, Any] = {
    "kind": "closure", "institution": "Oak School", "setting": "school", "first_day_closed": "2025-07-19",
    "reopens": "2025-09-03",
}  # fmt: skip
ABSENCE: dict[str, Any] = {"kind": "absence", "who": "child", "first_day": "2025-07-01", "last_day": "2025-08-01"}
CIRCUMSTANCES: dict[str, Any] = {
    "kind": "exceptional-circumstances", "affects": "parent", "personal": True, "first_day": "2025-06-01",
    "last_day": "2025-06-20", "what": "a bereavement",
}  # fmt: skip
MISSED: dict[str, Any] = {"kind": "missed-appointment", "who": "child", "on": "2025-06-10", "about": "hospital"}
CORONAVIRUS: dict[str, Any] = {
    "kind": "coronavirus",
    "first_day": "2020-05-01",
    "last_day": "2020-06-01",
    "what": "closed clinic",
}
GAP: dict[str, Any] = {
    "kind": "record-gap",
    "first_day": "2025-01-06",
    "last_day": "2025-02-14",
    "kinds": ["draft-plan"],
}
ASKED: dict[str, Any] = {"kind": "advice-request", "on": "2025-06-02", "about": "hospital"}
DETERMINATION: dict[str, Any] = {"limb": "reg-5-4-c-exception", "by": "manager", "on": "2025-07-01", "reason": "it was"}


def raw(*events: dict[str, Any] | str, **more: Any) -> dict[str, Any]:
    """Give a case with these events."""
    return {"reference": "A-17", "events": list(events)} | more


def problems(data: dict[str, Any] | list[Any] | str) -> tuple[Problem, ...]:
    """Give every problem of a case that is refused."""
    with pytest.raises(InputError) as caught:
        read_case(data if isinstance(data, str) else json.dumps(data))
    return caught.value.problems


def problem(data: dict[str, Any] | list[Any] | str) -> Problem:
    """Give the one problem of a case that is refused."""
    (only,) = problems(data)
    return only


def accepted(data: dict[str, Any]) -> Case:
    """Give a case that is accepted."""
    return read_case(json.dumps(data))


EVERYTHING = raw(
    REQUEST | {"id": "asked", "by": "parent", "written": "2025-05-18", "sent": "2025-05-19", "note": "by letter"},
    {"kind": "advice-request", "on": "2025-07-10", "to": "head-teacher", "about": "Oak School"},
    DRAFT | {"served": "2025-09-02", "method": "first-class-post", "closes": "2025-09-20"},
    {"kind": "final-plan", "on": "2025-10-08", "planned": True},
    circumstances=[CLOSURE, ABSENCE, CIRCUMSTANCES, MISSED, CORONAVIRUS, GAP],
    determinations=[DETERMINATION | {"trigger": "asked"}],
    claims=[{"reason": "late-advice", "by": "officer", "on": "2025-10-01"}],
    facts={"mk.year": 9, "mk.flag": True, "mk.share": 0.5, "mk.group": "a", "mk.groups": ["a", "b"]},
)  # fmt: skip
"""A case with something in every field."""
