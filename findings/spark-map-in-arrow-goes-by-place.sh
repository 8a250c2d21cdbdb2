#!/usr/bin/env bash
# Spark 4.0.1: mapInArrow ignores the names of the columns that a function gives, and takes them by their place, without a word.
#
# The schema that goes with mapInArrow has names, the Arrow batches that come back have names, and one would guess that the names count, or
# that other names are refused. Neither: a batch whose columns are due and started, where the schema says started and due, comes back with
# the two days in each other's place. Both are dates, so nothing fails. A time limit then ends before it began. The other way to the same
# end, mapInPandas, does match by name, and refuses a name that is missing.
#
# The page of DataFrame.mapInArrow says that the schema of the batches must match, and nothing of their order. mapInArrow also needs pandas
# 2 or later to be installed, though no pandas object is ever made. It needs Java 17. sendrules gives every engine one schema in one order.
set -euo pipefail
java -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])' || { echo "this needs Java 17 or later"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyspark==4.0.1 pyarrow==25.0.1 pandas==2.3.3
PYSPARK_PYTHON="$folder/venv/bin/python" "$folder/venv/bin/python" - 2>/dev/null <<'PY'
from datetime import date
from importlib.metadata import version

import pyarrow as pa
from pyspark.sql import SparkSession

assert version("pyspark") == "4.0.1"
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
started, due = date(2025, 5, 21), date(2025, 10, 8)
events = spark.createDataFrame([(started,)], "on date")


def in_arrow(batches):
    for batch in batches:
        days = pa.array([due] * len(batch), pa.date32())
        yield pa.RecordBatch.from_arrays([days, batch.column("on")], names=["due", "started"])


def in_pandas(frames):
    for frame in frames:
        yield frame.rename(columns={"on": "started"}).assign(due=due)[["due", "started"]]


by_arrow = events.mapInArrow(in_arrow, "started date, due date").collect()[0]
by_pandas = events.mapInPandas(in_pandas, "started date, due date").collect()[0]
print(f"  mapInArrow:  started {by_arrow.started}, due {by_arrow.due}")
print(f"  mapInPandas: started {by_pandas.started}, due {by_pandas.due}")
assert (by_arrow.started, by_arrow.due) == (due, started)
assert (by_pandas.started, by_pandas.due) == (started, due)
spark.stop()
PY
echo "as described"
