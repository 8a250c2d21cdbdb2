"""A case and its records: JSON and Python give the same, facts keep their types, ids come from the dates."""

from datetime import date
from itertools import permutations

import pytest
from pydantic import ValidationError

from raw_cases import EVERYTHING, REQUEST, accepted, raw
from sendrules.case.case import Case
from sendrules.case.events import Event


def test_json_and_python_give_the_same_case():
    event = Event(kind="request", on=date(2025, 5, 21), by="parent")
    assert Case(reference="A-17", events=[event]) == accepted(raw(REQUEST | {"by": "parent"}))


def test_a_fact_keeps_its_type():
    facts = accepted(EVERYTHING).facts
    assert facts["mk.flag"] is True
    assert (type(facts["mk.year"]), type(facts["mk.share"])) == (int, float)
    assert facts["mk.groups"] == ("a", "b")


def test_a_case_and_its_records_are_frozen():
    case = accepted(EVERYTHING)
    for record, field in (
        (case, "reference"),
        (case.events[0], "on"),
        (case.circumstances[0], "reopens"),
        (case.determinations[0], "limb"),
        (case.claims[0], "reason"),
    ):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, field, "other")
    assert isinstance(case.events, tuple)


# ids


def test_ids_come_from_the_dates_and_not_from_the_order():
    events = [
        {"kind": "request", "on": "2025-09-01"},
        {"kind": "request", "on": "2025-05-21"},
        {"kind": "advice-request", "on": "2025-06-02", "about": "speech therapy"},
        {"kind": "advice-request", "on": "2025-06-02", "about": "hospital"},
    ]
    expected = {
        ("request", "2025-05-21", None): "request-1",
        ("request", "2025-09-01", None): "request-2",
        ("advice-request", "2025-06-02", "hospital"): "advice-request-1",
        ("advice-request", "2025-06-02", "speech therapy"): "advice-request-2",
    }
    for order in permutations(events):
        case = accepted(raw(*order))
        assert {(e.kind.value, str(e.on), e.about): e.id for e in case.events} == expected
        assert [str(e.on) for e in case.events] == sorted(e["on"] for e in events)


def test_an_id_that_is_given_is_kept_and_not_given_twice():
    case = accepted(raw(REQUEST, {"kind": "request", "on": "2025-09-01", "id": "request-1"}))
    assert [e.id for e in case.events] == ["request-2", "request-1"]
