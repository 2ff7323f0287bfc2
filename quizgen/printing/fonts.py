"""Fonts: official faces by name, then free ones that a machine may have; none is shipped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A face of official documents: its name on office computers, and what may stand for it."""

    official: str
    others: tuple[str, ...]

    @property
    def stack(self) -> str:
        """Return all names for CSS."""
        return ", ".join(f'"{name}"' for name in (self.official, *self.others))


SONG = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC")
SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")

FACES = {
    "title": Face(
        "方正小标宋简体",
        ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FandolSong", *SONG, *SANS, "serif"),
    ),
    "body": Face(
        "仿宋_GB2312",
        ("FangSong_GB2312", "仿宋", "FangSong", "FandolFang", *SONG, *SANS, "serif"),
    ),
    "kai": Face(
        "楷体_GB2312", ("KaiTi_GB2312", "楷体", "KaiTi", "FandolKai", *SONG, *SANS, "serif")
    ),
    "hei": Face("黑体", ("SimHei", "FandolHei", *SANS, "sans-serif")),
    "song": Face("宋体", ("SimSun", "FandolSong", *SONG, *SANS, "serif")),
}
"""By use; generic names come last and are quoted nowhere (see ``css_stack``)."""

LATIN = "Times New Roman"


def css_stack(use: str) -> str:
    """Return the names for CSS; generic families stand without quotes."""
    stack = FACES[use].stack
    return stack.replace('"sans-serif"', "sans-serif").replace('"serif"', "serif")
