"""Marks how another system counts the statutory dates, and names its mistakes."""
