"""Its group is 'none' where nothing is recorded."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return value if value in ("looked-after", "none") else "none"


globals().update(hooks("group_made_of_nothing", "group", _a, values=("looked-after", "none")))
