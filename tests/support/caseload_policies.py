"""Engines with every policy that there is: the plugins, the examples, and orders that are drawn; and cases to ask them about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import sendrules as sr
from panels import YEAR, panel
from policies import DOC, points, policy
from sendrules.case.kinds import EventKind, Role
from sendrules.errors import NoPublishedPolicy
from sendrules.local.declarations.prioritisation import queues_of
from sendrules.testing.policies import cases_for, numbered, sample

MOVES = sr.When(fact="testshire.transfer", equals=True)
EXAMPLES = Path(__file__).parents[2] / "examples" / "policies"
KINDS = tuple(EventKind)[::2]
DAYS = (date(2019, 6, 3), date(2024, 9, 2), date(2026, 2, 27))


@cache
def engines() -> dict[str, sr.Engine]:
    """Give an engine for each plugin and each example, by name; the generic policy stands in for what is not published."""
    found = {key: sr.Engine.for_authority(key, fallback="generic") for key in ("milton_keynes", "kent")}
    found["generic"] = sr.Engine.for_authority("generic")
    for path in sorted(EXAMPLES.glob("*.toml")):
        found[path.stem] = sr.Engine.from_policy(path, fallback="generic")
    found["own"] = sr.Engine(policy(standards=_standards(), prioritisation=points()))
    before = policy(
        standards=_standards(id="b", in_force_to=date(2024, 12, 31), panels=_panels(()), steps=_steps(KINDS))
    )
    after = _standards(in_force_from=date(2025, 1, 1), panels=_panels(YEAR), steps=_steps())
    found["every step"] = sr.Engine(policy(standards=after, prioritisation=points()).or_else(before))
    return found


def _standards(**more: Any) -> sr.StandardsPolicy:
    """Declare what no example has: steps, and updates for some cases; and offers that are backdated."""
    period = sr.Weeks(4)
    own = {
        "id": "s",
        "title": "S",
        "steps": [
            sr.InternalStep(
                id="draft", title="Draft", act="draft-plan", after="request", within="14 weeks", provenance=DOC
            ),
            sr.InternalStep(
                id="ask", title="Ask", act="advice-request", after="request", within="7 weeks", provenance=DOC
            ),
        ],
    }
    return sr.StandardsPolicy(
        **(own | more),
        provenance=DOC,
        communication=[
            sr.CommunicationStandard(id=f"told-{n}", title="Told", repeats=period, basis="wait", when=when, provenance=DOC)
            for n, when in enumerate((None, MOVES))
        ],
        interim_support=[
            sr.InterimSupport(id=f"help-{n}", title="Help", kind="funding", backdated_to=to, when=when, provenance=DOC)
            for n, (to, when) in enumerate(
                [({"counted_from": "limit"}, None), ({"counted_from": "request", "after": period}, MOVES)]
            )
        ],
    )  # fmt: skip


def _steps(kinds: Sequence[EventKind] = tuple(EventKind)) -> list[sr.InternalStep]:
    """Declare steps for every kind of event, and of every sort: for some who ask, for some cases, with a fact that holds the day."""
    found = [_step(n, n, act=act, after=kinds[n - 1]) for n, act in enumerate(kinds)]
    some = [(), (Role.PARENT,), (Role.YOUNG_PERSON, Role.SCHOOL)]
    for n, (by, when) in enumerate((by, when) for by in some for when in (None, MOVES)):
        found.append(_step(n, 90 + 3 * n, id=f"asked-{n}", act="draft-plan", requested_by=by, when=when))
        found.append(_step(n, n, id=f"meet-{n}", act="review-meeting", after="final-plan", requested_by=by, when=when))
    for n, kind in enumerate(("request", "decision-to-assess", "advice-request")):
        more = {"records": "testshire.story", "after": kind, "before": ("final-plan", None, "draft-plan")[n]}
        found.append(_step(n, 40 + n, id=f"recorded-{n}", counting=list(sr.Counting)[n % 3], **more))
    return found


def _step(n: int, days: int, **more: Any) -> sr.InternalStep:
    own = {"id": f"s{n}", "title": f"S {n}", "after": "request", "within": f"{days + 1} days", "provenance": DOC}
    return sr.InternalStep(**(own | more))


def _panels(terms: tuple[sr.SchoolTerm, ...]) -> list[sr.Panel]:
    """Declare panels that decide on every duty, be it of the authority or not, and one whose days nobody knows."""
    ids = sr.statute().ids
    fortnightly = {
        "every": "2 weeks",
        "weekday": "tuesday",
        "first": "2024-01-09",
        "told_within": "1 week",
        "decides": ids,
    }
    return [
        panel(id="p", term_time_only=bool(terms), papers={"before": "4 working days", "hour": "12:00"}, **fortnightly),
        panel(id="q", decides=ids[::3]),
    ]


@cache
def cases_of(name: str, how_many: int) -> tuple[sr.Case, ...]:
    """Give cases with the facts that a policy reads, the same in every run, each with a reference of its own."""
    declared = engines()[name].policy
    assert declared is not None
    return numbered((*sample(cases_for(declared), how_many - len(_PLAIN)), *_PLAIN))


_PLAIN = tuple(
    sr.Case(
        reference="plain",
        events=[
            sr.Event(kind="request", on=day - timedelta(50), by="parent"),
            sr.Event(kind="decision-to-assess", on=day - timedelta(20)),
        ],
        facts={"transfer": True},
    )
    for day in DAYS
)
"""Cases that wait on one of the days, whose next limit is near."""


def queues_in_force(engine: sr.Engine, as_of: date) -> Iterator[str]:
    """Give the ids of the queues that may be asked about on a day."""
    assert engine.policy is not None
    declared = engine.policy.on(as_of).prioritisation
    for queue in queues_of(declared):
        try:
            engine.prioritise([], as_of=as_of, queue=queue.id)
        except NoPublishedPolicy:
            continue
        yield queue.id
