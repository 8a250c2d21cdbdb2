"""Synthetic SEN2 returns in every format: for docs, benchmarks, and tests of what reads them. No person in them is real."""
