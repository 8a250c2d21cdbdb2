"""The last panel before a limit, its cut-off and its told day, worked by hand for ten requests; and the next panel as of a day."""

import csv
from datetime import date

import pytest

import sendrules as sr
from golden import GOLDEN
from sendrules.local.checking.panel_days import Diary

ENGINE = sr.Engine.from_policy(GOLDEN / "panels_policy.toml")
STANDARDS = ENGINE.policy.standards if ENGINE.policy else None
assert STANDARDS is not None
PANELS = {panel.id: panel for panel in STANDARDS.panels}
TERMS = STANDARDS.terms


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def said(meeting: sr.PanelMeeting | None) -> list[str]:
    """Give a meeting as its row has it."""
    if meeting is None:
        return ["", "", "", ""]
    days = (meeting.on, meeting.papers_by, meeting.papers_hour, meeting.told_by)
    return [str(day) if day else "" for day in days]


def expected(row: dict[str, str]) -> list[str]:
    return [row["meeting"], row["papers_by"], row["papers_hour"], row["told_by"]]


LAST = rows("panels.csv")
NEXT = rows("panels_next.csv")


@pytest.mark.parametrize("row", LAST, ids=lambda row: f"{row['panel']}-{row['request']}-{row['duty']}")
def test_the_last_panel_before_a_limit(row: dict[str, str]) -> None:
    request, limit = date.fromisoformat(row["request"]), date.fromisoformat(row["limit"])
    found = sr.last_panel(PANELS[row["panel"]], TERMS, limit, start=request)
    assert bool(found.not_known) is (row["known"] == "no"), row["working"]
    if row["known"] == "yes":
        assert said(found.meeting) == expected(row), row["working"]


@pytest.mark.parametrize("request_day", sorted({row["request"] for row in LAST}))
def test_the_same_stands_beside_the_law_for_a_case(request_day: str) -> None:
    day = date.fromisoformat(request_day)
    case = sr.Case(reference="one", events=[sr.Event(kind="request", on=day)])
    local = ENGINE.evaluate(case, as_of=day).local
    assert local is not None
    answers = {(answer.panel, answer.duty): answer for answer in local.panels}
    mine = [row for row in LAST if row["request"] == request_day]
    assert len(mine) == len(answers) == 9
    for row in mine:
        answer = answers[row["panel"], row["duty"]]
        assert str(answer.due) == row["limit"]
        if row["known"] == "yes":
            assert said(answer.last) == expected(row), row["working"]
            assert answer.keeps_limit is bool(row["meeting"])
            assert bool(answer.warning) is not bool(row["meeting"])
        else:
            assert any("is not known: it meets in term only" in reason for reason in answer.reasons)


@pytest.mark.parametrize("row", NEXT, ids=lambda row: f"{row['panel']}-{row['as_of']}")
def test_the_next_panel_that_papers_can_still_reach(row: dict[str, str]) -> None:
    diary = Diary(PANELS[row["panel"]], TERMS)
    found, not_known = diary.next_from(date.fromisoformat(row["as_of"]))
    assert bool(not_known) is (row["known"] == "no"), row["working"]
    assert said(found) == expected(row), row["working"]


def test_every_kind_of_row_is_there() -> None:
    assert len(LAST) == 90
    assert {row["known"] for row in LAST} == {"yes", "no"}
    assert any(row["known"] == "yes" and not row["meeting"] for row in LAST)
    assert {row["panel"] for row in NEXT} == set(PANELS)
