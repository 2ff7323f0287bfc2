"""Kinds: what kinds of documents there are, and which fields each has by which provision."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from quizgen.source import load_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER = (
    "jiancha-tongzhi", "xianchang-bilu", "xunwen-bilu", "xianxing-dengji", "zeling-zhenggai",
    "li-an", "diaocha-baogao", "chufa-gaozhi", "chenshu-fuhe", "tingzheng-bilu", "fazhi-shenhe",
    "jiti-taolun", "chufa-jueding", "songda-huizheng", "yisong-han", "jie-an",
)  # fmt: skip
"""As a case goes."""

LOOKS = ("letter", "form", "record")
VALUES = (
    "text", "date", "time", "minutes", "list", "officers", "seal", "signature", "money",
    "citation", "days", "table",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a document says."""

    id: str
    label: str
    kind: str
    required: bool = False
    cite: str = ""
    """The provision that asks for it; "" where only practice does."""
    columns: tuple[str, ...] = ()
    grave: bool = False
    """Whether reviews fail the whole file where it is missing."""
    lines: int = 0
    """Lines to write on in a blank form; 0 for as many as its kind of value has."""
    needed_by: str = ""
    """The field beside which it must be filled in; "" where it stands alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the layout: a shape, what it shows, and the field it depends on."""

    shape: str
    shows: str | tuple[str, ...]
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of document."""

    id: str
    title: str
    purpose: str
    signs: str
    """Who signs or seals it."""
    look: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    body: tuple[Part, ...] = ()
    penalties: Mapping[str, str] = field(default_factory=dict)
    """How each kind of penalty reads, by the field that says whether it is given."""
    penalties_label: str = ""
    """What they are called together, in a form."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Return all kinds by id, as a case goes."""
    folder = files("quizgen.documents").joinpath("kinds")
    return {
        name: _kind(name, load_plain(folder.joinpath(f"{name}.yaml").read_text("utf-8")))
        for name in ORDER
    }


def _kind(name: str, read: dict[str, Any]) -> Kind:
    fields = {}
    for entry in read["fields"]:
        columns = tuple(entry.pop("columns", ()))
        fields[entry["id"]] = Field(**entry, columns=columns)
    return Kind(
        id=name,
        title=read["title"],
        purpose=read["purpose"],
        signs=read["signs"],
        look=read["look"],
        fields=fields,
        body=tuple(_part(dict(entry)) for entry in read["body"]),
        penalties=read.get("penalties", {}),
        penalties_label=read.get("penalties_label", ""),
    )


def _part(read: dict[str, Any]) -> Part:
    condition = read.pop("if", "")
    ((shape, shows),) = read.items()
    return Part(shape, tuple(shows) if isinstance(shows, list) else shows, condition)


@cache
def texts() -> Mapping[str, Any]:
    """Return the words that stand on every kind of document."""
    text = files("quizgen.documents").joinpath("texts.yaml").read_text("utf-8")
    loaded: dict[str, Any] = load_plain(text)
    return loaded


def word(key: str) -> str:
    """Return one of these words."""
    return str(texts()[key])
