"""Scene map: a scenario as a picture: scenes in rows, and lines that say what a choice costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.drills.texts import plain
from quizgen.web.scene_chart import KINDS, Line, Net, lines, ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from quizgen.drills.program import Node
    from quizgen.drills.proof import Proof
    from quizgen.model.scenario import Scenario
    from quizgen.web.rendering import Writer

WIDE, HIGH, GAP = 180, 52, 24
TRACK, BADGE, PORT, MARGIN = 11, 18, 39, 16
_LETTERS = 13

_COLOURS = {"kept": "right", "gone": "wrong", "lost": "warn"}
_LOOKS = {"kept": "1.8", "gone": "3", "lost": "1.8"}
_DASHES = {"kept": "none", "gone": "none", "lost": "5 4"}
_ENDS = {"true": "right", "flawed": "warn", "false": "wrong"}


@dataclass(slots=True)
class _Layout:
    """Where everything stands."""

    rows: list[list[int]]
    drawn: tuple[Line, ...]
    row: list[int]
    x: dict[int, float] = field(default_factory=dict)
    """Left edge of a node."""
    top: list[float] = field(default_factory=list)
    """Upper edge of a row."""
    tracks: list[list[Net]] = field(default_factory=list)
    """Nets that run crosswise above each row."""
    lanes: dict[tuple[Net, bool], float] = field(default_factory=dict)
    """Where a net runs past rows: downwards on the right, back on the left."""
    width: float = 0
    height: float = 0
    wide: dict[int, float] = field(default_factory=dict)
    """Width of a node: room for a badge at each line that leaves it."""

    def path(self, line: Line) -> list[tuple[float, float]]:
        """Return the corners of a line."""
        below, above = self.row[line.source] + 1, self.row[line.target]
        start, end = self.port(line), self.entry(line)
        points = [(start, self.top[below - 1] + HIGH), (start, self.level(below, line.net))]
        if below != above:
            lane = self.lanes[line.net, above > below]
            points += [(lane, self.level(below, line.net)), (lane, self.level(above, line.net))]
        return [*points, (end, self.level(above, line.net)), (end, self.top[above] - 1)]

    def level(self, channel: int, net: Net) -> float:
        """Return the height at which a net runs in the space above a row."""
        nets = self.tracks[channel]
        return self.top[channel] - TRACK * (len(nets) - nets.index(net)) - 4

    def port(self, line: Line) -> float:
        """Return where a line leaves its scene."""
        leaving = [other for other in self.drawn if other.source == line.source]
        leaving.sort(key=lambda other: (self.aim(other), KINDS.index(other.kind)))
        place = leaving.index(line) + 1
        return self.x[line.source] + self.wide[line.source] * place / (len(leaving) + 1)

    def aim(self, line: Line) -> float:
        """Return where a line goes after it has left."""
        step = self.row[line.target] - self.row[line.source]
        if step == 1:
            return self.x[line.target]
        return self.width if step > 1 else -1

    def entry(self, line: Line) -> float:
        """Return where a line comes in."""
        kinds = [kind for kind in KINDS if any(o.net == (line.target, kind) for o in self.drawn)]
        place = kinds.index(line.kind) + 1
        return self.x[line.target] + self.wide[line.target] * place / (len(kinds) + 1)


def _layout(nodes: tuple[Node, ...], drawn: tuple[Line, ...]) -> _Layout:
    kinds = list(_ENDS)
    there = sorted({kinds.index(node.lawful) for node in nodes if node.lawful})
    ends = {n: there.index(kinds.index(node.lawful)) for n, node in enumerate(nodes) if node.lawful}
    row = ranks(len(nodes), drawn, ends)
    rows: list[list[int]] = [[] for _ in range(max(row) + 1)]
    for number in range(len(nodes)):
        rows[row[number]].append(number)
    made = _Layout(rows, drawn, row)
    _nets(made)
    for number in range(len(nodes)):
        leaving = sum(line.source == number for line in drawn)
        made.wide[number] = max(WIDE, (leaving + 1) * PORT)
    left = MARGIN + TRACK * sum(not down for _, down in made.lanes)
    inner = max(_span(made, scenes) for scenes in rows)
    _columns(made, left)
    right = left + inner + GAP / 2
    down = 0
    back = 0
    for net, forward in made.lanes:
        if forward:
            down += 1
            made.lanes[net, forward] = right + TRACK * down
        else:
            back += 1
            made.lanes[net, forward] = MARGIN + TRACK * (back - 1)
    made.width = right + TRACK * down + MARGIN
    at = float(MARGIN)
    for number in range(len(rows)):
        at += TRACK * len(made.tracks[number]) + (BADGE + 12 if number else 0)
        made.top.append(at)
        at += HIGH
    made.height = at + MARGIN
    return made


def _nets(made: _Layout) -> None:
    """Find which nets run where."""
    made.tracks = [[] for _ in made.rows]
    for line in made.drawn:
        below, above = made.row[line.source] + 1, made.row[line.target]
        for channel in {below, above}:
            if line.net not in made.tracks[channel]:
                made.tracks[channel].append(line.net)
        if below != above:
            made.lanes.setdefault((line.net, above > below), 0)


def _columns(made: _Layout, left: float) -> None:
    """Put the nodes of each row near what leads to them."""
    for scenes in made.rows:
        before = {
            node: [made.x[o.source] for o in made.drawn if o.target == node and o.source in made.x]
            for node in scenes
        }
        scenes.sort(key=lambda node: (sum(before[node]) / max(len(before[node]), 1), node))
        start = left  # not in the middle: a phone shows the left edge first
        for node in scenes:
            made.x[node] = start
            start += made.wide[node] + GAP


def _span(made: _Layout, scenes: list[int]) -> float:
    return sum(made.wide[node] + GAP for node in scenes) - GAP


def map_html(scenario: Scenario, proof: Proof, writer: Writer) -> Markup:
    """Return the picture of a scenario, folded away since it tells where choices lead."""
    nodes = proof.program.nodes
    layout = _layout(nodes, lines(proof))
    texts = [_title(scenario, node) for node in nodes]
    drawn = [
        {
            "kind": line.kind,
            "points": " ".join(f"{_n(x)},{_n(y)}" for x, y in layout.path(line)),
            "colour": _COLOURS[line.kind],
            "wide": _LOOKS[line.kind],
            "dash": _DASHES[line.kind],
        }
        for line in layout.drawn
    ]
    return writer.render(
        "map.html",
        id=scenario.id,
        width=_n(layout.width),
        height=_n(layout.height),
        lines=drawn,
        badges=list(_badges(layout, writer)),
        nodes=list(_nodes(nodes, texts, layout, writer)),
        legend=KINDS,
        colours=_COLOURS,
        high=HIGH,
        alt=writer.text(
            "scene.page.map.alt",
            scenes=sum(not node.lawful for node in nodes),
            endings=sum(bool(node.lawful) for node in nodes),
            gone=len({line.source for line in layout.drawn if line.kind == "gone"}),
        ),
    )


def _title(scenario: Scenario, node: Node) -> str:
    written = scenario.scenes[node.id].where if not node.lawful else scenario.endings[node.id].title
    return plain(written.text).replace("＃", "…")


def _badges(layout: _Layout, writer: Writer) -> Iterator[dict[str, str]]:
    for line in layout.drawn:
        said = writer.text(f"scene.page.map.{line.kind}.short")
        yield {
            "kind": line.kind,
            "colour": _COLOURS[line.kind],
            "x": _n(layout.port(line)),
            "y": _n(layout.top[layout.row[line.source]] + HIGH + 2),
            "text": f"{said}{line.count or ''}",
        }


def _nodes(
    nodes: tuple[Node, ...], texts: list[str], layout: _Layout, writer: Writer
) -> Iterator[dict[str, object]]:
    for number, node in enumerate(nodes):
        told = writer.text(f"scene.page.map.end.{node.lawful}") if node.lawful else ""
        yield {
            "number": number,
            "x": _n(layout.x[number]),
            "wide": _n(layout.wide[number]),
            "middle": _n(layout.wide[number] / 2),
            "y": _n(layout.top[layout.row[number]]),
            "text": texts[number],
            "rows": [*_wrapped(texts[number], 1), told] if told else _wrapped(texts[number], 2),
            "end": node.lawful,
            "colour": _ENDS.get(node.lawful, "edge"),
        }


def _wrapped(text: str, rows: int) -> list[str]:
    """Return a title in short lines, broken at its comma where it has one."""
    head, comma, rest = text.partition("，")
    parts: Iterable[str] = (f"{head}{comma}", rest) if comma and rows > 1 else (text,)
    if rows > 1 and not comma and len(text) > _LETTERS:
        parts = (text[:_LETTERS], text[_LETTERS:])
    return [p if len(p) <= _LETTERS else f"{p[: _LETTERS - 1]}…" for p in parts if p][:rows]


def _n(value: float) -> str:
    """Return a length without digits that nobody sees."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
