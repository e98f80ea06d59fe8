"""A workspace: the folder that holds documents, vocabulary, corrections and expectation files, and gets the reports."""

import os
import re
import shutil
import sysconfig
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checks.errors import InputError, Place
from checks.wording import Text

TEXT_SUFFIXES = frozenset({".txt", ".md"})
_NOT_DOCUMENTS = re.compile(r"\.|~\$|documents\.ya?ml$")  # hidden files, what an open editor leaves, the register
_PLACES = {
    "documents": "data/documents", "registry": "data/documents/documents.yaml", "vocabulary": "data/vocabulary",
    "texts": "data/texts",
    "indicators": "data/indicators", "corrections": "data/corrections.csv", "calibration": "data/calibration.yaml",
    "judgements": "data/judgements", "expectations": "expectations", "waivers": "expectations/waivers.yaml",
    "baseline": "expectations/baseline.yaml", "reports": "reports",
}  # fmt: skip


_OWN_FILES = ("registry", "corrections", "waivers", "baseline")
_STARTER = Path(__file__).parent / "starter"  # what a new workspace begins with, beside the vocabulary and the rules


@dataclass(frozen=True)
class Workspace:
    """The paths of one workspace. `root` holds `data/`, `expectations/`, `reports/`; not all need exist."""

    root: Path
    documents: Path = field(init=False)  # the folder of plans
    registry: Path = field(init=False)  # the file that describes the plans
    vocabulary: Path = field(init=False)  # the folder of indicators, regions, units and hedges
    texts: Path = field(init=False)  # what was taken from documents that are not text files
    indicators: Path = field(init=False)  # where the indicator tables go
    corrections: Path = field(init=False)  # what analysts corrected
    calibration: Path = field(init=False)  # how often comparisons of each class agree
    judgements: Path = field(init=False)  # the folder of what readers said of findings
    expectations: Path = field(init=False)  # the folder of suites
    waivers: Path = field(init=False)  # findings somebody has answered for
    baseline: Path = field(init=False)  # findings that were there when the project began
    reports: Path = field(init=False)  # where reports go, unless another folder is named

    def __post_init__(self) -> None:
        for name, place in _PLACES.items():
            object.__setattr__(self, name, self.root / place)

    def document_files(self) -> list[Path]:
        """The plans of the workspace, in name order."""
        return find_documents([self.documents]) if self.documents.is_dir() else []


def find_workspace(named: Path | None) -> Workspace:
    """The named workspace, or the nearest one at or above the current folder.

    Raises `InputError` where there is none, with what to do.
    """
    if named is not None:
        if not (named / "expectations").is_dir() or not (named / "data" / "vocabulary").is_dir():
            raise InputError(
                Text("这里不是工作区（缺 data/vocabulary 或 expectations）",
                     "not a workspace (data/vocabulary or expectations is missing)"),
                place=Place(str(named)),
                hint=Text(f"运行 check init {named}", f"run check init {named}"),
            )  # fmt: skip
        return Workspace(named)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "expectations").is_dir() and (folder / "data" / "vocabulary").is_dir():
            return Workspace(Path() if folder == here else folder)
    raise InputError(
        Text("当前目录及其上级都不是工作区", "neither this folder nor one above it is a workspace"),
        hint=Text(
            "运行 check init 目录名 新建，或用 --workspace 指明", "run check init DIR, or name one with --workspace"
        ),
    )


def workspace_or_templates(named: Path | None) -> Workspace:
    """As `find_workspace`; outside of any workspace the vocabulary and rules that come with the program."""
    try:
        return find_workspace(named)
    except InputError:
        if named is not None:
            raise
        return Workspace(template_root())


def find_documents(paths: list[Path]) -> list[Path]:
    """The files among files and folders (folders are searched to any depth), each once, in name order.

    What is no document is among them: it is listed as such, not passed over. Hidden files and documents.yaml are not.
    Raises `InputError` for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (f for f in path.rglob("*") if not f.is_dir() and _is_meant(f.relative_to(path)))
            found.update(dict.fromkeys(sorted(inside)))
        elif not path.exists():
            raise InputError(Text("文件不存在", "no such file or folder"), place=Place(str(path)))
        else:
            found[path] = None
    return list(found)


def _is_meant(path: Path) -> bool:
    """Whether a file of a folder is put there as a document."""
    return not any(_NOT_DOCUMENTS.match(part) for part in path.parts)


def written(path: Path | str) -> str:
    """A path as text that can be written down: bytes of a name that are no UTF-8 as \\xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def document_names(files: Sequence[Path]) -> dict[Path, str]:
    """A name for each document: its file's stem, and where others share it as much of its path as tells them apart."""
    stems = Counter(file.stem for file in files)
    above = Path(os.path.commonpath([file.parent for file in files])) if files else Path()
    paths = {file: file.relative_to(above).with_suffix("").as_posix() for file in files}
    often = Counter(paths.values())
    return {
        file: written(
            file.stem
            if stems[file.stem] == 1
            else paths[file]
            if often[paths[file]] == 1
            else file.relative_to(above).as_posix()
        )
        for file in files
    }


def template_root() -> Path:
    """Where the vocabulary and the expectation files that come with the program stand."""
    source = Path(__file__).resolve().parent.parent
    if (source / "expectations").is_dir() and (source / "data" / "vocabulary").is_dir():
        return source
    return Path(sysconfig.get_path("data")) / "share" / "hedui"


def create_workspace(folder: Path) -> Workspace:
    """A new workspace with the program's vocabulary and rules, empty folders for plans and reports, and how to begin.

    Raises `InputError` where the folder already holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            Text("目录已存在且不为空", "the folder exists and is not empty"),
            place=Place(str(folder)),
            hint=Text("换一个新目录", "name a new folder"),
        )
    made = Workspace(folder)
    source = template_root()
    for path in (made.documents, made.indicators, made.reports):
        path.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source / "data" / "vocabulary", made.vocabulary)
    shutil.copytree(source / "data" / "judgements", made.judgements)
    shutil.copyfile(source / "data" / "calibration.yaml", made.calibration)
    shutil.copytree(source / "schemas", folder / "schemas")
    made.expectations.mkdir()
    for file in sorted((source / "expectations").glob("*.yaml")):
        if file.name not in ("waivers.yaml", "baseline.yaml"):
            shutil.copyfile(file, made.expectations / file.name)
    shutil.copyfile(_STARTER / "documents.yaml", made.registry)
    shutil.copyfile(_STARTER / "README.md", folder / "README.md")
    (folder / "example").mkdir()
    title = (_STARTER / "example.md").read_text("utf-8").partition("\n")[0]
    shutil.copyfile(_STARTER / "example.md", folder / "example" / f"{title}.md")
    return made


def workspace_beside(paths: Sequence[Path]) -> Workspace:
    """For plans that stand in no workspace: the program's vocabulary and rules, what people wrote beside the plans,
    and reports in the current folder."""
    made = Workspace(template_root())
    beside = paths[0] if paths[0].is_dir() else paths[0].parent
    places = {name: beside / Path(place).name for name, place in _PLACES.items() if name in _OWN_FILES}
    places |= {"documents": beside / _PLACES["documents"], "reports": Path(_PLACES["reports"])}
    for name, place in places.items():
        object.__setattr__(made, name, place)
    return made
