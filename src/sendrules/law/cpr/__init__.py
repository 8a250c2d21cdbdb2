"""The Civil Procedure Rules 1998: the time for judicial review."""
