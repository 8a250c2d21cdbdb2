"""What a plan asks for: each input that is not known, with the option that gives it, and what is not told without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sendrules.cli.console import Table
from sendrules.cli.plan_asked import ASKS, OPTIONS, TEAM

if TYPE_CHECKING:
    from sendrules.commissioning.inputs.missing import Missing

WHOLE = "The caseload tells it, if --requests-since says from when it has every request."
TOO_SHORT = "The requests since --requests-since are too few: it takes 12 months, and two years for a season."
_POLICY = "(the policy)"
_WITHOUT = {"everything": "no number", "on time": "no on-time share", "plans": "no plans"}
_OF_A_TEAM = {
    "a_month": "How many cases do all teams of the authority take in a month? No source says it of {team}.",
    "starts": "How many cases do all teams take in a month? On which day {team} starts is not stated.",
    "ends": "How many cases do all teams take in a month, as far as you count on them? Until when {team} works is not stated.",
}
_OF_THE_CASELOAD = {
    "lanes": ("--lane", "How do the lanes of the policy share the places of a month? It states no shares."),
    "groups": ("(the caseload)", "Which kinds of case are there? None waits, and none was requested in a year."),
}


def missing_rows(
    missing: Sequence[Missing], *, from_file: bool, teams: frozenset[str], past: str | None
) -> Iterator[Table]:
    """Give what is missing as a table; nothing where nothing is.

    Args:
        missing: what is missing.
        from_file: whether the inputs come from a file, so that each is named as there.
        teams: the ids of supplies that are teams of a policy, and no contracts.
        past: what is said of the past of a caseload, which could give the demand; None without one. A caseload tells who waits once the share
            that is agreed is known.
    """
    if not missing:
        return
    table = Table(("Give", "What to find out", "Without it"), frozenset({0}))
    follows = set()  # what is known once something else that is asked for is
    if past and not from_file:
        follows.add("waiting")
    if any(one.at == "lanes" for one in missing) and not from_file:
        follows.add("groups")
    rows = (_row(one, teams, past=past, from_file=from_file) for one in missing if one.at not in follows)
    for row in dict.fromkeys(rows):
        table.add_row(*row)
    yield table


def _row(one: Missing, teams: frozenset[str], *, from_file: bool, past: str | None) -> tuple[str, str, str]:
    without = _WITHOUT.get(one.needed_for, one.needed_for)
    if from_file:
        return one.at, one.ask, without
    if one.at in _OF_THE_CASELOAD:
        return (*_OF_THE_CASELOAD[one.at], without)
    supply, _, last = one.at.removeprefix("supplies.").rpartition(".")
    if supply in teams and last in _OF_A_TEAM:
        return OPTIONS["supplies"], _OF_A_TEAM[last].format(team=supply), without
    if last == "a_month" and one.at.startswith("supplies.") and supply != TEAM:
        return _POLICY, f"How many cases does {supply} take in a month? Its contract does not say.", without
    option = OPTIONS.get(one.at) or OPTIONS.get(last)
    ask = ASKS["supplies"] if option == OPTIONS["supplies"] else ASKS.get(one.at, one.ask)
    if past and one.at in ("demand.a_month", "demand.seasonal", "demand.assessed"):
        ask += f" {past}"
    return option or one.at, ask, without
