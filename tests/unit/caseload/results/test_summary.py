"""A summary adds up batches and says it in words and as data."""

import json
from collections import Counter
from dataclasses import replace

from sendrules.caseload.results import summary as module
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.tables.invalid import Invalid

INVALID = Invalid("cases.csv", 7, "line", "on", "A-17", "this is no date (given: 'soon').", "Write it as YYYY-MM-DD.")


def one():
    return Summary(
        rows_in=10, rows_answered=8, rows_invalid=2, invalid=[INVALID], cases_in=3, cases_answered=2,
        cases_invalid=1, answers=40, answers_by_columns=39, guarded=Counter({"reg-1": 1}), no_twin=Counter({"SomeClass": 2}),
        audited_cases=1, audited_answers=20, notes=["Column A was taken for `on`."], seconds={"read": 0.5},
    )  # fmt: skip


def test_counts_add_up_and_notes_are_kept_once():
    total = Summary()
    total.add(one())
    total.add(one())
    assert (total.rows_in, total.rows_answered, total.cases_in, total.cases_invalid, total.answers) == (
        20,
        16,
        6,
        2,
        80,
    )
    assert (total.guarded, total.no_twin, total.undecided) == ({"reg-1": 2}, {"SomeClass": 4}, {})
    assert total.seconds == {"read": 1.0}
    assert total.notes == ["Column A was taken for `on`."]
    assert total.share_by_columns == 78 / 80
    assert Summary().share_by_columns is None


def test_only_so_many_invalid_rows_are_listed_and_all_are_counted(monkeypatch):
    monkeypatch.setattr(module, "MOST_LISTED", 2)
    total = Summary()
    for n in range(5):
        total.add(Summary(rows_invalid=1, invalid=[replace(INVALID, row=n)]))
    assert (total.rows_invalid, total.invalid) == (5, [replace(INVALID, row=n) for n in (0, 1)])


def test_it_is_said_in_words():
    lines = one().lines()
    assert lines[0] == "10 rows of 3 cases came in; 2 cases were answered."
    assert lines[1] == "40 answers, 97.5% by columns."
    assert "2 rows are invalid; their 1 case was left out." in lines
    assert "Left by columns: reg-1 1." in lines
    assert "Left for want of a twin: SomeClass 2." in lines
    assert "Of 1 case 20 answers were audited; none differed." in lines
    assert lines[-2:] == ["Column A was taken for `on`.", "Time: read 0.5 s."]


def test_it_is_plain_data():
    data = json.loads(json.dumps(one().to_dict()))
    assert data["share_by_columns"] == 39 / 40
    assert data["guarded"] == {"reg-1": 1}
    assert data["invalid"][0]["file"] == "cases.csv"
