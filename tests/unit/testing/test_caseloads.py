"""Synthetic caseloads: each case is one that a file may hold, and the shares are those that are claimed."""

import io
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pyarrow as pa
import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind as K
from sendrules.testing import caseload, caseload_batches, caseload_cases
from sendrules.testing.synthetic import shares
from sendrules.testing.synthetic.days import NO_DAY, number, of_number
from sendrules.testing.synthetic.parts import SIZE, part
from sendrules.testing.synthetic.words import WORDS

AS_OF = date(2026, 1, 5)


@cache
def some() -> tuple[sr.Case, ...]:
    return tuple(caseload_cases(2000, seed=5, as_of=AS_OF))


def written(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def test_every_case_is_valid_and_none_is_odd() -> None:
    assert len(some()) == 2000
    odd = [case.reference for case in some() if case.warnings(AS_OF)]
    assert len(odd) <= 20, odd[:5]


def test_the_law_finds_hardly_anything_odd() -> None:
    odd = Counter(p.message for case in some()[:400] for p in sr.evaluate(case, as_of=AS_OF).warnings)
    assert odd.total() <= 12, odd.most_common(3)


def test_the_table_says_that_it_is_synthetic() -> None:
    table = caseload(20, seed=5, as_of=AS_OF)
    assert table.schema.metadata[b"synthetic"] == b"true"
    assert all(reference.startswith("SYN-") for reference in table["case"].to_pylist())


def test_the_table_and_the_cases_say_the_same() -> None:
    rows = caseload(2000, seed=5, as_of=AS_OF).to_pylist()
    counted = Counter(
        (row["case"], row["kind"], row["on"]) for row in rows if row["kind"] in set(WORDS["kind"][: len(K)])
    )
    assert counted == Counter((case.reference, e.kind.value, e.on) for case in some() for e in case.events)
    determined = [(row["case"], row["limb"], row["on"]) for row in rows if row["kind"] == "determination"]
    assert Counter(determined) == Counter(
        (case.reference, d.limb, d.on) for case in some() for d in case.determinations
    )
    around = sum(len(case.circumstances) for case in some())
    assert around == len(rows) - counted.total() - len(determined) > 0


def test_a_case_keeps_its_events_in_the_order_of_the_table() -> None:
    rows = [row for row in caseload(2000, seed=5, as_of=AS_OF).to_pylist() if row["kind"] in {kind.value for kind in K}]
    events = [(case.reference, e) for case in some() for e in case.events]
    assert [(row["case"], row["kind"], row["about"], row["to"]) for row in rows] == [
        (reference, e.kind.value, e.about, e.to and e.to.value) for reference, e in events
    ]


def test_the_same_seed_gives_the_same_bytes() -> None:
    table = caseload(300, seed=5, as_of=AS_OF)
    assert written(table) == written(caseload(300, seed=5, as_of=AS_OF))
    assert written(table) != written(caseload(300, seed=6, as_of=AS_OF))


def test_another_process_gives_the_same_bytes() -> None:
    asked = "import io, sys, zlib, pyarrow as pa, datetime; from sendrules.testing import caseload; "
    asked += "t = caseload(50, seed=5, as_of=datetime.date(2026, 1, 5)); s = io.BytesIO(); "
    asked += "w = pa.ipc.new_stream(s, t.schema); w.write_table(t); w.close(); print(zlib.crc32(s.getvalue()))"
    ran = [subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True) for _ in range(2)]
    assert ran[0].stdout == ran[1].stdout


def test_the_first_cases_are_the_same_however_many_there_are() -> None:
    few, many = caseload(30, seed=5, as_of=AS_OF), caseload(SIZE + 10, seed=5, as_of=AS_OF)
    assert few.equals(many.slice(0, len(few)).combine_chunks())


def test_parts_follow_each_other_and_no_case_is_divided() -> None:
    batches = list(caseload_batches(SIZE + 10, seed=5, as_of=AS_OF))
    cases = [dict.fromkeys(batch["case"].to_pylist()) for batch in batches]
    assert [len(found) for found in cases] == [SIZE, 10]
    names = [*cases[0], *cases[1]]
    assert names == [f"SYN-{n:07d}" for n in range(1, SIZE + 11)]


@pytest.mark.parametrize("wrong", [{"cases": 0}, {"years": 0}])
def test_a_number_below_one_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="give at least 1"):
        caseload(**{"cases": 5, "seed": 1, "as_of": AS_OF} | wrong)  # type: ignore[arg-type]


def days_of_plans() -> list[tuple[int, int, int]]:
    """The year of each first plan after one request, the days that it took, and those to the decision."""
    found = []
    for index in range(3):
        drawn = part(index, 9, number(date(2026, 7, 1)), 8)
        kinds = {
            name: WORDS["kind"].index(name) + 1
            for name in ("request", "final-plan", "decision-to-assess", "refusal-to-assess", "not-necessary-notice")
        }
        first = {name: dict[int, int]() for name in kinds}
        requests: Counter[int] = Counter()
        for case, kind, on, planned in zip(
            drawn.case.tolist(), *(drawn.columns[c].tolist() for c in ("kind", "on", "planned")), strict=True
        ):
            for name, code in kinds.items():
                if kind == code and not planned:
                    first[name].setdefault(case, on)
            requests[case] += kind == kinds["request"]
        for case, made in first["final-plan"].items():
            start, decided = first["request"].get(case), first["decision-to-assess"].get(case)
            again = case in first["refusal-to-assess"] or case in first["not-necessary-notice"] or requests[case] > 1
            if start is not None and decided is not None and not again:
                found.append((of_number(made).year, made - start, decided - start))
    return found


def test_plans_take_as_long_as_the_statistics_say() -> None:
    plans = days_of_plans()
    for year in (2022, 2023, 2024, 2025):
        took = [days for made, days, _ in plans if made == year]
        assert len(took) > 800
        assert sum(days <= 140 for days in took) / len(took) == pytest.approx(shares.IN_TWENTY_WEEKS[year], abs=0.05)
    took = [days for made, days, _ in plans if made >= 2023]
    assert sum(days >= 365 for days in took) / len(took) == pytest.approx(shares.OVER_A_YEAR, abs=0.02)
    six = [decided <= 42 for _, _, decided in plans]
    assert sum(six) / len(six) == pytest.approx(shares.DECIDED_IN_SIX_WEEKS, abs=0.03)


def test_requests_follow_the_school_year_and_the_statistics() -> None:
    months = Counter(e.on.month for case in some() for e in case.events if e.kind is K.REQUEST)
    assert months[8] * 1.5 < min(count for month, count in months.items() if month not in (8, 9))
    decided = Counter(e.kind for case in some() for e in case.events)
    refused = decided[K.REFUSAL_TO_ASSESS] + decided[K.NOT_NECESSARY_NOTICE]
    assert refused / (refused + decided[K.DECISION_TO_ASSESS]) == pytest.approx(shares.REFUSED, abs=0.03)


def test_reviews_end_as_the_statistics_say() -> None:
    met = decided = in_time = 0
    amends: Counter[K] = Counter()
    wanted = (K.DECISION_TO_CONTINUE, K.DECISION_TO_AMEND, K.DECISION_TO_CEASE)
    for case in some():
        for one, after in pairwise([e for e in case.events if e.kind in (K.REVIEW_MEETING, *wanted)]):
            if one.kind is K.REVIEW_MEETING and one.on < AS_OF - timedelta(250):
                met += 1
                decided += after.kind in wanted
                in_time += after.kind in wanted and (after.on - one.on).days <= 28
                amends[after.kind] += 1
    assert met > 300
    assert decided / met == pytest.approx(shares.REVIEW_DECIDED, abs=0.08)
    assert in_time / decided == pytest.approx(shares.REVIEW_DECIDED_IN_TIME, abs=0.08)
    assert amends[K.DECISION_TO_AMEND] / decided == pytest.approx(shares.REVIEW_AMENDS, abs=0.08)


def test_some_exceptions_fit_and_count() -> None:
    lifted = [
        i
        for case in some()
        if case.determinations
        for i in sr.evaluate(case, as_of=AS_OF)["reg-13-2-final-plan-20-weeks"].instances
        if any(limb.disapplies for limb in i.limbs)
    ]
    assert len(lifted) > 20


def test_advice_comes_late_in_part() -> None:
    late = {True: 0, False: 0}
    for case in some()[:1000]:
        asked = {e.about: e.on for e in case.events if e.kind is K.ADVICE_REQUEST}
        for e in case.events:
            if e.kind is K.ADVICE_RECEIVED:
                late[(e.on - asked[e.about]).days > 42] += 1
    assert 0.1 < late[True] / sum(late.values()) < 0.6


def test_rare_things_happen() -> None:
    kinds = Counter(e.kind for case in some() for e in case.events)
    rare = (K.DETAINED, K.RELEASED, K.MOVED, K.TURNS_25, K.PLAN_CEASED, K.TRIBUNAL_ORDER, K.APPEAL_CONCEDED, K.APPEAL_RESPONSE,
            K.PHASE_TRANSFER, K.REASSESSMENT_REQUEST, K.REQUEST_WITHDRAWN, K.MEDIATION_CERTIFICATE, K.MEDIATION_AGREEMENT)  # fmt: skip
    assert {kind for kind in rare if not kinds[kind]} == set()
    around = Counter(c.kind for case in some() for c in case.circumstances)
    assert {"closure", "absence", "exceptional-circumstances", "missed-appointment"} <= set(around)


def test_nothing_is_known_of_the_future() -> None:
    scheduled = {K.REVIEW_MEETING, K.PHASE_TRANSFER, K.TURNS_25, K.MEDIATION, K.MOVED, K.RELEASED}
    later = {e.kind for case in some() for e in case.events if e.on > AS_OF and not e.planned}
    assert later <= scheduled
    assert any(e.planned for case in some() for e in case.events)


def test_nothing_follows_the_end_of_a_case() -> None:
    ended = [case for case in some() if any(e.kind is K.PLAN_CEASED for e in case.events)]
    assert ended
    for case in ended:
        last = max(e.on for e in case.events if e.kind is K.PLAN_CEASED)
        assert all(e.on <= last for e in case.events)


def test_a_part_is_as_known_on_its_day() -> None:
    drawn = part(0, 5, number(AS_OF), 4)
    sent = drawn.columns["served"]
    assert sent[sent != NO_DAY].max() <= number(AS_OF)
