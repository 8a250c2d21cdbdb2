"""Every check, found by its file: a module in ``rules`` with a ``CHECK``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files

from sendrules.sen2.checks.check import Check

_RULES = "sendrules.sen2.checks.rules"


@cache
def checks() -> tuple[Check, ...]:
    """Give every check, in order of their codes.

    >>> [check.code for check in checks()][:2]
    ['SR101', 'SR102']
    """
    names = sorted(
        file.name.removesuffix(".py")
        for file in files(_RULES).iterdir()
        if file.name.endswith(".py") and not file.name.startswith("_")
    )
    found = [import_module(f"{_RULES}.{name}").CHECK for name in names]
    codes = [check.code for check in found]
    assert len(set(codes)) == len(codes), "two checks have one code"
    return tuple(sorted(found, key=lambda check: str(check.code)))
