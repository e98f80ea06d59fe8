"""Waivers and the baseline: findings somebody has answered for. They mark, they never hide."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from checks.errors import InputError, Place
from checks.files import load_model
from checks.findings.evidence import Source
from checks.findings.finding import Finding
from checks.findings.problems import problem
from checks.wording import Text

Answer = Literal["to-correct", "explained", "false-alarm"]
_DATE = r"^\d{4}-\d{2}-\d{2}$"
_FINGERPRINT = r"^[0-9a-f]{16}$"


class Waiver(BaseModel):
    """One answered finding."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    fingerprint: str = Field(pattern=_FINGERPRINT)
    answer: Answer = Field(alias="as")
    reason: str = Field(min_length=1)
    owner: str = Field(min_length=1)
    expires: str = Field(pattern=_DATE, description="last day on which the waiver holds")


class Waivers(BaseModel):
    """expectations/waivers.yaml"""

    model_config = ConfigDict(extra="forbid", frozen=True)
    waivers: tuple[Waiver, ...] = ()


class Accepted(BaseModel):
    """One finding of a baseline; rule and message are there for the reader."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    fingerprint: str = Field(pattern=_FINGERPRINT)
    rule: str
    message: str = ""


class Baseline(BaseModel):
    """expectations/baseline.yaml"""

    model_config = ConfigDict(extra="forbid", frozen=True)
    reason: str = Field(min_length=1)
    findings: tuple[Accepted, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What has been answered: waivers in file order, and the baseline if there is one."""

    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None


def load_answers(waivers: Path, baseline: Path) -> Answers:
    """Both files; either may be missing. Raises `InputError`."""
    return Answers(
        load_model(waivers, Waivers).waivers if waivers.exists() else (),
        load_model(baseline, Baseline) if baseline.exists() else None,
    )


def answer(
    findings: Iterable[Finding], answers: Answers, today: date, source: Source
) -> tuple[list[Finding], list[dict[str, Any]]]:
    """The findings with their status, then the problems of the waivers; and the baseline's mended entries."""
    holding, problems = _holding(answers.waivers, today, source)
    known = {a.fingerprint: a for a in answers.baseline.findings} if answers.baseline else {}
    out = []
    seen = set()
    for finding in findings:
        seen.add(finding.fingerprint)
        waiver = holding.get(finding.fingerprint)
        if waiver:
            said = {"as": waiver.answer, "reason": waiver.reason, "owner": waiver.owner, "expires": waiver.expires}
            out.append(replace(finding, status="waived", waiver=said))
        else:
            out.append(replace(finding, status="known") if finding.fingerprint in known else finding)
    problems += [_unused(w, source) for f, w in holding.items() if f not in seen]
    mended = [a.model_dump() for f, a in known.items() if f not in seen]
    return out + problems, mended


def _holding(waivers: Iterable[Waiver], today: date, source: Source) -> tuple[dict[str, Waiver], list[Finding]]:
    holding: dict[str, Waiver] = {}
    problems = []
    for waiver in waivers:
        name = waiver.fingerprint
        if waiver.expires < today.isoformat():
            message = Text(
                f"问题 {name} 的豁免已于 {waiver.expires} 到期（{waiver.owner}：{waiver.reason}）",
                f"the waiver of {name} expired on {waiver.expires} ({waiver.owner}: {waiver.reason})",
            )
            problems.append(problem("waiver-expired", message, source))
        elif name in holding:
            message = Text(f"问题 {name} 有两条豁免", f"finding {name} has two waivers")
            problems.append(problem("waiver-duplicate", message, source))
        else:
            holding[name] = waiver
    return holding, problems


def _unused(waiver: Waiver, source: Source) -> Finding:
    message = Text(
        f"豁免 {waiver.fingerprint} 没有对应的问题（{waiver.owner}：{waiver.reason}）",
        f"waiver {waiver.fingerprint} matches no finding ({waiver.owner}: {waiver.reason})",
    )
    return problem("waiver-unused", message, source)


def waiver_entry(waiver: Waiver) -> str:
    """The YAML lines of one waiver: strings are written as JSON, which YAML reads, so that nothing can break out."""
    fields = waiver.model_dump(by_alias=True)
    lines = [f"{key}: {_quoted(value)}" for key, value in fields.items()]
    return "  - " + "\n    ".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A YAML double-quoted string; the line breaks of Unicode are escaped, since YAML would fold them."""
    text = json.dumps(value, ensure_ascii=False)
    for code in (0x85, 0x2028, 0x2029):
        text = text.replace(chr(code), f"\\u{code:04x}")
    return text


def with_waiver(text: str, waiver: Waiver) -> str:
    """The text of waivers.yaml with one more entry at its end; what stands there, comments included, stays.

    Raises `InputError` where the same finding is already waived.
    """
    if f'"{waiver.fingerprint}"' in text or f" {waiver.fingerprint}\n" in text:
        raise InputError(
            Text(f"问题 {waiver.fingerprint} 已有豁免", f"finding {waiver.fingerprint} is already waived"),
            place=Place("waivers.yaml"),
            hint=Text("先删除旧的豁免", "drop the old waiver first"),
        )
    if not text.strip():
        text = "# yaml-language-server: $schema=../schemas/waivers.schema.json\nwaivers:\n"
    text = text.replace("waivers: []", "waivers:")
    return text + ("" if text.endswith("\n") else "\n") + waiver_entry(waiver)


def baseline_text(findings: Iterable[Finding], reason: str) -> str:
    """The text of baseline.yaml that accepts these findings."""
    lines = [
        "# yaml-language-server: $schema=../schemas/baseline.schema.json",
        f"reason: {_quoted(reason)}",
        "findings:",
    ]
    for finding in sorted(findings, key=lambda f: (f.rule, f.fingerprint)):
        lines.append(f"  - fingerprint: {_quoted(finding.fingerprint)}")
        lines.append(f"    rule: {_quoted(finding.rule)}")
        lines.append(f"    message: {_quoted(finding.message.zh)}")
    return "\n".join(lines if len(lines) > 3 else [*lines[:2], "findings: []"]) + "\n"
