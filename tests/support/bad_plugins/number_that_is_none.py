"""Its number is whatever float makes of a text, such as NaN."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return None if value is None or isinstance(value, tuple) else float(value)


globals().update(hooks("number_that_is_none", "number", _a))
