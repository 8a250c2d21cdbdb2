"""It answers in the place of the law: as if every question had been asked a month earlier."""

from datetime import date, timedelta
from typing import Any

import sendrules as sr
from sendrules.statutory import result

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority, and put itself between the question and the law."""
    answer = result.statutory_result

    def earlier(case: sr.Case, law: Any, as_of: date, *args: Any) -> Any:
        return answer(case, law, as_of - timedelta(30), *args)

    setattr(result, "statutory_result", earlier)  # noqa: B010  (a type checker would refuse it)
    return sr.Authority(key="answers_for_the_law", name="Badshire Council")
