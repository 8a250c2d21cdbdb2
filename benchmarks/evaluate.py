"""One evaluation of a typical case, its full explanation and its plain data, in CPU time.

Run it as `uv run python benchmarks/evaluate.py`. Goals are shown beside the figures and not asserted. The case is
invented: a request, a decision posted first class, three requests for advice with their answers, a draft plan, the
school's summer closure, and one determination. Constructing it (pydantic) is measured apart.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from rounds import at_most, interleaved, table

import sendrules as sr

ROUNDS = 31
CALLS = 40  # in one timed call
FINAL_PLAN = "reg-13-2-final-plan-20-weeks"
AS_OF = date(2025, 10, 20)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "cases"
EXAMPLES_AS_OF = date(2026, 1, 5)
CASE: dict[str, Any] = {
    "reference": "A-17",
    "events": [
        {"kind": "request", "on": "2025-05-21", "by": "parent"},
        {"kind": "decision-to-assess", "on": "2025-06-27", "method": "first-class-post"},
        {
            "kind": "advice-request",
            "on": "2025-06-30",
            "to": "educational-psychologist",
            "about": "psychology",
        },
        {
            "kind": "advice-request",
            "on": "2025-06-30",
            "to": "nhs-trust",
            "about": "therapies",
            "served": "2025-07-01",
        },
        {
            "kind": "advice-request",
            "on": "2025-07-17",
            "to": "head-teacher",
            "about": "Example Primary School",
        },
        {"kind": "advice-received", "on": "2025-08-08", "about": "psychology"},
        {"kind": "advice-received", "on": "2025-08-19", "about": "therapies"},
        {"kind": "advice-received", "on": "2025-09-12", "about": "Example Primary School"},
        {"kind": "draft-plan", "on": "2025-09-22", "served": "2025-09-23"},
    ],
    "circumstances": [
        {
            "kind": "closure",
            "institution": "Example Primary School",
            "setting": "school",
            "first_day_closed": "2025-07-23",
            "reopens": "2025-09-03",
        }
    ],
    "determinations": [
        {
            "limb": "reg-13-3-a-exception",
            "by": "SEND manager",
            "on": "2025-09-15",
            "reason": "the head teacher could not advise before the school re-opened",
        }
    ],
}

# Worked by hand from the regulations, and compared before anything is timed.
WANTED = {
    # six weeks; posted on Friday 27 June, so served on 1 July
    "reg-5-1-decision-to-assess": ("due", "2025-07-02", "met"),
    # therapies: six weeks from 1 July; the advice came on 19 August
    "reg-8-1-cooperate-6-weeks": ("due", "2025-08-12", "met-late"),
    # 23 September and the fourteen days after it
    "reg-13-1-a-draft-plan-15-days": ("due", "2025-10-07", "met"),
    # 8 October, but for the closure and the determination
    FINAL_PLAN: ("disapplied", None, "not-applicable"),
}


def check(result: sr.Result) -> None:
    wrong = 0
    for id, wanted in WANTED.items():
        duty = result[id]
        given = (duty.outcome.name, duty.due.isoformat() if duty.due else None, duty.compliance.value)
        if given != wanted:
            wrong += 1
            print(f"  {id}: {given}, not {wanted}")
    print(f"Answers: {wrong} of {len(WANTED)} differ from those worked by hand")


def main() -> None:
    text = json.dumps(CASE)
    case = sr.read_case(text)
    first = sr.evaluate(case, as_of=AS_OF)
    check(first)
    print(f"{len(case.events)} events, {len(first)} duties, {sum(len(d.instances) for d in first.values())} instances")
    print(f"The explanation has {sum(1 for _ in first.explain(FINAL_PLAN).walk())} steps\n")

    fresh: list[sr.Result] = []  # a result keeps what it has worked out, so each timed call gets new ones

    def prepared(use: Callable[[sr.Result], object]) -> Callable[[], None]:
        def run() -> None:
            for result in fresh:
                use(result)

        return run

    def evaluate() -> None:
        for _ in range(CALLS):
            sr.evaluate(case, as_of=AS_OF)

    def construct() -> None:
        for _ in range(CALLS):
            sr.read_case(text)

    uses = {
        "evaluate": evaluate,
        "explain reg 13(2)": prepared(lambda r: r.explain(FINAL_PLAN)),
        "explain reg 13(2) as text": prepared(lambda r: r.explain(FINAL_PLAN).to_text()),
        "to_dict": prepared(lambda r: r.to_dict()),
        "to_dict(full=True)": prepared(lambda r: r.to_dict(full=True)),
        "read the case from JSON": construct,
    }

    def renew() -> None:
        fresh[:] = [sr.evaluate(case, as_of=AS_OF) for _ in range(CALLS)]

    seconds = interleaved(uses, ROUNDS, time.process_time, renew)
    ms = {name: value / CALLS * 1000 for name, value in seconds.items()}
    print(f"Milliseconds of CPU time; medians of {ROUNDS} interleaved rounds of {CALLS}")
    rows = []
    for name, value in ms.items():
        goal = at_most(value, 1, " ms", 3)[1:] if name == "evaluate" else ()
        rows.append((name, f"{value:.3f}", *goal))
    print(table(("what", "ms", "goal", ""), rows))
    beside_evaluate()


def beside_evaluate() -> None:
    """Compare the compact form with an evaluation of the same case, side by side: a ratio does not depend on the machine."""
    rows = []
    for name in ("late-plan", "late-review"):
        case = sr.read_case_file(EXAMPLES / f"{name}.json")
        ready: list[sr.Result] = []

        def evaluate(case: sr.Case = case) -> None:
            for _ in range(CALLS):
                sr.evaluate(case, as_of=EXAMPLES_AS_OF)

        def compact(ready: list[sr.Result] = ready) -> None:
            for result in ready:
                result.to_dict()

        def renew(case: sr.Case = case, ready: list[sr.Result] = ready) -> None:
            ready[:] = [sr.evaluate(case, as_of=EXAMPLES_AS_OF) for _ in range(CALLS)]

        seconds = interleaved({"evaluate": evaluate, "to_dict": compact}, ROUNDS, time.process_time, renew)
        size = len(json.dumps(ready[0].to_dict(), separators=(",", ":")).encode()) / 1024
        goals = (2, 8) if name == "late-plan" else (None, None)
        ratio = seconds["to_dict"] / seconds["evaluate"]
        rows.append(
            (
                name,
                f"{ratio:.2f}x",
                f"<= {goals[0]}x" if goals[0] else "",
                f"{size:.1f} KB",
                f"<= {goals[1]} KB" if goals[1] else "",
            )
        )
    print("\nThe compact form beside an evaluation of the same case; late-plan is the typical one")
    print(table(("case", "to_dict", "goal", "size", "goal"), rows))


if __name__ == "__main__":
    main()
