"""What an example or a sentence gave, for the terminal: what was extracted, what was compared, what came out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from checks.comparisons import Outcome
from checks.findings.finding import Reported
from checks.rulebook.examples import Trial
from checks.terms import MEASURE, OUTCOME, STANCE
from checks.wording import Text

if TYPE_CHECKING:
    import pandas as pd

_NOTHING = Text("（无）", "(nothing)")
_ORDER = (Outcome.CONTRADICTS, Outcome.AGREES, Outcome.CANNOT_TELL)


def failed_text(trial: Trial, language: str) -> str:
    """An example that did not give what its rule says: everything between the sentence and the outcome."""
    expected = OUTCOME[trial.expected].say(language)
    got = counts_text(trial.counts, language)
    head = Text(f"✗ {trial.rule}：应为“{expected}”，得到 {got}", f"✗ {trial.rule}: expected {expected}, got {got}")
    return "\n".join([
        head.say(language),
        *(f"    {line}" for line in trial.text.strip().splitlines()),
        *extracted_lines(trial.claims, language),
        Text("  比较：", "  compared:").say(language),
        *(compared_lines(trial.comparisons, language) or [f"    {_NOTHING.say(language)}"]),
    ])  # fmt: skip


def counts_text(counts: dict[Outcome, int], language: str) -> str:
    """Outcomes with their numbers."""
    return ", ".join(f"{OUTCOME[o].say(language)} {n}" for o, n in counts.items())


def extracted_lines(claims: "pd.DataFrame", language: str) -> list[str]:
    """Every claim in one line, as it was understood."""
    lines = [Text("  提取：", "  extracted:").say(language)]
    lines += [f"    {_claim(row, language)}" for row in claims.to_dict("records")]
    return lines if len(lines) > 1 else [*lines, f"    {_NOTHING.say(language)}"]


def compared_lines(comparisons: Iterable[Reported], language: str, *, named: bool = False) -> list[str]:
    """Comparisons, contradictions first; with `named`, each after its rule."""
    return [
        line
        for item in sorted(comparisons, key=lambda c: _ORDER.index(c.outcome))
        for line in _comparison(item, language, named)
    ]


def _comparison(item: Reported, language: str, named: bool) -> Iterator[str]:
    why = f" ({item.reason.say(language)})" if item.reason and item.reason.zh not in item.message.zh else ""
    rule = f"{item.rule}: " if named else ""
    yield f"    {rule}{OUTCOME[item.outcome].say(language)}: {item.message.say(language)}{why}"
    steps = item.arithmetic.say(language)
    if steps and item.outcome is not Outcome.CANNOT_TELL:
        yield from (f"        {step}" for step in steps.splitlines())


def _claim(row: dict[Any, Any], language: str) -> str:
    years = [str(y) for y in (row["period_start"], row["period_end"]) if str(y).isdigit()]
    period = "–".join(dict.fromkeys(years)) or Text("年份不明", "no year").say(language)
    stance = STANCE[row["stance"]].say(language)
    number = "" if row["qualitative"] else f"{row['comparator']} {row['value']:.15g}{row['unit']}  "
    whose = row["region"] + (f"·{row['subject']}" if row["subject"] else "")
    measure = MEASURE[row["measure"]].say(language)
    return f"{whose} {period} {row['indicator']} {measure} {stance} {number}«{row['quote']}»"
