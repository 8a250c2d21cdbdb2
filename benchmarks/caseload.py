# /// script
# requires-python = ">=3.11"
# dependencies = ["sendrules[caseload,testing]", "sendrules-milton-keynes", "polars", "duckdb", "business-rules", "rule-engine"]
# [tool.uv.sources]
# sendrules = { path = "..", editable = true }
# sendrules-milton-keynes = { path = "../plugins/milton_keynes", editable = true }
# ///
"""A whole authority at once: the law on columns beside the loop over cases, beside other tools, and for all of England.

Run it as `uv run benchmarks/caseload.py`. Goals are shown beside the figures and not asserted. `--only loops few peers england
linear plugins` runs a part.

- `loops`: 20,000 synthetic cases with the kinds of event of an earlier commit (d73b5dd) and its duties, once without and once
  with what is contested: this tree's columns, from the events in memory to the answers, what they leave to the engine for one case
  included; this tree's own loop; and the loop of the earlier commit, in a process of its own as in `against.py`. A loop is timed on
  a sample of these cases (`--sample`), columns on all of them. Before that the answers of columns are compared with those of
  the loop for the sample, in every field.
- `few`: the same for few cases, made into columns within the time: from how many cases on it pays.
- `peers`: 21 duties on the same events by hand in numpy, in polars, in DuckDB's SQL on one thread, and by two rules engines that are given
  the days. `caseload_peers.py` says how much easier their job is.
- `england`: 640,000 cases from Parquet to Parquet in two processes, beside reading that Parquet with pyarrow on one thread to
  Arrow. `caseload_files.py` fixes the schema, the codec (zstd) and the size of the files.
- `linear`: the same in one process for 10,000 to 1,000,000 cases; `--linear-cases 5000 20000 80000` takes a few minutes.
- `plugins`: a batch with ten more plugins installed beside one without them (`caseload_plugins.py`).

Contenders take turns, round by round, and figures are medians of CPU time, each process's own.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from against import ROOT, laid_out
from rounds import at_least, at_most, interleaved, table

AS_OF = date(2026, 1, 5)
BEFORE = "d73b5dd"
SEED = 13
CASES, SAMPLE, ROUNDS = 20_000, 200, 5
FEW = (1, 2, 5, 10, 15, 20, 30, 50, 100)
PEER_CASES = 100_000
PLUGIN_CASES = 5_000
LINEAR_CASES = (10_000, 100_000, 1_000_000)
MOST_DICTS = 4_000  # occurrences that a rules engine is given


# What runs in the process of the earlier commit -----------------------------------------------------------------------


def serve() -> None:
    """Cut the cases to what this tree knows, then time what each line on standard input asks for."""
    import sendrules as sr

    print(json.dumps({"file": sr.__file__}), flush=True)
    source, target = json.loads(sys.stdin.readline())
    known = Known(sr)
    with Path(source).open(encoding="utf-8") as given, Path(target).open("w", encoding="utf-8") as out:
        for line in given:
            out.write(json.dumps(known.cut(json.loads(line))) + "\n")
    law = sr.evaluate(sr.Case(reference="none"), as_of=AS_OF)
    print(json.dumps({"duties": list(law)}), flush=True)
    cases: list[Any] = []
    for line in sys.stdin:
        ask = json.loads(line)
        if "sample" in ask:
            wanted = set(ask["sample"])
            with Path(target).open(encoding="utf-8") as given:
                cases = [sr.Case.model_validate_json(text) for n, text in enumerate(given) if n in wanted]
            print(json.dumps(len(cases)), flush=True)
            continue
        print(json.dumps(looped(sr.evaluate, cases, contested=ask["contested"])), flush=True)


class Known:
    """What the earlier tree knows of a record: kinds, fields, and members of closed lists. The rest is cut away."""

    def __init__(self, sr: Any) -> None:
        self.sr = sr

    def cut(self, case: dict[str, Any]) -> dict[str, Any]:
        """Give the part of a case that this tree can hold."""
        events = [self._event(event) for event in case.get("events", ())]
        kept = [event for event in events if event is not None]
        around = [
            c
            for c in case.get("circumstances", ())
            if self._is_valid({**case, "events": [], "circumstances": [c], "determinations": []})
        ]
        found = {"reference": case["reference"], "events": kept, "circumstances": around, "determinations": []}
        told = [d for d in case.get("determinations", ()) if self._is_valid({**found, "determinations": [d]})]
        return found | {"determinations": told}

    def _event(self, event: dict[str, Any]) -> dict[str, Any] | None:
        alone = {"kind": event["kind"], "on": event["on"]}
        if not self._is_valid_event(event):
            if not self._is_valid_event(alone):
                return None
            for name, value in event.items():
                if self._is_valid_event(alone | {name: value}):
                    alone[name] = value
            return alone
        return event

    def _is_valid_event(self, event: dict[str, Any]) -> bool:
        try:
            self.sr.Event.model_validate(event)
        except ValueError:
            return False
        return True

    def _is_valid(self, case: dict[str, Any]) -> bool:
        try:
            self.sr.Case.model_validate(case)
        except ValueError:
            return False
        return True


def looped(evaluate: Callable[..., Any], cases: Sequence[Any], *, contested: bool) -> float:
    """Give the CPU seconds that a loop over cases takes."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for case in cases:
            found = evaluate(case, as_of=AS_OF)
            if contested:
                for duty in found.values():
                    _ = duty.contested
        return time.process_time() - start
    finally:
        gc.enable()


class Earlier:
    """The process of the earlier commit."""

    def __init__(self, folder: Path) -> None:
        env = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONHASHSEED": "0"}
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--serve"], env=env, cwd=folder, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        found = Path(self._answer()["file"]).resolve()
        if (folder / "src").resolve() not in found.parents:
            sys.exit(f"sendrules was imported from {found}, not from {folder / 'src'}")

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the process of the earlier commit stopped; its error is above")
        return json.loads(line)

    def ask(self, what: object) -> Any:
        """Ask it, and wait for the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


# This tree ------------------------------------------------------------------------------------------------------------


def realistic(cases: int) -> Iterator[dict[str, Any]]:
    """Give synthetic cases as plain data."""
    from sendrules.testing.caseloads import caseload_cases

    for case in caseload_cases(cases, seed=SEED, as_of=AS_OF):
        data = case.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        for event in data["events"]:
            del event["id"]
        yield data


class OnColumns:
    """The law on columns for some duties, with the engine for one case for what columns leave."""

    def __init__(self, duties: Sequence[str] = ()) -> None:
        from sendrules.caseload.columns.day_tables import DayTables
        from sendrules.law.statute import statute
        from sendrules.time.calendar import ENGLAND_AND_WALES

        self.law = statute()
        self.ids = tuple(id for id in self.law.ids if not duties or id in set(duties))
        self.some = Some(self.law, self.ids)
        self.days = DayTables(ENGLAND_AND_WALES)

    def answer(self, events: Any, *, contested: bool) -> tuple[Any, dict[int, Any]]:
        """Give what columns answer, and by case what they leave with its answers."""
        from sendrules.caseload.columns.batch import Batch
        from sendrules.caseload.columns.duty import answers_of
        from sendrules.caseload.running.contested import contested_rows
        from sendrules.caseload.running.on_columns import on_columns

        batch = Batch(events, AS_OF, self.days)
        found = on_columns(batch, self.some, answers_of, contested_rows if contested else None)
        return found, {case: self._one(events, case, ids, contested) for case, ids in found.left.items()}

    def _one(self, events: Any, case: int, ids: Sequence[str], contested: bool) -> list[Any]:
        from sendrules.case.view import View
        from sendrules.statutory.result import StatutoryResult

        result = StatutoryResult(View(events.case_of(case), AS_OF), self.law)
        return [(result[id].instances, result[id].alternatives if contested else ()) for id in ids]


class Some:
    """A statute of which only some duties are asked."""

    def __init__(self, law: Any, ids: Sequence[str]) -> None:
        self._law, self.ids = law, tuple(ids)
        self.memo: dict[Any, Any] = {}  # what is kept of the whole statute counts all its duties

    def __getattr__(self, name: str) -> Any:
        return getattr(self._law, name)


def compared(cases: Sequence[Any], duties: Sequence[str]) -> str:
    """Compare columns with the loop in every field, before anything is timed."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    from comparing_columns import compare

    known = set(OnColumns().law.ids)
    found = compare(cases, AS_OF, ids=[id for id in duties if id in known])
    return (
        f"{found.rows:,} occurrences in {found.cases:,} cases: {found.differences} differ from the loop, "
        f"{found.share:.2%} answered by columns"
    )


def loops(args: argparse.Namespace, folder: Path) -> None:
    """Columns beside the loop of this tree and that of the earlier commit."""
    import sendrules as sr
    from sendrules.caseload.tables.of_cases import table_of

    source, target = folder / "cases.jsonl", folder / "cut.jsonl"
    with source.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(case) + "\n" for case in realistic(args.cases))
    before = Earlier(laid_out(BEFORE, folder / "before"))
    duties = before.ask([str(source), str(target)])["duties"]
    with target.open(encoding="utf-8") as given:
        cases = [sr.Case.model_validate_json(line) for line in given]
    step = max(len(cases) // args.sample, 1)
    chosen = list(range(0, len(cases), step))[: args.sample]
    sample = [cases[n] for n in chosen]
    before.ask({"sample": chosen})
    events, columns, whole = table_of(cases), OnColumns(duties), OnColumns()
    print(
        f"\nLoops: {len(cases):,} cases, {len(events):,} events, {len(columns.ids)} of the {len(duties)} duties of {BEFORE}"
    )
    print(f"  {compared(sample, duties)}")
    found: dict[tuple[str, bool], list[float]] = {}
    for number in range(args.rounds + 1):  # the first is not counted
        for contested in (False, True):
            turns: dict[str, Callable[[], float]] = {
                "columns": lambda c=contested: cpu(lambda: columns.answer(events, contested=c)) / len(cases),
                "columns, all duties": lambda c=contested: cpu(lambda: whole.answer(events, contested=c)) / len(cases),
                "loop": lambda c=contested: looped(sr.evaluate, sample, contested=c) / len(sample),
                "before": lambda c=contested: before.ask({"contested": c}) / len(sample),
            }
            for name, turn in turns.items():
                took = turn()
                if number:
                    found.setdefault((name, contested), []).append(took)
    before.close()
    rows = []
    for contested, goal in ((False, 80), (True, 200)):
        ours = median(found["columns", contested])
        for name, label in (("columns", f"columns, {len(columns.ids)} duties"), ("columns, all duties", f"columns, all {len(whole.ids)}"),
                            ("loop", "loop, this tree, all duties"), ("before", f"loop, {BEFORE}")):  # fmt: skip
            took = median(found[name, contested])
            cells = at_least(took / ours, goal) if name == "before" else (f"{took / ours:,.1f}x", "", "")
            rows.append((label + (", contested" if contested else ""), f"{took * 1e6:,.1f}", *cells))
    print(table(("what", "us a case", "x columns", "goal", ""), rows))


def cpu(call: Callable[[], object]) -> float:
    """Give the CPU seconds of a call."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        gc.enable()


def few(args: argparse.Namespace) -> None:
    """From how many cases on columns are faster than the loop, the cases made into columns within the time."""
    import sendrules as sr
    from sendrules.caseload.tables.of_cases import table_of
    from sendrules.testing.caseloads import caseload_cases

    cases = caseload_cases(2_000, seed=SEED, as_of=AS_OF)
    columns, rows, overtaken = OnColumns(), [], None
    for many in FEW:
        groups = [cases[first : first + many] for first in range(0, len(cases) - many, len(cases) // 20)]

        def on_columns(groups: Any = groups) -> None:
            for group in groups:
                columns.answer(table_of(group), contested=False)

        def in_a_loop(groups: Any = groups) -> None:
            for group in groups:
                for case in group:
                    sr.evaluate(case, as_of=AS_OF)

        found = interleaved({"columns": on_columns, "loop": in_a_loop}, args.rounds, time.process_time)
        took = {name: seconds / len(groups) for name, seconds in found.items()}
        if overtaken is None and took["columns"] < took["loop"]:
            overtaken = many
        rows.append(
            (
                str(many),
                f"{took['columns'] * 1e3:.2f}",
                f"{took['loop'] * 1e3:.2f}",
                f"{took['loop'] / took['columns']:.2f}x",
            )
        )
    print("\nFew cases: milliseconds of CPU time, all duties, the cases made into columns within it")
    print(table(("cases", "columns", "loop", "loop / columns"), rows))
    print(f"Columns are faster from {overtaken} cases (goal: 15)")


def peers(args: argparse.Namespace) -> None:
    """The same 21 duties by columns and by other tools."""
    import caseload_peers as other
    import numpy as np
    import polars as pl

    from sendrules.caseload.columns.batch import Batch
    from sendrules.caseload.columns.codes import to_day
    from sendrules.caseload.columns.duty import answers_of
    from sendrules.caseload.columns.instances import Instances

    columns = OnColumns(other.IDS)
    events = events_of(args.peer_cases)
    batch, as_of = Batch(events, AS_OF, columns.days), to_day(AS_OF)
    given, todo = other.columns(batch), other.jobs(columns.law)
    frame, connection = pl.DataFrame(dict(given)), other.in_duckdb(given)
    connection.execute("set threads = 1")
    asked = other.queries(todo, as_of)

    def ours() -> list[Instances]:
        fresh = Batch(events, AS_OF, columns.days)
        return [answers_of(id, fresh, columns.law).instances for id in other.IDS]

    law = ours()
    answers = {
        "numpy by hand": other.by_numpy(given, todo, as_of),
        "polars": other.by_polars(frame, todo, as_of),
        "DuckDB": other.from_duckdb(other.by_duckdb(connection, asked)),
    }
    print(f"\nPeers: {len(other.IDS)} duties, {args.peer_cases:,} cases, {len(batch):,} events")
    for name, found in answers.items():
        print(f"  {name}: {agreement(law, found):.1%} of the occurrences have the status that the law gives; {agreement_of(answers['numpy by hand'], found):.2%} that of numpy")  # fmt: skip
    matched = matched_days(law)
    dicts = matched.dicts(MOST_DICTS)
    engines = {
        "rule-engine": other.with_rule_engine(dicts, as_of),
        "business-rules": other.with_business_rules(dicts, as_of),
    }
    bare = other.status(matched.due, matched.done, matched.over, as_of)
    step = max(len(matched.due) // MOST_DICTS, 1)
    for name, run in engines.items():
        same = float(np.mean(np.array(run()) == bare[::step]))
        print(f"  {name}: {same:.2%} of the statuses are those of numpy from the same days")
    a_case = len(matched.due) / args.peer_cases
    contenders: dict[str, tuple[Callable[[], object], float]] = {
        "columns: the law": (ours, args.peer_cases),
        "numpy by hand": (lambda: other.by_numpy(given, todo, as_of), args.peer_cases),
        "polars": (lambda: other.by_polars(frame, todo, as_of), args.peer_cases),
        "DuckDB, SQL, one thread": (lambda: other.by_duckdb(connection, asked), args.peer_cases),
        "rule-engine, days given": (engines["rule-engine"], len(dicts) / a_case),
        "business-rules, days given": (engines["business-rules"], len(dicts) / a_case),
        "numpy, days given": (lambda: other.status(matched.due, matched.done, matched.over, as_of), args.peer_cases),
        "columns: judge, days given": (judge_of(matched, as_of), args.peer_cases),
    }
    took = interleaved({name: call for name, (call, _) in contenders.items()}, args.rounds, time.process_time)
    each = {name: took[name] / many for name, (_, many) in contenders.items()}
    mine, judged = each["columns: the law"], each["columns: judge, days given"]
    cells = {
        "numpy by hand": at_most(mine / each["numpy by hand"], 2.5),
        "polars": at_most(mine / each["polars"], 2.5),
        "DuckDB, SQL, one thread": at_most(mine / each["DuckDB, SQL, one thread"], 1),
        "rule-engine, days given": at_least(each["rule-engine, days given"] / mine, 20),
        "business-rules, days given": at_least(each["business-rules, days given"] / mine, 15),
        "numpy, days given": at_most(judged / each["numpy, days given"], 2),
        "columns: judge, days given": at_least(min(each["rule-engine, days given"], each["business-rules, days given"]) / judged, 400),
    }  # fmt: skip
    print(
        table(
            ("what", "us a case", "ratio", "goal", ""),
            [(name, f"{each[name] * 1e6:,.2f}", *cells.get(name, ())) for name in contenders],
        )
    )
    print(
        "Ratios: columns to the others, or the rules engines to columns. The last two are the judging alone: columns beside numpy, and both rules engines beside columns."
    )


def events_of(cases: int) -> Any:
    """Give synthetic cases as a table of events."""
    from sendrules.caseload.reading.read import read
    from sendrules.testing.caseloads import caseload

    with read(caseload(cases, seed=SEED, as_of=AS_OF)) as reading:
        ((events, invalid),) = reading.batches(cases)
    if invalid:
        sys.exit(f"invalid: {invalid[0]}")
    return events


def agreement(law: Sequence[Any], found: Sequence[Any]) -> float:
    """The share of the law's occurrences for which another tool gives the same status at the same case and start."""
    same = every = 0
    for instances, theirs in zip(law, found, strict=True):
        said = {
            (int(c), int(s)): int(state) for c, s, state in zip(theirs.case, theirs.start, theirs.status, strict=True)
        }
        mine = simple_status(instances)
        every += len(mine)
        same += sum(
            said.get((int(c), int(s))) == int(state)
            for c, s, state in zip(instances.case, instances.started, mine, strict=True)
        )
    return same / every


def agreement_of(one: Sequence[Any], other: Sequence[Any]) -> float:
    """The share of the statuses that two tools agree about."""
    import numpy as np

    same = every = 0
    for a, b in zip(one, other, strict=True):
        order = [np.lexsort((x.status, x.start, x.case)) for x in (a, b)]
        every += len(a.case)
        same += int(np.sum(a.status[order[0]] == b.status[order[1]])) if len(a.case) == len(b.case) else 0
    return same / every


def simple_status(instances: Any) -> Any:
    """What the law says in the few words that the other tools have; -1 for what they have no word for."""
    import caseload_peers as other
    import numpy as np

    from sendrules.statutory.judge import RULES
    from sendrules.statutory.outcome import Compliance, Ended, NoFixedLimit

    words = {Compliance.PENDING: other.PENDING, Compliance.OVERDUE: other.OVERDUE, Compliance.MET: other.MET, Compliance.MET_LATE: other.LATE,
             Compliance.LAPSED: other.OVERDUE}  # fmt: skip
    by_rule = [
        other.ENDED
        if rule.outcome is Ended
        else other.PENDING
        if rule.outcome is NoFixedLimit and rule.compliance not in words
        else words.get(rule.compliance, -1)
        for rule in RULES
    ]
    return np.array(by_rule)[instances.rule]


def matched_days(law: Sequence[Any]) -> Any:
    """The days of every occurrence that has a limit, as the law found them."""
    import caseload_peers as other
    import numpy as np

    from sendrules.caseload.columns.codes import NO_DAY

    due, done, over = (np.concatenate([getattr(i, name) for i in law]) for name in ("limit", "done_day", "ended_day"))
    dated = due != NO_DAY
    days = (np.where(days[dated] == NO_DAY, other.NEVER, days[dated]).astype(np.int32) for days in (due, done, over))
    return other.Matched(*days)


def judge_of(matched: Any, as_of: int) -> Callable[[], object]:
    """The one table of ``judge`` on columns, given the same days."""
    import caseload_peers as other
    import numpy as np

    from sendrules.caseload.columns.judged import judged, packed
    from sendrules.law.model.duty import Bound

    def run() -> object:
        found = packed(
            as_of=as_of, limit=matched.due, dated=True, owed=True, set_by_other=False,
            done=matched.done < other.NEVER, done_on=matched.done, done_event_on=matched.done,
            ended=matched.over < other.NEVER, ended_on=matched.over,
            withdrawn=False, too_short=False, contingent=False, suspended=False,
        )  # fmt: skip
        return np.asarray(judged(found, Bound.NOT_LATER_THAN, right=False).rule)

    return run


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts: Mapping[str, str] = dict.fromkeys(("loops", "few", "peers", "england", "linear", "plugins"), "")
    parser.add_argument("--only", nargs="*", choices=tuple(parts), default=tuple(parts))
    parser.add_argument("--cases", type=int, default=CASES, help="cases for the loops")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="of how many of them a loop is timed")
    parser.add_argument("--peer-cases", type=int, default=PEER_CASES)
    parser.add_argument("--england-cases", type=int, default=640_000)
    parser.add_argument("--linear-cases", type=int, nargs="+", default=LINEAR_CASES)
    parser.add_argument("--plugin-cases", type=int, default=PLUGIN_CASES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    if len(args.only) > 1:  # each in a process of its own: the memory of one part would count as that of the next
        for part in args.only:
            subprocess.run([sys.executable, __file__, *sys.argv[1:], "--only", part], check=True)
        return
    print(f"Python {sys.version.split()[0]}; asked on {AS_OF}; medians of {args.rounds} interleaved rounds", flush=True)
    with tempfile.TemporaryDirectory() as name:
        if "loops" in args.only:
            loops(args, Path(name))
        if "few" in args.only:
            few(args)
        if "peers" in args.only:
            peers(args)
        if {"england", "linear"} & set(args.only):
            import caseload_files

            if "england" in args.only:
                caseload_files.england(Path(name), args.england_cases, args.rounds)
            if "linear" in args.only:
                caseload_files.linear(Path(name), args.linear_cases)
        if "plugins" in args.only:
            import caseload_plugins

            caseload_plugins.plugins(Path(name) / "plugins", args.plugin_cases, args.rounds)


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        serve()
    else:
        main()
