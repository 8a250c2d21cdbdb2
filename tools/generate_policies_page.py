"""Write the page that says what became of every rule in the sources: `uv run python tools/generate_policies_page.py`.

The rows are in tools/policy_rows.toml. The tests fail when the page is not what this writes, when a row is missing, and when a
path leads nowhere.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sendrules as sr
from sendrules.law.shared.claims import NOT_LIMBS
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.outside_text import in_markdown

ROOT = Path(__file__).parents[1]
ROWS = ROOT / "tools" / "policy_rows.toml"
PAGE = ROOT / "docs" / "reference" / "policies.md"
NOTE = "<!-- Written by tools/generate_policies_page.py; change tools/policy_rows.toml, not this page. -->\n"
HOW = {"encoded": "encoded", "partial": "partial", "not-encoded": "not encoded"}
PLUGINS = ("generic", "kent", "milton_keynes")
EXAMPLES = {
    "improvement_plan": "examples/policies/improvement-plan-2026.toml",
    "timeliness_report": "examples/policies/timeliness-report-2020.toml",
    "annual_reviews": "examples/policies/annual-reviews-first.toml",
    "two_teams": "examples/policies/two-teams.toml",
    "recovery_lanes": "examples/policies/recovery-lanes.toml",
    "panels_and_promise": "examples/policies/communication-promise-and-panels.toml",
    "replaced_provider": "examples/policies/backlog-provider-replaced.toml",
    "approved_list": "examples/policies/approved-provider-list.toml",
}


@dataclass(frozen=True)
class Row:
    id: str
    what: str
    how: str
    where: tuple[str, ...] = ()
    why: str = ""


def sources() -> dict[str, str]:
    """Give each source's title by the prefix of its rows."""
    return {source["prefix"]: source["title"] for source in _data()["source"]}


def rows() -> list[Row]:
    """Give the rows in order."""
    return [Row(**row | {"where": tuple(row.get("where", ()))}) for row in _data()["row"]]


def _data() -> dict[str, Any]:
    return tomllib.loads(ROWS.read_text(encoding="utf-8"))


def policy(name: str) -> LocalPolicy:
    """Give a policy by the first word of a path."""
    if name in EXAMPLES:
        return sr.Engine.from_policy(ROOT / EXAMPLES[name]).policy
    return sr.Engine.for_authority(name).policy


def found(path: str) -> Any:
    """Give what a path leads to.

    Raises:
        KeyError: it leads nowhere.
    """
    first, _, rest = path.partition("/")
    if first == "law":
        law = sr.statute()
        known = {**law.limbs, **{duty.id: duty for duty in law.duties}}
        return known[rest]
    if first == "claim":
        return NOT_LIMBS[rest]
    value: Any = sr if first == "core" else policy(first)
    for part in rest.replace(".", "/").split("/") if first == "core" else rest.split("/"):
        value = _step(value, part, path)
    return value


def _step(value: Any, part: str, path: str) -> Any:
    if isinstance(value, tuple):
        if part.isdigit():
            return value[int(part)]
        named = [x for x in value if part in (getattr(x, field, None) for field in ("id", "name", "measure"))]
        if not named:
            raise KeyError(f"{path}: there is no {part!r}")
        return named[0] if len(named) == 1 else tuple(named)
    if not hasattr(value, part):
        raise KeyError(f"{path}: there is no {part!r}")
    return getattr(value, part)


def page() -> str:
    """Give the page's text."""
    all_rows = rows()
    parts = [
        "# Policies: what became of every rule\n",
        NOTE,
        "The plugins and the example policies below are made from public documents. This page has a row for every rule or figure in "
        "the first five of them, and for the rules of six more. A row is *encoded*, *partial* (and says what is missing) or *not encoded* (and says why). What a "
        "document does not say is left out, and never filled in.\n",
        "*Where* gives the policy, the hook, and the field or id. Three names are in the core: `law` is a duty or limb, `claim` "
        "is an answer to a claim, and `core` is a public name.\n",
        f"{len(all_rows)} rows: {_counts(all_rows)}.\n",
        "| policy | made from |\n|---|---|",
        *(f"| `{name}` | the plugin in `plugins/{name}` |" for name in PLUGINS),
        *(f"| `{name}` | the file `{path}` |" for name, path in EXAMPLES.items()),
        "",
    ]
    parts += ["## What each policy rests on\n", *_sources(), ""]
    for prefix, title in sources().items():
        mine = [row for row in all_rows if row.id.startswith(f"{prefix}-")]
        parts += [f"## {title}\n", f"{len(mine)} rows: {_counts(mine)}.\n"]
        parts += ["| row | in the source | how | where | reason or remark |\n|---|---|---|---|---|"]
        parts += [_line(row) for row in mine]
        parts += [""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _sources() -> Iterator[str]:
    """Give a table of the sources of every policy: what `sendrules check-policy --sources` lists of a file."""
    yield "An assumption is no source: its document leaves open what is assumed.\n"
    yield "| policy | document | address | read on | how firm | entries |\n|---|---|---|---|---|---|"
    for name in (*PLUGINS, *EXAMPLES):
        for source in sr.sources_of(policy(name)):
            address = f"<{source.url}>" if source.url else "—"
            seen = source.seen.isoformat() if source.seen else "—"
            yield (
                f"| `{name}` | {in_markdown(source.document)} | {address} | {seen} | `{source.status}` | {len(source.entries)} |"
            )


def _counts(some: list[Row]) -> str:
    counted = Counter(row.how for row in some)
    return ", ".join(f"{counted[how]} {words}" for how, words in HOW.items() if counted[how])


def _line(row: Row) -> str:
    where = ", ".join(f"`{path}`" for path in row.where) or "—"
    return f"| `{row.id}` | {row.what} | {HOW[row.how]} | {where} | {row.why or '—'} |"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
