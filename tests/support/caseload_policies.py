"""Engines with every policy that there is: the plugins, the examples, and orders that are drawn; and cases to ask them about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import sendrules as sr
from policies import DOC, points, policy
from sendrules.errors import NoPublishedPolicy
from sendrules.local.declarations.prioritisation import queues_of
from sendrules.testing.policies import cases_for, numbered, sample

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies"
DAYS = (date(2019, 6, 3), date(2024, 9, 2), date(2026, 2, 27))


@cache
def engines() -> dict[str, sr.Engine]:
    """Give an engine for each plugin and each example, by name; the generic policy stands in for what is not published."""
    found = {key: sr.Engine.for_authority(key, fallback="generic") for key in ("milton_keynes", "kent")}
    found["generic"] = sr.Engine.for_authority("generic")
    for path in sorted(EXAMPLES.glob("*.toml")):
        found[path.stem] = sr.Engine.from_policy(path, fallback="generic")
    found["own"] = sr.Engine(policy(standards=_standards(), prioritisation=points()))
    return found


def _standards() -> sr.StandardsPolicy:
    """Declare what no example has: steps, and updates for some cases; and offers that are backdated."""
    moves = sr.When(fact="testshire.transfer", equals=True)
    period = sr.Weeks(4)
    return sr.StandardsPolicy(
        id="s",
        title="S",
        provenance=DOC,
        steps=[
            sr.InternalStep(id="draft", title="Draft", act="draft-plan", after="request", within="14 weeks", provenance=DOC),
            sr.InternalStep(id="ask", title="Ask", act="advice-request", after="request", within="7 weeks", provenance=DOC),
        ],
        communication=[
            sr.CommunicationStandard(id=f"told-{n}", title="Told", repeats=period, basis="wait", when=when, provenance=DOC)
            for n, when in enumerate((None, moves))
        ],
        interim_support=[
            sr.InterimSupport(id=f"help-{n}", title="Help", kind="funding", backdated_to=to, when=when, provenance=DOC)
            for n, (to, when) in enumerate(
                [({"counted_from": "limit"}, None), ({"counted_from": "request", "after": period}, moves)]
            )
        ],
    )  # fmt: skip


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
