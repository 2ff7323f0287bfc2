"""A small register: two laws in force, one repealed, one known from fragments."""

import pytest

from quizgen.diagnostics import Report
from quizgen.loading.register import load_register

FILES = {
    "a.yaml": """\
schema: 1
id: jnf
title: 节约能源法
full_title: 中华人民共和国节约能源法
aliases: [节能法]
effective: 2018-10-26
version: 2018-10-26
evidence: V
articles: 4
chapters:
  - {title: 第一章 总则, from: 1, to: 1}
  - {title: 第二章 法律责任, from: 2, to: 4}
provisions:
  - article: 1
    topic: 目的
    gist: 为了节能。
    see: [处罚法§2.2(1)]
  - article: 2
    topic: 标识
    gist: 三款。
    decides: 市场监督管理部门
    duty_holder: 生产者
    paragraphs:
      - gist: 未标注。
        consequences:
          - {kind: 责令改正}
          - {kind: 罚款, min: 30000, max: 50000, unit: 元}
      - gist: 未备案。
        decides: 管理节能工作的部门
        precondition: 逾期不改正
        consequences:
          - {kind: 罚款, min: 10000, max: 30000, unit: 元, after: 逾期不改正}
        items: [第一种, {gist: 第二种, evidence: V1}]
  - article: 3
    topic: 报告
    gist: 报告不实。
    decides: 管理节能工作的部门
    consequences:
      - {kind: 责令限期改正}
      - {kind: 罚款, min: 10000, max: 50000, unit: 元, after: 逾期不改正}
  - article: 4
    topic: 依照他法
    gist: 转到别的法。
    consequences:
      - {kind: 依照《产品质量法》处罚}
      - {kind: 罚款, min: 1, max: 5, unit: 倍, base: 违法所得}
""",
    "b.yaml": """\
schema: 1
id: cff
title: 处罚法
effective: 2021-07-15
evidence: V1
articles: 2
working_days: {days: [2, 3, 5, 7], by: 处罚法§2}
provisions:
  - article: 1
    gist: 一款三项。
    items: [甲, 乙, 丙]
    deadlines:
      - {what: 听证, number: 5, unit: 日}
      - {what: 缴款, number: 15, unit: 日}
      - {what: 提前, number: 7, unit: 日, limit: 以前}
      - {what: 时效, number: 2, unit: 年}
  - article: 2
    gist: 两款。
    paragraphs:
      - {gist: 第一}
      - {gist: 第二, items: [子]}
""",
    "c.yaml": """\
schema: 1
id: old
title: 清洁法
effective: 2012-07-01
evidence: V
status: repealed
ended: 2026-08-15
successor: 新法典
articles: 30
complete: false
provisions:
  - {article: 27, gist: 审核}
""",
    "d.yaml": """\
schema: 1
id: banfa
title: 工业节能监察办法
kind: 部门规章
effective: 2023-02-01
evidence: F
provisions:
  - {article: 3, gist: 不得收费}
""",
}


def write(root, files):
    (root / "course" / "law").mkdir(parents=True, exist_ok=True)
    (root / "course" / "course.yaml").write_text(
        "schema: 1\nid: c\ntitle: 课\nlaw_asof: 2026-10-04\nmodules: []\n", encoding="utf-8"
    )
    for name, text in files.items():
        (root / "course" / "law" / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def read(tmp_path):
    """Read the register with some text of it changed."""

    def _read(name="a.yaml", old="", new=""):
        assert old in FILES[name]
        files = {**FILES, name: FILES[name].replace(old, new)} if old else FILES
        report = Report()
        return load_register(write(tmp_path, files), report), report

    return _read


@pytest.fixture
def register(read):
    found, report = read()
    assert not report.diagnostics, report.render()
    return found
