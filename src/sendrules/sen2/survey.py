"""The survey days: the Thursday in January on which a return is taken. They are facts in ``survey_days.csv``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def survey_days() -> Mapping[int, date]:
    """Give by year of the collection its survey day. The return describes the calendar year before.

    >>> survey_days()[2026]
    datetime.date(2026, 1, 15)
    """
    with files(__package__).joinpath("survey_days.csv").open(encoding="utf-8") as file:
        return MappingProxyType({int(row["year"]): date.fromisoformat(row["day"]) for row in csv.DictReader(file)})
