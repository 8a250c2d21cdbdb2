"""The measures, declared as data: one module for each matter."""
