"""Synthetic chronologies, made by chance for many cases at once."""
