"""Base of item types: what a type is, and how the fields that several types share are read."""

from quizgen.itemtypes.base.choices import known_id, known_ids, options, pairs, unique
from quizgen.itemtypes.base.kinds import ItemType, each, item_types, part_types
from quizgen.itemtypes.base.numbers import (
    INTERVAL_FIELDS,
    NUMBER_FIELDS,
    interval_rule,
    number_rule,
)
from quizgen.itemtypes.base.points import (
    MARKS,
    fraction,
    marks,
    not_negative,
    positive,
    total,
    within_total,
)
from quizgen.itemtypes.base.policies import PolicyRule, policy
from quizgen.itemtypes.base.words import TEXT_FIELDS, text_matcher

__all__ = [
    "INTERVAL_FIELDS",
    "MARKS",
    "NUMBER_FIELDS",
    "TEXT_FIELDS",
    "ItemType",
    "PolicyRule",
    "each",
    "fraction",
    "interval_rule",
    "item_types",
    "known_id",
    "known_ids",
    "marks",
    "not_negative",
    "number_rule",
    "options",
    "pairs",
    "part_types",
    "policy",
    "positive",
    "text_matcher",
    "total",
    "unique",
    "within_total",
]
