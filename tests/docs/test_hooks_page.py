"""The reference of the hooks: a section for each, with one example in Python and one in TOML that declare the same."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import sendrules as sr
from sendrules.local.declarations.policy import HOOKS, LocalPolicy
from sendrules.local.declarations.prioritisation import queues_of
from sendrules.local.loading import hookspecs
from sendrules.local.loading.loader import policy_of
from sendrules.local.loading.policy_file import check_policy
from sendrules.local.loading.policy_tables import MODELS, MODES, nested

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "hooks.md").read_text(encoding="utf-8")
PART = PAGE.split("## The hooks, one by one\n")[1].split("## Declarations\n")[0]
SECTIONS = {
    heading.split("`")[1].removeprefix("sendrules_"): text
    for heading, text in re.findall(r"^### (.*?)\n(.*?)(?=^### |\Z)", PART, re.M | re.S)
}


SOURCES = PAGE.split("## Sources: ")[1].split("## The hooks, one by one\n")[0]


def block(hook: str, language: str) -> str:
    section = SOURCES if hook == "source" else SECTIONS[hook]
    (text,) = re.findall(rf"^```{language}\n(.*?)^```", section, re.M | re.S)
    return text


def in_python(hook: str) -> LocalPolicy:
    names: dict[str, Any] = {}
    exec(block(hook, "python"), names)
    hooks = {name: value for name, value in names.items() if name.startswith("sendrules_")}
    hooks.setdefault("sendrules_authority", _anywhere)
    return policy_of(SimpleNamespace(**hooks), "anywhere")


@sr.hookimpl
def _anywhere() -> sr.Authority:
    return sr.Authority(key="anywhere", name="Anywhere Council")


def test_every_hook_has_a_section_and_every_section_a_hook() -> None:
    hooks = [name.removeprefix("sendrules_") for name in dir(hookspecs) if name.startswith("sendrules_")]
    assert sorted(SECTIONS) == sorted(hooks)


@pytest.mark.parametrize("hook", SECTIONS)
def test_the_two_examples_of_a_hook_are_whole_and_declare_the_same(hook: str) -> None:
    report = check_policy(block(hook, "toml"), "the reference")
    assert report.refused == ()
    assert report.policy is not None
    policy, code = report.policy, in_python(hook)
    assert code.authority.key == policy.authority.key
    assert [(f.name, f.title) for f in code.facts] == [(f.name, f.title) for f in policy.facts]
    for name in HOOKS:
        assert getattr(code, name) == getattr(policy, name), name
    if hook in HOOKS:
        assert getattr(code, hook) is not None
        assert {name for name in HOOKS if getattr(code, name) is not None} == {hook}


def test_the_two_examples_of_a_source_are_whole_and_declare_the_same() -> None:
    report = check_policy(block("source", "toml"), "the reference")
    assert report.refused == report.warnings == ()
    assert report.policy is not None
    assert in_python("source").standards == report.policy.standards
    assert [source.url for source in report.sources()] == ["https://www.anywhere.example/send/waiting-times", None]


DECLARED = sorted(
    {each for model in (*MODELS.values(), *MODES.values()) for each in nested(model)},
    key=lambda m: m.__name__,
)


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model.__name__)
def test_every_field_of_a_declaration_stands_on_the_page_with_its_meaning(model: type[sr.Declared]) -> None:
    section = re.search(rf"^### {model.__name__}\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S)
    assert section is not None
    for name, info in model.model_fields.items():
        row = f"| `{name}` | {'yes' if info.is_required() else 'no'} | {info.description} |"
        assert row in section[1].splitlines()


def test_a_policy_with_two_queues_can_be_used_as_it_stands_on_the_page() -> None:
    (text,) = re.findall(r"^### Queues\n.*?^```toml\n(.*?)^```", PAGE, re.M | re.S)
    policy = check_policy(text, "the reference").policy
    assert policy is not None
    assert [queue.waits_for.title for queue in queues_of(policy.prioritisation)] == [
        "advice from an educational psychologist",
        "review of the plan",
    ]
