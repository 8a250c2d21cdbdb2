"""Runs another system: writes the questions on its standard input, and reads its answers, a line of JSON each.

Whatever the other system does is an answer or is reported: it may be missing, hang, die, print something else or answer in
another order. Nothing it prints is trusted. It is stopped when it says nothing for too long.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import IO, Any

from sendrules.errors import InputError, Problem
from sendrules.json_text import NotJson, values_of
from sendrules.suite.items import Item, questions

SILENCE = 30
"""How many seconds a system may say nothing."""
LONGEST_LINE = 1_000_000
MOST_STRAY_LINES = 1_000
HANGS_IN_A_ROW = 3
"""After so many questions in a row without an answer in time, no further question is asked."""
_STILL_RUNNING = "the command did not end after its answers, and was stopped"


@dataclass(slots=True)
class Heard:
    """What a system said.

    Attributes:
        replies: by the id of the question, the answer.
        bad: by the id of the question, why its answer cannot be used.
        stray: what else came, each with why it is no answer.
        why_none: why a question without an answer has none.
        ended: how the system ended, where that is worth a word.
        errors: the last lines that it wrote on standard error.
    """

    replies: dict[str, dict[str, Any]] = field(default_factory=dict)
    bad: dict[str, str] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)
    why_none: dict[str, str] = field(default_factory=dict)
    ended: str = ""
    errors: deque[str] = field(default_factory=lambda: deque(maxlen=10))

    def hear(self, line: str, asked: frozenset[str]) -> None:
        """Take in one line.

        Args:
            line: the line.
            asked: the ids of the questions.
        """
        try:
            found = values_of(line)
        except NotJson as error:
            self.stray.append(f"{error.problems[0].message.rstrip('.')}: {shown(line)}")
            return
        id = found.get("id") if isinstance(found, dict) else None
        if not isinstance(id, str):
            self.stray.append(f"no object with an 'id': {shown(line)}")
        elif id not in asked:
            self.stray.append(f"no such question: {shown(id)}")
        elif id in self.replies or id in self.bad:
            self.replies.pop(id, None)
            self.bad[id] = "it was answered more than once"
        else:
            self.replies[id] = found


def shown(text: str, most: int = 80) -> str:
    r"""Give foreign text so that it can be printed anywhere: on one line, short, in plain characters.

    Args:
        text: the text.
        most: how many characters of it.

    >>> shown("red \x1b[31m")
    '"red \\u001b[31m"'
    """
    return json.dumps(text[:most] + ("..." if len(text) > most else ""))


def run(command: Sequence[str], items: Sequence[Item], *, seconds: float = SILENCE, each: bool = False) -> Heard:
    """Ask a system every question.

    Args:
        command: the program and its arguments.
        items: the questions.
        seconds: how long it may say nothing.
        each: whether the program is started again for every question.

    Raises:
        InputError: the program cannot be started.
    """
    heard = Heard()
    if not each:
        _ask(command, items, seconds, heard)
        return heard
    hangs = 0
    for item in items:
        if hangs == HANGS_IN_A_ROW:
            heard.why_none[item.id] = f"not asked: {hangs} questions in a row had no answer in {_seconds(seconds)}"
            continue
        silent = _ask(command, [item], seconds, heard)
        hangs = hangs + 1 if silent else 0
    return heard


def _ask(command: Sequence[str], items: Sequence[Item], seconds: float, heard: Heard) -> bool:
    """Start the program once and ask these questions; give whether it was silent for too long."""
    asked = frozenset(item.id for item in items)
    process = _start(command)
    lines: queue.Queue[bytes | None] = queue.Queue(maxsize=1_000)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    threads = [
        Thread(target=_write, args=(process.stdin, questions(items)), daemon=True),
        Thread(target=_read, args=(process.stdout, lines), daemon=True),
        Thread(target=_keep, args=(process.stderr, heard.errors), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        why = _listen(lines, seconds, heard, asked)
        silent = why is not None
        why = why or _ended(process, seconds, heard)
    finally:
        _stop(process)
        _finish(threads, lines)
    for id in asked - heard.replies.keys() - heard.bad.keys():
        heard.why_none[id] = why
    return silent


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            "check-system",
            [
                Problem(
                    shown(command[0]),
                    f"this command cannot be started: {why}.",
                    "Give the program and its arguments after --.",
                )
            ],
        ) from error


def _write(stream: IO[bytes], lines: Iterator[str]) -> None:
    with suppress(OSError, ValueError), stream:  # it reads no further
        for line in lines:
            stream.write(line.encode() + b"\n")
            stream.flush()


def _read(stream: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    with stream, suppress(OSError, ValueError):  # it was stopped
        while line := stream.readline(LONGEST_LINE):
            lines.put(line)
    lines.put(None)


def _keep(stream: IO[bytes], kept: deque[str]) -> None:
    with stream, suppress(OSError, ValueError):
        while line := stream.readline(LONGEST_LINE):
            kept.append(line.decode("utf-8", "replace").rstrip())


def _listen(lines: queue.Queue[bytes | None], seconds: float, heard: Heard, asked: Iterable[str]) -> str | None:
    """Take in lines to the end; give why, where it is no further listened to before."""
    ids = frozenset(asked)
    while True:
        try:
            line = lines.get(timeout=seconds)
        except queue.Empty:
            if ids <= heard.replies.keys() | heard.bad.keys():
                heard.ended = _STILL_RUNNING
            return f"the command said nothing for {_seconds(seconds)}, and was stopped"
        if line is None:
            return None
        text = line.decode("utf-8", "replace").strip().removeprefix("\ufeff")
        if text:
            heard.hear(text, ids)
        if len(heard.stray) >= MOST_STRAY_LINES:
            return f"the command wrote {MOST_STRAY_LINES:,} lines that are no answers, and was stopped"


def _seconds(n: float) -> str:
    return f"{n:g} second{'' if n == 1 else 's'}"


def _ended(process: subprocess.Popen[bytes], seconds: float, heard: Heard) -> str:
    """Wait for the end of a program that has closed its output."""
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        heard.ended = _STILL_RUNNING
        return "the command closed its output before it answered"
    if code:
        heard.ended = f"the command ended with exit code {code}" if code > 0 else f"signal {-code} ended the command"
    return f"{heard.ended or 'the command ended'} before it answered"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the program and what it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):  # all of it has ended
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _finish(threads: Sequence[Thread], lines: queue.Queue[bytes | None]) -> None:
    """Let the threads come to their end; one whose pipe is held by what could not be stopped is left behind."""
    waits = 0
    for _ in range(2 * MOST_STRAY_LINES):
        if waits == 10 or not any(thread.is_alive() for thread in threads):
            return
        try:
            lines.get(timeout=0.05)
        except queue.Empty:
            waits += 1
