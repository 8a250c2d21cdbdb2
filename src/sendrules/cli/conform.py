"""``sendrules conform``: the conformance kit on an installed authority or a policy file."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from sendrules.cli.common import echo, echo_json, fold, json_option
from sendrules.cli.typed import with_tests
from sendrules.errors import InputError, Problem


@click.command("conform")
@click.argument("what", metavar="NAME|FILE.toml")
@click.option("--examples", type=click.IntRange(min=1), default=None, help="How many cases to generate; 50 by default.")
@json_option
@click.pass_context
def command(ctx: click.Context, what: str, examples: int | None, as_json: bool) -> None:
    """Test whether an authority's plugin or policy file does what every policy must, and print the result of each check.

    Exit codes: 0 it conforms, 1 it does not.
    """
    try:
        from sendrules.testing.conformance import EXAMPLES, check_conformance
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "sendrules":
            raise
        fix = f"Type: {with_tests(f'conform {shlex.quote(what)}')}"
        raise InputError("conform", [Problem("", f"it needs {error.name}, which is not installed.", fix)]) from error
    path = what.endswith(".toml") or "/" in what or "\\" in what
    report = check_conformance(Path(what) if path else what, examples=examples or EXAMPLES)
    if as_json:
        echo_json(report.to_dict())
    else:
        echo("\n".join(fold(line, hang=2 if line.startswith(" ") else 9) for line in report.to_text().split("\n")))
    if not report.passed:
        ctx.exit(1)
