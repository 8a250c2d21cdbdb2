"""From Arrow batch to Arrow batch with a fixed schema: for engines that hold the cases, such as DuckDB, polars and Spark."""
