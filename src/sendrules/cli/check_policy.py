"""``sendrules check-policy``: everything that is wrong with a policy file, each with its line and its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.common import counted, echo, echo_json, fold, json_option
from sendrules.errors import Severity
from sendrules.explanation import words
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.local.declarations.sources import PolicySource
    from sendrules.local.loading.policy_file import PolicyReport

_WORDS = {Severity.REFUSED: "error", Severity.WARNING: "warning", Severity.ACCEPTED: "accepted"}


@click.command("check-policy")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path())
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a policy file, for an editor.")
@click.option("--sources", is_flag=True, help="List the sources of each file that can be used, and what rests on them.")
@json_option
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], schema: bool, sources: bool, as_json: bool) -> None:
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
        found = [report.to_dict() | (_listed(report) if sources else {}) for report in reports]
        echo_json(found if len(found) > 1 else found[0])
    else:
        for file, report in zip(files, reports, strict=True):
            if sources and report.policy is not None:
                _show_sources(file, report.sources())
            else:
                _show(file, report)
    if any(report.refused for report in reports):
        ctx.exit(1)


def _listed(report: PolicyReport) -> dict[str, Any]:
    """Give the sources as plain data; null where the file cannot be used."""
    return {"sources": [source.to_dict() for source in report.sources()] if report.policy is not None else None}


def _show_sources(file: str, found: tuple[PolicySource, ...]) -> None:
    stated = [source for source in found if not source.assumed]
    assumed = [source for source in found if source.assumed]
    echo(
        f"{on_one_line(file)}: {counted(len(stated), 'source')}, {counted(len(assumed), 'document')} with assumptions."
    )
    for source in stated:
        _show_source(source, f" ({source.status})")
    if assumed:
        echo("\nAssumptions: what a document leaves open, and how it is read here")
    for source in assumed:
        _show_source(source, "")


def _show_source(source: PolicySource, status: str) -> None:
    echo(fold(f"\n{source.document}{status}"))
    if source.url is not None:
        echo(f"  {source.url}")
    if source.seen is not None:
        echo(f"  read on {words(source.seen)}")
    elif source.url is not None:
        echo("  the day on which it was read is not given")
    n = len(source.entries)
    echo(f"  {n} {'entry rests' if n == 1 else 'entries rest'} on it{':' if source.places else '.'}")
    for place in source.places:
        echo(fold(f"  - {place}"))


def _show(file: str, report: PolicyReport) -> None:
    for finding in report.findings:
        line = f"line {finding.line}" if finding.line else "the file"
        at = f"{finding.where}: " if finding.where else ""
        fix = f" {finding.fix}" if finding.fix else ""
        echo(fold(f"{_WORDS[finding.severity]:9}{line}: {at}{finding.message}{fix}", hang=9))
    errors, warnings = counted(len(report.refused), "error"), counted(len(report.warnings), "warning")
    echo(f"{on_one_line(file)}: {errors}, {warnings}, {len(report.accepted)} accepted.")
