"""The registry itself, read once from three tables beside this module.

``authorities.csv`` has an authority a row, ``gss_codes.csv`` a code a row, ``successions.csv`` an old and a new authority a row. An
empty first day means that it was so before the registry begins, an empty last day that no end is known.

Sources. Codes, names and regions: Department for Education, Education, health and care plans, reporting year 2025 (Open Government
Licence v3.0). Reorganisations: the orders that ``successions.csv`` names. GSS codes that changed: Office for National Statistics, Code
History Database; a boundary change gave new codes to Gateshead and Northumberland on 1 April 2013, and to Barnsley and Sheffield on
1 April 2025 (SI 2024/1328). Buckinghamshire (SI 2019/957), North Yorkshire (SI 2022/328) and Somerset (SI 2022/329) became unitary,
got new GSS codes and kept their three-digit codes, so each is one authority here. Read on 30 November 2026.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from sendrules.authorities.authority import Authority, GssCode, Region
from sendrules.authorities.errors import OutsideRegistry

FIRST_DAY = date(2014, 1, 1)
"""The first day that the registry knows."""
LAST_DAY = date(2028, 12, 31)
"""The last day that the registry knows. What no order had settled by 30 November 2026 is not in it."""
REGIONS = {
    region.code: region
    for region in (
        Region("E12000001", "North East"),
        Region("E12000002", "North West"),
        Region("E12000003", "Yorkshire and The Humber"),
        Region("E12000004", "East Midlands"),
        Region("E12000005", "West Midlands"),
        Region("E12000006", "East of England"),
        Region("E12000007", "London"),
        Region("E12000008", "South East"),
        Region("E12000009", "South West"),
    )
}
"""The regions of England by their GSS code."""


def rows_of(table: str) -> list[dict[str, str]]:
    """Give the rows of one of the tables beside this module."""
    text = files("sendrules.authorities").joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def day_of(text: str) -> date | None:
    """Read a day of a table; None where the cell is empty."""
    return date.fromisoformat(text) if text else None


@cache
def every_authority() -> dict[str, Authority]:
    """Give every authority that the registry knows, by its id, in the order of their codes."""
    gss: dict[str, list[GssCode]] = {}
    for row in rows_of("gss_codes.csv"):
        code = GssCode(row["gss"], day_of(row["first_day"]), day_of(row["last_day"]))
        gss.setdefault(row["authority"], []).append(code)
    found = (
        Authority(
            code=row["code"] or None,
            name=row["name"],
            region=REGIONS[row["region"]],
            first=day_of(row["first_day"]),
            last=day_of(row["last_day"]),
            gss=tuple(gss.get(row["code"], ())),
        )
        for row in rows_of("authorities.csv")
    )
    return {authority.id: authority for authority in found}


def authorities(on: date) -> tuple[Authority, ...]:
    """Give the authorities that there were on a day, in the order of their codes; those without a known code last.

    Args:
        on: the day asked about.

    Raises:
        OutsideRegistry: the day is outside the registry.

    >>> len(authorities(date(2018, 1, 1))), len(authorities(date(2024, 1, 1)))
    (152, 153)
    """
    known(on)
    return tuple(authority for authority in every_authority().values() if authority.there_on(on))


def known(day: date) -> None:
    """Refuse a day that the registry does not know.

    Raises:
        OutsideRegistry: the day is outside the registry.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutsideRegistry(day, FIRST_DAY, LAST_DAY)
