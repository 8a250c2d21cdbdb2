"""The ten people as a caseload, worked by hand: which events each has, and what the return leaves open."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sendrules.caseload import evaluate
from sendrules.sen2 import Caseload, caseload_of, read
from sendrules.sen2.items import Form
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write
from ten_people import HEADER, ten_people

SURVEY = date(2026, 1, 15)
EVENTS = {
    "1-1": ["request 2025-01-13", "decision-to-assess 2025-02-21", "final-plan 2025-06-02"],
    "2-1": ["request 2025-05-19", "decision-to-assess 2025-06-27", "final-plan 2025-11-03"],
    "3-1": ["request 2024-02-05", "decision-to-assess 2024-03-22", "final-plan 2025-03-12"],
    "4-1": ["request 2025-01-06", "decision-to-assess 2025-06-30", "final-plan 2025-10-03"],
    "5-1": ["request 2025-01-20", "refusal-to-assess 2025-03-03"],
    "5-2": ["request 2025-08-10", "decision-to-assess 2025-09-19"],
    "6-1": ["request 2025-02-03", "decision-to-assess 2025-03-17", "no-plan-notice 2025-05-26"],
    "7-1": ["request 2021-09-06", "final-plan 2022-01-24", "review-meeting 2025-09-29", "decision-to-amend 2025-10-24", "amendment-notice 2025-10-27"],
    "8-1": ["final-plan 2019-05-20", "review-meeting 2025-11-18", "decision-to-continue 2025-12-09"],
    "9-1": ["final-plan 2017-10-02", "plan-ceased 2025-08-29"],
    "10-1": ["request 2025-10-13", "request-withdrawn 2025-11-03"],
}  # fmt: skip
DECISIONS, PLANS = "decision-to-assess not-necessary-notice refusal-to-assess", "final-plan no-plan-notice"
REVIEWS = "amended-plan amendment-notice decision-to-amend decision-to-cease decision-to-continue no-amendment-notice review-meeting"
SOME_GAPS = {
    "4-1": {("2025-01-06", None, DECISIONS), ("2025-01-06", None, PLANS)},  # after an appeal
    "6-1": {("2025-02-03", None, PLANS)},  # after a mediation
    "7-1": {("2021-09-06", "2025-09-28", REVIEWS), ("2021-09-06", None, DECISIONS)},
    "8-1": {("2019-05-20", "2025-11-17", REVIEWS), ("2019-05-20", None, DECISIONS)},
    "9-1": {("2017-10-02", None, REVIEWS), ("2017-10-02", None, DECISIONS)},
}
"""Beside what every request has: a gap of what no return carries, and one of everything after the survey day."""


@pytest.fixture
def caseload(tmp_path: Path) -> Caseload:
    return of(ten_people(), tmp_path)


def of(made: PlainReturn, folder: Path, form: Form = Form.XML) -> Caseload:
    return caseload_of(read(write(made, form, folder / "return.xml"), year=2026))


def events(caseload: Caseload) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in caseload.table.to_pylist():
        if row["kind"] != "record-gap":
            found.setdefault(row["case"], []).append(f"{row['kind']} {row['on']}")
    return found


def gaps(caseload: Caseload) -> dict[str, set[tuple[str, str | None, str]]]:
    found: dict[str, set[tuple[str, str | None, str]]] = {}
    for row in caseload.table.to_pylist():
        if row["kind"] == "record-gap":
            last = row["last_day"] and row["last_day"].isoformat()
            found.setdefault(row["case"], set()).add((row["first_day"].isoformat(), last, row["kinds"] or ""))
    return found


def test_the_events_of_each(caseload: Caseload) -> None:
    assert events(caseload) == EVENTS
    sources = {row["case"]: row["by"] for row in caseload.table.to_pylist() if row["kind"] == "request"}
    assert sources == dict.fromkeys(sources, "school") | {"7-1": None}


def test_the_gaps_of_each(caseload: Caseload) -> None:
    for case, found in gaps(caseload).items():
        first = min(line.rpartition(" ")[2] for line in EVENTS[case])
        always = {gap for gap in found if len(gap[2].split()) > 20}
        ((begins, ends, kinds),) = always
        assert (begins, ends) == (first, None)
        assert {"draft-plan", "advice-received", "tribunal-order", "amended-plan", "amendment-notice"} <= set(
            kinds.split()
        )
        assert not {"request", "final-plan", "review-meeting", "no-plan-notice"} & set(kinds.split())
        after = ("2026-01-16", None, "")
        assert found - always - {after} == SOME_GAPS.get(case, set()), case
        assert after in found


def test_no_duty_is_missed_or_late_that_may_lie_in_what_a_return_cannot_carry(caseload: Caseload) -> None:
    """Only what a return dates: persons 2 and 3 had a late plan, 5 still waits for one, and 3 was told after 46 days.

    Person 4 appealed, and an order sets weeks of its own, which the return does not date.
    """
    answers = evaluate(caseload.table, as_of=SURVEY).table.to_pylist()
    bad = {
        (row["case"], row["duty"])
        for row in answers
        if row["was_missed"] or row["compliance"] in ("met-late", "overdue", "not-met")
    }
    late = {(case, "reg-13-2-final-plan-20-weeks") for case in ("2-1", "3-1", "5-2")}
    assert bad == late | {("3-1", "reg-5-1-decision-to-assess")}
    met = {row["case"] for row in answers if row["duty"] == "reg-5-1-decision-to-assess" and row["compliance"] == "met"}
    assert met == {"1-1", "2-1", "5-1", "5-2", "6-1"}  # 39, 39, 42, 40 and 42 days; 3 took 46, and 4 was ordered


def test_every_row_has_its_place(caseload: Caseload) -> None:
    rows = caseload.table.to_pylist()
    for number, row in enumerate(rows):
        spot = caseload.spot(number)
        assert spot.row is not None
        assert (spot.field == "") == (row["kind"] == "record-gap")
    fields = {row["kind"]: caseload.spot(number).field for number, row in enumerate(rows) if row["on"] is not None}
    assert fields["final-plan"] == "StartDate"
    assert fields["decision-to-amend"] == "LastReview"
    assert fields["amendment-notice"] == "ReviewDraft"


def changed(module: str, number: int, record: Mapping[str, str]) -> PlainReturn:
    made = ten_people()
    made.records[module][number] = {k: v for k, v in {**made.records[module][number], **record}.items() if v}
    return made


@pytest.mark.parametrize(
    ("module", "record"),
    [("Requests", {"RYA": "Yes"}), ("Requests", {"ReceivedDate": "2025-02-30"}), ("Assessment", {"AssessmentOutcome": "Q"}),
     ("NamedPlan", {"StartDate": "1/2/25"}), ("ActivePlans", {"ReviewMeeting": "soon"})],
)  # fmt: skip
def test_a_request_with_what_cannot_be_used_is_left_out_and_counted(
    module: str, record: Mapping[str, str], tmp_path: Path
) -> None:
    found = of(changed(module, 0, record), tmp_path)
    assert (found.left_out, found.without_days) == ((0,), ())
    assert set(events(found)) == set(EVENTS) - {"1-1"}


def test_a_flag_that_decides_nothing_leaves_nobody_out(tmp_path: Path) -> None:
    assert of(changed("Assessment", 0, {"OtherMediation": "Yes"}), tmp_path).left_out == ()


def test_a_request_without_any_day_is_counted(tmp_path: Path) -> None:
    made = ten_people()
    made.add("Requests", {"RequestOutcome": "H"}, 9)
    found = of(made, tmp_path)
    assert (found.left_out, found.without_days) == ((), (11,))


@pytest.mark.parametrize(
    ("module", "number", "record", "gap"),
    [
        ("Assessment", 5, {"AssessmentOutcomeDate": ""}, "no-plan-notice"),
        ("NamedPlan", 6, {"CeaseDate": ""}, "plan-ceased"),
        ("NamedPlan", 0, {"StartDate": ""}, "final-plan"),
        ("Requests", 10, {"RequestOutcomeDate": ""}, "request-withdrawn"),
        ("Requests", 5, {"RequestOutcomeDate": ""}, DECISIONS),
        ("ActivePlans", 4, {"ReviewOutcome": ""}, "decision-to-amend decision-to-cease decision-to-continue"),
        ("ActivePlans", 4, {"LastReview": ""}, "decision-to-amend decision-to-cease decision-to-continue"),
    ],
)
def test_what_happened_on_a_day_that_nobody_says_is_a_gap(
    module: str, number: int, record: Mapping[str, str], gap: str, tmp_path: Path
) -> None:
    before, after = gaps(of(ten_people(), tmp_path)), gaps(of(changed(module, number, record), tmp_path))
    more = [(found - before[case]) for case, found in after.items() if found != before[case]]
    assert [{kinds for _, _, kinds in found} for found in more] == [{gap}]


def test_a_plan_that_was_decided_on_and_not_issued_is_no_gap(tmp_path: Path) -> None:
    made = changed("Assessment", 0, {"AssessmentOutcomeDate": ""})
    for module in ("NamedPlan", "PlanDetail"):
        del made.records[module][0], made.parents[module][0]
    made.parents["PlanDetail"] = [parent - 1 for parent in made.parents["PlanDetail"]]
    found = of(made, tmp_path)
    assert "final-plan" not in {kinds for _, _, kinds in gaps(found)["1-1"]}
    assert events(found)["1-1"] == EVENTS["1-1"][:2]


def test_a_decision_of_an_earlier_year_without_an_assessment_may_be_either(tmp_path: Path) -> None:
    made = PlainReturn(dict(HEADER))
    person = made.add("Person", {"PersonBirthDate": "2015-03-09"})
    made.add(
        "Requests", {"ReceivedDate": "2024-10-07", "RequestOutcomeDate": "2024-11-15", "RequestOutcome": "H"}, person
    )
    found = of(made, tmp_path)
    assert events(found) == {"1-1": ["request 2024-10-07"]}
    assert ("2024-10-07", None, DECISIONS) in gaps(found)["1-1"]


DATED = {"reg-13-2-final-plan-20-weeks", "reg-5-1-decision-to-assess"}
"""The duties whose acts a return dates. The tables of the safeguarding dataset have no marks of appeals, which leaves these open too."""


@pytest.mark.parametrize(("form", "name", "missed"), [(Form.SSD, "ssd", set()), (Form.FIVE, "five", DATED)])
def test_a_format_without_review_meetings_leaves_them_open(
    form: Form, name: str, missed: set[str], tmp_path: Path
) -> None:
    found = caseload_of(read(write(ten_people(), form, tmp_path / name), year=2026, day_format="DD/MM/YYYY"))
    assert {case for case, them in gaps(found).items() if REVIEWS in {kinds for _, _, kinds in them}} == {
        "1-1", "2-1", "3-1", "4-1", "7-1", "8-1", "9-1",
    }  # fmt: skip
    answers: list[dict[str, Any]] = evaluate(found.table, as_of=SURVEY).table.to_pylist()
    assert {row["duty"] for row in answers if row["was_missed"]} == missed


def test_nobody_in_the_table_is_called_by_a_number_of_theirs(caseload: Caseload) -> None:
    assert "Z999" not in str(caseload.table.to_pylist())


def test_140_days_are_counted_as_the_law_counts(caseload: Caseload) -> None:
    assert date(2025, 1, 13) + timedelta(days=140) == date(2025, 6, 2)
    (row,) = (
        row
        for row in evaluate(caseload.table, as_of=SURVEY).table.to_pylist()
        if (row["case"], row["duty"]) == ("1-1", "reg-13-2-final-plan-20-weeks")
    )
    assert (row["due"], row["done_on"], row["compliance"]) == (date(2025, 6, 2), date(2025, 6, 2), "met")


def test_a_refusal_keeps_its_day_though_it_was_overturned(tmp_path: Path) -> None:
    """Told on 11 April 2025 of a request of 27 February: 43 days, one too many. The plan of November came after an appeal."""
    made = PlainReturn(dict(HEADER))
    person = made.add("Person", {"Sex": "F"})
    request = {
        "ReceivedDate": "2025-02-27",
        "RequestOutcomeDate": "2025-04-11",
        "RequestOutcome": "N",
        "RequestTribunal": "1",
    }
    outcome = {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": "2025-11-20"}
    assessment = made.add("Assessment", outcome, made.add("Requests", request, person))
    made.add("NamedPlan", {"StartDate": "2025-11-20"}, assessment)
    answers = evaluate(of(made, tmp_path).table, as_of=SURVEY, contested=False).table.to_pylist()
    told = {row["duty"]: (row["compliance"], row["days_late"]) for row in answers}
    assert told["reg-5-1-decision-to-assess"] == ("met-late", 1)
    assert told["reg-13-2-final-plan-20-weeks"][0] == "unknown"
