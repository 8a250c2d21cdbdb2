"""``read_date``: a day as people write it, such as 21/05/2025 or Wed 21 May 2025.

A strict table of forms, and not a library that guesses: ``dateutil`` reads 05/21/2025 with the month first and 21/05/2025
with the day first, takes "May" as a day of this month, and gives a two-digit year a century. A wrong day here is a
wrong limit, so whatever is not in the table is refused, with what to write.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from sendrules.errors import DateSyntaxError
from sendrules.explanation import words

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2199
WAYS: Final = "Write 2025-05-21, 21/05/2025 or 21 May 2025."
_LONGEST: Final = 60
_DAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_DAYS: Final = (
    ("mon",),
    ("tue", "tues"),
    ("wed", "weds"),
    ("thu", "thur", "thurs"),
    ("fri",),
    ("sat",),
    ("sun",),
)
_WEEKDAYS: Final = {name: n for n, short in enumerate(_SHORT_DAYS) for name in (*short, _DAY_NAMES[n].casefold())}
_MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS: Final = {name[:most].casefold(): n for n, name in enumerate(_MONTH_NAMES, start=1) for most in (3, None)} | {
    "sept": 9
}
_WEEKDAY: Final = r"(?:(?P<weekday>(?!the )[a-z]+)\.?,? +)?"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?P<suffix>st|nd|rd|th)?"
_MONTH: Final = r"(?P<name>[a-z]+)\.?"
_YEAR: Final = r"(?P<year>[0-9]{4})"
_LOOSE: Final = re.IGNORECASE | re.ASCII
_FORMS: Final = (
    rf"{_WEEKDAY}{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",  # 2025-05-21
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<sep>[/.-])(?P<month>[0-9]{{1,2}})(?P=sep){_YEAR}",  # 21/05/2025
    rf"{_WEEKDAY}(?:the +)?{_DAY} +(?:of +)?{_MONTH},? +{_YEAR}",  # Wednesday 21st of May 2025
    rf"{_WEEKDAY}{_DAY}(?P<sep>[/-]){_MONTH}(?P=sep){_YEAR}",  # 21-May-2025, as a spreadsheet writes it
    rf"{_WEEKDAY}{_MONTH} +{_DAY},? +{_YEAR}",  # May 21, 2025: the month has a name, so nothing is guessed
)
"""Every form that is read. The day always stands before a month in figures, as in England. A form is compiled when it is first tried."""
_SHORT_YEAR: Final = r"(?P<before>.*?[0-9a-z]{1,9}[/. -]+[0-9a-z]{1,9}[/. ,-]+)'?(?P<year>[0-9]{2})"
_YEAR_FIRST: Final = r"([0-9]{4})(?:([/. -]?)([0-9]{1,2})\2([0-9]{1,2}))"
_NO_YEAR: Final = rf"{_WEEKDAY}(?:the +)?(?:{_DAY} +(?:of +)?{_MONTH}|(?P<figures>[0-9]{{1,2}}[/.-][0-9]{{1,2}}))"
_TIME: Final = r"(?P<day>.*[0-9]{2})(?:T|,? +(?:at +)?)[0-9]{1,2}[:.]?[0-9]{0,2}.*"
_NOT_A_DAY: Final = frozenset({"today", "yesterday", "tomorrow", "now"})


def read_date(text: str) -> date:
    """Read a day as people write it: 2025-05-21, 21/05/2025 (the day first, as in England), 21 May 2025.

    Dots and hyphens may stand for the slashes, and a weekday before any form. The weekday is checked. One comma or full
    stop at the end is left out, and so are spaces around it.

    Args:
        text: what was typed.

    Raises:
        DateSyntaxError: with why it is refused and what to write.

    >>> read_date("3/2/2026"), read_date("Wed 21st May 2025")
    (datetime.date(2026, 2, 3), datetime.date(2025, 5, 21))
    >>> read_date("30/02/2025")
    Traceback (most recent call last):
        ...
    sendrules.errors.DateSyntaxError: 30/02/2025: there is no such day. February 2025 has 28 days.
    """
    tidy = _tidy(text)
    if not tidy:
        raise DateSyntaxError(text, "the date is missing", WAYS)
    if len(tidy) <= _LONGEST:
        for form in _FORMS:
            if match := re.fullmatch(form, tidy, _LOOSE):
                return _day(match)
    raise _refusal(tidy)


def suggested(text: str) -> date | None:
    """Give the day that a text means beyond doubt, in whatever form, for a message; None where there is none.

    >>> suggested("21/05/2025"), suggested("2025-5-21"), suggested("2025-05-21T09:30")
    (datetime.date(2025, 5, 21), datetime.date(2025, 5, 21), datetime.date(2025, 5, 21))
    """
    try:
        return read_date(text)
    except DateSyntaxError:
        return _other_form(_tidy(text))


def if_swapped(first: date, later: date) -> str:
    """Ask whether one of two days that stand in the wrong order has its day and month swapped; empty where it has not.

    Args:
        first: the day that must come first, and is the later one as recorded.
        later: the day that must come later.

    >>> if_swapped(date(2025, 5, 6), date(2025, 3, 7))
    'Were day and month swapped? Then Fri 7 Mar 2025 is Thu 3 Jul 2025. '
    >>> if_swapped(date(2025, 5, 21), date(2025, 5, 20))
    ''
    """
    for day, other, after in ((later, first, True), (first, later, False)):
        turned = day.replace(month=day.day, day=day.month) if day.day <= 12 else day
        if turned != day and (turned >= other if after else turned <= other):
            return f"Were day and month swapped? Then {words(day)} is {words(turned)}. "
    return ""


def _other_form(text: str) -> date | None:
    """Give the day of a text that has the year first, or a time of day: clear, but not a form that is read."""
    if match := re.fullmatch(_YEAR_FIRST, text, _LOOSE):
        return _real(match[1], match[3], match[4])
    match = re.fullmatch(_TIME, text, _LOOSE)
    return suggested(match["day"]) if match else None


def _tidy(text: str) -> str:
    """Give the text with plain spaces and hyphens, as a letter or a web page may not have them."""
    text = re.sub("[\u2010-\u2015\u2212]", "-", text[: 4 * _LONGEST])
    return re.sub(r"\s+", " ", text).strip().removesuffix(",").removesuffix(".").rstrip()


def _day(match: re.Match[str]) -> date:
    """Give the day of a text in one of the forms, or say why there is no such day."""
    text, found = match[0], match.groupdict()
    year, number, month = int(found["year"]), int(found["day"]), _month(found, text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateSyntaxError(text, f"the year must be from {FIRST_YEAR} to {LAST_YEAR}", "Check the year.")
    if not 1 <= month <= 12:
        raise DateSyntaxError(text, f"there is no month {month}", _day_first(number, month, year))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        raise DateSyntaxError(text, "there is no such day", f"{_MONTH_NAMES[month - 1]} {year} has {last} days.")
    _check_suffix(found.get("suffix"), number, text)
    day = date(year, month, number)
    _check_weekday(found["weekday"], day, text)
    return day


def _month(found: dict[str, str | None], text: str) -> int:
    name = found.get("name")
    if not name:
        return int(found["month"] or 0)
    if name.casefold() not in _MONTHS:
        raise DateSyntaxError(text, f"there is no month {name!r}", WAYS)
    return _MONTHS[name.casefold()]


def _day_first(number: int, month: int, year: int) -> str:
    """Say what to write where the month seems to stand first."""
    if 1 <= number <= 12 and 1 <= month <= calendar.monthrange(year, number)[1]:
        return (
            f"The day comes first: write {month:02}/{number:02}/{year} if you mean {words(date(year, number, month))}."
        )
    return f"The day comes first, then the month. {WAYS}"


def _check_suffix(suffix: str | None, number: int, text: str) -> None:
    """Refuse 22st, which may be a slip for 21st or for 22nd."""
    right = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if suffix and suffix.casefold() != right:
        raise DateSyntaxError(text, f"{number}{suffix} is not written so", f"Write {number}{right} if that is the day.")


def _check_weekday(name: str | None, day: date, text: str) -> None:
    """Refuse a weekday that is not that of the day: one of the two is a slip."""
    if name is None:
        return
    weekday = _WEEKDAYS.get(name.casefold())
    if weekday is None:
        raise DateSyntaxError(text, f"{name!r} is not a day of the week", f"Write {words(day)} if that is the day.")
    if weekday != day.weekday():
        real = f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year} is a {_DAY_NAMES[day.weekday()]}, not a {_DAY_NAMES[weekday]}"
        raise DateSyntaxError(text, real, "Check the day, or leave the weekday out.")


def _refusal(text: str) -> DateSyntaxError:
    """Say why a text in none of the forms is no date, and what to write."""
    if text.casefold() in _NOT_A_DAY:
        return DateSyntaxError(text, "write the day itself", WAYS)
    if day := _other_form(text):
        timed = re.fullmatch(_TIME, text, _LOOSE)
        reason = "a date is needed, without a time" if timed else "this is not one of the forms that are read"
        return DateSyntaxError(text, reason, f"Write {day.isoformat()}.")
    if match := re.fullmatch(_SHORT_YEAR, text, _LOOSE):
        full = suggested(f"{match['before']}20{match['year']}")
        if full is not None:
            fix = f"Write {match['before']}20{match['year']} if you mean {words(full)}."
            return DateSyntaxError(text, "the year needs four figures", fix)
    if (match := re.fullmatch(_NO_YEAR, text, _LOOSE)) and (match["figures"] or match["name"].casefold() in _MONTHS):
        return DateSyntaxError(text, "the year is missing", WAYS)
    return DateSyntaxError(text, "this is not a date", WAYS)


def _real(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
