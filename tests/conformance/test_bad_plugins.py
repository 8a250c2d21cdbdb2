"""Each bad plugin fails the check that it should, and no other: a kit that finds nothing would fail here."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bad_plugins
import sendrules as sr
from installing import install
from sendrules.law.conditions import limbs
from sendrules.local.ranking import rank as ranking
from sendrules.statutory import judge, result
from sendrules.testing import CHECKS, Outcome, check_conformance
from sendrules.wording import standing

FOLDER = Path(bad_plugins.__file__).parent
NAMES = [m.name for m in pkgutil.iter_modules(bad_plugins.__path__)]


def expected(name: str) -> str:
    """Read ``FAILS`` without importing the plugin, which may not be possible."""
    (line,) = [x for x in (FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines() if x.startswith("FAILS = ")]
    return line.split('"')[1]


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Undo what the plugins that reach into the core do to it."""
    monkeypatch.setattr(ranking, "rank", ranking.rank)
    monkeypatch.setattr(result, "statutory_result", result.statutory_result)
    monkeypatch.setattr(limbs.AbsentFromArea, "test", limbs.AbsentFromArea.test)
    monkeypatch.setattr(standing, "standing", standing.standing)
    period, judged = sr.statute().duty("reg-13-2-final-plan-20-weeks").limit.period, judge.judge.__code__
    days = sr.ENGLAND_AND_WALES._days
    duty = sr.statute().duty("reg-4-1-not-necessary-determination")
    unless = duty.unless
    yield
    object.__setattr__(duty, "unless", unless)
    object.__setattr__(period, "n", 20)
    judge.judge.__code__, sr.ENGLAND_AND_WALES._days = judged, days
    if "in_force_on" in vars(sr.FastTrackPolicy):
        del sr.FastTrackPolicy.in_force_on
    if "last_day" in vars(sr.Weeks):
        del sr.Weeks.last_day
    for name in [n for n in sys.modules if n.startswith("bad_plugins.")]:
        del sys.modules[name]


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize("name", NAMES)
def test_fails_exactly_the_check_that_it_should(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, name, f"bad_plugins.{name}", monkeypatch)
    report = check_conformance(name, examples=5)
    assert report.failed == (expected(name),), report.to_text()
    finding = report[expected(name)]
    assert finding.outcome is Outcome.FAILED
    assert all(w.message and w.fix for w in finding.wrong)
    assert not report.passed


def test_every_check_has_a_plugin_that_fails_it() -> None:
    assert {expected(name) for name in NAMES} == set(CHECKS)


def test_they_were_imported_by_their_entry_points_only() -> None:
    assert not [n for n in sys.modules if n.startswith("bad_plugins.")]
    assert importlib.import_module("bad_plugins").__doc__
