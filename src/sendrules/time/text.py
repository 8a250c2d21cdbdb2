"""``parse_period``: periods written as text in an authority's settings and policy files.

A strict grammar stands in front of the ``durations`` library, which on its own reads "abc" as nothing, "6 weeks 3"
as 42 days, a month as 30.5 days and "1m" as a minute. It is asked only for days and weeks, whose length is fixed.
Statutory periods never come this way: they are written in the law modules as what they are.
"""

from __future__ import annotations

import re
from typing import Final

from sendrules.errors import PeriodSyntaxError
from sendrules.time.periods import Counting, Days, Months, Period, Weeks, WorkingDays

MOST: Final = 999
_UNITS: Final[dict[str, type[Period]]] = {
    "day": Days, "days": Days, "week": Weeks, "weeks": Weeks, "month": Months, "months": Months,
    "working day": WorkingDays, "working days": WorkingDays,
}  # fmt: skip
_WHOLE: Final = re.compile(r"(?P<n>[0-9]+) (?P<unit>(?:working )?[a-z]+)")
_WRITE: Final = (
    'Write a whole number and a unit, such as "6 weeks", "15 working days", "15 days" or "2 months".'
)


def parse_period(text: str, counting: Counting = Counting.AFTER) -> Period:
    """Read a period such as "6 weeks", "15 working days" or "2 months".

    Args:
        text: a whole number, one space, and day(s), week(s), month(s) or working day(s); nothing else.
        counting: how the first day is treated; the text cannot say it.

    Raises:
        PeriodSyntaxError: with the reason and what to write instead.

    >>> parse_period("6 weeks"), parse_period("15 working days").n, parse_period("2 months").unit
    (Weeks(n=6, counting=<Counting.AFTER: 'after'>), 15, 'month')
    """
    if not isinstance(text, str):
        raise PeriodSyntaxError(str(text), "it is not text", _WRITE)
    match = _WHOLE.fullmatch(text)
    if match is None or match["unit"] not in _UNITS:
        raise PeriodSyntaxError(text, *_why(text))
    n, unit = int(match["n"]), _UNITS[match["unit"]]
    if not 1 <= n <= MOST:
        raise PeriodSyntaxError(text, f"{n} is not between 1 and {MOST}", _WRITE)
    if unit is Days or unit is Weeks:
        n = _whole_days(text) // (7 if unit is Weeks else 1)
    return unit(n, counting)


def _whole_days(text: str) -> int:
    """Ask ``durations`` for the length of a text that the grammar has already accepted."""
    from durations import Duration

    days = Duration(text).to_days()
    if days != int(days):
        raise PeriodSyntaxError(text, f"it comes to {days} days, which is not a whole number", _WRITE)
    return int(days)


def _why(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no period, and how to mend it."""
    stripped = text.strip()
    if not stripped:
        return "it is empty", _WRITE
    if stripped != text and _WHOLE.fullmatch(stripped):
        return "it has space around it", f"Write {stripped!r}."
    lower = " ".join(stripped.lower().split())
    if lower != stripped and (m := _WHOLE.fullmatch(lower)) and m["unit"] in _UNITS:
        return "capitals and doubled spaces are not read", f"Write {lower!r}."
    if re.search(r"[0-9][.,][0-9]", stripped):
        return (
            "a part of a unit has no fixed length in law",
            'Write whole units, such as "6 weeks" or "2 months", whichever the policy means.',
        )
    if stripped.startswith("-"):
        return "a period is not negative", _WRITE
    if re.fullmatch(r"[0-9]+", stripped):
        return (
            "it has no unit",
            f'Write "{stripped} days", "{stripped} working days", "{stripped} weeks" or "{stripped} months".',
        )
    if m := re.fullmatch(r"([0-9]+) ?([a-zA-Z]{1,2})", stripped):
        ones = "" if m[1] == "1" else "s"
        return (
            f"the unit {m[2]!r} is an abbreviation" + (", minutes or months" if m[2] in "mM" else ""),
            "Write it in full: "
            + ", ".join(f'"{m[1]} {u}{ones}"' for u in ("day", "working day", "week"))
            + f' or "{m[1]} month{ones}".',
        )
    if re.fullmatch(r"[0-9]+ ?(years?|fortnights?|quarters?|hours?|minutes?|seconds?)", lower):
        return "that unit is not used", 'Write "24 months" for two years and "2 weeks" for a fortnight.'
    if m := re.match(r"([0-9]+) ((?:working )?[a-z]+)\b", stripped):
        if m[2] in _UNITS:
            return (
                f"there is more than a period in it: {stripped[m.end() :].strip()!r} follows",
                f"Write {m[0]!r} alone.",
            )
        return f"{m[2]!r} is not a unit", _WRITE
    if m := re.fullmatch(r"([0-9]+)([a-z]+)", lower):
        return "there is no space between the number and the unit", f'Write "{m[1]} {m[2]}".'
    return "it does not begin with a whole number", _WRITE
