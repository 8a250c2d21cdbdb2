"""How a plan is shown on a terminal: what is known, what is missing, and then the answer, so that a board can read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sendrules.cli.common import counted, in_blocks
from sendrules.cli.console import Console, Table, Text
from sendrules.cli.plan_asked import SAID, TEAM, Asked, Planned
from sendrules.cli.plan_missing import TOO_SHORT, WHOLE, missing_rows
from sendrules.cli.plan_queue_view import order_lines
from sendrules.explanation import words
from sendrules.values import value

if TYPE_CHECKING:
    import pyarrow as pa

    from sendrules.commissioning.forecast import Forecast
    from sendrules.commissioning.forecast.ranges import Range
    from sendrules.commissioning.gates.gate import Gates
    from sendrules.commissioning.inputs import Between, Demand, Supply
    from sendrules.commissioning.inputs.missing import Missing
    from sendrules.commissioning.what_if.extra import ExtraCapacity

NOT_KNOWN = "not known"
_MOST_READINGS = 4


@value
class Shown:
    """All that is shown.

    Attributes:
        asked: what is forecast.
        forecast: the forecast.
        planned: the schedule of a policy; None without one.
        gates: its gates; None without one.
        promise: a promised day; None without one.
        extra: what it takes to keep the promise; None where that was not asked or is not known.
        from_file: whether the inputs come from a file, so that what is missing is named as there.
    """

    asked: Asked
    forecast: Forecast
    planned: Planned | None
    gates: Gates | None
    promise: date | None
    extra: ExtraCapacity | None
    from_file: bool

    @property
    def table(self) -> pa.Table:
        """P10, P50 and P90 of every measure that is known, by month."""
        import pyarrow.compute as pc

        table = self.forecast.table()
        if self.asked.ages_known:
            return table
        return table.filter(pc.invert(pc.starts_with(table["measure"], "over_")))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that is not known."""
        return (*self.forecast.missing, *self.asked.missing)


def show(shown: Shown, console: Console) -> None:
    """Print a plan.

    Args:
        shown: what is shown.
        console: where to.
    """
    months = shown.forecast.months
    console.print(
        f"Plan from {_month(months[0])} to {_month(months[-1])}: "
        f"{shown.forecast.draws.runs:,} runs, seed {shown.forecast.draws.seed}",
        "bold",
    )
    for title, lines in (
        ("What is known", _known(shown)),
        ("In which order cases get a place", order_lines(shown.asked)),
        ("What is missing: please find out", missing_tables(shown)),
        ("What the policy hands out, month by month", _schedule(shown)),
        ("When the backlog clears", _clearing(shown)),
        ("The promised day", _promise(shown)),
        ("New requests that will be on time", _on_time(shown)),
    ):
        _section(title, list(lines), console)
    if shown.forecast.determined:
        console.print()
        console.print(
            Text("Month by month, at the end of each month: the middle of the runs, and 8 runs in 10", "bold")
        )
        _by_month(shown, console)
    _section("Gates", list(_gates(shown)), console)
    _section("Please note", [f"  {note}" for note in shown.asked.notes], console)


def _section(title: str, lines: Sequence[str | Table], console: Console) -> None:
    if lines:
        console.print()
        console.print(Text(title, "bold"))
        for line in lines:
            console.print(line)


def _known(shown: Shown) -> Iterator[str]:
    inputs = shown.asked.inputs
    if inputs.waiting is not None:
        how_long = "" if shown.asked.ages_known else ", how long is not known"
        yield f"  {counted(inputs.waiting.total, 'case')} {'waits' if inputs.waiting.total == 1 else 'wait'}{how_long}{_source(inputs.waiting.source)}."
    if inputs.demand is not None:
        yield from _demand(inputs.demand)
    for supply in inputs.supplies or ():
        if supply.a_month is not None:
            yield f"  {_supply(supply, said=shown.from_file)}"
    if inputs.plan_after_months is not None:
        yield f"  A plan is finalised {counted(inputs.plan_after_months, 'month')} after its case gets a place."


def _demand(demand: Demand) -> Iterator[str]:
    if demand.a_month is not None:
        yield f"  {_between(demand.a_month)} requests come in, in a month of average season{_source(demand.source)}."
    if demand.seasonal is not None and (season := _season(demand.seasonal)):
        yield f"  {season}"
    if demand.assessed is not None:
        yield f"  {_percent(demand.assessed)} of requests are agreed to assess."
    if demand.growth_a_year is not None:
        yield f"  Requests grow by {_percent(demand.growth_a_year)} a year."
    if demand.withdrawn is not None:
        yield f"  {demand.withdrawn * 100:g}% of those who wait are withdrawn each month."


def _season(factors: dict[int, float]) -> str:
    """The months with the fewest and the most requests; empty where all are alike."""
    least, most = min(factors, key=lambda month: factors[month]), max(factors, key=lambda month: factors[month])
    if factors[least] == factors[most]:
        return ""
    name = {month: f"{date(2000, month, 1):%B}" for month in (least, most)}
    return f"The season: from {factors[least]:.2g} times the average in {name[least]} to {factors[most]:.2g} times in {name[most]}."


def _source(source: str) -> str:
    """Where a figure comes from; empty for what was typed, which needs no mention."""
    return "" if source == SAID else f" ({source})"


def _supply(supply: Supply, *, said: bool) -> str:
    name = "The authority's own team" if supply.id == TEAM else supply.id
    since = f" from {words(supply.starts)}" if supply.starts and supply.id != TEAM else ""
    until = f" to {words(supply.ends)}" if isinstance(supply.ends, date) else ""
    lost = [f"{supply.vacancy:.0%} of months have a vacancy"] if supply.vacancy else []
    lost += [f"{supply.rejected:.0%} of reports are rejected"] if supply.rejected else []
    also = f"; {'; '.join(lost)}" if lost else ""
    return (
        f"{name}: {_between(supply.a_month)} cases a month{since}{until}{also}{_source(supply.source) if said else ''}."
    )


def missing_tables(shown: Shown) -> Iterator[Table]:
    """Give what is missing as a table; nothing where nothing is.

    Args:
        shown: the plan.
    """
    teams: frozenset[str] = frozenset()
    if shown.planned is not None:
        contracts = {contract.id for contract in shown.planned.policy.contracts}
        teams = frozenset(one.id for one in shown.asked.inputs.supplies or () if one.id not in {*contracts, TEAM})
    past = None if shown.asked.ages is None else WHOLE if shown.asked.since is None else TOO_SHORT
    return missing_rows(shown.missing, from_file=shown.from_file, teams=teams, past=past)


def _schedule(shown: Shown) -> Iterator[str]:
    if (planned := shown.planned) is None:
        return
    schedule = planned.schedule
    many = len(schedule.readings)
    if many > 1:
        takes = "" if shown.from_file else " The forecast takes the slowest; --schedule-reading takes another."
        yield f"  The sources leave {many} readings open.{takes}"
    for reading in schedule.readings[:_MOST_READINGS]:
        mark = (
            " (the forecast takes this one)" if many > 1 and reading is planned.reading and not shown.from_file else ""
        )
        yield f"  {reading.id}: {reading.said}{mark}"
        yield f"    {_runs([n for _, n in reading.by_month()])}; last reports due {words(reading.last_report())}"
    if many > _MOST_READINGS:
        yield f"  … and {many - _MOST_READINGS} more: --out FOLDER writes every batch of each."
    yield from (f"  Warning: {warning}." for warning in dict.fromkeys(one.says for one in schedule.warnings))
    yield from (f"  Not known: {one}." for one in schedule.missing)


def _runs(amounts: list[int]) -> str:
    """Numbers month by month, with how often the same stands: "35 (5 times), 25"."""
    parts: list[list[int]] = []
    for n in amounts:
        if parts and parts[-1][0] == n:
            parts[-1][1] += 1
        else:
            parts.append([n, 1])
    return ", ".join(f"{n}" if times == 1 else f"{n} ({times} times)" for n, times in parts)


def _clearing(shown: Shown) -> Iterator[str]:
    from sendrules.commissioning.projections.those_who_wait import month_ends, placed

    found = shown.forecast
    if not found.determined:
        yield "  Undetermined: see what is missing. No number is given."
        return
    if found.some_rejected:
        yield f"  Each of those who wait now has had a place: {_range(placed(found, again=False))}."
    yield f"  None of those who wait now still waits for a place: {_range(placed(found))}."
    if shown.asked.ages_known:
        yield f"  None of them waits past 20 weeks, from then on: {_range(month_ends(found, found.cleared_in()))}."
    if found.some_rejected:
        yield "  A case whose report is rejected waits again. It may be one of them, and the same again and again: the last dates count that."
    yield "  P10: in 1 run of 10 it is no later. P50: in half of the runs. P90: in 9 of 10."
    yield "  A place is not a plan: drafting, and the family's time to answer, come after it."


def _promise(shown: Shown) -> Iterator[str]:
    from sendrules.commissioning.projections.those_who_wait import placed_in, share_by

    promise, found = shown.promise, shown.forecast
    if promise is None:
        return
    if not found.determined:
        yield f"  {words(promise)}: undetermined: see what is missing."
        return
    share = share_by(found, placed_in(found), promise)
    if share is None:
        yield f"  {words(promise)} is after the last month: give a later --until."
        return
    if found.some_rejected:
        had = share_by(found, placed_in(found, again=False), promise) or 0
        yield f"  By {words(promise)} each of those who wait now has had a place, in {had:.0%} of the runs."
    yield f"  By {words(promise)} none of those who wait now still waits, in {share:.0%} of the runs."
    if shown.asked.ages_known:
        yield f"  By then none of them is past 20 weeks, in {share_by(found, found.cleared_in(), promise) or 0:.0%} of the runs."
    extra = shown.extra
    while extra is not None:
        more = f"it takes {extra.places} more places a month" if extra.places else "no more places are needed"
        if extra.places is None:
            more = extra.why
        yield f"  So that {extra.aim} in {extra.chance:.0%} of the runs, {more}."
        extra = extra.hopeful


def _on_time(shown: Shown) -> Iterator[str]:
    import numpy as np

    found = shown.forecast
    if not found.determined or found.lacks("on_time_low"):
        return
    low, high = found.range_of("on_time_low"), found.range_of("on_time_high")
    told = [n for n in range(len(found.months)) if not np.isnan([low[0][n], high[2][n]]).any()]
    if not told:
        yield "  The forecast is too short to tell: a request's 20 weeks have to lie within it."
        return
    for n in dict.fromkeys((told[0], told[-1])):
        middle, wide = _percents(low[1][n], high[1][n]), _percents(low[0][n], high[2][n])
        yield f"  Requested in {_month(found.months[n])}: {middle} in the middle of the runs, {wide} in 8 runs of 10."
    yield (
        "  Low: a plan that may be late counts as late. High: as on time. A month does not tell the day. It is the cohort of requests, "
        "and not that of plans issued, which the department publishes."
    )


def _by_month(shown: Shown, console: Console) -> None:
    found = shown.forecast
    head = ("Month", "Wait for a place", "Over 20 weeks", "Over 52 weeks", "On time")
    table = Table(head, frozenset({0, 1, 2, 3, 4}))
    waiting = found.range_of("waiting")
    late = {weeks: [found.range_of(f"over_{weeks}_weeks_{end}") for end in ("low", "high")] for weeks in (20, 52)}
    on_time = None
    if not found.lacks("on_time_low"):
        on_time = found.range_of("on_time_low"), found.range_of("on_time_high")
    for n, month in enumerate(found.months):
        low, middle, high = (int(ends[n]) for ends in waiting)
        cells = [f"{middle:,}" if low == high else f"{middle:,} ({low:,} to {high:,})"]
        for weeks in (20, 52):
            surely, perhaps = late[weeks]
            known = shown.asked.ages_known
            cells.append(_to(int(surely[0][n]), int(perhaps[2][n])) if known else NOT_KNOWN)
        cells.append(_share(on_time, n))
        table.add_row(_month(month, short=True), *cells)
    if in_blocks(below=72):
        for row in table.rows:
            console.print(Text(row[0].text, "bold"))
            for title, cell in zip(head[1:], row[1:], strict=True):
                console.print(f"  {title}: {cell.text}")
    else:
        console.print(table)
    console.print(
        "Over 20 and 52 weeks, and on time: from the least (P10) to the most (P90). A case that may be past its weeks counts in the most alone.",
        "dim",
    )


def _share(on_time: Any, n: int) -> str:
    import numpy as np

    if on_time is None:
        return NOT_KNOWN
    low, high = on_time[0][0][n], on_time[1][2][n]
    return "not yet" if np.isnan([low, high]).any() else _percents(low, high)


def _gates(shown: Shown) -> Iterator[str]:
    if shown.gates is None:
        return
    for gate in shown.gates.gates:
        day = f", {words(gate.day)}" if gate.day else ""
        yield f"  {gate.kind.value.capitalize()}, {gate.about}: {gate.state.value}{day}."
        yield from (f"    {reason}" for reason in gate.reasons)
        if gate.missing:
            yield f"    Missing: {'; '.join(gate.missing)}."


def _range(found: Range) -> str:
    """P10, P50 and P90 as months in words."""
    told = [
        (name, _month(day) if day else "after the last month")
        for name, day in zip(("P10", "P50", "P90"), _ends(found), strict=True)
    ]
    if len({text for _, text in told}) == 1:
        return f"end of {told[0][1]}" if found.p10 else told[0][1]
    return ", ".join(f"{name} {text}" for name, text in told)


def _ends(found: Range) -> tuple[date | None, date | None, date | None]:
    return found.p10, found.p50, found.p90


def _month(day: date, *, short: bool = False) -> str:
    return f"{day:%b} {day.year}" if short else f"{day:%B} {day.year}"


def _percents(low: float, high: float) -> str:
    return f"{low:.0%}" if round(low, 2) == round(high, 2) else f"{low:.0%} to {high:.0%}"


def _to(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _between(given: Between | None) -> str:
    if given is None:
        return NOT_KNOWN
    return f"{given.low:.4g}" if given.fixed else f"{given.low:.4g} to {given.high:.4g}"


def _percent(given: Between) -> str:
    return f"{given.low * 100:.4g}%" if given.fixed else f"{given.low * 100:.4g}% to {given.high * 100:.4g}%"
