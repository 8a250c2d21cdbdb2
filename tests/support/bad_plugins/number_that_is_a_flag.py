"""Its number is true or false."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return None if value is None else bool(value)


globals().update(hooks("number_that_is_a_flag", "number", _a))
