"""The words for what the tables hold, in both languages: every sentence, table and page uses these."""

from checks.wording import Text

MEASURE: dict[str, Text] = {
    "level": Text("总量", "level"),
    "growth": Text("增速", "growth"),
    "growth_avg": Text("年均增速", "average yearly growth"),
    "share": Text("占比", "share"),
    "rate": Text("比率", "rate"),
    "delta": Text("增量", "change"),
    "cumulative": Text("累计", "cumulative"),
    "multiple": Text("倍数", "multiple"),
    "rank": Text("位次", "rank"),
    "ratio_part": Text("构成", "share in a ratio"),
    "completion": Text("完成率", "completion"),
}
UNSAID = frozenset({"level", "rate"})  # measures that the indicator's name already says
STANCE: dict[str, Text] = {
    "actual": Text("实绩", "result"),
    "target": Text("目标", "goal"),
    "budget": Text("预算", "budget"),
    "requirement": Text("要求", "requirement"),
}
SEVERITY: dict[str, Text] = {
    "critical": Text("矛盾", "critical"),
    "warning": Text("待说明", "warning"),
    "info": Text("提示", "info"),
}
OUTCOME: dict[str, Text] = {
    "agrees": Text("一致", "agrees"),
    "contradicts": Text("不一致", "contradicts"),
    "cannot tell": Text("无法判断", "cannot tell"),
}
KIND: dict[str, Text] = {  # of documents
    "five_year_outline": Text("五年规划", "five-year outline"),
    "annual_plan": Text("年度计划", "annual plan"),
    "work_report": Text("政府工作报告", "work report"),
    "communique": Text("统计公报", "communiqué"),
    "budget_report": Text("预算报告", "budget report"),
    "other": Text("其他", "other"),
}
