"""Receipts: what an answer rested on, so that it can be given again."""
