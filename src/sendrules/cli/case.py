"""``sendrules case new``: writes a case file for people who do not write JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import BaseModel, ValidationError

from sendrules.case.case import Case
from sendrules.case.events import (
    Absence,
    Closure,
    Coronavirus,
    Determination,
    Event,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.kinds import KINDS, EventKind, Role
from sendrules.errors import InputError, Problem
from sendrules.explanation import words
from sendrules.law.statute import statute

M = TypeVar("M", bound=BaseModel)
_DONE = "nothing more"
_PEOPLE = (Role.CHILD, Role.PARENT, Role.YOUNG_PERSON)


@click.group("case")
def command() -> None:
    """Write a case file by answering questions."""


@command.command("new")
@click.argument("output", type=click.Path(path_type=Path), default="case.json")
def new(output: Path) -> None:
    """Ask for the dates of a case and write OUTPUT (case.json unless given).

    Dates are read as 2025-05-21 or 21/05/2025 (the day first) and said back with their weekday. Nothing is written until
    all questions are answered.
    """
    if output.exists() and not click.confirm(f"{output} is there already. Replace it?", default=False):
        click.echo("Nothing was written.")
        return
    click.echo("A case needs a reference (not a name) and what happened. Leave an answer empty to skip it.\n")
    reference = click.prompt("Reference of the case").strip()
    events: list[Event] = []
    while (choice := _choose("What happened?", [KINDS[k].title for k in EventKind])) is not None:
        if event := _made(Event, _event(list(EventKind)[choice])):
            events.append(event)
    circumstances = []
    kinds = [
        "a school or provider was closed",
        "someone was away from the area",
        "exceptional circumstances",
        "an examination or test was missed",
        "a reason relating to coronavirus (2020)",
    ]
    while (choice := _choose("Anything around it that may matter?", kinds)) is not None:
        if found := (_closure, _absence, _exceptional, _missed, _coronavirus)[choice]():
            circumstances.append(found)
    determinations: list[Determination] = []
    limbs = list(statute().limbs.values())
    while (
        circumstances
        and (
            choice := _choose(
                "Did someone determine that this made keeping a limit impractical?",
                [f"{x.title} [{x.provision.ref}]" for x in limbs],
            )
        )
        is not None
    ):
        fields = {"limb": limbs[choice].id, "by": _text("Their role, not their name"), "on": _date("On what day?"),
                  "reason": _text("Why was it impractical?")}  # fmt: skip
        if made := _made(Determination, fields):
            determinations.append(made)
    case = _made(
        Case,
        {
            "reference": reference,
            "events": events,
            "circumstances": circumstances,
            "determinations": determinations,
        },
    )
    if case is None:
        raise InputError(str(output), [Problem("", "the answers do not fit together; nothing was written.")])
    _write(output, case)
    for problem in case.warnings():
        click.echo(f"Warning: {problem}")
    click.echo(f"\nWritten: {output}. Next: sendrules evaluate {output}")


def _event(kind: EventKind) -> dict[str, Any]:
    info = KINDS[kind]
    click.echo(f"  {info.meaning}")
    fields: dict[str, Any] = {"kind": kind, "on": _date("  On what day?", needed=True)}
    if "by" in info.fields:
        fields["by"] = _role(
            "  Who made it?", (Role.PARENT, Role.YOUNG_PERSON, Role.SCHOOL, Role.POST_16_INSTITUTION)
        )
    if "to" in info.fields:
        fields["to"] = _role("  Whom was it addressed to?", tuple(r for r in Role if r not in _PEOPLE))
    if "about" in info.fields:
        fields["about"] = _text("  Which service, body or institution?", needed=False)
    if "served" in info.fields and info.on_is.value == "sent":
        fields["served"] = _date("  On what day did it arrive, if known?")
    if "closes" in info.fields:
        fields["closes"] = _date("  Last day for representations that the notice gives, if known?")
    return {name: value for name, value in fields.items() if value is not None}


def _closure() -> Closure | None:
    settings = (Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER)
    return _made(Closure, {
        "institution": _text("  Its name, as in the request for advice"),
        "setting": _role("  What is it?", settings, needed=True),
        "first_day_closed": _date("  First day closed (the Saturday after a Friday end of term)?", needed=True),
        "reopens": _date("  Day it opens again, if known?"),
    })  # fmt: skip


def _absence() -> Absence | None:
    return _made(Absence, {
        "who": _role("  Who was away?", _PEOPLE, needed=True),
        "first_day": _date("  First day away?", needed=True),
        "last_day": _date("  Last day away, if over?"),
    })  # fmt: skip


def _exceptional() -> ExceptionalCircumstances | None:
    return _made(ExceptionalCircumstances, {
        "affects": _role("  Whom do they affect?", _PEOPLE, needed=True),
        "what": _text("  What are they, in a few words and without names?"),
        "personal": click.confirm("  Are they personal to that person?"),
        "first_day": _date("  First day?", needed=True),
        "last_day": _date("  Last day, if over?"),
    })  # fmt: skip


def _missed() -> MissedAppointment | None:
    return _made(MissedAppointment, {
        "who": _role("  Who missed it?", (Role.CHILD, Role.YOUNG_PERSON), needed=True),
        "on": _date("  On what day was it?", needed=True),
        "about": _text("  Which body made it, as in the request for advice?"),
    })  # fmt: skip


def _coronavirus() -> Coronavirus | None:
    return _made(Coronavirus, {
        "what": _text("  The reason, in a few words"),
        "first_day": _date("  First day?", needed=True),
        "last_day": _date("  Last day, if over?"),
    })  # fmt: skip


def _made(model: type[M], fields: dict[str, Any]) -> M | None:
    """Make a record, or say what is wrong and give None, so that the question is asked again."""
    try:
        return model(**fields)
    except ValidationError as error:
        for e in error.errors():
            click.echo(f"  That cannot be: {e['msg']}. It was not recorded; answer again.", err=True)
        return None


def _choose(question: str, options: Sequence[str]) -> int | None:
    click.echo(f"\n{question}")
    for n, option in enumerate(options, start=1):
        click.echo(f"  {n:2} {option}")
    while True:
        answer = click.prompt(f"Number, or Enter for {_DONE}", default="", show_default=False).strip()
        if not answer:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return int(answer) - 1
        click.echo(f"  Give a number from 1 to {len(options)}.", err=True)


def _role(question: str, roles: Sequence[Role], *, needed: bool = False) -> Role | None:
    while (choice := _choose(question, [r.value for r in roles])) is None and needed:
        click.echo("  This is needed.", err=True)
    return None if choice is None else roles[choice]


def _text(question: str, *, needed: bool = True) -> str | None:
    while True:
        answer = click.prompt(question, default="", show_default=False).strip()
        if answer or not needed:
            return answer or None
        click.echo("  This is needed.", err=True)


def _date(question: str, *, needed: bool = False) -> date | None:
    while True:
        answer = click.prompt(question, default="", show_default=False).strip()
        if not answer and not needed:
            return None
        day = read_date(answer)
        if day:
            click.echo(f"    {words(day)}")
            return day
        click.echo("  That is not a date. Write 2025-05-21 or 21/05/2025.", err=True)


def read_date(text: str) -> date | None:
    """Read 2025-05-21 or 21/05/2025, the day first as in England; None for anything else.

    >>> read_date("3/2/2026"), read_date("2026-02-30")
    (datetime.date(2026, 2, 3), None)
    """
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    english = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if english:
            return date(int(english[3]), int(english[2]), int(english[1]))
    except ValueError:
        return None
    return None


def _write(path: Path, case: Case) -> None:
    """Write whole or not at all."""
    text = case.model_dump_json(indent=2, exclude_none=True, exclude_defaults=False) + "\n"
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(str(path), [Problem("", f"cannot be written: {error.strerror}.")]) from None
