"""Grading: gives the same random vectors to both engines and compares all that they answer.

``python tests/fuzz/grading.py --cases 200000 --seed 1``; exit code 1 when they differ.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import vectors  # noqa: E402

from quizgen.grading.vectors import answer_line  # noqa: E402

BATCH = 4000
SHOWN = 20


def browser(lines: list[str]) -> list[dict[str, Any]]:
    """Return what the browser engine answers."""
    node = shutil.which("node") or "node"
    command = [node, str(ROOT / "tests/js/vectors.mjs"), "--stream"]
    given = "".join(f"{line}\n" for line in lines)
    run = subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode:
        sys.exit(run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]


def kind_of(vector: dict[str, Any]) -> str:
    """Name the kind of a vector for the count."""
    if "item" in vector:
        return str(vector["item"]["type"])
    return "paper" if "paper" in vector else str(vector["kind"])


def verdict_of(answer: dict[str, Any]) -> str:
    """Name what came of it for the count."""
    if "problem" in answer:
        return "problem"
    for name in ("class", "status", "error"):
        if name in answer:
            return str(answer[name])
    return "read" if "value" in answer else "text"


def main() -> int:
    """Compare, print the counts and the first differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    seen: dict[str, Counter[str]] = {}
    reasons: Counter[str] = Counter()
    differences: list[tuple[str, object, object]] = []
    for start in range(0, arguments.cases, BATCH):
        size = min(BATCH, arguments.cases - start)
        made = [{"id": str(start + at), **vectors.vector(random)} for at in range(size)]
        lines = [json.dumps(vector) for vector in made]
        for vector, line, theirs in zip(made, lines, browser(lines), strict=True):
            ours = json.loads(json.dumps(answer_line(line)))
            seen.setdefault(kind_of(vector), Counter())[verdict_of(ours)] += 1
            reasons.update(reason.rpartition(":")[2] for reason in ours.get("reasons", ()))
            if ours != theirs and not ("problem" in ours and "problem" in theirs):
                differences.append((line, ours, theirs))
    for line, ours, theirs in differences[:SHOWN]:
        print(json.dumps(json.loads(line), ensure_ascii=False).encode(errors="replace").decode())
        print(f"  python {ours}\n  browser {theirs}")
    for kind, counts in sorted(seen.items()):
        total = sum(counts.values())
        print(f"{kind} {total}: " + ", ".join(f"{name} {n}" for name, n in counts.most_common()))
    print("reasons: " + ", ".join(f"{name} {n}" for name, n in reasons.most_common(40)))
    print(f"{arguments.cases} cases, seed {arguments.seed}: {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
