"""Exams: a form as a test on paper: its questions by type, numbered as on its page, with points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from quizgen import rng
from quizgen.diagnostics import UsageError
from quizgen.export._shared.exam_keys import answer
from quizgen.export._shared.exam_questions import plain, question, say
from quizgen.export._shared.selecting import select
from quizgen.export.base import File, lossy
from quizgen.generation.forms import by_type
from quizgen.model.exams import Exam, Section
from quizgen.model.interactions import Blanks, Case, Interaction, TextMatcher
from quizgen.web.parts import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizgen.export.base import Selection
    from quizgen.model.forms import Form, FormItem
    from quizgen.model.items import Item

PARTS = ("paper", "sheet", "key")
OPTIONS = {
    "size": "normal or large (for readers who need large type)",
    "forms": "how many forms, 1 to 8: A, B and so on with other orders and figures",
    "parts": "which files, such as paper,key (paper, sheet and key: all)",
    "commitment": "hash of the key's capsule, printed on all parts",
}
POLICIES = dict.fromkeys(get_args(Interaction), lossy("printed"))
_MOST_FORMS = 8


def losses(item: Item) -> Iterator[str]:
    """Yield what of an item does not stand on paper, key and sheet together."""
    if item.parametrised:
        yield "one set of its figures is printed, not the others; another --seed prints another"
    own = [part.interaction for part in item.interaction.parts] if isinstance(
        item.interaction, Case
    ) else [item.interaction]  # fmt: skip
    accepts = [
        accept
        for one in own
        if isinstance(one, Blanks)
        for blank in one.blanks
        if isinstance(blank.matcher, TextMatcher)
        for accept in blank.matcher.accept
    ]
    if any(accept.pattern for accept in accepts):
        yield "patterns of accepted words: the key names the words that are spelled out"
    if item.tags or any(_tagged(one) for one in own):
        yield "tags and names of misconceptions"


def _tagged(own: Interaction) -> bool:
    return any(option.tag for option in getattr(own, "options", ()))


def exams(selection: Selection) -> Iterator[Exam]:
    """Yield the tests of a selection, each form of each of its banks and papers.

    Raises:
        UsageError: If an option has a value that it cannot have.
    """
    size = selection.options.get("size", "normal")
    if size not in {"normal", "large"}:
        raise UsageError(f"`{size}` is not a size; write normal or large")
    count = selection.options.get("forms", "1")
    if not count.isdecimal() or not 1 <= int(count) <= _MOST_FORMS:
        raise UsageError(f"`{count}` is not a number of forms; write 1 to {_MOST_FORMS}")
    for number in range(int(count)):
        mark = chr(ord("A") + number) if int(count) > 1 else ""
        for name, form in _forms(selection, number):
            made = exam(form, selection, f"{name}-{mark}".strip("-"), mark)
            mark_ = selection.options.get("commitment", "")
            yield replace(made, large=size == "large", commitment=mark_)


def _forms(selection: Selection, number: int) -> Iterator[tuple[str, Form]]:
    forms = selection.forms
    if number:
        papers = selection.project.papers
        own = [papers[ref].seed for ref in selection.refs if ref in papers]
        seed = (selection.seed or max(own, default=0)) + number
        drawn = select(selection.project, selection.refs, seed=seed, takes=frozenset(
            {"bank", "paper", "item", "module", "course"}))  # fmt: skip
        forms = tuple(
            replace(form, items=_moved(form.items, seed, form.id)) for form in drawn.forms
        )
    for before, form in zip(selection.forms, forms, strict=True):
        alone = len(selection.forms) == 1
        yield selection.id if alone else f"{selection.id}-{before.id}", form


def _moved(places: Sequence[FormItem], seed: int, name: str) -> tuple[FormItem, ...]:
    """Return the items of each section in another order: neighbours see other numbers."""
    return tuple(
        place
        for section, own in groupby(places, key=lambda place: place.section)
        for place in rng.shuffled(tuple(own), seed, f"exam/{name}/{section}")
    )


def exam(form: Form, selection: Selection, name: str, mark: str = "") -> Exam:
    """Return a form as a test on paper."""
    sections = tuple(_sections(form, selection))
    total = plain(str(sum(Decimal(section.points) for section in sections)))
    facts = [say("facts.points", n=total)]
    if form.minutes:
        facts.insert(0, say("facts.minutes", n=form.minutes))
    if form.mode == "exam":
        facts.append(say("facts.pass", n=plain(_share(total, form.pass_percent))))
    return Exam(
        name=name,
        title=form.title,
        mark=mark,
        facts=tuple(facts),
        notices=tuple(say(f"notice.{n}") for n in (1, 2, 3)),
        points=total,
        sections=sections,
    )


def _share(total: str, percent: str) -> str:
    return str(round(Decimal(total) * Decimal(percent) / 100, 2))


def _sections(form: Form, selection: Selection) -> Iterator[Section]:
    done = 0
    for part in parts(by_type(form)):
        rows = [place.variants[0] if place.variants else place.item for place in part.places]
        made = _section(rows, part.kind, done, selection)
        yield replace(made, sign=part.sign, part=part.division)
        done += len(rows)


def _section(items: Sequence[Item], kind: str, done: int, selection: Selection) -> Section:
    numbered = list(enumerate(items, done + 1))
    questions = [question(one, one.interaction, str(n), selection) for n, one in numbered]
    points = [Decimal(one.interaction.max) if one.basis != "none" else Decimal(0) for one in items]
    total = plain(str(sum(points)))
    same = len(set(points)) == 1 and len({one.points for one in questions}) == 1
    shared = {one.told for one in questions}
    head = say("section.each" if same else "section", count=len(items), n=total,
               each=plain(str(points[0])))  # fmt: skip
    if kind in {"single", "multi", "judge"}:
        head += say(f"section.{kind}")
    if len(shared) == 1:
        head += shared.pop()
        questions = [replace(one, told="") for one in questions]
    if same:
        questions = [replace(one, points="") for one in questions]
    return Section(
        sign="",
        title=say(f"type.{kind}"),
        told=head,
        points=total,
        questions=tuple(questions),
        answers=tuple(answer(one, one.interaction, str(n)) for n, one in numbered),
    )


def files(selection: Selection, suffix: str, make: Callable[[Exam, str], bytes]) -> Iterator[File]:
    """Yield the files of each test: the paper, the answer sheet and the key.

    Raises:
        UsageError: If an option has a value that it cannot have.
    """
    wanted = selection.options.get("parts", ",".join(PARTS)).split(",")
    if unknown := [part for part in wanted if part not in PARTS]:
        raise UsageError(f"`{unknown[0]}` is not a part; write {', '.join(PARTS)}")
    for one in exams(selection):
        for part in PARTS:
            if part in wanted:
                name = one.name if part == "paper" else f"{one.name}-{say(f'file.{part}')}"
                yield File(f"{name}{suffix}", make(one, part))
