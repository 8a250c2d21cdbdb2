"""Whether a policy holds together, and whether it is at least as strict as the law."""
