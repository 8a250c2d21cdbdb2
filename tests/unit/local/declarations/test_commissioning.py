"""Rates, providers, how they share work, and prices: what can be declared, and what is refused with its place."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from contracts import buys
from policies import DOC


def step(value: object, per: str, lasts: str | None = None) -> dict[str, Any]:
    return {"rate": {"value": value, "unit": "assessments", "per": per}, "lasts": lasts}


def provider(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id, "supply": "agency", "provenance": DOC, **more}


@pytest.mark.parametrize(
    "unit",
    ["assessments a week", "assessments per month", "assessments/week", "assessments every 3 months", "cases p.a.",
     "monthly assessments", "cases each fortnight", "assessments a calendar month", "assessments per annum"],
)  # fmt: skip
def test_a_unit_that_names_a_time_is_refused(unit: str) -> None:
    with pytest.raises(ValidationError, match="names a time"):
        sr.Rate(value=27, unit=unit, per=sr.Per.MONTH)


@pytest.mark.parametrize("unit", ["assessments", "EP assessments", "pieces of work", "annexes", "cases past week 20"])
def test_a_unit_that_names_no_time_is_taken(unit: str) -> None:
    assert sr.Rate(value=27, unit=unit, per=sr.Per.WEEK).unit == unit


def test_a_rate_says_what_its_source_says() -> None:
    rate = sr.Rate(value=1500, unit="plans", per=sr.Per.YEAR, circa=True)
    assert str(rate) == "about 1,500 plans a year"


@pytest.mark.parametrize(
    ("volumes", "stated"),
    [
        ([step(40, "month", "3 months"), step(35, "month", "9 months")], 435),
        ([step(40, "month", "3 months"), step(35, "month")], None),
        ([step(27, "week", "4 weeks")], 108),
        ([step(50, "fortnight", "4 weeks")], 100),
        ([step(330, "quarter", "12 months")], 1320),
        ([step(27, "week", "3 months")], None),  # three months are no number of weeks
    ],
)
def test_what_the_steps_come_to(volumes: list[dict[str, Any]], stated: int | None) -> None:
    contract = sr.Contract.model_validate({"id": "c", "title": "C", "provenance": DOC, "volumes": volumes})
    assert contract.stated_volume == stated


@pytest.mark.parametrize(
    ("made", "where", "why"),
    [
        ({"contracts": [{"volumes": [step(35, "month", "6 weeks")]}]}, "contracts.0.volumes.0", "6 weeks are no number of months"),
        ({"contracts": [{"volumes": [step(330, "quarter", "4 months")]}]}, "contracts.0.volumes.0", "4 months are no number of quarters"),
        ({"contracts": [{"volumes": [step(50, "fortnight", "3 weeks")]}]}, "contracts.0.volumes.0", "3 weeks are no number of fortnights"),
        ({"contracts": [{"volumes": [step(40, "month", "3 months"), step(9, "week")]}]}, "contracts.0", "a month is no number of weeks"),
        ({"contracts": [{"volumes": [step(40, "month"), step(9, "month")]}]}, "contracts.0", "only the last step"),
        ({"contracts": [{"providers": ["a"]}]}, "", "no provider called 'a'"),
        ({"contracts": [{"providers": ["a", "a"]}], "providers": [provider("a")]}, "contracts.0", "a stands twice"),
        ({"contracts": [{"providers": ["a"], "shared": "equitably"}], "providers": [provider("a")]}, "", "is shared, and it has one provider"),
        ({"contracts": [{"shared": "equitably"}]}, "", "is shared, and it has no provider"),
        ({"contracts": [{"providers": ["a", "b"], "shared": {"ranked": ["c"]}}], "providers": [provider("a"), provider("b")]}, "", "shared with c, which is not one"),
        ({"contracts": [{"providers": ["a", "b"], "shared": {"shares": {"c": 0.5}}}], "providers": [provider("a"), provider("b")]}, "", "shared with c, which is not one"),
        ({"contracts": [{"ended": {"how": "replaced", "by": "c0", "provenance": DOC}}]}, "", "replaced by c0, which is not another contract"),
        ({"providers": [provider("a", ended={"how": "replaced", "by": "b", "provenance": DOC})]}, "", "replaced by b, which is not another provider"),
        ({"providers": [provider("a", ended={"how": "withdrawn", "by": "b", "provenance": DOC})]}, "providers.0.ended", "only withdrawn"),
        ({"providers": [provider("a", considered_only=True, ended={"how": "withdrawn", "provenance": DOC})]}, "providers.0", "was only considered"),
        ({"providers": [provider("a", how_many=3)]}, "providers.0", "only several are counted"),
    ],
)  # fmt: skip
def test_what_a_commissioning_policy_cannot_say(made: dict[str, Any], where: str, why: str) -> None:
    contracts = [{"id": f"c{n}"} | c for n, c in enumerate(made.pop("contracts", []))]
    with pytest.raises(ValidationError) as caught:
        buys(*contracts, **made)
    (error,) = caught.value.errors()
    assert why in error["msg"]
    assert ".".join(str(part) for part in error["loc"]).startswith(where)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"shares": {"a": 0.6, "b": 0.5}}, "come to 1.1, which is more than 1"),
        ({"shares": {"a": 0.6}, "ranked": ["a"]}, "by shares or by rank"),
        ({"ranked": ["a", "b", "a"]}, "a stands twice"),
        ({}, "nothing is said"),
    ],
)
def test_what_cannot_be_shared_so(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        sr.Sharing.model_validate(given)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"bands": [{"from": 1, "per_assessment": 9}, {"from": 1, "per_assessment": 8}]}, "must be in order: 1 follows 1"),
        ({"bands": [{"from": 1, "per_assessment": 9}, {"from": 50, "per_assessment": 8}, {"from": 20, "per_assessment": 7}]}, "20 follows 50"),
        ({"bands": [{"from": 2, "per_assessment": 9}]}, "the first band begins at 2"),
        ({"bands": [{"from": 1, "per_assessment": 9}], "per_assessment": 9}, "one price, or a price by bands"),
        ({"per_assessment": 9, "bands_for": "all"}, "there are no bands"),
    ],
)  # fmt: skip
def test_what_a_price_cannot_be(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        sr.Price.model_validate(given | {"provenance": DOC})


def test_a_review_may_say_how_often_and_when() -> None:
    price = sr.Price.model_validate(
        {
            "per_assessment": 9,
            "reviewed": {"how": "benchmarking", "every": "12 months", "on": "2026-04"},
            "provenance": DOC,
        }
    )
    assert price.reviewed is not None
    assert price.reviewed.every == sr.Months(12)
    assert price.reviewed.on is not None
    assert price.reviewed.on.latest is not None


def test_python_and_toml_say_the_same() -> None:
    text = """
[authority]
key = "testshire"
name = "Testshire"
[source]
document = "D"
place = "p. 1"
status = "published"
[commissioning]
id = "c"
title = "C"
[[commissioning.providers]]
id = "a"
title = "A"
supply = "agency"
rate = { value = 27, unit = "assessments", per = "week", circa = true }
ended = { how = "replaced", on = "2026-05", by = "b", why = "it had too few people" }
[[commissioning.providers]]
id = "b"
title = "B"
supply = "associate"
several = true
how_many = 12
[[commissioning.contracts]]
id = "one"
title = "One"
providers = ["a", "b"]
shared = { stated = "most of it to b", shares = { a = 0.25, b = 0.75 } }
volumes = [{ rate = { value = 50, unit = "assessments", per = "fortnight" }, lasts = "12 weeks" }]
price = { bands = [{ from = 1, per_assessment = 1250 }, { from = 101, per_assessment = 1100 }], bands_for = "all" }
"""
    doc = sr.Provenance(document="D", place="p. 1", status=sr.Status.PUBLISHED)
    made = sr.CommissioningPolicy(
        id="c",
        title="C",
        provenance=(doc,),
        providers=(
            sr.Provider(
                id="a",
                title="A",
                supply=sr.Supply.AGENCY,
                rate=sr.Rate(value=27, unit="assessments", per=sr.Per.WEEK, circa=True),
                ended=sr.Ending(
                    how=sr.EndKind.REPLACED, on="2026-05", by="b", why="it had too few people", provenance=(doc,)
                ),
                provenance=(doc,),
            ),
            sr.Provider(id="b", title="B", supply=sr.Supply.ASSOCIATE, several=True, how_many=12, provenance=(doc,)),
        ),
        contracts=(
            sr.Contract(
                id="one",
                title="One",
                providers=("a", "b"),
                shared=sr.Sharing(stated="most of it to b", shares={"a": Decimal("0.25"), "b": Decimal("0.75")}),
                volumes=(
                    sr.VolumeStep(rate=sr.Rate(value=50, unit="assessments", per=sr.Per.FORTNIGHT), lasts=sr.Weeks(12)),
                ),
                price=sr.Price(
                    bands=(
                        sr.PriceBand(first=1, per_assessment=1250),
                        sr.PriceBand(first=101, per_assessment=1100),
                    ),
                    bands_for=sr.BandRule.ALL,
                    provenance=(doc,),
                ),
                provenance=(doc,),
            ),
        ),
    )
    report = sr.check_policy(text, "a test")
    assert report.policy is not None, report.refused
    assert report.policy.commissioning == made
    assert made.contracts[0].stated_volume == 300  # six fortnights
