"""How fast documents are read and claims extracted, and whether the time stays linear on hostile text.

    python benchmarks/extraction.py FOLDER [--vocabulary data/vocabulary] [--limit CHARACTERS]

Reads every .txt and .md file of FOLDER. Prints characters a second and core, by CPU time of this one process (so that
other work on the machine does not count), for reading, extraction and both, and for `cn2an.transform` on a part of the
same text in the same run, where it is installed. Then times texts made to be hard and prints by how much the time grows
when the text grows fourfold: 4 is linear, 16 quadratic.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from checks.claims.extract import extract
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.documents.reading import decode, read_bytes
from checks.errors import InputError
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

SIZES = (20_000, 80_000)
LINEAR = 6.0  # growth of time over a fourfold text that still counts as linear, with room for noise
HOSTILE: dict[str, str] = {
    "digits": "1",
    "digits and commas": "1,",
    "digits and blanks": "1 ",
    "numbers": "增长7.5%，",
    "one sentence of numbers": "增长7.5%和",
    "one list of names": "城镇、农村居民人均可支配收入、",
    "names without numbers": "固定资产投资",
    "opening brackets": "（",
    "opening quotes": "“",
    "parts of parts": "其中1亿元，",
    "years": "到2025年",
    "hedges": "不低于",
    "ratio": "7.8:",
    "numerals": "一百二十",
    "line breaks": "\n\n",
    "one word a line": "增长\n",
    "headings": "一、增长\n",
    "bars": "|",
    "rows of bars": "| 1 | 2 |\n",
    "rows of tabs": "总量\t1\t2\n",
    "rows of bullets": "- 粮 食 1 2\n",
    "rows of blanks": "总量   1   2\n",
    "marks of emphasis": "**",
    "tags": "<br>",
    "table tags": "<table><tr><td>1",
    "notes": "注：",
    "carriage returns": "\r",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=Path(__file__).parents[1] / "data" / "vocabulary")
    parser.add_argument("--limit", type=int, default=2_000_000, help="characters to read at most")
    options = parser.parse_args()
    vocabulary = load_vocabulary(options.vocabulary)
    texts = list(_texts(options.folder, options.limit))
    _speed(texts, vocabulary)
    _growth(vocabulary)


def _texts(folder: Path, limit: int) -> Iterator[tuple[str, str]]:
    left = limit
    for file in sorted(f for f in folder.iterdir() if f.suffix in (".txt", ".md")):
        try:
            text = decode(read_bytes(file), str(file))
        except InputError:
            continue
        yield file.stem, text
        left -= len(text)
        if left <= 0:
            return


def _speed(texts: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    size = sum(len(t) for _, t in texts)
    extract(document_of(texts[0][1], _description("warm"), vocabulary), vocabulary)  # so that set-up is not counted
    started = time.process_time()
    documents = [document_of(text, _description(name), vocabulary) for name, text in texts]
    read = time.process_time() - started
    claims, extracting = _timed(lambda: sum(len(extract(d, vocabulary).claims) for d in documents))
    print(f"{len(texts)} files, {size:,} characters, {claims:,} claims")
    print(f"  reading      {size / read:>12,.0f} characters a second")
    print(f"  extraction   {size / extracting:>12,.0f}")
    print(f"  both         {size / (read + extracting):>12,.0f}")
    try:
        import cn2an
    except ImportError:
        print("  cn2an.transform: cn2an is not installed, so that there is nothing to compare with")
        return
    part = texts[: max(1, len(texts) // 10)]
    _, other = _timed(lambda: sum(len(_transformed(cn2an.transform, text)) for _, text in part))
    print(f"  cn2an.transform {sum(len(t) for _, t in part) / other:>9,.0f}")


def _transformed(transform: Callable[[str], str], text: str) -> str:
    """`transform` line by line: on some numerals it raises, which ends that line only."""
    out = []
    for line in text.split("\n"):
        try:
            out.append(transform(line))
        except (ValueError, IndexError, KeyError):
            out.append(line)
    return "\n".join(out)


def _growth(vocabulary: Vocabulary) -> None:
    print("time over a fourfold text (4 is linear):")
    for name, unit in HOSTILE.items():
        times = []
        for size in SIZES:
            text = unit * (size // len(unit))
            _, seconds = _timed(partial(_whole, text, vocabulary))
            times.append(seconds)
        growth = times[-1] / max(times[0], 0.002)
        verdict = "" if growth <= LINEAR else "  NOT LINEAR"
        print(f"  {name:<26}{growth:>6.1f}   {SIZES[-1] / max(times[-1], 1e-6):>12,.0f} characters a second{verdict}")


def _whole(text: str, vocabulary: Vocabulary) -> None:
    extract(document_of(text, _description("hostile"), vocabulary), vocabulary)


def _timed(work: Callable[[], object]) -> tuple[object, float]:
    started = time.process_time()
    done = work()
    return done, time.process_time() - started


def _description(name: str) -> Description:
    return Description(name, name, "", "", "全国", "other", (2021, 2021), (2022, 2022), "")


if __name__ == "__main__":
    main()
