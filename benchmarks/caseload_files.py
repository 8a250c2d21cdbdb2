"""All of England for `caseload.py`: 640,000 cases from Parquet to Parquet, beside reading that Parquet.

What is fixed here: the schema of `sendrules.testing.caseloads` (a long table, a row a record: the reference as text, closed lists as
dictionaries, days as `date32`), zstd at pyarrow's default level, files of 25,000 cases, and reading with pyarrow on one thread
to an Arrow table. Every run is a process of its own; the CPU time is that of it and of its children, and memory is the
most that any one of these processes held at once.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from rounds import at_most, table

AS_OF = date(2026, 1, 5)
SEED = 77
A_FILE = 25_000
CODEC = "zstd"
PLAIN, WHOLE = "no contested", "contested and local targets"
GOALS = {PLAIN: 10.0, WHOLE: 18.0}
MOST_MB = 500


def write(folder: Path, cases: int) -> None:
    """Write synthetic cases as files of so many cases each."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from sendrules.testing.caseloads import SCHEMA, caseload_batches

    folder.mkdir(parents=True)
    each = 5_000  # cases of a batch
    batches = caseload_batches(cases, seed=SEED, as_of=AS_OF)
    number = 0
    while some := list(islice(batches, A_FILE // each)):
        pq.write_table(pa.Table.from_batches(some, SCHEMA), folder / f"part-{number:03}.parquet", compression=CODEC)
        number += 1


def read(folder: Path) -> int:
    """Read every file to Arrow on one thread, one after the other; give how many rows there are."""
    import pyarrow.parquet as pq

    return sum(pq.read_table(path, use_threads=False).num_rows for path in sorted(folder.glob("*.parquet")))


def answer(folder: Path, out: Path, processes: int, *, contested: bool) -> dict[str, Any]:
    """Answer every case into one file; give what the summary says."""
    from sendrules.caseload.writing.to_file import evaluate_to
    from sendrules.engine import Engine

    engine = Engine.for_authority("milton_keynes") if contested else Engine()
    summary = evaluate_to(
        folder, out, as_of=AS_OF, engine=engine, contested=contested, processes=processes, progress=False
    )
    return summary.to_dict()


# Each run is a process of its own --------------------------------------------------------------------------------------


def run(what: str, *args: object) -> dict[str, Any]:
    """Run one thing in a new process, and give what it used and said."""
    command = [sys.executable, __file__, what, *map(str, args)]
    env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a process would compile the library anew, which a user's does once
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if ran.returncode:
        sys.exit(ran.stderr)
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def used(start: float) -> dict[str, float]:
    """What this process and its children used."""
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "cpu": sum(u.ru_utime + u.ru_stime for u in (mine, theirs)),
        "wall": time.perf_counter() - start,
        "mb": max(mine.ru_maxrss, theirs.ru_maxrss) / 1024,
    }


def nothing() -> None:
    """Load what each run loads, and do nothing: what that costs is taken off."""
    import sendrules.caseload.writing.to_file  # noqa: F401


def england(folder: Path, cases: int, rounds: int) -> None:
    """Reading alone beside both runs, in turn."""
    source = folder / "england"
    write(source, cases)
    size = sum(path.stat().st_size for path in source.glob("*.parquet")) / 2**20
    print(f"\nEngland: {cases:,} cases in {len(list(source.glob('*')))} files, {size:,.0f} MB of {CODEC} Parquet")
    found: dict[str, list[dict[str, Any]]] = {}
    run("load")  # compiles what is not compiled yet
    for _ in range(rounds):
        found.setdefault("load", []).append(run("load"))
        found.setdefault("read", []).append(run("read", source))
        for name in GOALS:
            found.setdefault(name, []).append(run("answer", source, folder / "answers.parquet", 2, int(name == WHOLE)))
    loaded = median(each["cpu"] for each in found["load"])
    reading = median(each["cpu"] for each in found["read"]) - loaded
    rows = [
        (
            "read alone, one thread",
            f"{reading:.1f}",
            "",
            f"{median(each['mb'] for each in found['read']):,.0f}",
            "1.00x",
        )
    ]
    for name, goal in GOALS.items():
        took = median(each["cpu"] for each in found[name])
        wall, most = (
            max(each["mb"] for each in found[name]) if what == "mb" else median(each["wall"] for each in found[name])
            for what in ("wall", "mb")
        )
        rows.append(
            (
                f"two processes, {name}",
                f"{took:.1f}",
                f"{wall:.1f}",
                f"{most:,.0f}",
                *at_most((took - loaded) / reading, goal),
            )
        )
    print(table(("what", "CPU s", "clock s", "MB a process", "x reading", "goal", ""), rows))
    for name in GOALS:
        said = found[name][-1]
        seconds: Mapping[str, float] = said["seconds"]
        whole = sum(seconds.values()) or 1
        split = ", ".join(
            f"{part} {100 * spent / whole:.0f}%" for part, spent in sorted(seconds.items(), key=lambda s: -s[1])
        )
        print(f"  {name}: {said['answers']:,} answers of {said['cases_answered']:,} cases, {said['share_by_columns']:.2%} by columns, {said['cases_invalid']} invalid, {said['audited_answers']:,} audited; {split}")  # fmt: skip
    most = max(each["mb"] for name in GOALS for each in found[name])
    print(f"  memory: {most:,.0f} MB at most a process (goal {MOST_MB}: {'met' if most <= MOST_MB else 'MISSED'})")


def linear(folder: Path, sizes: Sequence[int]) -> None:
    """One process, from few cases to very many: CPU time a case, and memory.

    Loading is taken off. So is no more: the first batch fills the tables of days, so the smallest size costs more a case.
    """
    rows, first = [], 0.0
    for size in sizes:
        source = folder / f"linear-{size}"
        write(source, size)
        ran = run("answer", source, folder / "answers.parquet", 1, 0)
        took = (ran["cpu"] - median(run("load")["cpu"] for _ in range(3))) / size * 1e6
        first = first or took
        rows.append((f"{size:,}", f"{took:.1f}", f"{took / first:.2f}x", f"{ran['mb']:,.0f}"))
        for path in source.glob("*"):
            path.unlink()
    print("\nLinear: one process, without contested")
    print(table(("cases", "CPU us a case", "x the first", "MB"), rows))


def main(what: str, *args: str) -> None:
    """Do one thing in this process, and print what it used."""
    start = time.perf_counter()
    said: dict[str, Any] = {}
    if what == "load":
        nothing()
    elif what == "read":
        nothing()
        said = {"rows": read(Path(args[0]))}
    else:
        said = answer(Path(args[0]), Path(args[1]), int(args[2]), contested=args[3] == "1")
    print(json.dumps(said | used(start), default=str))


if __name__ == "__main__":
    main(*sys.argv[1:])
