"""Whatever a caseload comes in, long or wide, becomes ``EventTable``s: checked as ``Case`` checks, row by row."""
