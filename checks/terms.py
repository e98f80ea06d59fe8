"""The words for what the tables hold, in both languages: every sentence, table and page uses these."""

from checks.wording import sentences

_TERMS = sentences("terms")
MEASURE, STANCE, SEVERITY, OUTCOME = (_TERMS[part] for part in ("measure", "stance", "severity", "outcome"))
KIND, ROLE, LINK = (_TERMS[part] for part in ("kind", "role", "link"))  # of documents, of sides, of comparisons
RULE_STATUS = _TERMS["rule_status"]
UNSAID = frozenset({"level", "rate"})  # measures that the indicator's name already says
REAL, FALL = _TERMS["said"]["real"], _TERMS["said"]["fall"]
