from __future__ import annotations

from xml.etree import ElementTree as ET

import markdown
import pytest

from quizgen.export import exporters
from quizgen.export._shared.support import TYPES, clients, tables
from quizgen.export.base import Fidelity
from quizgen.itemtypes.base import item_types
from quizgen.messages import message


@pytest.fixture(scope="module")
def shown() -> ET.Element:
    return ET.fromstring(tables(exporters().values()))


def rows(table: ET.Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


def test_support_overview_has_every_format_and_type(shown) -> None:
    heads, *others = rows(shown.findall("table")[0])
    assert [row[0] for row in others] == list(exporters())
    assert set(TYPES) == set(item_types())
    assert heads[1:4] == [message(f"export.support.{one}") for one in Fidelity]
    for row, exporter in zip(others, exporters().values(), strict=True):
        for cell, fidelity in zip(row[1:4], Fidelity, strict=True):
            kept = {message(f"quiz.page.type.{name}") for name, own in TYPES.items()
                    if exporter.policies[own].fidelity is fidelity}  # fmt: skip
            if len(kept) == len(TYPES):
                assert cell == message("export.support.all")
            else:
                assert set(cell.split("、")) == (kept or {message("export.support.no_type")})


def test_support_tells_who_read_a_format_and_what_nobody_read(shown) -> None:
    told = dict(zip(exporters(), (rows(table) for table in shown.findall("table")[1:]),
                    strict=True))  # fmt: skip
    for exporter in exporters().values():
        heads, *others = told[exporter.name]
        read_by = clients(exporter)
        assert heads[2:] == [one.name for one in read_by]
        for name, row in zip(TYPES, others, strict=True):
            for cell, client in zip(row[2:], read_by, strict=True):
                items, marks = client.counts.get(name, (0, 0))
                assert (cell == message("export.support.nobody")) is (items == 0)
                assert not items or str(items) in cell
                assert not marks or str(marks) in cell
    assert "gift-pegjs" in "".join(cell for row in told["gift"] for cell in row)


def test_support_old_receipt_counts_no_more(monkeypatch) -> None:
    from dataclasses import replace

    own = exporters()["gift"]
    assert clients(own)
    assert clients(replace(own, profile=own.profile + 1)) == ()


@pytest.mark.parametrize("exporter", exporters().values(), ids=lambda one: one.name)
def test_lossy_policy_says_in_chinese_what_is_lost(exporter) -> None:
    unsaid = [kind.__name__ for kind, policy in exporter.policies.items()
              if policy.fidelity is not Fidelity.EXACT and not policy.keys]  # fmt: skip
    assert unsaid == []


def test_support_block_is_filled_with_tables() -> None:
    html = markdown.markdown("/// support\n///\n", extensions=["quizgen"])
    assert '<h2 id="moodle-xml">moodle-xml</h2>' in html
    assert html.count("<table") == len(exporters()) + 1
    assert "///" not in html
