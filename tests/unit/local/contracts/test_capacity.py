"""How much providers can do in a month: each by its own rate, exactly."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC


def provider(id: str, supply: str = "in-house", **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id, "supply": supply, "provenance": DOC, **more}


def a(value: int, per: str) -> dict[str, Any]:
    return {"value": value, "unit": "assessments", "per": per}


def bought(*providers: dict[str, Any]) -> sr.CommissioningPolicy:
    return sr.CommissioningPolicy.model_validate(
        {"id": "c", "title": "C", "provenance": DOC, "providers": list(providers)}
    )


@pytest.mark.parametrize(
    ("value", "per", "month", "n"),
    [
        (27, "week", (2026, 2), 108),  # 28 days, four weeks
        (27, "week", (2024, 2), Fraction(27 * 29, 7)),  # a leap year
        (27, "week", (2026, 6), Fraction(810, 7)),  # 30 days: 115 5/7
        (50, "fortnight", (2026, 2), 100),
        (35, "month", (2026, 2), 35),
        (330, "quarter", (2026, 2), 110),
        (100, "year", (2026, 2), Fraction(25, 3)),
    ],
)
def test_a_rate_in_one_month_exactly(value: int, per: str, month: tuple[int, int], n: Fraction) -> None:
    assert sr.in_month(sr.Rate.model_validate(a(value, per)), *month).n == n


def test_what_was_done_is_said() -> None:
    made = bought(provider("own", rate=a(27, "week")), provider("locums", "associate", rate=a(330, "quarter")))
    found = sr.capacity(made, 2026, 6)
    assert found.known == Fraction(810, 7) + 110
    assert found.reasons == (
        "own: 27 assessments a week; June 2026 has 30 days, so 4 2/7 weeks, and 115 5/7 assessments",
        "locums: 330 assessments a quarter; spread evenly over its 3 months, 110 in June 2026",
    )


def test_a_volume_that_no_source_gives_is_unknown_and_not_nought():
    made = sr.CommissioningPolicy.model_validate({
        "id": "c", "title": "C", "provenance": DOC,
        "providers": [
            {"id": "own", "title": "Own", "supply": "in-house", "provenance": DOC},
            {"id": "bought", "title": "Bought", "supply": "contract-provider", "provenance": DOC,
             "rate": {"value": 35, "unit": "assessments", "per": "month"}},
            {"id": "trainee", "title": "Trainee", "supply": "trainee", "provenance": DOC},
        ],
    })  # fmt: skip
    found = sr.capacity(made, 2025, 6)
    assert (found.known, found.unknown) == (35, ("own",))
    with pytest.raises(ValidationError, match="cannot sign statutory advice alone"):
        sr.Provider(id="t", title="T", supply=sr.Supply.TRAINEE, signs_advice=True, provenance=DOC)


def test_who_withdrew_or_is_not_in_post_yet_is_no_capacity() -> None:
    made = bought(
        provider("gone", rate=a(20, "month"), ended={"how": "withdrawn", "provenance": DOC}),
        provider("replaced", ended={"how": "replaced", "by": "later", "provenance": DOC}),
        provider("thought-of", rate=a(20, "month"), considered_only=True),
        provider("later", rate=a(20, "month"), in_post="2026-07"),
    )
    june, july = sr.capacity(made, 2026, 6), sr.capacity(made, 2026, 7)
    assert (june.known, june.unknown, july.known) == (0, (), 20)
    assert june.reasons == (
        "gone: not counted: withdrawn",
        "replaced: not counted: replaced by later",
        "thought-of: not counted: only considered",
        "later: not counted: not in post yet",
    )


def test_a_month_in_which_a_provider_begins_says_that_it_is_counted_as_a_whole() -> None:
    made = bought(provider("new", rate=a(20, "month"), in_post="2026-06-22"))
    june, july = sr.capacity(made, 2026, 6), sr.capacity(made, 2026, 7)
    assert june.known == july.known == 20
    assert june.reasons[-1] == "new: the whole month is counted, and it is in post from Mon 22 Jun 2026 only"
    assert len(july.reasons) == 1
