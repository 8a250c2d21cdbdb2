"""The law on columns: the same duties as for one case, answered for many cases at once."""
