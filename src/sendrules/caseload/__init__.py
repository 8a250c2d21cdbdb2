"""A whole authority at once: the law on columns, with the answers of ``evaluate`` for one case."""
