"""A lesson with console and projector in a real browser, opened from a file, from first to last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quizgen.classroom.console import render
from quizgen.classroom.groups import groups
from quizgen.diagnostics import Report
from quizgen.drills.machine import Machine
from quizgen.drills.program import build, world_of
from quizgen.drills.texts import fill
from quizgen.drills.walk import replay
from quizgen.loading.drills import load_drills

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
SEED = 7
GROUPS = 5


@pytest.fixture(scope="module")
def project():
    return load_drills([ROOT / "scenarios" / "yifa.yaml"], Report())


@pytest.fixture(scope="module")
def yifa(project):
    return project.scenarios["yifa"]


@pytest.fixture(scope="module")
def teams(yifa):
    return groups(yifa, SEED, GROUPS)


@pytest.fixture(scope="module")
def address(tmp_path_factory, project, yifa, teams) -> str:
    path = tmp_path_factory.mktemp("lesson") / "导调控制台.html"
    path.write_text(render(yifa, project, teams), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def untreated(teams):
    """The number of the group in which the report is untrue and never mended."""
    return next(team for team in teams if team.case.variant == "untrue")


class Lesson:
    """The facilitator's page, and the window that it opened."""

    def __init__(self, page, address: str) -> None:
        self.page = page
        page.goto(address)
        with page.expect_popup() as opened:
            page.get_by_role("button", name="打开投影窗口").click()
        self.wall = opened.value
        expect(page.get_by_text("投影已连接")).to_be_visible()
        self.seen: list[str] = []

    def group(self, team) -> None:
        self.page.get_by_label("组", exact=True).select_option(str(team.number))

    def look(self) -> str:
        """Everything that is in the window of the projector, seen or not."""
        self.wall.wait_for_timeout(60)
        text = self.wall.evaluate("document.documentElement.outerHTML")
        self.seen.append(text.partition("<body")[2])
        return text

    def choose(self, text: str) -> None:
        self.page.locator(".qc-option", has_text=text).click()
        self.look()

    def give(self, inject: str) -> None:
        self.page.locator(f"[data-inject={inject}] .qg-button").first.click()
        self.look()

    def tab(self, name: str) -> None:
        self.page.get_by_role("navigation").get_by_role("button", name=name).click()


@pytest.fixture
def lesson(tab, address) -> Lesson:
    return Lesson(tab(width=1280), address)


def way(project, yifa, team, wrong: dict[str, str]):
    """Walk by the best options but for some; return decision and option of each step."""
    program = build(yifa, project.procedures)
    machine = Machine(program, world_of(program, team.case.values))
    steps: list[tuple[str, str]] = []
    while True:
        walk = replay(machine, [option for _, option in steps])
        if walk.ending:
            return steps, walk
        moves = [machine.choices[move.choice] for move in machine.moves(walk.state)]
        node = program.nodes[walk.state[0]]
        best = next(m for m in moves if m.result.source and m.result.source.grade == "best")
        wanted = wrong.get(node.decision, best.option.id)
        steps.append((node.decision, wanted))


def option_text(yifa, team, decision: str, option: str) -> str:
    found = next(one for one in yifa.decisions[decision].options if one.id == option)
    return fill(found.text, team.case.values)


def secrets(yifa, team) -> set[str]:
    """All that the projector must not hold: briefs, whispers, options, feedback, findings."""
    found = {text for a in yifa.cast.values() for text in (a.secret, a.goal, a.breaks_if) if text}
    found |= {
        fill(one.text, team.case.values)
        for one in yifa.injects
        if one.to != "all" and one.channel != "投影"
    }
    for decision in yifa.decisions.values():
        for option in decision.options:
            found.add(fill(option.text, team.case.values))
            found |= {fill(o.feedback, team.case.values) for o in option.outcomes}
    found |= {f.text for f in yifa.findings.values()} | {f.text for f in yifa.faults.values()}
    return found


WRONG = {"d_gate": "paper", "d_sign": "drop"}


def test_whole_lesson_with_console_and_projector(
    lesson, project, yifa, untreated, tmp_path, tab, address
) -> None:
    page, wall = lesson.page, lesson.wall
    lesson.group(untreated)
    page.get_by_role("button", name="开始计时").click()
    expect(wall.locator(".qp-run")).not_to_have_text("00:00")
    steps, walk = way(project, yifa, untreated, WRONG)
    injects = {inject.id: inject for inject in yifa.injects}
    given = []
    for number, (decision, option) in enumerate(steps):
        scene = next(s for s in yifa.scenes.values() if s.decision and s.decision.id == decision)
        expect(page.locator(".qc-where")).to_have_text(fill(scene.where, untreated.case.values))
        expect(wall.locator(".qp-where")).to_have_text(fill(scene.where, untreated.case.values))
        for box in page.locator("[data-inject]").all():
            name = box.get_attribute("data-inject") or ""
            if name in given or injects[name].at.id != scene.id:
                continue
            before = wall.locator(".qp-inject").count()
            lesson.give(name)
            given.append(name)
            public = injects[name].to == "all" or injects[name].channel == "投影"
            expect(wall.locator(".qp-inject")).to_have_count(before + public)
        if number == 4:
            page.reload()
            wall.reload()
            expect(page.get_by_label("组", exact=True)).to_have_value(str(untreated.number))
            expect(page.locator(".qc-where")).to_have_text(fill(scene.where, untreated.case.values))
            expect(wall.locator(".qp-where")).to_have_text(fill(scene.where, untreated.case.values))
            expect(page.get_by_text("投影已连接")).to_be_visible()
        page.keyboard.press("ArrowRight")
        expect(wall.locator(".qp-cue, .qp-ask, .qp-inject").first).to_be_visible()
        lesson.choose(option_text(yifa, untreated, decision, option))
    title = yifa.endings[walk.ending].title.text
    expect(page.locator(".qc-where")).to_have_text(title)
    assert len(given) >= 8

    page.get_by_role("button", name="看复盘").click()
    broken = [hit for step in walk.steps for hit in step.hits]
    rows = page.locator(".qc-aar [data-wrong]")
    expect(rows).to_have_count(len(broken))
    assert [row.get_attribute("data-wrong") for row in rows.all()] == broken
    first = page.locator(f"[data-wrong={broken[0]}]")
    expect(first).to_contain_text("行政处罚法§55.1")
    kinds = set(page.locator(".qc-deviation").all_inner_texts())
    assert kinds <= {"缺失", "颠倒", "禁止", "超期"}
    turned = option_text(yifa, untreated, *steps[walk.turn])
    expect(page.locator(".qc-turn")).to_contain_text(turned)

    score(lesson)
    lesson.tab("复盘")
    expect(page.get_by_text("致命项未做到，不合格：")).to_be_visible()
    expect(page.locator(".qc-aar")).to_contain_text("2 名观察员")
    fill_plan(page)

    told = [text for text in lesson.seen for secret in secrets(yifa, untreated) if secret in text]
    assert told == []
    assert len(lesson.seen) >= len(steps) + len(given)
    carry(lesson, tmp_path, tab, address, title)


def score(lesson) -> None:
    """Give all marks, once as the facilitator and once as somebody else, who saw one item fail."""
    page = lesson.page
    lesson.tab("评分")
    for box in page.locator("fieldset").all():
        critical = box.locator(".qc-critical").count()
        (box.locator("input").first if critical else box.locator("input").last).check()
    page.get_by_label("新观察员的称呼").fill("王观察")
    page.get_by_role("button", name="增加观察员").click()
    expect(page.get_by_label("观察员", exact=True)).to_have_value("1")
    for box in page.locator("fieldset").all():
        box.locator("input").nth(1).check()
    expect(page.get_by_text("有致命项没有做到，不合格")).to_be_visible()


def fill_plan(page) -> None:
    page.get_by_label("做得好的").fill("亮证主动\n告知清楚")
    page.get_by_role("button", name="增加一项改进").click()
    for label, text in (
        ("事项", "回避自查"),
        ("责任人", "沈航"),
        ("期限", "下月"),
        ("验证办法", "抽查"),
    ):
        page.get_by_label(label).fill(text)
    expect(page.locator(".qc-task").first).to_have_text("回避自查沈航下月抽查")
    expect(page.locator(".qc-aar li", has_text="亮证主动")).to_be_visible()


def carry(lesson, tmp_path, tab, address, title: str) -> None:
    """Save the run and the review, and compare with them on another computer."""
    page = lesson.page
    with page.expect_download() as saved:
        page.get_by_role("button", name="存为网页").click()
    report = tmp_path / "aar.html"
    saved.value.save_as(report)
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出演练文件").click()
    file = tmp_path / "run.json"
    saved.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["summaries"][0]["ending"] == title

    other = tab(width=1280)
    other.goto(report.as_uri())
    expect(other.locator("article")).to_contain_text("回避自查")
    assert other.locator("script").count() == 0
    other.goto(address)
    other.get_by_role("navigation").get_by_role("button", name="存取").click()
    other.locator("input[type=file]").set_input_files(file)
    expect(other.get_by_text("读入 1 次演练")).to_be_visible()
    other.get_by_role("navigation").get_by_role("button", name="复盘").click()
    compared = other.locator("table", has_text="轻微/可撤/追责")
    expect(compared.locator("tbody tr")).to_have_count(2)
    expect(compared.locator("tbody tr").first).to_contain_text(title)
    other.get_by_role("navigation").get_by_role("button", name="存取").click()
    other.locator("input[type=file]").set_input_files(file)
    other.get_by_role("button", name="用文件里的进度接着演").click()
    expect(other.locator(".qc-where")).to_have_text(title)


def test_keys_blank_pause_and_go_on_in_either_window(lesson) -> None:
    page, wall = lesson.page, lesson.wall
    page.keyboard.press("b")
    expect(wall.locator(".qp-where")).to_be_hidden()
    wall.keyboard.press("b")
    expect(wall.locator(".qp-where")).to_be_visible()
    wall.keyboard.press(" ")
    expect(page.get_by_role("button", name="暂停")).to_be_visible()
    expect(wall.get_by_text("演练钟（暂停）")).to_have_count(0)
    page.locator("body").press(" ")
    expect(wall.get_by_text("演练钟（暂停）")).to_be_visible()
    wall.keyboard.press("ArrowRight")
    expect(wall.locator(".qp-cue")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(wall.locator(".qp-cue")).to_have_count(2)


def test_typing_a_note_presses_no_keys(lesson) -> None:
    page, wall = lesson.page, lesson.wall
    page.get_by_label("随手记一笔").press_sequentially("b 站")
    page.keyboard.press("Enter")
    expect(page.locator(".qc-note")).to_contain_text("b 站")
    expect(wall.locator(".qp-where")).to_be_visible()
    assert "b 站" not in lesson.look()


def test_projector_has_no_data_of_the_facilitator_even_after_a_reload(lesson) -> None:
    for _ in range(2):
        assert "data-console" not in lesson.look()
        assert lesson.wall.locator("#console").count() == 0
        lesson.wall.reload()
        expect(lesson.wall.locator(".qp-where")).to_be_visible()


def test_projector_writes_smaller_until_all_of_it_is_seen(lesson, yifa, teams, project) -> None:
    lesson.wall.set_viewport_size({"width": 1280, "height": 720})
    steps, _ = way(project, yifa, teams[0], {})
    for decision, option in steps[:4]:
        lesson.choose(option_text(yifa, teams[0], decision, option))
    for _ in range(10):
        lesson.page.keyboard.press("ArrowRight")
    expect(lesson.wall.locator(".qp-ask")).to_be_in_viewport(ratio=1)
    low = lesson.wall.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    assert low


def test_projector_says_when_the_console_is_gone(lesson) -> None:
    lesson.page.close()
    expect(lesson.wall.get_by_text("与控制台失去联系")).to_be_visible(timeout=8000)
    expect(lesson.wall.locator(".qp-where")).to_be_visible()


def test_inject_that_is_due_is_announced_and_next_gives_it(lesson, untreated) -> None:
    page = lesson.page
    lesson.group(untreated)
    for text in ("用市发改委的名义，法定义务", "许蔓写下关系并回避"):
        lesson.choose(text)
    page.clock.install()
    page.get_by_role("button", name="开始计时").click()
    expect(page.locator("[data-inject=I2] .qc-due")).to_have_text("−01:00")
    page.clock.run_for(61000)
    expect(page.locator("[role=status]", has_text="注入 I2 到时间了")).to_have_count(1)
    expect(page.get_by_role("button", name="下一步：投放注入 I2")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-inject=I2]")).to_contain_text("已递交")


def test_forbidden_storage_is_told_and_does_no_harm(tab, address) -> None:
    page = tab(width=1280)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
    )
    page.goto(address)
    expect(page.get_by_text("浏览器不让保存")).to_be_visible()
    page.locator(".qc-option").first.click()
    expect(page.get_by_text("第 2 场")).to_be_visible()


def test_page_that_is_drawn_anew_keeps_what_is_open_and_half_written(lesson) -> None:
    page = lesson.page
    page.get_by_text("讲评要点").first.click()
    page.get_by_label("随手记一笔").fill("写到一半")
    page.get_by_role("button", name="投屏").first.click()
    expect(page.get_by_role("button", name="已投屏")).to_have_count(1)
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.get_by_label("随手记一笔")).to_have_value("写到一半")


def test_what_was_expected_is_told_late_when_it_came_late(lesson, untreated) -> None:
    page = lesson.page
    lesson.group(untreated)
    for text in ("用市发改委的名义，法定义务", "许蔓写下关系并回避"):
        lesson.choose(text)
    page.clock.install()
    page.get_by_role("button", name="开始计时").click()
    lesson.give("I2")
    page.clock.run_for(121000)
    page.locator("[data-inject=I2]").get_by_role("button", name="部分").click()
    expect(page.get_by_text("超时")).to_be_visible()


def test_finished_run_is_there_to_compare_after_a_restart(lesson, project, yifa, teams) -> None:
    page = lesson.page
    steps, walk = way(project, yifa, teams[0], {})
    for decision, option in steps:
        lesson.choose(option_text(yifa, teams[0], decision, option))
    lesson.tab("复盘")
    expect(page.get_by_text("没有偏离法定程序。")).to_be_visible()
    expect(page.get_by_text("还没有同一剧本的历次演练。")).to_be_visible()
    lesson.tab("存取")
    page.get_by_role("button", name="本组重来").click()
    page.get_by_role("button", name="确定，全部清除").click()
    expect(page.get_by_text("第 1 场")).to_be_visible()
    lesson.tab("复盘")
    compared = page.locator("table", has_text="轻微/可撤/追责")
    expect(compared.locator("tbody tr").first).to_contain_text(yifa.endings[walk.ending].title.text)


def test_groups_have_runs_of_their_own(lesson, teams) -> None:
    lesson.choose("用市发改委的名义，法定义务")
    expect(lesson.page.get_by_text("第 2 场")).to_be_visible()
    lesson.group(teams[1])
    expect(lesson.page.get_by_text("第 1 场")).to_be_visible()
    expect(lesson.wall.get_by_text("第2组")).to_be_visible()
    lesson.group(teams[0])
    lesson.page.get_by_role("button", name="撤回上一步").click()
    expect(lesson.page.get_by_text("第 1 场")).to_be_visible()


def test_texts_of_the_interface_come_in_english_too(lesson) -> None:
    lesson.page.get_by_role("button", name="English").click()
    expect(lesson.page.get_by_role("button", name="Start the clock")).to_be_visible()
    expect(lesson.page.get_by_text("Projector connected")).to_be_visible()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_console_has_no_barrier_and_nothing_sticks_out(tab, address, width) -> None:
    page = tab(width=width)
    page.goto(address)
    for name in ("演练", "评分", "复盘", "存取"):
        page.get_by_role("navigation").get_by_role("button", name=name).click()
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("light", [False, True])
def test_projector_has_no_barrier(lesson, light) -> None:
    if light:
        lesson.page.get_by_role("button", name="亮底").click()
    for _ in range(8):
        lesson.page.keyboard.press("ArrowRight")
    expect(lesson.wall.locator(".qp-ask")).to_be_visible()
    assert barriers(lesson.wall) == []


def barriers(page) -> list[str]:
    """Name what axe finds serious."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed in tests/js")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "axe.run(document, {runOnly: {type: 'tag', values: "
        "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})"
        ".then(({violations}) => violations.map("
        "v => `${v.impact} ${v.id}: ${v.nodes.map(n => n.html.slice(0, 90)).join(' | ')}`))"
    )
    return [line for line in found if not line.startswith(("minor", "moderate"))]
