"""A line of progress on a terminal, and nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from sendrules.caseload.running.streams import PartAnswers


def with_progress(answers: Iterable[PartAnswers], rows: int | None, *, show: bool) -> Iterator[PartAnswers]:
    """Give answers as they come, and tell on standard error how far they are, where that is a terminal.

    Args:
        answers: the answers.
        rows: how many rows will come in; None where that is not known.
        show: whether to tell of it at all.
    """
    if not show or not sys.stderr.isatty():
        yield from answers
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("0 cases answered", total=rows)
        cases = given = 0
        for each in answers:
            cases += each.summary.cases_answered
            given += each.summary.answers
            said = f"{cases:,} cases answered, {given:,} answers"
            progress.update(task, advance=each.summary.rows_in, description=said)
            yield each
