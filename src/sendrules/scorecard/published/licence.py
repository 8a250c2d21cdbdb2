"""Whose figures they are, and under which licence: shown wherever one of them is."""

SOURCE = "Department for Education, Education, health and care plans"
"""The publication."""
LICENCE = f"Contains public sector information licensed under the Open Government Licence v3.0. Source: {SOURCE}."
"""The line that the licence asks for."""
