"""Files of a package: the scripts and styles that its pages use, and where they are."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from quizgen.web.addresses import ASSETS
from quizgen.web.assets import PACKED, PARTS, read

THEME = "assets/theme"
_FRAME = "frame.js"
_SITE = "site.css"


def frame() -> str:
    """Return the path of the script that pages run first."""
    return f"{ASSETS}/{_FRAME}"


def styles(body: str) -> list[str]:
    """Return the paths of the styles of a page with this content."""
    own = [f"{ASSETS}/{part}.css" for part, sign in PARTS.items() if sign.search(body)]
    return [*_theme(), f"{ASSETS}/{_SITE}", *own]


def scripts(body: str) -> list[str]:
    """Return the paths of the scripts of a page with this content."""
    return [f"{ASSETS}/{part}.js" for part, sign in PARTS.items() if sign.search(body)]


def shared(bodies: list[str]) -> dict[str, bytes]:
    """Return by path what the pages of a package use."""
    own = [part for part, sign in PARTS.items() if any(sign.search(body) for body in bodies)]
    names = [f"{part}.{kind}" for part in own for kind in ("js", "css")]
    found = {f"{ASSETS}/{name}": read(f"dist/{name}") for name in (*names, *PACKED)}
    if own:
        found[f"{ASSETS}/quizgen-en.js"] = read("dist/quizgen-en.js")
    found |= {f"{ASSETS}/{name}": read(f"static/{name}") for name in (_FRAME, _SITE)}
    return found | _theme()


@cache
def _theme() -> dict[str, bytes]:
    """Return the two styles of the theme by path; their names there change with its version."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    found = {}
    for entry in folder.iterdir():
        name, _, rest = entry.name.partition(".")
        if name in {"main", "palette"} and rest.endswith(".css"):
            found[f"{THEME}/{name}.css"] = entry.read_bytes()
    return dict(sorted(found.items()))
