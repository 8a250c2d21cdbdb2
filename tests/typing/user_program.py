"""A program as a user would write it: ``test_typing`` checks it strictly, without pydantic's plugin for mypy."""

from datetime import date

import sendrules as sr

# README

case = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
result = sr.evaluate(case, as_of=date(2026, 1, 5))

plan = result["reg-13-2-final-plan-20-weeks"]
print(plan.due, plan.compliance.value, plan.provision)
print(result.explain(plan.id).to_text())


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    return sr.Authority(key="anywhere", name="Anywhere Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    source = sr.Provenance(document="Board paper of May 2025", place="paragraph 4", status="published")
    return sr.DateOrder(id="anywhere-dates", title="Oldest limit first", provenance=(source,))


# words for members of enums, lists for tuples, one source for several

whole = sr.Case(
    reference="A-18",
    events=[
        sr.Event(kind="request", on=date(2025, 5, 21), by="parent", note="by email"),
        sr.Event(kind=sr.EventKind.ADVICE_REQUEST, on=date(2025, 6, 10), to="head-teacher", about="Oak"),
        sr.Event(kind="draft-plan", on=date(2025, 9, 1), method="first-class-post", closes=date(2025, 9, 30)),
        sr.Event(kind="final-plan", on=date(2025, 10, 1), planned=True),
    ],
    circumstances=[
        sr.Closure(institution="Oak", setting="school", first_day_closed=date(2025, 7, 19), reopens=date(2025, 9, 2)),
        sr.Absence(who="child", first_day=date(2025, 6, 2)),
        sr.ExceptionalCircumstances(affects=sr.Role.PARENT, personal=True, first_day=date(2025, 6, 2), what="illness"),
        sr.MissedAppointment(who="child", on=date(2025, 6, 20), about="Trust"),
        sr.Coronavirus(first_day=date(2020, 6, 1), what="clinic closed"),
    ],
    determinations=[
        sr.Determination(limb="reg-5-4-a-exception", by="manager", on=date(2025, 6, 30), reason="the school is closed")
    ],
    claims=[sr.Claim(reason="no capacity", by="officer", on=date(2025, 7, 1))],
    facts={"phase_transfer_year": True, "groups": ("looked-after",), "age": 9},
)


class Settings(sr.Declared):
    """The order of the factors."""

    order: tuple[str, ...] = ("wait", "care")


def _in_care(case: sr.Case, as_of: date) -> bool | None:
    value = case.facts.get("in_care")
    return value if isinstance(value, bool) else None


board = sr.Provenance(document="Board paper", place="p. 1", status=sr.Status.PUBLISHED)
policy = sr.Lexicographic(
    id="care-first",
    title="Care first",
    provenance=board,
    factors=[
        sr.Factor(id="wait", title="Wait", kind="wait", provenance=board),
        sr.Factor(id="care", title="In care", kind="flag", fact="anywhere.in_care", provenance=[board]),
    ],
    tiers=[[name] for name in Settings().order],
    mode_provenance=board,
)
facts = [sr.FactDefinition("anywhere.in_care", "In care", _in_care)]
authority = sr.Authority(key="anywhere", name="Anywhere Council", settings_model=Settings)
rows = [(row.due, row.id) for row in sr.timetable("request", date(2025, 5, 21))]
version: str = sr.__version__
overdue: int = len(sr.evaluate(whole, as_of=date(2026, 1, 5), readings={"send": "delivered"}).overdue)


# the types of results, as one names them in functions of one's own


def message(instance: sr.Instance) -> str:
    asked: sr.Event = instance.trigger
    holder: sr.Actor = instance.holder
    return f"{instance.title}: {instance.due} ({holder.value}, from {asked.on})"


def said(outcome: sr.Outcome) -> str:
    match outcome:
        case sr.Due():
            return outcome.on.isoformat()
        case sr.Disapplied() | sr.Ended():
            return f"was {outcome.was}"
        case sr.NeedsFacts():
            return ", ".join(outcome.missing)
        case sr.NotTriggered() | sr.NotEncoded():
            return outcome.why
        case sr.NoFixedLimit():
            return outcome.residual
        case sr.NotInForce() | sr.BeyondHorizon():
            return str(outcome.last)


def excused(duty: sr.DutyResult) -> list[str]:
    found: tuple[sr.LimbFinding, ...] = duty.limbs
    others: tuple[sr.Alternative, ...] = duty.alternatives
    return [f.id for f in found if f.state is sr.LimbState.AVAILABLE] + [a.reading for a in others]


def titles(step: sr.Step) -> list[str]:
    where: sr.Provision | None = step.provision
    return [each.title for each in step.walk()] + ([str(where)] if where else [])


def first_row(table: sr.Timetable) -> sr.Row:
    return table[0]


def problems(answer: sr.Result) -> list[str]:
    warned: tuple[sr.Problem, ...] = answer.warnings
    view: sr.LocalResult | None = answer.local
    would: sr.WhatIf | None = answer.what_if
    law: sr.StatutoryResult = answer.statutory
    weighed: tuple[sr.FactorFinding, ...] = view.factors if view else ()
    return [p.message for p in warned] + [f.reason for f in weighed] + [d.id for d in law.started] + [repr(would)]


by_duty: dict[str, sr.Compliance] = {id: duty.compliance for id, duty in result.items()}
messages = [message(i) for i in (*result.overdue, *result.pending, *result.rights)]
alerts = [f"{item['title']}: {item['days_late']} days late" for item in result.to_dict()["overdue"]]
whole_answer: dict[str, object] = result.to_dict(full=True) | result.to_dict(duties=[plan.id]) | sr.result_schema()
print(said(plan.outcome), excused(plan), titles(result.explain(plan.id)), problems(result))
print(first_row(sr.timetable("request", date(2025, 5, 21))).due, sr.Bound.NOT_LATER_THAN)


def mistakes() -> None:
    """Each of these must be refused: an ignore that is not needed is an error."""
    sr.Event(kind="request", onn=date(2025, 5, 21))  # type: ignore[call-arg]
    sr.Event(kind=3, on=date(2025, 5, 21))  # type: ignore[arg-type]
    sr.Case(events=[])  # type: ignore[call-arg]
    sr.Case(reference="A", events=[board])  # type: ignore[list-item]
    sr.evaluate(case)  # type: ignore[call-arg]
    sr.evalute(case)  # type: ignore[attr-defined]
    sr.DateOrder(id="a", title="a")  # type: ignore[call-arg]
    message(plan)  # type: ignore[arg-type]
    result.to_dict(duty=plan.id)  # type: ignore[call-arg]
