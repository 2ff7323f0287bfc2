"""Provisions: articles of the register with their 款 and 项, checked while they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span
from quizgen.model.law import Citation, Consequence, Deadline, Evidence, Provision
from quizgen.source import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.source import Node, Section

MEASURES = (
    *("罚款", "可以并处罚款", "加处罚款", "责令", "没收", "吊销", "暂扣", "撤销", "降低", "警告"),
    *(
        "通报",
        "处分",
        "赔偿",
        "追究",
        "刑事责任",
        "限制",
        "行政拘留",
        "依照",
        "不得",
        "书面",
        "移送",
        "申请",
    ),
    *("查封", "扣押", "冻结", "划拨", "拍卖", "代履行", "拆除", "退还", "退运", "追缴", "收回"),
    *("公告", "约谈", "记入", "无效", "变更", "给予", "予以", "停止", "停业", "关闭", "取消"),
    *("确认", "报请", "强制执行", "限期", "指定", "征收", "纠正", "可以", "销毁", "核减"),
)
"""Words with which the ``kind`` of a consequence may begin; anything else is a slip."""

UNITS = ("元", "倍", "%", "日", "月", "年")
MULTIPLES = ("倍", "%")
DEADLINE_UNITS = ("日", "工作日", "月", "年", "小时")
LIMITS = ("以内", "以前", "届满后")


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which numbers of days an instrument means as working days, by its own rule."""

    days: frozenset[int] = frozenset()
    up_to: int = 0
    all: bool = False

    def unit(self, number: int, unit: str) -> str:
        """Return ``unit`` as the instrument means it."""
        counted = self.all or number in self.days or number <= self.up_to
        return "工作日" if unit == "日" and counted else unit


@dataclass(slots=True)
class Pending:
    """What can be checked only when the whole register is read."""

    citations: list[tuple[str, Span]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the provisions of one instrument."""

    title: str
    evidence: Evidence
    working_days: WorkingDays
    pending: Pending

    def article(self, section: Section) -> list[Provision]:
        """Return an article, then its 款 and 项, in order.

        Raises:
            ContentError: Where a field cannot be used.
        """
        number = section.integer("article")
        if number == 0:
            raise ContentError(
                "QG320", "articles count from 1", section.span_of("article"), "write its number"
            )
        return list(self._provisions(section, Citation(self.title, number), None))

    def _provisions(
        self, section: Section, citation: Citation, above: Provision | None
    ) -> Iterator[Provision]:
        found = self._one(section, citation, above)
        yield found
        paragraphs = section.nodes("paragraphs") if above is None else []
        items = section.nodes("items") if not citation.item else []
        if len(paragraphs) == 1:
            raise ContentError(
                "QG327",
                "an article of one 款 lists none",
                section.span_of("paragraphs"),
                "write the fields (and `items`) at the article itself",
            )
        if paragraphs and items:
            raise ContentError(
                "QG327",
                "`items` beside `paragraphs` belong to no 款",
                section.span_of("items"),
                "put them into their 款",
            )
        section.finish()
        for number, node in enumerate(paragraphs, start=1):
            place = Citation(citation.instrument, citation.article, number)
            yield from self._provisions(self._section(node, section, "paragraphs"), place, found)
        for number, node in enumerate(items, start=1):
            place = Citation(citation.instrument, citation.article, citation.paragraph, number)
            if type(node) is Scalar:
                yield self._text(node, section, place, found)
            else:
                yield from self._provisions(self._section(node, section, "items"), place, found)

    def _section(self, node: Node, section: Section, name: str) -> Section:
        if type(node) is not Mapping:
            raise ContentError(
                "QG327",
                f"`{name}` holds something without fields",
                section.span_at(node),
                "write `- gist: …`",
            )
        return section.as_section(node, name)

    def _text(
        self, node: Scalar, section: Section, citation: Citation, above: Provision
    ) -> Provision:
        return Provision(
            citation=citation,
            span=section.span_at(node),
            topic=above.topic,
            gist=node.value,
            evidence=above.evidence,
            duty_holder=above.duty_holder,
            proposes=above.proposes,
            decides=above.decides,
        )

    def _one(self, section: Section, citation: Citation, above: Provision | None) -> Provision:
        section.used.add("article")
        evidence = above.evidence if above else self.evidence
        if section.has("evidence"):
            evidence = Evidence(section.choice("evidence", [grade.value for grade in Evidence]))
        see = section.texts("see")
        for node, text in zip(_nodes(section, "see"), see, strict=True):
            self.pending.citations.append((text, section.span_at(node)))
        return Provision(
            citation=citation,
            span=section.span,
            topic=section.text("topic", above.topic if above else ""),
            gist=section.text("gist"),
            evidence=evidence,
            duty_holder=section.text("duty_holder", above.duty_holder if above else ""),
            proposes=section.text("proposes", above.proposes if above else ""),
            decides=section.text("decides", above.decides if above else ""),
            precondition=section.text("precondition", ""),
            consequences=tuple(_consequence(part) for part in section.sections("consequences")),
            deadlines=tuple(self._deadline(part) for part in section.sections("deadlines")),
            see=see,
        )

    def _deadline(self, section: Section) -> Deadline:
        number = section.integer("number")
        unit = section.choice("unit", DEADLINE_UNITS, "日")
        if number == 0:
            raise ContentError(
                "QG322",
                "a term has at least one day",
                section.span_of("number"),
                "write its length",
            )
        deadline = Deadline(
            what=section.text("what"),
            number=str(number),
            unit=self.working_days.unit(number, unit),
            limit=section.choice("limit", LIMITS, "以内"),
        )
        section.finish()
        return deadline


def _nodes(section: Section, name: str) -> list[Node]:
    node = section.node.fields.get(name)
    if node is None or not section.has(name):
        return []
    return [node] if type(node) is Scalar else section.nodes(name)


def _consequence(section: Section) -> Consequence:
    kind = section.text("kind")
    if not kind.startswith(MEASURES):
        raise ContentError(
            "QG321",
            f"`{kind}` is not a known kind of consequence",
            section.span_of("kind"),
            "begin it with its measure: 罚款, 责令…, 没收…, 吊销…, 警告, 处分, 赔偿… or 依照…",
        )
    least = section.number("min", "")
    most = section.number("max", "")
    if least and most and Decimal(least) > Decimal(most):
        raise ContentError(
            "QG321", f"`min` {least} is more than `max` {most}", section.span_of("min"), "swap them"
        )
    unit = section.choice("unit", UNITS, "")
    base = section.text("base", "")
    if (least or most) and not unit:
        raise ContentError(
            "QG321", "a range needs a `unit`", section.span, "add `unit: 元`, in 元 and not 万元"
        )
    if unit in MULTIPLES and not base:
        raise ContentError(
            "QG321", f"`{unit}` needs a `base`", section.span_of("unit"), "add `base: 违法所得`"
        )
    if unit and not (least or most):
        raise ContentError(
            "QG321", "a `unit` without `min` or `max`", section.span_of("unit"), "add the range"
        )
    consequence = Consequence(
        kind=kind,
        min=least,
        max=most,
        unit=unit,
        base=base,
        after=section.text("after", ""),
        by=section.text("by", ""),
    )
    section.finish()
    return consequence
