"""A workbook to write cases into, and what helps to fill it in."""
