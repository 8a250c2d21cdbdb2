"""``parse_period``: periods written as text in an authority's settings and policy files.

A strict grammar stands in front of the ``durations`` library, which on its own reads "abc" as nothing, "6 weeks 3"
as 42 days, a month as 30.5 days and "1m" as a minute. It is asked only for days and weeks, whose length is fixed.
Where it is not installed, as in a browser, the number that the grammar has read stands in.
Statutory periods never come this way: they are written in the law modules as what they are.
"""

from __future__ import annotations

import re
from typing import Final

from sendrules.errors import PeriodSyntaxError
from sendrules.time.periods import Counting, Days, Months, Period, Weeks, WorkingDays

MOST: Final = 999
_UNITS: Final[dict[str, type[Period]]] = {
    "day": Days,
    "days": Days,
    "week": Weeks,
    "weeks": Weeks,
    "month": Months,
    "months": Months,
    "working day": WorkingDays,
    "working days": WorkingDays,
}
_WHOLE: Final = re.compile(r"(?P<n>[0-9]+) (?P<unit>(?:working )?[a-z]+)")
_WRITE: Final = 'Write a whole number and a unit, such as "6 weeks", "15 working days", "15 days" or "2 months".'


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
    period = _read(text, counting)
    if period is None:
        raise PeriodSyntaxError(text, *_why(text))
    return period


def _read(text: str, counting: Counting = Counting.AFTER) -> Period | None:
    """Read a text that is exactly a period; None for any other."""
    match = _WHOLE.fullmatch(text)
    if match is None or match["unit"] not in _UNITS or not _in_range(match["n"]):
        return None
    n, unit = int(match["n"]), _UNITS[match["unit"]]
    if unit is Days or unit is Weeks:
        days = _whole_days(text)
        n = n if days is None else days // (7 if unit is Weeks else 1)
    return unit(n, counting)


def _in_range(digits: str) -> bool:
    return len(digits) <= len(str(MOST)) and 1 <= int(digits) <= MOST  # thousands of digits are not even read


def _whole_days(text: str) -> int | None:
    """Ask ``durations`` for the length of a text that the grammar has already accepted; None where it is not installed."""
    try:
        from durations import Duration
    except ModuleNotFoundError:
        return None
    days = Duration(text).to_days()
    if days != int(days):
        raise PeriodSyntaxError(text, f"it comes to {days} days, which is not a whole number", _WRITE)
    return int(days)


def _why(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no period, and how to fix it; what is offered can be read."""
    bare = text.strip()
    tidy = " ".join(bare.lower().split())
    if not bare:
        return "it is empty", _WRITE
    if _read(bare):
        return "it has space around it", f"Write {bare!r}."
    if _read(tidy):
        return "capitals and doubled spaces are not read", f"Write {tidy!r}."
    if re.search(r"[0-9][.,][0-9]", bare):
        return (
            "a part of a unit has no fixed length in law",
            'Write whole units, such as "6 weeks" or "2 months", whichever the policy means.',
        )
    if bare.startswith("-"):
        return "a period is not negative", _WRITE
    if re.fullmatch(r"[0-9]+ ?(hours?|minutes?|seconds?)", tidy):
        return "no period is shorter than a day", 'Write whole days, such as "2 days" for 48 hours.'
    if re.fullmatch(r"[0-9]+ ?(years?|fortnights?|quarters?)", tidy):
        return "that unit is not used", 'Write "24 months" for two years and "2 weeks" for a fortnight.'
    match = re.fullmatch(r"([0-9]+) ?(.*)", tidy)
    if match is None:
        return "it does not begin with a whole number", _WRITE
    if not _in_range(match[1]):
        return f"the number is not between 1 and {MOST}, in three digits at most", _WRITE
    return _why_unit(match[1], match[2])


def _why_unit(digits: str, rest: str) -> tuple[str, str]:
    """Say what is wrong after a number that could be a period's."""
    ones = "" if digits.lstrip("0") == "1" else "s"
    each = [f'"{digits} {unit}{ones}"' for unit in ("day", "working day", "week", "month")]
    in_full = f"{', '.join(each[:-1])} or {each[-1]}"
    if not rest:
        return "it has no unit", f"Write {in_full}."
    if re.fullmatch(r"[a-z]{1,2}", rest):
        which = ", minutes or months" if "m" in rest else ""
        return f"the unit {rest!r} is an abbreviation{which}", f"Write it in full: {in_full}."
    match = re.match(r"(?:working )?[a-z]+\b", rest)
    if match is None:
        return "no unit follows the number", _WRITE
    if match[0] not in _UNITS:
        return f"{match[0]!r} is not a unit", _WRITE
    period, after = f"{digits} {match[0]}", rest[match.end() :].strip()
    if after:
        return f"there is more than a period in it: {after!r} follows", f"Write {period!r} alone."
    return "there is no space between the number and the unit", f'Write "{period}".'
