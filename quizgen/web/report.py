"""Report: what a class's answers say, as one page that needs no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quizgen.messages import message
from quizgen.results import told
from quizgen.results.intervals import Depth
from quizgen.web.assets import read
from quizgen.web.rendering import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizgen.results.analysis import FormReport, Growth, ItemReport
    from quizgen.results.intervals import Interval

BINS = 10
WIDE, HIGH, FOOT = 640, 220, 30


def report_html(
    title: str,
    forms: Sequence[FormReport],
    *,
    oddities: Mapping[str, int],
    growth: Growth | None = None,
) -> str:
    """Return the page.

    Args:
        title: Of the assignment.
        forms: What is known of each form.
        oddities: How many submissions were odd, by kind.
        growth: From a test before, where there was one.
    """
    style = read("static/report.css").decode("utf-8")
    return str(
        Writer().render(
            "report.html",
            title=title,
            style=Markup(style),  # noqa: S704 - our own
            forms=[_form(form) for form in forms],
            oddities=[(message(f"grade.oddity.{kind}"), n) for kind, n in oddities.items()],
            growth=None if growth is None else _growth(growth),
        )
    )


def _form(form: FormReport) -> dict[str, object]:
    paper = form.paper
    facts = [
        ("report.takers", str(form.takers)),
        ("report.passed", f"{form.passed}"),
        ("report.pending", str(form.pending)),
    ]
    if form.depth is not Depth.COUNTS:
        facts += [
            ("report.mean", f"{paper.mean_percent:.1f}%"),
            ("report.sd", f"{paper.sd:.2f}"),
            ("report.alpha", _number(paper.alpha, 1, form.alpha)),
            ("report.sem", _number(paper.standard_error, 2)),
        ]
    return {
        "title": form.form.title,
        "id": form.form.id,
        "note": message(f"report.depth.{form.depth}"),
        "facts": [(message(key), value) for key, value in facts],
        "histogram": histogram(form.scores, float(form.form.pass_percent)),
        "full": form.depth is not Depth.COUNTS,
        "verdicts": form.depth is Depth.VERDICTS,
        "items": [_item(item, form) for item in form.items],
        "misconceptions": list(told.misconceptions(form)),
    }


def _number(value: float | None, digits: int, interval: Interval | None = None) -> str:
    if value is None:
        return "–"
    text = f"{value:.{digits}f}"
    if interval is not None:
        text += f" [{interval[0]:.{digits}f}, {interval[1]:.{digits}f}]"
    return text


def _item(item: ItemReport, form: FormReport) -> dict[str, object]:
    figures = item.figures
    return {
        "number": item.number,
        "id": item.item.id,
        "stem": item.item.stem,
        "answered": item.answered,
        "left": form.takers - item.answered,
        "right": item.right,
        "facility": _number(figures.facility, 0, item.facility),
        "discrimination": _number(figures.discrimination, 0, item.discrimination),
        "efficiency": _number(figures.efficiency, 0),
        "weight": f"{_number(figures.effective_weight, 1)} / {figures.intended_weight:.1f}",
        "bar": _bar(item, form),
        "concerns": [message(f"report.concern.{one}") for one in item.concerns],
        "choices": [
            (
                told.option_text(item, one.id),
                one.right,
                one.count,
                " / ".join(map(str, one.thirds)),
            )
            for one in item.choices
        ],
        "misconceptions": [
            (told.name_of(form, tag), count) for tag, count in item.misconceptions.items()
        ],
    }


def _bar(item: ItemReport, form: FormReport) -> Markup:
    """Return the facility as a bar with its interval; nothing where only counts are shown."""
    if form.depth is Depth.COUNTS:
        return Markup("")
    low, high = item.facility
    value = item.figures.facility
    return Markup(  # noqa: S704 - figures alone
        '<svg class="bar" viewBox="0 0 100 10" aria-hidden="true">'
        f'<rect class="ground" width="100" height="10"/>'
        f'<rect class="value" width="{value:.1f}" height="10"/>'
        f'<path class="span" d="M{low:.1f} 5H{high:.1f}M{low:.1f} 2v6M{high:.1f} 2v6"/></svg>'
    )


def histogram(scores: Sequence[float], cut: float) -> Markup:
    """Return how many reached how much, in tenths, with the cut score."""
    counts = [0] * BINS
    for score in scores:
        counts[min(BINS - 1, max(0, int(score * BINS / 100)))] += 1
    most = max([*counts, 1])
    width, room = WIDE / BINS, HIGH - FOOT - 20
    bars = []
    for place, count in enumerate(counts):
        height = room * count / most
        x, y = place * width, 20 + room - height
        bars.append(
            f'<rect x="{x + 4:.0f}" y="{y:.1f}" width="{width - 8:.0f}" height="{height:.1f}"/>'
            + (
                f'<text x="{x + width / 2:.0f}" y="{y - 4:.1f}" text-anchor="middle">{count}</text>'
                if count
                else ""
            )
        )
    labels = "".join(
        f'<text x="{place * width:.0f}" y="{HIGH - 8}" text-anchor="middle">{place * 10}</text>'
        for place in range(1, BINS)
    )
    at = cut * WIDE / 100
    name = escape(message("report.histogram"))
    return Markup(  # noqa: S704 - figures and a message
        f'<svg class="histogram" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{name}">'
        f"{''.join(bars)}{labels}"
        f'<path class="cut" d="M{at:.1f} 12V{HIGH - FOOT}"/>'
        f'<path class="axis" d="M0 {HIGH - FOOT}H{WIDE}"/></svg>'
    )


def _growth(growth: Growth) -> str:
    if growth.interval is None:
        return message("report.growth.few", n=growth.people, gain=f"{growth.gain:+.1f}")
    low, high = growth.interval
    return message(
        "report.growth",
        n=growth.people,
        before=f"{growth.before:.1f}",
        after=f"{growth.after:.1f}",
        gain=f"{growth.gain:+.1f}",
        low=f"{low:+.1f}",
        high=f"{high:+.1f}",
    )
