"""A new rule file, commented, that is valid as it stands and says what to change."""

import json
import re

from checks.errors import InputError
from checks.wording import Text

SCHEMA = "../schemas/suite.schema.json"
_BREAKS = str.maketrans({"\x85": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029"})  # YAML would fold them


def rule_text(
    rule: str,
    title: str,
    formula: str,
    severity: str,
    agrees: str,
    contradicts: str,
    cannot_tell: str,
    schema: str = SCHEMA,
) -> str:
    """The text of a suite with one formula rule; `schema` is the way from its folder to the JSON Schema.

    Raises `InputError` for a name that cannot be a rule's id.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,60}", rule):
        raise InputError(
            Text(f"“{rule}”不能作规则编号", f'"{rule}" cannot be a rule id'),
            hint=Text(
                "用小写字母、数字和连字符，如 trade-total", "use lower case, digits and hyphens, like trade-total"
            ),
        )

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False).translate(_BREAKS)

    return f"""\
# yaml-language-server: $schema={schema}
# 规则文件。改好后运行：check rules test 本文件；check rules lint 本文件
# A rule file. After editing: check rules test THIS FILE; check rules lint THIS FILE
name: {rule}
expectations:
  - type: expect_formula_to_hold
    kwargs:
      # 用指标名写公式；.增速 .占比 取其他计量，[上年] 取上一年，目标(…) 实际(…) 取性质，@上级 取上级地区
      # Indicators by name; .增速 .占比 for other measures, [上年] last year, 目标(…) 实际(…) stance, @上级 level above
      formula: {quoted(formula)}
    severity: {severity}  # critical 矛盾 | warning 待说明 | info 提示
    meta:
      id: {rule}
      title: {quoted(title)}
      title_en: ""
      why: {quoted("说明为什么两边必须相等，审计人员据此签字")}
      source: ""  # 法规、制度或惯例
      status: preview  # preview 只提示；确认无误后改为 active
      examples:  # 计划原文式的句子：规则的测试
        agrees: {quoted(agrees)}
        contradicts: {quoted(contradicts)}
        cannot tell: {quoted(cannot_tell)}
"""
