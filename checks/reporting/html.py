"""The report a person opens: one HTML file that needs nothing else.

Everything in it comes from the machine-readable report and the documents' texts. Reading works without JavaScript;
a content security policy allows only this page's own style and script (by their hashes) and no connection whatever.
"""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checks.reporting import texts, view
from checks.reporting.facts import SEVERITIES, STATUSES, anchor, text_of
from checks.reporting.pictures.gallery import gallery
from checks.reporting.pictures.network import networks
from checks.reporting.plain import visible
from checks.reporting.plans import Anchors, claim_anchor, read_plan
from checks.reporting.totals import not_audited, tally, unchecked, verdict
from checks.wording import Text

TEMPLATES = Path(__file__).parent / "templates"
EARLY = Markup('document.documentElement.className="js"')  # before the first paint, so that nothing jumps
MOST_TEXT = 2_000_000
"""Characters of plans that fit in one page. Beyond it only paragraphs with findings are shown, and the page says so."""

MOST_TABLE = 1000  # rows of the table behind a picture


def render_html(
    report: Mapping[str, Any],
    comparisons: Sequence[Mapping[str, Any]],
    documents: Mapping[str, Mapping[str, Any]],
    language: str = "zh",
) -> str:
    """The whole page, the same for the same input byte for byte.

    `report` is findings.json, `comparisons` the rows of comparisons.jsonl. `documents` holds for each document its
    `text`, its `description` (a dict with at least `title`), its `sections` (`title`, `level`, `start`, `line`) and its
    `claims`: rows with `claim`, `start`, `end`, `outcome` and `findings` (fingerprints), and any columns of the claims
    table besides (the pictures use them where they are there). `language` is the one shown first.
    """
    whole = sum(len(d.get("text") or "") for d in documents.values()) <= MOST_TEXT
    quoted = defaultdict(list)
    for q in view.quoted(report, comparisons):
        quoted[q.side.get("document")].append(q)
    plans = [read_plan(name, d, quoted[name], whole=whole) for name, d in documents.items()]
    places = Anchors(plans)
    findings = view.finding_views(report, places)
    missing = {f["fingerprint"] for f in unchecked(report)}
    agreed, unclear = view.agreed(report, comparisons, places), view.unclear(report, comparisons, places)
    style, script = _asset("report.css"), _asset("report.js")
    return _environment().get_template("report.html").render(
        report=report,
        language=language,
        style=style,
        script=script,
        early=EARLY,
        policy=_policy(style, EARLY, script),
        verdict=verdict(report),
        tally=tally(report),
        unchecked=[f for f in findings if f.fingerprint in missing],
        missing=missing,
        not_audited=not_audited(report),
        titles=view.document_titles(report),
        findings=findings,
        by_fingerprint={f.fingerprint: f for f in findings},
        choices=view.choices(report, findings),
        rules={r["id"]: r for r in report.get("rules", ())},
        ordered_rules=view.rules_by_use(report),
        outcomes=view.outcome_counts(report),
        plans=plans,
        places=places,
        agreed=agreed,
        unclear=unclear,
        compared_at=view.first_comparison([*agreed, *unclear]),
        most_table=MOST_TABLE,
        pictures=gallery(comparisons, documents),
        networks=networks(report, comparisons),
        shown_ids={f.id for f in findings},
        row_ids={row.id for group in (*agreed, *unclear) for row in group.rows},
        total_findings=len(report.get("findings", ())),
    )  # fmt: skip


def say(text: Any, **values: Any) -> Markup:
    """A sentence in both languages, of which the page shows one; said once where they are the same.

    The page declares the language it shows; only without JavaScript can English stand in a Chinese page.
    """
    both = text_of(text) if not isinstance(text, Text) else text
    both = both.fill(**values) if values else both
    zh, en = escape(visible(both.zh)), escape(visible(both.en))
    if zh == en:
        return zh
    # Safe: both are escaped above.
    return Markup(f'<span class="zh">{zh}</span><span class="en" lang="en">{en}</span>')


def named(text: Any) -> Markup:
    """The attributes that name an element for screen readers; the language switch changes the name too."""
    both = text_of(text) if not isinstance(text, Text) else text
    zh, en = escape(visible(both.zh)), escape(visible(both.en))
    return Markup(f'aria-label="{zh}" data-label-zh="{zh}" data-label-en="{en}"')


@lru_cache(maxsize=4096)
def word(key: str, **values: Any) -> Markup:
    """One of the report's own words, in both languages."""
    return say(texts.WORDS[key], **values)


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        t=say,
        w=word,
        named=named,
        words=texts,
        severities=SEVERITIES,
        statuses=STATUSES,
        claim_anchor=claim_anchor,
        rule_anchor=lambda rule: anchor("r-", rule),
        document_anchor=lambda name: anchor("d-", name),
        line_anchor=lambda name, line: anchor(f"l{line}-", name),
    )
    return environment


@cache
def _asset(name: str) -> Markup:
    # Safe: the program's own files.
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def _policy(style: str, *scripts: str) -> str:
    def source(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {' '.join(map(source, scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )
