"""``sendrules case page``: one case as a page with its timeline drawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sendrules.cli.answering import answered, engine_of
from sendrules.cli.common import (
    as_of_option,
    echo,
    fold,
    proclaimed_option,
    readings_option,
)
from sendrules.outside_text import on_one_line


@click.command("page", short_help="Write a page of one case, with its timeline drawn.")
@click.argument("case", type=click.Path(path_type=Path, readable=False))
@as_of_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The page to write, such as case.html.",
)
@readings_option
@proclaimed_option
def page(case: Path, as_of: date | None, out: Path, readings: tuple[str, ...], proclaimed: tuple[date, ...]) -> None:
    """Write a page of one case to look at or to print: the short answer, the timeline drawn, and every event and limit as a table.

    CASE is a JSON file. `sendrules case new` writes one. It needs more than the plain installation: sendrules[report].
    """
    from sendrules.report.pages import write_case_page

    result = answered(case, as_of, engine_of(readings, proclaimed))
    write_case_page(result, out, source=case)
    echo(fold(f"Written to {on_one_line(str(out))}."))
