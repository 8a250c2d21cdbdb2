"""The deep comparison: its parts, what it notes of them, and how far it says it is."""

from argparse import Namespace
from collections import Counter

import pytest
from compare_columns import Job, Journal, Progress, jobs, run

from comparing_columns import Comparison

JOB = Job("drawn", 0, 2000, 12, 1, True, ())
FOUND = Comparison(24_000, 90_000, 89_999, ["C-1 differs"], 1, Counter(a=1), Counter(), Counter(comparing=100.5))


def asked(drawn: int, realistic: int) -> list[Job]:
    return list(jobs(Namespace(drawn=drawn, realistic=realistic, days=3, seed=1, contested=False, duties=["reg-1"])))


def test_the_parts_hold_every_case_and_take_the_kinds_in_turn():
    found = asked(4100, 2000)
    assert [(job.kind, job.number, job.cases) for job in found] == [
        ("drawn", 0, 2000),
        ("realistic", 0, 2000),
        ("drawn", 1, 2000),
        ("drawn", 2, 100),
    ]
    assert {job.ids for job in found} == {("reg-1",)}


def test_a_kind_without_cases_has_no_part():
    assert {job.kind for job in asked(0, 10)} == {"realistic"}


def test_what_was_noted_is_read_again(tmp_path):
    path = tmp_path / "journal"
    Journal(path).note(JOB, FOUND)
    assert Journal(path).found() == {JOB: FOUND}


def test_a_line_that_was_cut_short_counts_for_nothing(tmp_path):
    path = tmp_path / "journal"
    Journal(path).note(JOB, FOUND)
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    assert Journal(path).found() == {}


def test_without_a_file_nothing_is_noted():
    Journal(None).note(JOB, FOUND)
    assert Journal(None).found() == {}


def test_progress_says_how_long_the_rest_takes(monkeypatch):
    clock = iter((0.0, 600.0))
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    progress = Progress([JOB, Job("realistic", 0, 1000, 12, 1, True, ())])
    assert progress.add(JOB, FOUND) == (
        "1 of 2 parts: 24,000 cases asked about, 90,000 occurrences, 1 differ, 10 min, about 5 min left"
    )


@pytest.mark.parametrize("contested", [False, True])
def test_a_part_is_asked_about_on_each_of_its_days(contested):
    job, found = run(Job("realistic", 0, 5, 2, 1, contested, ()))
    assert job.cases == 5
    assert found.cases == 10
    assert found.rows == found.by_columns > 10
    assert found.differences == 0
