"""What several rooms' tests need: the project's own workspace, copied where tests may write."""

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The first call of a process may load a grammar or a table, and a busy machine is slow: time is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with vocabulary and rules, no documents, and no figures: contradictions are questions."""
    folder = tmp_path / "workspace"
    for part in ("data/vocabulary", "expectations", "schemas"):
        shutil.copytree(ROOT / part, folder / part)
    for name in ("waivers.yaml", "baseline.yaml"):
        (folder / "expectations" / name).unlink(missing_ok=True)
    (folder / "data" / "calibration.yaml").write_text("documents: 0\n", "utf-8")
    (folder / "data" / "judgements").mkdir()
    (folder / "data" / "documents").mkdir()
    (folder / "reports").mkdir()
    return folder


@pytest.fixture
def plan(workspace: Path) -> Path:
    """A small plan in that workspace that contradicts itself once."""
    file = workspace / "data" / "documents" / "2022年威海市政府工作报告.txt"
    file.write_text(PLAN, "utf-8")
    return file


PLAN = """威海市2022年政府工作报告

一、2021年工作回顾

2021年，地区生产总值完成3463.9亿元，增长7.5%。全年外贸进出口总额2032.5亿元，其中出口1494亿元，进口538.5亿元。

二、2022年主要预期目标

2022年，全市社会消费品零售总额增长6%，一般公共预算收入增长5%。

三、重点工作

促进消费，确保全年社会消费品零售总额增长8%。
"""
