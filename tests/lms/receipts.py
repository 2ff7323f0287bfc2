"""Receipts: what a client of other people was seen to read, kept under ``tests/receipts``.

Each is about the course in ``tests/lms/sample``, which stays as it is, so that items may be
written without new receipts. The package carries a copy of all of them for its support table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from quizgen.export import exporters

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "tests" / "lms" / "sample"
FOLDER = ROOT / "tests" / "receipts"
PACKED = ROOT / "quizgen" / "export" / "_shared" / "receipts.json"


def check(
    name: str,
    client: str,
    version: str,
    kinds: Mapping[str, Mapping[str, int]],
    *,
    update: bool,
    seen: tuple[str, ...] = (),
    pinned: bool = True,
) -> None:
    """Prove that the receipt of a client is fresh, or write it.

    Args:
        name: The format.
        client: The program that read it.
        version: Its version.
        kinds: By type of item, how many ``items`` it read and how many ``marks`` were the same.
        update: Whether to write it.
        seen: What else was seen, such as ``resume``.
        pinned: Whether the version is fixed; another one must see the same, no more.
    """
    found = {
        "client": client,
        "version": version,
        "kinds": {kind: dict(kinds[kind]) for kind in sorted(kinds)},
        **({"seen": list(seen)} if seen else {}),
    }
    path = FOLDER / f"{name}.json"
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    clients = stored.get("clients", [])
    if update:
        others = [one for one in clients if one["client"] != client]
        clients = sorted([*others, found], key=lambda one: str(one["client"]))
        stored = {"format": name, "profile": exporters()[name].profile, "clients": clients}
        path.write_text(shown(stored), encoding="utf-8")
        PACKED.write_text(packed(), encoding="utf-8")
    assert stored["profile"] == exporters()[name].profile, "run with --update-golden"
    clients = stored["clients"]
    if not pinned:
        clients = [{**one, "version": version} for one in clients]
    assert found in clients, "run with --update-golden"


def packed() -> str:
    """Return all receipts as the one file that the package carries."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return shown({one["format"]: {k: v for k, v in one.items() if k != "format"} for one in found})


def shown(data: object) -> str:
    """Return JSON as it is kept."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
