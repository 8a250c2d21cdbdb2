"""``sendrules case new`` and ``case edit``: a case file by questions, for people who do not write JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from pydantic import BaseModel

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Circumstance,
    Closure,
    Coronavirus,
    Determination,
    ExceptionalCircumstances,
    MissedAppointment,
    RecordGap,
)
from sendrules.case.events import Event
from sendrules.case.files import read_case_file
from sendrules.case.kind_names import kinds_called, kinds_meant
from sendrules.case.kinds import NEVER_ABOUT, Dated, Ending, EventKind, Issues, KindInfo, Order, Role, Sector
from sendrules.case.meanings import CHAPTERS, KINDS
from sendrules.case.record import Record
from sendrules.cli.case_add import add
from sendrules.cli.case_file import check_path, say_written, write
from sendrules.cli.case_page import page
from sendrules.cli.common import confirmed, echo, echo_error
from sendrules.cli.questions import Remove, choose, day, one_of, text, yes_or_no
from sendrules.errors import InputError
from sendrules.explanation import words
from sendrules.law.model.duty import Limb
from sendrules.law.statute import statute
from sendrules.wording.receipt import receipt_hint

M = TypeVar("M", bound=BaseModel)
_DONE = "Enter for nothing more"
_PEOPLE = (Role.CHILD, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON)
_REQUESTERS = (Role.PARENT, Role.YOUNG_PERSON, Role.SCHOOL, Role.POST_16_INSTITUTION)
_SETTINGS = (Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER)
_CIRCUMSTANCES: tuple[type[Record], ...] = get_args(get_args(Circumstance)[0])
_WHEN = {
    Dated.SENT: "  On what day was it sent?",
    Dated.SERVED: "  On what day was it received?",
    Dated.ON: "  On what day?",
}
_NAMES = {
    "on": "the day", "sent": "the day it was sent", "served": "the day it arrived", "closes": "the last day for representations",
    "first_day_closed": "the first day closed", "reopens": "the day it opens again", "first_day": "the first day",
    "last_day": "the last day",
}  # fmt: skip


@click.group("case")
def command() -> None:
    """Write a case file by answering questions, or add to one."""


@command.command("new", short_help="Ask for the dates of a case and write the file.")
@click.argument("output", type=click.Path(path_type=Path, readable=False), default="case.json")
@click.pass_context
def new(ctx: click.Context, output: Path) -> None:
    """Ask for the dates of a case and write OUTPUT (case.json unless given).

    Write a date as 2025-05-21, 21/05/2025 (the day first) or 21 May 2025. The command repeats it with its weekday.
    Nothing is written until you have answered every question.
    """
    check_path(output)
    try:
        if output.exists() and not confirmed(f"{output} already exists. Replace it?"):
            echo("Nothing was written.")
            return
        case = _asked()
    except (click.Abort, EOFError, KeyboardInterrupt):
        echo_error("\nNothing was written.")
        ctx.exit(1)
    write(output, case)
    say_written(output, case)


@command.command("edit", short_help="Add to a case file, or remove from it, by answering questions.")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.pass_context
def edit(ctx: click.Context, file: Path) -> None:
    """Ask what to add to the case in FILE and what to remove, and write it again.

    Everything else in the file is kept. Nothing is written until you have answered every question.
    """
    before = read_case_file(file)
    check_path(file)
    try:
        case = _asked(before)
    except (click.Abort, EOFError, KeyboardInterrupt):
        echo_error("\nNothing was written.")
        ctx.exit(1)
    if case == before:
        echo("\nNothing was changed.")
        return
    write(file, case)
    say_written(file, case)


command.add_command(add)
command.add_command(page)


def _asked(before: Case | None = None) -> Case:
    """Ask everything, and give the case; one that is there already is asked about what to add and to remove."""
    recorded: list[Record] = []
    if before is None:
        echo(
            "You need a reference (not a name) and the dates of what happened. Press Ctrl-C to stop without writing anything.\n"
        )
        reference = text("Reference for the case")
    else:
        echo(f"Case {before.reference}. Press Ctrl-C to stop without writing anything.")
        reference = before.reference
        recorded += [*before.events, *before.circumstances, *before.determinations]
    first, *others = CHAPTERS.items()
    titles = [KINDS[k].title for k in first[1]]
    _gather(
        "What happened?",
        [*titles, *(f"more: {chapter} …" for chapter, _ in others)],
        lambda n: _event(first[1][n]) if n < len(titles) else _event_of(others[n - len(titles)][1]),
        recorded,
        named=_event_called,
    )
    around = list(_AROUND.items())
    _gather(
        "Did anything else happen that may matter?", [title for title, _ in around], lambda n: around[n][1](), recorded
    )
    limbs = _limbs_for(recorded)
    if limbs and any(isinstance(record, _CIRCUMSTANCES) for record in recorded):
        _gather(
            "Did someone decide that this made a limit impractical to keep?",
            [f"{limb.title} [{limb.provision.ref}]" for limb in limbs], lambda n: _determination(limbs[n]), recorded,
        )  # fmt: skip
    return _case(reference, recorded, before)


def _gather(
    question: str,
    options: Sequence[str],
    ask: Callable[[int], Record | None],
    recorded: list[Record],
    named: Callable[[str], Record | None] | None = None,
) -> None:
    """Record one thing after another, showing what there is so far, until there is nothing more; ``named`` takes words."""
    while True:
        if recorded:
            echo("\nRecorded so far:")
            for n, record in enumerate(recorded, start=1):
                echo(f"  {n:2} {_line(record)}")
        choice = choose(question, options, skip=_DONE, removable=bool(recorded), in_words=named is not None)
        if choice is None:
            return
        if isinstance(choice, Remove):
            _remove(recorded)
        elif (made := ask(choice) if isinstance(choice, int) else named and named(choice.text)) and _fits(
            [*recorded, made]
        ):
            recorded.append(made)


def _remove(recorded: list[Record]) -> None:
    choice = choose("Which one do you want to remove?", [_line(r) for r in recorded], skip="Enter for none")
    if isinstance(choice, int) and _fits([*recorded[:choice], *recorded[choice + 1 :]], "removed"):
        echo(f"  Removed: {_line(recorded.pop(choice))}")


def _line(record: Record) -> str:
    """Say a record in one line."""
    match record:
        case Event():
            by = f", by {record.by.value}" if record.by else ""
            to = f", to {record.to.value}" if record.to else ""
            arrived = f", arrived {words(record.served)}" if record.served else ""
            closes = f", representations until {words(record.closes)}" if record.closes else ""
            return f"{words(record.on)}: {record.title}{by}{to}{arrived}{closes}"
        case Closure():
            return f"{record.institution} closed {_span(record.first_day_closed, record.reopens, 'open again')}"
        case Absence():
            return f"{record.who.value} away {_span(record.first_day, record.last_day)}"
        case ExceptionalCircumstances():
            return f"exceptional circumstances ({record.what}) {_span(record.first_day, record.last_day)}"
        case MissedAppointment():
            return f"{words(record.on)}: {record.who.value} missed an examination or test ({record.about})"
        case Coronavirus():
            return f"coronavirus ({record.what}) {_span(record.first_day, record.last_day)}"
        case RecordGap():
            return f"nothing in the file {_span(record.first_day, record.last_day)}"
        case Determination():
            return f"{words(record.on)}: {record.by} determined {record.limb}"
    return type(record).__name__


def _span(first: date, last: date | None, until: str = "to") -> str:
    return f"from {words(first)}" + (f" {until} {words(last)}" if last else "")


def _case(reference: str, recorded: Sequence[Record], before: Case | None = None) -> Case:
    return Case(
        claims=before.claims if before else (),
        facts=before.facts if before else {},
        reference=reference,
        events=tuple(r for r in recorded if isinstance(r, Event)),
        circumstances=tuple(r for r in recorded if isinstance(r, _CIRCUMSTANCES)),
        determinations=tuple(r for r in recorded if isinstance(r, Determination)),
    )


def _fits(recorded: Sequence[Record], done: str = "recorded") -> bool:
    """Whether the records go together; says what does not."""
    try:
        _case("so far", recorded)
    except InputError as error:
        _say_refused(error, with_fix=False, done=done)
        return False
    return True


def _limbs_for(recorded: Sequence[Record]) -> list[Limb]:
    """The limbs of the duties that what is recorded may start; those of 2020 where coronavirus is recorded."""
    kinds = {r.kind for r in recorded if isinstance(r, Event)}
    in_2020 = any(isinstance(r, Coronavirus) for r in recorded)
    found = {
        limb.id: limb
        for duty in statute().duties
        if any(t.kind in kinds for t in duty.trigger)
        for limb in duty.unless
        if in_2020 or limb.in_force.last is None
    }
    return list(found.values())


def _event_called(text: str) -> Event | None:
    """Ask about what people call so; where the words may mean several things, first ask which."""
    called = kinds_called(text)
    meant = called or kinds_meant(text)
    if not meant:
        echo_error('  Nothing is called that. Give a number, or other words, such as "refused to assess" or "review".')
        return None
    return _event(called[0]) if len(called) == 1 else _event_of(meant)


def _event_of(kinds: Sequence[EventKind]) -> Event | None:
    """Ask which of the kinds of one chapter it was, then about it."""
    n = choose("Which?", [KINDS[k].title for k in kinds], skip="Enter to go back")
    return _event(kinds[n]) if isinstance(n, int) else None


def _event(kind: EventKind) -> Event | None:
    info = KINDS[kind]
    echo(f"  {in_plain_words(info)}")
    fields: dict[str, Any] = {"kind": kind, "on": day(_WHEN[info.on_is], needed=True)}
    if hint := receipt_hint(kind, fields["on"]):
        echo(f"    {hint}")
    for name, ask in _QUESTIONS.items():
        if name in info.fields:
            fields[name] = ask(info, kind)
    for name, question in _OTHER_DAYS.items():
        if name in info.fields:
            fields[name] = day(question, needed=name in info.needs)
    if "closes" in info.fields:
        fields["closes"] = day("  What last day does the notice give for representations, if known?")
    return _made(Event, {name: value for name, value in fields.items() if value is not None})


def _to(kind: EventKind) -> Any:
    if kind is EventKind.PHASE_TRANSFER:
        return one_of("  Where does it lead?", (Role.SCHOOL, Role.POST_16_INSTITUTION))
    return one_of("  Who was it sent to?", [r for r in Role if r not in _PEOPLE])


def _arrived(info: KindInfo) -> date | None:
    """Ask when a notice arrived that is recorded by the day it was sent."""
    return day("  On what day did it arrive, if known?") if info.on_is is Dated.SENT else None


_QUESTIONS: dict[str, Callable[[KindInfo, EventKind], Any]] = {
    "by": lambda _, __: one_of("  Who made it?", _REQUESTERS),
    "order": lambda _, kind: one_of("  What is it about?", [o for o in Order if o not in NEVER_ABOUT.get(kind, ())]),
    "issues": lambda _, __: one_of("  What is the mediation about?", list(Issues)),
    "ended": lambda _, __: one_of("  How did it end?", list(Ending)),
    "attends": lambda _, __: yes_or_no("  Does the child or young person attend a school or other institution?"),
    "sector": lambda _, __: one_of("  In which sector is the provision?", list(Sector)),
    "names_next": lambda _, __: yes_or_no("  Does the plan name the school or college for the next phase?"),
    "to": lambda _, kind: _to(kind),
    "about": lambda _, __: text("  Which service, body or institution?", needed=False),
    "served": lambda info, _: _arrived(info),
    "duty": lambda _, __: _directed_duty(),
}
"""What is asked of an event besides its day, by the field that it fills, in the order in which it is asked."""
_OTHER_DAYS = {
    "aware": "  On what day did the old authority become aware of it, if known?",
    "commissioner_aware": "  On what day did the original commissioning body become aware of it, if known?",
    "course_ends": "  If the course is outside the further-education sector, on what day does it end?",
    "sets": "  Which date does it set?",
    "review_by": "  By what day does it say that the next review will be, if it does?",
}


def _directed_duty() -> str | None:
    """Ask whose date a direction or an agreement sets, among the duties whose date can be set."""
    duties = {d.id: d.title for d in statute().duties for t in d.trigger if t.set_by}
    n = choose("  Which duty does it set a date for?", [f"{title} [{id}]" for id, title in duties.items()])
    return list(duties)[n] if isinstance(n, int) else None


def in_plain_words(info: KindInfo) -> str:
    """Say what a kind of event means, without the sentences that name fields of the file."""
    said = " ".join(s for s in re.split(r"(?<=\.) (?=[A-Z`])", info.meaning) if "`" not in s)
    return said or f"{info.title[0].upper()}{info.title[1:]}."


def _closure() -> Closure | None:
    return _made(Closure, {
        "institution": text("  Its name, written as in the request for advice"),
        "setting": one_of("  What is it?", _SETTINGS, needed=True),
        "first_day_closed": day("  First day closed? (If term ended on a Friday, this is the Saturday.)", needed=True),
        "reopens": day("  On what day does it open again, if known?"),
    })  # fmt: skip


def _absence() -> Absence | None:
    return _made(Absence, {
        "who": one_of("  Who was away?", _PEOPLE, needed=True),
        "first_day": day("  First day away?", needed=True),
        "last_day": day("  Last day away, if they are back?"),
    })  # fmt: skip


def _exceptional() -> ExceptionalCircumstances | None:
    return _made(ExceptionalCircumstances, {
        "affects": one_of("  Who do they affect?", _PEOPLE, needed=True),
        "what": text("  What happened, in a few words and without names?"),
        "personal": yes_or_no("  Are they personal to that person?"),
        "first_day": day("  First day?", needed=True),
        "last_day": day("  Last day, if it is over?"),
    })  # fmt: skip


def _missed() -> MissedAppointment | None:
    return _made(MissedAppointment, {
        "who": one_of("  Who missed it?", (Role.CHILD, Role.YOUNG_PERSON), needed=True),
        "on": day("  On what day was it?", needed=True),
        "about": text("  Which body arranged it? Write its name as in the request for advice"),
    })  # fmt: skip


def _coronavirus() -> Coronavirus | None:
    return _made(Coronavirus, {
        "what": text("  The reason, in a few words"),
        "first_day": day("  First day?", needed=True),
        "last_day": day("  Last day, if it is over?"),
    })  # fmt: skip


def _gap() -> RecordGap | None:
    return _made(RecordGap, {"first_day": day("  First day?", needed=True), "last_day": day("  Last such day?")})


_AROUND: dict[str, Callable[[], Record | None]] = {
    "a school or provider was closed": _closure,
    "someone was away from the area": _absence,
    "exceptional circumstances": _exceptional,
    "an examination or test was missed": _missed,
    "a reason relating to coronavirus (2020)": _coronavirus,
    "a time of which the file says nothing": _gap,
}


def _determination(limb: Limb) -> Determination | None:
    return _made(Determination, {
        "limb": limb.id,
        "by": text("  Who decided? Give a role, not a name"),
        "on": day("  On what day?", needed=True),
        "reason": text("  Why was it impractical?"),
    })  # fmt: skip


def _made(model: type[M], fields: dict[str, Any]) -> M | None:
    """Make a record, or say what is wrong and give None, so that the question is asked again."""
    try:
        return model(**fields)
    except InputError as error:
        _say_refused(error)
        return None


def _say_refused(error: InputError, *, with_fix: bool = True, done: str = "recorded") -> None:
    for problem in error.problems:
        message = re.sub(r"events\.(\d+)", "one that is recorded", problem.message)
        message = re.sub(r"`(\w+)`", lambda m: _NAMES.get(m[1], m[1].replace("_", " ")), message)
        fix = f" {problem.fix}" if with_fix and problem.fix else ""
        echo_error(f"  That does not work: {message}{fix} It was not {done}. Answer again.")
