"""What people hold in their hands: a calendar file of the days on which something is due.

It needs the extra ``sendrules[calendar]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.report.calendar.to_ical import to_ical

_HOMES = {"calendar.to_ical": "to_ical"}

__all__ = ["to_ical"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="calendar", needs=("icalendar",))
