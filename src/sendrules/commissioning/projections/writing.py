"""Writing projections into a file, with their assumptions."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from sendrules.caseload.writing.tables import write_table
from sendrules.commissioning.projections.reform_plan import ReformPlan


def files_of(path: Path) -> tuple[Path, ...]:
    """Give the files that projections are written into: the file, and beside CSV that of the assumptions.

    Args:
        path: the file.
    """
    if path.suffix.lower() != ".csv":
        return (path,)
    return path, path.with_name(f"{path.stem}-assumptions.csv")


def write_reform_plan(plan: ReformPlan, path: str | Path) -> tuple[Path, ...]:
    """Write projections.

    A workbook has the assumptions on a second sheet, and Parquet has them as metadata. CSV has no place for them: they stand
    in a second file, whose name ends with ``-assumptions.csv``.

    Args:
        plan: the projections.
        path: the file; its name ends with ``.csv``, ``.xlsx`` or ``.parquet``.

    Returns:
        The files that were written.

    Raises:
        InputError: a file cannot be written, or the name has another ending.
        MissingExtra: Excel is asked for, and openpyxl is not installed.
    """
    path = Path(path)
    written = [write_table(plan.table, path, plan.about)]
    for beside in files_of(path)[1:]:
        about, says = zip(*plan.assumptions, strict=True)
        written.append(write_table(pa.table({"about": list(about), "says": list(says)}), beside, {}))
    return tuple(written)
