"""Runs the service: ``python -m sendrules.server``."""

from sendrules.server.running import command

if __name__ == "__main__":
    command(prog_name="python -m sendrules.server")
