"""``sendrules case add``: adds one event to a case file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import click

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.files import read_case_file
from sendrules.cli.case_file import check_path, say_written, write
from sendrules.cli.common import DATE, DateType, echo
from sendrules.cli.names import known_kind, said_back
from sendrules.explanation import words
from sendrules.time.written_dates import suggested

_GIVEN = frozenset({"kind", "on", "id"})
_MOST_CHOICES = 12
"""A longer list would hide the rest of the help."""


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command an option for every field of an event, so that none is missing here."""
    for name, field in reversed(Event.model_fields.items()):
        if name not in _GIVEN:
            flags = [f"--{name.replace('_', '-')}", name]
            said = (field.description or "").replace("`", "") + _choices(field.annotation)
            command = click.option(*flags, help=said, **_type(name))(command)
    return command


def _choices(annotation: Any) -> str:
    """List what a field may say, where that is a closed list."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, StrEnum) and len(kind) <= _MOST_CHOICES:
            return f" One of: {', '.join(kind)}."
    return ""


def _type(name: str) -> dict[str, Any]:
    annotation = str(Event.__annotations__[name])
    if name == "planned":
        return {"is_flag": True, "default": None}
    if annotation.startswith("Day"):
        return {"type": DATE}
    return {"type": click.BOOL, "metavar": "yes|no"} if "Bool" in annotation else {}


def _not_a_date(_: click.Context, __: click.Parameter, text: str) -> str:
    """Refuse a date where the kind should stand, before the kind is refused as a date."""
    if suggested(text) is not None:
        raise click.UsageError('The kind stands first, then the date: "final plan" 21/05/2025.')
    return text


@click.command("add", short_help="Add one event to a case file.")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.argument("kind", callback=_not_a_date)
@click.argument("on", metavar="DATE", type=DateType(says_back=False))
@_fields
def add(file: Path, kind: str, on: date, **fields: Any) -> None:
    """Add to the case in FILE that KIND happened on DATE, and write the file again.

    KIND is the id of a kind of event, its title or what people call it. Everything else in the file is kept.

    Example: sendrules case add case.json "final plan" 21/05/2025
    """
    case = read_case_file(file)
    check_path(file)
    which = known_kind(kind, "case add", say=False)  # it is said with what was recorded
    event = Event(kind=which, on=on, **{n: v for n, v in fields.items() if v is not None})
    longer = Case.model_validate({**dict(case), "events": (*case.events, event)})
    write(file, longer)
    echo(f"Recorded: {words(event.on)}: {event.title}")
    said_back(kind, which.value, event.title)
    say_written(file, longer)
