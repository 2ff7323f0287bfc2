"""Contract fields: typed reading of JSON objects, and sparing writing of them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import QuizgenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Json = dict[str, object]

_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+|/0*[1-9][0-9]*)?")


class ContractError(QuizgenError):
    """JSON that is not in the shape of the grading contract."""


def plain_number(value: float) -> str:
    """Return a JSON number as its shortest decimal, without exponent, as a browser reads it."""
    text = format(Decimal(repr(float(value))), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def kept(**values: object) -> Json:
    """Return the fields that say something; ``source`` is written ``from``."""
    return {
        "from" if name == "source" else name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if not (value is None or value is False or value in ("", ()))
    }


def unless(value: str, default: str) -> str:
    """Return "" for the default, which need not be written."""
    return "" if value == default else value


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object; ``null`` counts as absent, numbers may be texts or JSON numbers.

    Every reader raises `ContractError` for a value that is not as it must be.
    """

    data: Mapping[str, object]
    where: str = ""

    def fail(self, name: str, wanted: str) -> ContractError:
        """Return the error that field ``name`` is not ``wanted``."""
        return ContractError(f"`{self.where}{name}` must be {wanted}")

    def get(self, name: str) -> object:
        """Return what is there, ``None`` for nothing."""
        return self.data.get(name)

    def has(self, name: str) -> bool:
        """Say whether there is anything."""
        return self.data.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; without ``default`` it must be there."""
        value = self.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.fail(name, "a text")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.fail(name, "true or false")
        return value

    def whole(self, name: str) -> int | None:
        """Return a whole number from 0 on, ``None`` for nothing; 2.0 is 2, as in a browser."""
        value = self.get(name)
        if value is None:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fail(name, "a whole number")
        return value

    def decimal(self, name: str, default: str | None = None) -> str:
        """Return a number as a decimal text; without ``default`` it must be there."""
        value = self.get(name)
        return default if value is None and default is not None else self._decimal(name, value)

    def _decimal(self, name: str, value: object) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                if math.isfinite(value):
                    return plain_number(value)
            except OverflowError:
                pass
        elif isinstance(value, str) and _DECIMAL.fullmatch(value):
            return value
        raise self.fail(name, "a decimal number")

    def decimals(self, name: str) -> tuple[str, ...]:
        """Return a list of numbers."""
        return tuple(self._decimal(name, value) for value in self._list(name))

    def table(self, name: str) -> dict[str, str]:
        """Return numbers by id."""
        return {key: self._decimal(f"{name}.{key}", v) for key, v in self._mapping(name).items()}

    def texts(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        if required and not self.has(name):
            raise self.fail(name, "a list")
        return tuple(self._text_in(name, value) for value in self._list(name))

    def text_table(self, name: str) -> dict[str, str]:
        """Return texts by id."""
        return {key: self._text_in(name, value) for key, value in self._mapping(name).items()}

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return a list of pairs of texts."""
        return tuple(
            (self._text_in(name, first), self._text_in(name, second))
            for first, second in self.raw_pairs(name)
        )

    def raw_pairs(self, name: str) -> Iterator[tuple[object, object]]:
        """Yield a list of pairs."""
        for value in self._list(name):
            match value:
                case [first, second]:
                    yield first, second
                case _:
                    raise self.fail(name, "a list of pairs")

    def sub(self, name: str) -> Fields | None:
        """Return a JSON object, ``None`` for nothing."""
        return Fields(self._mapping(name), f"{self.where}{name}.") if self.has(name) else None

    def subs(self, name: str) -> Iterator[Fields]:
        """Yield the JSON objects of a list, which must be there."""
        if not self.has(name):
            raise self.fail(name, "a list")
        for place, value in enumerate(self._list(name)):
            yield self.nested(f"{name}[{place}]", value)

    def nested(self, name: str, value: object) -> Fields:
        """Return ``value`` as a JSON object found at ``name``."""
        if not isinstance(value, dict):
            raise self.fail(name, "an object")
        return Fields(value, f"{self.where}{name}.")

    def entries(self, name: str) -> Iterator[str | Fields]:
        """Yield the texts or JSON objects of a list."""
        for place, value in enumerate(self._list(name)):
            yield value if isinstance(value, str) else self.nested(f"{name}[{place}]", value)

    def mapping(self, name: str) -> Mapping[str, object]:
        """Return a JSON object as it is, which must be there."""
        if not self.has(name):
            raise self.fail(name, "an object")
        return self._mapping(name)

    def _text_in(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.fail(name, "made of texts")
        return value

    def _list(self, name: str) -> list[object]:
        value = self.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(name, "a list")
        return value

    def _mapping(self, name: str) -> Mapping[str, object]:
        value = self.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.fail(name, "an object")
        return value
