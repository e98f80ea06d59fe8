"""What a stranger may rely on: the commands of the READMEs are those CI runs, and nothing names a machine."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
]
TEXT = [f for f in TRACKED if f.is_file() and f.suffix not in (".png", ".xlsx") and "data/documents/" not in str(f)]


def shell(readme: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.S)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = shell("README.md")[1].strip()
    assert command.endswith("pytest")
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_two_readmes_give_the_same_commands() -> None:
    assert shell("README.md") == shell("README.zh-CN.md")


def test_every_link_of_the_documents_leads_somewhere() -> None:
    pages = [f for f in TEXT if f.suffix == ".md" and f.parent in (ROOT, ROOT / "docs")]
    links = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if "://" not in link
    ]
    broken = [(page, link) for page, link in links if not any((d / link).exists() for d in (ROOT, ROOT / "docs"))]
    assert links and not broken


def test_no_registry_and_no_path_of_a_machine_is_named() -> None:
    words = [
        "py" + "pi.org",
        "files.python" + "hosted",
        "registry.npm" + "js",
        "deb.deb" + "ian.org",
        "/wo" + "rk/",
        "/ro" + "ot/",
    ]
    found = [(str(f.relative_to(ROOT)), w) for f in TEXT for w in words if w in f.read_text("utf-8", errors="replace")]
    assert not found
