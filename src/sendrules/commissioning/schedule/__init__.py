"""Exact schedules of what a commissioning policy hands out, in every reading that its sources leave open."""
