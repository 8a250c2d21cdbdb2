"""Ten invented people of one SEN2 return, each there for one thing, with what the official measure makes of them worked by hand.

1 exactly 140 days; 2 an exception, 168 days; 3 401 days; 4 after an appeal; 5 refused, then a second request still open; 6 no plan after
112 days; 7 a plan of before with a review; 8 moved in with a plan; 9 a plan that ended; 10 withdrawn. Of the plans issued in 2025 (1 to 4)
the fourth is left out for the appeal: one of three is on time with exceptions, one of two without.
"""

from __future__ import annotations

from sendrules.sen2.items import ACTIVE_PLANS, ASSESSMENT, NAMED_PLAN, PERSON, PLAN_DETAIL, REQUESTS, SEN_NEED
from sendrules.testing.returns.model import PlainReturn, Record

HEADER = {
    "Collection": "SEN2",
    "Year": "2026",
    "ReferenceDate": "2026-01-15",
    "SourceLevel": "L",
    "LEA": "999",
    "SoftwareCode": "SYNTHETIC",
    "Release": "1",
    "SerialNo": "1",
    "DateTime": "2026-01-20T09:30:00",
}
_NO_FLAGS = dict.fromkeys(("AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"), "0")


def ten_people() -> PlainReturn:
    """Give the return."""
    made = PlainReturn(dict(HEADER))
    _issued(made, 1, ("2025-01-13", "2025-02-21", "Y"), ("2025-05-02", "0"), "2025-06-02")
    _issued(made, 2, ("2025-05-19", "2025-06-27", "Y"), ("2025-10-06", "1"), "2025-11-03")
    _issued(made, 3, ("2024-02-05", "2024-03-22", "H"), ("2025-02-10", "0"), "2025-03-12")
    _issued(made, 4, ("2025-01-06", "2025-06-30", "Y"), ("2025-09-05", "0"), "2025-10-03", appealed=True)
    five = _person(made, 5)
    _request(made, five, "2025-01-20", "2025-03-03", "N")
    again = _request(made, five, "2025-08-10", "2025-09-19", "Y")
    made.add(ASSESSMENT, {"AssessmentOutcome": "A"}, again)
    six = _request(made, _person(made, 6), "2025-02-03", "2025-03-17", "Y")
    refused = {"AssessmentOutcome": "N", "AssessmentOutcomeDate": "2025-05-26", "Week20": "0"}
    made.add(ASSESSMENT, {**refused, **_NO_FLAGS, "AssessmentMediation": "1"}, six)
    reviewed = {
        "ReviewMeeting": "2025-09-29",
        "ReviewOutcome": "A",
        "ReviewDraft": "2025-10-27",
        "LastReview": "2025-10-24",
    }
    _of_before(made, 7, "2021-09-06", {"StartDate": "2022-01-24"}, {**reviewed, "PhaseTransferDueDate": "2026-02-15"})
    moved = {"TransferLA": "998", "ReviewMeeting": "2025-11-18", "ReviewOutcome": "M", "LastReview": "2025-12-09"}
    _of_before(made, 8, "", {"StartDate": "2019-05-20"}, moved)
    _of_before(made, 9, "", {"StartDate": "2017-10-02", "CeaseDate": "2025-08-29", "CeaseReason": "4"}, None)
    _request(made, _person(made, 10), "2025-10-13", "2025-11-03", "W")
    return made


def _person(made: PlainReturn, number: int) -> int:
    record = {
        "Surname": f"Synthetic{number}",
        "Forename": "Child",
        "PersonBirthDate": f"20{20 - number}-03-09",
        "Sex": "F",
    }
    return made.add(PERSON, {**record, "UPN": f"Z999{number:09}"})


def _request(
    made: PlainReturn, person: int, received: str, decided: str, outcome: str, *, appealed: bool = False
) -> int:
    flag = "1" if appealed else "0"
    record = {"ReceivedDate": received, "RequestSource": "2", "RYA": "0", "RequestOutcomeDate": decided}
    return made.add(
        REQUESTS, {**record, "RequestOutcome": outcome, "RequestMediation": flag, "RequestTribunal": flag}, person
    )


def _issued(
    made: PlainReturn,
    number: int,
    request: tuple[str, str, str],
    assessment: tuple[str, str],
    started: str,
    *,
    appealed: bool = False,
) -> None:
    at = _request(made, _person(made, number), *request, appealed=appealed)
    outcome = {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": assessment[0], "Week20": assessment[1]}
    plan = made.add(NAMED_PLAN, {"StartDate": started, "PB": "0"}, made.add(ASSESSMENT, {**outcome, **_NO_FLAGS}, at))
    made.add(PLAN_DETAIL, {"URN": f"99900{number}", "PlacementRank": "1"}, plan)
    _active(made, at, {})


def _active(made: PlainReturn, request: int, record: Record) -> None:
    made.add(SEN_NEED, {"SENtype": "SLCN", "SENtypeRank": "1"}, made.add(ACTIVE_PLANS, record, request))


def _of_before(made: PlainReturn, number: int, received: str, plan: Record, active: Record | None) -> None:
    request = {"RequestOutcome": "H", **({"ReceivedDate": received} if received else {})}
    at = made.add(REQUESTS, request, _person(made, number))
    made.add(NAMED_PLAN, plan, made.add(ASSESSMENT, {"AssessmentOutcome": "H"}, at))
    if active is not None:
        _active(made, at, active)
