"""Policies: how part-right responses are scored, with the parameters that each name needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, nearest
from quizgen.itemtypes.base.choices import known_id
from quizgen.model.interactions import Policy
from quizgen.source import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quizgen.source import Section


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """Parameters of a policy by name, each with its kind.

    Kinds are ``points`` (above 0), ``number``, ``flag``, and numbers by option: ``weights`` for
    every option of the key, ``map`` for any.
    """

    needs: Mapping[str, str] = field(default_factory=dict)
    may: Mapping[str, str] = field(default_factory=dict)


def policy(
    section: Section,
    rules: Mapping[str, PolicyRule],
    default: str,
    ids: Collection[str] = (),
    key: Collection[str] = (),
) -> Policy:
    """Read ``policy: name``, or ``policy: {name: …}`` with parameters.

    Args:
        section: The item or part.
        rules: The policies that the type knows.
        default: The name when none is written.
        ids: What weights may be given to.
        key: What weights must be given to.

    Raises:
        ContentError: Where the type has no such policy (QG206), or a parameter is missing or has
            no such value (QG207).
    """
    node = section.get("policy")
    if node is None:
        return Policy(name=default)
    if type(node) is Scalar:
        name = _known(node.value, rules, section, "policy")
        if needs := rules[name].needs:
            missing = ", ".join(f"{need}: …" for need in needs)
            raise ContentError(
                "QG207",
                f"policy `{name}` needs {' and '.join(f'`{need}`' for need in needs)}",
                section.span_at(node),
                hint=f"write `policy: {{name: {name}, {missing}}}`",
            )
        return Policy(name=name)
    own = section.as_section(node, "policy")
    name = _known(own.text("name"), rules, own, "name")
    rule = rules[name]
    parameters: dict[str, object] = {}
    for parameter, kind in [*rule.needs.items(), *rule.may.items()]:
        if own.has(parameter):
            parameters[parameter] = _parameter(own, parameter, kind, ids, key)
        elif parameter in rule.needs:
            raise ContentError(
                "QG207",
                f"policy `{name}` needs `{parameter}`",
                own.span,
                hint=f"add `{parameter}: …` to the policy",
            )
    own.finish(("name", *rule.needs, *rule.may))
    return Policy(name=name, parameters=parameters)


def _known(name: str, rules: Collection[str], section: Section, field: str) -> str:
    if name not in rules:
        raise ContentError(
            "QG206",
            f"`{name}` is not a policy of this item type",
            section.span_of(field),
            hint=nearest(name, rules) or f"policies: {', '.join(rules)}",
        )
    return name


def _parameter(
    own: Section, name: str, kind: str, ids: Collection[str], key: Collection[str]
) -> object:
    if kind == "flag":
        return own.flag(name)
    if kind == "points":
        value = own.number(name)
        if Decimal(value) <= 0:
            raise ContentError(
                "QG207",
                f"`{name}` must be more than 0, but is {value}",
                own.span_of(name),
                hint="write the points for it, such as 0.5",
            )
        return value
    if kind == "number":
        return own.number(name)
    weights = own.section(name)
    found: dict[str, str] = {}
    for id_, _ in weights.entries():
        known_id(id_, ids, weights.key_span(id_), name, "QG207")
        found[id_] = weights.number(id_)
    missing = [id_ for id_ in key if id_ not in found] if kind == "weights" else []
    if missing:
        raise ContentError(
            "QG207",
            f"`{name}` gives no weight to {', '.join(missing)}",
            weights.span,
            hint="give every option of the key its weight",
        )
    return found
