"""The report of a whole authority, and the page of one case: pages that need no script, no network and no other file, and that print.

It needs the extra ``sendrules[report]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.report.pages.making import Report, report_of
    from sendrules.report.pages.one_case import case_page, write_case_page
    from sendrules.report.pages.plan import PlanPart, plan_part
    from sendrules.report.pages.writing import write_report

_HOMES = {
    "one_case": "case_page write_case_page",
    "making": "Report report_of",
    "plan": "PlanPart plan_part",
    "writing": "write_report",
}

__all__ = ["PlanPart", "Report", "case_page", "plan_part", "report_of", "write_case_page", "write_report"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(
        __name__, _HOMES, extra="report", needs=("jinja2", "altair", "vl_convert", "numpy", "pyarrow", "rich")
    )
