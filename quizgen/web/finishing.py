"""Finishing: what is done to a built page, and to a built site, once its generator is through."""

from __future__ import annotations

import gzip
import json
import re
from html import escape
from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.web.addresses import ASSETS, relative
from quizgen.web.assets import PARTS, read, version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizgen.web.indexing import Entry


def with_assets(output: str, content: str, url: str) -> str:
    """Return a page with the styles and the scripts of what its content uses, and no others."""
    used = [part for part, sign in PARTS.items() if sign.search(content)]
    styles = "".join(
        f'<link rel="stylesheet" href="{_asset(url, f"{part}.css")}">\n' for part in used
    )
    # Classic scripts: modules do not load from file:// pages. In the article, not in the head:
    # instant navigation runs the scripts that it finds there.
    scripts = "".join(
        f'<script defer src="{_asset(url, f"{part}.js")}"></script>\n' for part in used
    )
    output = output.replace("</head>", f"{styles}</head>", 1)
    before, end, after = output.rpartition("</article>")
    return f"{before}{scripts}{end}{after}" if end else output


def _asset(url: str, name: str) -> str:
    return f"{relative(url, f'{ASSETS}/{name}')}?{version(name)}"


def not_found(site_name: str) -> str:
    """Return a page that needs no other file: it is shown at any depth of any address."""
    title = escape(message("site.not_found"))
    style = (
        "body{font:16px/1.8 sans-serif;max-width:30em;margin:15vh auto;padding:0 1em}"
        "@media(prefers-color-scheme:dark){body{background:#121a19;color:#ebf3f1}}"
    )
    return (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<link rel="icon" href="data:,">'
        f"<title>{title} - {escape(site_name)}</title><style>{style}</style></head>"
        f"<body><main><h1>{title}</h1><p>{escape(message('site.not_found_hint'))}</p></main>"
        "</body></html>\n"
    )


def finish(site: Path, entries: Sequence[Entry], *, has_address: bool) -> None:
    """Put quizgen's search into a built site, and take out what nobody will fetch.

    Args:
        site: Folder of the built site.
        entries: What can be found; see `quizgen.web.indexing`.
        has_address: Whether the site knows its address, without which a site map says nothing.
    """
    for worker in site.glob("assets/javascripts/workers/search.*.min.js"):
        worker.write_bytes(read("search/worker.js"))
    _rewrite_index(site / "search", entries)
    for unused in [*site.glob("assets/**/*.map"), *site.glob("assets/javascripts/lunr/**/*.js")]:
        unused.unlink()
    for folder in sorted(site.glob("assets/javascripts/lunr/**/"), reverse=True):
        folder.rmdir()
    _rewrite_site_map(site, keep=has_address)


def _rewrite_index(folder: Path, entries: Sequence[Entry]) -> None:
    """Write the index, as UTF-8: half as long as with escapes."""
    index = folder / "search_index.json"
    if not index.is_file():
        return
    data = json.loads(index.read_text(encoding="utf-8"))
    data["docs"] = list(entries)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    index.write_text(text, encoding="utf-8")
    script = folder / "search_index.js"
    if script.is_file():
        # Line ends in JSON that are none in older JavaScript.
        safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        script.write_text(f"var __index = {safe}", encoding="utf-8")


def _rewrite_site_map(site: Path, *, keep: bool) -> None:
    """Leave dates out of the site map, so that the same content gives the same site."""
    plain_map, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not keep:
        plain_map.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    elif plain_map.is_file():
        text = plain_map.read_text(encoding="utf-8")
        text = re.sub(r"\s*<lastmod>[^<]*</lastmod>", "", text)
        plain_map.write_text(text, encoding="utf-8")
        packed.write_bytes(gzip.compress(text.encode(), mtime=0))
