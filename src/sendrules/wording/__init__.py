"""How answers are told: in words, as a tree of reasons, on a page, as plain data. One way to say each thing."""
