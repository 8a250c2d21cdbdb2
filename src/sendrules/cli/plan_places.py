"""Where ``sendrules plan`` writes: the names of its files, and that each can be written, before anything is worked out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sendrules.errors import InputError, Problem

TABLES = (".csv", ".xlsx", ".parquet")
OF_A_FOLDER = ("forecast.csv", "schedule.csv", "plan.json")
OF_CHARTS = tuple(
    f"{name}{ending}" for name in ("burn-down", "waiting", "late", "on-time") for ending in (".svg", ".csv")
)


def check_places(out: Path | None, charts: Path | None, reform_plan: Path | None, read: Sequence[Path]) -> None:
    """See that what is asked for can be written, and that nothing is written over what is read.

    Args:
        out: the table, the JSON or the folder.
        charts: the folder of the charts.
        reform_plan: the file of the reform plan.
        read: what is read.

    Raises:
        InputError: something cannot be written.
    """
    from sendrules.commissioning.projections.writing import files_of

    if out is not None and not out.suffix:
        _folder(out, OF_A_FOLDER, read)
    elif out is not None:
        _file(out, (*TABLES, ".json"), (out,), read)
    if reform_plan is not None:
        written = files_of(reform_plan)
        _file(reform_plan, TABLES, written, read)
        if out is not None and out.resolve() in [path.resolve() for path in written]:
            message = "--out and --reform-plan would write the same file."
            raise InputError(str(out), [Problem("", message, "Give each a name of its own.")])
    if charts is not None:
        _folder(charts, OF_CHARTS, read)
        from sendrules.charts import line_chart  # noqa: F401 — it says which extra to install, where it is not there


def _file(path: Path, endings: Sequence[str], written: Sequence[Path], read: Sequence[Path]) -> None:
    from sendrules.caseload.writing.whole import check_apart, check_place

    if path.suffix.lower() not in endings:
        message = f"this cannot be written as {path.suffix or 'a file without an ending'}."
        raise InputError(str(path), [Problem("", message, f"Let the name end with {', '.join(endings)}.")])
    for each in written:
        check_place(each)
        check_apart(each, list(read))


def _folder(folder: Path, names: Sequence[str], read: Sequence[Path]) -> None:
    from sendrules.caseload.writing.together import check_folder
    from sendrules.caseload.writing.whole import check_apart

    check_folder(folder)
    for name in names:
        check_apart(folder / name, list(read))
