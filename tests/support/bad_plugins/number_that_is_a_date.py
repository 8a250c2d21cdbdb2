"""Its number is a date, as text."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return None if value is None else as_of.isoformat()


globals().update(hooks("number_that_is_a_date", "number", _a))
