"""The part of the law that a kind of event starts gives the same timetable as the whole law."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from sendrules.case.kinds import EventKind
from sendrules.law.part import part_started_by
from sendrules.law.starts import PROVISIONS
from sendrules.law.statute import statute
from sendrules.statutory.timetable import timetable_of
from sendrules.time.calendar import ENGLAND_AND_WALES

ROOT = Path(__file__).parents[3]
DAYS = [
    date(2013, 9, 2),
    date(2014, 10, 1),
    date(2015, 5, 1),
    date(2020, 6, 1),
    date(2025, 5, 21),
    date(2026, 9, 1),
    date(2028, 12, 1),
]


@pytest.mark.parametrize("detained", [False, True])
@pytest.mark.parametrize("kind", EventKind)
def test_the_timetable_is_that_of_the_whole_law(kind, detained):
    for day in DAYS:
        part = timetable_of(kind, day, part_started_by(kind), ENGLAND_AND_WALES, detained=detained)
        whole = timetable_of(kind, day, statute(), ENGLAND_AND_WALES, detained=detained)
        assert part.rows == whole.rows


@pytest.mark.parametrize("kind", EventKind)
def test_its_duties_are_those_of_the_whole_law_in_every_version_and_in_the_same_order(kind):
    part, law = part_started_by(kind), statute()
    assert part.ids == tuple(id for id in law.ids if id in part)
    assert all(part.versions(id) == law.versions(id) for id in part.ids)
    assert {id for id in law.ids if kind in law.started_by(id)} <= set(part.ids)


def test_the_table_of_provisions_is_what_its_tool_writes():
    spec = importlib.util.spec_from_file_location("generate_starts", ROOT / "tools" / "generate_starts.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    found = {kind: names.split() for kind, names in PROVISIONS.items()}
    assert found == tool.provisions(), "run: uv run python tools/generate_starts.py"
    assert tool.FILE.read_text(encoding="utf-8") == tool.text()


def test_a_kind_that_starts_nothing_has_no_part():
    quiet = next(kind for kind in EventKind if kind not in PROVISIONS)
    assert part_started_by(quiet).ids == ()
