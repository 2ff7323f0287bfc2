"""Assigned: a form without keys as one page that needs no other file and seals what is answered.

What only an assignment knows stands in three slots of the page, so that the instructor's page
(讲师工作台) can fill them too: a pack holds forms with their keys and their pages in pieces.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from quizgen.messages import message
from quizgen.results.assignments import assigned_form, form_to_json
from quizgen.web.assets import read
from quizgen.web.items import bare_items
from quizgen.web.rendering import Writer, attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.model.forms import Form
    from quizgen.results.assignments import AssignedForm, Assignment
    from quizgen.sealing import PublicKeys

SCHEMA = 1
SLOT = "\0"
"""Where the page is cut: a sign that no text of a course can hold."""


def assigned_html(
    form: Form, assigned: AssignedForm, assignment: Assignment, public: PublicKeys, commitment: str
) -> str:
    """Return the page of one form.

    Args:
        form: What is asked, the first variant of each item.
        assigned: The same form as the instructor keeps it.
        assignment: The assignment that it belongs to.
        public: Keys of the instructor, to seal to and to check tickets with.
        commitment: Hash of the capsule in which the key is published.
    """
    data = {
        "assignment": assignment.id,
        "form": assigned.hash,
        "seal": b64encode(public.seal).decode(),
        "verify": b64encode(public.verify).decode(),
        "file": form.id,
    }
    times = "".join(f" · {time}" for time in _times(assignment))
    first, second, third, last = pieces(form, assigned)
    return f"{first}{escape(times)}{second}{attribute(data)}{third}{escape(commitment)}{last}"


def pieces(form: Form, assigned: AssignedForm) -> tuple[str, ...]:
    """Return the page in four pieces: between them stand times, data and commitment."""
    style = "\n".join(read(f"dist/{name}.css").decode() for name in ("quizgen", "quizgen-assigned"))
    script = read("dist/quizgen-assigned.js").decode()
    writer = Writer(None)
    page = writer.render(
        "assigned.html",
        title=form.title,
        facts=list(_facts(form)),
        notes=list(_notes(assigned)),
        sections=bare_items(form, writer),
        slot=SLOT,
        style=Markup(style),  # noqa: S704 - our own
        script=Markup(script.replace("</", "<\\/")),  # noqa: S704
    )
    return tuple(str(page).split(SLOT))


def pack(course: str, forms: Iterable[Form]) -> dict[str, Any]:
    """Return forms with their keys and pages as plain data, from which a page can assign them."""
    made = [(form, assigned_form(form)) for form in forms]
    return {
        "quizgen": "forms",
        "schema": SCHEMA,
        "course": course,
        "forms": [
            {"form": form_to_json(assigned), "page": list(pieces(form, assigned))}
            for form, assigned in made
        ],
    }


def _facts(form: Form) -> Iterator[str]:
    yield message("assign.mode")
    yield message("quiz.page.count", n=len(form.items))
    if form.minutes:
        yield message("quiz.page.minutes", n=form.minutes)
    yield message("quiz.page.pass_mark", n=form.pass_percent)


def _times(assignment: Assignment) -> Iterator[str]:
    if assignment.opens:
        yield message("assign.from", time=assignment.opens.replace("T", " "))
    if assignment.closes:
        yield message("assign.until", time=assignment.closes.replace("T", " "))


def _notes(assigned: AssignedForm) -> Iterator[str]:
    yield message("assign.note")
    practice = sum(item.use == "practice" for item in assigned.items)
    if practice:
        yield message("assign.practice", n=practice)
