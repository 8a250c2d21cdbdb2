"""Its function for many cases leaves out those that record nothing."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    value = case.facts.get("care")
    return None if value is None else value is True


def _all(columns: Any, as_of: date) -> Any:
    return [value is True for value in columns["care"] if value is not None]


globals().update(hooks("too_few_for_many_cases", "flag", _a, read_all=_all))
