"""An item of every kind, with fields that the banks of the course do not use."""

from __future__ import annotations

from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Case,
    Follow,
    Interaction,
    Interval,
    IntervalRule,
    Judge,
    KeyPoint,
    KnownValue,
    Match,
    Multi,
    NumberRule,
    Numeric,
    Option,
    Order,
    Part,
    Policy,
    Precision,
    Short,
    Single,
    Step,
    TextMatcher,
    Tolerance,
    Walk,
)
from quizgen.model.items import Item
from tests.unit.export.test_moodle_xml import item

FOUR = tuple(Option(id=id_, text=f"选项{id_}", why=f"因为{id_}") for id_ in "ABCD")
NUMBER = NumberRule(
    value="10.5", unit="tce", units=("tce", "kgce"), any_same_dim=False, unit_required=True,
    unit_missing_fraction="0.5", unit_wrong_fraction="0.25", tol=Tolerance(rel="0.01"),
    precision=Precision(decimals=1, mode="at_least", fraction="0.5"), close_k="2",
    close_fraction="0.5",
    also=(KnownValue(value="10500", fraction="0.5", tag="unit", why="千克。"),),
)  # fmt: skip
RANGE = IntervalRule(lo="10000", hi="50000", unit="元", one_end="0.5")
WORDS = TextMatcher(
    accept=(Accept(text="节能"), Accept(text="节约", fraction="0.5", tag="x"), Accept(pattern="省(电|煤)")),
    case_sensitive=True, ws="collapse", strip_prefix=("要",), strip_suffix=("。",),
)  # fmt: skip
KINDS: dict[str, Interaction] = {
    "single": Single(options=(*FOUR[:3], Option(id="D", text="丁", fraction="0.5", tag="t")),
                     key="A", also_key=("B",), wrong_fraction="-0.25", min="-1", round_dp=1,
                     void="full", attempt_factors=("1", "0.5")),
    "multi": Multi(options=FOUR, key=("A", "C"), max_select=3, max="2",
                   policy=Policy(name="cn_each", parameters={"each": "0.5"})),
    "judge": Judge(key=False, wrong_fraction="-1", why_true="不是。", why_false="是。"),
    "blank": Blanks(blanks=(Blank(matcher=WORDS, weight="2", why="一。"), Blank(matcher=NUMBER),
                            Blank(matcher=RANGE)), order_free=False, all_or_nothing=True, max="3"),
    "numeric": Numeric(rule=NUMBER, max="2"),
    "interval": Interval(rule=RANGE, max="2"),
    "short": Short(keypoints=(KeyPoint(id="a", any=("期限", "限期"), deny=("不限期",), points="2",
                                       text="写明期限"), KeyPoint(id="b", any=("依据",))),
                   auto=True, answer="写明期限和依据。", max="3"),
    "order": Order(entries=FOUR, key=("B", "A", "C"), distractors=("D",), before=(("B", "A"),),
                   policy=Policy(name="dag", parameters={"partial": True}), max="3"),
    "match": Match(left=FOUR[:2], right=(Option(id="1", text="甲"), Option(id="2", text="乙"),
                                         Option(id="3", text="丙")),
                   key={"A": ("1",), "B": ("2", "3")}, reuse=True, max="4"),
    "scenario": Walk(steps=(Step(id="s", text="亮证", why="先。", points="1", required=True),
                            Step(id="t", text="笔录", points="1"),
                            Step(id="u", text="收费", why="不得收费。", fatal=True)),
                     before=(("s", "t"),), order_penalty="0.5", max="2"),
}  # fmt: skip
KINDS["case"] = Case(
    parts=(
        Part(id="p", stem="多少？", interaction=Numeric(rule=NUMBER)),
        Part(id="q", stem="再算？", interaction=Numeric(rule=NUMBER),
             follow=Follow(source="p", ops=(("mul", "2"),), fraction="0.5")),
        Part(id="r", stem="是吗？", interaction=KINDS["judge"], gate="p"),
    ),
    max="3",
)  # fmt: skip
EVERY_KIND: tuple[Item, ...] = tuple(
    item(own, id=f"k-{kind}", type=kind, stem="填[[1]]、[[2]]、[[3]]。" if kind == "blank" else "问？",
         feedback="记住**这一点**。", hints=("想一想。",), cite=("节约能源法§82",), tags=("t",),
         objective="o-1", level="apply")
    for kind, own in KINDS.items()
)  # fmt: skip
