"""The command line: one thin module for each command. It alone may read the clock, and says so when it does."""
