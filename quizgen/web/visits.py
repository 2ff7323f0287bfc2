"""Visits: a visit as HTML that can be read and printed without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from quizgen.markup import Html
from quizgen.web import instruments
from quizgen.web.rendering import Writer, attribute

if TYPE_CHECKING:
    from quizgen.markup import Link
    from quizgen.model.visits import Place, Sight, Visit


def visit_html(visit: Visit, *, course_id: str, link: Link | None) -> Html:
    """Return a visit as one ``<qg-visit>`` element.

    Args:
        visit: What to show.
        course_id: Prefix of what the browser remembers.
        link: Gives a citation its address and gist.
    """
    keys = {
        place.id: {
            step.kind: next(one.id for one in step.options if one.grade == "best")
            for step in place.steps
        }
        for place in visit.places
    }
    data = {"id": visit.id, "course": course_id, "keys": keys}
    return Html(
        Writer(link).render(
            "plan.html",
            visit=visit,
            data=attribute(data),
            plan=Markup(visit.plan),  # noqa: S704 - `loading.drawings` lets plain shapes pass only
            picture=_picture,
            spot=lambda place: _spot(place, visit),
        )
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g}%"


def _spot(place: Place, visit: Visit) -> Markup:
    return Markup("left:{};top:{}").format(
        _percent(place.x, visit.width), _percent(place.y, visit.height)
    )


def _picture(sight: Sight) -> Markup:
    """Return the drawing of a meter or a nameplate; "" for a table."""
    alt = "，".join([sight.title, *(f"{name}{value}" for name, value in sight.fields.items())])
    if sight.kind == "meter":
        return instruments.meter(sight.fields, alt)
    if sight.kind == "nameplate":
        return instruments.nameplate(sight.fields, sight.title, alt)
    return Markup()
