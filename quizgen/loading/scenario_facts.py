"""Facts: reads what a seed decides about a case, and what the law says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, nearest
from quizgen.loading import citations
from quizgen.loading.draws import KINDS, check_name, read_param
from quizgen.loading.scenario_fields import as_mapping, collecting, passage, references
from quizgen.model.law import Provision
from quizgen.model.scenario import VARIANT, Choices, Fact, Finding, Variable
from quizgen.model.scenes import Passage, Reference
from quizgen.source import Mapping, Section

if TYPE_CHECKING:
    from quizgen.model.law import Register
    from quizgen.model.scenario import Jurisdiction
    from quizgen.source import Node

ENERGY_AUTHORITY = "管理节能工作的部门"

WHOEVER_ACTS = ("行政机关", "行政机关负责人", "行政机关负责人集体")
"""Who decides where a law speaks of any authority: that hands nothing to another."""


def read_facts(section: Section, taken: set[str]) -> dict[str, Fact]:
    """Read ``facts``, a list, since a fact may lean on those above it."""
    facts: dict[str, Fact] = {}
    for part in section.sections("facts"):
        with collecting(section.report):
            name = part.identifier("id")
            check_name(name, part.span_of("id"), taken)
            taken.add(name)
            facts[name] = _fact(name, part, facts)
    return facts


def _fact(name: str, section: Section, earlier: dict[str, Fact]) -> Fact:
    kind = next((kind for kind in KINDS if kind in section.node.fields), "")
    by = section.text("by", "")
    unit = section.text("unit", "")
    weights = tuple(int(text) if text.isdigit() else 0 for text in section.texts("weights"))
    rest = {key: node for key, node in section.node.fields.items() if key in {kind, "step"}}
    section.used |= {kind, "step", "workday"}
    if "workday" in section.node.fields:
        rest["workday"] = section.node.fields["workday"]
    values: dict[str, Choices] = {}
    if by:
        for variant, node in _by_variant(section, kind, by, earlier).items():
            values[variant] = _choices(name, section, {**rest, kind: node})
    else:
        values[""] = _choices(name, section, rest)
    section.finish(("id", "by", "unit", "weights", *KINDS))
    if weights and (by or len(weights) != len(values[""]) or not all(weights)):
        hint = "give one whole number, 1 or more, for each value of `pick`"
        message = f"weights of `{name}` do not fit its values"
        raise ContentError("QG255", message, section.span_of("weights"), hint)
    return Fact(
        id=name, kind=kind, values=values, weights=weights, unit=unit, span=section.span_of("id")
    )


def _choices(name: str, section: Section, fields: dict[str, Node]) -> Choices:
    part = Section(as_mapping(fields, section.node), section.path, section.report)
    param = read_param(name, part)
    first = param.values[0]
    if isinstance(first, dict):
        message = f"`{name}` picks records"
        raise ContentError("QG255", message, section.span, "write one fact for each of its fields")
    return param.values  # type: ignore[return-value]  # not records, as just seen


def _by_variant(section: Section, kind: str, by: str, earlier: dict[str, Fact]) -> dict[str, Node]:
    """Return the field of ``kind`` taken apart by variant; every variant must be there."""
    variants = variants_of(earlier)
    if by != VARIANT or not variants:
        message = f"a fact can only be drawn by `{VARIANT}`, which must stand above it"
        raise ContentError("QG255", message, section.span_of("by"), f"write `by: {VARIANT}`")
    node = section.get(kind) if kind else None
    if type(node) is not Mapping:
        wanted = f"`{kind or 'int'}: {{{variants[0]}: [1, 9], …}}`"
        message = "a fact drawn by variant needs values for each variant"
        raise ContentError("QG255", message, section.span, f"write {wanted}")
    for name, (line, column) in node.keys.items():
        if name not in variants:
            span = section.span_at(node.fields[name])
            hint = nearest(name, variants) or f"variants: {', '.join(variants)}"
            message = f"`{name}` is not a variant (line {line}, column {column})"
            raise ContentError("QG255", message, span, hint)
    for variant in variants:
        if variant not in node.fields:
            message = f"variant `{variant}` has no values here"
            raise ContentError("QG255", message, section.span_at(node), f"add `{variant}: …`")
    return node.fields


def variants_of(facts: dict[str, Fact]) -> tuple[str, ...]:
    """Return the words of the fact ``variant``, or none."""
    fact = facts.get(VARIANT)
    if fact is None or fact.kind != "pick" or "" not in fact.values:
        return ()
    choices = fact.values[""]
    return tuple(str(choices[index]) for index in range(len(choices)))


def read_derive(section: Section, taken: set[str]) -> dict[str, Passage]:
    """Read ``derive``: formulas over the facts and those above them."""
    outer = section.maybe_section("derive")
    derive: dict[str, Passage] = {}
    if outer is None:
        return derive
    for name, node in outer.entries():
        with collecting(section.report):
            check_name(name, outer.key_span(name), taken)
            taken.add(name)
            derive[name] = Passage(outer.as_text(node, name), outer.span_at(node))
    return derive


def read_findings(
    section: Section, taken: set[str], register: Register, jurisdiction: Jurisdiction
) -> dict[str, Finding]:
    """Read ``findings``; who is competent comes from the register where it is not written."""
    findings: dict[str, Finding] = {}
    for part in section.sections("findings"):
        with collecting(section.report):
            name = part.identifier("id")
            check_name(name, part.span_of("id"), taken)
            taken.add(name)
            law = passage(part, "law")
            findings[name] = Finding(
                id=name,
                when=passage(part, "when"),
                law=law,
                text=part.text("text", ""),
                power=part.choice("power", ("own", "transfer"), "")
                or competence(law.text, register, jurisdiction),
                span=part.span_of("id"),
            )
            part.finish()
    return findings


def competence(law: str, register: Register, jurisdiction: Jurisdiction) -> str:
    """Return ``own`` or ``transfer`` as the register names the authority, "" when it does not."""
    citation = citations.parse(law)
    provision = citations.resolve(citation, register) if citation else None
    if not isinstance(provision, Provision) or not provision.decides:
        return ""
    if provision.decides in WHOEVER_ACTS:
        return ""
    own = (
        ENERGY_AUTHORITY in provision.decides
        and jurisdiction.agency == jurisdiction.energy_authority
    )
    return "own" if own or provision.decides == jurisdiction.agency else "transfer"


def read_expectations(section: Section) -> dict[str, tuple[Reference, ...]]:
    """Read ``variant_expect``: which findings each variant must have."""
    outer = section.maybe_section("variant_expect")
    if outer is None:
        return {}
    return {name: references(outer, name) for name in outer.node.fields}


def read_state(section: Section, taken: set[str]) -> dict[str, Variable]:
    """Read ``state``: variables with their finite domains."""
    outer = section.maybe_section("state")
    state: dict[str, Variable] = {}
    if outer is None:
        return state
    for name in outer.node.fields:
        with collecting(section.report):
            check_name(name, outer.key_span(name), taken)
            taken.add(name)
            texts = outer.texts(name, required=True)
            domain = tuple(int(t) if t.isascii() and t.isdigit() else t for t in texts)
            if len(set(domain)) < 2 or len({type(value) for value in domain}) != 1:  # noqa: PLR2004
                message = f"`{name}` needs two or more values of one kind"
                hint = "write `[0, 1]` or `[gate, office]`"
                raise ContentError("QG255", message, outer.span_of(name), hint)
            state[name] = Variable(id=name, domain=domain, span=outer.key_span(name))
    return state
