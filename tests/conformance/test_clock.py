# ruff: noqa: C417, DTZ002, DTZ005, DTZ011  (the clock is read on purpose)
"""The watch sees every way to the clock, and nothing that only handles dates."""

import datetime
import functools
import logging
import sys
import time
from collections.abc import Callable
from datetime import date
from time import time as now_of

import pytest

from sendrules.testing.clock import watching

MOMENT = time.gmtime(0)


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (lambda: date.today(), "date.today"),
        (lambda: datetime.date.today(), "date.today"),
        (lambda: datetime.datetime.now(), "datetime.now"),
        (lambda: datetime.datetime.now(datetime.UTC), "datetime.now"),
        (lambda: datetime.datetime.today(), "datetime.today"),
        (lambda: time.time(), "time.time"),
        (lambda: now_of(), "time.time"),
        (lambda: time.time_ns(), "time.time_ns"),
        (lambda: time.localtime(), "time.localtime"),
        (lambda: time.strftime("%Y"), "time.strftime"),
        (lambda: list(map(lambda _: date.today(), [1])), "date.today"),
        (lambda: functools.partial(date.today)(), "time.time"),
    ],
)
def test_a_reading_is_seen(read: Callable[[], object], what: str) -> None:
    with watching() as places:
        read()
    (place,) = places
    assert place.startswith(f"{what}() in ")
    assert "test_clock" in place


@pytest.mark.parametrize(
    "do",
    [
        lambda: date(2026, 1, 5) + datetime.timedelta(7),
        lambda: date.fromisoformat("2026-01-05"),
        lambda: datetime.datetime.fromtimestamp(0, datetime.UTC),
        lambda: time.strftime("%Y", MOMENT),
        lambda: time.localtime(0),
        lambda: logging.getLogger("somewhere").warning("told to nobody"),
    ],
)
def test_what_reads_no_clock_is_not_seen(do: Callable[[], object]) -> None:
    with watching() as places:
        do()
    assert places == []


def test_only_what_a_package_reads_itself_is_counted_where_asked() -> None:
    with watching(only="another_package") as others:
        date.today()
    with watching(only=__name__) as own:
        date.today()
    assert (others, len(own)) == ([], 1)


def test_all_is_as_it_was_afterwards() -> None:
    before = (time.time, time.localtime, sys.getprofile())
    with pytest.raises(KeyError), watching():
        raise KeyError
    assert (time.time, time.localtime, sys.getprofile()) == before
