"""Analysis: what a class's answers say about each item, and what may be said of so few people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum, sqrt
from typing import TYPE_CHECKING

from quizgen.model.interactions import Judge, Multi, Single
from quizgen.model.outcomes import Verdict
from quizgen.model.tags import tags_of
from quizgen.results import intervals
from quizgen.results.intervals import Depth, Interval, depth
from quizgen.results.statistics import item_figures, paper_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizgen.model.interactions import Interaction
    from quizgen.results.assignments import AssignedForm, AssignedItem
    from quizgen.results.marking import Graded
    from quizgen.results.statistics import ItemFigures, PaperFigures

THIRDS = 3
SILENT = frozenset({Verdict.UNANSWERED, Verdict.INVALID})
EASY, HARD, WEAK = 95.0, 20.0, 20.0
"""Percentages beyond which an item says little: solved by nearly all, or hardly any; and a
discrimination below which it hardly tells who knows more."""


class Concern(StrEnum):
    """Why an item should be looked at; said only of 100 takers or more."""

    NEGATIVE = "negative"
    """Who knows more does worse: look at the key first."""
    WEAK = "weak"
    EASY = "easy"
    HARD = "hard"
    IDLE = "idle"
    """A distractor that fewer than 5 % choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How often an option was chosen: by all, and in each third of ability, the best first."""

    id: str
    right: bool
    count: int
    thirds: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReport:
    """What is known of one item."""

    item: AssignedItem
    number: int
    answered: int
    right: int
    figures: ItemFigures
    facility: Interval
    """95 %, in percent."""
    discrimination: Interval | None
    choices: tuple[Choice, ...] = ()
    misconceptions: Mapping[str, int] = field(default_factory=dict)
    concerns: tuple[Concern, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReport:
    """What is known of one form."""

    form: AssignedForm
    takers: int
    depth: Depth
    pending: int
    """Scripts that wait for somebody to judge a text; they are left out of the figures."""
    scores: tuple[float, ...]
    """Percentages, of everybody whose marks are final."""
    passed: int
    paper: PaperFigures
    alpha: Interval | None
    items: tuple[ItemReport, ...]


def analyse(graded: Sequence[Graded]) -> tuple[FormReport, ...]:
    """Return a report for each form, by id."""
    by_form: dict[str, list[Graded]] = {}
    for one in graded:
        by_form.setdefault(one.form.hash, []).append(one)
    ordered = sorted(by_form.values(), key=lambda scripts: scripts[0].form.id)
    return tuple(_form(scripts) for scripts in ordered)


def _form(scripts: Sequence[Graded]) -> FormReport:
    final = [one for one in scripts if one.paper.status != "pending"]
    form = scripts[0].form
    rows = [[float(outcome.score) for outcome in one.outcomes] for one in final]
    maxima = [float(item.interaction.max) for item in form.items]
    figures = item_figures(rows, maxima)
    paper = paper_figures(rows, maxima)
    alpha = None
    if paper.alpha is not None:
        alpha = _percent(intervals.of_alpha(paper.alpha / 100, len(final), len(maxima)))
    thirds = _thirds(final)
    return FormReport(
        form=form,
        takers=len(final),
        depth=depth(len(final)),
        pending=len(scripts) - len(final),
        scores=tuple(float(one.paper.percent) for one in final),
        passed=sum(one.paper.status == "pass" for one in final),
        paper=paper,
        alpha=alpha,
        items=tuple(
            _item(item, final, thirds, place, figures[place])
            for place, item in enumerate(form.items)
        ),
    )


def _percent(interval: Interval | None) -> Interval | None:
    return None if interval is None else (100 * interval[0], 100 * interval[1])


def _thirds(scripts: Sequence[Graded]) -> dict[str, int]:
    """Return the third of each script by receipt: 0 for the best; equal marks stay together."""
    order = sorted((one.paper.score for one in scripts), reverse=True)
    return {
        one.script.receipt: min(THIRDS - 1, order.index(one.paper.score) * THIRDS // len(order))
        for one in scripts
    }


def _item(
    item: AssignedItem,
    scripts: Sequence[Graded],
    thirds: Mapping[str, int],
    place: int,
    figures: ItemFigures,
) -> ItemReport:
    outcomes = [one.outcomes[place] for one in scripts]
    choices = tuple(_choices(scripts, thirds, place, item.interaction))
    known = tags_of(item.interaction)
    # Parts and gaps say where: `a:blank1:tag`.
    said = (reason.rpartition(":")[2] for outcome in outcomes for reason in outcome.reasons)
    tags = Counter(tag for tag in said if tag in known)
    for choice in choices:
        tag = _tag_of(item.interaction, choice.id)
        if isinstance(item.interaction, Multi) and tag and not choice.right and choice.count:
            tags[tag] = max(tags[tag], choice.count)
    value = figures.discrimination
    interval = None
    if value is not None:
        interval = _percent(intervals.of_correlation(value / 100, len(scripts)))
    facility = _percent(intervals.of_share(min(1.0, figures.facility / 100), len(scripts)))
    assert facility is not None
    return ItemReport(
        item=item,
        number=place + 1,
        answered=sum(outcome.verdict not in SILENT for outcome in outcomes),
        right=sum(outcome.verdict is Verdict.CORRECT for outcome in outcomes),
        figures=figures,
        facility=facility,
        discrimination=interval,
        choices=choices,
        misconceptions=dict(sorted(tags.items(), key=lambda pair: (-pair[1], pair[0]))),
        concerns=tuple(_concerns(figures, choices, len(scripts)))
        if depth(len(scripts)) is Depth.VERDICTS
        else (),
    )


def _choices(
    scripts: Sequence[Graded], thirds: Mapping[str, int], place: int, own: Interaction
) -> Iterator[Choice]:
    match own:
        case Single(options=options):
            ids, right = [option.id for option in options], {own.key, *own.also_key}
        case Multi(options=options):
            ids, right = [option.id for option in options], set(own.key)
        case Judge():
            ids, right = ["true", "false"], {str(own.key).lower()}
        case _:
            return
    for id_ in ids:
        counts = [0] * THIRDS
        for one in scripts:
            counts[thirds[one.script.receipt]] += id_ in _chosen(one.script.responses, place)
        yield Choice(id=id_, right=id_ in right, count=sum(counts), thirds=tuple(counts))


def _chosen(responses: Sequence[object], place: int) -> set[str]:
    response = responses[place] if place < len(responses) else None
    if isinstance(response, bool):
        return {str(response).lower()}
    if isinstance(response, list):
        return {one for one in response if isinstance(one, str)}
    return {response} if isinstance(response, str) else set()


def _tag_of(own: Interaction, id_: str) -> str:
    options = own.options if isinstance(own, Single | Multi) else ()
    return next((option.tag for option in options if option.id == id_), "")


def _concerns(figures: ItemFigures, choices: Sequence[Choice], takers: int) -> Iterator[Concern]:
    value = figures.discrimination
    if value is not None and value < 0:
        yield Concern.NEGATIVE
    elif value is not None and value < WEAK:
        yield Concern.WEAK
    if figures.facility > EASY:
        yield Concern.EASY
    if figures.facility < HARD:
        yield Concern.HARD
    if any(not one.right and one.count < takers / 20 for one in choices):
        yield Concern.IDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The same people before and after: in percentage points."""

    people: int
    before: float
    after: float
    gain: float
    interval: Interval | None
    """95 % of the mean gain; ``None`` below 30 people."""


def growth(before: Sequence[Graded], after: Sequence[Graded]) -> Growth:
    """Return what people gained between a pre-test and a post-test, by pseudonym."""
    first = {one.script.who: float(one.paper.percent) for one in before}
    last = {one.script.who: float(one.paper.percent) for one in after}
    both = sorted(first.keys() & last.keys())
    gains = [last[who] - first[who] for who in both]
    n = len(both)
    mean = fsum(gains) / n if n else 0.0
    interval = None
    if n >= intervals.INTERVALS_FROM:
        spread = sqrt(fsum((gain - mean) ** 2 for gain in gains) / (n - 1))
        half = intervals.Z * spread / sqrt(n)
        interval = (mean - half, mean + half)
    return Growth(
        people=n,
        before=fsum(first[who] for who in both) / n if n else 0.0,
        after=fsum(last[who] for who in both) / n if n else 0.0,
        gain=mean,
        interval=interval,
    )
