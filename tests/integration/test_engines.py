"""DuckDB and polars give the same answers as ``evaluate``, with a few lines of glue each."""

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engines import AS_OF, checksum, events, expected
from sendrules.caseload import SCHEMA, evaluate, evaluate_batches


@pytest.fixture
def path(tmp_path):
    pq.write_table(events(), tmp_path / "events.parquet")
    return tmp_path / "events.parquet"


def test_duckdb_streams_events_in_and_asks_of_the_answers(path):
    rows = duckdb.connect().sql(f"""SELECT * FROM '{path}' ORDER BY "case" """).to_arrow_reader(2_000)
    answers = pa.RecordBatchReader.from_batches(SCHEMA, evaluate_batches(rows, as_of=AS_OF))  # noqa: F841 — DuckDB finds it by its name
    assert checksum(duckdb.connect().sql("SELECT * FROM answers").to_arrow_table()) == expected()


def test_a_result_of_duckdb_is_a_caseload(path):
    assert checksum(evaluate(duckdb.sql(f"SELECT * FROM '{path}'"), as_of=AS_OF, audit=0).table) == expected()


def test_polars_streams_events_in(path):
    frames = pl.scan_parquet(path).sort("case").collect_batches(chunk_size=2_000)
    batches = (batch for frame in frames for batch in frame.to_arrow().to_batches())
    answers = pl.from_arrow(evaluate_batches(batches, as_of=AS_OF))
    assert isinstance(answers, pl.DataFrame)
    assert checksum(answers.to_arrow()) == expected()


def test_a_frame_of_polars_that_was_collected_by_the_streaming_engine_is_a_caseload(path):
    frame = pl.scan_parquet(path).collect(engine="streaming")
    assert checksum(evaluate(frame, as_of=AS_OF, audit=0).table) == expected()
