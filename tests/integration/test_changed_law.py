"""An engine is not built while a plugin that changes the law is loaded; the error names what moved."""

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import sendrules as sr
from installing import install
from sendrules.law.conditions.limbs import AbsentFromArea
from sendrules.local.loading import law_guard
from sendrules.local.loading.canaries import CASES, DATES, wrong_answers
from sendrules.statutory import judge
from sendrules.time import periods

PLAN = "reg-13-2-final-plan-20-weeks"


@pytest.fixture
def undone() -> Iterator[None]:
    """Undo what the bad plugins do, so that the other tests have the law as it is."""
    period, code, days = sr.statute().duty(PLAN).limit.period, judge.judge.__code__, sr.ENGLAND_AND_WALES._days
    test, forward, off = AbsentFromArea.test, dict(periods._FORWARD), dict(sr.ENGLAND_AND_WALES._off)
    yield
    object.__setattr__(period, "n", 20)
    judge.judge.__code__, sr.ENGLAND_AND_WALES._days, AbsentFromArea.test = code, days, test
    periods._FORWARD.update(forward)
    sr.ENGLAND_AND_WALES._off.clear()
    sr.ENGLAND_AND_WALES._off.update(off)
    if "last_day" in vars(sr.Weeks):
        del sr.Weeks.last_day
    for name in [n for n in sys.modules if n.startswith("bad_plugins.")]:
        del sys.modules[name]
    assert law_guard.moved() == ()


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize(
    ("plugin", "what"),
    [
        ("patches_a_period", "sendrules.time.periods.Weeks.last_day"),
        ("writes_into_a_period", "a duty, a limit or an exception"),
        ("writes_into_the_calendar", "sendrules.time.calendar.ENGLAND_AND_WALES"),
        ("patches_a_condition", "sendrules.law.conditions.limbs.AbsentFromArea.test"),
        ("patches_the_judge", "sendrules.statutory.judge.judge"),
        ("tampers_with_the_law", "a duty, a limit or an exception"),
    ],
)
def test_the_error_names_what_moved(plugin: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, plugin, f"bad_plugins.{plugin}", monkeypatch)
    unless = sr.statute().duty("reg-4-1-not-necessary-determination").unless
    try:
        with pytest.raises(sr.ChangedLaw) as caught:
            sr.Engine.for_authority(plugin)
        assert isinstance(caught.value, sr.PluginError)
        assert what in caught.value.moved
        assert what in str(caught.value)
        assert "start Python again" in caught.value.fix
        with pytest.raises(sr.ChangedLaw):  # and no other engine is built beside a law that has moved
            sr.Engine.for_authority("generic")
    finally:
        object.__setattr__(sr.statute().duty("reg-4-1-not-necessary-determination"), "unless", unless)


CHANGES: dict[str, Callable[[], None]] = {
    "a table of a module": lambda: periods._FORWARD.update({periods.Counting.AFTER: 1}),
    "a day off": lambda: sr.ENGLAND_AND_WALES._off.update({date(2026, 1, 5): "invented"}),
}


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_written_into_a_table_is_noticed(change: str) -> None:
    assert law_guard.moved() == ()
    CHANGES[change]()
    assert law_guard.moved()


@pytest.mark.usefixtures("undone")
def test_what_had_moved_before_the_first_plugin_is_told_by_the_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law_guard, "_FIRST", law_guard._First())
    count = sr.Weeks.last_day
    monkeypatch.setattr(
        sr.Weeks, "last_day", lambda self, start, *more: count(self, start, *more).replace(day=1), raising=False
    )
    with pytest.raises(sr.ChangedLaw, match="had changed before it was loaded") as caught:
        sr.Engine.for_authority("generic")
    assert any("not 2025-07-02" in what for what in caught.value.moved)


def test_each_canary_sees_its_own_kind_of_change() -> None:
    assert list(wrong_answers(sr.statute())) == []
    assert len(DATES) >= 12
    assert {stands.split(", ")[-1] for _, _, stands in CASES} == {
        "met",
        "met-late",
        "pending",
        "overdue",
        "not-applicable",
    }
    assert {type(d.limit.period).__name__ for d in map(sr.statute().duty, [d for d, _, _ in DATES]) if hasattr(d.limit, "period")} >= {
        "Weeks", "Days", "Months", "WorkingDays"
    }  # fmt: skip


def test_a_good_plugin_moves_nothing_however_often_it_is_loaded() -> None:
    for key in ("generic", "kent", "milton_keynes", "generic"):
        importlib.invalidate_caches()
        assert sr.Engine.for_authority(key).policy is not None
        assert sr.ENGLAND_AND_WALES.digest  # worked out when it is first asked for
    assert law_guard.moved() == ()
