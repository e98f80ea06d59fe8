"""Learns what misprints are told by: fixed terms of plans and reports, and which characters stand beside one another.

    python benchmarks/language.py FOLDER [--into checks/defects] [--half even|odd]

Reads every .txt and .md file of FOLDER and writes `fixed_terms.txt` and `neighbours.txt.gz`. A term is kept if it
occurs in many of the files, is bounded on both sides (what stands before and after it varies), and neither begins nor
ends with a particle. With it stand the places whose character may be missing: what is left has been printed too. Of two
neighbouring characters only the firmness of their tie is kept, and only if two files have them; no sentence of the
files can be read from either list. `--half` learns from every second file, so that what is found in the others measures
how often an accusation is false.
"""

import argparse
import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from checks.defects.language import BESIDE, LONG, LOOSEST, STEP, ZERO, gap
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.documents.reading import read_text

FIRMEST = 13.0  # bits that the firmest tie is given
SIZES = range(4, 9)  # characters of a term
OFTEN = {4: 60, 5: 60, 6: 10, 7: 15, 8: 15}  # of 309 files, by size: short ones must be far more common
LARGEST_SHARE = 0.6  # of one neighbour: beyond it the term is part of a longer one
NEIGHBOURS = 6  # how many different ones a bound has at least
PARTICLES = frozenset("的和等为以是在了与及并对将由从我们个")
_RUN = re.compile("[一-龥]+")
Runs = list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--into", type=Path, default=Path(__file__).parents[1] / "checks" / "defects")
    parser.add_argument("--half", choices=("even", "odd"))
    options = parser.parse_args()
    files = sorted(f for f in options.folder.iterdir() if f.suffix in (".txt", ".md"))
    if options.half:
        files = files[("even", "odd").index(options.half) :: 2]
    texts = [list(_runs(file)) for file in files]
    terms, ties = _missing(texts, _terms(texts)), list(_ties(texts))
    (options.into / "fixed_terms.txt").write_text("\n".join(terms) + "\n", "utf-8")
    packed = gzip.compress(("\n".join(ties) + "\n").encode("utf-8"), mtime=0)
    (options.into / "neighbours.txt.gz").write_bytes(packed)
    print(f"{len(files)} files: {len(terms):,} terms, {len(ties):,} characters, {len(packed):,} bytes")


def _runs(file: Path) -> Iterator[str]:
    """The stretches of Chinese characters between everything else."""
    name = file.stem
    document = document_of(read_text(file), Description(name, name, "", "", "全国", "other", None, None, ""))
    for flow in document.flows:
        yield from _RUN.findall(flow.text)
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                yield from _RUN.findall(cell.text)


def _grams(runs: Runs, size: int) -> Iterator[str]:
    for run in runs:
        for i in range(len(run) - size + 1):
            yield run[i : i + size]


def _terms(texts: list[Runs]) -> list[str]:
    found: set[str] = set()
    longer: set[str] | None = None
    for size in range(2, max(SIZES) + 1):
        floor = max(2, round(min(OFTEN.values()) * len(texts) / 309))
        files: Counter[str] = Counter()
        for runs in texts:
            here = set(_grams(runs, size))
            files.update(w for w in here if longer is None or (w[:-1] in longer and w[1:] in longer))
        longer = {word for word, n in files.items() if n >= floor}
        if size in OFTEN:
            enough = OFTEN[size] * len(texts) / 309
            found |= {w for w in longer if files[w] >= enough and not {w[0], w[-1]} & PARTICLES}
    return sorted(_bounded(texts, found))


def _missing(texts: list[Runs], terms: list[str]) -> list[str]:
    """The terms, each with the places that a character was also seen to lack at: 产业集群建设2, for 产业群建设."""
    printed = {four for runs in texts for four in _grams(runs, 2 * BESIDE)}
    out = []
    for term in terms:
        places = range(BESIDE, len(term) - BESIDE) if len(term) >= LONG else range(0)
        out.append(term + "".join(str(i) for i in places if gap(term, i) in printed))
    return out


def _bounded(texts: list[Runs], words: set[str]) -> Iterator[str]:
    """The words before and after which various characters, or none, stand."""
    before: dict[str, Counter[str]] = defaultdict(Counter)
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for runs in texts:
        for run in runs:
            for size in SIZES:
                for i in range(len(run) - size + 1):
                    word = run[i : i + size]
                    if word in words:
                        before[word][run[i - 1 : i]] += 1
                        after[word][run[i + size : i + size + 1]] += 1
    return (w for w in words if _varied(before[w]) and _varied(after[w]))


def _varied(beside: Counter[str]) -> bool:
    edge = beside.pop("", 0)
    return max(beside.values(), default=0) <= LARGEST_SHARE * (edge + beside.total()) and edge + len(beside) >= (
        NEIGHBOURS
    )


def _ties(texts: list[Runs]) -> Iterator[str]:
    """A line a character: how often of 1000 it stands alone, then each that may follow it with a letter for the tie.

    A tie is the pointwise mutual information of the pair, in steps of `STEP` bits.
    """
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for runs in texts:
        here = Counter(_grams(runs, 2))
        pairs.update(here)
        files.update(here.keys())
        single.update("".join(runs))
    total = single.total()
    tie = {p: math.log2(n * total / (single[p[0]] * single[p[1]])) for p, n in pairs.items() if files[p] >= 2}
    alone: Counter[str] = Counter()
    for runs in texts:
        for run in runs:
            loose = [True, *(tie.get(run[i : i + 2], LOOSEST) < 2 for i in range(len(run) - 1)), True]
            alone.update(c for i, c in enumerate(run) if loose[i] and loose[i + 1])
    followers: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(tie):
        firm = min(max(tie[pair], LOOSEST + STEP), FIRMEST)
        followers[pair[0]].append(pair[1] + chr(ZERO + round((firm - LOOSEST) / STEP)))
    for character in sorted(single):
        if single[character] > 1:
            share = round(1000 * alone[character] / single[character])
            yield f"{character}{share:04d}{''.join(followers[character])}"


if __name__ == "__main__":
    main()
