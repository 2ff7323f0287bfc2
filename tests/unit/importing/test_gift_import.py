from __future__ import annotations

from collections import Counter

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.importing import detect, importers
from quizgen.importing.base import Imported
from quizgen.model.interactions import Judge, Match, Multi, Single

GIFT = exporters()["gift"]

FILE = """// by hand
$CATEGORY: x

::一:: 罚款\\: 几 \\= ? {=一万元 # 对 ~五万元#错 ~%50%十万元 ####要点}

[plain]2 < 3 {T#错了#对了}

{#3..5}

年能耗 {#=5:0.5 =%50%6:0#近} 吨

由 {=机关 =%50%部门} 决定。

配对 { =甲 -> 1 =乙 -> 2 = -> 3 }

多选 {~%50%a ~%50%b ~%-100%c}

讨论 {}

没有问题的一段话。

坏 {=a {b}

无括号 }

坏数 {#abc}
"""


def test_gift_bad_questions_are_told_at_their_lines() -> None:
    into = Imported(Report())
    importers()["gift"].read(FILE.encode(), "a.gift", into)
    found = [str(one).partition("\n")[0] for one in into.report.diagnostics]
    assert found == [
        "a.gift:8:1: error[QG604]: not taken: it asks nothing",
        "a.gift:18:1: warning[QG605]: left behind: the words by which points are found; write them into `any`",
        "a.gift:20:1: warning[QG605]: left behind: a text that asks nothing",
        "a.gift:22:1: error[QG604]: not taken: there is a brace among the answers; is a blank line missing?",
        "a.gift:24:1: error[QG604]: not taken: the braces around the answers do not fit",
        "a.gift:26:1: error[QG604]: not taken: `abc` is not a number",
    ]


def test_gift_questions_by_hand_become_items(take) -> None:
    items, _, _ = take("gift", FILE.encode())
    first, truth, number, words, pairs, many, essay = items.values()
    assert first.stem == "罚款: 几 = ?"
    assert isinstance(first.interaction, Single)
    assert [o.text for o in first.interaction.options] == ["一万元", "五万元", "十万元"]
    assert [o.why for o in first.interaction.options] == ["对", "错", ""]
    assert first.interaction.options[2].fraction == "0.5"
    assert first.feedback == "要点"
    assert isinstance(truth.interaction, Judge)
    assert (truth.interaction.why_true, truth.interaction.why_false) == ("对了", "错了")
    assert truth.stem == "2 \\< 3"
    assert (number.interaction.rule.value, number.interaction.rule.also[0].why) == ("5", "近")
    assert words.stem == "由[[1]]决定。"
    assert [a.fraction for a in words.interaction.blanks[0].matcher.accept] == ["1", "0.5"]
    assert isinstance(pairs.interaction, Match)
    assert [r.text for r in pairs.interaction.right] == ["1", "2", "3"]
    assert isinstance(many.interaction, Multi)
    assert (many.interaction.key, many.interaction.policy.name) == (("A", "B"), "cn_proportional")
    assert essay.type == "short"


def test_gift_without_utf_8_is_told() -> None:
    into = Imported(Report())
    importers()["gift"].read("甲\n乙".encode("gbk"), "a.gift", into)
    assert "not UTF-8" in str(into.report.diagnostics[0])


def test_detect_knows_gift() -> None:
    assert detect(b"::a:: b {T}", ".txt") == "gift"
    assert detect(b"x", ".gift") == "gift"


def test_gift_round_trip_gives_the_same_item_or_the_announced_difference(take, variants) -> None:
    from tests.unit.importing.test_moodle_round_trip import ids, lettered

    every, files = variants
    items = [item for item in every if not GIFT.refuses(item)]
    back, into, _ = take("gift", files["gift"])
    assert {found.code for found in into.report.diagnostics} <= {"QG605"}
    same: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for name, item in zip(ids(items), items, strict=True):
        losses = list(GIFT.losses(item))
        if name not in back:
            assert any("several questions" in loss for loss in losses), name
            assert any(id_.startswith(f"{name}-") for id_ in back), name
            other[item.type] += 1
            continue
        found = back[name]
        assert (found.cite, found.level, found.basis, found.tags) == (
            item.cite, item.level, item.basis, item.tags,
        ), name  # fmt: skip
        assert "".join(found.given.split()) == "".join(item.given.split()), name
        if without_points(found, lettered) == without_points(item, lettered):
            same[item.type] += 1
        else:
            other[item.type] += 1
        if lettered(found) != lettered(item):
            assert losses, name
        if item.type == "order":
            assert order_changes(lettered(found), lettered(item)) <= announced(losses), name
    print("same", dict(same), "announced", dict(other))
    assert {kind for kind in ("single", "judge", "multi") if other[kind]} == set()


def order_changes(back, own) -> set[str]:
    """What of an order is not the same."""
    texts = [{k: v for k, v in one.items() if k != "why"} for one in own["entries"]]
    return {
        *(["max"] if back["max"] != own["max"] else []),
        *(["policy"] if back.get("policy") != own.get("policy") else []),
        *(["why"] if own["entries"] != texts and back["entries"] != own["entries"] else []),
        *(["key"] if back["key"] != own["key"] else []),
        *(["distractors"] if back.get("distractors") != own.get("distractors") else []),
        *(["entries"] if len(back["entries"]) != len(own["entries"]) else []),
    }


def announced(losses: list[str]) -> set[str]:
    """What the losses say of an order."""
    signs = {"points,": "max", "entries are marked by place": "policy", "rationales": "why"}
    return {what for sign, what in signs.items() if any(one.startswith(sign) for one in losses)}


def without_points(item, lettered) -> object:
    data = dict(lettered(item))
    data.pop("max")
    return data
