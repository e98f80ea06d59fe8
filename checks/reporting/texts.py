"""Every word the reports themselves say, in both languages. Nothing else in this package holds a sentence."""

from checks import terms
from checks.terms import KIND, MEASURE, SEVERITY, STANCE
from checks.wording import Text, sentences

__all__ = ["KIND", "MEASURE", "SEVERITY", "STANCE"]  # beside what is defined here

OUTCOME = {**terms.OUTCOME, "": Text("未对照", "not compared")}

_REPORTS = sentences("reports")
SEVERITY_MEANING, STATUS, ANSWER = (_REPORTS[part] for part in ("severity_meaning", "status", "answer"))
WORDS, COLUMNS = _REPORTS["words"], _REPORTS["columns"]
HOW_TO_ANSWER = {"to-correct": "answer_correct", "explained": "answer_explained", "false-alarm": "answer_false"}
