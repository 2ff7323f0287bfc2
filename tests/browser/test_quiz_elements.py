"""A quiz page in a real browser, opened from a file: every type, every way to answer it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
RIGHT = {
    "t-single": "B", "t-multi": ["A", "B", "C"], "t-judge": "false", "t-order": ["a", "b", "c", "d"],
    "t-walk": ["order", "fine"],
}  # fmt: skip


def test_every_type_is_answered_by_keyboard_alone(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    for name in ("t-single", "t-judge"):
        page.press_at(f"#{name} input")
        while page.evaluate("document.activeElement.value") != RIGHT[name]:
            page.keyboard.press("ArrowDown")
        page.press_at(f"#{name} .qg-button--main", "Enter")
    for name in RIGHT["t-multi"]:
        page.locator(f"#t-multi .qg-choice[data-id='{name}'] input").focus()
        page.keyboard.press("Space")
    page.press_at("#t-multi .qg-button--main", "Enter")
    page.press_at("#t-blank [data-gap='1']")
    page.keyboard.type("责令限期改正")
    page.keyboard.press("Tab")
    page.keyboard.type("1万元以上5万元以下")
    page.keyboard.press("Enter")
    page.enter("#t-numeric input", page.number())
    page.enter("#t-interval input", "10-30万元")
    for name in ("t-order", "t-walk"):
        for one in RIGHT[name]:
            page.locator(f"#{name} [data-id='{one}'] .qg-take").focus()
            page.keyboard.press("Enter")
        page.press_at(f"#{name} .qg-button--main", "Enter")
    for row, text in zip("ABC", ("报告义务", "不报告", "拒不整改"), strict=True):
        page.locator(f"#t-match [data-id='{row}'] select").focus()
        number = page.locator("#t-match .qg-right li").all_text_contents()
        page.keyboard.type(str(next(n for n, t in enumerate(number, 1) if text in t)))
    page.press_at("#t-match .qg-button--main", "Enter")
    page.reach("#t-short textarea")
    page.keyboard.type("先责令改正，再罚款")
    page.press_at("#t-short .qg-button--main", "Enter")
    page.press_at("#t-case [data-part='q1'] input")
    page.keyboard.type("12000")
    page.press_at("#t-case [data-part='q2'] input", "ArrowDown")
    page.press_at("#t-case .qg-button--main", "Enter")
    for name in ("t-single", "t-multi", "t-judge", "t-blank", "t-numeric", "t-interval", "t-order",
                 "t-match", "t-case", "t-walk"):  # fmt: skip
        expect(page.headline(name)).to_contain_text("回答正确")
    expect(page.headline("t-short")).to_contain_text("参考分 4")
    expect(page.locator(".qg-bar__text")).to_have_text("已答 11/11 · 得 25/29 分")


def test_every_type_is_answered_by_taps_alone(desk, practice) -> None:
    page = desk(width=360, touch=True)
    page.goto(practice)

    def tap(selector: str) -> None:
        page.locator(selector).tap()

    for name in ("t-single", "t-judge", "t-multi"):
        for one in RIGHT[name] if isinstance(RIGHT[name], list) else [RIGHT[name]]:
            tap(f"#{name} .qg-choice[data-id='{one}'] label")
        tap(f"#{name} .qg-button--main")
        expect(page.headline(name)).to_contain_text("回答正确")
    for name in ("t-order", "t-walk"):
        for one in RIGHT[name]:
            tap(f"#{name} [data-id='{one}'] .qg-entry__text")
        tap(f"#{name} .qg-button--main")
        expect(page.headline(name)).to_contain_text("回答正确")
    for row, value in zip("ABC", "123", strict=True):
        page.locator(f"#t-match [data-id='{row}'] select").select_option(value)
    tap("#t-match .qg-button--main")
    expect(page.headline("t-match")).to_contain_text("回答正确")


def test_phone_page_is_no_wider_than_its_window(desk, practice) -> None:
    page = desk(width=360, touch=True)
    page.goto(practice)
    for one in ("a", "b"):
        page.locator(f"#t-order [data-id='{one}'] .qg-take").tap()
    page.pick("t-single", "C")
    page.submit("t-single")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_to_touch_is_big_enough(desk, practice) -> None:
    page = desk(width=360, touch=True)
    page.goto(practice)
    page.locator("#t-order [data-id='a'] .qg-take").tap()
    small = page.eval_on_selector_all(
        ".qg-option, .qg-button, .qg-tool, .qg-place, .qg-pick, .qg-input",
        "nodes => nodes.map(n => [n.className, n.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.height < 44 || box.width < 44)).map(([c]) => c)",
    )
    assert small == []


def test_wrong_answer_tells_why_and_keeps_the_rest_to_itself(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    shown = page.item("t-single")
    expect(page.headline("t-single")).to_contain_text("回答错误")
    expect(shown).to_contain_text("理由丙")
    expect(shown.locator(".qg-why .qg-cite")).to_have_attribute("href", "law.html#83")
    expect(shown).not_to_contain_text("理由乙")
    expect(shown).not_to_contain_text("先改正、后处罚是")
    expect(shown).to_contain_text("再答一次最多得 50% 的分")


def test_second_attempt_earns_what_its_factor_says(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.pick("t-single", "B")
    expect(page.item("t-single").locator(".qg-verdict")).to_have_count(0)
    page.submit("t-single")
    expect(page.headline("t-single")).to_contain_text("得 1 分（满分 2 分）")
    expect(page.item("t-single")).to_contain_text("理由甲")
    expect(page.item("t-single").locator(".qg-basis a")).to_have_text("节约能源法§82")
    expect(page.locator(".qg-bar__text")).to_contain_text("得 1/29 分")


def test_answer_is_shown_after_an_attempt_and_then_earns_nothing(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    shown = page.item("t-interval")
    expect(shown.get_by_role("button", name="显示答案")).to_be_hidden()
    shown.get_by_role("textbox").fill("1-5万元")
    page.submit("t-interval")
    shown.get_by_role("button", name="显示答案").click()
    expect(shown.locator(".qg-key")).to_contain_text("10万元以上30万元以下")
    expect(shown.get_by_role("textbox")).to_be_disabled()
    shown.get_by_role("button", name="再做一遍").click()
    shown.get_by_role("textbox").fill("10-30万元")
    page.submit("t-interval")
    expect(shown).to_contain_text("已看过答案，这次不计分")
    expect(page.locator(".qg-bar__text")).to_contain_text("得 0/29 分")


def test_gap_left_empty_is_not_called_right_when_the_answer_is_shown(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    gaps = page.item("t-blank").locator(".qg-gap")
    gaps.first.fill("罚款")
    page.submit("t-blank")
    expect(page.item("t-blank").locator(".qg-mark")).to_have_text(["✗不对", "✗未填"])
    gaps.first.fill("")
    page.item("t-blank").get_by_role("button", name="显示答案").click()
    expect(page.item("t-blank").locator(".qg-mark")).to_have_text(["✗未填", "✗未填"])
    expect(page.item("t-blank").locator(".qg-key")).to_contain_text("(1) 责令限期改正")


def test_hints_come_one_by_one(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    shown = page.item("t-single")
    hint = shown.get_by_role("button", name="提示")
    hint.click()
    expect(shown.locator(".qg-hint")).to_have_text(["提示 1先看有没有责令改正。"])
    hint.click()
    expect(shown.locator(".qg-hint")).to_have_count(2)
    expect(hint).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "text", "mend"),
    [
        ("t-interval", "不少", "没有读出两端"),
        ("t-numeric", "若干", "没有读出数"),
        ("t-numeric", "1500左右", "请写确切的数"),
        ("t-numeric", "1500 斤", "认不出这个单位"),
    ],
)
def test_unreadable_answer_is_named_and_costs_no_attempt(desk, practice, name, text, mend) -> None:
    page = desk()
    page.goto(practice)
    page.item(name).get_by_role("textbox").fill(text)
    page.submit(name)
    expect(page.headline(name)).to_contain_text("读不出来")
    expect(page.item(name)).to_contain_text(mend)
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 0/11")


def test_nothing_entered_is_unanswered(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    for name in ("t-single", "t-multi", "t-blank", "t-order", "t-match", "t-case", "t-short"):
        page.submit(name)
        expect(page.headline(name)).to_contain_text("未作答")
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 0/11")


def test_known_wrong_number_gets_its_rationale(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    right = float(page.number())
    page.item("t-numeric").get_by_role("textbox").fill(f"{right / 0.1229 * 0.3:.1f}")
    page.submit("t-numeric")
    expect(page.item("t-numeric")).to_contain_text("像是用了等价值系数")


def test_other_figures_are_another_question(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    shown = page.item("t-numeric")
    seen = set()
    for _ in range(8):
        seen.add(shown.locator(".qg-stem").inner_text())
        value = page.number()
        shown.get_by_role("textbox").fill(value)
        page.submit("t-numeric")
        expect(page.headline("t-numeric")).to_contain_text("回答正确")
        shown.get_by_role("button", name="换一组数据").click()
        expect(shown.locator(".qg-verdict")).to_have_count(0)
    assert len(seen) == 8


def test_case_tells_each_part(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    shown = page.item("t-case")
    shown.get_by_role("textbox").fill("12000")
    shown.locator("[data-part='q2'] .qg-choice[data-id='true'] label").click()
    page.submit("t-case")
    verdicts = shown.locator(".qg-part .qg-headline")
    expect(verdicts).to_contain_text(["回答正确", "回答错误"])
    expect(page.headline("t-case")).to_contain_text("部分正确")
    expect(shown).to_contain_text("电耗没有超过题给限额")


def test_fatal_step_is_named(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    for one in ("fine", "order", "gift"):
        page.locator(f"#t-walk [data-id='{one}'] .qg-take").click()
    page.submit("t-walk")
    expect(page.headline("t-walk")).to_contain_text("触犯一票否决项")
    gift = page.item("t-walk").locator("[data-id='gift']")
    expect(gift.locator(".qg-mark")).to_have_text("✗一票否决")
    expect(gift).to_contain_text("违反纪律")


def test_steps_in_the_wrong_order_are_named(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    for one in ("fine", "order"):
        page.locator(f"#t-walk [data-id='{one}'] .qg-take").click()
    page.submit("t-walk")
    expect(page.item("t-walk")).to_contain_text("“责令限期改正”应当在“处以罚款”之前")


def test_sequence_moves_by_buttons_and_numbers_and_keeps_the_focus(desk, practice) -> None:
    page = desk()
    page.goto(practice)

    def order() -> list[str]:
        entries = page.locator("#t-order .qg-seq .qg-entry")
        return entries.evaluate_all("nodes => nodes.map(node => node.dataset.id)")

    for one in ("a", "b", "c"):
        page.locator(f"#t-order [data-id='{one}'] .qg-take").click()
    up = page.locator("#t-order [data-id='c'] .qg-up")
    up.focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    assert order() == ["c", "a", "b"]
    expect(up).to_be_focused()
    expect(page.locator("#t-order .qg-hidden")).to_have_text("现在是第 1 步")
    page.locator("#t-order [data-id='d'] select").select_option("2")
    assert order() == ["c", "d", "a", "b"]
    page.locator("#t-order [data-id='a'] .qg-drop").click()
    assert order() == ["c", "d", "b"]
    expect(page.locator("#t-order [data-id='a'] .qg-take")).to_be_focused()
    page.locator("#t-order [data-id='c'] select").select_option("")
    assert order() == ["d", "b"]


def test_discussion_opens_without_marks(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-open", "B")
    page.item("t-open").get_by_role("button", name="看看讨论").click()
    expect(page.item("t-open")).to_contain_text("有人看重主动说明")
    expect(page.item("t-open")).to_contain_text("各地做法不一")
    expect(page.item("t-open").locator(".qg-mark")).to_have_count(0)


def test_enter_of_an_input_method_does_not_check(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    field = page.item("t-interval").get_by_role("textbox")
    field.fill("十万")
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(page.item("t-interval").locator(".qg-verdict")).to_have_count(0)
    field.press("Enter")
    expect(page.item("t-interval").locator(".qg-verdict")).to_have_count(1)


def test_answers_come_back_after_a_reload(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.pick("t-multi", "A", "B", "C")
    page.submit("t-multi")
    page.reload()
    expect(page.locator("#t-single input[value='C']")).to_be_checked()
    expect(page.headline("t-single")).to_contain_text("回答错误")
    expect(page.headline("t-multi")).to_contain_text("回答正确")
    page.pick("t-single", "B")
    page.submit("t-single")
    expect(page.headline("t-single")).to_contain_text("得 1 分")


def test_changed_item_is_asked_again(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.evaluate(
        "localStorage.setItem('qg:specimen:record', "
        'localStorage.getItem(\'qg:specimen:record\').replace(/"h":"\\w+"/, \'"h":"old"\'))'
    )
    page.reload()
    expect(page.item("t-judge")).to_contain_text("这道题已更新")
    expect(page.item("t-judge").locator(".qg-verdict")).to_have_count(0)
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 0/11")


@pytest.mark.parametrize(
    ("kept", "said"), [("{rubbish", "已损坏"), ('{"v":99}', "另一版本保存的")]
)  # fmt: skip
def test_unreadable_record_is_named_and_begun_afresh(desk, practice, kept, said) -> None:
    page = desk()
    page.goto(practice)
    page.evaluate("text => localStorage.setItem('qg:specimen:record', text)", kept)
    page.reload()
    expect(page.locator(".qg-note--warn")).to_be_visible()
    expect(page.locator(".qg-note--warn")).to_contain_text(said)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    expect(page.headline("t-judge")).to_contain_text("回答正确")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})", "不允许保存"),
        ("Storage.prototype.setItem = () => { throw new Error('full') }", "已满"),
    ],
)  # fmt: skip
def test_without_storage_the_quiz_works_and_says_so(desk, practice, broken, said) -> None:
    page = desk()
    page.add_init_script(broken)
    page.goto(practice)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    expect(page.headline("t-judge")).to_contain_text("回答正确")
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 1/11")
    expect(page.locator(".qg-note--warn")).to_be_visible()
    expect(page.locator(".qg-note--warn")).to_contain_text(said)


def test_language_changes_everywhere_and_is_remembered(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.get_by_role("button", name="English").click()
    expect(page.headline("t-judge")).to_contain_text("Right")
    expect(page.locator(".qg-quiz__facts")).to_contain_text("Practice")
    expect(page.locator("#t-single .qg-legend")).to_contain_text("Single choice")
    page.reload()
    expect(page.locator("#t-blank .qg-gap").first).to_have_attribute("aria-label", "Gap 1")
    expect(page.locator("#t-single .qg-button--main")).to_have_text("Check")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("#t-single .qg-legend")).to_contain_text("单选题")


def test_english_texts_are_fetched_only_when_they_are_wanted(desk, practice) -> None:
    page = desk()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(practice)
    expect(page.locator("#t-single .qg-button--main")).to_have_text("检查答案")
    assert not [url for url in asked if "quizgen-en.js" in url]
    page.get_by_role("button", name="English").click()
    expect(page.locator("#t-single .qg-button--main")).to_have_text("Check")
    assert len([url for url in asked if "quizgen-en.js?" in url]) == 1
    page.get_by_role("button", name="中文").click()
    page.get_by_role("button", name="English").click()
    assert len([url for url in asked if "quizgen-en.js?" in url]) == 1


def test_page_read_in_english_shows_no_chinese_button_first(desk, practice) -> None:
    page = desk()
    page.add_init_script(
        "localStorage.setItem('qg:language', 'en'); window.shown = [];"
        "new MutationObserver(() => document.querySelectorAll('.qg-button').forEach("
        "node => shown.push(node.textContent))).observe(document, {childList: true, subtree: true})"
    )
    page.goto(practice)
    expect(page.locator("#t-single .qg-button--main")).to_have_text("Check")
    shown = set(page.evaluate("shown"))
    assert "Check" in shown
    assert "检查答案" not in shown


def test_page_without_the_english_texts_stays_chinese(desk, practice) -> None:
    page = desk()
    page.route("**/quizgen-en.js*", lambda route: route.abort())
    page.goto(practice)
    page.get_by_role("button", name="English").click()
    page.reload()
    expect(page.locator("#t-single .qg-button--main")).to_have_text("检查答案")
    expect(page.locator("#t-single .qg-legend")).to_contain_text("单选题")
    page.pick("t-judge", "false")
    page.submit("t-judge")
    expect(page.headline("t-judge")).to_contain_text("回答正确")
    page.unroute("**/quizgen-en.js*")
    page.get_by_role("button", name="English").click()
    expect(page.headline("t-judge")).to_contain_text("Right")


@pytest.mark.parametrize("name", ["practice.html", "dark.html"])
def test_page_with_answers_has_no_barrier(desk, practice, axe, name) -> None:
    page = desk()
    page.goto(practice.replace("practice.html", name))
    assert axe(page) == []
    page.pick("t-single", "C")
    page.submit("t-single")
    page.pick("t-multi", "A", "D")
    page.submit("t-multi")
    page.item("t-multi").get_by_role("button", name="显示答案").click()
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.locator("#t-order [data-id='x'] .qg-take").click()
    page.submit("t-order")
    page.item("t-interval").get_by_role("textbox").fill("不少")
    page.submit("t-interval")
    assert axe(page) == []


def test_page_without_script_can_be_read_and_prints_no_answers(desk, practice) -> None:
    page = desk(java_script_enabled=False)
    page.goto(practice)
    expect(page.locator("#t-single")).to_contain_text("处一万元以上五万元以下罚款")
    expect(page.locator("#t-order select")).to_have_count(5)
    expect(page.locator("#t-order select").last).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("理由乙")


def test_print_hides_what_was_answered(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    for one in RIGHT["t-order"]:
        page.locator(f"#t-order [data-id='{one}'] .qg-take").click()
    page.submit("t-order")
    entries = page.locator("#t-order .qg-entry")
    page.emulate_media(media="print")
    expect(page.locator("#t-judge .qg-status")).to_be_hidden()
    expect(page.locator("#t-judge .qg-why").first).to_be_hidden()
    expect(page.locator("#t-judge .qg-tools")).to_be_hidden()
    color = "node => getComputedStyle(node).backgroundColor"
    shades = page.locator("#t-judge .qg-choice").evaluate_all(f"nodes => nodes.map({color})")
    assert set(shades) == {"rgba(0, 0, 0, 0)"}
    tops = entries.evaluate_all(
        "nodes => nodes.map(n => [n.getBoundingClientRect().top, n.dataset.i]).sort((a, b) => a[0] - b[0])"
    )
    assert [place for _, place in tops] == ["0", "1", "2", "3", "4"]


def test_elements_work_when_another_page_is_swapped_in(desk, practice, folder) -> None:
    """What instant navigation of other people's sites does: scripts do not run again."""
    page = desk()
    page.goto(practice)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.evaluate(
        """html => {
          const next = new DOMParser().parseFromString(html, 'text/html').querySelector('article');
          document.querySelector('article').replaceWith(next);
        }""",
        (folder / "practice.html").read_text(encoding="utf-8"),
    )
    expect(page.locator(".qg-language")).to_have_count(1)
    expect(page.locator("#t-single .qg-tools")).to_have_count(1)
    expect(page.headline("t-judge")).to_contain_text("回答正确")
    page.pick("t-single", "B")
    page.submit("t-single")
    expect(page.headline("t-single")).to_contain_text("回答正确")
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 2/11")


def test_element_moved_within_a_page_is_wired_once(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.evaluate("document.querySelector('article').append(document.querySelector('qg-quiz'))")
    expect(page.locator(".qg-language")).to_have_count(1)
    expect(page.locator("#t-single .qg-tools")).to_have_count(1)
    page.locator("#t-order [data-id='a'] .qg-take").click()
    expect(page.locator("#t-order .qg-seq .qg-entry")).to_have_count(1)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 1/11")


def test_script_in_the_head_and_twice_defines_everything_once(desk, practice, folder) -> None:
    text = (folder / "practice.html").read_text(encoding="utf-8")
    script = '<script src="quizgen.js"></script>'
    (folder / "head.html").write_text(text.replace("</head>", f"{script}</head>"), encoding="utf-8")
    page = desk()
    page.goto(practice.replace("practice.html", "head.html"))
    expect(page.locator("#t-single .qg-tools")).to_have_count(1)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    expect(page.headline("t-judge")).to_contain_text("回答正确")
