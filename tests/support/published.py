"""Published files for tests: single rows of the department's figures, as facts, and made-up ones.

Source of the facts: Department for Education, Education, health and care plans, reporting year 2025, data set "EHC plans issued, 20-week
timeliness" (Open Government Licence v3.0). The whole file is not here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

IDENTITY = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
    "breakdown_topic",
    "breakdown",
]
FIGURES = [
    "plans_issued_den",
    "plans_issued_den_ex",
    "plans_issued_within_20_weeks",
    "plans_issued_20_weeks_ex",
    "pc_plans_issued_within_20_weeks",
    "PC_plans_issued_20_weeks_ex",
    "plans_issued_gt20weeks_ltYear",
    "plans_issued_gt20weeks_ltYear_ex",
    "pc_plans_issued_gt20weeks_ltYear",
    "PC_plans_issued_gt20weeks_ltYear_ex",
    "plans_issued_gt_1_year",
    "plans_issued_gt_1_year_ex",
    "pc_plans_issued_gt_1_year",
    "PC_plans_issued_gt_1_year_ex",
]
"""The columns of the 20 weeks as the release of 2025 writes them. That of 2026 has them all in small letters."""
TOTAL = "All EHC plans issued"
NOT_YET = " x x x x x x x x"
_NORTH_WEST, _YORKSHIRE = ("E12000002", "North West"), ("E12000003", "Yorkshire and The Humber")
_EAST, _LONDON = ("E12000006", "East of England"), ("E12000007", "London")
_SOUTH_EAST, _SOUTH_WEST = ("E12000008", "South East"), ("E12000009", "South West")

Fact = tuple[int, tuple[str, str], tuple[str, str, str], str]
"""Year, region, authority (GSS code as published, three digits, name), and the figures in the order of ``FIGURES``."""
_NOWHERE, _NOBODY = ("", ""), ("", "", "")
FACTS: tuple[Fact, ...] = (
    (2019, _NOWHERE, _NOBODY, "53327 49519 31313 29895 58.7 60.4" + NOT_YET),
    (2020, _NOWHERE, _NOBODY, "59097 54175 32863 31446 55.6 58" + NOT_YET),
    (2021, _NOWHERE, _NOBODY, "61269 57196 35470 34249 57.9 59.9" + NOT_YET),
    (2022, _NOWHERE, _NOBODY, "65512 62108 31226 30536 47.7 49.2" + NOT_YET),
    (2023, _NOWHERE, _NOBODY, "80945 76506 39784 38471 49.1 50.3 36404 33565 45 43.9 4118 3947 5.1 5.2"),
    (2024, _NOWHERE, _NOBODY, "90392 84866 41448 39407 45.9 46.4 42402 39168 46.9 46.2 6478 6230 7.2 7.3"),
    (2024, _SOUTH_EAST, _NOBODY, "13829 13504 5245 5161 37.9 38.2 7051 6822 51 50.5 1486 1475 10.7 10.9"),
    (2019, _SOUTH_WEST, ("E06000058", "839", "Bournemouth, Christchurch and Poole"), "344 334 305 305 88.7 91.3" + NOT_YET),
    (2021, _SOUTH_EAST, ("E06000060", "825", "Buckinghamshire"), "707 678 556 556 78.6 82" + NOT_YET),
    (2022, _EAST, ("E10000020", "926", "Norfolk"), "x x x x x x" + NOT_YET),
    (2023, _NORTH_WEST, ("E08000003", "352", "Manchester"), "1584 1305 808 804 51 61.6 324 152 20.5 11.6 4 2 0.3 0.2"),
    (2023, _YORKSHIRE, ("E08000035", "383", "Leeds"), "922 922 77 77 8.4 8.4 521 521 56.5 56.5 324 324 35.1 35.1"),
    (2024, _YORKSHIRE, ("E10000023", "815", "North Yorkshire"), "678 678 167 167 24.6 24.6 474 474 69.9 69.9 37 37 5.5 5.5"),
    (2024, _LONDON, ("E09000001", "201", "City of London"), "5 0 4 0 80 x 0 0 0 x 0 0 0 x"),
    (2024, _SOUTH_EAST, ("E06000042", "826", "Milton Keynes"), "348 321 138 138 39.7 43 208 182 59.8 56.7 2 1 0.6 0.3"),
    (2024, _SOUTH_EAST, ("E10000016", "886", "Kent"), "2424 2354 784 783 32.3 33.3 1297 1229 53.5 52.2 343 342 14.2 14.5"),
    (2024, _SOUTH_WEST, ("E06000053", "420", "Isles of Scilly"), "1 1 1 1 100 100 0 0 0 0 0 0 0 0"),
    (2024, _SOUTH_WEST, ("E06000059", "838", "Dorset"), "585 0 287 0 49.1 x 294 0 50.3 x 4 0 0.7 x"),
)  # fmt: skip
"""Rows of the published file, as they stand in it."""
ENGLAND_BEFORE = (
    (2014, "64.3", 1177, "61.5", 1359),
    (2015, "59.2", 19712, "54.6", 24624),
    (2016, "58.6", 30942, "55.7", 36019),
    (2017, "64.9", 36702, "61.3", 41250),
    (2018, "60.1", 45145, "58.0", 48543),
)
"""England: year, the rate without exceptions, its denominator, the rate with them, its denominator. No numerators were published."""


def row(fact: Fact, breakdown: str = TOTAL, topic: str = TOTAL) -> list[str]:
    """Give a fact as the cells of a row."""
    year, (region, region_name), (gss, code, name), figures = fact
    level = "Local authority" if code else "Regional" if region else "National"
    place = [level, "E92000001", "England", region, region_name, gss, code, name]
    return [str(year), "Calendar year", *place, topic, breakdown, *figures.split()]


FACT_ROWS = [row(fact) for fact in FACTS]


def write(
    path: Path, rows: Iterable[Sequence[str]] = FACT_ROWS, heading: Sequence[str] = (*IDENTITY, *FIGURES)
) -> Path:
    """Write a file of rows, and give its path."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([heading, *rows])
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path
