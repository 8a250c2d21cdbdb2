"""``evaluate_to``: the answers of a caseload as a file, batch by batch, so that neither has to fit into memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.evaluate import THE_LAW, answered
from sendrules.caseload.running.question import AUDIT, Question
from sendrules.caseload.running.sources import BATCH_CASES, opened
from sendrules.caseload.running.stopwatch import Stopwatch
from sendrules.caseload.writing.formats import format_of
from sendrules.caseload.writing.whole import check_apart, check_place, whole, writing
from sendrules.engine import Engine
from sendrules.errors import WrongType


def evaluate_to(
    source: object,
    out: str | Path,
    *,
    as_of: date,
    engine: Engine = THE_LAW,
    contested: bool = True,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    sheet: str | None = None,
    audit: int = AUDIT,
    on_columns: bool = True,
    processes: int = 1,
    batch_cases: int = BATCH_CASES,
    progress: bool = True,
) -> Summary:
    """Answer a whole caseload into a file. The file is there, whole, at the end; before that it is not there at all.

    The same source gives the same Parquet and CSV, byte for byte, however many processes answer.

    Args:
        source: the cases: the path of a CSV file, of a Parquet file, of a folder of Parquet files or of a workbook of Excel, or a list of such
            paths; a table
            that gives a stream of Arrow (pyarrow, polars, pandas, DuckDB); or ``Case`` objects.
        out: the file; its name ends with ``.parquet``, ``.csv`` or ``.xlsx``. What has that name is replaced.
        as_of: the day of the question; nothing later is seen.
        engine: the law, with the readings and the calendar chosen.
        contested: whether it is asked which answers are contested; without it that column is null.
        columns: by the name of a column in the source our name for it; None for one that is not to be read. What is not said is
            found by its name, or guessed and reported in the summary.
        shape: "long" for a row an event, "wide" for a row a case; found out where it is not said.
        day_format: how texts write days where they are not in ISO, such as "DD/MM/YYYY".
        sheet: of a workbook of Excel, the sheet.
        audit: of how many cases one is answered again by the engine for one case; 0 for none.
        on_columns: whether columns may answer; otherwise the engine for one case answers everything.
        processes: how many processes answer. With several, a script needs ``if __name__ == "__main__":`` around the call.
        batch_cases: how many cases are answered at once.
        progress: whether to show progress, where standard error is a terminal.

    Raises:
        WrongType: the source, ``out``, ``as_of`` or ``engine`` is of another type.
        InputError: the source cannot be used, the file cannot be written or is one that is read, or the engine has an amendment.
        MissingExtra: an Excel file is asked for, and openpyxl is not installed.
        AuditDifference: columns and the engine for one case differ about a case that was audited.

    >>> from tempfile import TemporaryDirectory
    >>> from sendrules import Case, Event
    >>> cases = [Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])]
    >>> with TemporaryDirectory() as folder:
    ...     summary = evaluate_to(cases, Path(folder) / "answers.csv", as_of=date(2025, 10, 9), contested=False)
    ...     lines = (Path(folder) / "answers.csv").read_text().splitlines()
    >>> len(lines) == summary.answers + 1, lines[0][:13]
    (True, '"case","duty"')
    """
    if not isinstance(out, str | Path):
        raise WrongType(f"out must be the path of a file, not {type(out).__name__}")
    path = Path(out)
    opens, question = format_of(path), Question(as_of, engine, contested, audit, on_columns)
    check_place(path)
    check_apart(path, source)
    watch, total = Stopwatch(), Summary()
    with (
        opened(source, batch_cases, columns=columns, shape=shape, day_format=day_format, sheet=sheet) as cases,
        whole(path) as beside,
        opens(beside, about(question)) as file,
    ):
        for answers in answered(cases, question, processes, total, progress=progress):
            with watch.during("write"), writing(path):
                file.write(answers)
        with watch.during("write"), writing(path):
            file.finish()
    total.add(Summary(seconds=watch.seconds))
    return total


def about(question: Question) -> dict[str, str]:
    """Say what answers rest on, in a few words each.

    Args:
        question: what is asked.
    """
    from importlib.metadata import version

    readings = ", ".join(f"{name}: {answer}" for name, answer in question.law.adopted.items())
    policy = question.engine.policy
    return {
        "version": version("sendrules"),
        "as_of": question.as_of.isoformat(),
        "calendar": question.calendar.id,
        "readings": readings or "as adopted",
        "authority": policy.authority.key if policy else "the law alone",
    }
