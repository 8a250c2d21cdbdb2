"""What every order of cases may carry: tie-breaks, guarantees, who may override it, and its equality record."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StrictBool, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Day, Declared, Sources
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.values import AnyPeriod, CountedWeeks, Id, Name, Positive, Ratio, Text


class TieBreak(StrEnum):
    """What decides between cases that are otherwise equal: the earlier limit, the earlier receipt, the reference."""

    LIMIT = "limit"
    RECEIVED = "received"
    REFERENCE = "reference"


DATE_FIRST: Final = (TieBreak.LIMIT, TieBreak.RECEIVED, TieBreak.REFERENCE)
RECEIPT_FIRST: Final = (TieBreak.RECEIVED, TieBreak.LIMIT, TieBreak.REFERENCE)


def _total(ties: tuple[TieBreak, ...]) -> tuple[TieBreak, ...]:
    if not ties or ties[-1] is not TieBreak.REFERENCE or len(set(ties)) != len(ties):
        refuse(
            Problem(
                "",
                "a tie-break must end with the reference, which no two cases share, and name nothing twice.",
                'Put each once and "reference" last, such as ["limit", "received", "reference"].',
            )
        )
    return ties


TieBreaks = Annotated[tuple[TieBreak, ...], AfterValidator(_total)]


class Guarantee(Declared):
    """A promise that some cases are taken first: those overdue by more than so many weeks, those of a condition, or both.

    >>> from sendrules.local.declarations.base import Provenance
    >>> doc = [Provenance(document="Invented policy", place="p. 1", status="illustrative")]
    >>> care = When(fact="testshire.in_care", equals=True)
    >>> Guarantee(id="care", title="Children in care are taken first", when=care, provenance=doc).overdue_weeks is None
    True
    """

    id: Id = Field(description="A name.")
    title: Text = Field(description="The promise in words a parent could read.")
    overdue_weeks: CountedWeeks | None = Field(
        default=None, description="More than this many weeks past the law's limit; None: overdue or not."
    )
    when: When | None = Field(
        default=None,
        description="Which cases; None: all that are so overdue. Where it is not recorded, the case is not covered.",
    )
    max_share: Ratio | None = Field(
        default=None,
        description="The largest share of the cases taken that the promise may bring forward; None for no cap. A case that would "
        "come first anyway still does. A share of less than one place brings nobody forward.",
    )
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _some(self) -> Guarantee:
        if self.overdue_weeks is None and self.when is None:
            refuse(
                Problem(
                    "",
                    "a guarantee says whom it covers: by overdue_weeks, by when, or by both.",
                    'Add overdue_weeks, or when, such as when = { fact = "testshire.in_care", is = true }.',
                )
            )
        return self


class Overriding(Declared):
    """Who may move a case to another place, and what must be recorded. A move never drops a case."""

    roles: tuple[Name, ...] = Field(min_length=1, description="The roles that may.")
    reasons: tuple[Name, ...] = Field(default=(), description="The reasons that may be given; empty: any, in words.")
    least_words: Positive = Field(
        default=3, description="The fewest words that a reason may have, where no reasons are listed."
    )
    expires_after: AnyPeriod | None = Field(
        default=None, description="The longest that it may last; None: until the last day that the override gives."
    )
    provenance: Sources = Field(description="Where it comes from, which is often an assumption.")


class EqualityRecord(Declared):
    """What was recorded on equality: an assessment, what is watched, and what must never count against a child."""

    assessment: Text | None = Field(default=None, description="The assessment; None where none is recorded.")
    assessed: Day | None = Field(default=None, description="Its day; None where not stated.")
    negative_impact: StrictBool | None = Field(
        default=None, description="Whether it found a high negative impact; None where not stated."
    )
    watched: tuple[Text, ...] = Field(default=(), description="Characteristics by which outcomes are compared.")
    never_against: tuple[Name, ...] = Field(
        default=(), description="Facts of the policy that no factor, lane, guarantee or criterion may read."
    )
    provenance: Sources = Field(description="Where it comes from.")
