"""The suite against small systems: the one that counts rightly passes, and each wrong one is named by its mistake.

``tests/support/systems`` holds them. They were written from the law, without sendrules, and know nothing of how the suite
works out what a wrong way of counting gives.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from right import PERIOD_OF
from sendrules.suite.items import suite
from sendrules.suite.marking import Mark
from sendrules.suite.report import Report, check
from wrong import SYSTEMS as WRONG

SYSTEMS = Path(__file__).parents[1] / "support" / "systems"

ABOUT_CASES = {"counted-from-the-decision", "exceptions-extend", "exceptions-unknown"}
"""Mistakes that single dates cannot show."""


def checked(*command: str, level: str = "dates") -> Report:
    """Check a program of the support folder. What it leaves out of a case is not asked."""
    part = suite().only(level=level, without=("compliance", "days_over", "exceptions"))
    return check(part, [sys.executable, str(SYSTEMS / command[0]), *command[1:]], seconds=120)


@pytest.fixture(scope="module")
def right() -> Report:
    return checked("right.py")


def test_the_right_system_passes(right: Report) -> None:
    wrong = [(m.item.id, m.mark, m.why, m.answers) for m in right.marked if m.mark not in (Mark.PASSED, Mark.SKIPPED)]
    assert wrong == []
    assert right.passed
    assert right.mistakes == ()


def test_the_right_system_answers_nearly_every_date(right: Report) -> None:
    assert right.counts[Mark.PASSED] >= 550
    skipped = {m.item.question["duty"] for m in right.marked if m.mark is Mark.SKIPPED}
    assert skipped.isdisjoint(PERIOD_OF)


def test_the_right_system_imports_nothing_of_the_library() -> None:
    code = "import sys; import right, wrong; print('sendrules' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=SYSTEMS, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False"]


@pytest.mark.parametrize("way", WRONG)
def test_a_wrong_system_is_named_by_its_mistake(way: str) -> None:
    found = checked("wrong.py", way, level="cases" if way in ABOUT_CASES else "dates")
    assert not found.passed
    assert found.mistakes, "no mistake was named"
    first = found.mistakes[0]
    assert first.way.id == way
    if way in ABOUT_CASES:  # the small systems know only the simplest cases, and get much else wrong
        assert first.explains >= 0.5 * first.shows
        return
    wrong = sum(n for _, n in found.by_provision.values())
    assert first.explains >= 0.95 * wrong
    assert first.explains >= 0.95 * first.shows


def test_there_is_a_wrong_system_for_every_way() -> None:
    assert set(WRONG) == set(suite().ways)


def test_two_mistakes_are_both_named() -> None:
    """A system that counts the fifteen days after service and reads "before" as "by"."""
    program = "from wrong import *; serve(type('Both', (FifteenDaysAfterService, ByForBefore), {})())"
    env = {**os.environ, "PYTHONPATH": str(SYSTEMS)}
    command = [sys.executable, "-c", program]
    ran = check(suite().only(level="dates"), ["env", f"PYTHONPATH={env['PYTHONPATH']}", *command], seconds=120)
    assert {m.way.id for m in ran.mistakes} == {"fifteen-days-after-service", "by-for-before"}
    assert all(m.explains == m.shows for m in ran.mistakes)


def test_sendrules_passes_its_own_suite() -> None:
    found = check(suite(), [sys.executable, "-m", "sendrules.suite"], seconds=120)
    assert [(m.item.id, m.mark, m.why) for m in found.marked if m.mark is not Mark.PASSED] == []
    assert found.passed


def test_a_view_that_is_tenable_is_told_from_a_mistake() -> None:
    """Some read "before 15 February" as "by" that day. The answers are wrong here, and the report says what they rest on."""
    found = checked("wrong.py", "by-for-before")
    (reading,) = found.other_readings
    assert reading == "phase-transfer-date=by"
    assert found.other_readings[reading] == found.counts[Mark.FAILED]
    assert found.suite.readings[reading].question in found.to_text()
