"""An authority's own view beside the law: in a compact answer, and in a full one with where each declaration comes from."""

from __future__ import annotations

from datetime import date

from sendrules.forms.shared import Form, needed, perhaps
from sendrules.local.answers.fast_track import Eligibility
from sendrules.local.answers.steps import StepState
from sendrules.local.declarations.base import Provenance
from sendrules.statutory.waiting import Part

_SOURCES = "Where the declaration comes from."


class Target(Form):
    """A date of the authority's own. It moves no date of the law."""

    standard: str = needed("The id of the standard.")
    title: str = needed("The standard in words.")
    duty: str = needed("The duty's id.")
    kind: str = needed("internal-limit, aim or commitment.")
    on: date | None = needed("The date; null where it was rejected or cannot be counted.")
    due: date | None = needed("The law's date; null where it has none.")
    started_by: str | None = needed("The id of the event that it runs from.")
    rejected: str | None = needed("Why it does not count; null where it does.")
    reasons: list[str] = needed("How it came out.")


class FullTarget(Target):
    """A date of the authority's own, with its source."""

    provenance: list[Provenance] = needed(_SOURCES)


class LimitAround(Form):
    """A limit of the law around a step of the authority's own."""

    duty: str = needed("The duty's id.")
    title: str = needed("The duty in a few words.")
    on: date = needed("The day of its limit.")
    latest: date = needed("The last day for the step on which that limit can be kept.")


class LocalStep(Form):
    """A step of the authority's own that no duty limits. It moves no date of the law."""

    step: str = needed("The id of the step.")
    title: str = needed("The step in words.")
    on: date | None = needed("Its day; null where it was rejected or cannot be counted.")
    state: StepState = needed("How it stands by the authority's own day. Nothing is late in law because of it.")
    done: date | None = needed("The day on which it was done; null where that is not recorded.")
    started: date = needed("The day it counts from.")
    started_by: str | None = needed("The id of the event that it counts from.")
    limits: list[LimitAround] = needed("The limits of the law for the same act, and for what has to come after it.")
    rejected: str | None = needed("Why it does not count; null where it does.")
    reasons: list[str] = needed("How it came out.")


class FullLocalStep(LocalStep):
    """A step of the authority's own, with its source."""

    provenance: list[Provenance] = needed(_SOURCES)


class FastTrackBase(Form):
    """What the fast track says of the case, without its targets."""

    eligibility: Eligibility = needed("Whether the case meets the criteria.")
    recorded: bool = needed("Whether the case is recorded as fast-tracked.")
    met: list[str] = needed("The ids of the criteria that it meets.")
    missing: dict[str, list[str]] = needed("By criterion, the facts and evidence that are not recorded.")
    statutory_date: date | None = needed("The law's date for the finalised plan, which holds in every case.")
    advice: str = needed("What becomes of the advice that reg 6 requires.")
    decide_by: date | None = needed("The last day for deciding on it.")
    review_by: date | None = needed("The last day for looking at the place again.")
    ends: date | None = needed("The last day of the place.")
    reasons: list[str] = needed("The reasons.")


class FastTrack(FastTrackBase):
    """What the fast track says of the case."""

    targets: list[Target] = needed("The aims, for a case that is recorded as fast-tracked.")


class FullFastTrack(FastTrackBase):
    """What the fast track says of the case, with its source."""

    targets: list[FullTarget] = needed("The aims, for a case that is recorded as fast-tracked.")
    provenance: list[Provenance] = needed(_SOURCES)


class Offer(Form):
    """What the authority offers while the child waits."""

    id: str = needed("The offer's id.")
    title: str = needed("The offer in words.")
    kind: str = needed("What kind of support it is.")
    open: bool | None = needed("Whether it is open to the case; null where a fact is missing.")
    reason: str = needed("Why.")
    discretionary: bool | None = needed("Whether it is at someone's discretion; null where the source does not say.")
    amount: str | None = needed("How much, in pounds, as text so that no penny is lost; null where none is named.")
    backdated_to: date | None = needed("The day to which it is backdated; null where none is promised or worked out.")
    backdated: str | None = needed("Why it is that day, or none; null where it promises none or is not open.")


class FullOffer(Offer):
    """What the authority offers while the child waits, with its source."""

    provenance: list[Provenance] = needed(_SOURCES)


class Update(Form):
    """The updates that the authority promises to a family that waits. No case records one, so none is called late."""

    standard: str = needed("The id of the standard.")
    title: str = needed("The standard in words.")
    every: str = needed("How often, such as 14 days.")
    channels: list[str] = needed("The channels that it is for; empty for all.")
    counted_from: date | None = needed("The first day of the wait; null where the case does not wait.")
    next: date | None = needed("The last day for the next update; null where none is promised.")
    ended: str | None = needed("Why the updates are over; null while the case waits.")
    applies: bool | None = needed("Whether the standard applies to the case; null where a fact is missing.")
    missing: list[str] = needed("The facts that are missing.")
    reasons: list[str] = needed("How it came out.")


class FullUpdate(Update):
    """The updates that the authority promises to a family that waits, with their source."""

    provenance: list[Provenance] = needed(_SOURCES)


class PanelMeeting(Form):
    """One meeting of a panel."""

    on: date = needed("Its day.")
    papers_by: date | None = needed("The last day for its papers; null where the source does not say.")
    papers_hour: str | None = needed("The hour of that day, as HH:MM; null where the source does not say.")
    told_by: date | None = needed("The last day on which families are told; null where the source does not say.")
    remarks: list[str] = needed("What was assumed for it, and what moved it or its papers.")


class Panel(Form):
    """What a panel's days mean for one open occurrence of a duty that it decides on. They move no date of the law."""

    panel: str = needed("The panel's id.")
    title: str = needed("What it is called.")
    duty: str = needed("The duty's id.")
    started_by: str | None = needed("The id of the event that the limit runs from; null where it has none.")
    due: date | None = needed("The law's date; null where it has none.")
    last: PanelMeeting | None = needed(
        "The last meeting by which the limit can be kept, whatever the day of the question; null where there is none or that is "
        "not known."
    )
    next: PanelMeeting | None = needed(
        "The next meeting whose papers can still be in on the day of the question, in time or not; null where none is known."
    )
    keeps_limit: bool | None = needed("Whether a meeting can still keep the limit; null where that is not known.")
    warning: str | None = needed("That no meeting can keep the limit, or none any more; null where one can.")
    reasons: list[str] = needed("How it came out, and what was assumed.")
    not_said: list[str] = needed("What the source does not say of the panel.")
    fewest_members: int | None = needed("How many members it needs at least; null where the source does not say.")


class FullPanel(Panel):
    """What a panel's days mean for one open occurrence of a duty, with its source."""

    provenance: list[Provenance] = needed(_SOURCES)


class Factor(Form):
    """How one factor of the authority's order bears on the case."""

    factor: str = needed("The factor's id.")
    weight: int = needed("How much it weighs; a higher one comes first.")
    known: bool = needed("Whether it could be told.")
    reason: str = needed("Why.")
    points: str = perhaps("The points that it gives, as text so that nothing is rounded; where the order is by points.")
    missing_evidence: list[str] = perhaps("The evidence that is not recorded.")


class FullFactor(Factor):
    """How one factor bears on the case, with its source."""

    provenance: list[Provenance] = needed(_SOURCES)


class Standing(Form):
    """How the case stands in one queue of the authority's."""

    queue: str = needed("The queue's id.")
    title: str = needed("The queue in words.")
    waits_for: str = needed("What its cases wait for, in words.")
    part: Part = needed("Whether this case does: waiting, not-known or not-waiting.")
    reason: str = needed("Its dates; or why it does not wait, or why that is not known.")


class LocalBase(Form):
    """Whose view it is."""

    authority: str = needed("The authority's name.")
    distribution: str = needed("The plugin or file that it came from.")
    policies: dict[str, str] = needed("By hook, whether there is a policy, and whether it is in force.")
    notes: list[str] = needed("Facts that could not be read, or why the policy could not be applied.")
    queues: list[Standing] = needed("How the case stands in each of its queues.")


class Local(LocalBase):
    """The authority's own view. The law's answer is the same without it."""

    targets: list[Target] = needed("The dates of its internal limits.")
    rejected: list[Target] = needed("The targets that would have been looser than the law. They do not count.")
    steps: list[LocalStep] = needed("Its own steps that no duty limits.")
    fast_track: FastTrack | None = needed("What its fast track says; null where the policy could not be applied.")
    interim_support: list[Offer] = needed("What it offers while the child waits.")
    updates: list[Update] = needed("When a family that waits gets its next update, where updates are promised.")
    panels: list[Panel] = needed("When its panels can decide on what is still to be done.")
    factors: list[Factor] = needed("How the factors of its order bear on the case.")


class FullLocal(LocalBase):
    """The authority's own view, with where each declaration comes from. The law's answer is the same without it."""

    targets: list[FullTarget] = needed("The dates of its internal limits.")
    rejected: list[FullTarget] = needed("The targets that would have been looser than the law. They do not count.")
    steps: list[FullLocalStep] = needed("Its own steps that no duty limits.")
    fast_track: FullFastTrack | None = needed("What its fast track says; null where the policy could not be applied.")
    interim_support: list[FullOffer] = needed("What it offers while the child waits.")
    updates: list[FullUpdate] = needed("When a family that waits gets its next update, where updates are promised.")
    panels: list[FullPanel] = needed("When its panels can decide on what is still to be done.")
    factors: list[FullFactor] = needed("How the factors of its order bear on the case.")
