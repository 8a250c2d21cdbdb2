"""Reading TOML files strictly: their values, the line of each, and what is wrong with a file that is none."""
