"""QTI package: items, a test for each form, and the manifest, in the names of 3.0 or 2.1."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.export._shared.archive import archive
from quizgen.export._shared.pictures import Pictures
from quizgen.export._shared.qti_items import in_parts, questions, stimulus
from quizgen.export._shared.qti_manifest import Resource, manifest
from quizgen.export._shared.qti_test import Entry, Group, test
from quizgen.export._shared.qti_tree import NAMES_21, ident, images, to_21, write
from quizgen.export.base import File

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from pathlib import Path

    from quizgen.export.base import Selection
    from quizgen.model.forms import Form
    from quizgen.model.items import Item

_ONLY_30 = {"external-scored", "use"}


@dataclass(slots=True)
class _Package:
    version: str
    root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    resources: dict[str, Resource] = field(default_factory=dict)

    def put(self, path: str, tree: ET.Element) -> bytes:
        """Return the bytes of a tree in the names of this version, and keep them as a file."""
        data = self.written(tree)
        self.files[path] = data
        return data

    def written(self, tree: ET.Element) -> bytes:
        """Return the bytes of a tree in the names of this version."""
        if self.version == "3.0":
            return write(tree)
        for one in tree.iter():
            for name in _ONLY_30 & one.attrib.keys():
                del one.attrib[name]
        made = to_21(tree)
        made.attrib.update(NAMES_21)
        return write(made)


def package(selection: Selection, version: str) -> bytes:
    """Return the zip of everything that was selected."""
    made = _Package(version, selection.project.root)
    for form in selection.forms:
        _add_form(made, form)
    name = ident(selection.id, "package-")
    described = manifest(version, name, selection.title, made.resources.values())
    made.files["imsmanifest.xml"] = write(described)
    return archive(File(path, data) for path, data in made.files.items())


def _add_form(made: _Package, form: Form) -> None:
    groups: dict[str, Group] = {}
    used: list[str] = []
    for place in form.items:
        group = groups.setdefault(
            place.section,
            Group(
                ident(place.section, "section-"),
                form.sections.get(place.section, form.title),
                form.section_min_percent.get(place.section, ""),
            ),
        )
        variants = place.variants or (place.item,)
        entries = []
        for number, item in enumerate(variants, 1):
            name = ident(item.id) + (f"-v{number}" if len(variants) > 1 else "")
            entries.append(_add_item(made, form, item, name))
        used += [id_ for entry in entries for id_, _href in entry.questions]
        if len(entries) > 1:
            group.entries.append(Entry(f"{ident(place.item.id)}-any", tuple(entries), select=1))
        else:
            group.entries.append(entries[0])
    name = ident(form.id, "test-")
    path = f"tests/{name}.xml"
    made.put(path, test(name, form, list(groups.values())))
    made.resources[name] = Resource(name, "test", path, title=form.title, needs=tuple(used))


def _add_item(made: _Package, form: Form, item: Item, name: str) -> Entry:
    """Add the assessment items of one concrete item, unless they are there already."""
    found = questions(item, name)
    taken = made.resources.get(found[0].id)
    if taken is not None and made.written(found[0].tree) != made.files[taken.path]:
        return _add_item(made, form, item, f"{name}-{ident(form.id)}")
    needs: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    text = None
    if in_parts(item):
        shared = stimulus(item, name)
        if made.version == "3.0":
            path, needs = f"stimuli/{name}.xml", (f"{name}-stimulus",)
            assets = _add_images(made, shared, item)
            made.put(path, shared)
            made.resources[needs[0]] = Resource(
                needs[0], "stimulus", path, title=item.id, files=assets
            )
        else:
            text = shared[0]
            beside = _add_images(made, shared, item)
    for question in found:
        if made.version != "3.0":
            _without_reference(question.tree)
        path = f"items/{question.id}.xml"
        assets = (*_add_images(made, question.tree, item), *beside)
        made.put(path, question.tree)
        made.resources[question.id] = Resource(
            question.id,
            "item",
            path,
            title=question.tree.get("title", ""),
            item=item,
            needs=needs,
            files=assets,
        )
    where = tuple((question.id, f"../items/{question.id}.xml") for question in found)
    return Entry(name, questions=where, text=text, section=in_parts(item))


def _without_reference(tree: ET.Element) -> None:
    """Take out the reference to a shared text, which 2.1 has not."""
    for child in list(tree):
        if child.tag == "qti-assessment-stimulus-ref":
            tree.remove(child)
    for body in tree.iter("qti-item-body"):
        for child in list(body):
            if child.get("class") == "qti-shared-stimulus":
                body.remove(child)


def _add_images(made: _Package, tree: ET.Element, item: Item) -> tuple[str, ...]:
    """Put images beside the items; return their paths."""
    added = []
    pictures = Pictures(made.root, item.span)
    for image in images(tree):
        source = image.get("src", "").partition("?")[0].partition("#")[0]
        path = f"assets/{'/'.join(ident(one) for one in source.split('/') if one)}"
        made.files[path] = pictures.read(source)
        image.set("src", f"../{path}")
        added.append(path)
    return tuple(dict.fromkeys(added))
