"""The command line: one thin module a command. It alone may read the clock, and says so when it does."""
