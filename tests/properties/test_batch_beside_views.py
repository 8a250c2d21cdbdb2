"""A batch sees of many cases what a view sees of each."""

from datetime import date

import numpy as np
import pytest

from columns import Known, days_of
from dense_cases import dense_cases
from sendrules.case.kinds import DETENTION, Dated, EventKind
from sendrules.case.view import REQUESTS
from sendrules.caseload.columns.codes import NO_DAY, maybe_date, to_date

KINDS = (
    *REQUESTS,
    EventKind.REQUEST_WITHDRAWN,
    *DETENTION,
    EventKind.RELEASED,
    EventKind.DECISION_TO_CEASE,
    EventKind.APPEAL,
)
FEW = (EventKind.DETAINED, EventKind.RELEASED)


@pytest.fixture(scope="module")
def known() -> list[Known]:
    """Cases of requests, withdrawals, detention and notices, and of enough else that some kinds are few."""
    cases = [*dense_cases(KINDS, 250, seed=3), *dense_cases((*REQUESTS, EventKind.REQUEST_WITHDRAWN), 150, seed=4)]
    cases += dense_cases((EventKind.MOVED, EventKind.DRAFT_PLAN), 400, seed=5)
    return [Known(cases, day) for day in (*days_of(cases, 3), date(2030, 1, 1))]


@pytest.mark.parametrize("kinds", [REQUESTS, FEW, (EventKind.RELEASED,), (EventKind.DRAFT_PLAN, *FEW), FEW[::-1], ()])
def test_the_events_of_some_kinds(known: list[Known], kinds: tuple[EventKind, ...]) -> None:
    for each in known:
        rows = each.batch.rows(kinds)
        expected = [e for view in each.views for e in view.events(*kinds)]
        assert [each.event(row) for row in rows.tolist()] == expected
        with_one = each.batch.cases_with(kinds)
        assert with_one.tolist() == [bool(view.events(*kinds)) for view in each.views]
        assert each.batch.has(kinds) == any(with_one)


@pytest.mark.parametrize("kinds", [REQUESTS, FEW])
def test_the_last_the_first_and_how_many(known: list[Known], kinds: tuple[EventKind, ...]) -> None:
    for each in known:
        batch = each.batch
        case, day, end = batch.case, batch.on, batch.on[::-1]
        found = [
            f(kinds, case, day).tolist()
            for f in (batch.last_until, batch.last_before, batch.first_from, batch.first_after)
        ]
        many, some = batch.count(kinds, case, day, end).tolist(), batch.any_between(kinds, case, day, end).tolist()
        for n, (row, last) in enumerate(zip(range(len(batch)), end.tolist(), strict=True)):
            view, on = each.views[case[row]], to_date(int(day[row]))
            until, before, every = view.until(on, *kinds), view.before(on, *kinds), list(view.events(*kinds))
            expected = [until[-1:], before[-1:], every[len(before) :][:1], every[len(until) :][:1]]
            told = [[each.event(rows[n])] if rows[n] >= 0 else [] for rows in found]
            assert told == [list(events) for events in expected]
            assert (many[n], some[n]) == ((between := len(view.between(on, to_date(last), *kinds))), between > 0)


def test_which_request_a_withdrawal_takes_back(known: list[Known]) -> None:
    taken = 0
    for each in known:
        by, on = each.batch.withdrawals()
        for row in range(len(each.batch)):
            view, event = each.views[each.batch.case[row]], each.event(row)
            request = view.withdrawn_by(event)
            assert (None if by[row] < 0 else each.event(int(by[row]))) == request
            assert maybe_date(int(on[row])) == view.withdrawn_on(event)
            taken += request is not None
    assert taken > 200


@pytest.mark.parametrize("by", list(Dated))
def test_the_days_of_a_notice(known: list[Known], by: Dated) -> None:
    other = 0
    for each in known:
        for row, day in enumerate(each.batch.days(by).tolist()):
            view, event = each.views[each.batch.case[row]], each.event(row)
            assert maybe_date(day) == view.day(event, by)
            other += day not in (NO_DAY, each.batch.on[row])
    assert other > 100 or by is Dated.ON


def test_detention_on_a_day(known: list[Known]) -> None:
    for each in known:
        batch = each.batch
        found = batch.detained_on(batch.case, batch.on)
        told = [
            each.views[case].detained_on(to_date(day))
            for case, day in zip(batch.case.tolist(), batch.on.tolist(), strict=True)
        ]
        assert found.tolist() == told
        assert not batch.detained_on(batch.case[:0], batch.on[:0]).any()


def test_rows_that_are_absent(known: list[Known]) -> None:
    batch = known[0].batch
    rows = np.array([-1, 3])
    assert batch.on_of(rows).tolist() == [NO_DAY, batch.on[3]]
    assert batch.on_of(rows, 7).tolist() == [7, batch.on[3]]
    assert batch.kind_of(rows).tolist() == [-1, batch.kind[3]]
