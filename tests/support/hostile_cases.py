"""Case files that somebody broke: a valid file with a few changes, by a seed, of bytes, of text, or of what stands in it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from raw_cases import EVERYTHING

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = [EXAMPLES / "case.json", *sorted((EXAMPLES / "cases").glob("late-*.json"))]
VALID: list[dict[str, Any]] = [EVERYTHING, *(json.loads(file.read_text(encoding="utf-8")) for file in FILES)]
KINDS = ["request", "draft-plan", "final-plan", "advice-received", "tribunal-order", "turns-25", "detained", "appeal", "closure",
         "absence", "record-gap", "requets", "Request", "", "\u0440equest"]  # fmt: skip
TEXTS = ["", " ", "x" * 3000, "\u202eOak", "Oak\u200b", "\x1b[31m", "a\nb", "\ud800", "\U000e0041", "<b>[x](y)**|`", "Zo\u00eb", "Zoe\u0308", "\x00",
         "{0}", "%s", "${x}", "{message}", "null", "true", "\\", "\"", "'", "reg-13-2-final-plan-20-weeks", "..", "\uffff", "\x85", "\u2028"]  # fmt: skip
DAYS = ["2025-02-30", "2025-13-01", "21/05/2025", "21 May 2025", "0001-01-01", "9999-12-31", "1990-01-01", "2199-12-31", "2025-05-21T00:00",
        "2025-5-1", "\u0662\u0660\u0662\u0665-05-21", "2024-02-29", "2025-02-29", "20250521", "soon", "2025-05-21 ", "2014-08-31", "2600-01-01"]  # fmt: skip
VALUES: list[Any] = [None, True, False, 0, -1, 1.5, -0.0, 1e308, 10**17, 10**30, -(10**400), [], {}, [[]], [{}], {"": ""}, [None], {"kind": "request"},
                     [[[[[[[[]]]]]]]], *TEXTS, *DAYS, *KINDS]  # fmt: skip
PIECES = [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"9" * 30, b"9" * 5000, b"1.5e", b"0x1", b"01", b"+1", b"[" * 60 + b"]" * 60,
          b"[" * 200, b'{"a":' * 60 + b"1" + b"}" * 60, b"/* */", b"//", b",,", b":", b"}", b"]", b'"', b"'x'", b"\\u0000", b"\\ud800", b"\\x",
          b"\xff\xfe", b"\xc3", b"\x00", b"\x1b[2J", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\r\n", b"\t", b"undefined", b'"on": "2025-05-21",', b'"events": [],']  # fmt: skip
ENCODINGS = ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "cp1252", "utf-7"]


def hostile(seed: int) -> bytes:
    """Give a file for a seed; the same seed gives the same file.

    Args:
        seed: any number.
    """
    chance = Random(seed)
    data: Any = copy.deepcopy(chance.choice(VALID))
    if chance.random() < 0.75:
        for _ in range(chance.randint(1, 3)):
            data = chance.choice(_OF_WHAT_STANDS_IN_IT)(data, chance)
    text = json.dumps(data, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 1]))
    content = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.45:
        for _ in range(chance.randint(1, 2)):
            content = chance.choice(_OF_BYTES)(content, chance)
    return content


def _places(data: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if above:
        yield above
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _places(value, (*above, name))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _places(value, (*above, n))


def _somewhere(data: Any, chance: Random) -> tuple[Any, Any]:
    """Give a list or object within the data, and a key of it."""
    places = list(_places(data))
    if not places:
        return [data], 0
    *above, last = chance.choice(places)
    for part in above:
        data = data[part]
    return data, last


def _replaced(data: Any, chance: Random) -> Any:
    holder, key = _somewhere(data, chance)
    holder[key] = copy.deepcopy(chance.choice(VALUES))
    return data


def _removed(data: Any, chance: Random) -> Any:
    holder, key = _somewhere(data, chance)
    del holder[key]
    return data


def _renamed(data: Any, chance: Random) -> Any:
    holder, key = _somewhere(data, chance)
    if isinstance(holder, dict):
        name = chance.choice([key.upper(), key[:-1], f" {key}", f"{key}\u200b", *TEXTS, "kind", "on", "about", "id"])
        holder[name] = holder.pop(key)
    return data


def _added(data: Any, chance: Random) -> Any:
    holder, _ = _somewhere(data, chance)
    value = copy.deepcopy(chance.choice(VALUES))
    if isinstance(holder, dict):
        names = [
            "on",
            "kind",
            "about",
            "id",
            "served",
            "written",
            "sent",
            "closes",
            "order",
            "planned",
            "facts",
            "trigger",
            "note",
        ]
        holder[chance.choice([*names, *TEXTS])] = value
    else:
        holder.insert(chance.randint(0, len(holder)), value)
    return data


def _repeated(data: Any, chance: Random) -> Any:
    holder, key = _somewhere(data, chance)
    if isinstance(holder, list):
        holder.extend(copy.deepcopy(holder[key]) for _ in range(chance.choice([1, 2, 30])))
    return data


def _swapped(data: Any, chance: Random) -> Any:
    (one, a), (other, b) = _somewhere(data, chance), _somewhere(data, chance)
    held, taken = copy.deepcopy(one[a]), copy.deepcopy(other[b])
    one[a] = taken
    if other is not taken and (b in other if isinstance(other, dict) else b < len(other)):
        other[b] = held
    return data


def _wrapped(data: Any, chance: Random) -> Any:
    holder, key = _somewhere(data, chance)
    holder[key] = chance.choice([[holder[key]], {"value": holder[key]}, str(holder[key]), [holder[key]] * 2])
    return data


def _moved(data: Any, chance: Random) -> Any:
    """Another day, or another kind, that may well be valid."""
    for place in chance.sample(list(_places(data)), k=min(12, len(list(_places(data))))):
        holder = data
        for part in place[:-1]:
            holder = holder[part]
        if place[-1] in ("on", "served", "first_day", "last_day", "closes"):
            holder[place[-1]] = f"20{chance.randint(10, 35)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return data


_OF_WHAT_STANDS_IN_IT: list[Callable[[Any, Random], Any]] = [
    _replaced, _replaced, _removed, _renamed, _added, _added, _repeated, _swapped, _wrapped, _moved, _moved,
]  # fmt: skip


def _cut(content: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + content[at + chance.choice([1, 1, 5, 10**6]) :]


def _flipped(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _inserted(content: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(PIECES) + content[at:]


def _inserted_as_a_value(content: bytes, chance: Random) -> bytes:
    before, colon, after = content.partition(
        chance.choice([b'"on": ', b'"kind": ', b'"about": ', b'"events": ', b'"facts": ', b'"reference": '])
    )
    rest = after[after.find(b",") :] if b"," in after else after
    return before + colon + chance.choice(PIECES) + rest


def _doubled(content: bytes, chance: Random) -> bytes:
    first, last = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return content[:last] + content[first:]


def _key_twice(content: bytes, chance: Random) -> bytes:
    key = chance.choice([b'"on": "', b'"kind": "', b'"reference": "', b'"id": "'])
    return content.replace(key, key + b'x", ' + key, 1)


def _encoded(content: bytes, chance: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


_OF_BYTES: list[Callable[[bytes, Random], bytes]] = [
    _cut, _flipped, _inserted, _inserted_as_a_value, _inserted_as_a_value, _doubled, _key_twice, _encoded,
]  # fmt: skip
