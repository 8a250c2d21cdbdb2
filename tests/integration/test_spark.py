"""A real Spark gives the same answers as ``evaluate``. It needs Java and pyspark: `.ci/run` brings them."""

import os
import sys

import pyarrow.parquet as pq
import pytest

from engines import AS_OF, checksum, events, expected
from sendrules.caseload import PLAIN_SCHEMA

pytestmark = [pytest.mark.outside, pytest.mark.filterwarnings("default")]  # Spark leaves sockets open when it stops


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession  # not installed where this test is not asked for

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "3").getOrCreate()
    yield session
    session.stop()


def test_spark_answers_each_partition(spark, tmp_path):
    from pyspark.sql.pandas.types import from_arrow_schema

    pq.write_table(events(), tmp_path / "events.parquet")

    def answered(batches):
        from sendrules.caseload import evaluate_batches

        return evaluate_batches(batches, as_of=AS_OF, plain=True)

    rows = spark.read.parquet(str(tmp_path / "events.parquet")).repartition("case")
    answers = rows.mapInArrow(answered, from_arrow_schema(PLAIN_SCHEMA))
    assert checksum(answers.toArrow()) == expected()
