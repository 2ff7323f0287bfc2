"""Elements: the XML of .docx, where python-docx has no name for what is wanted."""

from __future__ import annotations

from typing import Any


def element(parent: Any, name: str, values: dict[str, str]) -> Any:
    """Return an element of WordprocessingML, still to be put into its place."""
    return parent.makeelement(named(name), {named(key): value for key, value in values.items()})


def named(name: str) -> str:
    """Return the name of an element or attribute with its namespace."""
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
