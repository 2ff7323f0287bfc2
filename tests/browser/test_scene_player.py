"""A drill in a real browser, opened from a file: by keys, by taps, on paper, without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quizgen.diagnostics import Report
from quizgen.documents.scenes import dossier_of
from quizgen.drills.facts import spread
from quizgen.drills.machine import Machine
from quizgen.drills.program import build, world_of
from quizgen.drills.walk import replay
from quizgen.loading.project import load
from quizgen.web.addresses import CASES
from quizgen.web.scene_papers import files
from quizgen.web.scenes import scene_html

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def project():
    return load(ROOT, Report())


@pytest.fixture(scope="module")
def address(project, skeleton):
    return addresses(project, skeleton, "liangzheng")


@pytest.fixture(scope="module")
def drama(project, skeleton, folder):
    """The drama with documents of its own, beside its page."""
    for name, text in files(project).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return addresses(project, skeleton, "yifa")["default"]


def addresses(project, skeleton, name: str) -> dict[str, str]:
    scenario = project.scenarios[name]
    link = lambda cited: (f"#{cited}", "要旨")  # noqa: E731
    body = scene_html(scenario, project, link=link, root="./")
    return {
        scheme: skeleton(f"{name}-{scheme}.html", body, scheme) for scheme in ("default", "slate")
    }


@pytest.fixture
def begin(tab, address):
    """Open the page of the drill and start a case."""

    def run(case: int = 0, scheme: str = "default", home: str = "", start="开始办案", **options):
        page = tab(**options)
        page.goto(home or address[scheme])
        page.locator(".qs-case").select_option(str(case))
        page.get_by_role("button", name=start).click()
        return page

    return run


def best_way(project, case: int, name: str = "liangzheng") -> tuple[list[str], str]:
    """Return the best options of a case and the ending they lead to, as Python walks it."""
    scenario = project.scenarios[name]
    program = build(scenario, project.procedures)
    machine = Machine(program, world_of(program, spread(scenario, CASES)[case].values))
    choices: list[str] = []
    while True:
        walk = replay(machine, choices)
        if walk.ending:
            return choices, scenario.endings[walk.ending].title.text
        moves = [machine.choices[move.choice] for move in machine.moves(walk.state)]
        best = [m.option.id for m in moves if m.result.source and m.result.source.grade == "best"]
        choices.append(best[0])


def number_of(page, option: str) -> int:
    """Return the number under which an option stands now."""
    shown = page.locator(".qs-stage .qs-choices button > span").all_text_contents()
    texts = page.locator(f".qg-scene__text li[data-option='{option}']").all_text_contents()
    return next(n for n, text in enumerate(shown, 1) if text in texts)


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent")


@pytest.mark.parametrize("case", range(CASES))
def test_best_options_by_keys_alone_lead_where_python_says(begin, project, case) -> None:
    page = begin(case)
    choices, title = best_way(project, case)
    for choice in choices:
        heading = page.locator(".qs-stage [role=heading]").first.text_content()
        assert focused(page) == heading
        page.keyboard.press(str(number_of(page, choice)))
        expect(page.locator(".qs-told .qs-verdict")).to_have_text("最妥当")
        page.keyboard.press("Tab")
        while focused(page) != "继续":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.locator(".qs-ending [role=heading]")).to_have_text(title)
    assert title in {"依法结案", "查清不罚，依法结案"}
    expect(page.get_by_text("到最后都没有走上绝路。")).to_be_visible()
    expect(page.locator(".qs-record > li")).to_have_count(len(choices))


def test_fault_by_taps_is_explained_with_its_law_and_reckoned_up(begin) -> None:
    page = begin(width=360, touch=True)
    for option in ("keep", "push", "sign", "seize"):
        page.locator(f".qs-choices li:nth-child({number_of(page, option)}) button").tap()
        expect(page.locator(".qs-told .qs-verdict")).to_have_text("违法或有错")
        expect(page.locator(".qs-told .qs-broke a.qg-cite").first).to_be_visible()
        page.get_by_role("button", name="继续", exact=True).tap()
    for option in ("patch", "fine"):
        page.locator(f".qs-choices li:nth-child({number_of(page, option)}) button").tap()
        page.get_by_role("button", name="继续", exact=True).tap()
    expect(page.locator(".qs-ending [role=heading]")).to_have_text("办案的人被追责")
    first = page.locator(".qs-record > li").first
    expect(first.locator(".qs-turned")).to_contain_text("已经不可能依法结案")
    expect(page.locator(".qs-record .qs-turned")).to_have_count(1)
    expect(first.locator(".qs-pair > div")).to_have_count(2)
    expect(first.get_by_text(re.compile(r"少得 \d 分"))).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide


def test_lawful_way_beside_a_lost_walk_takes_no_side_in_a_discussion(project, skeleton, tab):
    page = tab()
    page.goto(addresses(project, skeleton, "jujue-jiancha")["default"])
    page.get_by_role("button", name="开始办案").click()
    for text in ("不必再去", "赶紧补一份材料"):
        page.locator(".qs-choices button").filter(has_text=text).click()
        page.get_by_role("button", name="继续", exact=True).click()
    met = page.locator(".qs-record > li").filter(has_text="法制学习")
    expect(met.locator(".qs-pair > div")).to_have_text("讨论题，没有唯一的答案")


def test_status_says_each_new_scene_and_each_verdict(begin) -> None:
    page = begin()
    status = page.locator("qg-scene > [role=status]")
    expect(status).to_have_text("支队会议室，出发之前")
    page.keyboard.press(str(number_of(page, "alone")))
    expect(status).to_have_text("不妥")
    page.get_by_role("button", name="继续", exact=True).click()
    expect(status).to_have_text("厂区大门")


def test_undo_restart_and_another_case(begin) -> None:
    page = begin()
    page.keyboard.press(str(number_of(page, "alone")))
    page.get_by_role("button", name="继续", exact=True).click()
    page.get_by_role("button", name="撤回一步").click()
    expect(page.locator(".qs-stage [role=heading]")).to_have_text("支队会议室，出发之前")
    assert page.get_by_role("button", name="撤回一步").count() == 0
    page.keyboard.press(str(number_of(page, "swap")))
    page.get_by_role("button", name="继续", exact=True).click()
    page.get_by_role("button", name="从头再来").click()
    expect(page.locator(".qs-stage .qs-step")).to_have_text("第 1 步")
    before = page.locator(".qs-stage").inner_text()
    page.get_by_role("button", name="换一组事实").click()
    expect(page.locator(".qs-case")).to_have_value("1")
    page.locator(".qs-case").select_option("2")  # two cases may begin with the same words
    page.get_by_role("button", name="开始办案").click()
    assert page.locator(".qs-stage").inner_text() != before


def test_walk_is_taken_up_after_a_reload(begin) -> None:
    page = begin(3)
    page.keyboard.press(str(number_of(page, "swap")))
    page.get_by_role("button", name="继续", exact=True).click()
    page.reload()
    page.get_by_role("button", name="继续上次").click()
    expect(page.locator(".qs-stage [role=heading]")).to_have_text("厂区大门")
    expect(page.locator(".qs-stage .qs-step")).to_have_text("第 2 步")


def test_scene_of_one_person_shows_what_only_then_happens(begin) -> None:
    page = begin()
    page.keyboard.press(str(number_of(page, "alone")))
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page.locator(".qs-stage").get_by_text("独自一人到了门口")).to_be_visible()
    expect(page.locator(".qs-stage").get_by_text("赶到门口，与主办会合")).to_be_hidden()
    assert page.locator(".qs-stage .qs-maybe").count() == 0
    page.keyboard.press(str(number_of(page, "wait")))
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page.locator(".qs-stage").get_by_text("赶到门口，与主办会合")).to_be_visible()
    assert "wait" not in page.locator(".qs-stage").inner_html()


def test_forbidden_storage_does_no_harm(tab, address) -> None:
    page = tab()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
    )
    page.goto(address["default"])
    page.get_by_role("button", name="开始办案").click()
    page.keyboard.press(str(number_of(page, "swap")))
    expect(page.locator(".qs-told .qs-verdict")).to_have_text("最妥当")


def test_text_is_there_without_script_and_gives_nothing_away(tab, address) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address["default"])
    shown = page.locator("qg-scene").inner_text()
    assert "厂区大门" in shown
    assert "盖委托机关印章，当面宣告交付，做好送达记录" in shown
    assert "足以让人怀疑公正" not in shown
    assert "最妥当" not in shown
    assert "结论被推翻" not in shown


def test_element_survives_being_taken_out_and_put_back(begin) -> None:
    page = begin()
    page.evaluate("""() => {
        const scene = document.querySelector("qg-scene");
        const home = scene.parentElement;
        scene.remove();
        home.append(scene);
    }""")
    expect(page.get_by_role("button", name="开始办案")).to_have_count(1)
    page.get_by_role("button", name="开始办案").click()
    page.keyboard.press(str(number_of(page, "swap")))
    expect(page.locator(".qs-told")).to_have_count(1)


def test_paper_holds_the_text_before_and_the_record_afterwards(begin, tab, address) -> None:
    page = tab()
    page.goto(address["default"])
    page.emulate_media(media="print")
    expect(page.locator(".qg-scene__text [data-node='3']")).to_be_visible()
    expect(page.get_by_role("button", name="开始办案")).to_be_hidden()
    page = begin()
    for option in ("swap", "leave"):
        page.keyboard.press(str(number_of(page, option)))
        page.get_by_role("button", name="继续", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".qs-record")).to_be_visible()
    expect(page.locator(".qg-scene__text")).to_be_hidden()
    expect(page.get_by_role("button", name="从头再来")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_state_of_the_player_has_a_barrier(begin, tab, address, axe, scheme) -> None:
    page = tab()
    page.goto(address[scheme])
    assert axe(page) == []
    page = begin(scheme=scheme)
    assert axe(page) == []
    page.keyboard.press(str(number_of(page, "keep")))
    assert axe(page) == []
    page.get_by_role("button", name="继续", exact=True).click()
    page.keyboard.press(str(number_of(page, "leave")))
    page.get_by_role("button", name="继续", exact=True).click()
    assert axe(page) == []
    page.locator(".qs-map summary").click()
    assert axe(page) == []


def pressed(page, *options: str) -> None:
    for option in options:
        page.keyboard.press(str(number_of(page, option)))
        page.get_by_role("button", name="继续", exact=True).click()


def test_time_line_keeps_what_was_lawful_and_names_the_law_of_what_was_not(begin, drama) -> None:
    page = begin(home=drama)
    pressed(page, "letter", "swap", "show", "report", "note", "instead")
    pressed(page, "copy", "gloss")
    lines = page.locator(".qs-record > li")
    expect(lines.nth(0)).to_contain_text(
        "这样也合法，更好的是：用市发改委的名义，法定义务逐项都列进去"
    )
    expect(lines.nth(1)).to_contain_text("合法走法：相同")
    turned = lines.nth(5)
    expect(turned.locator(".qs-turned")).to_be_visible()
    expect(turned.locator(".qs-broke .qg-cite").first).to_be_visible()
    expect(turned.locator(".qs-pair > div").nth(1)).to_contain_text("注明拒签的情况和理由")
    expect(lines.nth(7)).to_contain_text("合法走法没有这一步")
    expect(lines.last).to_contain_text("合法走法：全部材料按次序归档")
    expect(lines.last.locator(".qs-pair > div")).to_have_count(1)


def test_undos_are_counted_and_survive_a_reload(begin) -> None:
    page = begin()
    pressed(page, "alone")
    page.get_by_role("button", name="撤回一步").click()
    pressed(page, "alone")
    page.get_by_role("button", name="撤回一步").click()
    pressed(page, "alone")
    page.reload()
    page.get_by_role("button", name="继续上次").click()
    pressed(page, "leave")
    expect(page.get_by_text("撤回 2 次。")).to_be_visible()


def test_examination_takes_nothing_back_and_tells_nothing_before_the_end(begin) -> None:
    page = begin(start="按考核办案")
    page.keyboard.press(str(number_of(page, "alone")))
    expect(page.locator(".qs-stage .qs-step")).to_have_text("第 2 步")
    expect(page.get_by_role("button", name="撤回一步")).to_have_count(0)
    expect(page.get_by_role("button", name="从头再来")).to_have_count(0)
    expect(page.locator(".qs-stage .qs-record")).to_be_hidden()
    page.reload()
    page.get_by_role("button", name="继续上次").click()
    expect(page.get_by_role("button", name="撤回一步")).to_have_count(0)
    page.keyboard.press(str(number_of(page, "leave")))
    expect(page.locator(".qs-how")).to_have_text("按考核办案（不能撤回）")
    expect(page.locator(".qs-record .qs-verdict").first).to_be_visible()


def test_page_of_an_examination_offers_no_practice(project, skeleton, tab) -> None:
    body = scene_html(project.scenarios["liangzheng"], project, exam=True)
    page = tab()
    page.goto(skeleton("exam.html", body))
    expect(page.get_by_role("button", name="按考核办案")).to_be_visible()
    expect(page.get_by_role("button", name="开始办案")).to_have_count(0)


def test_address_names_the_seed(tab, address) -> None:
    page = tab()
    page.goto(f"{address['default']}?seed=2")
    seeds = page.eval_on_selector(
        "qg-scene", "n => JSON.parse(n.dataset.scene).cases.map(c => c.seed)"
    )
    expect(page.locator(".qs-case")).to_have_value(str(seeds.index(2)))
    expect(page.locator(".qs-case option:checked")).to_have_text("种子 2")
    page.goto(f"{address['default']}?seed=nonsense")
    expect(page.locator(".qs-case")).to_have_value("0")


def test_documents_made_on_the_way_open_filled_with_the_facts_of_the_case(begin, project, drama):
    case = 2
    page = begin(case, home=drama)
    choices, _ = best_way(project, case, "yifa")
    pressed(page, *choices)
    scenario = project.scenarios["yifa"]
    facts = spread(scenario, CASES)[case]
    made = dossier_of(scenario, facts, project.register).documents
    wanted = [
        document.kind.title
        for document in made
        if scenario.documents[document.id].option is None
        or scenario.documents[document.id].option.id in choices
    ]
    links = page.locator(".qs-papers li")
    assert sorted(links.all_text_contents()) == sorted(wanted)
    assert len(wanted) >= 4
    with page.expect_popup() as opened:
        links.first.locator("a").click()
    paper = opened.value
    expect(paper.locator(".sheet:visible")).to_have_count(1)
    expect(paper.locator(".sheet:visible")).to_contain_text(str(facts.values["firm"]))


def test_nothing_was_made_where_nothing_was_chosen_rightly(begin, drama) -> None:
    page = begin(home=drama)
    pressed(page, "other", "swap", "show", "report", "note", "instead", "copy", "gloss")
    expect(page.get_by_text("这一路做成的文书")).to_be_visible()
    shown = page.locator(".qs-papers a").all_text_contents()
    assert "节能监察通知书" not in shown


def test_map_shows_where_one_stands_and_scrolls_on_a_phone(begin, project, drama) -> None:
    page = begin(home=drama, width=390, touch=True)
    page.locator(".qs-map summary").tap()
    scenario = project.scenarios["yifa"]
    boxes = page.locator(".qs-map [data-at]")
    expect(boxes).to_have_count(len(scenario.scenes) + len(scenario.endings))
    here = page.locator(".qs-map .qs-here title")
    expect(here).to_have_text(scenario.scenes["task"].where.text)
    page.locator(f".qs-choices li:nth-child({number_of(page, 'full')}) button").tap()
    page.get_by_role("button", name="继续", exact=True).tap()
    expect(here).to_have_text(scenario.scenes["car"].where.text)
    sheet = "document.querySelector('.qs-map__sheet')"
    assert page.evaluate(f"{sheet}.scrollWidth > {sheet}.clientWidth")
    page.locator(".qs-map label").tap()
    assert page.evaluate(f"{sheet}.scrollWidth <= {sheet}.clientWidth")
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_time_line_prints_without_buttons_and_with_room_for_a_name(begin) -> None:
    page = begin()
    pressed(page, "alone", "leave")
    expect(page.locator(".qs-sign")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".qs-sign")).to_be_visible()
    expect(page.locator(".qs-record > li").first).to_be_visible()
    expect(page.get_by_role("button", name="打印我的办案时间线")).to_be_hidden()


def test_lawful_way_waits_at_the_end_of_the_text_without_script(tab, drama, project) -> None:
    page = tab(java_script_enabled=False)
    page.goto(drama)
    way = page.locator(".qs-way")
    expect(way.locator("li").first).to_be_hidden()
    way.locator("summary").click()
    choices, _ = best_way(project, 0, "yifa")
    expect(way.locator("li")).to_have_count(len(choices))
    page.locator(".qs-map summary").click()
    expect(page.locator(".qs-map svg")).to_be_visible()


def test_given_rules_stay_at_hand_while_the_drill_is_played(begin, project, skeleton) -> None:
    home = addresses(project, skeleton, "weibao-baogao")["default"]
    rule = project.scenarios["weibao-baogao"].given[-1].text.split("{")[0]
    page = begin(0, home=home)
    rules = page.locator(".qs-rules")
    expect(rules.get_by_text(rule)).to_be_hidden()
    rules.locator("summary").click()
    expect(rules.get_by_text(rule)).to_be_visible()
    page.get_by_role("button", name="换一组事实").click()
    expect(rules).to_be_hidden()


def test_disputed_point_is_called_so_once_in_the_record(begin, project, skeleton) -> None:
    home = addresses(project, skeleton, "weibao-baogao")["default"]
    page = begin(0, home=home)
    for _ in range(2):
        page.keyboard.press("1")
        page.locator(".qs-go").click()
    while not page.locator(".qs-ending").count():
        page.locator(".qs-stage .qs-choices button").last.click()
        page.locator(".qs-go").click()
    expect(page.locator(".qs-line .qs-record").get_by_text("讨论题，没有唯一的答案")).to_have_count(
        1
    )
