"""SARIF, JUnit and GitHub annotations: what CI systems act on."""

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import sample_report

from checks.reporting.github import MOST_IN_SUMMARY, markdown, render_annotations, render_summary
from checks.reporting.html import render_html
from checks.reporting.junit import render_junit
from checks.reporting.sarif import render_sarif
from checks.reporting.terminal import render_terminal

HOSTILE = "]]>&\"'<x>\x00\x1b[31m\ud800\ufffe\u202e::error file=a::b%0A\r\n| `*_[x](y)"


@pytest.fixture(scope="module")
def log(sample):
    return json.loads(render_sarif(sample["report"]))


@pytest.fixture(scope="module")
def run(log):
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    return log["runs"][0]


def test_every_finding_is_a_result_of_a_described_rule(sample, run):
    rules = run["tool"]["driver"]["rules"]
    assert len({r["id"] for r in rules}) == len(rules)
    assert [r["partialFingerprints"] for r in run["results"]] == [
        {"heduiFinding/v1": f["fingerprint"]} for f in sample["report"]["findings"]
    ]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]


def test_levels_are_those_of_the_severities(sample, run):
    level = {"critical": "error", "warning": "warning", "info": "note"}
    assert [r["level"] for r in run["results"]] == [level[f["severity"]] for f in sample["report"]["findings"]]


def test_the_other_side_is_a_related_location(sample, run):
    result = run["results"][0]
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 173
    assert [loc["id"] for loc in result["relatedLocations"]] == [1]


def test_regions_are_where_the_quote_stands(sample, run):
    texts = {d["path"]: sample["documents"][d["document"]]["text"] for d in sample["report"]["documents"]}
    for result in run["results"]:
        for location in result["locations"] + result.get("relatedLocations", []):
            physical = location["physicalLocation"]
            region, lines = physical["region"], texts[unquote(physical["artifactLocation"]["uri"])].split("\n")
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_a_quote_over_two_lines_ends_on_the_second():
    sample = sample_report.build()
    side = sample["report"]["findings"][0]["evidence"][0]
    side |= {"quote": "增长\n7%", "start": 10, "end": 15, "line": 3, "column": 8}
    region = json.loads(render_sarif(sample["report"]))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert {k: region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")} == {
        "startLine": 3, "startColumn": 8, "endLine": 4, "endColumn": 3,
    }  # fmt: skip


def test_status_is_baseline_state_and_suppression(sample, run):
    states = {"new": ("new", []), "known": ("unchanged", [])}
    for finding, result in zip(sample["report"]["findings"], run["results"], strict=True):
        if finding["status"] in states:
            assert (result["baselineState"], result["suppressions"]) == states[finding["status"]]
        else:
            assert result["suppressions"][0] == {
                "kind": "external",
                "status": "accepted",
                "justification": "explained: 2025年区划调整，口径变化 (统计科, 2027-12-31)",
            }


def test_uris_are_uri_references():
    sample = sample_report.build()
    sample["report"]["documents"][0]["path"] = "计划 a#b?.txt"
    sample["report"]["documents"][1]["path"] = "/x/计划.txt"
    artifacts = json.loads(render_sarif(sample["report"]))["runs"][0]["artifacts"]
    assert artifacts[0]["location"] == {"uri": "%E8%AE%A1%E5%88%92%20a%23b%3F.txt", "uriBaseId": "%SRCROOT%"}
    assert artifacts[1]["location"]["uri"] == "file:///x/%E8%AE%A1%E5%88%92.txt"


# What the 2.1.0 schema asks of the objects written here: required and allowed keys.
ALLOWED = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"columnKind", "language", "artifacts", "invocations", "results", "properties"}),
    "driver": ({"name"}, {"semanticVersion", "rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "partialFingerprints",
                             "baselineState", "suppressions", "properties"}),
    "location": (set(), {"id", "physicalLocation", "message"}),
    "region": (set(), {"startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet"}),
}  # fmt: skip


def _fits(kind, thing):
    required, optional = ALLOWED[kind]
    assert required <= set(thing) <= required | optional


@pytest.mark.parametrize("hostile", [False, True])
def test_only_what_the_schema_knows(hostile):
    sample = sample_report.hostile(HOSTILE) if hostile else sample_report.build()
    log = json.loads(render_sarif(sample["report"]))
    run = log["runs"][0]
    _fits("log", log)
    _fits("run", run)
    _fits("driver", run["tool"]["driver"])
    assert re.fullmatch(r"[a-zA-Z]{2}|[a-zA-Z]{2}-[a-zA-Z]{2}", run["language"])
    for rule in run["tool"]["driver"]["rules"]:
        _fits("rule", rule)
    for result in run["results"]:
        _fits("result", result)
        for location in result["locations"] + result.get("relatedLocations", []):
            _fits("location", location)
            region = location["physicalLocation"]["region"]
            _fits("region", region)
            assert all(region[k] >= 1 for k in ("startLine", "startColumn", "endLine", "endColumn") if k in region)


def _cases(xml):
    root = ElementTree.fromstring(xml)
    return root, {(s.get("name"), c.get("name").split(":")[0]): c for s in root for c in s}


def test_a_case_a_rule_and_document(sample):
    root, cases = _cases(render_junit(sample["report"]))
    report = sample["report"]
    assert len(cases) == len(report["rules"]) * len(report["documents"]) == int(root.get("tests"))
    assert int(root.get("failures")) == len(root.findall(".//failure")) == 1
    assert int(root.get("skipped")) == len(root.findall(".//skipped"))


def test_a_critical_finding_fails_its_case_and_a_warning_is_printed(sample):
    _, cases = _cases(render_junit(sample["report"]))
    failed = cases["gaoqu_14th_five_year_plan", "goal-stated-once"].find("failure")
    assert failed.get("type") == "critical" and "7%以上" in failed.get("message") and "^" in failed.text
    warned = cases["jingqu_2022_plan", "result-against-goal"]
    assert warned.find("failure") is None and "8187万美元" in warned.find("system-out").text


def test_fail_on_decides_what_fails(sample):
    _, cases = _cases(render_junit(sample["report"], fail_on="warning"))
    assert cases["jingqu_2022_plan", "result-against-goal"].find("failure") is not None
    assert ElementTree.fromstring(render_junit(sample["report"], fail_on="never")).get("failures") == "0"


def test_waived_and_known_are_skipped(sample):
    _, cases = _cases(render_junit(sample["report"]))
    assert "区划调整" in cases["gaoqu_14th_five_year_plan", "goal-above-base"].find("skipped").get("message")
    assert cases["jingqu_2024_plan", "goal-above-base"].find("skipped") is not None


def test_a_finding_without_a_document_has_a_case():
    sample = sample_report.build()
    sample["report"]["findings"].append(
        sample["report"]["findings"][0] | {"rule": "table-schema", "evidence": [], "fingerprint": "0"}
    )
    _, cases = _cases(render_junit(sample["report"]))
    assert cases["workspace", "table-schema"].find("failure") is not None


def test_junit_is_well_formed_whatever_is_printed():
    xml = render_junit(sample_report.hostile(HOSTILE)["report"])
    ElementTree.fromstring(xml.encode())


def test_annotations_name_file_line_and_column(sample):
    lines = render_annotations(sample["report"]).splitlines()
    first = sample["report"]["findings"][0]["evidence"][0]
    start = f"::error file=data/documents/gaoqu_14th_five_year_plan.txt,line=77,col={first['column']},title="
    assert lines[0].startswith(start)
    assert "第一处：增速 ≥ 7%25%0A第二处" in lines[0]
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::warning", "::notice", "::notice"]


def test_no_text_can_start_an_annotation_of_its_own():
    report = sample_report.hostile("x\n::error file=a::b\r\n::stop-commands::y")["report"]
    lines = render_annotations(report).split("\n")
    assert len(lines) == len([f for f in report["findings"] if f["status"] != "waived"]) + 1
    assert all(re.match(r"::(error|warning|notice) ", line) for line in lines[:-1])


def test_the_summary_counts_and_lists(sample):
    text = render_summary(sample["report"])
    assert "| 矛盾 | 1 | 0 | 0 | 1 |" in text
    assert "`data/documents/jingqu_2024_plan.txt:22:" in text
    assert text.count("\n- **") == len(sample["report"]["findings"])


def test_the_summary_stays_short():
    text = render_summary(sample_report.build(repeat=60)["report"])
    assert text.count("\n- **") == MOST_IN_SUMMARY and "另有 260 个" in text


def test_markdown_shows_text_as_it_is():
    assert markdown("<b>a|b</b>\n[x](y) & `c`") == r"&lt;b\>a\|b&lt;/b\> \[x\]\(y\) &amp; \`c\`"


def test_what_was_mended_is_reported():
    report = sample_report.build()["report"]
    assert "已消除" not in render_summary(report)
    report["mended"] = [{"fingerprint": "00ff00ff00ff00ff", "rule": "goal-stated-once", "message": "旧问题"}]
    assert "1 个问题已消除" in render_summary(report)
    assert "1 个问题已消除" in render_terminal(report)
    assert json.loads(render_sarif(report))["runs"][0]["properties"]["mended"] == report["mended"]
    sample = sample_report.build()
    assert "00ff00ff00ff00ff" in render_html(report, sample["comparisons"], sample["documents"])
