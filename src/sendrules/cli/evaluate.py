"""``sendrules evaluate``: one case on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.case.files import read_case_file
from sendrules.cli.answering import engine_of, tell_warnings
from sendrules.cli.common import (
    as_of_option,
    chosen_calendar,
    chosen_readings,
    console,
    counted,
    day_asked,
    echo,
    echo_json,
    fold,
    in_blocks,
    proclaimed_option,
    readings_option,
    table,
)
from sendrules.cli.console import Console, Text
from sendrules.cli.names import known_duty
from sendrules.cli.page_file import check_page, show_page
from sendrules.cli.typed import program
from sendrules.cli.what_if import chosen_amendment, show_what_if, under_option
from sendrules.engine import Engine
from sendrules.explanation import Step, words
from sendrules.law.model.actors import Source
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Ended, NoFixedLimit, NotTriggered
from sendrules.wording.standing import kept_in_words, standing
from sendrules.wording.told_once import told_once
from sendrules.wording.working_days import working_days_in_words

if TYPE_CHECKING:
    from sendrules.result import Result

_STYLE = {
    Compliance.OVERDUE: "bold red",
    Compliance.MET_LATE: "red",
    Compliance.TOO_EARLY: "red",
    Compliance.PENDING: "yellow",
    Compliance.UNKNOWN: "yellow",
    Compliance.MET: "green",
}


@click.command("evaluate")
@click.argument("case", type=click.Path(path_type=Path, readable=False))
@as_of_option
@click.option("--authority", help="Also show this authority's own policy. `sendrules authorities` lists them.")
@click.option(
    "--policy",
    type=click.Path(path_type=Path),
    help="Also show the policy in this file (TOML).",
)
@click.option("--fallback", help="An authority, such as generic, to use where the first has no policy.")
@click.option(
    "--explain", is_flag=True, help="Give the reasons for every answer, and why each exception does or does not apply."
)
@click.option(
    "--duty",
    "only",
    multiple=True,
    help="Explain only this duty; with --json, all there is to say of it. You can give it more than once.",
)
@click.option("--all", "everything", is_flag=True, help="Show every row, also those that need nothing more.")
@click.option(
    "--page",
    type=click.Choice(["family", "officer"], case_sensitive=False),
    help="Print one page, for a family or for an officer.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, readable=False),
    help="With --page: the file to write, such as page.html, page.pdf or page.txt. It is written whole, or not at all.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, readable=False),
    help="With --out: a folder whose files stand in for our templates of the same name.",
)
@under_option
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print JSON: what is overdue, what is to come, and every duty that has started.",
)
@click.option(
    "--within",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="For a folder: how many days ahead to look. Default: 14.",
)
@click.option("--full", is_flag=True, help="With --json: print every duty, and every exception with its reasons.")
@readings_option
@proclaimed_option
def command(
    case: Path,
    as_of: date | None,
    authority: str | None,
    policy: Path | None,
    fallback: str | None,
    explain: bool,
    only: tuple[str, ...],
    everything: bool,
    page: str | None,
    out: Path | None,
    templates: Path | None,
    under: str | None,
    within: int | None,
    as_json: bool,
    full: bool,
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
) -> None:
    """Show what the law required in one case, by when, whether it was done, and whether an exception applies.

    CASE is a JSON file. `sendrules case new` writes one. Or it is a folder of such files: then you see what is overdue in
    any of them, and what falls due soon.
    """
    if case.is_dir():
        options = {
            "--authority": authority, "--policy": policy, "--fallback": fallback, "--explain": explain, "--duty": only,
            "--all": everything, "--page": page, "--out": out, "--templates": templates, "--under": under, "--full": full,
        }  # fmt: skip
        _show_folder(
            case, as_of, within, [name for name, given in options.items() if given], readings, proclaimed, as_json
        )
        return
    if within is not None:
        raise click.UsageError("--within is for a folder of cases. Leave --within out.")
    told = only and not as_json  # in JSON it is no form of its own
    in_words = [name for name, given in (("--explain", explain), ("--duty", told), ("--page", page)) if given]
    _check_authority(authority, policy, fallback, in_words)
    _check_form(in_words, as_json=as_json, everything=everything)
    _check_json(
        full=full, as_json=as_json, only=only, policy="--authority" if authority else "--policy" if policy else ""
    )
    check_page(page, out, templates, under, case)
    only = tuple(known_duty(id, "--duty") for id in only)
    chosen, calendar = chosen_readings(readings), chosen_calendar(proclaimed)
    amendment = chosen_amendment(under)
    record = read_case_file(case)
    day = day_asked(as_of)
    engine = _engine(authority, policy, fallback=fallback, readings=chosen, calendar=calendar, what_if=amendment)
    result = engine.evaluate(record, as_of=day)
    tell_warnings(case, result)
    if as_json:
        echo_json(result.to_dict(full=full, duties=only or None))
    elif page:
        show_page(page, result, out, templates)
    elif explain or only:
        echo(f"{_heading(result)}\n")
        for step in told_once(_explained(result, only), result.statutory.law.limbs):
            echo(fold(step.to_text(), hang=4) + "\n")
    else:
        _show(result, everything=everything)


def _show_folder(
    folder: Path,
    as_of: date | None,
    within: int | None,
    refused: list[str],
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
    as_json: bool,
) -> None:
    if refused:
        raise click.UsageError(
            f"{refused[0]} is for one case, and this is a folder. Name one file, or leave {refused[0]} out."
        )
    from sendrules.cli.evaluate_folder import DEFAULT_WITHIN, show_folder

    engine = engine_of(readings, proclaimed)
    show_folder(folder, as_of, DEFAULT_WITHIN if within is None else within, engine, as_json=as_json)


def _explained(result: Result, only: tuple[str, ...]) -> Iterator[Step]:
    """Give the reasons for the duties that were asked for, or for all that have started."""
    for id in dict.fromkeys(only) or [d.id for d in result.values() if d.instances]:
        both = result.what_if if result.what_if and result.what_if.touches(id) else result
        yield both.explain(id)


def _engine(authority: str | None, policy: Path | None, *, fallback: str | None, **options: Any) -> Engine:
    if policy:
        return Engine.from_policy(policy, fallback=fallback, **options)
    return Engine.for_authority(authority, fallback=fallback, **options) if authority else Engine(**options)


def _check_authority(authority: str | None, policy: Path | None, fallback: str | None, in_words: list[str]) -> None:
    """Refuse flags about authorities that would be dropped, or that say nothing."""
    for flag, name in (("--authority", authority), ("--fallback", fallback)):
        if name is not None and not name.strip():
            raise click.UsageError(f"{flag} needs a name. `sendrules authorities` lists them.")
    if authority and policy:
        raise click.UsageError("Choose one of --authority and --policy.")
    if fallback and not (authority or policy):
        raise click.UsageError("--fallback goes with --authority or --policy.")
    if fallback and fallback == authority:
        raise click.UsageError(f"--fallback {fallback} is the authority itself. Leave --fallback out.")
    if (authority or policy) and in_words:
        flag = "--authority" if authority else "--policy"
        raise click.UsageError(
            f"{in_words[0]} shows the law alone. Leave {flag} out, or see the policy in the table or with --json."
        )


def _check_form(in_words: list[str], *, as_json: bool, everything: bool) -> None:
    """Refuse two forms of the answer at once, and --all where it would change nothing."""
    forms = [
        *(name for name in in_words if name != "--duty" or "--explain" not in in_words),
        *["--json"] * as_json,
    ]
    if len(forms) > 1:
        raise click.UsageError(f"Choose one of {' and '.join(forms)}.")
    if everything and forms:
        raise click.UsageError(f"--all is for the table. Leave --all or {forms[0]} out.")


def _check_json(*, full: bool, as_json: bool, only: tuple[str, ...], policy: str) -> None:
    """Refuse --full where it would change nothing, and a policy where it would be dropped."""
    if full and not as_json:
        raise click.UsageError("--full goes with --json. Add --json, or see every row with --all.")
    if full and only:
        raise click.UsageError("--duty has the full detail with --json. Leave --full out.")
    if as_json and only and policy:
        raise click.UsageError(f"--duty shows the law alone. Leave {policy} out, or see the policy with --json alone.")


def _heading(result: Result) -> str:
    return f"Case {result.case.reference}, as of {words(result.as_of)}"


def _nothing_started(result: Result) -> str:
    """Say why there is no table, and what to do."""
    add = f'{program()} case add FILE "request for assessment" 21/05/2025'
    if not result.case.events:
        return f"The case has no events, so no time limit has started. Record what happened, such as: {add}"
    if all(event.on > result.as_of for event in result.case.events):
        first = min(result.case.events, key=lambda event: event.on)
        return f"Nothing had happened by then: the first event is {first.title} on {words(first.on)}. Give a later --as-of."
    return f"Nothing that is recorded starts a time limit. Record what did, such as: {add}"


def _show(result: Result, *, everything: bool) -> None:
    out = console()
    out.print(_heading(result), style="bold")
    found = [i for d in result.values() for i in d.instances]
    shown = [i for i in found if everything or not _is_quiet(i)]
    shown.sort(key=lambda i: (i.limit or date.max, i.started, i.id))
    if not found:
        out.print(_nothing_started(result))
    if shown:
        (_show_blocks if in_blocks() else _show_table)(shown, out)
    hidden = len(found) - len(shown)
    if hidden:
        were, them = ("was", "it") if hidden == 1 else ("were", "them")
        rows = counted(hidden, "row")
        out.print(f"Also {rows} that ended early, or that {were} optional and not used. Add --all to see {them}.")
    waiting = [d for d in result.values() if not d.instances]
    if waiting and everything:
        out.print("Not started: " + "; ".join(d.title for d in waiting) + ".", style="dim")
    elif waiting:
        out.print(f"{len(waiting)} other duties have not started. Add --all to list them.", style="dim")
    for line in _contested(result):
        out.print(line)
    if result.local:
        _show_local(result)
    if result.what_if:
        show_what_if(result.what_if)
    calendar = result.calendar
    out.print(
        f"Add --explain for the reasons.\n{working_days_in_words(calendar)} Not legal advice.",
        style="dim",
    )


def _contested(result: Result) -> Iterator[str]:
    """One line for each answer to a contested question that turns a duty round."""
    for d in result.values():
        turned: dict[tuple[str, str, str], list[str]] = {}
        for a in d.alternatives:
            if not a.only_the_date:
                idle = a.compliance is Compliance.NOT_APPLICABLE
                stands = "it would not have started" if isinstance(a.outcome, NotTriggered) else a.outcome.name
                kept = (stands if idle else a.compliance.value).replace("-", " ")
                if isinstance(a.outcome, Ended):
                    kept = f"ended, {kept_in_words(a)}"
                found = turned.setdefault((a.described, a.reading, a.answer), [])
                found.append(f"{kept} (from {a.start})")
        for (described, reading, answer), found in turned.items():
            yield f"Contested: {d.title}. If {described}: {'; '.join(found)}. Add --reading {reading}={answer} to see it."


def _is_quiet(i: Instance) -> bool:
    """Whether nothing is to be learned from it: it ended in time, or a right was not used."""
    if i.compliance is Compliance.LAPSED:
        return True
    return isinstance(i.outcome, Ended) and not i.days_over_when_ended


def _show_table(shown: list[Instance], out: Console) -> None:
    grid = table("Due", "What", "How it stands", "Provision")
    for i in shown:
        state = Text(standing(i), style=_style(i))
        grid.add_row(_due(i), _title(i, shown), state, i.duty.provision.brief)
    out.print(grid)


def _show_blocks(shown: list[Instance], out: Console) -> None:
    for i in shown:
        out.print(_due(i))
        out.print(fold(f"  {_title(i, shown)}"))
        out.print(fold(f"  {standing(i)}"), style=_style(i))
        out.print(fold(f"  {i.duty.provision.brief}"))


def _style(i: Instance) -> str:
    plain = isinstance(i.outcome, NoFixedLimit) or not i.duty.source.binds
    return "" if plain else _STYLE.get(i.compliance, "")


def _due(i: Instance) -> str:
    if i.due:
        return words(i.due)
    return f"({words(i.limit)})" if i.limit else "—"


def _title(i: Instance, found: list[Instance]) -> str:
    many = sum(other.id == i.id for other in found) > 1
    about = f", {i.trigger.about}" if i.trigger.about else ""
    kind = {Source.DERIVED: " (derived)", Source.GUIDANCE: " (guidance)"}.get(i.duty.source, "")
    return i.title + kind + (f" — from {words(i.started)}{about}" if many or about else "")


def _show_local(result: Result) -> None:
    local = result.local
    if local is None:
        return
    from sendrules.local.lines import lines_of

    out = console()
    out.print(f"\n{local.authority} ({local.distribution}); the law above is the same without it", style="bold")
    for line, warns in lines_of(local, lambda duty: result[duty].title):
        out.print(f"  {line}", style="bold red" if warns else "")
