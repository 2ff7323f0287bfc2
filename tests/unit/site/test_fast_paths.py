"""Ways that were made short for the sake of time lead to where the long ones do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from quizgen import rng
from quizgen.markup import to_html
from quizgen.web.rendering import choice

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
