"""Answers as files: Parquet, CSV or Excel, each whole or not there at all."""
