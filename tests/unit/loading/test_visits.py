"""Visits as written: read with their plan, shown, and refused with a place where they are wrong."""

from __future__ import annotations

import pytest

from quizgen.checks import run_all
from quizgen.loading.drawings import drawing
from quizgen.web.visits import visit_html

PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="9" height="9"/></svg>'
STEP = """\
    {kind}:
      question: 怎么办？
      options:
        - {{id: a, text: 做对, grade: best, why: 因为对。, cite: [节约能源法§53]}}
        - {{id: b, text: 做错, grade: wrong, why: 因为错。}}
"""
SOUND = (
    """\
schema: 1
visit: small
title: 小厂
lead: 看一处。
minutes: 5
plan: small.svg
places:
  - id: gate
    name: 门口
    at: [40, 60]
    see: 门口有一块表。
    sights:
      - {kind: meter, title: 总表, fields: {示数: "12.5", 倍率: "40"}}
      - {kind: table, title: 台账, columns: [月, 量], rows: [[1月, "3"]]}
"""
    + "".join(STEP.format(kind=kind) for kind in ("ask", "record", "conclude"))
    + "    found: {fact: 有表, evidence: 照片, handling: 建议, cite: [节约能源法§53]}\n"
)


@pytest.fixture
def written(read):
    """Return a function that reads the course with a visit."""

    def read_visit(text: str = SOUND, plan: str = PLAN):
        return read({"course/visits/small.yaml": text, "course/visits/small.svg": plan})

    return read_visit


def test_visit_is_read_and_shown_with_drawings_and_keys(written) -> None:
    project, report = written()
    assert report.diagnostics == []
    run_all(project, report)
    assert [found.code for found in report.diagnostics if found.code != "QG305"] == []
    html = visit_html(project.visits["small"], course_id="c", link=None)
    assert 'style="left:20%;top:60%"' in html
    assert PLAN in html
    assert "倍率　40" in html
    assert '"keys":{"gate":{"ask":"a","record":"a","conclude":"a"}}' in html
    assert "节约能源法§53" in html


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("at: [40, 60]", "at: [400, 60]", "QG730"),
        ("at: [40, 60]", "at: [40]", "QG730"),
        ("grade: wrong", "grade: best", "QG730"),
        ("{id: b, text: 做错", "{id: a, text: 做错", "QG730"),
        ('rows: [[1月, "3"]]', "rows: [[1月]]", "QG730"),
        ("plan: small.svg", "plan: large.svg", "QG731"),
        ("plan: small.svg", "plan: ../small.svg", "QG731"),
        ("    record:", "    recrd:", "QG111"),
        ("kind: meter", "kind: clock", "QG114"),
    ],
)
def test_faulty_visit_is_reported_and_left_out(written, old, new, code) -> None:
    assert old in SOUND
    project, report = written(SOUND.replace(old, new, 1))
    assert [found.code for found in report.diagnostics] == [code]
    assert report.diagnostics[0].span.line > 1
    assert project.visits == {}


@pytest.mark.parametrize(
    "plan",
    [
        "no drawing",
        PLAN.replace('viewBox="0 0 200 100"', ""),
        PLAN.replace("<rect", "<script>1</script><rect"),
        PLAN.replace("<rect", '<rect onclick="x()"'),
        PLAN.replace("<rect", '<rect fill="url(//host/a)"'),
        PLAN.replace("<rect", '<image href="//host/a"/><rect'),
        PLAN.replace("<rect", '<rect style="x:y"'),
        PLAN.replace("<rect", '<a href="x"><rect/></a><rect'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + PLAN,
    ],
)
def test_plan_that_could_act_or_fetch_is_refused(written, plan) -> None:
    with pytest.raises(ValueError, match=r"it |`"):
        drawing(plan)
    _, report = written(plan=plan)
    assert [found.code for found in report.diagnostics] == ["QG731"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (", cite: [节约能源法§53]}", "}", "QG732"),
        (", cite: [节约能源法§53]}", ", basis: given}", "QG732"),
        ("节约能源法§53]}", "节约能源法§999]}", "QG722"),
        ("why: 因为对。", "why: 见节约能源法§999。", "QG722"),
    ],
)
def test_law_of_a_visit_is_checked(written, old, new, code) -> None:
    project, report = written(SOUND.replace(old, new, 1))
    assert report.diagnostics == []
    run_all(project, report)
    assert code in {found.code for found in report.diagnostics}
