"""How fast formulas are: 50 rules on a generated table of 50,000 claims, and three of them in plain pandas.

    python benchmarks/formulas.py [--regions 50] [--years 20]

The table has all columns of the joined claims. Ten families of five series each (a total, its two parts, its growth, a
part's share) make 50 indicators; one number in a hundred is wrong. Hand-written pandas does what an analyst would write
for one rule: filter, merge on the columns that must be equal, compare the two ends; no provenance, no open ends.
Prints seconds, the resident memory at its peak, and the ratio to hand-written pandas.
"""

import argparse
import resource
import time

import numpy as np
import pandas as pd

from checks.comparisons import Outcome
from checks.formulas.candidates import index_of
from checks.formulas.compare import compare_formula
from checks.formulas.parse import parse
from checks.tables.joined import JOINED_COLUMNS

FAMILIES = 10
CHILDREN = 24
KEYS = ["region", "subject", "period_start", "period_end", "stance", "part_of_year"]
TEXT = {
    "document": "计划",
    "quote": "达到1494.0亿元",
    "section": "一、回顾",
    "subject": "",
    "stance": "actual",
    "comparator": "=",
    "origin": "table",
    "damage": "",
    "whole": "",
    "partition": "",
    "base": "",
    "ratio": "",
    "growth_kind": "",
    "scope": "",
    "part_of_year": "",
    "corrected": "",
    "indicator_en": "",
    "direction": "floor",
    "growth": "nominal",
    "whole_indicator": "",
    "region_level": "district",
    "document_region": "甲市",
    "document_kind": "plan",
    "issued": "",
    "sentence": "全年实现生产总值1494.0亿元，比上年增长7.8%，其中第一部分完成538.5亿元，占比36.0%。",
}
FLAGS = {
    "registered": True,
    "period_printed": True,
    "qualitative": False,
    "stock": False,
    "additive": True,
    "core": True,
    "lo_closed": True,
    "hi_closed": True,
}
NUMBERS = {
    "start": 0,
    "end": 5,
    "line": 1,
    "sentence_start": 0,
    "sentence_end": 40,
    "paragraph": 0,
    "clause_start": 0,
    "clause_end": 40,
}


def series(regions: int, years: int) -> dict[tuple[str, str, str], np.ndarray]:
    """Values by (indicator, measure, unit), one row a region, one column a year."""
    random = np.random.default_rng(1)
    out = {}
    for family in range(FAMILIES):
        paths = 1 + random.uniform(0.01, 0.12, (regions, years))
        total = np.round(random.uniform(50, 5000, (regions, 1)) * paths.cumprod(axis=1), 1)
        part = np.round(total * random.uniform(0.2, 0.8, (regions, 1)), 1)
        growth = np.full_like(total, 5.0)
        growth[:, 1:] = np.round((total[:, 1:] / total[:, :-1] - 1) * 100, 1)
        wrong = random.random(total.shape) < 0.01
        name = f"指标{family}"
        out[(name, "level", "亿元")] = np.where(wrong, np.round(total * 1.1, 1), total)
        out[(name + "甲", "level", "亿元")] = part
        out[(name + "乙", "level", "亿元")] = np.round(total - part, 1)
        out[(name, "growth", "%")] = growth
        out[(name + "甲", "share", "%")] = np.round(part / total * 100, 1)
    return out


def generate(regions: int, years: int) -> pd.DataFrame:
    """Joined claims, 50 series of every region and year."""
    values = series(regions, years)
    size = regions * years * len(values)
    names = np.array([f"地区{i:04d}" for i in range(regions)])
    parents = np.array(["" if i % (CHILDREN + 1) == 0 else f"地区{i - i % (CHILDREN + 1):04d}" for i in range(regions)])
    grid = np.repeat(np.arange(regions), years)
    year = np.tile(np.arange(2001, 2001 + years), regions)
    value = np.concatenate([v.reshape(-1) for v in values.values()])
    columns = {n: pd.Series([t] * size, dtype="str") for n, t in TEXT.items()}
    columns |= {n: np.full(size, t) for n, t in FLAGS.items()}
    columns |= {n: np.full(size, t) for n, t in NUMBERS.items()}
    for position, column in enumerate(("indicator", "measure", "unit")):
        words = pd.Categorical.from_codes(
            np.repeat(np.arange(len(values)), regions * years), [f"{i}|{k[position]}" for i, k in enumerate(values)]
        )
        columns[column] = pd.Series(words.astype("str")).str.split("|").str[1].astype("str")
    columns["canonical_unit"] = columns["unit"]
    columns["dimension"] = pd.Series(["money"] * size, dtype="str")
    share = np.repeat([k[1] == "share" for k in values], regions * years)
    columns["share_of"] = pd.Series(columns["indicator"].str.slice(0, 3).where(share, ""), dtype="str")
    columns["region"] = pd.Series(np.tile(names[grid], len(values)), dtype="str")
    columns["region_parent"] = pd.Series(np.tile(parents[grid], len(values)), dtype="str")
    columns["regions_above"] = columns["region_parent"]
    columns["claim"] = pd.Series([f"c{i:07d}" for i in range(size)], dtype="str")
    for column in ("period_start", "period_end", "plan_start", "plan_end", "result_start", "result_end"):
        columns[column] = pd.Series(np.tile(year, len(values))).astype("Int64")
    columns |= {"value": value, "value_hi": np.full(size, np.nan), "lo": np.round(value - 0.05, 2)}
    columns["hi"] = np.round(value + 0.05, 2)
    empty = pd.Series([""] * size, dtype="str")
    return pd.DataFrame({n: columns.get(n, empty) for n in JOINED_COLUMNS})


def rules() -> list[str]:
    """Fifty formulas: five for every family."""
    out = []
    for family in range(FAMILIES):
        x = f"指标{family}"
        out += [
            f"{x} = {x}甲 + {x}乙",
            f"{x} = {x}[上年] × (1 + {x}.增速)",
            f"{x}甲.占比({x}) = {x}甲 ÷ {x}",
            f"{x}.增速@下级 ≥ {x}.增速 - 5个百分点" if family % 2 else f"{x} ≥ 合计({x}@下级)",
            f"当 {x}.增速 > 10% 则 {x}甲 ≥ {x}甲[上年]",
        ]
    return out


def one(frame: pd.DataFrame, indicator: str, measure: str) -> pd.DataFrame:
    """The rows of one indicator, as hand-written code would take them."""
    rows = frame[(frame["indicator"] == indicator) & (frame["measure"] == measure)]
    return rows[[*KEYS, "claim", "lo", "hi"]]


def hand_sum(frame: pd.DataFrame) -> int:
    """指标0 = 指标0甲 + 指标0乙"""
    both = one(frame, "指标0", "level").merge(one(frame, "指标0甲", "level"), on=KEYS, suffixes=("", "_a"))
    both = both.merge(one(frame, "指标0乙", "level"), on=KEYS, suffixes=("", "_b"))
    broken = (both["lo"] > both["hi_a"] + both["hi_b"]) | (both["hi"] < both["lo_a"] + both["lo_b"])
    return int(broken.sum())


def hand_growth(frame: pd.DataFrame) -> int:
    """指标0 = 指标0[上年] × (1 + 指标0.增速)"""
    before = one(frame, "指标0", "level").assign(
        period_start=lambda d: d["period_start"] + 1, period_end=lambda d: d["period_end"] + 1
    )
    both = one(frame, "指标0", "level").merge(before, on=KEYS, suffixes=("", "_a"))
    both = both.merge(one(frame, "指标0", "growth"), on=KEYS, suffixes=("", "_g"))
    low, high = both["lo_a"] * (1 + both["lo_g"] / 100), both["hi_a"] * (1 + both["hi_g"] / 100)
    return int(((both["lo"] > high) | (both["hi"] < low)).sum())


def hand_share(frame: pd.DataFrame) -> int:
    """指标0甲.占比(指标0) = 指标0甲 ÷ 指标0"""
    both = one(frame, "指标0甲", "share").merge(one(frame, "指标0甲", "level"), on=KEYS, suffixes=("", "_a"))
    both = both.merge(one(frame, "指标0", "level"), on=KEYS, suffixes=("", "_w"))
    low, high = both["lo_a"] / both["hi_w"] * 100, both["hi_a"] / both["lo_w"] * 100
    return int(((both["lo"] > high) | (both["hi"] < low)).sum())


def timed(call):  # type: ignore[no-untyped-def]
    """Seconds a call takes, and its result."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def peak() -> float:
    """Resident memory at its peak so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    """Generate, run, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--regions", type=int, default=50)
    options.add_argument("--years", type=int, default=20)
    chosen = options.parse_args()
    seconds, frame = timed(lambda: generate(chosen.regions, chosen.years))
    print(f"{len(frame):,} claims made in {seconds:.1f} s; peak {peak():.2f} GB")
    reading, _ = timed(lambda: index_of(frame))
    print(f"read once in {reading:.2f} s; peak {peak():.2f} GB")
    texts = rules()
    running, made = timed(lambda: [compare_formula(parse(t), frame) for t in texts])
    counts = {o.value: sum(c.counts[o] for c in made) for o in Outcome}
    print(f"{len(texts)} rules in {running:.2f} s, after {reading:.2f} s of reading: {counts}; peak {peak():.2f} GB")
    total = {"ours": reading, "by hand": 0.0}
    for text, hand in zip(texts, (hand_sum, hand_growth, hand_share), strict=False):
        theirs = min(timed(lambda hand=hand: hand(frame))[0] for _ in range(3))
        ours = min(timed(lambda text=text: compare_formula(parse(text), frame))[0] for _ in range(3))
        total = {"ours": total["ours"] + ours, "by hand": total["by hand"] + theirs}
        found = compare_formula(parse(text), frame).counts[Outcome.CONTRADICTS]
        print(f"{text}: {ours * 1000:.0f} ms, by hand {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}", end="; ")
        print(f"contradictions {found}, by hand {hand(frame)}")
    ratio = total["ours"] / total["by hand"]
    print(f"the three, reading counted: {total['ours']:.2f} s, by hand {total['by hand']:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
