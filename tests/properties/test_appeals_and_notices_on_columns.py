"""Open appeals and written notices are the same on columns as for one case, in cases that are full of them."""

from datetime import date, timedelta

import numpy as np
import pytest

from columns import Known, days_of
from dense_cases import dense_cases
from sendrules.case.conditions import Occasion
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.caseload.columns import notices as on_columns
from sendrules.caseload.columns.codes import is_one_of, to_day
from sendrules.caseload.columns.maintained import no_plan_on
from sendrules.caseload.columns.open_appeals import brought, open_appeals
from sendrules.law.conditions import appealable, appeals
from sendrules.law.conditions.plans import NoPlanMaintained

APPEALS, NOTICES = appeals.OPEN_APPEALS_LOOK_AT.events, appealable.NOTICES_LOOK_AT.events


@pytest.fixture(scope="module")
def with_appeals() -> list[Known]:
    """Cases of appeals, endings and what opens an appeal again."""
    cases = dense_cases(sorted(APPEALS), 400, seed=1)
    return [Known(cases, day) for day in days_of(cases, 3)]


@pytest.fixture(scope="module")
def with_notices() -> list[Known]:
    """Cases of decisions that can be appealed, in detention and out of it."""
    cases = dense_cases(sorted(NOTICES), 400, seed=2)
    return [Known(cases, day) for day in days_of(cases, 3)]


def ids(known: Known, rows: np.ndarray) -> list[str | None]:
    return [None if row < 0 else known.event(int(row)).id for row in rows.tolist()]


def id_of(event: Event | None) -> str | None:
    return None if event is None else event.id


def test_appeals_that_were_brought(with_appeals: list[Known]) -> None:
    for known in with_appeals:
        rows = brought(known.batch).rows
        for n, view in enumerate(known.views):
            assert ids(known, rows[known.batch.case[rows] == n]) == [e.id for e in appeals.brought(view)]


def test_appeals_that_were_open(with_appeals: list[Known]) -> None:
    several = again = 0
    for known in with_appeals:
        asked = [(n, day) for n, view in enumerate(known.views) for day in around(view)]
        case, day = np.array([n for n, _ in asked]), np.array([to_day(day) for _, day in asked])
        found = open_appeals(known.batch, case, day)
        for (n, until), count, first in zip(asked, found.count.tolist(), ids(known, found.first), strict=True):
            expected = appeals.open_appeals(known.views[n], until)
            assert (count, first) == (len(expected), id_of(expected[0] if expected else None))
            several += count > 1
            again += count > 0 and known.views[n].has_any({*appeals.REOPENINGS})
    assert several > 200
    assert again > 200


def around(view: View) -> list[date]:
    """The days of the events of a case, and those beside them."""
    days = {event.on for event in view.case.events}
    return sorted({day + timedelta(n) for day in days for n in (-1, 0, 1)})


def test_written_notices(with_notices: list[Known]) -> None:
    there = 0
    for known in with_notices:
        batch = known.batch
        rows = batch.rows(sorted(NOTICES))
        events = [known.event(int(row)) for row in rows]
        views = [known.views[case] for case in batch.case[rows]]
        both = list(zip(events, views, strict=True))
        after = ids(known, on_columns.written_after(batch, rows))
        assert after == [id_of(appealable.written_after(e, view)) for e, view in both]
        before = ids(known, on_columns.told_before(batch, rows))
        assert before == [id_of(appealable.told_before(e, view)) for e, view in both]
        there += sum(id is not None for id in before)
        for kinds in (appealable.APPEALABLE, appealable.EITHER_WAY):
            expected = [appealable.given_in_writing(e, kinds, view) for e, view in both]
            assert on_columns.given_in_writing(batch, rows, kinds).tolist() == expected
    assert there > 50


def test_notices_that_can_be_appealed(with_notices: list[Known]) -> None:
    not_all = 0
    for known in with_notices:
        rows = on_columns.notices(known.batch).rows
        for n, view in enumerate(known.views):
            assert ids(known, rows[known.batch.case[rows] == n]) == [e.id for e in appealable.notices(view)]
        every = known.batch.rows(appealable.APPEALABLE)
        told = on_columns.told_only(known.batch, every)
        not_all += int((~on_columns.can_be_appealed(known.batch, every) & ~told).sum())
    assert not_all > 50


def test_no_plan_on_a_day(with_notices: list[Known]) -> None:
    for known in with_notices:
        batch, rows = known.batch, np.arange(len(known.batch))
        found = no_plan_on(batch, batch.case, batch.on)
        told = [NoPlanMaintained().test(Occasion(known.views[batch.case[row]], known.event(row))).holds for row in rows]
        assert found.tolist() == told
        assert is_one_of(appealable.APPEALABLE)[batch.kind].any()
