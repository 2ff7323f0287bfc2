"""Vectors: the figures of a data set in the form of the statistics contract."""

from __future__ import annotations

import re
from typing import Any

from quizgen.results.statistics import item_figures, kr20, paper_figures

_CUT = re.compile(r"item(\d+)\s*>=\s*(-?\d+(?:\.\d+)?)")


def answer(data: dict[str, Any]) -> dict[str, Any]:
    """Return ``items``, ``paper`` and, where the data has a rule for it, ``dichotomised``.

    Args:
        data: ``matrix`` (takers x items, points) and ``max``; perhaps ``dichotomised.rule``, such
            as ``item4>=2``: from how many points on an item counts as right.

    Raises:
        ValueError: If the matrix is not one, or the rule names no such item.
    """
    rows, maxima = data["matrix"], data["max"]
    if not all(len(row) == len(maxima) for row in rows):
        raise ValueError("every row of `matrix` must be as long as `max`")
    rows = [[float(points) for points in row] for row in rows]
    maxima = [float(most) for most in maxima]
    paper = paper_figures(rows, maxima)
    found: dict[str, Any] = {
        "items": [
            {
                "facility": round(one.facility, 4),
                "sd": round(one.sd, 6),
                "discrimination_index": _rounded(one.discrimination, 4),
                "discriminative_efficiency": _rounded(one.efficiency, 4),
                "effective_weight": _rounded(one.effective_weight, 4),
                "intended_weight": round(one.intended_weight, 4),
                "uncorrected_point_biserial": _rounded(one.point_biserial, 6),
            }
            for one in item_figures(rows, maxima)
        ],
        "paper": {
            "n": paper.n,
            "mean_percent": round(paper.mean_percent, 4),
            "sd": round(paper.sd, 6),
            "alpha_cic": _rounded(paper.alpha, 4),
            "error_ratio": _rounded(paper.error_ratio, 4),
            "standard_error": _rounded(paper.standard_error, 6),
        },
    }
    if rule := data.get("dichotomised", {}).get("rule"):
        value = _rounded(kr20(_dichotomised(rows, maxima, rule)), 6)
        found["dichotomised"] = {"rule": rule, "kr20_population_variance": value}
    return found


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _dichotomised(rows: list[list[float]], maxima: list[float], rule: str) -> list[list[float]]:
    """Return 1 for each item with enough points: by the rule, otherwise all of them."""
    cuts = list(maxima)
    for place, points in _CUT.findall(rule):
        if not 1 <= int(place) <= len(cuts):
            raise ValueError(f"`{rule}` names item {place} of {len(cuts)}")
        cuts[int(place) - 1] = float(points)
    return [[float(a >= cut) for a, cut in zip(row, cuts, strict=True)] for row in rows]
