"""The lines in which an authority's view of one case is told, one small function for each kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sendrules.explanation import words
from sendrules.local.answers.fast_track import Eligibility
from sendrules.local.answers.panels import PanelAnswer
from sendrules.local.apply import LocalResult


def lines_of(local: LocalResult, title_of: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    """Give what an authority's policy says of a case, a line each: its days first, then its queues, then what it rests on.

    Args:
        local: the authority's view.
        title_of: gives a duty's title by its id.

    Returns:
        Each line, and whether it warns.
    """
    for part in (_targets, _steps, _fast_track):
        yield from ((line, False) for line in part(local))
    for panel in local.panels:
        yield f"{panel.title}: {title_of(panel.duty)}", False
        yield from _panel(panel)
    for part in (_offers, _updates, _queues, _basis):
        yield from ((line, False) for line in part(local))


def _targets(local: LocalResult) -> Iterator[str]:
    for target in local.targets:
        if target.on:
            law = f" (the law: {words(target.due)})" if target.due else ""
            yield f"{target.title}: {words(target.on)}{law}, {target.kind.replace('-', ' ')}"
    for target in local.rejected:
        yield f"rejected: {target.title}: {target.rejected}"


def _steps(local: LocalResult) -> Iterator[str]:
    for step in local.steps:
        if step.rejected:
            yield f"rejected: {step.title}: {step.rejected}"
            continue
        done = f", done on {words(step.done)}" if step.done else ""
        law = "; ".join(f"{limit.title}: {words(limit.on)}" for limit in step.limits)
        beside = f" (the law: {law})" if law else " (no limit of the law around it is known here)"
        yield f"{step.title}: {words(step.on)}{done}, {step.state.value.replace('-', ' ')}, internal step{beside}"


def _fast_track(local: LocalResult) -> Iterator[str]:
    if local.fast_track and local.fast_track.eligibility is not Eligibility.NO_POLICY:
        yield f"fast track: {local.fast_track.eligibility.value.replace('-', ' ')}"


def _panel(panel: PanelAnswer) -> Iterator[tuple[str, bool]]:
    last = panel.last.in_words() if panel.last else "none" if panel.warning else "not known"
    if panel.due:
        yield f"  last panel before the limit: {last}", False
    yield f"  next panel: {panel.next.in_words() if panel.next else 'not known'}", False
    if panel.warning:
        yield f"  {panel.warning}", True
    yield from ((f"  {reason}", False) for reason in panel.reasons)
    if panel.not_said:
        yield f"  the source does not say {'; '.join(panel.not_said)}", False


def _offers(local: LocalResult) -> Iterator[str]:
    for offer in local.interim_support:
        yield f"while waiting: {offer.support.title}: {offer.reason}"
        if offer.backdated:
            yield f"  {offer.backdated}"


def _updates(local: LocalResult) -> Iterator[str]:
    return (f"while waiting: {update.title}: {'; '.join(update.reasons)}" for update in local.updates)


def _queues(local: LocalResult) -> Iterator[str]:
    return (f"queue ({standing.title}): {standing.reason}" for standing in local.queues)


def _basis(local: LocalResult) -> Iterator[str]:
    yield from (finding.reason for finding in local.factors)
    yield from (f"{hook.replace('_', ' ')}: {status}" for hook, status in local.policies)
    yield from (f"note: {note}" for note in local.notes)
