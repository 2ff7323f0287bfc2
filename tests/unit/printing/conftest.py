"""A sheet with every kind of block."""

from __future__ import annotations

import pytest

from quizgen.model.sheets import Break, Form, Heading, Paragraph, Seal, Sheet, Sign, Table

BLOCKS = (
    Paragraph("临能改〔2026〕12号", "number"),
    Paragraph("青屿建材有限公司：", "to"),
    Paragraph("经查，你单位没有报送上年度能源利用状况报告。<b>&"),
    Heading("一、监察内容"),
    Paragraph("1．报告的报送情况。", "item"),
    Form((("当事人", "青屿建材有限公司"), ("地址", "滨江路1号\n办公楼"))),
    Table(("名称", "数量"), (("台账", "1本"), ("电表照片", "2张")), (3, 1)),
    Sign((("在场负责人签名", "马建业"), ("监察人员签名", ""))),
    Seal("临原市发展和改革委员会", "2026年10月12日", "临原市发展和改革委员会"),
    Break(),
    Paragraph("下一页"),
)


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(
        name="a", title="责令限期改正通知书", blocks=BLOCKS, issuer="临原市发展和改革委员会",
        mark="亮证 · 种子 7", note="占位式样",
    )  # fmt: skip
