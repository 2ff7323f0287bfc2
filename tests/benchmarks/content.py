"""Content for benchmarks: a course with any number of items of every type, and no findings."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.diagnostics import Report
from quizgen.loading.register import load_register
from quizgen.model.law import Evidence

if TYPE_CHECKING:
    from quizgen.model.law import Provision, Register

ROOT = Path(__file__).parent.parent.parent

SMALL_REGISTER = """\
schema: 1
id: jieneng-fa
title: 节约能源法
version: 2018-10-26
effective: 2018-10-26
status: in_force
evidence: V
complete: false
provisions:
  - {article: 53, topic: 报告, gist: 重点用能单位每年报送上一年的能源利用状况报告。}
  - {article: 54, topic: 审查, gist: 管理节能工作的部门审查报告，发现问题的进行现场调查。}
  - article: 82
    topic: 不报告
    gist: 不报送报告或者内容不实的先责令改正，逾期不改正的罚款。
    consequences: [{kind: 罚款, min: 10000, max: 50000, unit: 元, after: 逾期不改正}]
"""

COURSE = """\
schema: 1
id: bench
title: 基准课程
law_asof: 2026-10-04
modules:
  - id: m
    title: 模块
    page: index.md
    minutes: 90
    objectives: [{id: m-1, text: 判断某一违法行为由哪个部门处理}]
"""

FIRMS = ("水泥厂", "钢铁公司", "化工公司", "造纸厂", "玻璃厂", "电解铝厂", "数据中心", "商业综合体")
ACTS = (
    "未按规定报送能源利用状况报告",
    "拒不落实书面整改要求",
    "没有设立能源管理岗位",
    "使用国家明令淘汰的用能设备",
    "没有按规定配备能源计量器具",
    "对本单位职工实行能源消费包费制",
)
BODIES = ("管理节能工作的部门", "市场监督管理部门", "建设主管部门", "本级人民政府", "节能监察机构")
STEPS = ("表明身份", "出示执法证件", "调查取证", "听取陈述和申辩", "作出决定", "送达决定书")


_BYTECODE = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of what is measured: bytecode is kept, in ``folder``.

    An installed package has its bytecode, and so have the libraries that we are measured against;
    without it a checkout would be compiled anew in every round. The first round makes it.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _BYTECODE}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder), "NO_MKDOCS_2_WARNING": "1"}


class Maker:
    """Writes items; each is decided by its number alone."""

    def __init__(self, register: Register) -> None:
        provisions = [
            provision
            for instrument in register.instruments.values()
            for provision in instrument.provisions.values()
            if provision.evidence is not Evidence.F
            and instrument.status == "in_force"
            and instrument.effective <= register.asof
        ]
        self.cited = [str(provision.citation) for provision in provisions]
        self.fines = [fine for provision in provisions for fine in _fines(provision)]

    def item(self, number: int) -> str:
        """Return the source of one item."""
        kinds = (
            *([self.single] * 30 + [self.multi] * 20 + [self.judge] * 14 + [self.blank] * 10),
            *([self.numeric] * 5 + [self.interval] * 5 + [self.short] * 3 + [self.order] * 4),
            *([self.match] * 4 + [self.case] * 2 + [self.scenario] * 2 + [self.drawn]),
        )
        kind = kinds[number % len(kinds)]
        return kind(number)

    def pick(self, number: int, what: str, words: tuple[str, ...] | list[str]) -> str:
        return words[rng.below(number, what, len(words))]

    def head(self, number: int, kind: str, stem: str, *, basis: str = "law") -> str:
        cite = self.pick(number, "cite", self.cited)
        base = f'    cite: ["{cite}"]\n' if basis == "law" else GIVEN
        return f"""\
  - id: bench-{number}
    type: {kind}
    stem: {stem}
    objective: m-1
    level: apply
    basis: {basis}
{base}    max: 2
"""

    def tail(self, number: int) -> str:
        cite = self.pick(number, "cite", self.cited)
        return f"""\
    feedback: 先看清违法行为是什么，再看由谁处理，最后看前提是否齐备（{cite}）。
    hints: [先找义务的主体。, 注意“以上”“以下”都包括本数。]
    tags: [罚则]

"""

    def options(self, number: int) -> str:
        lines = []
        for place, letter in enumerate("ABCD"):
            cite = self.pick(number, f"cite {letter}", self.cited)
            body = BODIES[(number + place) % len(BODIES)]
            lines.append(f"""\
      {letter}:
        text: 由{body}责令限期改正，逾期不改正的依法处理（{letter}{number % 7}）
        why: 依照 {cite}，这里要看清处理的部门与前提，{body}的职责以条文为准。
        tag: wrong-authority
""")
        return "    options:\n" + "".join(lines)

    def stem(self, number: int) -> str:
        firm, act = self.pick(number, "firm", FIRMS), self.pick(number, "act", ACTS)
        return f"某{firm}是重点用能单位，检查发现它{act}，案号第{number}号，应当怎样处理？"

    def single(self, number: int) -> str:
        head = self.head(number, "single", self.stem(number))
        return f"{head}{self.options(number)}    key: {'ABCD'[number % 4]}\n{self.tail(number)}"

    def multi(self, number: int) -> str:
        head = self.head(number, "multi", self.stem(number))
        return (
            f"{head}{self.options(number)}    key: [A, {'BCD'[number % 3]}]\n"
            f"    policy: cn_half\n{self.tail(number)}"
        )

    def judge(self, number: int) -> str:
        cite = self.pick(number, "cite", self.cited)
        return f"""\
{self.head(number, "judge", self.stem(number).replace("应当怎样处理？", "可以直接罚款。"))}\
    key: {"true" if number % 2 else "false"}
    why:
      true: 要先看有没有责令改正的前提（{cite}）。
      false: 前提是责令限期改正而逾期不改正（{cite}）。
{self.tail(number)}"""

    def blank(self, number: int) -> str:
        cite = self.pick(number, "cite", self.cited)
        stem = f"第{number}号案件由[[1]]责令限期改正，执法人员不得少于[[2]]。"
        return f"""\
{self.head(number, "blank", stem)}\
    blanks:
      - accept: [管理节能工作的部门, {{text: 节能主管部门, fraction: 0.5, tag: imprecise-term}}]
        why: 用语以 {cite} 为准。
      - {{matcher: number, value: 2, unit: 人, why: 见 {cite}。}}
{self.tail(number)}"""

    def numeric(self, number: int) -> str:
        kwh = 1000 + number
        stem = f"某厂全年用电 {kwh} 万 kWh，折合多少吨标准煤？"
        return f"""\
{self.head(number, "numeric", stem, basis="given")}\
    value: {kwh * 1.229:.3f}
    unit: tce
    units: [tce, kgce]
    tol: {{rel: 0.005}}
    also: [{{value: {kwh * 3.05:.2f}, fraction: 0.25, tag: wrong-factor, why: 用了等价值。}}]
{self.tail(number)}"""

    def interval(self, number: int) -> str:
        cite, low, high = self.fines[number % len(self.fines)]
        stem = f"依照 {cite}，第{number}号案件的罚款幅度是多少？"
        head = self.head(number, "interval", stem).splitlines(keepends=True)
        head[6] = f'    cite: ["{cite}"]\n'
        return f"""\
{"".join(head)}\
    lo: {low}
    hi: {high}
    unit: 元
    one_end: 0.5
{self.tail(number)}"""

    def short(self, number: int) -> str:
        head = self.head(number, "short", self.stem(number)).replace("    max: 2\n", "")
        return f"""\
{head}    keypoints:
      - {{id: two, any: [两名以上, 不少于两人, 两人以上], points: 2, text: 不少于两人}}
      - {{id: card, any: [出示执法证件, 亮证], deny: [无需出示执法证件], points: 2, text: 亮证}}
      - {{id: record, any: [制作笔录, 现场笔录], points: 2, text: 制作笔录}}
    answer: 由不少于两名执法人员出示执法证件，调查并制作笔录。
{self.tail(number)}"""

    def order(self, number: int) -> str:
        entries = "\n".join(f"      {'abcdef'[n]}: {step}" for n, step in enumerate(STEPS))
        return f"""\
{self.head(number, "order", f"排列第{number}号案件的步骤。")}\
    entries:
{entries}
      x: 先行收取罚款
    key: [a, b, c, d, e, f]
    distractors: [x]
    policy: kendall
{self.tail(number)}"""

    def match(self, number: int) -> str:
        cite = self.pick(number, "cite", self.cited)
        left = "\n".join(
            f"      {'ABCD'[n]}: {{text: {ACTS[(number + n) % 6]}, why: 由 {cite} 规定。}}"
            for n in range(4)
        )
        right = "\n".join(f'      "{n + 1}": {body}' for n, body in enumerate(BODIES))
        return f"""\
{self.head(number, "match", f"把第{number}组违法行为与处理部门配对。")}\
    left:
{left}
    right:
{right}
    key: {{A: "1", B: "2", C: "3", D: "4"}}
{self.tail(number)}"""

    def case(self, number: int) -> str:
        kwh = 1000 + number
        stem = f"某{self.pick(number, 'firm', FIRMS)}全年用电 {kwh} 万 kWh，产品产量 100 万吨。"
        head = self.head(number, "case", stem, basis="given").replace("    max: 2\n", "")
        return f"""\
{head}    parts:
      - {{id: q1, type: numeric, stem: 用电折合多少吨标准煤？, max: 2, value: {kwh * 1.229:.3f}, unit: tce}}
      - id: q2
        type: numeric
        stem: 吨产品电耗折合多少千克标准煤？
        max: 4
        value: {kwh * 1.229 / 1000:.6f}
        unit: kgce/t
        tol: {{rel: 0.01}}
        follow: {{from: q1, ops: [[div, 1000]], fraction: 0.75}}
      - {{id: q3, type: judge, stem: 折算系数是题目给定的。, max: 1, key: true, why: {{true: 是。, false: 题目给定。}}}}
{self.tail(number)}"""

    def scenario(self, number: int) -> str:
        cite = self.pick(number, "cite", self.cited)
        head = self.head(number, "scenario", f"第{number}次现场检查，选出应当采取的行动。")
        steps = "\n".join(
            f"      - {{id: s{n}, text: {step}, points: 1, required: true, why: 见 {cite}。}}"
            for n, step in enumerate(STEPS)
        )
        return f"""\
{head.replace("    max: 2", "    max: 6")}    steps:
{steps}
      - {{id: lunch, text: 接受企业宴请, fatal: true, why: 见 {cite}。}}
    before: [[s1, s2], [s2, s4]]
    order_penalty: 1
{self.tail(number)}"""

    def drawn(self, number: int) -> str:
        stem = f"第{number}号企业全年用电 {{kwh}} 万 kWh，折合多少吨标准煤？"
        return f"""\
{self.head(number, "numeric", stem, basis="given")}\
    params:
      kwh: {{int: [1000, 9000], step: 100}}
    derive:
      tce: kwh * 1.229
    value: "{{tce}}"
    unit: tce
    tol: {{rel: 0.005}}
{self.tail(number)}"""


GIVEN = "    given: 按题给规则：1 kWh 电力按 0.1229 kgce 折算。\n"


def _fines(provision: Provision) -> list[tuple[str, str, str]]:
    return [
        (str(provision.citation), fine.min or "0", fine.max)
        for fine in provision.consequences
        if fine.unit == "元" and fine.max
    ]


def make_course(folder: Path, count: int, *, a_file: int = 1_250) -> list[Path]:
    """Write a course of ``count`` items with the project's law register, and return its banks."""
    law = folder / "course" / "law"
    own = ROOT / "course" / "law"
    if any(own.glob("*.yaml")):
        shutil.copytree(own, law)
    else:
        law.mkdir(parents=True)
        (law / "jieneng-fa.yaml").write_text(SMALL_REGISTER, encoding="utf-8")
    (folder / "course" / "course.yaml").write_text(COURSE, encoding="utf-8")
    (folder / "course" / "index.md").write_text("# 基准课程\n", encoding="utf-8")
    (folder / "quizzes").mkdir()
    maker = Maker(load_register(folder, Report(), "2026-10-04"))
    banks = []
    for first in range(0, count, a_file):
        number = first // a_file
        bank = folder / "quizzes" / f"bank-{number}.yaml"
        items = "".join(maker.item(n) for n in range(first, min(first + a_file, count)))
        head = (
            f"schema: 1\nbank: bench-{number}\ntitle: 基准题库 {number}\nmodule: m\nuse: practice\n"
        )
        bank.write_text(f"{head}items:\n{items}", encoding="utf-8")
        banks.append(bank)
    return banks
