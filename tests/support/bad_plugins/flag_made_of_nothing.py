"""Its flag turns what is not recorded into no."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value: Any = case.facts.get("a")
    return bool(value)


globals().update(hooks("flag_made_of_nothing", "flag", _a))
