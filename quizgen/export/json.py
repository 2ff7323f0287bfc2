"""JSON: forms with their keys, rationales and citations, as one plain file."""

from __future__ import annotations

import json as jsonlib
from typing import TYPE_CHECKING, get_args

from quizgen.export.base import EXACT, Exporter, File
from quizgen.model.contract import interaction_to_json
from quizgen.model.interactions import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import Selection
    from quizgen.model.forms import Form, FormItem
    from quizgen.model.items import Item


def write(selection: Selection) -> Iterator[File]:
    """Yield the one file that holds the forms of ``selection``."""
    data = {
        "format": "quizgen-forms",
        "profile": EXPORTER.profile,
        "id": selection.id,
        "title": selection.title,
        "forms": [_form(form) for form in selection.forms],
    }
    text = jsonlib.dumps(data, ensure_ascii=False, indent=1)
    yield File(f"{selection.id}.json", f"{text}\n".encode())


def _form(form: Form) -> dict[str, object]:
    return {
        "id": form.id,
        "title": form.title,
        "mode": form.mode,
        "minutes": form.minutes,
        "pass_percent": form.pass_percent,
        "sections": dict(form.sections),
        "section_min_percent": dict(form.section_min_percent),
        "items": [_place(place) for place in form.items],
    }


def _place(place: FormItem) -> dict[str, object]:
    return {
        "number": place.number,
        "section": place.section,
        **_item(place.item),
        "variants": [_item(variant) for variant in place.variants],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "type": item.type,
        "bank": item.bank,
        "module": item.module,
        "objective": item.objective,
        "level": item.level,
        "basis": item.basis,
        "use": item.use,
        "cite": list(item.cite),
        "stem": item.stem,
        "given": item.given,
        "feedback": item.feedback,
        "hints": list(item.hints),
        "tags": list(item.tags),
        "contested": item.contested,
        "seed": item.seed,
        "content_hash": item.content_hash,
        "interaction": interaction_to_json(item.interaction, texts=True),
    }


EXPORTER = Exporter(
    name="json",
    title="quizgen JSON (the model itself)",
    profile=2,
    suffix=".json",
    policies=dict.fromkeys(get_args(Interaction), EXACT),
    write=write,
)
