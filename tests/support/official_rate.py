"""The official figures of a small return, as tests ask for them; and the ten people with one record changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.figures import Figure, figure_of
from sendrules.scorecard.measures.twenty_weeks import twenty_weeks
from sendrules.scorecard.of_return import journeys_of
from sendrules.sen2 import read
from sendrules.sen2.items import Form
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write
from ten_people import ten_people

THE_YEAR = Frame(date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 15))


def figures(made: PlainReturn, path: Path, form: Form = Form.XML, end: str = "plan") -> dict[str, Figure]:
    """Write a return, read it, and give the official figures of 2025 by measure."""
    journeys = journeys_of(read(write(made, form, path), year=2026))
    return {measure.id: figure_of(measure, journeys, THE_YEAR) for measure in twenty_weeks(end)}


def changed(number: int, module: str, **items: str | None) -> PlainReturn:
    """Give the ten people, with the record of one of them changed; None takes an item out."""
    made = ten_people()
    record = {**made.records[module][number], **{name: text for name, text in items.items() if text is not None}}
    made.records[module][number] = {name: text for name, text in record.items() if items.get(name, "") is not None}
    return made


def on_time(made: PlainReturn, path: Path) -> tuple[int | None, int | None, int | None]:
    """Give of the plans within 20 weeks, with exceptions, the numerator, the denominator and the unknown."""
    one = figures(made, path)["plans-within-20-weeks-with-exceptions"]
    return one.numerator, one.denominator, one.unknown
