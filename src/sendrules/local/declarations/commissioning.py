"""``CommissioningPolicy``: what the authority buys and from whom, how it allocates, and who decides on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import refuse, undeclared
from sendrules.errors import Place, Problem
from sendrules.local.declarations.base import Day, Declaration, Declared, Sources
from sendrules.local.declarations.governance import Decision, Forum, PolicyRole, Threshold
from sendrules.local.declarations.ordering import EqualityRecord
from sendrules.local.declarations.prices import Budget, Price
from sendrules.local.declarations.providers import Ending, Provider, Sharing, sharing_problems
from sendrules.local.declarations.rates import Per, Rate
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.local.declarations.values import (
    AnyPeriod,
    Count,
    CountedDays,
    CountedMonths,
    DateWindow,
    Id,
    MoneyRange,
    Positive,
    Ratio,
    Text,
    Trajectory,
    WorkingPeriod,
    period_text,
)
from sendrules.time.periods import Months, Weeks


class VolumeStep(Declared):
    """So many a week or a month, for so long; the last step may go on."""

    rate: Rate = Field(description="How many in a week, a fortnight, a month, a quarter or a year.")
    lasts: AnyPeriod | None = Field(
        default=None, description='For how long, such as "3 months" or "12 weeks"; None for as long as it lasts.'
    )

    @model_validator(mode="after")
    def _counted(self) -> VolumeStep:
        months, weeks = self.rate.per.in_months, self.rate.per.in_weeks
        if isinstance(self.lasts, Months) and (months is None or self.lasts.n % months == 0):
            return self
        if self.lasts is None or (weeks is not None and isinstance(self.lasts, Weeks) and self.lasts.n % weeks == 0):
            return self
        message = f"{period_text(self.lasts)} are no number of {self.rate.per.value}s, and the rate is for a {self.rate.per.value}."
        refuse(
            Problem(("lasts",), message, f"Give whole {self.rate.per.value}s, in {'weeks or ' if weeks else ''}months.")
        )
        return self


class ClockStart(StrEnum):
    """The event from which a turnaround runs. None of them is the clock of a duty."""

    ALLOCATION = "allocation"
    ADVICE_REQUEST = "advice-request"
    APPOINTMENT = "appointment"
    NOT_STATED = "not-stated"


class Turnaround(Declared):
    """How fast a report is due under the contract. It is the contract's clock and not the law's."""

    within: AnyPeriod | None = Field(
        default=None, description="How long; None where one is required and the source gives no value."
    )
    starts: ClockStart = Field(description="The event that its clock starts from.")
    provenance: Sources = Field(description="Where it comes from, which may be an assumption.")


class Cadence(StrEnum):
    """How often work is allocated."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"

    @property
    def per(self) -> Per:
        """The time from one batch to the next."""
        return {Cadence.WEEKLY: Per.WEEK, Cadence.FORTNIGHTLY: Per.FORTNIGHT, Cadence.MONTHLY: Per.MONTH}[self]


class BatchDay(StrEnum):
    """On which day of its week, month or quarter a batch is handed out."""

    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"
    FIRST_WORKING_DAY = "first-working-day"
    LAST_WORKING_DAY = "last-working-day"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"

    @property
    def at_the_end(self) -> bool:
        """Whether it is at the end of the week or month, when that is over."""
        return self in (BatchDay.LAST_DAY, BatchDay.LAST_WORKING_DAY)

    @property
    def weekday(self) -> int | None:
        """The day of the week, Monday 0; None for any other rule. Of a month it is the first such day."""
        names = ("monday", "tuesday", "wednesday", "thursday", "friday")
        return names.index(self.value) if self.value in names else None


class Allocation(Declared):
    """How work is handed out."""

    cadence: Cadence | None = Field(default=None, description="How often; None where not stated.")
    day: BatchDay | None = Field(
        default=None, description="On which day of its week or month a batch goes out; None where not stated."
    )
    batch: Positive | None = Field(default=None, description="How many at a time; None where not stated.")
    most_in_progress: Positive | None = Field(
        default=None, description="The most that may be in progress; None where not stated."
    )
    first_to_last: tuple[Text, ...] = Field(
        default=(), description="Kinds of work, the first before the others, such as statutory, traded."
    )
    ring_fenced: tuple[Text, ...] = Field(
        default=(), description="Teams whose work is kept apart, and is no capacity for assessments."
    )
    provenance: Sources = Field(description="Where it comes from.")


class Extension(Declared):
    """A longer term that may be taken."""

    months: CountedMonths = Field(description="How many months.")
    at_option_of: Text | None = Field(default=None, description="Who may take it; None where not stated.")


class QualityGate(Declared):
    """What a report must pass to be delivered. A rejected report is not delivered: no declaration can say otherwise."""

    checks: tuple[Id, ...] = Field(default=(), description="The ids of checks on a report, in the quality policy.")
    template: Text | None = Field(default=None, description="The template that a report must keep to.")
    most_resubmissions: Count | None = Field(
        default=None, description="How often it may be sent again; None where not stated."
    )
    resubmit_within: WorkingPeriod | None = Field(
        default=None, description="Working days to send it again; None where not stated."
    )
    provenance: Sources = Field(description="Where it comes from.")


class Surge(Declared):
    """Extra capacity that is called off at need. Nothing is guaranteed unless a volume is."""

    title: Text = Field(description="What is called off, in plain words.")
    guaranteed: Count = Field(default=0, description="The least that is taken; 0 for a call-off pool.")
    most: Count | None = Field(default=None, description="The most; None where not stated.")
    when: Text | None = Field(default=None, description="When it is used, in the source's words.")
    considered_only: StrictBool = Field(default=False, description="Whether the source only considers it.")
    provenance: Sources = Field(description="Where it comes from.")


class Contract(Declared):
    """One contract, or lot, or tender for one."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="What it is.")
    providers: tuple[Id, ...] = Field(default=(), description="The ids of its providers; empty where none is chosen.")
    shared: Sharing | None = Field(default=None, description="How several share its work; None where not stated.")
    tender_closes: DateWindow | None = Field(default=None, description="When bids are due.")
    starts: DateWindow | None = Field(
        default=None, description="When it starts: a day or a window; None where not stated."
    )
    term_months: CountedMonths | None = Field(default=None, description="How long it runs; None where not stated.")
    last_day: Day | None = Field(
        default=None,
        description="Its last day without an extension, as stated; None where it follows from the term, or is not stated.",
    )
    extensions: tuple[Extension, ...] = Field(default=(), description="Longer terms that may be taken.")
    total: Positive | None = Field(default=None, description="How many in all; None where not stated.")
    guaranteed: Count | None = Field(default=None, description="The least that is bought; None where not stated.")
    volumes: tuple[VolumeStep, ...] = Field(default=(), description="How many a week or a month, step by step.")
    trajectory: Trajectory | None = Field(default=None, description="How many by when, where stated so.")
    ends_by: DateWindow | None = Field(default=None, description="When it is to be done, where stated.")
    within_months: CountedMonths | None = Field(
        default=None, description="Within how many months of its start it is to be done, where stated."
    )
    turnaround: Turnaround | None = Field(default=None, description="How fast a report is due.")
    allocation: Allocation | None = Field(default=None, description="How work is handed out.")
    quality_gate: QualityGate | None = Field(default=None, description="What a report must pass.")
    price: Price | None = Field(default=None, description="What is paid.")
    value: MoneyRange | None = Field(default=None, description="What it is worth a year, where stated so.")
    whole_value: MoneyRange | None = Field(
        default=None, description="What it is worth for its whole term without an extension, where stated so."
    )
    supersedes: Id | None = Field(
        default=None,
        description="The contract whose volume it takes over, so that the two do not add up.",
    )
    ended: Ending | None = Field(default=None, description="That it was withdrawn, or another replaced it.")
    delivery: tuple[Text, ...] = Field(default=(), description="How: in person, remote, on paper.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _volumes(self) -> Contract:
        refuse(*self._wrong())
        return self

    def _wrong(self) -> Iterator[Problem]:
        for n, step in enumerate(self.volumes[:-1]):
            if step.lasts is None:
                message = "only the last step of the volumes goes on without an end."
                yield Problem(("volumes", n), message, "Say how long it lasts.")
        for n, step in enumerate(self.volumes):
            first = self.volumes[0].rate.per
            if (step.rate.per.in_weeks is None) != (first.in_weeks is None):
                message = f"one step is for a {step.rate.per.value} and the first for a {first.value}: a month is no number of weeks."
                fix = "Give every step by weeks or fortnights, or every one by months, quarters or years."
                yield Problem(("volumes", n, "rate", "per"), message, fix)
        for n, id in enumerate(self.providers):
            if id in self.providers[:n]:
                yield Problem(("providers", n), f"{id} stands twice.", "List each provider once.")

    @property
    def stated_volume(self) -> Decimal | None:
        """What the steps come to; None where there are none, where the last goes on, or where months are no number of weeks."""
        found = Decimal(0)
        for step in self.volumes:
            each = step.rate.per.in_weeks if isinstance(step.lasts, Weeks) else step.rate.per.in_months
            if step.lasts is None or each is None:
                return None
            found += step.rate.value * (step.lasts.n // each)
        return found if self.volumes else None


class GapRules(Declared):
    """When the end of one contract and the start of the next call for attention."""

    least_overlap_days: CountedDays = Field(default=0, description="How many days they should overlap.")
    alert_days_before_end: CountedDays | None = Field(
        default=None, description="How long before the end to say so; None where not stated."
    )


class CommissioningPolicy(Declaration):
    """What the authority buys, how it hands work out, and who decides."""

    providers: tuple[Provider, ...] = Field(default=(), description="Where the work comes from.")
    contracts: tuple[Contract, ...] = Field(default=(), description="Contracts, lots and tenders.")
    allocation: Allocation | None = Field(default=None, description="How work is handed out, where not by contract.")
    surge: tuple[Surge, ...] = Field(default=(), description="Extra capacity at need.")
    budgets: tuple[Budget, ...] = Field(default=(), description="Money set aside.")
    seasonal_months: tuple[Annotated[int, Field(ge=1, le=12, strict=True)], ...] = Field(
        default=(), description="Months in which requests peak, as stated."
    )
    seasonal_index: dict[
        Annotated[int, Field(ge=1, le=12)], Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)]
    ] = Field(default_factory=dict, description="By month: requests against the mean, where stated.")
    most_agency_share: Ratio | None = Field(
        default=None, description="The most that agency staff may do, where it is a rule."
    )
    aimed_agency_share: Ratio | None = Field(
        default=None, description="The share that is aimed at in the end, where it is an aim and not a rule."
    )
    gaps: GapRules | None = Field(default=None, description="When a gap between contracts is reported.")
    thresholds: tuple[Threshold, ...] = Field(default=(), description="From what value a decision is key.")
    decisions: tuple[Decision, ...] = Field(default=(), description="Decisions on the way.")
    forums: tuple[Forum, ...] = Field(default=(), description="Boards and committees.")
    roles: tuple[PolicyRole, ...] = Field(default=(), description="Posts, and no person's name.")
    equality: EqualityRecord | None = Field(default=None, description="Its equality assessment.")

    @model_validator(mode="after")
    def _names(self) -> CommissioningPolicy:
        named = ("providers", "contracts", "budgets", "thresholds", "decisions", "forums", "roles")
        refuse(*(m for name in named for m in repeated_ids(name, getattr(self, name), name)), *self._unnamed())
        return self

    def _unnamed(self) -> Iterator[Problem]:
        providers, contracts = {p.id for p in self.providers}, {c.id for c in self.contracts}
        several = {p.id for p in self.providers if p.several}
        for n, provider in enumerate(self.providers):
            yield from _ended(provider, providers, ("providers", n), "provider")
        for n, contract in enumerate(self.contracts):
            yield from _ended(contract, contracts, ("contracts", n), "contract")
            for problem in sharing_problems(contract.shared, contract.providers, several, contract.id):
                yield Problem(("contracts", n, *problem.at), problem.message, problem.fix)
            for m, id in enumerate(contract.providers):
                if id not in providers:
                    yield undeclared(("contracts", n, "providers", m), "provider", id, providers)
            if contract.supersedes is not None and contract.supersedes not in contracts - {contract.id}:
                yield Problem(
                    ("contracts", n, "supersedes"),
                    f"the contract {contract.id} supersedes {contract.supersedes}, which is not another contract.",
                    "Name another contract, or leave it out.",
                )
        for n, decision in enumerate(self.decisions):
            if decision.contract is not None and decision.contract not in contracts:
                yield undeclared(("decisions", n, "contract"), "contract", decision.contract, contracts)


def _ended(one: Provider | Contract, ids: Collection[str], at: Place, what: str) -> Iterator[Problem]:
    """Say where what replaced a provider or a contract is not there, or is itself."""
    by = one.ended.by if one.ended else None
    if by is not None and by not in set(ids) - {one.id}:
        message = f"the {what} {one.id} was replaced by {by}, which is not another {what}."
        yield Problem((*at, "ended", "by"), message, f"Declare the {what}, or fix the name.")
