"""Runs the command line on a pseudo-terminal, and gives what reached the terminal, byte for byte."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

DEADLINE = 60


def on_a_terminal(*args: str, typed: str = "", folder: Path | None = None, path: Path | None = None) -> str:
    """Run a command on a terminal without colours, and give all that it showed, from both of its streams.

    Args:
        args: the arguments.
        typed: what is typed; the terminal does not repeat it.
        folder: where it runs.
        path: a folder for ``PYTHONPATH``.
    """
    import pty
    import termios

    ours, theirs = pty.openpty()
    flags = termios.tcgetattr(theirs)
    flags[1] &= ~termios.OPOST  # the ends of lines come as they were written
    flags[3] &= ~termios.ECHO
    termios.tcsetattr(theirs, termios.TCSANOW, flags)
    env = os.environ | {"TERM": "dumb", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    if path is not None:
        env["PYTHONPATH"] = str(path)
    process = subprocess.Popen(
        [sys.executable, "-m", "sendrules", *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=folder,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        if typed:
            os.write(ours, typed.encode("utf-8", "surrogateescape"))
        return _read_to_the_end(ours).decode("utf-8", "surrogateescape")
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_to_the_end(descriptor: int) -> bytes:
    found = b""
    while select.select([descriptor], [], [], DEADLINE)[0]:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # Linux says so when the other end is closed
            return found
        if not piece:
            return found
        found += piece
    raise TimeoutError(f"nothing came for {DEADLINE} seconds after {found[-200:]!r}")
