"""Its number is 0 where nothing is recorded."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return value if type(value) in (int, float) else 0


globals().update(hooks("number_made_of_nothing", "number", _a))
