"""How well verdicts forecast others: every look of data/judgements forecast from all the other looks.

usage: forecast.py [JUDGEMENTS_FOLDER]

Prints, for questions and contradictions and for remarks, how many of those that would be told and of those that would
not were right.
"""

import sys
from collections import Counter
from pathlib import Path

from checks.calibration.forecast import Verdicts
from checks.calibration.judgements import load_look
from checks.calibration.standing import QUESTION_TOLD, REMARK_TOLD
from checks.comparisons import Severity


def main(folder: Path) -> None:
    """Prints the figures."""
    looks = {file: load_look(file) for file in sorted(folder.glob("*.jsonl"))}
    seen: Counter[tuple[bool, bool, bool]] = Counter()
    for file, look in looks.items():
        others = Verdicts(one for name, verdicts in looks.items() if name != file for one in verdicts)
        for one in look:
            remark = one.severity is Severity.INFO
            forecast = others.forecast(one.of, slip=one.slip, remark=remark)
            told = forecast is None or forecast.right >= (REMARK_TOLD if remark else QUESTION_TOLD)
            if one.verdict != "doubtful" and one.source:
                seen[remark, told, one.verdict == "right"] += 1
    for remark, name in ((False, "questions"), (True, "remarks on numbers")):
        for told, said in ((True, "told"), (False, "not told")):
            right = seen[remark, told, True]
            print(f"{name} {said}: {right} of {right + seen[remark, told, False]} right")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "data" / "judgements")
