"""``sendrules template``: a workbook to write cases into."""

from __future__ import annotations

from pathlib import Path

import click

from sendrules.cli.common import echo, fold
from sendrules.cli.typed import program
from sendrules.outside_text import on_one_line


@click.command("template")
@click.argument("out", type=click.Path(path_type=Path, readable=False), metavar="FILE.xlsx")
@click.option(
    "--shape",
    type=click.Choice(["long", "wide"]),
    default="long",
    show_default=True,
    help="Long: a row an event. Wide: a row a case, with a column for each of the usual events.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(out: Path, shape: str, force: bool) -> None:
    """Write a workbook to fill in with your cases, for Excel or LibreOffice.

    It has a heading with notes, drop-down lists, cells for dates, and one worked row, which is ignored when the file is read.

    It needs more than the plain installation: sendrules[template].
    """
    from sendrules.report import write_template

    if out.exists() and not force:
        raise click.UsageError(f"{on_one_line(str(out))} is there already. Add --force to write over it.")
    write_template(out, shape=shape)
    name = on_one_line(str(out))
    echo(fold(f"Written to {name}. Fill it in, and then type: {program()} caseload {name} --out answers.xlsx"))
