"""Scenes: a scenario as a linear text that anybody can read and print, and as data to play it.

The text is there once. Values of a case stand in marked places, so that the browser can show
another case; feedback, rules and endings wait in templates. Secrets of persons stay out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from quizgen import rng
from quizgen.diagnostics import ContentError
from quizgen.drills.facts import spread
from quizgen.drills.machine import Machine
from quizgen.drills.portable import as_json
from quizgen.drills.program import world_of
from quizgen.drills.proof import prove
from quizgen.drills.texts import filled
from quizgen.drills.ways import best_way, lawful_ways
from quizgen.expressions import names_in, to_json
from quizgen.loading.conditions import formula
from quizgen.loading.interpolation import Hole, pieces
from quizgen.loading.scenario_links import rules_of
from quizgen.markup import Html
from quizgen.model.scenes import DIMENSIONS, LAWFUL, OPEN
from quizgen.web.addresses import CASES
from quizgen.web.rendering import Writer, attribute
from quizgen.web.scene_map import map_html
from quizgen.web.scene_papers import made_by
from quizgen.web.typesetting import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.facts import Case
    from quizgen.drills.program import Program
    from quizgen.drills.proof import Proof
    from quizgen.drills.ways import Way
    from quizgen.loading.project import Project
    from quizgen.markup import Link
    from quizgen.model.scenario import Fault, Rule, Scenario
    from quizgen.model.scenes import Beat, Passage

_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(slots=True)
class _Page:
    """A page while it is written: it numbers the holes that it meets."""

    scenario: Scenario
    proof: Proof
    cases: tuple[Case, ...]
    writer: Writer
    holes: dict[tuple[str, str], int] = field(default_factory=dict)
    passages: dict[int, tuple[Hole, Passage]] = field(default_factory=dict)
    root: str = ""
    """The way to the root of the site, "" where the page stands alone."""

    @property
    def program(self) -> Program:
        """Return what can be walked."""
        return self.proof.program

    def ways(self, case: Case) -> list[Way]:
        """Return what keeps a lawful ending within reach in a case."""
        world = world_of(self.program, case.values)
        return next((lawful_ways(walk) for walk in self.proof.walks if walk.world == world), [])

    def html(self, passage: Passage, *, inline: bool = True) -> Markup:
        """Return a text with its holes marked, filled for the first case."""
        marked = "".join(
            part if isinstance(part, str) else self._mark(part, passage)
            for part in pieces(join_lines(passage.text.strip()))
        )
        shown = str(self.writer.html(marked, inline=inline))
        for number, (hole, source) in self.passages.items():
            value = filled(hole, source, self.cases[0].values)
            span = Markup('<span data-hole="{}">{}</span>').format(number, value)
            shown = shown.replace(f"{_OPEN}{number}{_CLOSE}", str(span))
        return Markup(shown)  # noqa: S704 - markup, and values that were escaped

    def _mark(self, hole: Hole, passage: Passage) -> str:
        number = self.holes.setdefault((hole.formula, hole.form), len(self.holes))
        self.passages.setdefault(number, (hole, passage))
        return f"{_OPEN}{number}{_CLOSE}"

    def cites(self, cite: tuple[Passage, ...]) -> Markup:
        """Return citations as links."""
        linked = [self.writer.html(passage.text, inline=True) for passage in cite]
        return Markup("、").join(linked)


def scene_html(
    scenario: Scenario,
    project: Project,
    *,
    link: Link | None = None,
    language: str = "zh",
    root: str = "",
    exam: bool = False,
) -> Html:
    """Return a scenario as one ``<qg-scene>`` element.

    Args:
        scenario: What is played.
        project: Its rules and its law.
        link: Where citations lead.
        language: Of the interface.
        root: The way to the root of the site, where the documents are; "" for none.
        exam: Whether it is played as an examination only.

    Raises:
        ContentError: If the scenario is broken.
    """
    proof = prove(scenario, project.procedures)
    if proof is None:
        hint = "see what `quizgen check` says of its file"
        raise ContentError("QG409", f"`{scenario.id}` cannot be played", scenario.span, hint)
    page = _Page(scenario, proof, spread(scenario, CASES), Writer(link, language), root=root)
    head = {
        "summary": page.html(scenario.summary),
        "facts": list(_setting(page)),
        "objectives": list(scenario.objectives.values()),
        "given": [page.html(rule) for rule in scenario.given],
        "cast": list(scenario.cast.values()),
    }
    nodes = page.program.nodes
    scenes = [_scene(page, number) for number, node in enumerate(nodes) if not node.lawful]
    after = [*_after(page, project), ("=", _end(page, project))]
    shown = page.writer.render(
        "scene.html",
        id=scenario.id,
        course=project.course.id,
        exam=exam,
        scenes=scenes,
        after=after,
        way=[_stop(page, *stop) for stop in best_way(page.ways(page.cases[0])) if stop[1]],
        map=map_html(scenario, proof, page.writer) if proof.complete else "",
        data=attribute(_data(page)),
        **head,
    )
    return Html(str(shown))


def _setting(page: _Page) -> Iterator[tuple[Markup, str]]:
    """Yield who is who in this place, as the scenario says."""
    who = page.scenario.jurisdiction
    say = page.writer.say
    yield say("scene.page.place"), who.place
    if who.energy_authority:
        yield say("scene.page.authority"), who.energy_authority
    own_name = who.mode == "authorized"  # an authorized unit decides in its own name
    yield say("scene.page.agency"), who.unit if own_name else who.agency
    if who.mode != "own":
        mode = page.writer.text(f"scene.page.mode.{who.mode}")
        yield say("scene.page.unit"), f"{who.unit}（{mode}）"
    for kind, least in who.hearing_lines:
        amount = page.writer.text("scene.page.yuan", n=f"{least:,}")
        yield say(f"scene.page.hearing.{kind}"), amount
    yield say("scene.page.asof"), page.scenario.law_asof


def _scene(page: _Page, number: int) -> dict[str, Any]:
    node = page.program.nodes[number]
    scene = page.scenario.scenes[node.id]
    decision = page.scenario.decisions.get(node.decision)
    first = Machine(page.program, world_of(page.program, page.cases[0].values))
    options = []
    if decision:
        texts = {option.id: option for option in decision.options}
        for name in _order(page, page.cases[0])[decision.id]:
            when = texts[name].when
            out = when is not None and _settled(page, when) and not first.settled(when.text)
            options.append({"id": name, "text": page.html(texts[name].text), "hidden": out})
    return {
        "node": number,
        "where": page.html(scene.where),
        "beats": [_beat(page, beat, first) for beat in scene.beats],
        "ask": page.html(decision.ask) if decision else "",
        "options": options,
    }


def _beat(page: _Page, beat: Beat, first: Machine) -> dict[str, Any]:
    kind, text = next(
        (kind, text)
        for kind, text in (
            ("say", beat.say), ("act", beat.act), ("show", beat.show), ("doc", beat.doc)
        )
        if text
    )  # fmt: skip
    cast = page.scenario.cast
    shown = page.html(text)
    if kind == "doc":
        state = page.writer.say(f"scene.page.doc.{beat.doc_state or 'issued'}")
        to = f" → {cast[beat.to].name}" if beat.to else ""
        shown = Markup("《{}》{} {}").format(shown, to, state)
    when = beat.when
    settled = when is not None and _settled(page, when)
    return {
        "kind": kind,
        "who": cast[beat.who].name if beat.who else "",
        "text": shown,
        "lines": [page.html(line) for line in beat.fields],
        "when": attribute(to_json(formula(when.text))) if when else "",
        "hidden": when is not None and settled and not first.settled(when.text),
        "maybe": when is not None and not settled,
    }


def _settled(page: _Page, when: Passage) -> bool:
    """Say whether a condition depends on the case alone, not on what was chosen."""
    return all(name.name in page.program.worlds[0] for name in names_in(formula(when.text)))


def _after(page: _Page, project: Project) -> Iterator[tuple[str, Markup]]:
    """Yield what is told after a choice: feedback, what was broken, the endings, questions."""
    scenario = page.scenario
    paragraph = Markup('<div class="qs-why">{}</div><p class="qs-law">{}</p>')
    for decision in scenario.decisions.values():
        for option in decision.options:
            for number, outcome in enumerate(option.outcomes):
                key = f"{decision.id}/{option.id}/{number}"
                feedback = page.html(outcome.feedback, inline=False)
                yield key, paragraph.format(feedback, page.cites(outcome.cite))
    wrongs: list[Fault | Rule] = list(scenario.faults.values())
    wrongs += rules_of(scenario, project.procedures)
    for wrong in wrongs:
        cites = page.cites(wrong.cite)
        yield f"!{wrong.id}", Markup("{} <span>{}</span>").format(wrong.text, cites)
    title = Markup('<p class="qs-set__where" role="heading" aria-level="2" tabindex="-1">{}</p>')
    box = Markup('<section class="qs-ending qs-ending--{}"><p class="qs-step">{}</p>{}</section>')
    for ending in scenario.endings.values():
        text = page.html(ending.text, inline=False)
        told = title.format(page.html(ending.title))
        told += paragraph.format(text, page.cites(ending.cite))
        kind = LAWFUL.index(ending.lawful) + 1
        yield f"#{ending.id}", box.format(kind, page.writer.say("scene.page.ending"), told)


def _end(page: _Page, project: Project) -> Markup:
    """Return what is shown after any ending, for the script to fill in."""
    numbers = {node.id: number for number, node in enumerate(page.program.nodes)}
    papers = made_by(page.scenario, project, page.cases, numbers) if page.root else ()
    return page.writer.render(
        "end.html",
        title=page.scenario.title,
        dims=DIMENSIONS,
        papers=[(made, f"{page.root}{address}", title) for made, address, title in papers],
        asked=[page.html(question.ask) for question in page.scenario.debrief],
    )


def _stop(page: _Page, node: int, option: str, outcome: int) -> dict[str, Markup]:
    """Return a step of a lawful way."""
    decision = page.scenario.decisions[page.program.nodes[node].decision]
    chosen = next(one for one in decision.options if one.id == option)
    where = page.html(page.scenario.scenes[page.program.nodes[node].id].where)
    if decision.discussion:  # no side of a disputed point is called the lawful one
        return {"where": where, "text": page.writer.say(f"scene.grade.{OPEN}"), "cites": Markup()}
    cites = page.cites(chosen.outcomes[outcome].cite)
    return {"where": where, "text": page.html(chosen.text), "cites": cites}


def _order(page: _Page, case: Case) -> dict[str, tuple[str, ...]]:
    """Return the order of the options of each decision, which differs from case to case."""
    return {
        decision.id: rng.shuffled(
            [option.id for option in decision.options], case.seed, f"options.{decision.id}"
        )
        for decision in page.scenario.decisions.values()
    }


def _data(page: _Page) -> dict[str, Any]:
    cases = []
    for case in page.cases:
        values = [filled(hole, passage, case.values) for hole, passage in page.passages.values()]
        cases.append(
            {
                "seed": case.seed,
                "world": world_of(page.program, case.values),
                "values": values,
                "ways": page.ways(case),
                "order": {name: list(order) for name, order in _order(page, case).items()},
            }
        )
    return {
        "id": page.scenario.id,
        "hash": page.scenario.content_hash,
        "program": as_json(page.program),
        "cases": cases,
    }
