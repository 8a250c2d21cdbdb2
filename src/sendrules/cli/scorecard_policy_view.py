"""How the targets and milestones of an authority's policy are shown beside its scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendrules.cli.console import Console, Text
from sendrules.cli.scorecard_view import counts_of, value_of
from sendrules.explanation import words

if TYPE_CHECKING:
    from sendrules.local.declarations.performance import Snapshot
    from sendrules.scorecard.figures import Figure
    from sendrules.scorecard.policy_targets import PolicyStanding, ReportedFigure, TargetStanding

_MET = {True: "met", False: "not met", None: "not settled"}


def show_policy(name: str, found: PolicyStanding, console: Console) -> None:
    """Print how an authority stands by its own policy.

    Args:
        name: the name of the authority.
        found: how it stands.
        console: where to.
    """
    console.print()
    console.print(Text(f"Beside the policy of {name}: none of it is a legal limit", "bold"))
    if not (found.targets or found.reported or found.milestones or found.outcomes):
        console.print("  It has no target, milestone or reported figure.")
    for target in found.targets:
        for line in _target(target):
            console.print(line)
    for reported in found.reported:
        for line in _reported(reported):
            console.print(line)
    for one in found.milestones:
        computed = one.computed.value if one.computed else "no colour"
        missing = f"; it needs {', '.join(one.missing)}: give --done {one.milestone}=..." if one.missing else ""
        beside = f"; reported: {one.reported.value}" if one.reported else "; no colour reported"
        console.print(f"  Milestone {one.milestone}: computed: {computed} ({'; '.join(one.reasons)}){missing}{beside}.")
    for outcome in found.outcomes:
        reported_as = outcome.reported.value if outcome.reported else outcome.note or "no colour"
        console.print(f"  Outcome {outcome.id}: {outcome.title}. Reported: {reported_as}.")


def _target(target: TargetStanding) -> list[str]:
    level = f", {target.target.level}" if target.target.level else ""
    step = ""
    if target.step is not None:
        day = target.step.by.latest or target.step.by.earliest
        step = f", {target.step.value:f} by {words(day)}" if day else ""
    lines = [f"  Target {target.target.id}: {target.target.title}{level}{step}: {target.why or _MET[target.met]}."]
    if len(target.computed) > 1:
        lines.append("    The source does not say which figure it means, so each that it may mean stands here:")
    lines += [f"    {_figure(one.figure)}: {_MET[one.met]}." for one in target.computed]
    return lines


def _figure(figure: Figure) -> str:
    counts = f" ({counts_of(figure)})" if counts_of(figure) else ""
    return f"{value_of(figure)}{counts}, {figure.measure.title}"


def _reported(found: ReportedFigure) -> list[str]:
    snapshot = found.snapshot
    lines = [f"  Reported: {found.title}: {snapshot.value:f}{', about' if snapshot.circa else ''}, {_when(snapshot)}."]
    if not found.computed:
        lines.append("    Nothing is computed beside it: its words fit no measure of the scorecard.")
    return lines + [f"    Computed for this period: {_figure(one)}." for one in found.computed]


def _when(snapshot: Snapshot) -> str:
    window = snapshot.on
    if window is None:
        return "of a day that is not stated"
    day = window.day
    if day is not None:
        return f"on {words(day)}"
    ends = [words(one) for one in (window.earliest, window.latest) if one is not None]
    return window.stated or " to ".join(ends)


def plain_policy(key: str, found: PolicyStanding) -> dict[str, Any]:
    """Give it as plain data, for JSON.

    Args:
        key: the key of the authority.
        found: how it stands.
    """
    return {
        "authority": key,
        "targets": [
            {
                "id": one.target.id,
                "title": one.target.title,
                "level": one.target.level or None,
                "step": one.step and {"by": one.step.by.model_dump(mode="json"), "value": str(one.step.value)},
                "met": one.met,
                "why_none": one.why,
                "computed": [{"measure": each.figure.measure.id, "met": each.met} for each in one.computed],
            }
            for one in found.targets
        ],
        "reported": [
            {
                "measure": one.snapshot.measure,
                "title": one.title,
                "value": str(one.snapshot.value),
                "when": _when(one.snapshot),
                "computed": [each.measure.id for each in one.computed],
            }
            for one in found.reported
        ],
        "milestones": [one.to_dict() for one in found.milestones],
        "outcomes": [
            {"id": one.id, "title": one.title, "reported": one.reported and one.reported.value, "note": one.note}
            for one in found.outcomes
        ],
    }
