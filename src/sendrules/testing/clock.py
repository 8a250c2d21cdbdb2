"""Watching for a plugin that reads the clock: ``date.today()``, ``datetime.now()``, ``time.time()`` and their like.

Two nets, since a plugin may hold any of them under any name. A profile hook sees every call from Python of a function of C,
whoever imported it; ``date.today`` called by C itself asks ``time.time`` for the moment, which is replaced meanwhile.
What slips through both is ``datetime.now`` called by C, as in ``functools.partial(datetime.now)()``.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from types import FrameType
from typing import Any

_CLASS_METHODS = frozenset({"today", "now", "utcnow"})
_CLOCK = import_module("time")  # by its name: nothing here is allowed to read it
_READ_AT_ONCE = ("time", "time_ns", "clock_gettime", "clock_gettime_ns")
_READ_WITHOUT_A_MOMENT = {"localtime": 0, "gmtime": 0, "ctime": 0, "asctime": 0, "strftime": 1}
"""Functions that read the clock unless they are given a moment, and where that argument stands."""
_HARMLESS = ("logging", "warnings")
"""Modules that note the time and give it to nobody."""


@contextmanager
def watching(only: str | None = None) -> Iterator[list[str]]:
    """Gather where the clock is read, as ``date.today() in module, line 3``.

    Args:
        only: count only what this package reads itself; None: whatever is read.
    """
    seen: set[tuple[str, int]] = set()
    calls: list[str] = []
    own = threading.get_ident()

    def note(what: str, frame: FrameType | None) -> None:
        if frame is None or threading.get_ident() != own:
            return
        module = str(frame.f_globals.get("__name__", "?"))
        if _within(module, (*_HARMLESS, __name__)) or (only is not None and not _within(module, (only,))):
            return
        if (module, frame.f_lineno) not in seen:  # date.today asks time.time: that is one reading
            seen.add((module, frame.f_lineno))
            calls.append(f"{what}() in {module}, line {frame.f_lineno}")

    def profile(frame: FrameType, event: str, function: Any) -> None:
        if event == "c_call" and (what := _reads(function)):
            note(what, frame)

    before, replaced = sys.getprofile(), _replaced(note)
    try:
        sys.setprofile(profile)
        yield calls
    finally:
        sys.setprofile(before)
        for name, function in replaced.items():
            setattr(_CLOCK, name, function)


def _reads(function: Any) -> str | None:
    """Give what a function of C is called, if it reads the clock."""
    name, owner = getattr(function, "__name__", ""), getattr(function, "__self__", None)
    if name in _CLASS_METHODS and isinstance(owner, type) and issubclass(owner, date):
        return f"{owner.__name__}.{name}"
    if owner is _CLOCK and name in _READ_AT_ONCE:
        return f"time.{name}"
    return None


def _replaced(note: Callable[[str, FrameType | None], None]) -> dict[str, Callable[..., Any]]:
    """Replace the functions of ``time`` by ones that tell; give the old ones."""
    old: dict[str, Callable[..., Any]] = {}
    for name in (*_READ_AT_ONCE, *_READ_WITHOUT_A_MOMENT):
        if (function := getattr(_CLOCK, name, None)) is not None:
            old[name] = function
            setattr(_CLOCK, name, _telling(name, function, note))
    return old


def _telling(
    name: str, function: Callable[..., Any], note: Callable[[str, FrameType | None], None]
) -> Callable[..., Any]:
    needs = _READ_WITHOUT_A_MOMENT.get(name)

    def tell(*args: Any, **kwargs: Any) -> Any:
        if needs is None or len(args) <= needs:
            note(f"time.{name}", sys._getframe(1))
        return function(*args, **kwargs)

    return tell


def _within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
