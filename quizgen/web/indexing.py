"""Indexing: the sections of a page as plain text, for the search in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    Entry: TypeAlias = dict[str, str | float | list[str]]
    """``location``, ``title`` and ``text``, both with entities, and perhaps ``tags`` and ``boost``:
    the form that the theme's search knows."""

LAST = 0.05
"""Weight of pages that repeat what others say."""

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEADING = re.compile(r'<h([1-6])\b([^>]*?)\bid="([^"]*)"([^>]*)>(.*?)</h\1>', re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_DATA = re.compile(r" data-[a-z]+='[^']*'")
_UNSEEN = re.compile(
    r"<(script|style|noscript)\b.*?</\1>|<p class=\"qv-why\">.*?</p>"
    r"|<section class=\"qv-sheet\".*?</section>",
    re.DOTALL,
)
"""What no reader sees, and what tells the answers of a visit."""
_REST = r"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>"""
"""The rest of a tag: a ``>`` in a quoted value does not end it."""

_BETWEEN = re.compile(rf"</span>\s*<span\b{_REST}")
_WITHIN_LINE = re.compile(rf"</?(?:a|b|code|em|i|kbd|mark|span|strong|sub|sup)\b{_REST}")
_TAG = re.compile(rf"<{_REST}")


def entries(content: str, url: str, title: str, meta: Mapping[str, object]) -> list[Entry]:
    """Return the entries of a page: one for its beginning, one for each heading below.

    Args:
        content: HTML of the page.
        url: Its address below the root of the site.
        title: Its title, used where it begins without a heading.
        meta: Its front matter; ``search: {exclude: true}`` leaves it out.
    """
    wishes = meta.get("search")
    if isinstance(wishes, dict) and wishes.get("exclude"):
        return []
    content = _joined(_PERMALINK.sub("", _DATA.sub("", content)))
    marks = list(_HEADING.finditer(content))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(content)]
    texts = [_bare(content[start:end]) for start, end in zip(starts, ends, strict=True)]
    titles = [title, *(_bare(mark[5]) for mark in marks)]
    places = [url, *(f"{url}#{mark[3]}" for mark in marks)]
    if marks and marks[0][1] == "1" and not texts[0]:
        # The page begins with its heading: its address needs no anchor.
        del texts[0], titles[0], places[1]
    found: list[Entry] = [
        {"location": place, "title": heading, "text": text}
        for place, heading, text in zip(places, titles, texts, strict=True)
    ]
    for entry in found:
        _add_wishes(entry, meta, wishes)
    return found


def whole(html: str, url: str) -> Entry:
    """Return the one entry of a page that is no page of the site generator: slides, a document.

    What it says, the pages that it was made from say too, so these come first.
    """
    head, _, body = html.partition("</head>")
    title = _TITLE.search(head)
    text = _bare(_joined(_DATA.sub("", body)))
    return {"location": url, "title": title[1] if title else url, "text": text, "boost": LAST}


def _add_wishes(entry: Entry, meta: Mapping[str, object], wishes: object) -> None:
    tags = meta.get("tags")
    if isinstance(tags, list):
        entry["tags"] = [str(tag) for tag in tags]
    if isinstance(wishes, dict) and isinstance(wishes.get("boost"), int | float):
        entry["boost"] = wishes["boost"]


def plain(html: str) -> str:
    """Return the text of markup, its entities kept; words stay together, blocks apart."""
    return _bare(_joined(html))


def _joined(html: str) -> str:
    return _WITHIN_LINE.sub("", _BETWEEN.sub(" ", _UNSEEN.sub(" ", html)))


def _bare(html: str) -> str:
    return " ".join(_TAG.sub(" ", html).split())
