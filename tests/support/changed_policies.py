"""Every policy file of the repository, changed by chance: what a person or a program may write into one, and what it must not do.

A seed gives the same change every time. A change is made in the text, at a value, a key, a table or a byte, so that comments and the
order of the file are kept and every line number still means something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from policy_texts import FOUR, REVIEWS, TEAMS

ROOT = Path(__file__).parents[2]
PAGES = ("docs/reference/hooks.md", "docs/tutorials/an-authoritys-policy.md")
ODD = (
    "[]", "{}", "[[]]", "[{}]", '""', '" "', "''", "0", "-1", "-0.1", "1.5", "49", "1e999", "nan", "inf", "-inf", "true", "false",
    "2024-02-29", "2026-01-01T00:00:00Z", "07:32:00", "0001-01-01", "9999-12-31", '"9999-12"', '"2026-13"', '"2026-04/2025-01"',
    "100000", "1_000_000", "999999999999999999", "1" * 40, "9" * 5000, "0.1e-400", "1e-30", "0xFF",
    '"999 weeks"', '"0 weeks"', '"-3 working days"', '"12 months"', '"2 fortnights"', '"20 weeks"', '"21 weeks"', '"1 day"',
    '"\\u001b[31m"', '"\\u202e"', '"a\\nb"', '"\\u0000"', "'\U0001f600'", '"' + "x" * 3000 + '"', '"{}"', '"%s {0}"',
    '["a", 1]', "[1, 2]", '["wait", "wait"]', "{ a = 1 }", "{ when = { all = [] } }", "[" * 30 + "]" * 30,
    '{ fact = "testshire.vulnerable" }', '{ all = [{ not = { any = [] } }] }', '"published"', '"wait"', '"flag"', '"points"', '"lanes"',
    '"reg-13-2-final-plan-20-weeks"', '{ document = "d", place = [] }', "{ earliest = 2030-01-01, latest = 2020-01-01 }",
)  # fmt: skip
"""Values that a policy may hold anywhere. None of them harms outside software."""
KEYS = (
    '""', '" "', '"a\\"b"', '"\\u0041"', '"é"', "exception", "exceptions", "limbs", "id", "title", "when", "provenance", "source", "mode",
    "model_config", "__class__", "__dict__", "not", "all", "is", '"\\u001b"', "x.y.z", '"a.b"', "1", "starvation_bound",
)  # fmt: skip
BYTES = (
    b"\x00",
    b"\xff",
    b"\r",
    b"\r\n",
    b"\xef\xbb\xbf",
    b'"',
    b"[",
    b"]",
    b"{",
    b"=",
    b"#",
    b"\n",
    b"'''",
    b'"""',
    b"\\",
    b".",
    b",",
)


@cache
def originals() -> tuple[str, ...]:
    """Give the text of every policy file: of the plugins, the examples, the template, the pages and the tests."""
    files = [*sorted(ROOT.glob("plugins/*/src/*/policy.toml")), *sorted(ROOT.glob("examples/policies/*.toml"))]
    template = (ROOT / "src/sendrules/templates/toml/policy.toml.tmpl").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in files]
    return (
        *texts,
        template.replace("$key", "testshire").replace("$name", "Testshire"),
        FOUR,
        REVIEWS,
        TEAMS,
        *_of_pages(),
    )


def _of_pages() -> Iterator[str]:
    """Give the policies that the pages show; a block without an authority goes on from the one before it."""
    for page in PAGES:
        whole = ""
        for block in re.findall(r"^```toml\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.M | re.S):
            if "[authority]" in block and whole:
                yield whole
                whole = ""
            whole += block
        yield whole


def changed(seed: int) -> bytes:
    """Give one policy file with one to four changes, as its bytes."""
    random = Random(seed)
    text = random.choices(originals(), [len(each) for each in originals()])[0]
    for _ in range(random.choice((1, 1, 1, 2, 3, 4))):
        text = random.choice(_CHANGES)(text, random)
    data = text.encode()
    if random.random() < 0.1:
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice(BYTES) + data[at + random.choice((0, 0, 1, 5)) :]
    return data


def _nodes(text: str, *kinds: str) -> list[Node]:
    found: list[Node] = []
    todo = [Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node]
    while todo:
        node = todo.pop()
        found += [node] if node.type in kinds else []
        todo += node.named_children
    return sorted(found, key=lambda node: (node.start_byte, node.end_byte))


def _put(text: str, node: Node, new: str) -> str:
    data = text.encode()
    return (data[: node.start_byte] + new.encode() + data[node.end_byte :]).decode()


def _said(node: Node) -> str:
    return (node.text or b"").decode()


def _values(text: str) -> list[Node]:
    """Give the value of every pair, and every element of a list."""
    pairs = [node.named_children[-1] for node in _nodes(text, "pair") if len(node.named_children) > 1]
    return pairs + [child for node in _nodes(text, "array") for child in node.named_children if child.type != "comment"]


def _odd_value(text: str, random: Random) -> str:
    nodes = _values(text)
    return _put(text, random.choice(nodes), random.choice(ODD)) if nodes else text


def _other_value(text: str, random: Random) -> str:
    """Put a value of another place, in this file or in another, where one stands."""
    nodes, others = _values(text), _values(random.choice((text, random.choice(originals()))))
    return _put(text, random.choice(nodes), _said(random.choice(others))) if nodes and others else text


def _into_a_list(text: str, random: Random) -> str:
    nodes = _values(text)
    if not nodes:
        return text
    node = random.choice(nodes)
    return _put(text, node, f"[{', '.join([_said(node)] * random.choice((1, 2, 3)))}]")


def _odd_key(text: str, random: Random) -> str:
    nodes = [
        node.named_children[0] for node in _nodes(text, "pair", "table", "table_array_element") if node.named_children
    ]
    if not nodes:
        return text
    new = random.choice((random.choice(KEYS), _said(random.choice(nodes))))
    return _put(text, random.choice(nodes), new)


def _without(text: str, random: Random) -> str:
    nodes = _nodes(text, "pair", "table", "table_array_element")
    return _put(text, random.choice(nodes), "") if nodes else text


def _twice(text: str, random: Random) -> str:
    """Repeat a table, so that an id stands twice; or add a table of another file."""
    nodes = _nodes(random.choice((text, text, random.choice(originals()))), "table_array_element", "table")
    return f"{text}\n{_said(random.choice(nodes))}\n" if nodes else text


def _new_pair(text: str, random: Random) -> str:
    """Put a pair of any file after another."""
    nodes, others = _nodes(text, "pair"), _nodes(random.choice(originals()), "pair")
    if not nodes:
        return text
    node = random.choice(nodes)
    more = random.choice((_said(random.choice(others)), f"{random.choice(KEYS)} = {random.choice(ODD)}"))
    return _put(text, node, f"{_said(node)}\n{more}")


_CHANGES = (
    _odd_value,
    _odd_value,
    _odd_value,
    _other_value,
    _other_value,
    _into_a_list,
    _odd_key,
    _without,
    _twice,
    _new_pair,
)
