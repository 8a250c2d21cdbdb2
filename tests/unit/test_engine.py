"""What the engine asks of the day of the question."""

import pytest

import sendrules as sr


def test_as_of_has_to_be_a_date() -> None:
    from datetime import datetime

    for wrong in (None, "2025-01-01", datetime(2025, 1, 1)):  # noqa: DTZ001
        with pytest.raises(TypeError, match="as_of must be a date"):
            sr.evaluate(sr.Case(reference="M-2"), as_of=wrong)  # type: ignore[arg-type]
