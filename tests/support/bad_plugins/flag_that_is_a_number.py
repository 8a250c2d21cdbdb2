"""Its flag is 1 or 0."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return None if value is None else int(bool(value))


globals().update(hooks("flag_that_is_a_number", "flag", _a))
