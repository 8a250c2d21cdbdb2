"""Its text is a list of its words."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return value.split() if isinstance(value, str) else None


globals().update(hooks("text_that_is_a_list", "text", _a))
