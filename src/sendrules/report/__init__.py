"""What people hold in their hands: a calendar file of what is due, and a workbook to write cases into.

A calendar needs the extra ``sendrules[calendar]``, a workbook ``sendrules[template]``. Names load what they need when they are
first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.report.calendar.to_ical import to_ical
    from sendrules.report.template.write import write_template

_HOMES = {"calendar.to_ical": "to_ical", "template.write": "write_template"}
_NEEDS = {"icalendar": "calendar", "xlsxwriter": "template", "numpy": "template", "pyarrow": "template"}

__all__ = ["to_ical", "write_template"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, needs=_NEEDS)
