"""The order in which cases are taken, each place with its reasons."""
