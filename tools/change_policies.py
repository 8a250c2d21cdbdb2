"""Change every policy file of the repository by chance, and use each as a person would: nothing may end in a traceback.

    uv run python tools/change_policies.py --first 0 --count 20000

Each change follows from its number, so that one which fails can be tried again alone. The suite tries a few of them
(tests/properties/test_changed_policies.py).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from changed_policies import changed
from using_policies import faults, usable


def main() -> int:
    """Try the changes, and print what went wrong, each kind with the first number that shows it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--first", type=int, default=0, help="the number of the first change")
    asked.add_argument("--count", type=int, default=1000, help="how many")
    asked.add_argument("--commands", type=int, default=20, help="run the commands for each so manyth change")
    given = asked.parse_args()
    kinds: Counter[str] = Counter()
    first: dict[str, int] = {}
    used, began = 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "policy.toml"
        for seed in range(given.first, given.first + given.count):
            path.write_bytes(changed(seed))
            used += usable(path)
            for fault in faults(path, by_command=seed % given.commands == 0):
                kind = fault.replace(folder, "").strip()[-400:]
                kinds[kind] += 1
                first.setdefault(kind, seed)
    print(
        f"{given.count} changed policies, {used} usable, {sum(kinds.values())} faults, {time.monotonic() - began:.0f} s"
    )
    for kind, n in kinds.most_common():
        print(f"--- {n} times, first at {first[kind]}:\n{kind}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
