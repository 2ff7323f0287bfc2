"""Registry: finds plug-ins, those in a folder of quizgen and those of entry points, alike."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class Named(Protocol):
    """Anything a registry can hold."""

    @property
    def name(self) -> str:
        """The unique name of the plug-in."""
        ...


T = TypeVar("T", bound=Named)


def discover(
    package: str, attribute: str, kind: type[T], group: str, *, without: str = ""
) -> Mapping[str, T]:
    """Collect ``attribute`` from every public module of ``package`` and from ``group``.

    Import errors are not caught: a plug-in that does not import is a bug to see.

    Args:
        package: Dotted name of the folder of plug-ins.
        attribute: The constant each plug-in module defines, such as ``EXPORTER``.
        kind: The class every plug-in must be an instance of.
        group: Entry-point group for plug-ins shipped by other distributions.
        without: Beginning of the names of modules that are left alone, "" for none.

    Returns:
        Plug-ins by name, sorted by module name, those of entry points last.

    Raises:
        TypeError: If a plug-in is missing its constant or two share a name.
    """
    modules = iter_modules(import_module(package).__path__)
    names = sorted(m.name for m in modules if not m.name.startswith("_") and m.name != "base")
    if without:
        names = [name for name in names if not name.startswith(without)]
    found: list[object] = [
        getattr(import_module(f"{package}.{name}"), attribute, f"{package}.{name}")
        for name in names
    ]
    found += [entry.load() for entry in sorted(entry_points(group=group), key=lambda e: e.name)]
    plugins: dict[str, T] = {}
    for plugin in found:
        if not isinstance(plugin, kind) or plugin.name in plugins:
            message = f"{package}: {plugin!r} must define one unique {attribute}: {kind.__name__}"
            raise TypeError(message)
        plugins[plugin.name] = plugin
    return plugins
