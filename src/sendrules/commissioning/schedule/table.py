"""The rows of a schedule as an Arrow table, for writing to a file."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from sendrules.commissioning.schedule.rows import Row

SCHEMA = pa.schema(
    [
        ("reading", pa.string()),
        ("contract", pa.string()),
        ("provider", pa.string()),
        ("lane", pa.string()),
        ("handed_out", pa.date32()),
        ("number", pa.int64()),
        ("held_back", pa.int64()),
        ("contract_report_due", pa.date32()),
        ("law_advice_due", pa.date32()),
        ("late_in_law", pa.int64()),
        ("rejected", pa.int64()),
        ("delivered", pa.int64()),
        ("last_delivered", pa.date32()),
    ]
)
"""The columns: the contract's clock and the law's stand beside each other under names of their own."""


def table_of(rows: Iterable[tuple[str, Row]]) -> pa.Table:
    """Give the rows of a schedule as an Arrow table.

    Args:
        rows: each with the id of its reading.
    """
    found = [
        {
            "reading": reading,
            "contract": row.contract,
            "provider": row.provider,
            "lane": row.lane,
            "handed_out": row.on,
            "number": row.n,
            "held_back": row.held_back,
            "contract_report_due": row.contract_report_due,
            "law_advice_due": row.law_advice_due,
            "late_in_law": row.late_in_law,
            "rejected": row.rejected,
            "delivered": sum(n for _, n in row.delivered) if row.contract_report_due else None,
            "last_delivered": max((on for on, _ in row.delivered), default=None),
        }
        for reading, row in rows
    ]
    return pa.Table.from_pylist(found, schema=SCHEMA)
