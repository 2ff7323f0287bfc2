"""Contract writing: the JSON of an interaction, as the grading contract has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from quizgen.model.contract_fields import kept, unless
from quizgen.model.contract_matchers import blank_json, number_json, range_json
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    KeyPoint,
    Match,
    Multi,
    Numeric,
    Option,
    Order,
    Part,
    Policy,
    Short,
    Single,
    Step,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.contract_fields import Json


def interaction_to_json(
    interaction: Interaction, *, keys: bool = True, texts: bool = False
) -> Json:
    """Return ``interaction`` in the shape of the grading contract.

    Args:
        interaction: What to write.
        keys: Include what is right and what earns points; without them nothing tells.
        texts: Include what learners read, and with ``keys`` the rationales and model answers.
    """
    return _Writer(keys=keys, texts=texts).interaction(interaction)


@dataclass(frozen=True, slots=True)
class _Writer:
    keys: bool
    texts: bool

    def interaction(self, interaction: Interaction) -> Json:
        """Return the type, the marks and what is special about the type."""
        name, fields = self._special(interaction)
        return {
            "type": name,
            "max": interaction.max,
            **kept(
                min=unless(interaction.min, "0"),
                round_dp=None if interaction.round_dp == 2 else interaction.round_dp,  # noqa: PLR2004
                void=interaction.void,
                attempt_factors=interaction.attempt_factors,
            ),
            **fields,
        }

    def _special(self, interaction: Interaction) -> tuple[str, Json]:
        match interaction:
            case Single():
                return "single", self._single(interaction)
            case Multi():
                return "multi", self._multi(interaction)
            case Judge():
                return "judge", self._judge(interaction)
            case Blanks():
                return "blank", self._blanks(interaction)
            case Numeric():
                return "numeric", number_json(interaction.rule, keys=self.keys, texts=self.texts)
            case Interval():
                return "interval", range_json(interaction.rule, keys=self.keys)
            case Short():
                return "short", self._short(interaction)
            case Order():
                return "order", self._order(interaction)
            case Match():
                return "match", self._match(interaction)
            case Case():
                return "case", {"parts": [self._part(part) for part in interaction.parts]}
            case Walk():
                return "scenario", self._walk(interaction)
            case _:
                assert_never(interaction)

    def _options(self, options: Sequence[Option]) -> list[object]:
        if not self.texts:
            return [option.id for option in options]
        return [
            {"id": option.id, **kept(text=option.text, why=option.why if self.keys else "")}
            for option in options
        ]

    def _option_marks(self, options: Sequence[Option]) -> Json:
        return kept(
            option_fraction={o.id: o.fraction for o in options if o.fraction} or None,
            option_tag={o.id: o.tag for o in options if o.tag} or None,
        )

    def _policy(self, policy: Policy, default: str) -> Json:
        if policy.name == default and not policy.parameters:
            return {}
        return {"policy": {"name": policy.name, **(policy.parameters if self.keys else {})}}

    def _single(self, own: Single) -> Json:
        fields: Json = {"options": self._options(own.options)}
        if self.keys:
            fields |= {"key": own.key, **self._option_marks(own.options)}
            fields |= kept(also_key=own.also_key, wrong_fraction=unless(own.wrong_fraction, "0"))
        return fields

    def _multi(self, own: Multi) -> Json:
        key: Json = {"key": list(own.key), **self._option_marks(own.options)} if self.keys else {}
        return {
            "options": self._options(own.options),
            **key,
            **self._policy(own.policy, "cn_zero"),
            **kept(allow_empty=own.allow_empty, max_select=own.max_select),
        }

    def _judge(self, own: Judge) -> Json:
        if not self.keys:
            return {}
        why = kept(true=own.why_true, false=own.why_false) if self.texts else None
        return {
            "key": own.key,
            **kept(wrong_fraction=unless(own.wrong_fraction, "0"), why=why or None),
        }

    def _blanks(self, own: Blanks) -> Json:
        return {
            "blanks": [blank_json(blank, keys=self.keys, texts=self.texts) for blank in own.blanks],
            **kept(all_or_nothing=own.all_or_nothing, order_free=own.order_free),
        }

    def _short(self, own: Short) -> Json:
        if not self.keys:
            return {}
        return {
            "keypoints": [self._keypoint(point) for point in own.keypoints],
            **kept(auto=own.auto, answer=own.answer if self.texts else ""),
        }

    def _keypoint(self, own: KeyPoint) -> Json:
        return {
            "id": own.id,
            "any": list(own.any),
            **kept(
                deny=own.deny,
                points=unless(own.points, "1"),
                text=own.text if self.texts else "",
            ),
        }

    def _order(self, own: Order) -> Json:
        plain = [entry.id for entry in own.entries] == [*own.key, *own.distractors]
        entries = [] if plain and self.keys and not self.texts else self._options(own.entries)
        key: Json = {"key": list(own.key)} if self.keys else {}
        if self.keys:
            key |= kept(before=tuple(map(list, own.before)), distractors=own.distractors)
        return {
            **key,
            **({"entries": entries} if entries else {}),
            **self._policy(own.policy, "exact"),
        }

    def _match(self, own: Match) -> Json:
        plain = [left.id for left in own.left] == list(own.key)
        fields: Json = {}
        if not plain or self.texts or not self.keys:
            fields["left"] = self._options(own.left)
        fields["right"] = self._options(own.right)
        if self.keys:
            fields["key"] = {left: list(rights) for left, rights in own.key.items()}
        return {**fields, **kept(reuse=own.reuse), **self._policy(own.policy, "per_pair")}

    def _part(self, own: Part) -> Json:
        follow = own.follow if self.keys else None
        written = follow and {
            **kept(source=follow.source, ops=tuple(map(list, follow.ops))),
            **kept(fraction=unless(follow.fraction, "1")),
        }
        return {
            "id": own.id,
            **self.interaction(own.interaction),
            **kept(gate=own.gate, follow=written, stem=own.stem if self.texts else ""),
        }

    def _walk(self, own: Walk) -> Json:
        fields: Json = {"steps": [self._step(step) for step in own.steps]}
        if self.keys:
            before = tuple(map(list, own.before))
            fields |= kept(before=before, order_penalty=unless(own.order_penalty, "0"))
        return fields

    def _step(self, own: Step) -> Json:
        fields: Json = {"id": own.id}
        if self.texts:
            fields |= kept(text=own.text, why=own.why if self.keys else "")
        if self.keys:
            points = unless(own.points, "0")
            fields |= kept(points=points, required=own.required, fatal=own.fatal)
        return fields
