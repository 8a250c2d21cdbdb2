"""What an assistant may ask: each tool with what it takes and what it does. It knows nothing of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import Field, JsonValue

from sendrules.case.record import AnyDay, Name, Record
from sendrules.errors import InputError, Problem, near
from sendrules.json_questions import (
    EvaluationQuestion,
    TimetableQuestion,
    case_within_bounds,
    evaluation_data,
    result_of,
    timetable_data,
)
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.shared.claims import NOT_LIMBS, answer_to
from sendrules.law.statute import statute
from sendrules.result import Result
from sendrules.values import value
from sendrules.wording.data import instance_dict
from sendrules.wording.listed import listed_duty

_EXAMPLE = '{"reference": "A-17", "events": [{"kind": "request", "on": "2025-05-21"}]}'
_A_CASE = (
    f"A case, such as {_EXAMPLE}. `on` is the day of receipt for a request, and the day of sending for a notice. The tool "
    "`timetable` lists the kinds of event; the resource sendrules://case.schema.json has every field."
)


class Timetable(TimetableQuestion):
    """Give every duty that follows from one date: by when, who owes it, and under which provision."""

    reading: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Other answers to contested questions, each as QUESTION=ANSWER."
    )


class _OfACase(Record):
    case: dict[str, JsonValue] = Field(description=_A_CASE)
    as_of: AnyDay = Field(
        description="The day of the question. If it is today, ask for the date or take it from your context; do not guess."
    )
    reading: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Other answers to contested questions, each as QUESTION=ANSWER."
    )


class Evaluate(_OfACase):
    """Say what the law required in one case, by when, whether it was done, what is overdue and what comes next."""

    authority: Name | None = Field(
        default=None, description="The key of an installed authority whose policy stands beside the law."
    )


class Explain(_OfACase):
    """Give the reasons for the answers on some duties, step by step, each with its provision."""

    duty: tuple[Name, ...] = Field(min_length=1, max_length=20, description="The ids of the duties.")


class CheckException(_OfACase):
    """Say whether a reason for delay is one of the exceptions of the law, and whether its conditions are met in a case."""

    reason: Name = Field(
        description="The id of an exception (the tool `provision` gives it), or the reason that was given, in words."
    )


class Provision(Record):
    """Say which duties and exceptions stand in a provision; or what there is to know of one duty or exception."""

    of: Name = Field(description="A provision such as `reg 13(2)` or `s.36`, or the id of a duty or an exception.")


def _evaluate(asked: Evaluate) -> dict[str, Any]:
    question = EvaluationQuestion(as_of=asked.as_of, authority=asked.authority, reading=asked.reading)
    return evaluation_data(case_within_bounds(asked.case), question)


def _explain(asked: Explain) -> dict[str, Any]:
    question = EvaluationQuestion(as_of=asked.as_of, duty=asked.duty, reading=asked.reading)
    return evaluation_data(case_within_bounds(asked.case), question)


def _check_exception(asked: CheckException) -> dict[str, Any]:
    """Find the exception at every limit that the case has; what is no exception is answered in words."""
    question = EvaluationQuestion(as_of=asked.as_of, reading=asked.reading)
    result = result_of(case_within_bounds(asked.case), question)
    limbs = statute().limbs
    if asked.reason in limbs:
        return _findings(asked.reason, limbs[asked.reason], result)
    if (
        asked.reason not in NOT_LIMBS
        and " " not in asked.reason
        and (close := near(asked.reason, [*limbs, *NOT_LIMBS]))
    ):
        raise InputError(
            "exception",
            [
                Problem(
                    "reason", f"there is no exception called {asked.reason!r}.", f"Did you mean {' or '.join(close)}?"
                )
            ],
        )
    may = {limb.id: limb for duty in result.values() if duty.instances for limb in duty.duty.unless}
    return {
        "reason": asked.reason,
        "is_an_exception": False if asked.reason in NOT_LIMBS else None,  # a fact behind words of one's own may be one
        "why": answer_to(asked.reason),
        "exceptions": [_limb(limb) for limb in may.values()],
    }


def _findings(id: str, limb: Limb, result: Result) -> dict[str, Any]:
    """Give what was found of an exception, for each limit that it may lift."""
    found = [
        {"duty": duty.id, "title": duty.title}
        | {key: whole[key] for key in _OF_OCCURRENCE if key in whole}
        | {"finding": limbs[id]}
        for duty in result.values()
        for whole in map(instance_dict, duty.instances)
        if id in (limbs := whole.get("limbs", {}))
    ]
    why = "`finding` says for each limit whether its conditions are met. It lifts a limit only if a person decided so in the case."
    if not found:
        why = "Nothing in the case has started a limit that it may lift."
    return {"reason": id, "is_an_exception": True, "why": why, "exception": _limb(limb), "findings": found}


_OF_OCCURRENCE = ("started_by", "started", "outcome", "due", "compliance")


def _provision(asked: Provision) -> dict[str, Any]:
    """Find the duties and exceptions that stand in a provision, or have an id."""
    law, text = statute(), _close(asked.of)

    def cites(each: Duty | Limb) -> bool:
        cited = each.provision
        names = map(_close, (cited.ref, cited.brief, str(cited), cited.ref.removeprefix("reg ")))
        return text == each.id or any(name == text or name.startswith(f"{text}(") for name in names)

    duties = [listed_duty(duty, law) for duty in law.duties if cites(duty)]
    limbs = [_limb(limb) for limb in law.limbs.values() if cites(limb)]
    if not duties and not limbs:
        every: list[Duty | Limb] = [*law.duties, *law.limbs.values()]
        known = [name for each in every for name in (each.id, each.provision.ref)]
        fix = f"Did you mean {' or '.join(close)}?" if (close := near(asked.of, known)) else "Write it as in reg 13(2)."
        raise InputError("provision", [Problem("of", f"no duty and no exception is encoded as {asked.of!r}.", fix)])
    return {"duties": duties, "exceptions": limbs}


def _close(text: str) -> str:
    """Give a citation without spaces and commas, in small letters."""
    return text.casefold().replace(" ", "").replace(",", "")


def _limb(limb: Limb) -> dict[str, str]:
    cited = limb.provision
    return {
        "id": limb.id,
        "title": limb.title,
        "provision": str(cited),
        "url": cited.url,
        "in_force": limb.in_force.dates,
    }


@value
class Tool:
    """One tool.

    Attributes:
        form: what it takes; its docstring says what the tool is for.
        answer: what it does.
    """

    form: type[Record]
    answer: Callable[[Any], dict[str, Any]]


TOOLS: Mapping[str, Tool] = {
    "timetable": Tool(Timetable, lambda asked: timetable_data(asked, asked.reading)),
    "evaluate": Tool(Evaluate, _evaluate),
    "explain": Tool(Explain, _explain),
    "check_exception": Tool(CheckException, _check_exception),
    "provision": Tool(Provision, _provision),
}
