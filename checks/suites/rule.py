"""The form of an expectation file: a Great Expectations suite in YAML whose expectations carry a rule's meta."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from checks.comparisons import Severity

Status = Literal["active", "preview", "inactive"]
TableName = Literal["claims", "documents", "sections", "contents", "lists", "sayings", "times", "marks"]


Years = int | tuple[int, int] | Literal["unknown"] | None


class Strict(BaseModel):
    """Unknown keys are errors, so that a misspelt key is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ExampleDocument(Strict):
    """One document of an example: what it says, and what it is where that matters."""

    text: str = Field(max_length=20_000, description="plan sentences, or a whole miniature plan with headings")
    region: str = Field("", description="its region; 甲市 if not given")
    kind: str = Field("annual_plan", description="kind of document, as in documents.yaml")
    results: Years = Field(None, description="year (or first and last year) it reports; 2021 if not given")
    plans: Years = Field(None, description="year (or first and last year) it plans for; 2022 if not given")
    issued: str = Field("", pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="date of issue, as 2022-01-20")


Example = str | tuple[ExampleDocument, ...]


class Examples(Strict):
    """Plan sentences for each outcome: the rule's test and its page."""

    agrees: Example | None = None
    contradicts: Example | None = None
    cannot_tell: Example | None = Field(None, alias="cannot tell")


class RuleMeta(Strict):
    """What people need to know of a rule."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,60}$", description="permanent name; waivers and reports use it")
    title: str = Field(min_length=1, max_length=120)
    title_en: str = Field("", max_length=200)
    why: str = Field(min_length=1, description="why a contradiction matters, in Chinese")
    why_en: str = ""
    source: str = Field("", description="a regulation, a manual, a convention")
    examples: Examples = Examples()
    tags: tuple[str, ...] = ()
    status: Status = "active"
    since: str = ""
    table: TableName | None = Field(None, description="the table a built-in expectation works on; claims if not given")


class Rule(Strict):
    """One expectation of a suite."""

    type: str = Field(pattern=r"^expect_[a-z0-9_]+$")
    kwargs: dict[str, Any] = Field(default_factory=dict)
    severity: Severity = Severity.WARNING
    meta: RuleMeta


class SuiteFile(Strict):
    """One expectation file."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,60}$")
    title: str = ""
    title_en: str = ""
    expectations: tuple[Rule, ...]
