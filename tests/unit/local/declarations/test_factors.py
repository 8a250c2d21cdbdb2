"""Factors that are refused when they are declared."""

from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "flag", "fact": "x.y", "values": ["a"]}, "only a group names the values that count"),
        ({"kind": "group", "fact": "x.y", "values": ["a", "b", "a"]}, "the value 'a' is listed twice"),
        ({"kind": "flag", "fact": "x.y", "at_least": "4 weeks"}, "only a wait or overdue has a period to reach"),
        ({"kind": "overdue", "at_least": "20 working days"}, "a wait is counted in days, weeks or months"),
        ({"kind": "overdue", "at_least": 104}, "a period is a number with its unit"),
        ({"kind": "wait", "at_least": "4 weeks", "at_most_weeks": 8}, "with at_least a wait counts one, and no weeks"),
        ({"kind": "flag", "fact": "x.y", "at_most_weeks": 8}, "only a wait counts weeks"),
        ({"kind": "overdue", "at_least": "4 weeks", "fact": "x.y"}, "is worked out from the dates, and names no fact"),
    ],
)
def test_a_factor_that_contradicts_itself_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        sr.Factor.model_validate({"id": "f", "title": "F", "provenance": DOC} | given)
