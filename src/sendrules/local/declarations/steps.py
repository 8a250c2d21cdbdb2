"""``InternalStep``: something that the authority does within a period of an event, and that no duty limits. It is never a duty."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator

from sendrules.case.kinds import EventKind
from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.asked import AskedBy
from sendrules.local.declarations.base import Declared, Sources
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.values import AnyPeriod, Id, Name, Text
from sendrules.time.periods import Counting


class InternalStep(Declared):
    """A step of the authority's own, such as the draft plan within 14 weeks of the request, which no duty limits.

    It stands beside the law and is checked against the limits around it. Nothing is late in law because of it.

    >>> InternalStep(id="draft", title="A draft by week 14", act="draft-plan", after="request", within="14 weeks",
    ...      provenance={"document": "Invented", "place": "p. 1", "status": "illustrative"}).within.n
    14
    """

    id: Id = Field(description="A name.")
    title: Text = Field(description="The step in words a parent could read.")
    act: EventKind | None = Field(default=None, description="The kind of event that does it, such as draft-plan.")
    records: Name | None = Field(
        default=None,
        description="In place of act: the fact of the policy that holds the day on which it was done, as YYYY-MM-DD.",
    )
    after: EventKind = Field(description="The kind of event that it counts from, such as request.")
    within: AnyPeriod = Field(description="How long.")
    counting: Counting | None = Field(
        default=None, description="How its first day counts; None: the first day is not counted, as in most of the law."
    )
    before: EventKind | None = Field(
        default=None,
        description="What has to come after it, such as final-plan, so that it is checked against the limit for that; None "
        "where the source does not say. Of a kind of event much is known without it.",
    )
    requested_by: AskedBy = Field(default=(), description="Only for requests made by these roles; empty for all.")
    when: When | None = Field(default=None, description="Only where this holds; None for all.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _whole(self) -> InternalStep:
        refuse(*self._problems())
        return self

    @property
    def does(self) -> str:
        """What it does: a kind of event, or the fact that holds the day on which it was done."""
        return self.act.value if self.act else str(self.records)

    def _problems(self) -> Iterator[Problem]:
        if (self.act is None) == (self.records is None):
            said = "both act and records" if self.act else "neither act nor records"
            yield Problem(
                ("records",) if self.act else "",
                f"a step says how it is known that it was done, and this one gives {said}.",
                'Give one of them: act = "draft-plan" for a kind of event, or records = the name of a fact of the policy.',
            )
        if self.act is self.after:
            yield Problem(
                ("after",), f"the step counts from {self.after.value!r}, which does it.", "Give what comes before it."
            )
        if self.before is not None and self.before in (self.act, self.after):
            yield Problem(
                ("before",),
                f"{self.before.value!r} cannot come after the step and be the step or its start as well.",
                "Give what has to come after it, or leave before out.",
            )
