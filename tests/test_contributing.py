"""The worked example of CONTRIBUTING.md is a plug-in that works, found by its entry point."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.S)


def test_the_worked_example_runs_as_a_plug_in(tmp_path: Path) -> None:
    site, rule = tmp_path / "site", tmp_path / "round-goals.yaml"
    info = site / "round_goals-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "round_goals.py").write_text(blocks("python")[0], "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: round-goals\nVersion: 1.0\n")
    entry = re.search(r'\[project\.entry-points\."(.*?)"\]\n(\S+) = "(\S+)"', blocks("toml")[0])
    assert entry
    (info / "entry_points.txt").write_text(f"[{entry[1]}]\n{entry[2]} = {entry[3]}\n")
    rule.write_text(blocks("yaml")[0], "utf-8")
    done = subprocess.run(
        [sys.executable, "cli.py", "rules", "test", str(rule), "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 examples, 0 failing" in done.stdout
