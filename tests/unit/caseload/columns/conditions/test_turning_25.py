"""Whether the person is under 25, on columns."""

from sendrules.law.conditions.turning_25 import Under25
from tried_rows import Row, check, e


def test_under_25() -> None:
    check(
        Under25(),
        [
            Row("no birthday is recorded", [e("request", 100)], True),
            Row("the day before the birthday", [e("request", 100), e("turns-25", 101)], True),
            Row("on the birthday", [e("request", 100), e("turns-25", 100)], False),
            Row("after the birthday", [e("request", 100), e("turns-25", 50)], False),
        ],
    )
