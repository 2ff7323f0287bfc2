"""Drafts: what was imported as a bank, not graded until a human says on what law it rests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from quizgen.model.items import LEVELS
from quizgen.source.section import is_identifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.importing.base import Draft, Fields

_NOT_ID = re.compile(r"[^A-Za-z0-9]+")
_FIRST = ("id", "type", "stem", "given", "objective", "level", "basis", "cite")
_LAST = ("feedback", "hints", "tags", "shuffle", "contested")
_MARK = re.compile(r"([a-z]+):(.+)")
MARKS = ("type", "module", "objective", "level", "basis", "cite", "slip", "policy", "reuse",
         "contested")  # fmt: skip
"""Beginnings of the tags by which the exporters say what an item is about."""


def bank_yaml(drafts: Sequence[Draft], bank: str, title: str, module: str) -> str:
    """Return a bank that ``quizgen check`` reads."""
    seen: set[str] = set()
    items = [_ordered(draft.fields, _unique(draft.fields, bank, n, seen))
             for n, draft in enumerate(drafts, 1)]  # fmt: skip
    data = {"schema": 1, "bank": bank, "title": title, "module": module, "use": "practice"}
    head = {name: value for name, value in data.items() if value}
    return str(
        yaml.dump(
            {**head, "items": items},
            Dumper=_Dumper,
            allow_unicode=True,
            sort_keys=False,
            width=10_000,
        )
    )


class _Dumper(yaml.SafeDumper):
    """Never writes the same list by reference."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - not by what it is
        """Write everything out."""
        return True


def _unique(fields: Fields, bank: str, number: int, seen: set[str]) -> str:
    wanted = _NOT_ID.sub("-", str(fields.get("id", ""))).strip("-")
    id_ = wanted if is_identifier(wanted) else f"{bank}-{number}"
    while id_.lower() in seen:
        id_ = f"{id_}-{number}"
    seen.add(id_.lower())
    return id_


def _ordered(fields: Fields, id_: str) -> Fields:
    given = {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
    given["id"] = id_
    own = [name for name in given if name not in _FIRST and name not in _LAST]
    return {name: given[name] for name in (*_FIRST, *own, *_LAST) if name in given}


def marks_of(tags: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the tags that the exporters wrote, by their beginning, and the others."""
    marks: dict[str, list[str]] = {}
    others = []
    for tag in tags:
        found = _MARK.fullmatch(tag)
        if found and found[1] in MARKS:
            marks.setdefault(found[1], []).append(found[2])
        else:
            others.append(tag)
    return marks, others


def based(marks: dict[str, list[str]], points: str) -> Fields:
    """Return level, objective, legal base and points: points only where a human named the base."""
    level = marks.get("level", [""])[0]
    fields: Fields = {
        "objective": marks.get("objective", [""])[0],
        "level": level if level in LEVELS else "",
        "cite": marks.get("cite", []),
        "contested": True if marks.get("contested") else "",
    }
    basis = marks.get("basis", [""])[0]
    if (basis == "law" and fields["cite"]) or basis == "given":
        return {**fields, "basis": basis, "max": points}
    return {**fields, "basis": "none", "max": "0"}
