"""QTI manifest: what is in the package, and what each item is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.export._shared.qti_tree import el

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterable

    from quizgen.model.items import Item

_LOM = "http://ltsc.ieee.org/xsd/LOM"
_SPACES = {
    "3.0": "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "2.1": "http://www.imsglobal.org/xsd/imscp_v1p1",
}
_SCHEMAS = {"3.0": ("QTI Package", "3.0.0"), "2.1": ("QTIv2.1 Package", "1.0.0")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    title: str = ""
    item: Item | None = None
    needs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource(_Described):
    """One thing in the package; ``needs`` are ids of others, ``files`` paths of images."""

    id: str
    kind: str
    """item, test or stimulus."""
    path: str


def manifest(version: str, name: str, title: str, resources: Iterable[Resource]) -> ET.Element:
    """Return the manifest."""
    schema, number = _SCHEMAS[version]
    kind = version.replace(".", "p")
    head = el(
        "metadata",
        None,
        el("schema", text=schema),
        el("schemaversion", text=number),
        _lom([("general", _general(name, title, ()))]),
    )
    return el(
        "manifest",
        {"xmlns": _SPACES[version], "xmlns:lom": _LOM, "identifier": name},
        head,
        el("organizations"),
        el("resources", None, *(_resource(one, kind) for one in resources)),
    )


def _resource(resource: Resource, version: str) -> ET.Element:
    attributes = {
        "identifier": resource.id,
        "type": f"imsqti_{resource.kind}_xmlv{version}",
        "href": resource.path,
    }
    item = resource.item
    keywords: tuple[str, ...] = ()
    parts: list[tuple[str, ET.Element]] = []
    if item is not None:
        keywords = tuple(
            dict.fromkeys(
                word
                for word in (
                    f"bank:{item.bank}",
                    f"module:{item.module}" if item.module else "",
                    f"level:{item.level}",
                    f"basis:{item.basis}",
                    f"hash:{item.content_hash}" if item.content_hash else "",
                    *(f"cite:{cite}" for cite in item.cite),
                    *item.tags,
                )
                if word
            )
        )
        if item.objective:
            parts.append(("classification", _objective(item.objective)))
    general = _general(resource.id, resource.title, keywords)
    return el(
        "resource",
        attributes,
        el("metadata", None, _lom([("general", general), *parts])),
        *(el("file", {"href": path}) for path in (resource.path, *resource.files)),
        *(el("dependency", {"identifierref": one}) for one in dict.fromkeys(resource.needs)),
    )


def _lom(parts: list[tuple[str, ET.Element]]) -> ET.Element:
    return el("lom:lom", None, *(part for _name, part in parts))


def _general(name: str, title: str, keywords: Iterable[str]) -> ET.Element:
    identifier = el("lom:identifier", None, el("lom:entry", text=name))
    return el(
        "lom:general",
        None,
        identifier,
        el("lom:title", None, _string(title or name)),
        el("lom:language", text="zh-CN"),
        *(el("lom:keyword", None, _string(word)) for word in keywords),
    )


def _objective(objective: str) -> ET.Element:
    purpose = el(
        "lom:purpose",
        None,
        el("lom:source", text="LOMv1.0"),
        el("lom:value", text="educational objective"),
    )
    taxon = el("lom:taxon", None, el("lom:id", text=objective))
    return el("lom:classification", None, purpose, el("lom:taxonPath", None, taxon))


def _string(text: str) -> ET.Element:
    return el("lom:string", {"language": "zh-CN"}, text=text)
