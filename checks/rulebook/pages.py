"""The pages of the rules and of the shapes, generated: what each says, why, and an example of every outcome.

`python -m checks.rulebook.pages EXPECTATIONS VOCABULARY DIR` writes them; a test holds the pages in docs/rules/ to the
rules. They are ordered by the kind of check, which is a rule's first tag.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from checks.formulas.names import check_formula
from checks.rulebook.examples import with_places
from checks.rulebook.in_words import in_words
from checks.rulebook.shapes import ShapeFacts, shapes
from checks.suites.load import Suite, load_suites
from checks.suites.rule import Example, Rule, Years
from checks.terms import OUTCOME, SEVERITY
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary
from checks.wording import Text

STATUS = {"active": "启用 active", "preview": "试行 preview", "inactive": "停用 inactive"}
KINDS = {
    "consistency": "前后一致 One quantity, stated twice",
    "arithmetic": "推算 Growth, shares, sums",
    "identity": "恒等式 Identities",
    "goals": "目标 Goals",
    "levels": "上下级 Levels of government",
    "ranges": "取值范围 Ranges",
    "structure": "结构 Outline and lists",
    "damage": "文字 Damaged text",
}
OTHER = "其他 Others"
GENERATED = "<!-- generated from the rule's file; edit that -->"
Placed = tuple[Suite, Rule]


def rule_page(suite: Suite, rule: Rule, vocabulary: Vocabulary) -> str:
    """One rule as Markdown."""
    meta = rule.meta
    lines = [GENERATED, "", f"# {meta.title}", ""]
    if meta.title_en:
        lines += [f"*{meta.title_en}*", ""]
    said = _said(rule, vocabulary)
    if said:
        lines += [said.zh, "", said.en, ""]
    lines += ["| | |", "| --- | --- |", f"| id | `{meta.id}` |"]
    lines += [f"| 程度 severity | {_both(SEVERITY[rule.severity.value])} |", f"| 状态 status | {STATUS[meta.status]} |"]
    lines += [f"| 规则集 suite | `{suite.file.name}` |", f"| 期望类型 type | {_type_link(rule.type)} |"]
    lines += [f"| {key} | `{_cell(_plain(value))}` |" for key, value in rule.kwargs.items()]
    if meta.source:
        lines.append(f"| 依据 source | {_cell(meta.source)} |")
    lines += ["", "## 为什么 Why", "", meta.why, ""]
    if meta.why_en:
        lines += [meta.why_en, ""]
    for outcome, said in OUTCOME.items():
        example = getattr(meta.examples, outcome.replace(" ", "_"))
        if example is not None:
            lines += [f"## {_both(said)}", "", *_quoted(example), ""]
    return "\n".join(lines).rstrip() + "\n"


def _both(word: Text) -> str:
    return f"{word.zh} {word.en}"


def index_page(suites: Sequence[Suite]) -> str:
    """The list of all rules, by kind."""
    lines = [GENERATED, "", "# 规则 Rules", ""]
    for heading, placed in by_kind(suites):
        lines += [f"## {heading}", ""]
        for suite, rule in placed:
            english = f" {rule.meta.title_en}" if rule.meta.title_en else ""
            where = f"{_both(SEVERITY[rule.severity.value])}, `{suite.file.name}`"
            lines.append(f"- [{rule.meta.title}]({rule.meta.id}.md){english} ({where})")
        lines.append("")
    names = [rule.meta.id for _, placed in by_kind(suites) for _, rule in placed]
    return "\n".join([*lines, "```{toctree}", ":hidden:", "", "types", *names, "```", ""])


def by_kind(suites: Sequence[Suite]) -> list[tuple[str, list[Placed]]]:
    """The rules under the heading of their kind, in the order of files."""
    groups: dict[str, list[Placed]] = {heading: [] for heading in (*KINDS.values(), OTHER)}
    for suite in suites:
        for rule in suite.rules:
            kind = next((KINDS[t] for t in rule.meta.tags if t in KINDS), OTHER)
            groups[kind].append((suite, rule))
    return [(heading, placed) for heading, placed in groups.items() if placed]


def types_page(suites: Sequence[Suite], facts: Iterable[ShapeFacts]) -> str:
    """Every expectation type of ours: what it checks, its options, the rules that use it."""
    lines = [GENERATED.replace("the rule's file", "the code"), "", "# 期望类型 Expectation types", ""]
    lines += [
        "What a rule's `type` may be, beside Great Expectations' own: [formulas](../formulas.md) where a line of",
        "arithmetic says it, and shapes where one does not. Kwargs are optional where they have a default.",
        "",
    ]
    for one in facts:
        used = [r.meta.id for s in suites for r in s.rules if r.type == one.name]
        lines += [f"## {one.name}", "", *one.text.splitlines(), ""]
        lines += [f"- table: `{one.table}`; outcomes: {', '.join(one.outcomes)}"]
        lines += [f"- kwarg `{name}`: {type_}{default}" for name, type_, default in one.options]
        if used:
            lines.append(f"- rules: {', '.join(f'[{name}]({name}.md)' for name in used)}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def pages(suites: Sequence[Suite], vocabulary: Vocabulary) -> dict[str, str]:
    """Every page by file name."""
    vocabulary = with_places(vocabulary)
    out = {"index.md": index_page(suites), "types.md": types_page(suites, shapes())}
    for suite in suites:
        for rule in suite.rules:
            out[f"{rule.meta.id}.md"] = rule_page(suite, rule, vocabulary)
    return out


def write_pages(expectations: Path, vocabulary: Path, folder: Path) -> None:
    """Write all pages into a folder and drop those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    content = pages(load_suites(expectations), load_vocabulary(vocabulary))
    for old in folder.glob("*.md"):
        if old.name not in content:
            old.unlink()
    for name, text in content.items():
        (folder / name).write_text(text, "utf-8")


def _said(rule: Rule, vocabulary: Vocabulary) -> Text | None:
    formula = rule.kwargs.get("formula")
    if not isinstance(formula, str):
        return None
    english = {i.name: i.en for i in vocabulary.indicators if i.en}
    return in_words(check_formula(formula, with_places(vocabulary)), english)


def _type_link(name: str) -> str:
    return f"[`{name}`](types.md#{name})" if name in {s.name for s in shapes()} else f"`{name}`"


def _quoted(example: Example) -> list[str]:
    if isinstance(example, str):
        return ["> " + line for line in example.strip().splitlines()]
    lines: list[str] = []
    for part in example:
        issued = f"{part.issued}印发" if part.issued else ""
        facts = [f for f in (part.region, issued, _years("报告", part.results), _years("计划", part.plans)) if f]
        lines += [f"> **{'，'.join(facts)}**" if facts else "> **甲市**", ">"]
        lines += [f"> {line}".rstrip() for line in part.text.strip().splitlines()]
        lines.append("")
    return lines[:-1]


def _years(word: str, years: Years) -> str:
    if years is None or isinstance(years, str):
        return "" if years is None else f"{word}年份不明"
    return f"{word}{years}年" if isinstance(years, int) else f"{word}{years[0]}—{years[1]}年"


def _plain(value: object) -> str:
    return "、".join(str(v) for v in value) if isinstance(value, list | tuple) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    write_pages(*(Path(argument) for argument in sys.argv[1:4]))
