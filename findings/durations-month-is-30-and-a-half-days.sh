#!/usr/bin/env bash
# durations 0.3.3 reads "1 month" as 30.5 days and "1 year" as 366 days.
#
# One would guess that it refuses a unit without a fixed length, or takes 30 and 365 days. A time limit of twelve months from 1 March 2025
# ends on 1 March 2026; counted with these days it ends on 2 March 2026, a day too late. Weeks and days are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q setuptools==80.9.0 durations==0.3.3
"$folder/venv/bin/python" - <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

from durations import Duration

assert version("durations") == "0.3.3"
seen = {text: Duration(text).to_days() for text in ("1 month", "12 months", "1 year", "2 months, 1 week", "6 weeks")}
print("durations 0.3.3:", seen)
assert seen == {"1 month": 30.5, "12 months": 366.0, "1 year": 366.0, "2 months, 1 week": 68.0, "6 weeks": 42.0}
end = date(2025, 3, 1) + timedelta(days=seen["12 months"])
print("twelve months from 1 March 2025:", end)
assert end == date(2026, 3, 2)
PY
echo "as described"
