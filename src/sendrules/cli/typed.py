"""What a person has to type here: every command that is printed works as printed, in the clone and installed by pip."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec

import click

_QUOTED = re.compile(r"`sendrules (?=[a-z-])")


def program() -> str:
    """Give how this program was started, as one types it: ``sendrules``, or with ``uv run`` before it in the clone."""
    if _by_uv():
        return "uv run sendrules"
    if sys.argv[0].endswith(os.path.join("sendrules", "__main__.py")):  # noqa: PTH118 — pathlib takes a timetable 2 ms
        return "python -m sendrules"
    return "sendrules"


def as_typed(text: str) -> str:
    """Write each `sendrules ...` between backticks as it has to be typed here.

    >>> as_typed("`sendrules duties` lists them.")
    '`sendrules duties` lists them.'
    """
    how = program()
    return text if how == "sendrules" else _QUOTED.sub(f"`{how} ", text)


def beside(tool: str) -> str:
    """Give how another program of the same environment is run, such as pytest."""
    return f"uv run {tool}" if _by_uv() else tool


def installing(*what: str) -> str:
    """Give the command that installs something into this environment."""
    tool = "uv pip install" if _by_uv() or find_spec("pip") is None else "pip install"
    return " ".join([tool, *what])


def with_tests(command: str) -> str:
    """Give the command that works where the extra ``testing`` is missing; ``command`` is what was asked for."""
    if _by_uv():
        return f"uv run --extra testing sendrules {command}"
    return installing("hypothesis", "pytest")


def say_as_typed(command: click.Command) -> click.Command:
    """Write the commands in a command's help as they have to be typed here."""
    command.help = command.help and as_typed(command.help)
    for each in command.params:
        if isinstance(each, click.Option) and each.help:
            each.help = as_typed(each.help)
    for below in getattr(command, "commands", {}).values():
        say_as_typed(below)
    return command


def _by_uv() -> bool:
    """Whether ``uv run`` started this program; uv says so to what it starts."""
    return bool(os.environ.get("UV_RUN_RECURSION_DEPTH"))
