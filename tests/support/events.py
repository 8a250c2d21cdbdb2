"""Events in one line each."""

from __future__ import annotations

from datetime import date
from typing import Any

import sendrules as sr


def event(kind: str, month: int, day: int, /, *, year: int = 2025, **more: Any) -> sr.Event:
    """Make an event of 2025, or of another year."""
    return sr.Event(kind=kind, on=date(year, month, day), **more)


def E(kind: str, on: date, **more: Any) -> sr.Event:  # noqa: N802
    """Make an event of any day."""
    return sr.Event(kind=kind, on=on, **more)
