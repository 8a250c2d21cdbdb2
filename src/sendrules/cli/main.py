"""``sendrules``: the group of commands. Each command's module is imported only when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from sendrules.errors import SendrulesError, near

_COMMANDS = {
    "timetable": ("sendrules.cli.timetable", "Every duty that follows from one date, with its provision."),
    "evaluate": (
        "sendrules.cli.evaluate",
        "What the law required of one case by when, and whether it was done.",
    ),
    "duties": ("sendrules.cli.duties", "The duties that are encoded; one of them; one limit."),
    "authorities": ("sendrules.cli.authorities", "The local authorities whose plugins are installed."),
    "case": ("sendrules.cli.case", "Write a case file by answering questions."),
}


class _Lazy(click.Group):
    """A group that knows its commands by name and loads one when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            close = near(args[0], _COMMANDS)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sendrules", message="sendrules %(version)s")
def cli() -> None:
    """Time limits for Education, Health and Care plans in England: every date, every reason, with its provision.

    Exit codes: 0 done, 1 bad input, 2 usage. Not legal advice.
    """


def main() -> None:
    """Run the command line; an error of this library is told in one message and ends with 1."""
    try:
        cli()
    except SendrulesError as error:
        click.echo(f"sendrules: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
