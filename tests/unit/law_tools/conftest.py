"""A course that cites two laws in every way, for what follows from a change of them."""

import pytest

LAW = """\
schema: 1
id: jnf
title: 节约能源法
effective: 2018-10-26
evidence: V
articles: 6
chapters:
  - {title: 第一章 总则, from: 1, to: 3}
  - {title: 第二章 法律责任, from: 4, to: 6}
provisions:
  - {article: 1, topic: 目的, gist: 为了节能。, consequences: [{kind: 警告}]}
  - article: 2
    topic: 标识
    gist: 三款。
    duty_holder: 生产者
    decides: 市场监督管理部门
    paragraphs:
      - {gist: 未标注。, consequences: [{kind: 罚款, min: 3, max: 5, unit: 元}]}
      - gist: 未备案。
        decides: 管理节能工作的部门
        consequences: [{kind: 责令限期改正}]
        items: [第一种, 第二种]
      - {gist: 伪造。}
  - {article: 3, topic: 报告, gist: 每年报告。}
  - article: 4
    topic: 报告不实
    gist: 责令改正。
    consequences: [{kind: 责令改正}]
    items: [不报, {gist: 假报, consequences: [{kind: 警告}]}]
  - {article: 5, topic: 刑事责任, gist: 依照刑法。}
  - {article: 6, topic: 附则, gist: 施行, consequences: [{kind: 警告}]}
"""

OTHER = """\
schema: 1
id: cff
title: 处罚法
effective: 2021-07-15
evidence: V1
articles: 2
provisions:
  - {article: 1, gist: 总则}
  - {article: 2, gist: 告知}
"""

BANK = """\
schema: 1
bank: b
title: 练习（节约能源法§1）
items:
  - id: one
    type: single
    stem: 依节约能源法§2，处罚谁？
    basis: law
    cite: [节约能源法§2.1]
    options:
      A: {text: 生产者, why: 节约能源法§2.2(1)}
      B:
        text: 别人
        why: >-
          错。见
          节约能源法§2.3，又见节约能源法§2.3。
    key: A
  - {id: two, type: judge, stem: 处罚法§2, basis: law, cite: [节约能源法§4(2)], key: true, why: {true: 节约能源法§4(1), false: 节约能源法§3.1}}
  - id: drawn
    type: numeric
    basis: law
    params: {n: {pick: [3, 4]}}
    stem: 节约能源法§{n} 有几款？
    cite: [处罚法§1]
    value: 1
"""

PAGE = """\
# 一页

节约能源法§2.2 与节约能源法§2.1。  <!-- 处罚法§2 -->

/// law | 节约能源法§5
///
"""

PROCEDURE = """\
schema: procedure/1
procedure: p
title: 程序
events: {decide: 决定}
rules:
  R: {kind: absence, text: 不得, then: [decide], severity: void, cite: [处罚法§2, 节约能源法§2.2(2)]}
"""


@pytest.fixture
def course(tmp_path):
    """The course, written."""
    root = tmp_path / "kc"
    files = {
        "course/course.yaml": "schema: 1\nid: c\ntitle: 课\nlaw_asof: 2026-10-04\nmodules: []\n",
        "course/law/a.yaml": LAW,
        "course/law/b.yaml": OTHER,
        "course/index.md": PAGE,
        "quizzes/b.yaml": BANK,
        "scenarios/procedures/p.yaml": PROCEDURE,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
