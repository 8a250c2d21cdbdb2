"""``sendrules check-policy``: everything that is wrong with a policy file, each with its line and its fix."""

from __future__ import annotations

import click

from sendrules.cli.common import counted, echo, echo_json, fold, json_option
from sendrules.errors import Severity

_WORDS = {Severity.REFUSED: "error", Severity.WARNING: "warning", Severity.ACCEPTED: "accepted"}


@click.command("check-policy")
@click.argument("file", required=False, type=click.Path())
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a policy file, for an editor.")
@json_option
@click.pass_context
def command(ctx: click.Context, file: str | None, schema: bool, as_json: bool) -> None:
    """Check a policy file in TOML: every error with its line and its fix, warnings, and what was compared with the law.

    Exit codes: 0 it can be used, 1 it cannot.
    """
    from sendrules.local.loading.policy_file import check_policy_file
    from sendrules.local.loading.policy_tables import policy_schema

    if schema:
        echo_json(policy_schema())
        return
    if file is None:
        raise click.UsageError("Missing argument 'FILE'. Name a policy file, or give --schema.")
    report = check_policy_file(file)
    if as_json:
        echo_json(report.to_dict())
    else:
        for finding in report.findings:
            line = f"line {finding.line}" if finding.line else "the file"
            at = f"{finding.where}: " if finding.where else ""
            fix = f" {finding.fix}" if finding.fix else ""
            echo(fold(f"{_WORDS[finding.severity]:9}{line}: {at}{finding.message}{fix}", hang=9))
        errors, warnings = counted(len(report.refused), "error"), counted(len(report.warnings), "warning")
        echo(f"{file}: {errors}, {warnings}, {len(report.accepted)} accepted.")
    if report.refused:
        ctx.exit(1)
