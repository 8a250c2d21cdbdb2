"""Its number can have any number of digits."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return 10**5000 if value == 7 else None


globals().update(hooks("number_without_bound", "number", _a))
