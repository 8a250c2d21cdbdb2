"""Factors and promises that are for some cases, from a policy file and in Python. All invented."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import sendrules as sr
from policy_texts import REVIEWS, TEAMS
from sendrules.case.facts import FactType
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.loading.loader import policy_of
from sendrules.local.loading.policy_file import check_policy
from sendrules.testing import check_conformance

AS_OF = date(2026, 1, 5)
SOURCE = (sr.Provenance(document="Invented policy", place="p. 1", status="illustrative"),)
YEARS = ("reception", *map(str, range(1, 12)), "post-16")


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    return sr.Authority(key="testshire", name="Testshire Council")


@sr.hookimpl
def sendrules_facts() -> list[sr.FactDefinition]:
    return [
        sr.FactDefinition(
            "testshire.year", "Year group", lambda case, _: case.facts.get("year"), type=FactType.GROUP, values=YEARS
        ),
        sr.FactDefinition(
            "testshire.in_care", "In the council's care", lambda case, _: case.facts.get("in_care"), type=FactType.FLAG
        ),
        sr.FactDefinition(
            "testshire.last_year", "In the last year of a course", lambda case, _: case.facts.get("last_year"),
            type=FactType.FLAG,
        ),
    ]  # fmt: skip


@sr.hookimpl
def sendrules_prioritisation() -> sr.Lexicographic:
    def factor(id: str, title: str, kind: str, **more: Any) -> sr.Factor:
        return sr.Factor(id=id, title=title, kind=kind, provenance=SOURCE, **more)

    year = "testshire.year"
    return sr.Lexicographic(
        id="testshire-prioritisation",
        title="Whose review comes first",
        provenance=SOURCE,
        mode_provenance=sr.Provenance(document="Invented policy", place="p. 2", status="assumption"),
        tiers=[["years", "leaving", "two-years"], ["wait"]],
        factors=[
            factor("years", "Year 1, 2, 6, 9 or 11", "group", fact=year, values=["1", "2", "6", "9", "11"]),
            factor(
                "leaving", "Post-16, and the course ends", "group", fact=year, values=["post-16"],
                when=sr.When(fact="testshire.last_year", equals=True),
            ),
            factor("two-years", "Overdue for two years or more", "overdue", at_least=sr.Months(24)),
            factor("wait", "The wait", "wait"),
        ],
        guarantees=[
            sr.Guarantee.model_validate(
                {
                    "id": "care", "title": "Children in care are taken first", "max_share": 0.5, "provenance": SOURCE,
                    "when": {"fact": "testshire.in_care", "is": True},
                }
            )
        ],
    )  # fmt: skip


CODE = policy_of(
    SimpleNamespace(
        sendrules_authority=sendrules_authority,
        sendrules_facts=sendrules_facts,
        sendrules_prioritisation=sendrules_prioritisation,
    ),
    "testshire",
)


def from_file() -> LocalPolicy:
    policy = check_policy(REVIEWS).policy
    assert policy is not None
    return policy


def test_a_file_and_a_plugin_declare_the_same() -> None:
    made, read = CODE.prioritisation, from_file().prioritisation
    assert made is not None
    assert read is not None
    assert made.model_copy(update={"id": read.id}) == read


def test_teams_without_shares_need_nothing_invented() -> None:
    report = check_policy(TEAMS)
    assert [str(f) for f in (*report.refused, *report.warnings) if "prioritisation" in f.where] == []
    assert report.policy is not None
    ranking = sr.Engine(report.policy).prioritise(
        [
            asked("late", date(2025, 1, 6)),
            asked("new", date(2025, 12, 2)),
            asked("trial", date(2025, 12, 1), trial=True),
            asked("fast", date(2025, 1, 7), fast_track=True),
        ],
        as_of=AS_OF,
    )
    within = report.policy.prioritisation
    assert isinstance(within, sr.Lanes)
    assert within.orders["new"].id == "new"  # the order within a lane is called as the lane
    assert {p.reference: p.lane for p in ranking.places} == {
        "late": "late",
        "new": "new",
        "trial": "trial",
        "fast": "trial",
    }


def asked(reference: str, on: date, **facts: Any) -> sr.Case:
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=on)], facts=facts)


QUEUE = (
    # twenty weeks from 1 May 2023 end on 18 Sep 2023, more than two years before 5 Jan 2026
    asked("two-years", date(2023, 5, 1), year="4"),
    asked("year-6", date(2025, 3, 3), year="6"),
    asked("leaving", date(2025, 3, 4), year="post-16", last_year=True),
    asked("staying", date(2025, 2, 3), year="post-16", last_year=False),
    asked("not-known", date(2025, 2, 10), year="post-16"),
    asked("care", date(2025, 12, 1), year="7", in_care=True),
)


@pytest.mark.parametrize("policy", [from_file(), CODE], ids=["file", "plugin"])
def test_the_order_is_that_of_the_source_and_each_place_says_why(policy: LocalPolicy) -> None:
    ranking = sr.Engine(policy).prioritise(QUEUE, as_of=AS_OF)
    # the promise has half of the places at most, so the first goes to the first tier, and the second to the child in care
    assert ranking.references == ("two-years", "care", "year-6", "leaving", "staying", "not-known")
    why = {place.reference: place.reasons for place in ranking.places}
    assert why["care"][0] == "Children in care are taken first"
    assert why["two-years"][:3] == (
        "Year 1, 2, 6, 9 or 11: no, 4 does not count",
        "Post-16, and the course ends: no, 4 does not count",
        "Overdue for two years or more: yes, 840 days, since Mon 18 Sep 2023",
    )
    asks = "In the last year of a course (testshire.last_year)"
    assert (
        why["staying"][1]
        == f"Post-16, and the course ends: post-16, but it counts as no: what it asks of {asks} is not so"
    )
    assert why["not-known"][1] == f"Post-16, and the course ends: post-16, but it counts as no: not recorded: {asks}"


def test_what_a_condition_reads_is_not_said_to_be_read_by_nothing() -> None:
    local = (
        sr.Engine(from_file())
        .evaluate(asked("A", AS_OF, last_year=True, in_care=False, shoe_size=38), as_of=AS_OF)
        .local
    )
    assert local is not None
    assert [note.split(" is read")[0] for note in local.notes] == ["A: facts.shoe_size"]


@pytest.mark.parametrize("text", [REVIEWS, TEAMS], ids=["reviews", "teams"])
def test_the_kit_passes_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    report = check_conformance(path, examples=12)
    assert report.passed, report.to_text()
