"""Limits that follow from what the courts have held the provisions to mean: one module a case."""
