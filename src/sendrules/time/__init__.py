"""Counting time as the law counts it: periods, the working calendar, and periods written as text."""
