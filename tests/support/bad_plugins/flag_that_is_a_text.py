"""Its flag is the text 'yes'."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return None if value is None else "yes"


globals().update(hooks("flag_that_is_a_text", "flag", _a))
