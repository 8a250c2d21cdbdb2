#!/usr/bin/env bash
# One Arrow column of midnights in London becomes one day in pyarrow 25.0.1 and another in polars 2.1.0; in DuckDB 2.0.1 it turns on the session.
#
# Systems that know no date without a time export a day as midnight in London, with its zone. One would guess that a cast to a date gives
# that day, as the zone stands in the type of the column. pyarrow's cast does. polars casts by UTC, so every day of summer time becomes
# the day before, while its own dt.date() gives the day. DuckDB keeps no zone of a column: it casts by the TimeZone of the session, so the
# same query gives the day on a desk in London and the day before on a server in UTC. A request that came on Sunday 1 June 2025 is then
# counted from Saturday 31 May, and the plan is due a day early; a plan that was sent on the last day is a day too early as well. In winter
# all agree, so that a test made in December finds nothing.
#
# polars: issues 22864 (open since May 2025) and 25674. We found no page that tells of the three together. sendrules takes a moment for a day
# only where it is midnight in the zone that stands with it, and refuses any other with its row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyarrow==25.0.1 polars==2.1.0 duckdb==2.0.1 tzdata
"$folder/venv/bin/python" - <<'PY'
from datetime import date, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import duckdb
import polars as pl
import pyarrow as pa

assert (version("pyarrow"), version("polars"), version("duckdb")) == ("25.0.1", "2.1.0", "2.0.1")
london = ZoneInfo("Europe/London")
summer, winter = date(2025, 6, 1), date(2025, 12, 1)
midnights = [datetime(day.year, day.month, day.day, tzinfo=london) for day in (summer, winter)]
table = pa.table({"on": pa.array(midnights, pa.timestamp("us", tz="Europe/London"))})
column = pl.from_arrow(table)["on"]


def by_duckdb(zone):
    session = duckdb.connect()
    session.execute(f"SET TimeZone = '{zone}'")
    session.register("midnights", table)
    return [day for (day,) in session.execute('SELECT CAST("on" AS DATE) FROM midnights').fetchall()]


found = {
    "pyarrow, cast(date32)": table["on"].cast(pa.date32()).to_pylist(),
    "polars, dt.date()": column.dt.date().to_list(),
    "polars, cast(pl.Date)": column.cast(pl.Date).to_list(),
    "DuckDB, session in Europe/London": by_duckdb("Europe/London"),
    "DuckDB, session in UTC": by_duckdb("UTC"),
}
before = date(2025, 5, 31)
for how, days in found.items():
    print(f"  {how}: {', '.join(map(str, days))}")
assert {how for how, days in found.items() if days == [before, winter]} == {"polars, cast(pl.Date)", "DuckDB, session in UTC"}
assert all(days == [summer, winter] for how, days in found.items() if how not in ("polars, cast(pl.Date)", "DuckDB, session in UTC"))
PY
echo "as described"
