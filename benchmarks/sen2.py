"""A SEN2 return: 200 MB of XML to columns beside the parser alone, and 20,000 people from COLLECT's CSV files to a scorecard.

The parser is pyexpat, which the reader uses. It walks the file in blocks of the same size, with the three handlers that the reader has
(the beginning of an element, its end, its text), which do nothing; and once more without any handler, which is Python's part left out. The
CSV files are read by pyarrow with its own defaults: on as many threads as there are cores, with every type guessed.

The return is synthetic. Rounds take turns in one process, and CPU time counts, of all threads: other work slows a clock down. What the
reader remembers of days between two files is forgotten before each. Memory is that of a process of its own, which reads the file once: the
most that it held, less what it held before it began, less the columns that it gave.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers import expat

from rounds import at_most, interleaved, table

SEED = 2026
BLOCK = 1 << 20
A_PERSON = 1_000
"""About so many bytes a person takes in XML."""
XML_GOAL, CSV_GOAL, MOST_MB = 4.0, 4.0, 300


def make(folder: Path, megabytes: int, people: int) -> None:
    """Write both returns, in a process of its own."""
    from sendrules.sen2.items import Form
    from sendrules.testing.returns.make import synthetic_return
    from sendrules.testing.returns.write import write

    write(synthetic_return(megabytes * 1_000_000 // A_PERSON, seed=SEED), Form.XML, folder / "return.xml")
    write(synthetic_return(people, seed=SEED), Form.BLADE, folder / "blade")


def walk(path: Path, *, handlers: bool) -> None:
    """Let the parser alone go through the file."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    if handlers:
        parser.StartElementHandler = lambda _name, _attributes: None
        parser.EndElementHandler = lambda _name: None
        parser.CharacterDataHandler = lambda _text: None
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            parser.Parse(block, False)
    parser.Parse(b"", True)


def to_columns(path: Path) -> Any:
    """Read the return."""
    from sendrules.sen2 import read

    return read(path)


def to_scorecard(folder: Path) -> None:
    """Read the CSV files, and make the scorecard."""
    from sendrules.scorecard.card import scorecard

    scorecard(to_columns(folder))


def by_pyarrow(folder: Path) -> int:
    """Read each file with pyarrow's defaults; give how many rows there are."""
    import pyarrow.csv

    return sum(pyarrow.csv.read_csv(path).num_rows for path in sorted(folder.iterdir()))


def memory(path: Path) -> dict[str, float]:
    """Read the file once in this process, and give what it took in MB."""
    import sendrules.scorecard.card
    import sendrules.sen2.reading  # noqa: F401

    before = _held()
    found = to_columns(path)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    columns = sum(_bytes(records) for records in found.modules.values())
    mb = 2**20
    return {
        "people": found.people,
        "columns": columns / mb,
        "above": (most - before - columns) / mb,
        "before": before / mb,
    }


def _held() -> int:
    """What this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _bytes(records: Any) -> int:
    return sum(column.nbytes for column in records.columns.values()) + records.rows.nbytes + records.parent.nbytes


def compare(contenders: dict[str, Callable[[], object]], rounds: int, base: str, goal: float, mine: str) -> None:
    """Print each contender's time, and that of ours beside the base."""
    from sendrules.sen2 import cells

    times = interleaved(contenders, rounds, time.process_time, cells._WRITTEN_OUT.clear)
    print(
        table(
            ("what", "CPU seconds", "x", "goal", ""),
            [
                (
                    name,
                    f"{took:.2f}",
                    *(at_most(took / times[base], goal) if name == mine else (f"{took / times[base]:.2f}x",)),
                )
                for name, took in times.items()
            ],
        )
    )


def in_own_process(*words: object) -> str:
    """Run a part of this script in a process of its own, and give what it prints."""
    ran = subprocess.run([sys.executable, __file__, *map(str, words)], capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(ran.stderr)
    return ran.stdout


def main() -> None:
    """Compare both, and print."""
    options = argparse.ArgumentParser(description="A SEN2 return: XML to columns, and CSV files to a scorecard.")
    options.add_argument("--megabytes", type=int, default=200)
    options.add_argument("--people", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", type=Path, help="Keep the synthetic returns here, or take those that are here.")
    options.add_argument("--part", choices=("make", "memory"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.part == "make":
        make(given.folder, given.megabytes, given.people)
        return
    if given.part == "memory":
        print(json.dumps(memory(given.folder / "return.xml")))
        return
    with tempfile.TemporaryDirectory() as made:
        folder: Path = given.folder or Path(made)
        folder.mkdir(exist_ok=True)
        if not (folder / "blade").exists():
            in_own_process(
                "--part", "make", "--folder", folder, "--megabytes", given.megabytes, "--people", given.people
            )
        _tell(folder, given.rounds)


def _tell(folder: Path, rounds: int) -> None:
    xml, blade = folder / "return.xml", folder / "blade"
    took = json.loads(in_own_process("--part", "memory", "--folder", folder))
    print(f"XML: {xml.stat().st_size / 1e6:,.0f} MB, {took['people']:,} people")
    alone, bare, mine = (
        "pyexpat alone, three handlers that do nothing",
        "pyexpat alone, no handlers",
        "sendrules.sen2.read",
    )
    compare(
        {
            alone: lambda: walk(xml, handlers=True),
            bare: lambda: walk(xml, handlers=False),
            mine: lambda: to_columns(xml),
        },
        rounds,
        alone,
        XML_GOAL,
        mine,
    )
    cells = " ".join(at_most(took["above"], MOST_MB, " MB", 0))
    print(f"memory: {took['columns']:,.0f} MB of columns, and {cells} above them\n")
    size = sum(path.stat().st_size for path in blade.iterdir()) / 1e6
    print(f"COLLECT's CSV files: {size:,.1f} MB")
    alone, mine = "pyarrow's own reading", "read, and the scorecard"
    compare(
        {
            alone: lambda: by_pyarrow(blade),
            "sendrules.sen2.read": lambda: to_columns(blade),
            mine: lambda: to_scorecard(blade),
        },
        rounds * 5,
        alone,
        CSV_GOAL,
        mine,
    )


if __name__ == "__main__":
    main()
