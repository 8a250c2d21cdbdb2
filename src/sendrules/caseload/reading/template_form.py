"""What a template for cases looks like: its sheet, its columns, its example. The writer and the reader take them from here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sendrules.case.columns import CASE, KIND, ON
from sendrules.case.kinds import EventKind
from sendrules.caseload.reading.headings import Shape

SHEET = "sendrules cases"
"""The sheet of a template that holds the cases. A workbook with such a sheet is read as a template."""
EXAMPLE = "EXAMPLE: this row is ignored"
"""What stands in the place of the reference in the worked row."""
COLUMNS: Mapping[Shape, tuple[str, ...]] = MappingProxyType(
    {
        Shape.LONG: (CASE, KIND, ON, "about", "to", "by", "method", "served", "closes", "order", "attends", "note"),
        Shape.WIDE: (
            CASE,
            *(
                kind.value
                for kind in (
                    EventKind.REQUEST,
                    EventKind.DECISION_TO_ASSESS,
                    EventKind.REFUSAL_TO_ASSESS,
                    EventKind.DRAFT_PLAN,
                    EventKind.NO_PLAN_NOTICE,
                    EventKind.FINAL_PLAN,
                    EventKind.REVIEW_MEETING_NOTICE,
                    EventKind.REVIEW_MEETING,
                    EventKind.REVIEW_REPORT,
                    EventKind.DECISION_TO_CONTINUE,
                    EventKind.DECISION_TO_AMEND,
                    EventKind.AMENDMENT_NOTICE,
                    EventKind.AMENDED_PLAN,
                    EventKind.DECISION_TO_CEASE,
                    EventKind.MEDIATION_CERTIFICATE,
                    EventKind.APPEAL_RECEIVED,
                    EventKind.PLAN_CEASED,
                )
            ),
        ),
    }
)
"""By shape the columns of a template. A long one has the fields that most events need; others may be added beside them."""
EXAMPLES: Mapping[Shape, Mapping[str, Any]] = MappingProxyType(
    {
        Shape.LONG: {
            CASE: EXAMPLE,
            KIND: EventKind.REQUEST.value,
            ON: date(2025, 5, 21),
            "by": "parent",
            "method": "first-class-post",
            "note": "Received on 21 May 2025. Delete this row, or leave it.",
        },
        Shape.WIDE: {
            CASE: EXAMPLE,
            EventKind.REQUEST.value: date(2025, 5, 21),
            EventKind.DECISION_TO_ASSESS.value: date(2025, 7, 1),
            EventKind.DRAFT_PLAN.value: date(2025, 9, 15),
            EventKind.FINAL_PLAN.value: date(2025, 10, 8),
        },
    }
)
"""By shape the worked row, by column."""


def is_example(row: Mapping[str, Any]) -> bool:
    """Whether a row is the worked one, as the template has it.

    Args:
        row: by column what stands in it; nothing for a blank cell.

    >>> is_example(EXAMPLES[Shape.WIDE]), is_example({"case": EXAMPLE, "request": date(2026, 1, 5)})
    (True, False)
    """
    said = {name: value for name, value in row.items() if value is not None}
    return any(said == example for example in EXAMPLES.values())
