"""Calculators in a real browser: they agree with Python, and everybody can fill them in."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from quizgen.diagnostics import Report
from quizgen.loading.calculating import NoResultError, calculate, example
from quizgen.loading.project import load
from quizgen.web.calculators import calculator_html

pytestmark = pytest.mark.browser

CASES = 1_000
FIRST = date(2003, 12, 25)
DAYS = 23 * 365 + 60
HAND = [
    # (from, days, unit, end): reckoned by hand from the announced days off of 2026.
    ("2026-09-29", 5, "work", "2026年10月12日"),  # 国庆 1–7 October, Saturday the 10th is worked
    ("2025-12-31", 1, "work", "2026年1月4日"),  # 元旦 1–3 January, Sunday the 4th is worked
    ("2026-02-13", 2, "work", "2026年2月24日"),  # 14 February worked, 春节 15–23 February
    ("2026-04-03", 3, "work", "2026年4月9日"),  # 清明 4–6 April
    ("2026-04-30", 5, "work", "2026年5月11日"),  # 劳动节 1–5 May, Saturday the 9th is worked
    ("2026-06-18", 1, "work", "2026年6月22日"),  # 端午 19–21 June
    ("2026-09-18", 7, "work", "2026年9月29日"),  # the 20th is worked, 中秋 25–27 September
    ("2026-09-29", 15, "day", "2026年10月14日"),
    ("2026-01-31", 1, "month", "2026年2月28日"),
]
PLAIN = """(raws) => {
  const plain = (v) => {
    if (typeof v !== "object") return v;
    if ("items" in v) return v.items.map(plain);
    if ("day" in v) return new Date(v.day * 86400000).toISOString().slice(0, 10);
    return v[1] === 1n ? `${v[0]}` : `${v[0]}/${v[1]}`;
  };
  const { work } = document.querySelector("qg-calc");
  return raws.map((raw) => {
    try {
      const { lines, said } = work.run(raw);
      const shown = Object.entries(lines).map(([id, { value, worked, results }]) =>
        [id, plain(value), worked, results]);
      return { lines: shown, said };
    } catch (error) {
      if (error.at === undefined) throw error;
      return { at: error.at.split(" ")[0] };
    }
  });
}"""


@pytest.fixture(scope="module")
def course(root):
    report = Report()
    found = load(root, report)
    assert report.diagnostics == []
    return found


@pytest.fixture(scope="module")
def pages(course, skeleton):
    """Address of a page with one calculator, by id."""
    return {
        one.id: skeleton(f"calc-{one.id}.html", calculator_html(one, course.register, link=None))
        for one in course.calculators.values()
    }


def number(chance: random.Random, near: str, least: str, most: str) -> str:
    """A number about as large as the author's own, on its bounds, or exactly the same."""
    value = Fraction(near)
    kind = chance.randrange(6)
    if kind == 0:
        return near
    if kind == 1 and (least or most):
        return chance.choice([bound for bound in (least, most) if bound])
    places = chance.randrange(0, 5) if kind > 2 else 0
    found = value * chance.randrange(1, 2500) / 1000 + chance.randrange(0, 3)
    if kind == 5:
        found = value + Fraction(chance.randrange(-40, 41), 10**places)
    scaled = round(max(found, Fraction(0)) * 10**places)
    text = str(scaled).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}" if places else text


def cell(chance: random.Random, kind: str, near: str, least: str, most: str) -> str:
    if kind == "date":
        shift = chance.choice([chance.randrange(DAYS), (date.fromisoformat(near) - FIRST).days + chance.randrange(90)])  # fmt: skip
        return (FIRST + timedelta(days=shift)).isoformat()
    return number(chance, near, least, most) if kind == "number" else near


def drawn(one, chance: random.Random):
    """What somebody might fill in; a choice brings what it fills in, too."""
    raw = {}
    fills = {}
    for given in one.inputs:
        if given.kind == "choice":
            pick = chance.choice(given.picks)
            raw[given.id] = pick.id
            fills |= pick.fills
        elif given.kind == "table":
            rows = (
                chance.choices(given.rows, k=chance.randrange(1, 7)) if given.grows else given.rows
            )
            raw[given.id] = [
                [cell(chance, column.kind, text, column.least, column.most)
                 for column, text in zip(given.columns, row, strict=True)]
                for row in rows
            ]  # fmt: skip
        else:
            raw[given.id] = cell(chance, given.kind, given.value, given.least, given.most)
    for name, filling in fills.items():
        if chance.random() < 0.7:
            raw[name] = filling if isinstance(filling, str) else [list(row) for row in filling]
    return raw


def plain(value):
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, Fraction):
        return str(value)
    return [plain(one) for one in value] if isinstance(value, tuple) else value.isoformat()


def answer(one, raw):
    try:
        result = calculate(one, raw)
    except NoResultError as error:
        return {"at": error.at}
    lines = [
        [name, plain(line.value), list(line.worked), list(line.results)]
        for name, line in result.lines.items()
    ]
    return {"lines": lines, "said": [list(pair) for pair in result.said]}


def cases(one, chance: random.Random):
    """Inputs with their answers: at most one in five without a result."""
    raws, answers, refused = [], [], 0
    while len(raws) < CASES:
        raw = drawn(one, chance)
        found = answer(one, raw)
        if "at" in found and refused == CASES / 5:
            continue
        refused += "at" in found
        raws.append(raw)
        answers.append(found)
    return raws, answers


@pytest.mark.parametrize(
    "name", ["biaozhunmei", "jiachu", "kebi", "lvjieti", "qixian", "shuinijieti", "xiane"]
)
def test_thousand_cases_in_the_browser_agree_with_python(course, pages, tab, name) -> None:
    assert set(pages) == {"biaozhunmei", "jiachu", "kebi", "lvjieti", "qixian", "shuinijieti", "xiane"}  # fmt: skip
    one = course.calculators[name]
    raws, wanted = cases(one, random.Random(name))
    page = tab()
    page.goto(pages[name])
    seen = page.evaluate(PLAIN, raws)
    apart = [(r, w, s) for r, w, s in zip(raws, wanted, seen, strict=True) if w != s]
    assert apart[:2] == []
    assert len(wanted) == CASES
    assert len({str(one) for one in wanted}) > CASES / 2


def test_deadlines_agree_with_those_reckoned_by_hand(pages, tab) -> None:
    page = tab()
    page.goto(pages["qixian"])
    for start, days, unit, end in HAND:
        page.get_by_label("从哪一天起").fill(start)
        page.get_by_label("期限长度").fill(str(days))
        page.locator("[data-in=unit] select").select_option(unit)
        expect(page.locator("[data-step=last] strong").last).to_have_text(end)


def test_year_that_the_calendar_lacks_is_refused_in_words(pages, tab) -> None:
    page = tab()
    page.goto(pages["qixian"])
    page.get_by_label("从哪一天起").fill("2026-12-30")
    expect(page.get_by_role("alert")).to_contain_text("2027年的放假安排不在本日历内")
    expect(page.locator("[data-step=last] .qc-lines")).to_be_hidden()
    page.get_by_label("从哪一天起").fill("2026-12-01")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("[data-step=last] strong").last).to_have_text("2026年12月8日")


def test_calculator_is_filled_in_by_keyboard_alone(pages, desk) -> None:
    page = desk()
    page.goto(pages["qixian"])
    page.press_at("[data-in=term] select", "ArrowDown")
    expect(page.get_by_label("期限长度")).to_have_value("7")
    page.reach("[data-in=number] input")
    page.keyboard.press("Control+A")
    page.keyboard.type("x")
    expect(page.get_by_role("alert")).to_contain_text("期限长度：请填一个数")
    expect(page.get_by_label("期限长度")).to_have_attribute("aria-invalid", "true")
    page.press_at(".qc-tool button", "Enter")
    expect(page.get_by_label("期限长度")).to_have_value("5")
    expect(page.get_by_role("status")).to_contain_text("2026年10月12日")


def test_rows_come_and_go_and_numbers_are_read_as_people_write_them(pages, tab) -> None:
    page = tab()
    page.goto(pages["biaozhunmei"])
    page.get_by_role("button", name="加一行").click()
    page.locator("tbody tr").last.locator("input").first.fill("柴油（吨）")
    page.locator("tbody tr").last.locator("input").nth(1).fill("1.2万")
    expect(page.get_by_role("alert")).to_contain_text("折标准煤系数 5：请填一个数")
    page.locator("tbody tr").last.locator("input").nth(2).fill("1.5")
    expect(page.locator("[data-step=coal] .qc-work").last).to_have_text(
        "柴油（吨）：12,000 × 1.5 = 18,000.00 吨标准煤"
    )
    page.get_by_role("button", name="减一行").click()
    expect(page.locator("tbody tr")).to_have_count(4)


def test_choice_of_a_product_fills_its_limits_which_can_be_changed(pages, tab) -> None:
    page = tab()
    page.goto(pages["xiane"])
    page.get_by_label("指标").select_option("liquid")
    boxes = page.locator("[data-in=limits] tbody tr").nth(2).locator("input")
    expect(boxes.nth(1)).to_have_value("13350")
    page.get_by_label("全年能耗").fill("13400000000")
    expect(page.get_by_role("status")).to_contain_text("超过限额0.37%")
    boxes.nth(1).fill("13400")
    expect(page.get_by_role("status")).to_contain_text("达到3级")


@pytest.mark.parametrize(("width", "scheme"), [(390, "default"), (1280, "slate")])
def test_calculators_are_accessible_and_fit_a_phone(course, skeleton, tab, axe, width, scheme) -> None:  # fmt: skip
    html = "".join(
        calculator_html(one, course.register, link=None) for one in course.calculators.values()
    )
    page = tab(width=width, touch=width < 500)
    page.goto(skeleton(f"calc-all-{scheme}.html", html, scheme))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    low = page.evaluate(
        "[...document.querySelectorAll('qg-calc :is(input,select,button)')]"
        ".filter((n) => n.getBoundingClientRect().height < 44).length"
    )
    assert low == 0


def test_calculator_without_script_shows_formula_and_worked_example(course, pages, tab) -> None:
    page = tab(java_script_enabled=False)
    page.goto(pages["lvjieti"])
    result = calculate(course.calculators["lvjieti"], example(course.calculators["lvjieti"]))
    step = page.locator("[data-step=used]")
    expect(step).to_contain_text("（铝液生产综合交流用电量 − 其中脱硫用电量）÷ 铝液产量")
    expect(step.locator("strong").last).to_have_text(result.lines["used"].results[0])
    expect(page.get_by_role("status")).to_contain_text("高于分档标准")
    expect(page.get_by_label("铝液产量")).to_be_disabled()
    expect(page.locator("noscript")).to_have_count(1)
