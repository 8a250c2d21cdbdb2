"""The checks, one file each: what it finds, what it says, how to fix it, and examples that it must find and must leave alone."""
