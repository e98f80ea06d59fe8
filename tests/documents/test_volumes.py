"""Files that hold the documents of several years: where each begins, and that its places stay those of the file."""

from pathlib import Path

import pytest

from checks.documents.document import Document
from checks.documents.registry import Entry, Registry
from checks.documents.volumes import parts_of
from checks.pipeline import read_all, read_file
from checks.vocabulary.vocabulary import load_vocabulary
from checks.workspace import Workspace, template_root

TITLE = "青岛市{}年国民经济和社会发展统计公报"
FILLING = "各项事业稳步推进，人民生活继续改善，社会大局保持稳定，城乡面貌发生新的变化。\n" * 30


def communique(year: int, level: str, *, title: bool = True, signed: bool = False) -> str:
    head = TITLE.format(year) + "\n" if title else ""
    issued = f"青岛市统计局　国家统计局青岛调查队\n{year + 1}年3月\n" if signed else ""
    return f"{head}{issued}{year}年，全市经济平稳运行。\n一、综合\n全年地区生产总值{level}亿元。\n二、农业\n{FILLING}"


def years(text: str) -> list[str]:
    return [part.year for part in parts_of(text)]


def test_titles_of_two_years_are_two_documents() -> None:
    text = communique(2024, "500.5") + communique(2023, "480.2")
    assert years(text) == ["2024", "2023"]
    assert text[parts_of(text)[1].start :].startswith(TITLE.format(2023))


def test_a_document_without_its_title_begins_where_it_was_issued() -> None:
    text = communique(2024, "500.5", signed=True) + communique(2023, "480.2", title=False, signed=True)
    parts = parts_of(text)
    assert [part.title for part in parts] == [TITLE.format(2024), TITLE.format(2023)]
    assert text[parts[1].start :].startswith("青岛市统计局")


def test_contents_and_a_cover_belong_to_the_first() -> None:
    contents = f"目录\n{TITLE.format(2024)}\n{TITLE.format(2023)}\n"
    text = contents + communique(2024, "500.5") + communique(2023, "480.2")
    assert [(part.year, text.count("\n", 0, part.start)) for part in parts_of(text)] == [("2024", 0), ("2023", 38)]


@pytest.mark.parametrize(
    "behind",
    [
        "相关链接\n" + TITLE.format(2023) + "\n",  # a link, nothing behind it
        TITLE.format(2023) + "\n扫一扫。\n",
        f"{TITLE.format(2023)}的数据已经修订。\n2023年，以修订后的数为准。\n{FILLING}",  # cited in prose
        f"附件：{TITLE.format(2023)}\n2023年，全市经济平稳运行。\n{FILLING}",  # annexed
        f"| {TITLE.format(2023)} |\n2023年，全市经济平稳运行。\n{FILLING}",
        f"三、{TITLE.format(2023)}\n2023年，全市经济平稳运行。\n{FILLING}",  # a chapter
        f"青岛市2023年全市一般公共预算草案\n2023年，全市经济平稳运行。\n{FILLING}",  # a table of the budget
        f"{TITLE.format(2023)}\n{FILLING}",  # no sentence says the year
        communique(2024, "500.5"),  # printed twice
        communique(2024, "500.5", title=False, signed=True),
        "青岛市统计局\n2024年3月\n",  # a signature
    ],
)
def test_one_document(behind: str) -> None:
    assert not parts_of(communique(2024, "500.5", signed=True) + behind)


def test_each_is_described_and_placed_by_itself(tmp_path: Path) -> None:
    vocabulary = load_vocabulary(Workspace(template_root()).vocabulary)
    file = tmp_path / "qingdao_2021_2024.txt"
    file.write_text(communique(2024, "500.5") + communique(2023, "480.2"), "utf-8")

    def read(path: Path, name: str) -> list[Document]:
        return read_file(path, name, registry=registry, vocabulary=vocabulary)

    registry = Registry()
    documents, _ = read_all([file], read, iter)
    assert [(name, d.description.region, d.description.result_years) for name, d in documents.items()] == [
        ("qingdao_2021_2024#2024", "青岛市", (2024, 2024)),
        ("qingdao_2021_2024#2023", "青岛市", (2023, 2023)),
    ]
    whole, later = file.read_text("utf-8"), documents["qingdao_2021_2024#2023"]
    at = later.text.index("480.2")
    assert "500.5" not in later.text and at == whole.index("480.2")
    assert later.line(at) == whole.count("\n", 0, at) + 1 and later.start == whole.index(TITLE.format(2023))

    registry = Registry((Entry(file=file.name, result_years=2024),))  # who states its years says that it is one
    assert list(read_all([file], read, iter)[0]) == ["qingdao_2021_2024"]
