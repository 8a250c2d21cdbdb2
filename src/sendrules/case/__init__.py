"""The case: a chronology of events, circumstances, determinations and facts. Nothing here knows the law's limits."""
