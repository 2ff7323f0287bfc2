"""Parameters: an item with ``params`` is a template; a seed makes an item source of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.diagnostics import ContentError, Span
from quizgen.expressions import Expr, ExpressionError, check, evaluate, parse
from quizgen.loading.draws import check_name, read_param
from quizgen.loading.functions import FUNCTIONS
from quizgen.loading.interpolation import check_holes, fill, spelled
from quizgen.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from quizgen.expressions import Value
    from quizgen.loading.draws import Param
    from quizgen.source import Section

MAX_DRAWS = 200
"""How often values are drawn again when ``require`` rejects them."""

MAX_VARIANTS = 8
"""As many as a page carries of one item."""

_OWN_FIELDS = ("params", "derive", "require")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its place and, for ``derive``, the name of its value."""

    tree: Expr
    scalar: Scalar
    path: str
    name: str = ""

    def value(self, values: dict[str, Value]) -> Value:
        """Return its value for the names in ``values``.

        Raises:
            ContentError: Where it has none, at the column of the trouble.
        """
        try:
            return evaluate(self.tree, values, FUNCTIONS)
        except ExpressionError as error:
            found = _at(error, self.scalar, self.path)
            hint = "; ".join(filter(None, (error.hint, f"values: {spelled(values)}")))
            raise ContentError(error.code, error.message, found, hint) from None


@dataclass(frozen=True, slots=True)
class Instance:
    """A template with one set of values: an item source like any other."""

    node: Mapping
    values: dict[str, Value]
    seed: int


@dataclass(frozen=True, slots=True)
class Template:
    """An item whose figures are drawn and computed."""

    item_id: str
    path: str
    node: Mapping
    """The item without ``params``, ``derive`` and ``require``."""
    params: tuple[Param, ...]
    derive: tuple[Formula, ...]
    require: tuple[Formula, ...]
    names: frozenset[str]
    span: Span

    def values(self, seed: int) -> dict[str, Value]:
        """Draw values until ``require`` takes them.

        Raises:
            ContentError: If it takes none of many (QG256), or a formula has no value.
        """
        for attempt in range(MAX_DRAWS):
            again = f"#{attempt}" if attempt else ""
            values: dict[str, Value] = {}
            for param in self.params:
                values |= param.draw(seed, f"{self.item_id}.{param.name}{again}")
            for formula in self.derive:
                values[formula.name] = formula.value(values)
            if self._accepts(values):
                return values
            if not self.params:
                break
        raise ContentError(
            "QG256",
            f"`require` takes none of {MAX_DRAWS if self.params else 1} sets of values",
            self.span,
            f"widen the params or the requirement; last values: {spelled(values)}",
        )

    def _accepts(self, values: dict[str, Value]) -> bool:
        for formula in self.require:
            held = formula.value(values)
            if not isinstance(held, bool):
                span = Span(self.path, formula.scalar.line, formula.scalar.column)
                message = "a requirement must be true or false"
                raise ContentError("QG256", message, span, "compare it, such as `tce > 10`")
            if not held:
                return False
        return True

    def instantiate(self, seed: int) -> Instance:
        """Return the item source of one seed.

        Raises:
            ContentError: Where a formula has no value, or no option (or several) holds.
        """
        return self._instance(self.values(seed), seed)

    def _instance(self, values: dict[str, Value], seed: int) -> Instance:
        node = fill(_resolved(self.node, self.path, values), self.path, values)
        assert isinstance(node, Mapping)
        return Instance(node, values, seed)

    def variants(self, limit: int = MAX_VARIANTS, seed: int = 0) -> tuple[Instance, ...]:
        """Return up to ``limit`` different instances; each has a seed of its own.

        Raises:
            ContentError: As ``instantiate`` does.
        """
        found: dict[tuple[object, ...], Instance] = {}
        for number in range(limit * 8 if self.params else 1):
            own = rng.draw(seed, f"{self.item_id}/variant/{number}")
            values = self.values(own)
            mark = tuple(values.values())
            if mark not in found:
                found[mark] = self._instance(values, own)
            if len(found) == limit:
                break
        return tuple(found.values())


def read(section: Section, item_id: str) -> Template | None:
    """Read an item's parameters; ``None`` when it has none.

    Raises:
        ContentError: At the first thing that cannot be used (QG250-QG259).
    """
    given = [name for name in _OWN_FIELDS if section.has(name)]
    if not given:
        return None
    names: set[str] = set()
    params = []
    if own := section.maybe_section("params"):
        for name, node in own.entries():
            check_name(name, own.key_span(name), names)
            params.append(read_param(name, own.as_section(node, name)))
            names.update((name, *params[-1].names()))
    # A record is no value itself: only its fields can be named in formulas.
    usable = {name for param in params for name in param.names()}
    derive = []
    if own := section.maybe_section("derive"):
        for name, node in own.entries():
            check_name(name, own.key_span(name), names)
            derive.append(_formula(node, own, usable, name))
            names.add(name)
            usable.add(name)
    require = []
    if section.has("require"):
        listed = section.get("require")
        nodes = listed.items if type(listed) is Sequence else [section.need("require")]
        require = [_formula(node, section, usable, "") for node in nodes]
    kept = {n: child for n, child in section.node.fields.items() if n not in _OWN_FIELDS}
    node = Mapping(kept, section.node.keys, section.node.line, section.node.column)
    check_holes(node, section.path, usable)
    _check_whens(node, section.path, usable)
    return Template(
        item_id,
        section.path,
        node,
        tuple(params),
        tuple(derive),
        tuple(require),
        frozenset(usable),
        section.span_of(given[-1]),
    )


def _formula(node: Node, section: Section, names: set[str], name: str) -> Formula:
    section.as_text(node, name or "require")
    assert isinstance(node, Scalar)
    return Formula(_tree(node, section.path, names), node, section.path, name)


def _tree(scalar: Scalar, path: str, names: set[str]) -> Expr:
    try:
        tree = parse(scalar.value)
        check(tree, names, FUNCTIONS)
    except ExpressionError as error:
        raise error.at(_at(error, scalar, path)) from None
    return tree


def _at(error: ExpressionError, scalar: Scalar, path: str) -> Span:
    """Return where in the file a one-line formula went wrong."""
    return Span(path, scalar.line, scalar.column + error.column - (1 if scalar.plain else 0))


def _conditions(node: Mapping) -> dict[str, Scalar]:
    """Return the ``when`` of each option that has one."""
    options = node.fields.get("options")
    if type(options) is not Mapping:
        return {}
    return {
        name: when
        for name, option in options.fields.items()
        if type(option) is Mapping and type(when := option.fields.get("when")) is Scalar
    }


def _check_whens(node: Node, path: str, names: set[str]) -> None:
    if type(node) is Sequence:
        for child in node.items:
            _check_whens(child, path, names)
    elif type(node) is Mapping:
        conditions = _conditions(node)
        for scalar in conditions.values():
            _tree(scalar, path, names)
        if conditions and "key" in node.fields:
            line, column = node.keys["key"]
            message = "`key` is written, but options have `when`"
            raise ContentError("QG257", message, Span(path, line, column), "keep one of the two")
        for child in node.fields.values():
            _check_whens(child, path, names)


def _resolved(node: Mapping, path: str, values: dict[str, Value]) -> Mapping:
    """Put the key where options said when they hold; parts of a case included."""
    fields = {name: _resolved_child(child, path, values) for name, child in node.fields.items()}
    conditions = _conditions(node)
    if not conditions:
        return Mapping(fields, node.keys, node.line, node.column)
    options = fields["options"]
    assert isinstance(options, Mapping)
    bare = {
        name: _without_when(option) if type(option) is Mapping else option
        for name, option in options.fields.items()
    }
    fields["options"] = Mapping(bare, options.keys, options.line, options.column)
    right = [name for name, when in conditions.items() if _holds(when, path, values)]
    first = next(iter(conditions.values()))
    kind = node.fields.get("type")
    single = not (type(kind) is Scalar and kind.value == "multi")
    if not right or (single and len(right) > 1):
        message = f"options that hold: {', '.join(right) or 'none'}"
        hint = f"make `when` hold for {'exactly' if single else 'at least'} one option; "
        span = Span(path, first.line, first.column)
        raise ContentError("QG257", message, span, f"{hint}values: {spelled(values)}")
    keys = [Scalar(name, first.line, first.column, plain=False) for name in right]
    fields["key"] = keys[0] if single else Sequence(list(keys), first.line, first.column)
    places = {**node.keys, "key": (first.line, first.column)}
    return Mapping(fields, places, node.line, node.column)


def _resolved_child(node: Node, path: str, values: dict[str, Value]) -> Node:
    if type(node) is Mapping:
        return _resolved(node, path, values)
    if type(node) is Sequence:
        items = [_resolved_child(child, path, values) for child in node.items]
        return Sequence(items, node.line, node.column)
    return node


def _without_when(option: Mapping) -> Mapping:
    fields = {name: child for name, child in option.fields.items() if name != "when"}
    return Mapping(fields, option.keys, option.line, option.column)


def _holds(when: Scalar, path: str, values: dict[str, Value]) -> bool:
    held = Formula(parse(when.value), when, path).value(values)
    if not isinstance(held, bool):
        span = Span(path, when.line, when.column)
        raise ContentError("QG257", "`when` must be true or false", span, "compare something")
    return held
