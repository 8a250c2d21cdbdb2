"""Exact schedules and gates need no more than the plain installation."""

import json
import subprocess
import sys


def test_schedules_and_gates_load_no_numbers_package() -> None:
    code = "import json, sys; from sendrules.commissioning import gates_of, schedule_of, littles_law; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.split(".")[0] for name in json.loads(out.stdout)} & {"numpy", "pyarrow", "scipy", "rich"} == set()
