"""Which takers find nothing, and appeals where no case has any."""

import numpy as np

from sendrules.caseload.columns.codes import to_day
from sendrules.caseload.columns.open_appeals import _finds_nothing, brought, open_appeals
from tried_rows import Row, batch_of_rows, day_of, e


def nothing(*cases: str) -> str:
    """Say of each event of some cases, an adder or a taker, whether it is a taker that finds nothing."""
    case = np.array([n for n, events in enumerate(cases) for _ in events], np.int32)
    adds = np.array([event == "a" for events in cases for event in events], bool)
    return "".join("x" if found else "." for found in _finds_nothing(case, adds))


def test_a_taker_finds_nothing_where_all_were_taken() -> None:
    assert nothing("t") == "x"
    assert nothing("at") == ".."
    assert nothing("ta") == "x."
    assert nothing("att") == "..x"
    assert nothing("tat") == "x.."
    assert nothing("attat") == "..x.."
    assert nothing("tttat") == "xxx.."
    assert nothing("aattt") == "....x"
    assert nothing() == ""


def test_each_case_has_a_store_of_its_own() -> None:
    assert nothing("aa", "t", "at", "tt", "a", "t") == "..x..xx.x"
    assert nothing("ttt", "at", "t") == "xxx..x"
    assert nothing("t", "a", "t") == "x.x"


def test_no_appeal_was_brought() -> None:
    batch = batch_of_rows([Row("ended", [e("appeal-ended", 10)], None), Row("a request", [e("request", 10)], None)])
    found = open_appeals(batch, np.array([0, 1, 0]), np.full(3, to_day(day_of(20)), np.int32))
    assert (found.count.tolist(), found.first.tolist()) == ([0, 0, 0], [-1, -1, -1])
    assert len(brought(batch)) == 0
    assert brought(batch) is brought(batch)


def test_each_reopening_opens_the_last_that_ended() -> None:
    again = [e("appeal-reinstated", 50), e("decision-set-aside", 60), e("appeal-reinstated", 65)]
    events = [e("appeal", 10), e("appeal", 20), e("appeal-ended", 30), e("appeal-ended", 40), *again]
    batch = batch_of_rows([Row("two appeals", events, None)])
    days = np.array([to_day(day_of(day)) for day in (25, 35, 45, 55, 63, 70)], np.int32)
    found = open_appeals(batch, np.zeros(6, np.int32), days)
    assert found.count.tolist() == [2, 1, 0, 1, 2, 2]
    assert found.first.tolist() == [0, 1, -1, 1, 0, 0]
