"""Assigned: a form without keys as one page that needs no other file and seals what is answered."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizgen.messages import message
from quizgen.web.assets import read
from quizgen.web.items import bare_items
from quizgen.web.rendering import Writer, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.forms import Form
    from quizgen.results.assignments import AssignedForm, Assignment
    from quizgen.sealing import PublicKeys


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
    style = "\n".join(read(f"dist/{name}.css").decode() for name in ("quizgen", "quizgen-assigned"))
    script = read("dist/quizgen-assigned.js").decode()
    writer = Writer(None)
    return str(
        writer.render(
            "assigned.html",
            title=form.title,
            facts=list(_facts(form, assignment)),
            notes=list(_notes(assigned)),
            data=attribute(data),
            sections=bare_items(form, writer),
            commitment=commitment,
            style=Markup(style),  # noqa: S704 - our own
            script=Markup(script.replace("</", "<\\/")),  # noqa: S704
        )
    )


def _facts(form: Form, assignment: Assignment) -> Iterator[str]:
    yield message("assign.mode")
    yield message("quiz.page.count", n=len(form.items))
    if form.minutes:
        yield message("quiz.page.minutes", n=form.minutes)
    yield message("quiz.page.pass_mark", n=form.pass_percent)
    if assignment.opens:
        yield message("assign.from", time=assignment.opens.replace("T", " "))
    if assignment.closes:
        yield message("assign.until", time=assignment.closes.replace("T", " "))


def _notes(assigned: AssignedForm) -> Iterator[str]:
    yield message("assign.note")
    practice = sum(item.use == "practice" for item in assigned.items)
    if practice:
        yield message("assign.practice", n=practice)
