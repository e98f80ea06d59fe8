"""Findings in the terminal, in the manner of a compiler: place, sentence, a caret under the number, the arithmetic."""

from collections.abc import Mapping, Sequence
from typing import Any

from checks.reporting import texts
from checks.reporting.colour import SEVERITY, Paint, painter
from checks.reporting.facts import OUTCOMES, SEVERITIES, STATUSES, around, interval, number, steps, text_of
from checks.reporting.plain import one_line
from checks.reporting.totals import label, not_audited, tally, unchecked, verdict
from checks.reporting.width import cut, cut_before, pad, width
from checks.sides import Side

Row = Mapping[str, Any]
_BAR = "│"
_COLUMNS = 100  # of a terminal whose width is not known
MOST_UNCHECKED = 5  # things not checked that the summary names
MOST_COLUMNS = 600  # of a title or a message: enough for any that a rule writes


def render_terminal(
    report: Row, *, language: str = "zh", colour: bool = False, limit: int | None = None, columns: int = _COLUMNS
) -> str:
    """The findings, gravest first, and a summary after them. At most `limit` are shown."""
    paint = painter(colour)
    findings: Sequence[Row] = report.get("findings", ())
    shown = findings if limit is None else findings[:limit]
    paths = paths_of(report)
    blocks = [finding_block(f, paths, language, paint, columns) for f in shown]
    if len(shown) < len(findings):
        more = texts.WORDS["lesser"].fill(n=len(findings) - len(shown))
        blocks.append(paint(more.say(language), "dim"))
    blocks.append(summary(report, language, paint, columns))
    return "\n\n".join(blocks) + "\n"


def paths_of(report: Row) -> dict[str, str]:
    """Where the text of each document lies, by the document's name."""
    return {d["document"]: d.get("text") or d.get("path") or d["document"] for d in report.get("documents", ())}


def place(side: Side, paths: Mapping[str, str], language: str) -> str:
    """`path:line:column`, as editors and CI systems read it, with the page of the file behind it."""
    path = paths.get(side.get("document") or "", side.get("document") or "")
    where = ":".join([path, *(str(side[k]) for k in ("line", "column") if side.get(k))])
    return one_line(f"{where} {text_of(side.get('page')).say(language)}")


def finding_block(finding: Row, paths: Mapping[str, str], language: str, paint: Paint, columns: int) -> str:
    """One finding, in full."""
    shade = SEVERITY[finding["severity"]]
    evidence = finding.get("evidence") or ()
    head = [paint(place(evidence[0], paths, language) + ":", "bold")] if evidence else []
    head.append(paint(label(finding).say(language), shade, "bold"))
    if finding.get("status", "new") != "new":
        head.append(f"({texts.STATUS[finding['status']].say(language)})")
    head.append(f"{_say(finding['title'], language)} [{one_line(finding['rule'])}]")
    lines = [" ".join(head), "  " + paint(_say(finding["message"], language), "bold")]
    gutter = max((len(str(s.get("line") or "")) for s in evidence), default=1)
    for index, side in enumerate(evidence):
        lines += _side(side, index, paths, gutter, shade, language, paint, columns)
    lines += [f"  = {s}" for s in _said(finding, language)]
    lines.append(paint(f"  = {texts.WORDS['fingerprint'].say(language)} {one_line(finding['fingerprint'])}", "dim"))
    return "\n".join(lines)


def _side(side: Side, index: int, paths: Mapping[str, str], gutter: int, shade: str, language: str, paint: Paint,
          columns: int) -> list[str]:  # fmt: skip
    role = _say(side.get("role_text") or side.get("role"), language)
    margin = " " * (gutter + 2)
    lines = []
    if index:
        lines.append(paint(f"{margin}┄ {place(side, paths, language)}", "dim"))
    if not side.get("sentence") and not side.get("quote"):
        return [*lines, f"{margin}{_BAR} {role}"]
    before, quote, after = _window(side, columns - gutter - 5)
    lines.append(
        f"  {side.get('line') or '':>{gutter}}{paint(_BAR, 'dim')} {before}{paint(quote, shade, 'bold')}{after}"
    )
    caret = " " * width(before) + paint("^" * max(1, width(quote)), shade, "bold")
    says = interval(side).say(language)
    note = f" {role}" + (f"{texts.WORDS['colon'].say(language)}{says}" if says else "")
    lines.append(f"{margin}{paint(_BAR, 'dim')} {caret}{one_line(note) and ' ' + one_line(note)}")
    return lines


def _window(side: Side, columns: int) -> tuple[str, str, str]:
    """The sentence on one line, cut so that the number stands in sight."""
    before, quote, after = (_flat(part) for part in around(side, 400))
    before, after = before.lstrip(), after.rstrip()
    quote = cut(quote, max(8, columns - 8))
    room = max(8, columns - width(quote))
    ahead = min(width(before), max(room * 3 // 5, room - width(after)))
    before = cut_before(before, ahead)
    return before, quote, cut(after, max(1, room - width(before)))


def _flat(text: str) -> str:
    """One line, with single spaces; unlike `one_line` a space at either end stays."""
    flat = one_line(text)
    return (" " if text[:1].isspace() and flat else "") + flat + (" " if text[-1:].isspace() and flat else "")


def _said(finding: Row, language: str) -> list[str]:
    """Arithmetic, notes, suggestion, what would settle it, and the answer given."""
    out = [one_line(step.say(language)) for step in steps(text_of(finding.get("arithmetic"))) if step.zh or step.en]

    def add(key: str, value: str) -> None:
        mark = "：" if language == "zh" else ": "
        out.append(texts.WORDS[key].say(language) + mark + one_line(value))

    for note in finding.get("notes") or ():
        add("notes", str(note))
    for reading in finding.get("readings") or ():
        add("readings", text_of(reading).say(language))
    for key in ("suggestion", "settle", "reliability"):
        if finding.get(key):
            add(key, text_of(finding[key]).say(language))
    for other in finding.get("also") or ():
        title, message = (text_of(other[key]).say(language) for key in ("title", "message"))
        add("also", f"{title} [{other['rule']}] {message}")
    waiver = finding.get("waiver")
    if waiver:
        answer = texts.ANSWER.get(waiver.get("as", ""), texts.STATUS["waived"])
        said = texts.WORDS["waived_as"].fill(
            owner=waiver.get("owner", ""), answer=answer, expires=waiver.get("expires", "")
        )
        out.append(one_line(said.say(language)))
        add("reason", waiver.get("reason", ""))
    return out


def explain(item: Row, report: Row, *, language: str = "zh", colour: bool = False) -> str:
    """One finding or one rule of the report in full, for `check explain`."""
    paint = painter(colour)
    if "fingerprint" not in item:
        return _rule(item, language, paint) + "\n"
    rule = next((r for r in report.get("rules", ()) if r["id"] == item["rule"]), None)
    parts = [finding_block(item, paths_of(report), language, paint, _COLUMNS)]
    parts += [_rule(rule, language, paint, examples=False)] if rule else []
    answers = [paint(texts.WORDS["answer"].say(language), "bold")]
    for name, said in texts.ANSWER.items():
        answers.append(f"  {said.say(language)}: {texts.WORDS[texts.HOW_TO_ANSWER[name]].say(language)}")
        answers.append(f"    check waive {one_line(item['fingerprint'])} --as {name} --reason … --owner … --expires …")
    return "\n\n".join([*parts, "\n".join(answers)]) + "\n"


def _rule(rule: Row, language: str, paint: Paint, *, examples: bool = True) -> str:
    severity = rule["severity"]
    head = [paint(texts.SEVERITY[severity].say(language), SEVERITY[severity], "bold")]
    head += [paint(_say(rule["title"], language), "bold"), f"[{one_line(rule['id'])}]"]
    lines = [" ".join(head)]
    for key in ("why", "source", "formula"):
        said = one_line(text_of(rule.get(key)).say(language))
        lines += [f"  {texts.WORDS[key].say(language)}{texts.WORDS['colon'].say(language)}{said}"] if said else []
    counts = rule.get("counts") or {}
    told = "   ".join(f"{texts.OUTCOME[o].say(language)} {counts.get(o, 0)}" for o in OUTCOMES)
    colon = texts.WORDS["colon"].say(language)
    lines.append(f"  {texts.WORDS['comparisons'].say(language)}{colon}{told}")
    known = one_line(text_of(rule.get("reliability")).say(language))
    said = texts.WORDS["reliability"].say(language) + texts.WORDS["colon"].say(language)
    lines += [f"  {said}{known}"] if known else []
    for outcome, example in (rule.get("examples") or {}).items() if examples else ():
        if example:
            said = texts.OUTCOME.get(outcome, text_of(outcome)).say(language)
            lines += ["", f"  {texts.WORDS['examples'].say(language)} ({said})"]
            lines += [f"    {one_line(line)}" for line in str(example).split("\n") if line.strip()]
    return "\n".join(lines)


def summary(report: Row, language: str, paint: Paint, columns: int) -> str:
    """The verdict, findings by severity and status, coverage, and why nothing could be told."""
    gravest, line, rest = verdict(report)
    coverage = report.get("coverage", {})
    scope = texts.WORDS["verdict_scope"].fill(
        d=len(report.get("documents", ())), c=coverage.get("claims", 0), p=coverage.get("compared", 0),
        r=coverage.get("claims", 0) - coverage.get("compared", 0),
    )  # fmt: skip
    said = [paint(line.say(language), SEVERITY.get(gravest, "yellow" if gravest == "nothing" else "green"), "bold")]
    said += [rest.say(language)] if rest else []
    said += _unchecked(report, language, paint, columns)
    for line, names in not_audited(report):
        listed_names = texts.WORDS["and"].say(language).join(_say(n, language) for n in names[:MOST_UNCHECKED])
        more = "…" * (len(names) > MOST_UNCHECKED)
        said.append(paint(line.say(language), "yellow", "bold") + f"\n  {listed_names}{more}")
    outcomes = coverage.get("comparisons", {})
    counts = "   ".join(f"{texts.OUTCOME[o].say(language)} {outcomes.get(o, 0)}" for o in OUTCOMES)
    reasons = coverage.get("cannot_tell", [])[:5]
    widest = max((len(str(r["count"])) for r in reasons), default=1)
    listed = [f"  {r['count']:>{widest}}  {cut(_say(r['reason'], language), columns - widest - 4)}" for r in reasons]
    parts = [
        "\n".join(said),
        _table(report, language, paint),
        scope.say(language),
        f"{texts.WORDS['comparisons'].say(language)}   {counts}",
    ]
    mended = len(report.get("mended") or ())
    if mended:
        parts.append(paint(texts.WORDS["mended_count"].fill(n=mended).say(language), "green"))
    if listed:
        parts.append("\n".join([texts.WORDS["why_unclear"].say(language), *listed]))
    return "\n\n".join(parts)


def _unchecked(report: Row, language: str, paint: Paint, columns: int) -> list[str]:
    """What was not checked, apart from what contradicts: the first of it, each with its place and reason."""
    missing = unchecked(report)
    if not missing:
        return []
    lines = [paint(texts.WORDS["unchecked_some"].fill(n=len(missing)).say(language), "yellow", "bold")]
    lines += [f"  {cut(_say(f['message'], language), max(columns, 200))}" for f in missing[:MOST_UNCHECKED]]
    left = len(missing) - MOST_UNCHECKED
    return [*lines, *([f"  {texts.WORDS['unchecked_more'].fill(n=left).say(language)}"] if left > 0 else [])]


def _table(report: Row, language: str, paint: Paint) -> str:
    head = [texts.WORDS["severity"], *(texts.STATUS[s] for s in STATUSES), texts.WORDS["sum"]]
    rows = [[h.say(language) for h in head]]
    for severity, counts in tally(report).items():
        cells = [texts.SEVERITY[severity].say(language), *(number(counts[s]) for s in STATUSES)]
        rows.append([*cells, number(sum(counts.values()))])
    wide = [max(width(row[i]) for row in rows) for i in range(len(head))]
    out = []
    for index, row in enumerate(rows):
        text = [pad(c, w, right=i > 0) for i, (c, w) in enumerate(zip(row, wide, strict=True))]
        styles = ("dim",) if index == 0 else (SEVERITY[SEVERITIES[index - 1]],)
        out.append("  ".join([paint(text[0], *styles), *text[1:]]))
    return "\n".join(out)


def _say(value: Any, language: str) -> str:
    return cut(one_line(text_of(value).say(language)), MOST_COLUMNS)
