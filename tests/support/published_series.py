"""Three published files of two authorities, as facts, and a synthetic series with a known answer.

Source of the facts: Department for Education, Education, health and care plans, reporting year 2025, data sets of requests, assessments and
timeliness (Open Government Licence v3.0). The whole files are not here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.special import ndtr

from published import FIGURES, IDENTITY, write
from sendrules.commissioning.history.assumptions import Assumptions
from sendrules.commissioning.history.counts import Series
from sendrules.commissioning.history.fitting import WEEKS_A_YEAR

REQUESTS = [
    "requests_received_in_year", "requests_decided_not_to_assess", "request_not_assess_pc", "request_outcome_six_weeks",
    "request_outcome_over_6_weeks", "request_outcome_six_weeks_pc",
]  # fmt: skip
ASSESSMENTS = [
    "assess_in_year", "assess_issued", "assess_not_issued", "assess_not_issued_pc", "outcome_decision_within_time",
    "outcome_decision_over_time", "outcome_decision_within_time_pc",
]  # fmt: skip
KENT, MILTON_KEYNES = ("E10000016", "886", "Kent"), ("E06000042", "826", "Milton Keynes")
FACTS = {
    KENT: (
        # year, requests, refused; plans, no plan; counted with and without exceptions, within 20 weeks with and without them
        (2019, 2992, 827, 2141, 253, 1998, 1903, 577, 546),
        (2020, 3255, 822, 2048, 295, 1976, 1904, 615, 601),
        (2021, 4047, 1230, 2910, 286, 2882, 2852, 1189, 1181),
        (2022, 3669, 985, 2314, 396, 2216, 2198, 907, 904),
        (2023, 3988, 1244, 1978, 164, 1804, 1796, 324, 324),
        (2024, 4001, 2200, 2695, 488, 2424, 2354, 784, 783),
    ),
    MILTON_KEYNES: (
        (2019, 370, 132, 292, 4, 292, 222, 218, 190),
        (2020, 392, 88, 300, 7, 300, 222, 164, 140),
        (2021, 506, 141, 305, 32, 305, 256, 237, 211),
        (2022, 574, 42, 257, 26, 243, 216, 207, 199),
        (2023, 761, 0, 328, 35, 328, 313, 216, 207),
        (2024, 846, 0, 353, 10, 348, 321, 138, 138),
    ),
}
"""The counts of the release of 2025 as they stand in it."""


def write_three(folder: Path, years: range = range(2019, 2025)) -> list[Path]:
    """Write the facts as three files, with ``x`` where no fact is needed, and give their paths."""
    cells: dict[str, list[list[str]]] = {"requests": [], "assessments": [], "timeliness": []}
    for (gss, code, name), facts in FACTS.items():
        for year, requests, refused, plans, none, both, without, within, within_without in facts:
            if year not in years:
                continue
            place = [
                "Local authority",
                "E92000001",
                "England",
                "E12000008",
                "South East",
                gss,
                code,
                name,
                "All",
                "All",
            ]
            before = [str(year), "Calendar year", *place[:-2], "All of it", "All of it"]
            cells["requests"].append([*before, str(requests), str(refused), *"xxxx"])
            cells["assessments"].append([*before, "x", str(plans), str(none), *"xxxx"])
            counts = [str(both), str(without), str(within), str(within_without)]
            cells["timeliness"].append([*before, *counts, *"xxxxxxxxxx"])
    headings = {"requests": REQUESTS, "assessments": ASSESSMENTS, "timeliness": FIGURES}
    return [write(folder / f"{name}.csv", rows, (*IDENTITY, *headings[name])) for name, rows in cells.items()]


def drawn(
    *,
    authorities: int = 150,
    years: int = 6,
    growth: float = 0.08,
    drift: float = 0.02,
    follows: float = 0.6,
    wait_drift: float = -0.2,
    carried: float = 0.7,
    alone: tuple[float, float, float] = (0.2, 0.15, 0.3),
    together: float = 0.0,
    seed: int = 1,
) -> Series:
    """Draw a series from the very equations that are fitted, so that the answer is known. No figure in it is real."""
    given = Assumptions()
    random = np.random.default_rng(seed)
    size = np.exp(random.normal(7.5, 0.7, authorities))
    start, end = np.log(size) + random.normal(0.1, 0.2, authorities), np.log(size)
    wait = np.exp(random.normal(-0.7, 0.5, authorities))
    kept = []
    for year in range(years):
        if year:
            own = random.normal(0, 1, (3, authorities)) * np.array(alone)[:, None] + random.normal(0, together, (3, 1))
            gap = start - end
            start = start + growth + own[0]
            end = end + drift + follows * gap + own[1]
            before = np.log(np.maximum(wait + given.felt * np.expm1(gap), given.shortest_wait))
            wait = np.exp(wait_drift + carried * before + own[2])
        median = wait / np.exp(given.spread_of_waits**2 / 2) * WEEKS_A_YEAR
        rate = ndtr(np.log(given.limit_weeks / median) / given.spread_of_waits)
        kept.append((np.exp(start), np.exp(end), rate))
    starts, ends, rates = (np.array(one).T for one in zip(*kept, strict=True))
    nothing = np.zeros_like(starts)
    codes = tuple(f"{place:03}" for place in range(authorities))
    return Series(
        codes,
        tuple(f"Synthetic {code}" for code in codes),
        tuple(range(2001, 2001 + years)),
        starts,
        nothing,
        ends,
        nothing.copy(),
        ends.copy(),
        rates * ends,
        ("drawn",),
    )
