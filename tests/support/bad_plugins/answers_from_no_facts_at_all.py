"""Its flag goes through all that is recorded, and finds no where nothing is."""

from datetime import date
from typing import Any

import sendrules as sr
from one_fact import hooks

FAILS = "facts"


def _a(case: sr.Case, as_of: date) -> Any:
    return any(name.startswith("care") for name in case.facts)


globals().update(hooks("answers_from_no_facts_at_all", "flag", _a))
