"""Reading an authority's policy from TOML: the same declarations as a plugin's, under the same names, with line numbers.

One table a hook: ``[authority]``, ``[[facts]]``, ``[standards]``, ``[prioritisation]``, ``[fast_track]``, ``[commissioning]``,
``[performance]``, ``[quality]``. A table that is absent means "no published policy". ``[source]`` names the document once; any
entry may say its place in it with ``source = "p. 3"``, and an entry that does not takes the place of the table above it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sendrules.errors import InputError, Problem, near
from sendrules.law.statute import statute
from sendrules.local.consistency import findings_of
from sendrules.local.declarations.authority import Authority, NoSettings
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.facts import FactDeclared
from sendrules.local.findings import Finding, Severity, refused
from sendrules.local.hookspecs import hookimpl
from sendrules.local.policy import HOOKS, LocalPolicy
from sendrules.local.policy_tables import AuthorityTable, SourceTable, filled, model_for
from sendrules.local.said import problems_of
from sendrules.local.toml_lines import Lines

TABLES = ("authority", "source", "facts", *HOOKS)
_CLOSED = (
    "the grounds of exception are a closed list in the Regulations, and no authority can add one; a shortage of staff is none "
    "of them."
)


class RefusedPolicy(InputError):
    """A policy file cannot be used.

    Attributes:
        findings: every refusal, with its line and its mend.
    """

    def __init__(self, source: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(source, [Problem(_at(f), f.message, f.mend) for f in findings])


def _at(finding: Finding) -> str:
    return ", ".join(p for p in (f"line {finding.line}" if finding.line else "", finding.where) if p)


@dataclass(frozen=True, slots=True)
class PolicyReport:
    """What a check of a policy file found.

    Attributes:
        source: the file.
        findings: all that is said of it, in order of lines.
        policy: the policy, where it can be used.
    """

    source: str
    findings: tuple[Finding, ...]
    policy: LocalPolicy | None

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is severity)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What makes it unusable."""
        return self._of(Severity.REFUSED)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What looks wrong."""
        return self._of(Severity.WARNING)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What was held against the law, and kept."""
        return self._of(Severity.ACCEPTED)

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain data."""
        return {
            "source": self.source, "usable": self.policy is not None, "findings": [f.to_dict() for f in self.findings],
        }  # fmt: skip


def read_policy(path: str | Path) -> LocalPolicy:
    """Read a policy from a TOML file.

    Args:
        path: the file.

    Raises:
        RefusedPolicy: it cannot be used; every refusal is listed, with its line and its mend.
    """
    report = check_policy_file(path)
    if report.policy is None:
        raise RefusedPolicy(report.source, report.refused)
    return report.policy


def check_policy_file(path: str | Path) -> PolicyReport:
    """Check a policy file, and say everything at once. Nothing is raised for what is in it.

    Args:
        path: the file.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise InputError(str(path), [Problem("", f"{why}.", "Check the path of the file.")]) from None
    except UnicodeError:
        raise InputError(str(path), [Problem("", "the file is not in UTF-8.", "Save it as UTF-8.")]) from None
    return check_policy(text, str(path))


def check_policy(text: str, source: str = "policy") -> PolicyReport:
    r"""Check the text of a policy file.

    Args:
        text: TOML.
        source: where it came from.

    >>> report = check_policy('[authority]\nkey = "x"\nname = "X"\n[exceptions]\nep_shortage = true\n')
    >>> [(f.line, f.where) for f in report.refused]
    [(5, 'exceptions.ep_shortage')]
    """
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return PolicyReport(source, (_syntax(error),), None)
    lines = Lines(text)
    found: list[Finding] = list(_unknown_tables(data))
    policy = _policy(data, source, found)
    if policy is not None:
        found += findings_of(policy, statute())
    broken = {f.at[0] for f in found if f.severity is Severity.REFUSED and f.at}
    kept = [f for f in found if f.severity is not Severity.ACCEPTED or f.at[0] not in broken]
    placed = sorted((replace(f, line=lines.of(f.at)) for f in kept), key=lambda f: f.line or 0)
    refusals = any(f.severity is Severity.REFUSED for f in placed)
    return PolicyReport(source, tuple(placed), None if refusals else policy)


def hooks_of(path: str | Path) -> dict[str, Callable[..., Any]]:
    """Give the hooks of a plugin whose policy is a TOML file in its wheel.

    Args:
        path: the file.

    Returns:
        By name, one hook for each table; put them into the module: ``globals().update(hooks_of(path))``.

    Raises:
        RefusedPolicy: the file cannot be used.
    """
    policy = read_policy(path)
    values = {"authority": policy.authority, "facts": policy.facts or None}
    values |= {hook: getattr(policy, hook) for hook in HOOKS}
    return {f"sendrules_{hook}": _hook(hook, value) for hook, value in values.items() if value is not None}


def _hook(hook: str, value: Any) -> Callable[..., Any]:
    def implementation() -> Any:
        return value

    implementation.__name__ = f"sendrules_{hook}"
    implementation.__doc__ = f"Give the {hook.replace('_', ' ')} of the policy file."
    return hookimpl(implementation)


def _syntax(error: tomllib.TOMLDecodeError) -> Finding:
    import re

    match = re.search(r"\(at line ([0-9]+), column [0-9]+\)", str(error))
    message = re.sub(r" \(at .*\)$", "", str(error))
    finding = refused(
        (), f"this is not TOML: {message[:1].lower()}{message[1:]}.", "Look there for a quote or a bracket."
    )
    return replace(finding, line=int(match[1]) if match else None)


def _unknown_tables(data: dict[str, Any]) -> Iterator[Finding]:
    for name, value in data.items():
        if name in TABLES:
            continue
        if _is_exception(name):
            yield from _exceptions((name,), value)
            continue
        close = near(name, TABLES)
        hint = f"Did you mean {close[0]}?" if close else f"The tables are {', '.join(TABLES)}."
        yield refused((name,), f"there is no table {name!r}.", hint)


def _is_exception(name: str) -> bool:
    return any(word in name.casefold() for word in ("exception", "limb", "disappl", "exempt"))


def _exceptions(at: tuple[str | int, ...], value: Any) -> Iterator[Finding]:
    """Refuse each exception that a policy would add, by its name."""
    named: list[tuple[tuple[str | int, ...], str]] = []
    if isinstance(value, dict):
        named = [((*at, "id"), str(value["id"]))] if "id" in value else [((*at, k), k) for k in value]
    elif isinstance(value, list):
        for n, entry in enumerate(value):
            name = (
                entry.get("id") or entry.get("name") or f"number {n + 1}"
                if isinstance(entry, dict)
                else entry
            )
            named.append(((*at, n), str(name)))
    for place, name in named or [(at, str(at[-1]) if isinstance(value, dict | list | bool) else str(value))]:
        yield refused(place, f"{name!r} cannot be an exception: {_CLOSED}", "Leave it out.")


def _policy(data: dict[str, Any], source: str, found: list[Finding]) -> LocalPolicy | None:
    """Make the policy of the tables that are well formed; ``found`` gets what is wrong with the others."""
    authority = _made(AuthorityTable, data.get("authority"), ("authority",), found)
    given = _made(SourceTable, data["source"], ("source",), found) if "source" in data else None
    raw_facts = data.get("facts", [])
    if not isinstance(raw_facts, list):
        found.append(refused(("facts",), "facts are a list of tables.", "Write [[facts]]."))
        raw_facts = []
    facts = [
        fact
        for n, raw in enumerate(raw_facts)
        if (fact := _made(FactDeclared, raw, ("facts", n), found)) is not None
    ]
    if authority is not None:
        found += _namespaces(facts, authority.key)
    declared: dict[str, Any] = {}
    for hook in HOOKS:
        if hook not in data:
            continue
        raw = data[hook]
        model = model_for(hook, raw)
        if model is None:
            found.append(
                refused(
                    (hook, "mode"), "the mode is not known, and is never guessed.",
                    "Write date_order, lexicographic, points or lanes.",
                )
            )  # fmt: skip
            continue
        key = authority.key if authority else "policy"
        declared[hook] = _made(
            model, filled(model, raw, given, f"{key}-{hook.replace('_', '-')}"), (hook,), found, raw
        )
    if authority is None:
        return None
    return LocalPolicy(
        authority=Authority(key=authority.key, name=authority.name, gss_code=authority.gss_code), settings=NoSettings(),
        facts=tuple(f.definition() for f in facts), distribution=Path(source).name, **declared,
    )  # fmt: skip


def _namespaces(facts: list[FactDeclared], key: str) -> Iterator[Finding]:
    names: list[str] = []
    for n, fact in enumerate(facts):
        if not fact.name.startswith(f"{key}."):
            own = f"{key}.{fact.name.split('.')[-1]}"
            yield refused(
                ("facts", n, "name"), f"the fact {fact.name!r} is outside its namespace.", f"Call it {own!r}."
            )
        if fact.name in names:
            yield refused(
                ("facts", n, "name"), f"the fact {fact.name!r} is defined twice.", "Define each fact once."
            )
        names.append(fact.name)


def _made(
    model: type[Any], value: Any, at: tuple[str | int, ...], found: list[Finding], raw: Any = None
) -> Any:
    """Make a declaration; None where it cannot be made, and ``found`` gets why."""
    if not isinstance(value, dict):
        what = "is not there" if value is None else "is not a table"
        found.append(refused(at, f"the table [{at[0]}] {what}.", f"Write [{at[0]}]."))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = zip(
            error.errors(include_url=False, include_context=False), problems_of(error), strict=True
        )
        for detail, problem in problems:
            place = (*at, *_in_file(detail["loc"], raw if raw is not None else value))
            if detail["type"] == "extra_forbidden" and _is_exception(str(detail["loc"][-1])):
                found += _exceptions(place, detail.get("input"))
                continue
            mend = problem.mend or _mend(detail, model)
            found.append(refused(place, problem.message, mend))
        return None


def _in_file(loc: tuple[str | int, ...], raw: Any) -> tuple[str | int, ...]:
    """Give the path of an error as it stands in the file: the tags of unions are no part of it."""
    out: list[str | int] = []
    for n, part in enumerate(loc):
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            if n == len(loc) - 1:
                out.append(part)
            continue
        out.append(part)
    return tuple(out)


def _mend(detail: Any, model: type[Declared]) -> str:
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if detail["type"] == "missing" and name == "provenance":
        return 'Write a [source] table with document and status, and source = "the place in it" here.'
    if detail["type"] == "missing" and name == "mode_provenance":
        return 'Write mode_source = { place = "...", status = "assumption" }, or where the source says it.'
    if detail["type"] == "missing":
        return "Add it."
    if detail["type"] == "extra_forbidden":
        close = near(name, _fields(model))
        return f"Did you mean {' or '.join(close)}?" if close else "Remove it, or check its spelling."
    return "Mend it."


def _fields(model: type[Declared]) -> list[str]:
    from sendrules.local.policy_tables import nested

    names: dict[str, None] = {}
    for each in nested(model):
        names |= dict.fromkeys(each.model_fields)
    return list(names)
