from __future__ import annotations

import json

from quizgen.export import exporters
from tests.lms.receipts import FOLDER, PACKED, packed


def test_receipts_of_the_package_are_those_of_the_tests(update_golden) -> None:
    if update_golden:
        PACKED.write_text(packed(), encoding="utf-8")
    assert PACKED.read_text(encoding="utf-8") == packed(), "run with --update-golden"


def test_receipts_name_formats_and_their_profiles() -> None:
    known = {name: exporter.profile for name, exporter in exporters().items()}
    for path in FOLDER.glob("*.json"):
        stored = json.loads(path.read_text(encoding="utf-8"))
        assert path.stem == stored["format"]
        assert known[path.stem] == stored["profile"]
        assert all(one["client"] and one["version"] and one["kinds"] for one in stored["clients"])
