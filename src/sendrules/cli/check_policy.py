"""``sendrules check-policy``: everything that is wrong with a policy file, each with its line and its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sendrules.cli.common import counted, echo, echo_json, fold, json_option
from sendrules.errors import Severity
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.local.loading.policy_file import PolicyReport

_WORDS = {Severity.REFUSED: "error", Severity.WARNING: "warning", Severity.ACCEPTED: "accepted"}


@click.command("check-policy")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path())
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a policy file, for an editor.")
@json_option
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], schema: bool, as_json: bool) -> None:
    """Check policy files in TOML. Each error is shown with its line and how to fix it.

    You also see warnings, and each value that was compared with the law.

    Exit codes: 0 every file can be used, 1 one cannot.
    """
    from sendrules.local.loading.policy_file import check_policy_file
    from sendrules.local.loading.policy_tables import policy_schema

    if schema:
        echo_json(policy_schema())
        return
    if not files:
        raise click.UsageError("Missing argument 'FILE'. Name a policy file, or give --schema.")
    reports = [check_policy_file(file) for file in files]
    if as_json:
        found = [report.to_dict() for report in reports]
        echo_json(found if len(found) > 1 else found[0])
    else:
        for file, report in zip(files, reports, strict=True):
            _show(file, report)
    if any(report.refused for report in reports):
        ctx.exit(1)


def _show(file: str, report: PolicyReport) -> None:
    for finding in report.findings:
        line = f"line {finding.line}" if finding.line else "the file"
        at = f"{finding.where}: " if finding.where else ""
        fix = f" {finding.fix}" if finding.fix else ""
        echo(fold(f"{_WORDS[finding.severity]:9}{line}: {at}{finding.message}{fix}", hang=9))
    errors, warnings = counted(len(report.refused), "error"), counted(len(report.warnings), "warning")
    echo(f"{on_one_line(file)}: {errors}, {warnings}, {len(report.accepted)} accepted.")
