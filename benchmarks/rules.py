"""What 200 formula rules more cost: python benchmarks/rules.py [RULES]

Writes RULES formula rules over the indicators of money in the vocabulary (orders, growth, goals, districts, conditions)
into a copy of the workspace, and audits its plans with and without them, each time in a fresh process, best of three.
"""

import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks.vocabulary.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
RUNS = 3
FORMS = (
    "「{a}」 ≥ 「{b}」",
    "「{a}」.增速 ≥ 「{b}」.增速 - 5个百分点",
    "目标(「{a}」.增速) ≥ 实际(「{a}」.增速[上年]) - 3个百分点",
    "「{a}」 = 「{a}」[上年] × (1 + 「{a}」.增速)",
    "「{a}」 ≥ 合计(「{a}」@下级)",
    "当 「{a}」.增速 > 6% 则 「{b}」 ≥ 「{b}」[上年]",
    "目标(「{a}」.增速) ≥ 目标(「{a}」.增速@上级)",
)


def suite(count: int) -> str:
    """A suite of `count` different rules, in the order of the vocabulary."""
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    money = [i.name for i in vocabulary.indicators if i.dimension == "money" and i.measure == "level"]
    formulas = (form.format(a=a, b=b) for a, b in itertools.permutations(money, 2) for form in FORMS)
    rules = [
        {
            "type": "expect_formula_to_hold",
            "kwargs": {"formula": formula},
            "severity": "info",
            "meta": {"id": f"bench-{n}", "title": formula, "why": "测速"},
        }
        for n, formula in enumerate(itertools.islice(dict.fromkeys(formulas), count))
    ]
    return json.dumps({"name": "bench", "expectations": rules}, ensure_ascii=False)


def seconds(workspace: Path) -> tuple[float, float]:
    """Wall and processor seconds of one audit without its cache."""
    command = [sys.executable, str(ROOT / "cli.py"), "all", "--workspace", str(workspace), "--no-cache"]
    used, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [*command, "--fail-on", "never"], capture_output=True, text=True, env={**os.environ}, check=False
    )
    wall, now = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr or done.stdout)
    return wall, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def main() -> None:
    """Prints the better of `RUNS` with and without the rules, and the difference."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        for part in ("data", "expectations", "schemas"):
            shutil.copytree(ROOT / part, workspace / part)
        extra = workspace / "expectations" / "bench.yaml"
        without, with_ = [], []
        for _ in range(RUNS):
            extra.unlink(missing_ok=True)
            without.append(seconds(workspace))
            extra.write_text(suite(count), "utf-8")
            with_.append(seconds(workspace))
    for name, runs in (("without", without), (f"with {count} rules", with_)):
        print(f"{name}: {min(r[0] for r in runs):.2f} s, {min(r[1] for r in runs):.2f} s of processor")
    walls, cpus = (min(r[i] for r in with_) - min(r[i] for r in without) for i in (0, 1))
    print(f"difference: {walls:.2f} s, {cpus:.2f} s of processor")


if __name__ == "__main__":
    main()
