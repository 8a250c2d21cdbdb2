"""``CommissioningPolicy``: what the authority buys and from whom, how it allocates, and who decides on it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declaration, Declared, Sources
from sendrules.local.declarations.governance import Decision, Forum, PolicyRole, Threshold
from sendrules.local.declarations.ordering import EqualityRecord
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.local.declarations.values import (
    AnyPeriod,
    Count,
    CountedDays,
    CountedMonths,
    DateWindow,
    Id,
    Money,
    MoneyRange,
    Positive,
    Quantity,
    Ratio,
    Text,
    Trajectory,
    WorkingPeriod,
)


class Supply(StrEnum):
    """Where the work comes from. A trainee or an assistant cannot sign statutory advice alone."""

    IN_HOUSE = "in-house"
    CONTRACT_PROVIDER = "contract-provider"
    AGENCY = "agency"
    ASSOCIATE = "associate"
    TRAINEE = "trainee"
    ASSISTANT = "assistant"


SIGNS_ALONE = frozenset({Supply.IN_HOUSE, Supply.CONTRACT_PROVIDER, Supply.AGENCY, Supply.ASSOCIATE})


class Provider(Declared):
    """One source of work. Its volume is None where the source gives none, which does not mean 0."""

    id: Id = Field(description="A name, and no person's.")
    title: Text = Field(description="Who they are, by kind or firm.")
    supply: Supply = Field(description="Where the work comes from.")
    signs_advice: StrictBool | None = Field(
        default=None,
        description="Whether they can sign advice alone; None: as the supply type does. A trainee never can.",
    )
    per_month: Quantity | None = Field(default=None, description="How much a month; None where not stated.")
    in_post: DateWindow | None = Field(default=None, description="From when they work, or from when to when.")
    considered_only: StrictBool = Field(default=False, description="Whether the source only considers them.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _signs(self) -> Provider:
        if self.signs_advice and self.supply not in SIGNS_ALONE:
            refuse(
                Problem(
                    ("signs_advice",),
                    f"a {self.supply} cannot sign statutory advice alone.",
                    "Leave signs_advice out, or fix the supply.",
                )
            )
        return self

    @property
    def can_sign(self) -> bool:
        """Whether they can sign advice alone."""
        return self.supply in SIGNS_ALONE if self.signs_advice is None else self.signs_advice


class VolumeStep(Declared):
    """So many a month, for so many months; the last step may go on."""

    per_month: Positive = Field(description="How many a month.")
    months: CountedMonths | None = Field(default=None, description="For how many months; None for as long as it lasts.")


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
    MONTHLY = "monthly"


class Allocation(Declared):
    """How work is handed out."""

    cadence: Cadence | None = Field(default=None, description="How often; None where not stated.")
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


class Price(Declared):
    """What is paid, where a source says so."""

    per_assessment: Money | None = Field(default=None, description="For one assessment.")
    per_day: Money | None = Field(default=None, description="For one day.")
    vat_included: StrictBool | None = Field(default=None, description="Whether it includes VAT; None where not stated.")
    provenance: Sources = Field(description="Where it comes from.")


class Budget(Declared):
    """Money set aside."""

    id: Id = Field(description="A name.")
    amount: MoneyRange = Field(description="How much, or from how much to how much.")
    per_year: StrictBool = Field(default=False, description="Whether that is each year.")
    when: DateWindow | None = Field(default=None, description="When, or from when to when.")
    title: Text = Field(description="For what.")
    provenance: Sources = Field(description="Where it comes from.")


class Contract(Declared):
    """One contract, or lot, or tender for one."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="What it is.")
    provider: Id | None = Field(default=None, description="The id of a provider; None where not chosen.")
    tender_closes: DateWindow | None = Field(default=None, description="When bids are due.")
    starts: DateWindow | None = Field(
        default=None, description="When it starts: a day or a window; None where not stated."
    )
    term_months: CountedMonths | None = Field(default=None, description="How long it runs; None where not stated.")
    extensions: tuple[Extension, ...] = Field(default=(), description="Longer terms that may be taken.")
    total: Positive | None = Field(default=None, description="How many in all; None where not stated.")
    guaranteed: Count | None = Field(default=None, description="The least that is bought; None where not stated.")
    volumes: tuple[VolumeStep, ...] = Field(default=(), description="How many a month, step by step.")
    trajectory: Trajectory | None = Field(default=None, description="How many by when, where stated so.")
    ends_by: DateWindow | None = Field(default=None, description="When it is to be done, where stated.")
    within_months: CountedMonths | None = Field(
        default=None, description="Within how many months of its start it is to be done, where stated."
    )
    turnaround: Turnaround | None = Field(default=None, description="How fast a report is due.")
    allocation: Allocation | None = Field(default=None, description="How work is handed out.")
    quality_gate: QualityGate | None = Field(default=None, description="What a report must pass.")
    price: Price | None = Field(default=None, description="What is paid.")
    value: MoneyRange | None = Field(default=None, description="What it is worth a year.")
    supersedes: Id | None = Field(
        default=None,
        description="The contract whose volume it takes over, so that the two do not add up.",
    )
    delivery: tuple[Text, ...] = Field(default=(), description="How: in person, remote, on paper.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _volumes(self) -> Contract:
        refuse(
            *(
                Problem(
                    ("volumes", n),
                    "only the last step of the volumes goes on without an end.",
                    "Say for how many months it lasts.",
                )
                for n, step in enumerate(self.volumes[:-1])
                if step.months is None
            )
        )
        return self

    @property
    def stated_volume(self) -> int | None:
        """What the steps come to; None where there are none, or the last goes on."""
        if not self.volumes or self.volumes[-1].months is None:
            return None
        return sum(step.per_month * (step.months or 0) for step in self.volumes)


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
        for n, contract in enumerate(self.contracts):
            if contract.provider is not None and contract.provider not in providers:
                yield Problem(
                    ("contracts", n, "provider"),
                    f"the contract {contract.id} names the provider {contract.provider}, which is not there.",
                    "Declare the provider, or fix the name.",
                )
            if contract.supersedes is not None and contract.supersedes not in contracts - {contract.id}:
                yield Problem(
                    ("contracts", n, "supersedes"),
                    f"the contract {contract.id} supersedes {contract.supersedes}, which is not another contract.",
                    "Name another contract, or leave it out.",
                )
        for n, decision in enumerate(self.decisions):
            if decision.contract is not None and decision.contract not in contracts:
                yield Problem(
                    ("decisions", n, "contract"),
                    f"the decision {decision.id} is about the contract {decision.contract}, which is not there.",
                    "Declare the contract, or fix the name.",
                )
