"""Deck: a module as slides, one a heading, cut where they would run over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from quizgen.loading import citations
from quizgen.messages import message
from quizgen.model.law import Provision
from quizgen.web.classroom import asking, pictures
from quizgen.web.classroom.content import (
    Box,
    Cut,
    Embedded,
    Listing,
    Picture,
    Prose,
    Reveal,
    Rich,
    Section,
    Table,
)
from quizgen.web.classroom.cutting import HEIGHT, WIDTH, cut
from quizgen.web.classroom.outline import outline
from quizgen.web.classroom.runs import Entries, Framed, Paragraph, runs_of
from quizgen.web.classroom.sentences import keys, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.loading.embeds import Embed
    from quizgen.loading.project import Project
    from quizgen.model.course import Module
    from quizgen.web.classroom.content import Block, Chapter, Outline
    from quizgen.web.classroom.runs import Run

QUESTIONS = 1
"""For the class, of each page whose author has not said which block gives how many."""
LEAD = 84
"""Characters of a sentence that may stand on a slide to lead into a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide."""

    kind: str
    title: str
    kicker: str = ""
    size: float = 0.0
    """Of the text, in pixels; 0 where the kind of slide says it."""
    html: str = ""
    notes: tuple[str, ...] = ()
    """What the teacher may say, as HTML."""


def slides(project: Project, module: Module) -> list[Slide]:
    """Return the slides of a module: title, objectives, its pages, what they rest on."""
    found = outline(project, module)
    maker = _Maker(project)
    opening = found.chapters[0].lead if found.chapters else ()
    made = [Slide(kind="title", title=module.title, kicker=project.course.title,
                  html=_title(project, module), notes=_said(opening))]  # fmt: skip
    if module.objectives:
        goals = Listing(tuple(Rich(escape(o.text), o.text) for o in module.objectives), 1)
        made += _laid("text", message("slides.objectives"), module.title, [Entries(goals)])
    parts = [(chapter, list(maker.chapter(chapter))) for chapter in found.chapters]
    # A page that gives one slide needs no other slide to announce it.
    total = sum(len(own) > 1 for _, own in parts[1:])
    number = 0
    for place, (chapter, own) in enumerate(parts):
        if place and len(own) > 1:
            number += 1
            made.append(_divider(chapter, own, number, total))
        made += own
    made.append(_sources(project, found))
    return made


def _title(project: Project, module: Module) -> str:
    facts = [message("site.minutes", n=module.minutes)] if module.minutes else []
    facts.append(message("slides.asof", asof=project.course.law_asof))
    return "".join(f"<p>{escape(fact)}</p>" for fact in facts)


def _divider(chapter: Chapter, own: Sequence[Slide], number: int, total: int) -> Slide:
    rows = "".join(
        f"<li>{escape(one.title.text)}</li>" for one in chapter.sections if _shows(one, own)
    )
    facts = message("site.minutes", n=chapter.minutes) if chapter.minutes else ""
    lead = next((b.rich.html for b in chapter.lead if isinstance(b, Prose)), "")
    html = f'<p class="lead">{lead}</p>' if lead and len(lead) <= 2 * LEAD else ""
    return Slide(
        kind="divider",
        title=chapter.title,
        kicker=message("slides.part", n=number, total=total, facts=facts).strip(" ·"),
        html=f"{html}<ol>{rows}</ol>" if rows else html,
        notes=_said(chapter.lead),
    )


def _said(lead: Sequence[Block]) -> tuple[str, ...]:
    """Return the paragraphs that open a page: they are for the teacher to say."""
    return tuple(f"<p>{b.rich.html}</p>" for b in lead if isinstance(b, Prose))


def _shows(section: Section, own: Sequence[Slide]) -> bool:
    return section.level == 2 and any(one.title.startswith(section.title.text) for one in own)  # noqa: PLR2004


def _sources(project: Project, found: Outline) -> Slide:
    rows = []
    known = project.register.instruments
    # Many laws stand on a line each and in smaller letters, or the slide would be cut.
    gap = "<br>" if len(found.cited) <= 4 else " "  # noqa: PLR2004
    size = min(26.0, 9 * 26.0 / max(1, len(found.cited)))
    for title, count in sorted(found.cited.items(), key=lambda pair: (-pair[1], pair[0])):
        one = known[title]
        name = one.full_title or title
        facts = message("slides.source", version=one.version, n=count)
        rows.append(f"<li><b>《{escape(name)}》</b>{gap}<small>{escape(facts)}</small></li>")
    note = message("slides.sources_note", asof=project.course.law_asof)
    html = f"<ul>{''.join(rows)}</ul><p class='hint'>{escape(note)}</p>"
    return Slide(kind="text", title=message("slides.sources"), size=size, html=html)


def _laid(
    kind: str, title: str, kicker: str, runs: Sequence[Run], notes: Sequence[str] = ()
) -> list[Slide]:
    """Return runs on as many slides as they need; the notes belong to the first."""
    cuts = cut(runs)
    made = []
    for place, (size, html) in enumerate(cuts, 1):
        shown = (
            message("slides.nth", title=title, n=place, total=len(cuts)) if len(cuts) > 1 else title
        )
        own = tuple(notes) if place == 1 else ()
        made.append(Slide(kind=kind, title=shown, kicker=kicker, size=size, html=html, notes=own))
    return made


class _Maker:
    """Makes the slides of one module; no question is asked twice."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.used: set[str] = set()
        self.left = 0

    def chapter(self, chapter: Chapter) -> Iterator[Slide]:
        """Yield the slides of a page."""
        self.left = QUESTIONS
        opening: tuple[Section, ...] = ()
        if any(isinstance(b, Embedded | Box | Listing) for b in chapter.lead):
            title = Rich(escape(chapter.title), chapter.title)
            opening = (Section(level=2, title=title, blocks=chapter.lead),)
        for section in (*opening, *chapter.sections):
            yield from self._section(section, section.above or chapter.title)

    def _section(self, section: Section, kicker: str) -> Iterator[Slide]:
        title = section.title.text
        runs: list[Run] = []
        notes: list[str] = []
        blocks = section.blocks
        points = any(isinstance(b, Box) and b.kind == "points" for b in blocks)
        story = any(isinstance(b, Reveal) for b in blocks)
        begun = False

        def flush() -> Iterator[Slide]:
            nonlocal begun
            # One sentence that follows a diagram is for the teacher to say.
            if not (begun and len(runs) == 1 and _slight(runs[0])):
                yield from _laid("text", title, kicker, runs, notes)
            begun = begun or bool(runs)
            runs.clear()
            notes.clear()

        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            match block:
                case Prose():
                    self._prose(block, after, runs, notes, points=points, story=story)
                case Cut():
                    yield from flush()
                case Picture():
                    yield from flush()
                    yield from _picture(self.project, block, title, kicker)
                    begun = True
                case Reveal():
                    yield from flush()
                    answer = message("slides.answer")
                    yield from _laid("answer", title, f"{kicker} · {answer}", _revealed(block))
                case Embedded(embed=embed) if embed.name == "law":
                    runs += self._law(embed)
                case Embedded(embed=embed) if embed.name == "quiz":
                    yield from flush()
                    yield from self._quiz(embed, kicker)
                case _:
                    runs += runs_of([block])
        if not runs and notes and all(isinstance(b, Prose | Embedded) for b in blocks):
            texts = [b.rich for b in blocks if isinstance(b, Prose)]
            first = tuple(sentences(text)[0] for text in texts)
            runs = [Entries(Listing(first))]
        yield from flush()

    def _prose(
        self,
        block: Prose,
        after: Block | None,
        runs: list[Run],
        notes: list[str],
        *,
        points: bool,
        story: bool,
    ) -> None:
        text = block.rich.text
        leads = isinstance(after, Table | Listing | Reveal) and len(text) <= LEAD
        if block.shown or story:
            runs.append(
                Paragraph(block.rich, "prompt" if leads and isinstance(after, Reveal) else "")
            )
            return
        if leads and text.endswith(("：", ":")):
            runs.append(Paragraph(block.rich, keep=True))
            return
        notes.append(f"<p>{block.rich.html}</p>")
        found = () if points else keys(block.rich)
        if found:
            last = runs[-1] if runs else None
            if isinstance(last, Entries) and last.keyed:
                runs[-1] = replace(
                    last, listing=replace(last.listing, entries=(*last.listing.entries, *found))
                )
            else:
                runs.append(Entries(Listing(tuple(found)), keyed=True))

    def _law(self, embed: Embed) -> list[Run]:
        citation = citations.parse(embed.argument)
        found = citations.resolve(citation, self.project.register) if citation else None
        if not isinstance(found, Provision):
            return []
        rows = [Rich(escape(found.gist), found.gist)]
        title = f"{citation}　{found.topic}"
        return [Framed(Box("law", title, tuple(Prose(row) for row in rows)))]

    def _quiz(self, embed: Embed, kicker: str) -> Iterator[Slide]:
        limit = self.left if embed.slides is None else embed.slides
        if embed.mode == "exam":
            return
        title = message("slides.question")
        asked = 0
        for question in asking.questions(self.project, embed):
            if asked == limit:
                return
            if question.item.id in self.used:
                continue
            first = cut(asking.asked(question))
            second = cut(asking.answered(question))
            if len(first) > 1 or len(second) > 1:
                continue
            asked += 1
            self.left -= embed.slides is None
            self.used.add(question.item.id)
            size = min(first[0][0], second[0][0])
            yield Slide(kind="ask", title=title, kicker=kicker, size=size, html=first[0][1])
            yield Slide(
                kind="answer",
                title=title,
                kicker=f"{kicker} · {message('slides.answer')}",
                size=size,
                html=second[0][1],
            )


def _slight(run: Run) -> bool:
    return isinstance(run, Entries) and run.keyed and len(run.listing.entries) == 1


def _revealed(block: Reveal) -> list[Run]:
    return runs_of(block.blocks)


def _picture(project: Project, picture: Picture, title: str, kicker: str) -> Iterator[Slide]:
    shown = pictures.parts(project.root, picture)
    if not shown:
        return
    gap = 32.0
    total = sum(one.width for one in shown)
    scale = min(HEIGHT / max(one.height for one in shown), (WIDTH - gap * (len(shown) - 1)) / total)
    html = "".join(
        one.html.replace("<img ", f'<img style="width:{one.width * scale / 16:.3f}rem" ', 1)
        for one in shown
    )
    yield Slide(
        kind="picture", title=title, kicker=kicker, html=f'<div class="picture">{html}</div>'
    )
