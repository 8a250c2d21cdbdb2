"""The answers for a caseload as one Arrow table with a fixed schema, and what is said of the whole: ``Summary``."""
