# ruff: noqa: E501 - the sentences are tables
"""A report in the shape every renderer takes, built from the five plans themselves.

The claims are found by a crude pattern and the findings are written by hand: enough to test what the renderers do with
a report, and no measure of what the program finds.
"""

import re
from pathlib import Path
from typing import Any

PLANS = Path(__file__).parents[2] / "data" / "documents"
NUMBER = re.compile(r"\d+(?:\.\d+)? ?(?:%|个百分点|亿元|万元|亿美元|万美元|万人|公里|家|个|项|人|户|亩)")
HEADING = re.compile(r"^(?:#{1,6} .+|第[一二三四五六七八九十]+章.*|[一二三四五六七八九十]+、.{2,40})$", re.M)

DESCRIPTIONS = {
    "gaoqu_14th_five_year_plan": ("威海火炬高技术产业开发区“十四五”规划纲要", "高区", "five_year_outline", [2020, 2020], [2021, 2025]),
    "huancui_14th_five_year_plan": ("威海市环翠区“十四五”规划和2035年远景目标纲要", "环翠区", "five_year_outline", [2020, 2020], [2021, 2025]),
    "jingqu_2022_plan": ("威海经济技术开发区2022年国民经济和社会发展计划", "经区", "annual_plan", [2021, 2021], [2022, 2022]),
    "jingqu_2024_plan": ("威海经济技术开发区2024年国民经济和社会发展计划", "经区", "annual_plan", [2023, 2023], [2024, 2024]),
    "weihai_2022_work_report": ("威海市2022年政府工作报告", "威海市", "work_report", [2021, 2021], [2022, 2022]),
}  # fmt: skip

RULES = [
    ("goal-stated-once", "restatements", "expect_restatements_to_agree", "critical", "同一目标只有一个数", "A goal has one value",
     "同一文件对同一指标、同一时期的目标只能有一个数。"),
    ("goal-above-base", "goals", "expect_goals_to_improve_on_base", "warning", "目标不低于已达到的水平", "A goal is not below what is reached",
     "正向指标的目标低于基期，需要说明口径或理由。"),
    ("doubling-needs-growth", "growth", "expect_formula_to_hold", "warning", "倍增与年均增速相容", "Doubling agrees with the yearly rate",
     "五年倍增要求年均增长约14.9%。"),
    ("text-against-table", "restatements", "expect_restatements_to_agree", "warning", "正文与指标表一致", "The text agrees with the table",
     "同一文件的正文与主要指标表应取同一数据。"),
    ("result-against-goal", "goals", "expect_results_to_meet_goals", "warning", "实绩对照此前目标", "Results against earlier goals",
     "计划执行情况应与上一计划的目标对照。"),
    ("trade-total", "trade", "expect_formula_to_hold", "critical", "进出口总额等于出口额与进口额之和", "Trade is exports plus imports",
     "进口与出口是进出口总额的全部组成，三者同一口径。"),
    ("district-within-city", "levels", "expect_goals_to_follow_level_above", "warning", "区级目标不低于市级", "District goals meet the city's",
     "区级预期目标一般不低于市级同口径目标。"),
    ("number-has-unit", "damage", "expect_text_to_be_whole", "info", "数字应有单位", "Numbers have units", "数字缺少单位时无法核对。"),
]  # fmt: skip


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


class Sample:
    """The plans' texts, with the lookups that evidence needs."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.sections = {name: _sections(text) for name, text in texts.items()}
        self.claims = {name: self._claims(name) for name in texts}

    def section(self, document: str, at: int) -> str:
        before = [s["title"] for s in self.sections[document] if s["start"] <= at]
        return before[-1] if before else ""

    def _claims(self, document: str) -> list[dict[str, Any]]:
        text = self.texts[document]
        return [
            self.side(document, m.group(), "stated", m.start(), number=index)
            for index, m in enumerate(NUMBER.finditer(text))
        ]

    def side(self, document: str, quote: str, role: str, at: int | None = None, **known: Any) -> dict[str, Any]:
        """The evidence that quotes `quote` (from `at`, else its first occurrence)."""
        text = self.texts[document]
        start = text.index(quote) if at is None else at
        end = start + len(quote)
        first = max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1
        stops = [p for p in (text.find("\n", end), text.find("。", end)) if p >= 0]
        last = min(stops) if stops else len(text)
        number = re.search(r"\d+(?:\.\d+)?", quote)
        value = float(number.group()) if number else None
        role_text = {"goal": _text("目标", "goal"), "result": _text("实绩", "result")}.get(role, _text("此处", role))
        evidence = {
            "document": document, "line": text.count("\n", 0, start) + 1,
            "column": start - (text.rfind("\n", 0, start) + 1) + 1, "start": start, "end": end, "quote": quote,
            "sentence": text[first : last + 1].rstrip("\n"), "sentence_start": first,
            "section": self.section(document, start),
            "role": role, "role_text": role_text, "claim": f"{document}-{start}" if number else "",
            "indicator": "指标", "measure": "level", "region": DESCRIPTIONS[document][1], "period_start": 2021, "period_end": 2021,
            "stance": "actual", "value": value, "unit": "%", "lo": value, "hi": value, "lo_closed": True,
            "hi_closed": True, "canonical_unit": "%",
        }  # fmt: skip
        known.pop("number", None)
        return evidence | known


def _sections(text: str) -> list[dict[str, Any]]:
    return [
        {"title": m.group().lstrip("# "), "level": 2 if "节" in m.group()[:12] else 1, "start": m.start(),
         "line": text.count("\n", 0, m.start()) + 1}
        for m in HEADING.finditer(text)
    ]  # fmt: skip


def _finding(number: int, rule: int, title: tuple[str, str], message: tuple[str, str], arithmetic: tuple[str, str],
             evidence: list[dict[str, Any]], **more: Any) -> dict[str, Any]:  # fmt: skip
    row = RULES[rule]
    return {
        "fingerprint": f"{number:04x}c0ffee{number:02x}", "rule": row[0], "suite": row[1], "severity": row[3],
        "status": "new", "title": _text(*title), "message": _text(*message), "arithmetic": _text(*arithmetic),
        "settle": None, "evidence": evidence, "notes": [], "suggestion": None, "waiver": None,
    } | more  # fmt: skip


def _findings(s: Sample) -> list[dict[str, Any]]:
    g, h = "gaoqu_14th_five_year_plan", "huancui_14th_five_year_plan"
    early, late = "jingqu_2022_plan", "jingqu_2024_plan"
    retail = {
        "indicator": "社会消费品零售总额",
        "measure": "growth",
        "period_start": 2021,
        "period_end": 2025,
        "stance": "target",
    }
    urban = {"indicator": "常住人口城镇化率", "measure": "rate"}
    seven = re.search("社会消费品零售总额增速达到 7% 以上", s.texts[g])
    eight = re.search("社会消费品零售总额增速达到 8% 以上", s.texts[g])
    assert seven and eight
    return [
        _finding(
            1, 0, ("社会消费品零售总额增速目标前后不一", "Two goals for the growth of retail sales"),
            ("同一规划对“十四五”社会消费品零售总额增速先写7%以上，后写8%以上。", "One plan sets the growth of retail sales at 7% or more, and again at 8% or more."),
            ("第一处：增速 ≥ 7%\n第二处：增速 ≥ 8%\n两个目标的数字分别是7与8，相差1个百分点。", "first: growth ≥ 7%\nsecond: growth ≥ 8%\nThe two goals differ by 1 percentage point."),
            [s.side(g, "达到 7% 以上", "stated", seven.end() - 8, **retail, hi=None, hi_closed=False),
             s.side(g, "达到 8% 以上", "restated", eight.end() - 8, **retail, hi=None, hi_closed=False)],
            settle=_text("由编制单位确认哪一个目标有效。", "The issuer states which goal holds."),
            suggestion=_text("两处各出现一次，数据不能判定哪处有误。", "Each is printed once; the data do not decide."),
        ),
        _finding(
            2, 4, ("实际使用外资大幅低于此前目标", "Foreign capital far below the earlier goal"),
            ("2021年实际使用外资2.68亿美元，2023年为8187万美元。", "Foreign capital was 268 million dollars in 2021 and 81.87 million in 2023."),
            ("2021年：2.68 亿美元 → [2.675, 2.685]\n2022年目标：增长5% → 2.81 亿美元\n2023年：8187 万美元 → [0.81865, 0.81875] 亿美元\n比2021年低69.5%。", "2021: 2.68 → [2.675, 2.685]\n2022 goal: +5% → 2.81\n2023: 0.8187\n69.5% below 2021."),
            [s.side(early, "2.68 亿美元", "goal", indicator="实际使用外资", period="2021", unit="亿美元", canonical_unit="亿美元", lo=2.675, hi=2.685),
             s.side(late, "8187万美元", "result", indicator="实际使用外资", period="2023", unit="万美元", canonical_unit="亿美元", lo=0.81865, hi=0.81875)],
            notes=["全口径"], suggestion=_text("若8187万美元漏记一位，应为2.8亿美元左右。", "If a digit is lost, about 280 million dollars.") | {"claim": ""},
        ),
        _finding(
            3, 3, ("城镇化率正文与指标表不同", "The urbanisation rate differs between text and table"),
            ("正文2020年城镇化率92.84%，指标表为88.1%，表注说明包含桥头镇。", "The text has 92.84% for 2020, the table 88.1%, with a note on its scope."),
            ("正文：92.84% → [92.835, 92.845]\n表：88.1% → [88.05, 88.15]\n两区间不相交，相差4.74个百分点。", "text: [92.835, 92.845]\ntable: [88.05, 88.15]\nThe intervals do not meet; 4.74 points apart."),
            [s.side(h, "92.84%", "stated", **urban, period="2020", lo=92.835, hi=92.845),
             s.side(h, "88.1", "restated", **urban, period="2020", lo=88.05, hi=88.15, origin="table")],
            notes=["注：表中数据包含桥头镇。"],
        ),
        _finding(
            4, 1, ("科技型中小企业目标低于已有数量", "The goal is below the number already reached"),
            ("2024年目标保持550家以上，2023年已有574家。", "The goal for 2024 is 550 or more; 574 were reached in 2023."),
            ("目标：≥ 550 家\n已达到：574 家\n目标下限比已达到的少24家。", "goal: ≥ 550\nreached: 574\nThe goal is 24 below what is reached."),
            [s.side(late, "550家以上", "goal", indicator="国家科技型中小企业", period="2024", stance="target", unit="家", canonical_unit="家", hi=None, hi_closed=False),
             s.side(late, "574家", "base", indicator="国家科技型中小企业", period="2023", unit="家", canonical_unit="家")],
            status="known",
        ),
        _finding(
            5, 1, ("城镇化率目标低于已达到的水平", "The urbanisation goal is below what is reached"),
            ("2025年目标96%以上，现已达到96.9%。", "The goal for 2025 is 96% or more; 96.9% is already reached."),
            ("目标：≥ 96%\n已达到：96.9% → [96.85, 96.95]", "goal: ≥ 96%\nreached: 96.9%"),
            [s.side(g, "96.9%", "base", **urban, period="2020", lo=96.85, hi=96.95)],
            status="waived",
            waiver={"as": "explained", "reason": "2025年区划调整，口径变化", "owner": "统计科", "expires": "2027-12-31"},
        ),
        _finding(
            6, 7, ("产值增长后缺少标点", "Punctuation lost after a growth rate"), ("“产值增长13%科技型中小企业”缺少分隔。", "A separator is lost."), ("", ""),
            [s.side(late, "产值增长13%科技型", "text", claim="", indicator="", measure="", value=None, lo=None, hi=None, unit="", canonical_unit="")],
        ),
    ]  # fmt: skip


def _comparisons(s: Sample, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"rule": f["rule"], "suite": f["suite"], "outcome": "contradicts", "reason": None, "severity": f["severity"],
         "message": f["message"], "arithmetic": f["arithmetic"], "evidence": f["evidence"], "notes": f["notes"]}
        for f in findings
    ]  # fmt: skip
    for name, claims in s.claims.items():
        for one, two in zip(claims[::4], claims[1::4], strict=False):
            rows.append({"rule": "trade-total", "suite": "trade", "outcome": "agrees", "reason": None,
                         "severity": None, "message": _text("两数相容。", "The two agree."),
                         "arithmetic": _text(f"{one['quote']} ~ {two['quote']}", f"{one['quote']} ~ {two['quote']}"),
                         "evidence": [one, two], "notes": []})  # fmt: skip
        for claim in claims[2::9]:
            rows.append({"rule": "result-against-goal", "suite": "goals", "outcome": "cannot tell",
                         "reason": _text("缺少上年数据", "the year before is not stated"), "severity": None,
                         "message": _text(f"{name}：无法核对", f"{name}: cannot tell"),
                         "arithmetic": _text("", ""), "evidence": [claim], "notes": []})  # fmt: skip
    city, district = "weihai_2022_work_report", "jingqu_2022_plan"
    for indicator, up, low in (
        ("地区生产总值", 5.5, 6.0),
        ("固定资产投资", 8.0, 10.0),
        ("社会消费品零售总额", 7.0, 6.5),
    ):
        known = {
            "indicator": indicator,
            "measure": "growth",
            "period_start": 2022,
            "period_end": 2022,
            "stance": "target",
        }
        sides = [
            s.side(city, "%", "upper", **known, value=up, lo=up, hi=up),
            s.side(district, "%", "lower", **known, value=low, lo=low, hi=low),
        ]
        rows.append({"rule": "district-within-city", "suite": "levels", "outcome": "agrees" if low >= up else
                     "contradicts", "reason": None, "severity": "warning", "message": _text("区市对照", "district and city"),
                     "arithmetic": _text("", ""), "evidence": sides, "notes": []})  # fmt: skip
    return rows


def _count(values: list[str]) -> dict[str, int]:
    return {v: values.count(v) for v in sorted(set(values))}


def build(texts: dict[str, str] | None = None, repeat: int = 1) -> dict[str, Any]:
    """`{"report", "comparisons", "documents"}`; `repeat` multiplies the findings, for long lists."""
    texts = texts or {p.stem: p.read_text(encoding="utf-8") for p in sorted(PLANS.glob("*.txt"))}
    s = Sample(texts)
    once = _findings(s)
    findings = [f | {"fingerprint": f"{n:03x}{f['fingerprint']}"} for n in range(repeat) for f in once]
    comparisons = _comparisons(s, findings)
    outcomes: dict[str, str] = {}
    for row in sorted(comparisons, key=lambda r: ("cannot tell", "agrees", "contradicts").index(r["outcome"])):
        outcomes |= {e["claim"]: row["outcome"] for e in row["evidence"]}
    by_claim: dict[str, list[str]] = {}
    for f in findings:
        for e in f["evidence"]:
            by_claim.setdefault(e["claim"], []).append(f["fingerprint"])
    documents = {
        name: {"text": text, "description": {"title": DESCRIPTIONS[name][0], "region": DESCRIPTIONS[name][1]},
               "sections": s.sections[name],
               "claims": [c | {"outcome": outcomes.get(c["claim"], ""), "findings": by_claim.get(c["claim"], [])}
                          for c in s.claims[name]]}
        for name, text in texts.items()
    }  # fmt: skip
    return {"report": _report(s, findings, comparisons, outcomes), "comparisons": comparisons, "documents": documents}


def _report(s: Sample, findings: list[dict[str, Any]], comparisons: list[dict[str, Any]],
            outcomes: dict[str, str]) -> dict[str, Any]:  # fmt: skip
    unclear = [r for r in comparisons if r["outcome"] == "cannot tell"]
    claims = {name: len(rows) for name, rows in s.claims.items()}
    compared = {name: sum(c["claim"] in outcomes for c in rows) for name, rows in s.claims.items()}
    return {
        "version": "0.1.0",
        "documents": [
            {"document": name, "title": DESCRIPTIONS[name][0], "issuer": "", "region": DESCRIPTIONS[name][1],
             "kind": DESCRIPTIONS[name][2], "result_years": DESCRIPTIONS[name][3], "plan_years": DESCRIPTIONS[name][4],
             "issued": "2022-06-06", "path": f"data/documents/{name}.txt", "characters": len(text),
             "claims": claims[name]}
            for name, text in s.texts.items()
        ],
        "summary": {k: _count([f[k] for f in findings]) for k in ("severity", "status", "rule")},
        "coverage": {
            "claims": sum(claims.values()), "compared": sum(compared.values()),
            "comparisons": {o: sum(r["outcome"] == o for r in comparisons) for o in ("agrees", "contradicts", "cannot tell")},
            "cannot_tell": [{"reason": unclear[0]["reason"], "count": len(unclear)}] if unclear else [],
            "documents": {n: {"claims": claims[n], "compared": compared[n]} for n in claims},
        },
        "rules": [
            {"id": r[0], "suite": r[1], "type": r[2], "severity": r[3], "status": "active", "title": _text(r[4], r[5]),
             "why": r[6], "source": "", "formula": "外贸进出口总额 = 外贸出口额 + 外贸进口额" if r[0] == "trade-total" else "",
             "examples": {"agrees": "全年外贸进出口总额2032.5亿元，其中出口1494亿元，进口538.5亿元。", "contradicts": "", "cannot tell": ""},
             "counts": {o: sum(c["rule"] == r[0] and c["outcome"] == o for c in comparisons)
                        for o in ("agrees", "contradicts", "cannot tell")}}
            for r in RULES
        ],
        "findings": findings,
    }  # fmt: skip


def hostile(sentence: str) -> dict[str, Any]:
    """The sample with `sentence` as a whole plan of its own, quoted in a finding, a title, a rule and a note."""
    sample = build()
    report, documents = sample["report"], sample["documents"]
    text = f"一、总体要求\n{sentence}\n"
    documents["hostile"] = {"text": text, "description": {"title": sentence}, "sections": [], "claims": []}
    first = report["findings"][0]
    side = first["evidence"][0] | {
        "document": "hostile", "line": 2, "column": 1, "start": 7, "end": 7 + len(sentence), "quote": sentence,
        "sentence": sentence, "sentence_start": 7, "section": sentence, "claim": sentence[:200], "indicator": sentence,
        "region": sentence, "unit": sentence[:20],
    }  # fmt: skip
    report["findings"].insert(0, first | {
        "fingerprint": "ffff", "title": _text(sentence, sentence), "message": _text(sentence, sentence),
        "arithmetic": _text(sentence, sentence), "evidence": [side], "notes": [sentence],
    })  # fmt: skip
    report["rules"].append(report["rules"][0] | {"id": sentence[:60], "why": sentence})
    report["documents"].append(report["documents"][0] | {"document": "hostile", "title": sentence, "path": sentence})
    return sample
