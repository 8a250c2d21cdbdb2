"""An override of a place: who made it, why, and until when."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, QUEUE, case, engine, points

AS_OF = date(2024, 11, 30)

RULE = sr.Overriding(roles=("Principal EP",), expires_after="4 weeks", provenance=DOC)  # type: ignore[arg-type]


def put(**change: Any) -> sr.PlaceOverride:
    given = {
        "reference": "E", "place": 1, "role": "Principal EP", "reason": "placement about to break down", "on": date(2024, 11, 20)
    }  # fmt: skip
    return sr.PlaceOverride(**(given | change))


def test_an_override_moves_a_case_and_says_by_whom_why_and_from_where():
    ranked = engine(prioritisation=points(override=RULE)).prioritise(QUEUE, as_of=AS_OF, overrides=[put()])
    assert ranked.references == ("E", "D", "A", "B", "C")
    assert ranked.places[0].reasons[0] == (
        "put here by the Principal EP on Wed 20 Nov 2024: placement about to break down (place 5 without it)"
    )
    assert ranked.to_dict()["places"][0]["override"]["role"] == "Principal EP"


def test_an_override_that_has_ended_is_not_used_and_noted():
    ranked = engine(prioritisation=points(override=RULE)).prioritise(
        QUEUE, as_of=AS_OF, overrides=[put(on=date(2024, 10, 1))]
    )
    assert ranked.references == ("D", "A", "B", "C", "E")
    assert "E: the override of Tue 1 Oct 2024 ended on Tue 29 Oct 2024" in ranked.notes


@pytest.mark.parametrize(
    ("rule", "change", "words"),
    [
        (None, {}, "lets nobody override"),
        (RULE, {"role": "Case officer"}, "Case officer may not"),
        (RULE, {"reason": "urgent"}, "needs a reason"),
        (RULE, {"reference": "Z"}, "no such case"),
        (RULE, {"on": date(2025, 1, 1)}, "after the day asked about"),
        (RULE, {"until": date(2025, 6, 1)}, "longer than 4 weeks"),
        (RULE, {"place": 0}, "0 is not a place"),
        (RULE, {"reason": "about to break\n1. A: in time"}, r"reason: there is a character in it .* \(U\+000A\)"),
        (RULE, {"role": "Principal\u200b EP"}, r"role: there is a character in it .* \(U\+200B\)"),
        (RULE.model_copy(update={"expires_after": None}), {}, "needs a last day"),
        (RULE.model_copy(update={"reasons": ("safety",)}), {}, "not a reason of the policy"),
    ],
)
def test_an_override_without_role_reason_or_end_is_refused(rule, change, words):
    with pytest.raises(sr.InputError, match=words):
        engine(prioritisation=points(override=rule)).prioritise(QUEUE, as_of=AS_OF, overrides=[put(**change)])


def test_an_override_names_the_case_and_the_role_in_any_form():
    rule = RULE.model_copy(update={"roles": ("Educational Psychologist's lead",)})
    queue = [case("E 1\u2011x", date(2024, 9, 2)), *QUEUE]
    given = put(reference=" E\u00a01-x", role="Educational Psychologist\u2019s  lead")
    ranked = engine(prioritisation=points(override=rule)).prioritise(queue, as_of=AS_OF, overrides=[given])
    assert ranked.references[0] == "E 1-x"


IN_2026 = date(2026, 1, 5)


def happened(reference: str, *events: tuple[str, date] | tuple[str, date, str], **facts: Any) -> sr.Case:
    made = [sr.Event(kind=k, on=on, **({"order": o[0]} if o else {})) for k, on, *o in events]  # type: ignore[arg-type]
    return sr.Case(reference=reference, events=made, facts=facts)


ASKED = ("request", date(2025, 2, 3))


def test_an_override_moves_no_case_that_no_longer_waits_and_a_note_says_so():
    rule = sr.Overriding(roles=("Principal EP",), provenance=DOC)
    put = sr.PlaceOverride(
        reference="done", place=1, role="Principal EP", reason="placement about to break down",
        on=date(2026, 1, 2), until=date(2026, 2, 2),
    )  # fmt: skip
    cases = [happened("done", ASKED, ("final-plan", date(2025, 6, 2))), case("new", date(2025, 12, 29))]
    ranking = engine(prioritisation=points(override=rule)).prioritise(cases, as_of=IN_2026, overrides=[put])
    assert ranking.references == ("new", "done")
    assert any(note.startswith("done: its override has no effect: no longer waiting") for note in ranking.notes)
