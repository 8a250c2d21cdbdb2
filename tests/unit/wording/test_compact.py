"""The compact form of an answer: small, and with all that a message about a limit needs."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sendrules as sr

CASES = Path(__file__).parents[3] / "examples" / "cases"
PLAN = "reg-13-2-final-plan-20-weeks"


def answer(*events: tuple[str, str] | dict[str, Any], as_of: str, **more: Any) -> sr.Result:
    made = [e if isinstance(e, dict) else {"kind": e[0], "on": e[1]} for e in events]
    case = sr.Case.model_validate({"reference": "C-1", "events": made})
    return sr.evaluate(case, as_of=date.fromisoformat(as_of), **more)


def late(name: str) -> sr.Result:
    return sr.evaluate(sr.read_case_file(CASES / name), as_of=date(2026, 1, 5))


def test_the_typical_case_is_under_8_kilobytes() -> None:
    result = late("late-plan.json")
    assert len(json.dumps(result.to_dict(), separators=(",", ":")).encode()) < 8 * 1024
    assert len(json.dumps(result.to_dict(full=True), separators=(",", ":")).encode()) > 100 * 1024


def test_an_alert_needs_nothing_but_the_item() -> None:
    messages = [
        f"{item['title']} ({item['provision']}), owed by {item['holder']}: "
        f"due {item['due']}, {item['days_late']} days late, counted from {item['started']}"
        for item in late("late-plan.json").to_dict()["overdue"]
    ]
    assert messages == [
        "Complete the assessment and decide whether to make an EHC plan ([2026] EWHC 68 (Admin) on SEND Regs reg 10(1)), "
        "owed by local authority: due 2025-09-10, 117 days late, counted from 2025-05-21",
        "Send the finalised EHC plan (SEND Regs reg 13(2)), owed by local authority: "
        "due 2025-10-08, 89 days late, counted from 2025-05-21",
    ]


def test_what_is_to_come_and_the_rights_have_the_days_that_are_left() -> None:
    said = answer(("request", "2025-02-10"), ("refusal-to-assess", "2025-03-12"), as_of="2025-04-01").to_dict()
    (appeal,) = (item for item in said["rights"] if item["duty"] == "hesc-20-1-c-i-appeal-2-months")
    assert (appeal["due"], appeal["days_left"]) == (
        "2025-05-12",
        41,
    )  # two months from 12 March; 29 days of April and 12 of May
    assert all(item["days_left"] >= 0 and "days_late" not in item for item in said["rights"] + said["pending"])
    assert said["next_due"] is None or said["next_due"] in said["pending"]


def test_a_pending_duty_says_on_what_it_depends() -> None:
    said = answer(("request", "2025-05-21"), as_of="2025-06-01").to_dict()
    depends = {item["duty"]: item.get("contingent_on") for item in said["pending"]}
    assert depends["reg-4-1-not-necessary-determination"] == "the authority determines that a plan is not necessary"
    assert depends["reg-5-1-decision-to-assess"] is None
    assert said["next_due"]["duty"] == "reg-5-1-decision-to-assess"


def test_who_was_asked_and_what_a_body_is_called_are_there() -> None:
    asked = {"kind": "advice-request", "on": "2025-02-03", "to": "nhs-trust", "about": "Trust A"}
    (item,) = answer(asked, as_of="2025-04-01").to_dict()["overdue"]
    assert item["asked"] == "the NHS trust (Trust A)"
    said = answer(("commissioner-change-known", "2025-03-03"), as_of="2025-03-10").to_dict()
    (change,) = said["pending"]
    assert change["body"] == "integrated care board"


def test_what_can_no_longer_be_done_is_marked() -> None:
    said = late("late-review.json").to_dict()
    by_duty = {item["duty"]: item for item in said["overdue"]}
    assert by_duty["reg-20-4-circulate-advice"]["can_be_done"] is False
    assert "can_be_done" not in late("late-plan.json").to_dict()["overdue"][0]


def test_only_what_something_starts_is_there() -> None:
    result = late("late-plan.json")
    said = result.to_dict()
    assert list(said["duties"]) == [id for id in result if result[id].instances or result[id].contested]
    for duty in said["duties"].values():
        for occurrence in duty["occurrences"]:
            assert None not in [value for name, value in occurrence.items() if name != "was_missed"]


def test_a_duty_that_another_reading_alone_would_start_is_there() -> None:
    events = [
        {"kind": "request", "on": "2025-04-02"},
        {"kind": "decision-to-assess", "on": "2025-05-10"},
    ]
    refusal_only = {"sixteen-weeks-either-way": "refusal-only"}
    said = answer(*events, as_of="2025-08-01", readings=refusal_only).to_dict()
    duty = said["duties"]["case-jsc-16-weeks-decision"]
    assert said["readings"] == refusal_only
    assert duty["occurrences"] == []
    (other,) = duty["contested"]
    assert (other["reading"], other["answer"]) == ("sixteen-weeks-either-way", "adopted")
    assert other["gives"][0]["due"] == "2025-07-23"  # 16 weeks from 2 April 2025


def test_days_late_are_those_of_a_limit_that_binds() -> None:
    duties = late("late-plan.json").to_dict()["duties"]
    assert duties[PLAN]["occurrences"][0]["days_late"] == 89
    assert "days_late" not in duties["derived-latest-draft-date"]["occurrences"][0]
    done = answer(("request", "2025-05-21"), ("final-plan", "2025-10-13"), as_of="2025-11-01").to_dict()
    (plan,) = done["duties"][PLAN]["occurrences"]
    assert (plan["done_by"], plan["done_on"], plan["days_late"]) == ("final-plan-1", "2025-10-13", 5)
    ended = answer(("request", "2025-05-21"), ("plan-ceased", "2025-10-13"), as_of="2025-11-01").to_dict()
    assert all("due" not in o for d in ended["duties"].values() for o in d["occurrences"] if "limit_was" in o)


def test_the_full_form_and_that_of_some_duties() -> None:
    result = late("late-plan.json")
    full, compact = result.to_dict(full=True), result.to_dict()
    assert list(full["duties"]) == list(result)
    assert all(full[name] == compact[name] for name in ("overdue", "pending", "rights", "next_due", "warnings", "law"))
    one = result.to_dict(duties=[PLAN, PLAN])
    assert list(one["duties"]) == [PLAN]
    assert one["duties"][PLAN] == full["duties"][PLAN] | {"explanation": result.explain(PLAN).to_dict()}
    assert len(full["duties"][PLAN]["instances"][0]["limbs"]) == 5
    with pytest.raises(ValueError, match="not both"):
        result.to_dict(full=True, duties=[PLAN])
    with pytest.raises(sr.UnknownDuty, match="reg-13-2-final-plan-20-weeks"):
        result.to_dict(duties=["reg-13-2-final-plan"])
