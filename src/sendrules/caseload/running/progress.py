"""A line of progress on a terminal, and nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from sendrules.caseload.running.batches import BatchAnswers


def with_progress(batches: Iterable[BatchAnswers], *, show: bool) -> Iterator[BatchAnswers]:
    """Give batches as they come, and tell on standard error how many cases were answered, where that is a terminal.

    Args:
        batches: the batches.
        show: whether to tell of it at all.
    """
    if not show or not sys.stderr.isatty():
        yield from batches
        return
    columns = (TextColumn("{task.description}"), BarColumn(pulse_style="cyan"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("0 cases answered", total=None)
        cases = answers = 0
        for batch in batches:
            cases += batch.summary.cases_answered
            answers += batch.summary.answers
            progress.update(task, description=f"{cases:,} cases answered, {answers:,} answers")
            yield batch
