"""Synthetic returns: seeded, and marked so. Shares are like those of the published figures; every name, number and date is made up."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from sendrules.sen2.items import (
    ACTIVE_PLANS,
    ASSESSMENT,
    NAMED_PLAN,
    PERSON,
    PLACEMENT_DETAIL,
    PLAN_DETAIL,
    REQUESTS,
    SEN_NEED,
)
from sendrules.sen2.survey import survey_days
from sendrules.testing.returns.model import PlainReturn

_ETHNICITIES = ("WBRI", "MWBC", "AIND", "BAFR", "CHNE", "OOTH", "NOBT")
_NEEDS = ("ASD", "SEMH", "SLCN", "MLD", "SLD", "SPLD", "PD", "HI", "VI", "PMLD", "MSI", "OTH", "DS")


def synthetic_return(people: int, *, seed: int, year: int = 2026) -> PlainReturn:
    """Make a synthetic return of version 1.3.

    Args:
        people: how many people are in it.
        seed: the seed; the same gives the same return.
        year: the year of the collection. It describes the calendar year before.

    Returns:
        The return, for ``write``.

    Raises:
        ValueError: the survey day of that year is not known, or there is nobody.

    >>> made = synthetic_return(50, seed=1)
    >>> made.header["SoftwareCode"], made.records["Person"][0]["UPN"][:4], len(made.records["Person"])
    ('SYNTHETIC', 'Z999', 50)
    """
    if people < 1 or year not in survey_days():
        raise ValueError(f"Give at least one person, and a year of {min(survey_days())} to {max(survey_days())}.")
    survey = survey_days()[year]
    made = PlainReturn(
        {
            "Collection": "SEN2",
            "Year": str(year),
            "ReferenceDate": survey.isoformat(),
            "SourceLevel": "L",
            "LEA": "999",
            "SoftwareCode": "SYNTHETIC",
            "Release": "1",
            "SerialNo": "1",
            "DateTime": f"{survey.isoformat()}T09:30:00",
        }
    )
    random = np.random.default_rng(seed)
    for n in range(people):
        _Life(made, random, n, year - 1, survey).add()
    return made


class _Life:
    """One person's part of a return."""

    def __init__(self, made: PlainReturn, random: np.random.Generator, number: int, year: int, survey: date) -> None:
        self.made, self.random, self.number, self.year, self.survey = made, random, number, year, survey

    def add(self) -> None:
        """Add the person and what belongs to them: two in three have a plan from before the year, the rest a request in it."""
        born = date(self.year - int(self.random.integers(4, 24)), 1, 1) + timedelta(int(self.random.integers(365)))
        self.born = born
        n = self.number + 1
        person = {
            "Surname": f"Synthetic{n}",
            "Forename": "Child",
            "PersonBirthDate": born.isoformat(),
            "Sex": self._one("F", "M"),
            "Ethnicity": str(self.random.choice(_ETHNICITIES)),
            "PostCode": "ZZ99 3VZ",
            "UPN": f"Z999{n:09}",
        }
        self.person = self.made.add(PERSON, person)
        if self.random.random() < 0.66:
            self._plan_of_before()
            return
        if self.random.random() < 0.05:
            self._request(refused=True)
        self._request(refused=self.random.random() < 0.2)

    def _one(self, *choices: str) -> str:
        return choices[int(self.random.integers(len(choices)))]

    def _flag(self, share: float) -> str:
        return "1" if self.random.random() < share else "0"

    def _after(self, day: date, least: int, most: int) -> date:
        return day + timedelta(int(self.random.integers(least, most)))

    def _plan_of_before(self) -> None:
        started = date(self.year - int(self.random.integers(1, 7)), 1, 1) + timedelta(int(self.random.integers(365)))
        started = max(started, self.born + timedelta(800))  # the youngest asked at a year or two
        request: dict[str, str] = {"RYA": "0", "RequestOutcome": "H"}
        if self.random.random() < 0.8:
            request["ReceivedDate"] = (started - timedelta(int(self.random.integers(100, 400)))).isoformat()
        number = self.made.add(REQUESTS, request, self.person)
        assessment = self.made.add(ASSESSMENT, {"AssessmentOutcome": "H"}, number)
        plan = {"StartDate": started.isoformat(), "PB": "0"}
        ceased = self.random.random() < 0.06
        if ceased:
            plan |= {
                "CeaseDate": self._after(date(self.year, 1, 1), 0, 365).isoformat(),
                "CeaseReason": self._one(*"12345679"),
            }
        self._details(self.made.add(NAMED_PLAN, plan, assessment), PLAN_DETAIL)
        if not ceased:
            self._active(number, started, reviewed=True)

    def _details(self, parent: int, module: str, entry: date | None = None) -> None:
        record = {"URN": f"9990{int(self.random.integers(10, 99))}", "PlacementRank": "1"}
        if entry is not None:
            record["EntryDate"] = entry.isoformat()
        self.made.add(
            module, record | {"SENunitIndicator": self._flag(0.1), "ResourcedProvisionIndicator": "0"}, parent
        )

    def _active(self, request: int, started: date, *, reviewed: bool) -> None:
        record: dict[str, str] = {}
        if self.random.random() < 0.03:
            record["TransferLA"] = "998"
        if reviewed and self.random.random() < 0.85:
            meeting = self._after(date(self.year - 1, 6, 1), 0, 560)
            record["ReviewMeeting"] = meeting.isoformat()
            decided = self._after(meeting, 7, 120)
            if decided <= self.survey:
                record |= {"LastReview": decided.isoformat(), "ReviewOutcome": self._one(*"AAMMMC")}
        if reviewed and self.random.random() < 0.2:
            record["PhaseTransferDueDate"] = date(
                self.year + 1, *((2, 15) if self.random.random() < 0.7 else (3, 31))
            ).isoformat()
        number = self.made.add(ACTIVE_PLANS, record, request)
        self._details(number, PLACEMENT_DETAIL, started)
        self.made.add(SEN_NEED, {"SENtype": str(self.random.choice(_NEEDS)), "SENtypeRank": "1"}, number)

    def _request(self, *, refused: bool) -> None:
        received = self._after(date(self.year - 1, 9, 1), 0, 480)
        received = min(received, self.survey)
        record = {"ReceivedDate": received.isoformat(), "RequestSource": self._one(*"12234"), "RYA": "0"}
        decided = self._after(received, 20, 55)
        if decided > self.survey:
            self.made.add(REQUESTS, record | {"RequestOutcome": "A"}, self.person)
            return
        before = decided.year < self.year
        outcome = "N" if refused else "H" if before else "Y"
        record |= {"RequestOutcomeDate": decided.isoformat(), "RequestOutcome": outcome}
        record |= {"RequestMediation": self._flag(0.3 * refused), "RequestTribunal": self._flag(0.1 * refused)}
        number = self.made.add(REQUESTS, record, self.person)
        if not refused:
            self._assessment(number, received, decided)

    def _assessment(self, request: int, received: date, decided: date) -> None:
        started = self._after(received, 112, 142) if self.random.random() < 0.46 else self._after(received, 141, 500)
        started = max(started, decided)
        if started > self.survey:
            self.made.add(ASSESSMENT, {"AssessmentOutcome": "A"}, request)
            return
        refused = self.random.random() < 0.06
        flags = {
            "AssessmentMediation": self._flag(0.5 if refused else 0.0),
            "AssessmentTribunal": "0",
            "OtherMediation": self._flag(0.04),
            "OtherTribunal": self._flag(0.03),
            "Week20": self._flag(0.06),
        }
        record = {"AssessmentOutcome": "N" if refused else "Y", "AssessmentOutcomeDate": started.isoformat(), **flags}
        number = self.made.add(ASSESSMENT, record, request)
        if not refused:
            plan = self.made.add(NAMED_PLAN, {"StartDate": started.isoformat(), "PB": self._flag(0.1)}, number)
            self._details(plan, PLAN_DETAIL)
            self._active(request, started, reviewed=False)
