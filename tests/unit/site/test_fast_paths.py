"""Ways that were made short for the sake of time lead to where the long ones do."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from quizgen import rng
from quizgen.markup import to_html
from quizgen.web import rendering
from quizgen.web.question import choice

TITLES = ("处罚法", "行政处罚法", "节约能源法", "法")
PIECES = (
    *TITLES,
    "§8",
    "§82",
    "§73.2(1)",
    "§",
    "§0",
    "（",
    "）。",
    " ",
    "依照",
    "<b>",
    "*",
    "a",
    "2",
)


class Known:
    """A link that says which titles it knows, as a site does."""

    titles = frozenset(TITLES)

    def __call__(self, citation):
        known = citation.instrument in TITLES and citation.article < 100
        return (f"law.html#{citation.article}", "") if known else None


KNOWN = Known()


def unknown(citation):
    """The same link, but it is asked for every run of characters."""
    return KNOWN(citation)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.booleans())
def test_text_is_the_same_whether_titles_are_known_beforehand_or_not(text, inline):
    assert to_html(text, KNOWN, inline=inline) == to_html(text, unknown, inline=inline)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(), max_size=12), st.integers(0, 2**33), st.text(max_size=8))
def test_shuffle_draws_each_place_by_its_own_name(values, seed, path):
    deck = list(values)
    for last in range(len(deck) - 1, 0, -1):
        pick = rng.below(seed, f"{path}/{last}", last + 1)
        deck[last], deck[pick] = deck[pick], deck[last]
    assert rng.shuffled(values, seed, path) == tuple(deck)


def test_option_escapes_all_that_is_not_markup():
    made = choice('"u', "radio", '"><b>', "<", Markup("<em>甲</em>"))
    assert "<b>" not in made
    assert 'name="&#34;u"' in made
    assert '<span class="qg-letter">&lt;</span>' in made
    assert "<em>甲</em>" in made


LATE = ("quizgen.drills", "quizgen.loading.scenarios", "quizgen.web.scenes", "chinese_calendar")
READ = """\
import sys
from pathlib import Path
from quizgen.checks import run_all
from quizgen.diagnostics import Report
from quizgen.loading.project import load
from quizgen.web import page
report = Report()
run_all(load(Path(sys.argv[1]), report), report)
print(*(found.code for found in report.ordered()))
print(*(name for name in sys.modules if name in sys.argv[2:]))
"""


def read(course):
    """Return the findings of a course, and what of `LATE` was imported for it."""
    command = [sys.executable, "-c", READ, str(course), *LATE]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.split("\n")[:2]]


def test_course_without_scenarios_does_not_wait_for_what_reads_and_proves_them(course, edit):
    for path in (course / "scenarios").rglob("*.yaml"):
        path.unlink()
    bank = next((course / "quizzes").glob("*.yaml"))
    edit(bank, "示例条例§2", "示例条例§9")
    codes, imported = read(course)
    assert "QG301" in codes
    assert imported == []


def test_course_with_a_scenario_has_it_read_and_proved(course):
    (course / "scenarios").mkdir(exist_ok=True)
    (course / "scenarios" / "bad.yaml").write_text("schema: drill/1\n", encoding="utf-8")
    codes, imported = read(course)
    assert any(code.startswith(("QG1", "QG4")) for code in codes)
    assert "quizgen.loading.scenarios" in imported


def test_text_that_comes_again_is_made_once(monkeypatch):
    made = []
    monkeypatch.setattr(rendering, "to_html", lambda text, **_: made.append(text) or f"<i>{text}")
    writer = rendering.Writer()
    assert [writer.html("甲"), writer.html("甲"), writer.html("甲", inline=True)] == ["<i>甲"] * 3
    assert made == ["甲", "甲"]
