"""The pages of the rules, generated from their files: what each says, why, and an example of every outcome.

`python -m checks.rulebook.pages EXPECTATIONS DIR` writes them; a test holds the pages in docs/rules/ to the rules.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from checks.suites.load import Suite, load_suites
from checks.suites.model import Example, Rule

SEVERITY = {"critical": "严重 critical", "warning": "警告 warning", "info": "提示 info"}
OUTCOMES = (("一致 agrees", "agrees"), ("矛盾 contradicts", "contradicts"), ("无法判断 cannot tell", "cannot_tell"))
GENERATED = "<!-- generated from the rule's file; edit that -->"


def rule_page(suite: Suite, rule: Rule) -> str:
    """One rule as Markdown."""
    meta = rule.meta
    lines = [GENERATED, f"# {meta.title}", ""]
    if meta.title_en:
        lines += [f"*{meta.title_en}*", ""]
    lines += ["| | |", "| --- | --- |", f"| id | `{meta.id}` |"]
    lines += [f"| 严重程度 severity | {SEVERITY[rule.severity.value]} |", f"| 状态 status | {meta.status} |"]
    lines += [f"| 规则集 suite | `{suite.file.name}` |", f"| 期望类型 type | `{rule.type}` |"]
    lines += [f"| {key} | `{_cell(str(value))}` |" for key, value in rule.kwargs.items()]
    if meta.source:
        lines.append(f"| 依据 source | {_cell(meta.source)} |")
    lines += ["", "## 为什么 Why", "", meta.why, ""]
    if meta.why_en:
        lines += [meta.why_en, ""]
    for heading, field in OUTCOMES:
        example = getattr(meta.examples, field)
        if example is not None:
            lines += [f"## {heading}", "", *_quoted(example), ""]
    return "\n".join(lines).rstrip() + "\n"


def index_page(suites: Sequence[Suite]) -> str:
    """The list of all rules, by suite."""
    lines = [GENERATED, "# 规则 Rules", ""]
    for suite in suites:
        title = suite.content.title or suite.name
        lines += [f"## {title}" + (f" {suite.content.title_en}" if suite.content.title_en else ""), ""]
        for rule in suite.rules:
            lines.append(f"- [{rule.meta.title}]({rule.meta.id}.md) — {SEVERITY[rule.severity.value]}")
        lines.append("")
    lines += ["```{toctree}", ":hidden:", ""]
    lines += [rule.meta.id for suite in suites for rule in suite.rules]
    return "\n".join([*lines, "```", ""])


def pages(suites: Sequence[Suite]) -> dict[str, str]:
    """Every page by file name."""
    out = {"index.md": index_page(suites)}
    for suite in suites:
        for rule in suite.rules:
            out[f"{rule.meta.id}.md"] = rule_page(suite, rule)
    return out


def write_pages(expectations: Path, folder: Path) -> None:
    """Write all pages into a folder and drop those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    content = pages(load_suites(expectations))
    for old in folder.glob("*.md"):
        if old.name not in content:
            old.unlink()
    for name, text in content.items():
        (folder / name).write_text(text, "utf-8")


def _quoted(example: Example) -> list[str]:
    if isinstance(example, str):
        return ["> " + line for line in example.strip().splitlines()]
    lines: list[str] = []
    for part in example:
        facts = [f for f in (part.region, _years("报告", part.results), _years("计划", part.plans)) if f]
        lines += [f"> **{'，'.join(facts)}**" if facts else "> **甲市**", ">"]
        lines += [f"> {line}".rstrip() for line in part.text.strip().splitlines()]
        lines.append("")
    return lines[:-1]


def _years(word: str, years: int | tuple[int, int] | None) -> str:
    if years is None:
        return ""
    return f"{word}{years}年" if isinstance(years, int) else f"{word}{years[0]}—{years[1]}年"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), Path(sys.argv[2]))
