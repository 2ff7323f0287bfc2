"""Profiles: the tables of other systems: how their columns are called and their types are coded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTION = re.compile(r"(?:选项|答案选项)?([A-Z])(?:选项|项|内容)?|选项([A-Z])内容?")
_NUMBERS = {sign: n for n, sign in enumerate("一二三四五六七八九十")}
_ABOUT = re.compile(r"选项([一二三四五六七八九十])(内容|是否正确)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A layout: the names of its columns by what they hold.

    ``needs`` are names that no other layout has together; of two layouts that fit, the one that
    knows more columns is taken.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    columns: Mapping[str, str]
    """Name of a column to stem, type, answer, why, id, tag or note (left behind)."""
    types: Mapping[str, str] = field(default_factory=dict)
    """Codes of types, which other layouts use for others."""
    by: str = "row"
    """``row``: a question a row; ``option``: an option a row; ``flags``: each option says whether
    it is right; ``own``: what our own exporter writes."""
    typed: bool = True
    """Whether a blank cell for the type is a fault."""


_LETTERS = {f"选项{sign}": f"option {sign}" for sign in "ABCDEFGH"}

PROFILES = (
    Profile(
        name="quizgen",
        title="quizgen 自己导出的题库",
        needs=("题号", "题干", "答案", "认知层次"),
        columns={},
        by="own",
    ),
    Profile(
        name="kaoshibao",
        title="考试宝",
        needs=("题干", "题型", "正确答案"),
        columns={"题干": "stem", "题型": "type", **_LETTERS, "正确答案": "answer", "解析": "why",
                 "章节": "tag"},
    ),
    Profile(
        name="kaoshi",
        title="kaoshi 题库（带题库名称、难度）",
        needs=("题库名称", "题型", "难度", "题干", "正确答案"),
        columns={"题库名称": "tag", "题型": "type", "难度": "note", "题干": "stem", **_LETTERS,
                 "正确答案": "answer", "解析": "why"},
    ),
    Profile(
        name="examstack",
        title="ExamStack",
        needs=("题目", "类型", "答案", "所属知识点"),
        columns={"题目": "stem", "类型": "type", "答案": "answer", "解析": "why", **_LETTERS,
                 "分值": "note", "难度": "note", "所属知识点": "tag", "知识类": "tag",
                 "出处": "note", "知识点": "tag", "知识关键点": "note", "试题解析": "why"},
        types={"1": "single", "2": "multi", "3": "judge", "4": "blank", "5": "short"},
    ),
    Profile(
        name="yfexam",
        title="云帆考试（一行一个选项）",
        needs=("题目序号", "题目内容", "选项内容", "是否正确项"),
        columns={"题目序号": "id", "题目类型": "type", "题目内容": "stem", "整体解析": "why",
                 "题目图片": "note", "题目视频": "note", "所属题库": "tag", "是否正确项": "right",
                 "选项内容": "option", "选项解析": "option why", "选项图片": "note"},
        types={"1": "single", "2": "multi", "3": "judge"},
        by="option",
    ),
    Profile(
        name="ted-back",
        title="ted-back（0单选1判断2多选，答案用逗号）",
        needs=("问题", "题型", "人员类型", "答案"),
        columns={"问题": "stem", "题型": "type", "人员类型": "tag", **_LETTERS, "答案": "answer"},
        types={"0": "single", "1": "judge", "2": "multi"},
    ),
    Profile(
        name="datiba",
        title="答题吧",
        needs=("题目", "选项A", "选项B", "正确选项"),
        columns={"题目": "stem", **_LETTERS, "正确选项": "answer", "解析": "why"},
        typed=False,
    ),
    Profile(
        name="alanosy",
        title="Alanosy 在线考试（每个选项注明是否正确）",
        needs=("试题类型", "题干", "选项一内容", "选项一是否正确"),
        columns={"试题类型": "type", "题干": "stem", "解析": "why"},
        types={"1": "single", "2": "multi", "3": "judge", "4": "short"},
        by="flags",
    ),
    Profile(
        name="annotation",
        title="分题型工作表（试题、答案、知识点名称）",
        needs=("试题", "答案", "知识点名称"),
        columns={"序号": "id", "题目分类": "tag", "题目难度": "note", "所属范围": "tag",
                 "试题": "stem", **_LETTERS, "答案": "answer", "知识点名称": "tag"},
        typed=False,
    ),
    Profile(
        name="police",
        title="问题、选项、答案",
        needs=("问题", "选项A", "选项B", "答案"),
        columns={"问题": "stem", **_LETTERS, "答案": "answer"},
        typed=False,
    ),
    Profile(
        name="ctf",
        title="问题描述、选项、正确答案、分数",
        needs=("问题描述", "正确答案"),
        columns={"问题描述": "stem", **_LETTERS, "正确答案": "answer", "分数": "note"},
        typed=False,
    ),
)  # fmt: skip


def field_of(profile: Profile, head: str) -> str:
    """Return what a column holds, "" where the layout does not know it."""
    if profile.by == "flags" and (found := _ABOUT.fullmatch(head)):
        sign = chr(ord("A") + _NUMBERS[found[1]])
        return f"option {sign}" if found[2] == "内容" else f"right {sign}"
    return profile.columns.get(head, "")


def fitting(heads: set[str], wanted: str = "") -> Profile | None:
    """Return the layout whose columns these are, or ``None``."""
    fits = [
        one for one in PROFILES if set(one.needs) <= heads and (not wanted or one.name == wanted)
    ]
    return max(
        fits,
        key=lambda one: (one.by == "own", len(heads & set(one.columns)), len(one.needs)),
        default=None,
    )


LAYOUTS = ", ".join(one.name for one in PROFILES)
