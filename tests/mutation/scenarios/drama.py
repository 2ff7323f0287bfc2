"""Drama: makes a sound scenario for a class, of any length, as plain data.

It stands in for real dramas where their size matters, and shows every part that a scenario for a
class may have: two cases (a breach that is fined, and one for another authority), cues, an
observer's sheet, a debrief, papers, exhibits, seats.
"""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]

CITE = ["行政处罚法§55.1"]
PROCEDURES = ["onsite", "order-first", "penalty", "extra"]
EXTRA = {
    "schema": "procedure/1", "procedure": "extra", "title": "另外的步骤",
    "events": {
        "transfer": "移送有权的部门", "inform_hearing": "告知听证权", "legal_review": "法制审核",
    },
}  # fmt: skip
"""Rules beside those of the course: events only."""

EVENTS = [
    ["recuse", "two_officers"],
    ["show_id", "inspect", "make_record"],
    ["close_interview"],
    ["order_correction"],
    ["recheck", "deem_overdue"],
    ["file_case", "inform", "inform_hearing", "legal_review"],
    [],
    ["serve"],
]
"""What the best options do; the seventh decision depends on the case."""

MOVE = ["transfer", "close_no_penalty"]


def option(name: str, text: str, to: object, **more: Any) -> Data:
    """Return an option; what is not said is what an ordinary best option has."""
    made = {
        "id": name, "text": text, "grade": "best", "score": {"procedure": 3}, "cite": CITE,
        "feedback": "照规矩走，每一步都留得下来。", "next": to,
    }  # fmt: skip
    return made | more


def drama(extra: int = 0, cases: int = 2) -> Data:
    """Return a drama of eight decisions and ``extra`` ones more, in so many cases."""
    late = [f"late{n}" for n in range(1, cases)]
    variants = [*late, "meter"]
    names = [f"s{n}" for n in range(len(EVENTS) + extra)]
    endings = [{"when": f"flaw == {n}", "to": to} for n, to in enumerate(("good", "fair"))]
    onward: list[object] = [*names[1:], [*endings, {"to": "bad"}]]
    scenes: Data = {}
    decisions: Data = {}
    for n, name in enumerate(names):
        # The extra decisions stand in the middle, where a case has its length.
        own = n if n < 4 else max(n - extra, 3)
        events = EVENTS[own] if own < 3 or n >= 4 + extra or n == 3 else []
        scenes[name] = {
            "where": f"第{'一二三四五六七八九十'[n % 10]}处", "minutes": 3,
            "clock": {"day": f"add_days(day0, {n})", "time": "09:30", "warn": 1},
            "beats": [
                {"who": "boss", "say": "有话好说，先坐下来。"},
                {"who": "lead", "act": "翻开本子记下时间"},
                {"who": "mate", "act": "在一旁记录"},
                {"who": "clerk", "say": "材料都在这里，您看。"},
            ],
            "decision": f"d_{name}",
        }  # fmt: skip
        decisions[f"d_{name}"] = {
            "ask": "下一步怎么做？", "by": "lead",
            "options": _options(n, own, events, onward[n], money=own == 6 and n >= 4 + extra),
        }  # fmt: skip
    return {
        "schema": "drill/1", "id": "class", "title": "样剧·课堂", "law_asof": "2026-10-04",
        "minutes": 30, "summary": "一次上门检查，合计 {total|,} 吨标准煤。",
        "jurisdiction": {
            "place": "甲市", "energy_authority": "甲市发展和改革委员会",
            "agency": "甲市发展和改革委员会", "mode": "entrusted", "unit": "甲市节能监察支队",
            "hearing_fine_min": 30000,
        },
        "objectives": [{"id": "OB1", "text": "按次序办案"}, {"id": "OB2", "text": "分清权限"}],
        "cast": _cast(),
        "facts": _facts(variants, late),
        "derive": {"total": "coal + power", "bound": "10000"},
        "findings": [
            {"id": "F_late", "when": "total >= bound", "law": "节约能源法§82"},
            {"id": "F_meter", "when": "gaps > 0", "law": "节约能源法§74"},
        ],
        "variant_expect": {name: ["F_late"] for name in late} | {"meter": ["F_meter"]},
        "conserve": ["coal + power == total"],
        "margins": [{"value": "total", "bound": "bound", "margin": 2}],
        "fines": [{"value": "fine", "law": "节约能源法§82", "when": "F_late"}],
        "demands": [{
            "id": "M1", "when": "F_late", "first": ["legal_review"], "then": ["decide_fine"],
            "text": "决定之前法制审核", "cite": ["行政处罚法§58.1"],
        }],
        "procedure": list(PROCEDURES), "state": {"seen": [0, 1]},
        "faults": {
            "U_minor": {"severity": "minor", "text": "有瑕疵", "cite": CITE},
            "U_void": {"severity": "void", "text": "站不住", "cite": CITE},
        },
        "start": "s0", "scenes": scenes, "decisions": decisions,
        "endings": {
            "good": {"title": "依法结案", "lawful": "true", "text": "案卷经得起查。", "cite": CITE,
                     "requires": ["two_officers", "show_id", "inspect", "make_record", "serve"]},
            "fair": {"title": "有瑕疵结案", "lawful": "flawed", "text": "扣了分。", "cite": CITE},
            "bad": {"title": "结论被推翻", "lawful": "false", "text": "重来。", "cite": CITE},
        },
        **_lesson(names),
    }  # fmt: skip


def _options(n: int, own: int, events: list[str], to: object, *, money: bool) -> list[Data]:
    fault = {"grade": "fault", "score": {"procedure": 0}, "feedback": "这一步错了，补起来很难。"}
    minor = option("b", "先这样办，手续以后再补上", to, fault="U_minor", events=events, **fault)
    grave = option("c", "不管这些，按自己的意思来办", to, fault="U_void", events=events, **fault)
    if not money:
        best = option("a", "照规矩办，一步一步留下记录", to, events=events)
        if own == 0:
            best["set"] = {"seen": 1}
        if own == 3:
            minor["when"] = "seen == 1"
        return [best, minor, grave]
    fine = ["hear", "decide_fine"]
    return [
        option("a", "逐条复核申辩，在幅度之内罚款", to, outcomes=[
            {"when": "F_late", "events": fine},
            {"events": fine, "fault": "U_void", **fault},
        ]),
        option("b", "写明情况，移送有权的部门处理", to, outcomes=[
            {"when": "F_meter", "events": MOVE},
            {"events": MOVE, "fault": "U_minor", **fault},
        ]),
        option("c", "口头说几句，这件事就算过去", to, fault="U_void", events=MOVE[1:], **fault),
    ]  # fmt: skip


def _cast() -> list[Data]:
    return [
        {"id": "lead", "side": "监察", "name": "周岚", "duty": "主办", "public": "持证多年"},
        {"id": "mate", "side": "监察", "name": "何川", "duty": "协办", "conflict": "妻弟在该厂"},
        {"id": "boss", "side": "企业", "name": "马建业", "duty": "副总", "public": "客气",
         "secret": "第二本台账锁在中控室柜子里", "breaks_if": "看到总表的照片", "goal": "早点结束",
         "opening": "误会一场，先喝茶。", "ladder": [{"mood": "平静", "trigger": "对方客气"}],
         "answers": [{"ask": "谁填的报告？", "say": "能源管理员填的。"}],
         "fixed": ["合计 {total|,} 吨标准煤"], "improvise": "语气", "props": ["厂牌"]},
        {"id": "clerk", "side": "企业", "name": "尹秋", "duty": "能源管理员"},
    ]  # fmt: skip


def _facts(variants: list[str], late: list[str]) -> list[Data]:
    def by(case: list[int], meter: list[int]) -> Data:
        return dict.fromkeys(late, case) | {"meter": meter}

    return [
        {"id": "variant", "pick": variants},
        {"id": "coal", "by": "variant", "int": by([9000, 16000], [3600, 5600])},
        {"id": "power", "by": "variant", "int": by([4000, 7000], [1800, 3200])},
        {"id": "gaps", "by": "variant", "int": by([0, 0], [2, 6])},
        {"id": "fine", "int": [10000, 40000], "step": 5000, "unit": "元"},
        {"id": "day0", "date": ["2026-10-12", "2026-11-20"], "workday": True},
    ]


def _lesson(names: list[str]) -> Data:
    first, second, last = names[0], names[1], names[-1]
    scale = {0: "没有做", 1: "提醒以后才做", 2: "主动做到"}
    rating = {1: "不合格", 2: "临界", 3: "合格", 4: "良好", 5: "优秀"}
    return {
        "classroom": {"minutes": 150, "people": [4, 40], "rooms": ["会议室一间"], "safeword": "暂停",
                      "phases": {"rules": 5, "prepare": 10, "hotwash": 5, "debrief": 30},
                      "stop": ["有人身体不适"]},
        "seats": [{"people": 4, "roles": [["lead"], ["mate"], ["boss"], ["clerk"]]}],
        "injects": [
            {"id": "I1", "at": f"{second}+1min", "from": "导调", "to": "boss", "channel": "耳语卡",
             "text": "推说钥匙找不到了。", "expect": ["make_record"], "minutes": 2,
             "miss": "导调请管理员开门。", "objective": "OB1", "cite": CITE},
            {"id": "I2", "type": "information", "at": f"{last}+1min", "prob": 50, "to": "all",
             "channel": "投影", "text": "门外有人拍照。"},
        ],
        "rubric": [
            {"id": "R1", "dimension": "procedure", "item": "两人到场", "critical": True,
             "objective": "OB1", "observe": first, "events": ["two_officers"], "cite": CITE},
            {"id": "R2", "dimension": "procedure", "item": "主动亮证", "scale": scale,
             "objective": "OB1", "observe": second, "events": ["show_id"], "cite": CITE},
            {"id": "R3", "dimension": "law", "item": "说清依据", "scale": scale,
             "objective": "OB2", "observe": second, "cite": CITE},
            {"id": "R4", "dimension": "law", "item": "分清权限", "scale": scale,
             "objective": "OB2", "observe": last, "cite": CITE},
            {"id": "R5", "item": "总体评定", "overall": True, "scale": rating, "observe": last,
             "cite": CITE},
        ],
        "debrief": [
            {"phase": "设场", "ask": "今天只学习，不评人。"},
            {"phase": "反应", "ask": "刚才哪一刻最别扭？"},
            {"phase": "描述", "ask": "按时间顺序说一遍。", "show": "timeline"},
            {"phase": "分析", "for": "OB1", "ask": "哪一步之后回不了头？", "show": "turning_point"},
            {"phase": "应用", "for": "OB2", "ask": "下周先改什么？", "show": "improvement"},
        ],
        "documents": [
            {"id": "D1", "kind": "xianchang-bilu", "at": second, "option": f"d_{second}=a",
             "begin": "09:30", "end": "10:30", "who": ["lead", "mate", "boss"],
             "fields": {"matter": "能源消费", "findings": "合计 {total|,} 吨标准煤"}},
            {"id": "D2", "kind": "chufa-jueding", "at": last, "when": "F_late", "issuer": "agency",
             "fields": {"fine": "罚款 {fine|,} 元"}},
        ],
        "exhibits": [
            {"id": "X1", "kind": "ledger", "title": "能源台账", "at": second, "alt": "台账，三行",
             "columns": ["项目", "吨标准煤"],
             "rows": [["煤炭", "{coal|,}"], ["电力", "{power|,}"], ["计量缺口", "{gaps}"]]},
        ],
    }  # fmt: skip
