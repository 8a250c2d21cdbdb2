"""``sendrules``: the group of commands. Each command's module is imported only when it is asked for."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from sendrules.cli.common import echo_error
from sendrules.cli.typed import say_as_typed
from sendrules.errors import SendrulesError, near
from sendrules.outside_text import on_one_line

_COMMANDS = {
    "timetable": ("sendrules.cli.timetable", "Show every duty that follows from one date, and by when."),
    "case": ("sendrules.cli.case", "Write a case file by answering questions."),
    "evaluate": (
        "sendrules.cli.evaluate",
        "Show what the law required in one case, by when, and whether it was done; or what presses in a folder of cases.",
    ),
    "calendar": ("sendrules.cli.calendar", "Write the days on which something is due into a calendar file."),
    "template": ("sendrules.cli.template", "Write a workbook to fill in with your cases."),
    "map": ("sendrules.cli.map_columns", "Find out which column of an export is which, and keep that in a file."),
    "caseload": ("sendrules.cli.caseload", "Answer a whole table of cases into a file."),
    "sen2": ("sendrules.cli.sen2", "Check a SEN2 return."),
    "scorecard": (
        "sendrules.cli.scorecard",
        "Show the official measures of a SEN2 return, and what they cannot show.",
    ),
    "report": ("sendrules.cli.report", "Write a report of a whole caseload: one page to read or to print."),
    "plan": ("sendrules.cli.plan", "Say when a backlog clears, and what waits until then."),
    "queue": ("sendrules.cli.queue", "Put several cases in an authority's order, with the reasons."),
    "benchmark": ("sendrules.cli.benchmark", "Keep the department's published figures, to compare yours with."),
    "duties": ("sendrules.cli.duties", "List the duties, show one, or work out one limit."),
    "authorities": ("sendrules.cli.authorities", "List the local authorities whose plugins are installed."),
    "check-policy": (
        "sendrules.cli.check_policy",
        "Check an authority's policy file, and show how to fix each error.",
    ),
    "conform": ("sendrules.cli.conform", "Test an authority's plugin or policy file."),
    "check-system": (
        "sendrules.cli.check_system",
        "Check how another system counts the dates, and name its mistakes.",
    ),
    "letter": ("sendrules.cli.letter", "Write a letter from a family to its local authority."),
    "serve": ("sendrules.cli.serve", "Answer other programs over HTTP, on this machine alone."),
    "new-plugin": ("sendrules.cli.new_plugin", "Write a new plugin for an authority, with tests."),
}


class _Lazy(click.Group):
    """A group that knows its commands by name and loads one when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name][0]).command
        if (
            not gc.isenabled()
        ):  # the program switches it off while it loads; what is loaded stays, and is never looked through
            gc.freeze()
            gc.enable()
        return say_as_typed(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            close = ["case " + args[0]] if args[0] in {"add", "edit", "new"} else near(args[0], _COMMANDS)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run as the whole program: every error is told in one message, and the exit code says how it went."""
        run: Callable[..., Any] = super().main
        if not kwargs.pop("standalone_mode", True):
            return run(*args, standalone_mode=False, **kwargs)
        sys.exit(_guarded(lambda: run(*args, standalone_mode=False, **kwargs)))


def _guarded(run: Callable[[], Any]) -> int:
    """Run and give the exit code. A reader that closed the pipe has had enough: that is no error."""
    _replace_what_cannot_be_written()
    out = sys.stdout
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        echo_error("sendrules: stopped.")
    except SendrulesError as error:
        echo_error(f"sendrules: {error.on_command_line()}")
    except SystemExit as error:  # click and rich end the program so when the pipe is closed
        if sys.stdout is out and not isinstance(error.__context__, BrokenPipeError):
            raise
        sys.stdout = out
        _discard_output()
        return 0
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        where = on_one_line(str(error.filename or "the output cannot be written"))
        echo_error(f"sendrules: {where}: {error.strerror or error}.")
    return 1


def _show(error: click.ClickException) -> None:
    """Show an error of click's, which quotes arguments as they were typed: none may break the line or steer a terminal."""
    told, message = io.StringIO(), error.format_message()
    if message.startswith("Got unexpected extra argument") and isinstance(error, click.UsageError):
        alone = error.ctx is not None and error.ctx.info_name == "timetable"
        fix = (
            "Say what happened on that day, such as --request 2025-05-21."
            if alone
            else "Put quotes round a name with spaces."
        )
        message = f"{message.removesuffix('.')}. {fix}"
    if not isinstance(
        error, click.MissingParameter | click.exceptions.NoArgsIsHelpError
    ):  # click's own words have lines
        vars(error)["format_message"] = lambda: on_one_line(message)
    error.show(told)
    echo_error(told.getvalue(), nl=False)


def _replace_what_cannot_be_written() -> None:
    """Print a replacement for a character that the terminal's encoding does not have, and read likewise."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _discard_output() -> None:
    """Send what is left in the buffer nowhere, so that the interpreter does not try to write it again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, AttributeError, ValueError):  # a stream without a descriptor of its own
        return


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sendrules", message="sendrules %(version)s")
def cli() -> None:
    """Work out the time limits for Education, Health and Care plans in England. Every answer names its provision.

    Start with `sendrules timetable --request 2025-05-21`. To ask about one child, write a case file with
    `sendrules case new`, then use `sendrules evaluate`.

    Exit codes: 0 it worked, 1 something in the input is wrong, 2 the command was not typed correctly. Not legal advice.
    """
