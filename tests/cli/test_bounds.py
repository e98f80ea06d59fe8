"""Text made to be costly: each audit ends in bounded time and memory, and says where it stopped reading."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 20  # of the processor; about 10 on a machine with nothing else to do
MEGABYTES = 550
N = 30_000
COSTLY = {
    "ratio": "三次产业比例为" + ":".join(["1"] * 100_000) + "。\n",
    "headings": "".join(f"{i}．标题{i}\n增长{i % 9}.5%。\n" for i in range(N)),
    "line": "2023年地区生产总值增长5.5%，财政收入13.5亿元，" * 200_000 + "\n",
    "numbers": "2023年，" + "、".join(f"项目{i % 99}产值{i}亿元" for i in range(50_000)) + "。\n",
    "columns": "|".join(["", *(f"指标{i}" for i in range(10_000)), "\n"])
    + "|---" * 10_000 + "|\n" + "|".join(["", *(f"{i}.5" for i in range(10_000)), "\n"]),
}  # fmt: skip


# A process counts as its own what the one it was forked from held; VmHWM is what it held since it began.
AND_PEAK = """
import pathlib, runpy, sys
peak, cli = sys.argv[1:3]
sys.argv = sys.argv[2:]
try:
    runpy.run_path(cli, run_name="__main__")
finally:
    pathlib.Path(peak).write_text(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


@pytest.mark.parametrize("name", COSTLY)
def test_what_is_costly_is_read_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    file = tmp_path / "甲市2023年政府工作报告.txt"
    file.write_text("甲市2023年政府工作报告\n\n" + COSTLY[name], "utf-8")
    peak = tmp_path / "peak"
    call = [sys.executable, "-c", AND_PEAK, str(peak), str(ROOT / "cli.py"), "all", str(file), "--workspace", str(ROOT)]
    call += ["--no-cache", "--reports", str(tmp_path), "--fail-on", "never", "--allow-empty"]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL) as run:
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode == 0
    assert used.ru_utime + used.ru_stime < SECONDS
    assert int(peak.read_text()) < MEGABYTES * 1024
    findings = json.loads((tmp_path / "findings.json").read_text("utf-8"))["findings"]
    assert any("上限" in f["message"]["zh"] for f in findings)
