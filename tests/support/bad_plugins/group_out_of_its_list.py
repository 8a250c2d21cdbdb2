"""Its group need not be in the list that it declares."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return value if isinstance(value, str) else None


globals().update(hooks("group_out_of_its_list", "group", _a, values=("looked-after", "in-custody")))
