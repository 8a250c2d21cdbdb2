"""The full form of an answer, and that of some duties with their reasons."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from sendrules.case.circumstances import Determination
from sendrules.forms.compact import DecidedBy
from sendrules.forms.local import FullLocal
from sendrules.forms.outcomes import AnyOutcome
from sendrules.forms.shared import DutyHead, Form, Head, Headline, Kept, needed, perhaps
from sendrules.law.model.amendment import Amendment
from sendrules.statutory.limbs import LimbState
from sendrules.statutory.outcome import Compliance


class Provision(Form):
    """Where a rule stands."""

    instrument: str = needed("The address of the instrument at legislation.gov.uk; empty where it is not there.")
    ref: str = needed("The unit, such as reg 13(2).")
    text: str = needed("The citation.")
    url: str = needed("Its page.")


class Step(Form):
    """One thing that was found, from what, and under which provision."""

    rule: str = needed("The id of what was applied.")
    title: str = needed("The same in a few words.")
    value: Any = needed("What came out: a date, true, false, null (not known), a word, or a list of these.")
    provision: Provision = perhaps("The provision that it rests on.")
    inputs: dict[str, Any] = perhaps("What went in, by name.")
    missing: list[str] = perhaps("The facts that would have decided it.")
    steps: list[Step] = perhaps("The steps that it rests on.")


class Limb(Form):
    """One exception to a limit."""

    state: LimbState = needed("Whether its conditions are met.")
    provision: str = needed("Where it stands.")
    determinations: list[Determination] = needed("The recorded judgements that count for it.")
    too_soon: list[Determination] = needed(
        "Those that count for nothing: they came before the limit ran or the ground was there."
    )
    why: Step | None = needed("The reasons; null where it was not in force.")


class Window(Form):
    """The time that has to be left open."""

    first: date = needed("Its first day.")
    last: date = needed("Its last day.")


class Safe(Form):
    """An earlier day that is safe on a stricter count."""

    on: date = needed("The day.")
    said: str = needed("What it is, in words.")
    source: str = needed("Who counts like that.")
    binds: Literal[False] = needed("It is guidance, and never binds.")


class Done(Form):
    """What performed a duty."""

    by: str = needed("The id of the event.")
    on: date | None = needed("The day on which it counts; null where it cannot be told.")
    days_late: int | None = needed("By how many days it came late; null where it did not.")


class Instance(Kept):
    """One occurrence of a duty. The fields after `standing` are left out where there is nothing to say."""

    started_by: str = needed("The id of the event that started it.")
    started: date = needed("The day that it runs from.")
    outcome: AnyOutcome = needed("The outcome.")
    due: date | None = needed("The day that the limit falls on; null where none binds.")
    standing: str = needed("How it stands, in words.")
    window: Window = perhaps("The time that has to be left open.")
    practical: date = perhaps("The last working day before a limit on no working day. No limit of law.")
    safe: Safe = perhaps("An earlier day that is safe on a stricter count.")
    done: Done = perhaps("What performed it.")
    days_over_when_ended: int = perhaps("By how many days the limit had passed when the duty ended.", ge=1)
    holder: str = perhaps("Who owes it now, where it moved to another authority with the plan.")
    asked: str = perhaps("The body that was asked, where the event that started it names one.")
    body: str = perhaps("What the commissioning body in the title is called locally on the day of the question.")
    revived_by: str = perhaps("The id of the event that undid an ending.")
    missing: list[str] = perhaps("The facts that leave the answer in doubt.")
    in_transit: str = perhaps("The id of what was sent, is not yet served, and will perform it.")
    limbs: dict[str, Limb] = perhaps("Every exception, by id.")


class Alternative(Kept):
    """What another answer to a contested question gives for one occurrence."""

    reading: str = needed("The question's id.")
    answer: str = needed("The other answer's name.")
    described: str = needed("The other answer in words.")
    started_by: str = needed("The id of the event that starts it under the other answer.")
    instead_of: str | None = needed(
        "The id of the event that starts it under the answer taken; null where it is the same."
    )
    outcome: AnyOutcome = needed("The outcome under the other answer.")


class FullDuty(DutyHead):
    """One duty in full."""

    provision: Provision = needed("Where the duty stands.")
    contingent_on: str | None = needed("What has to be decided for the duty to arise; null where it always does.")
    right: bool = needed("Whether it is a right, such as an appeal, which nobody has to use.")
    outcome: AnyOutcome = needed("The outcome of the most pressing open occurrence, else of the latest.")
    due: date | None = needed("The day of that occurrence's limit; null where none binds.")
    compliance: Compliance = needed("Whether that limit was kept.")
    instances: list[Instance] = needed("Every occurrence, in order of start.")
    readings: list[str] = needed("The contested questions that the duty rests on.")
    contested: list[Alternative] = needed("What other answers to them would give.")


class ExplainedDuty(FullDuty):
    """One duty in full, with the reasons."""

    explanation: Step = needed("The reasons for the answer, as a tree of steps.")


class FullTitled(Instance):
    """One occurrence with the title of the text that answers it."""

    title: str = needed("The duty in a few words, in that text.")


class FullDifference(Form):
    """One occurrence that an amendment would answer otherwise."""

    duty: str = needed("The duty's id.")
    text: Literal["new", "old"] | None = needed("Which text governs; null where that is not known.")
    decided_by: DecidedBy = needed("What decides which text governs.")
    law: FullTitled = needed("The answer in law.")
    what_if: FullTitled = needed("The answer under the amendment. It is not the law.")


class Answer(Headline):
    """The whole answer of the law, or of an amended law."""

    format: Literal["sendrules-result-full-2"] = needed("The form and its version.")
    readings: dict[str, str] = needed("By contested question, the answer taken; every question is there.")
    amendment: Amendment = perhaps("The amendment that the answer is under; then it is not the law.")
    overdue_by: dict[str, list[str]] = needed("The ids of what is overdue, by who owes it.")
    duties: dict[str, FullDuty] = needed("Every duty by id, in the order of the law.")


class FullWhatIf(Form):
    """What an amendment would change, and the whole answer under it. It is not the law."""

    note: str = needed("Says so, with the amendment's name.")
    amendment: Amendment = needed("The amendment.")
    differences: list[FullDifference] = needed("Every occurrence that would be answered otherwise.")
    answer: Answer = needed("The whole answer under the amendment.")


class FullResult(Answer):
    """The full form: every duty, and every exception with its reasons. `to_dict(full=True)` and `evaluate --json --full` give it."""

    local: FullLocal | None = needed("The authority's own view; null where none was asked for.")
    what_if: FullWhatIf = perhaps("What an amendment would change, where one was given.")


class AmendedDuties(Form):
    """What an amendment would make of the duties. It is not the law."""

    note: str = needed("Says so, with the amendment's name.")
    amendment: Amendment = needed("The amendment.")
    duties: dict[str, ExplainedDuty] = needed("By id, those that it may change.")


class Duties(Head):
    """Some duties in full, with the reasons. `to_dict(duties=[...])` and `evaluate --json --duty ID` give it."""

    format: Literal["sendrules-duties-1"] = needed("The form and its version.")
    duties: dict[str, ExplainedDuty] = needed("By id, in the order in which they were asked for.")
    what_if: AmendedDuties = perhaps("What an amendment would make of them, where one was given.")
