"""Every case, and every answer to it in every form, is JSON that fits the published schema and reads back the same."""

import json
from datetime import date, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from json_forms import case_validator, check, started_only
from sendrules.testing.strategies import cases

AUTHORITIES = [a.key for a in sr.installed_authorities()]
AMENDMENTS = ("plan-in-16-weeks", "reviews-at-key-stages")
questions = st.integers(-10, 400)


@cache
def engine(key: str | None, amendment: str | None) -> sr.Engine:
    what_if = sr.read_amendment(f"examples/amendments/{amendment}.toml") if amendment else None
    if key is None:
        return sr.Engine(what_if=what_if)
    return sr.Engine.for_authority(key, fallback=None if key == "generic" else "generic", what_if=what_if)


@given(cases())
def test_a_case_fits_its_schema_and_reads_back_the_same(case: sr.Case) -> None:
    written = case.model_dump_json()
    case_validator().validate(json.loads(written))
    assert sr.read_case(written) == case


@given(cases(), questions, st.sampled_from([None, *AUTHORITIES]), st.sampled_from([None, None, *AMENDMENTS]))
def test_an_answer_fits_its_schema_and_reads_back_the_same(
    case: sr.Case, after: int, key: str | None, amendment: str | None
) -> None:
    day = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)
    result = engine(key, amendment).evaluate(case, as_of=day)
    check(result.to_dict())
    full = result.to_dict(full=True)
    if "what_if" in full:
        full["what_if"]["answer"] = started_only(full["what_if"]["answer"])
    check(started_only(full))
    check(result.to_dict(duties=[d.id for d in result.statutory.started_or_contested][:3]))


@given(cases(), questions)
def test_the_compact_form_says_of_each_occurrence_what_the_full_form_says(case: sr.Case, after: int) -> None:
    day = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)
    result = sr.evaluate(case, as_of=day)
    compact, full = result.to_dict(), result.to_dict(full=True)
    assert list(compact["duties"]) == [id for id, d in full["duties"].items() if d["instances"] or d["contested"]]
    for id, duty in compact["duties"].items():
        whole = full["duties"][id]
        assert (duty["title"], duty["provision"]) == (whole["title"], result[id].provision.brief)
        for one, other in zip(duty["occurrences"], whole["instances"], strict=True):
            same = ("started_by", "started", "compliance", "was_missed", "standing")
            assert [one[name] for name in same] == [other[name] for name in same]
            assert one["outcome"] == other["outcome"]["is"]
            assert one.get("due") == other["due"]
            assert one.get("done_by") == other.get("done", {}).get("by")
        assert sum(len(c["gives"]) for c in duty.get("contested", ())) == len(whole["contested"])


@given(cases(), questions)
def test_an_item_of_the_headline_is_one_occurrence_of_its_duty(case: sr.Case, after: int) -> None:
    day = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)
    said = sr.evaluate(case, as_of=day).to_dict()
    for name in ("overdue", "pending", "rights"):
        for item in said[name]:
            (one,) = (
                o
                for o in said["duties"][item["duty"]]["occurrences"]
                if (o["started_by"], o["started"]) == (item["started_by"], item["started"])
            )
            assert item["due"] == one.get("due", one.get("limit_was"))
            assert item["standing"] == one["standing"]
            if name == "overdue":
                assert item["days_late"] == one["days_late"] == (day - date.fromisoformat(item["due"])).days > 0
            elif name == "pending":
                assert item["days_left"] == (date.fromisoformat(item["due"]) - day).days >= 0
