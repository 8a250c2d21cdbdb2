"""The Children and Families Act 2014, Part 3: one module a section."""
