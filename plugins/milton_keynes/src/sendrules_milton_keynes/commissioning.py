"""The two parts of the plan: 200 assessments of the backlog, and a number of new ones each month."""

from datetime import date
from decimal import Decimal

import sendrules as sr
from sendrules_milton_keynes.sources import PART_ONE, PART_TWO, aimed, assumed, stated


def policy() -> sr.CommissioningPolicy:
    """Give what the statement says is bought, from whom, and what it leaves open."""
    return sr.CommissioningPolicy(
        id="milton-keynes-two-parts",
        title="A plan in two parts: the backlog, then new assessments",
        provenance=(
            stated("the paragraph on the two-tier project"),
            aimed("the same paragraph: in the end without agency staff; no day is given for that"),
        ),
        providers=_providers(),
        contracts=(_backlog(), _ongoing()),
        aimed_agency_share=Decimal(0),
        forums=(
            sr.Forum(
                id="project-board",
                title="Project board",
                part="commissions the assessments of each month in part two",
                provenance=stated(PART_TWO),
            ),
        ),
        roles=(
            _manager("principal-ep", "Principal Educational Psychologist"),
            _manager("assessment-practice-manager", "Assessment Practice Manager"),
        ),
    )


def _providers() -> tuple[sr.Provider, ...]:
    return (
        sr.Provider(
            id="commissioned",
            title="Whoever the two parts are commissioned from; the statement names nobody",
            supply=sr.Supply.CONTRACT_PROVIDER,
            provenance=stated(f"{PART_ONE}; {PART_TWO}"),
        ),
        sr.Provider(
            id="own-eps",
            title="The council's own educational psychologists, beside early identification; no number is given",
            supply=sr.Supply.IN_HOUSE,
            provenance=stated("the paragraph on the council's own educational psychologists"),
        ),
        sr.Provider(
            id="trainees",
            title="Trainee educational psychologists, with the local universities; no number is given",
            supply=sr.Supply.TRAINEE,
            provenance=aimed("the last paragraph"),
        ),
    )


def _backlog() -> sr.Contract:
    return sr.Contract(
        id="backlog",
        title="Part one: 200 assessments of the backlog",
        providers=("commissioned",),
        starts=sr.DateWindow(latest=date(2024, 11, 30), stated="at the end of November 2024"),
        total=200,
        volumes=(sr.VolumeStep(rate=_a_month(35)),),
        within_months=6,
        turnaround=sr.Turnaround(within=sr.Weeks(6), starts=sr.ClockStart.ALLOCATION, provenance=stated(PART_ONE)),
        allocation=sr.Allocation(
            cadence=sr.Cadence.MONTHLY,
            batch=35,
            provenance=stated(f"{PART_ONE}: 35 a month, so that the work stays manageable"),
        ),
        provenance=stated(PART_ONE),
    )


def _ongoing() -> sr.Contract:
    return sr.Contract(
        id="ongoing",
        title="Part two: new assessments, and what is left of the backlog",
        providers=("commissioned",),
        tender_closes=sr.DateWindow(earliest=date(2025, 1, 6), latest=date(2025, 1, 6)),
        starts=sr.DateWindow(earliest=date(2025, 3, 1), latest=date(2025, 4, 30), stated="March/April 2025"),
        volumes=(sr.VolumeStep(rate=_a_month(40), lasts=sr.Months(3)), sr.VolumeStep(rate=_a_month(35))),
        turnaround=sr.Turnaround(
            within=sr.Weeks(6),
            starts=sr.ClockStart.ALLOCATION,
            provenance=assumed(
                "six weeks from allocation is stated for part one; the text on part two gives no period"
            ),
        ),
        provenance=aimed(PART_TWO),
    )


def _a_month(n: int) -> sr.Rate:
    return sr.Rate(value=n, unit="assessments", per=sr.Per.MONTH)


def _manager(id: str, title: str) -> sr.PolicyRole:
    return sr.PolicyRole(
        id=id,
        title=title,
        part="manages the process by which children are identified",
        provenance=stated(PART_ONE),
    )
