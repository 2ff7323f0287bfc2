"""Open the capsule in which a key was published, with the word that the instructor gives out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("capsule", type=Path, metavar="capsule.txt")
    parser.add_argument("key", type=Path, metavar="capsule-key.txt")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.json")


def run(arguments: argparse.Namespace) -> int:
    """Write what was locked; 1 when the two do not belong together."""
    from quizgen.diagnostics import UsageError
    from quizgen.sealing import SealError
    from quizgen.sealing.capsules import commitment, unlocked

    try:
        capsule = arguments.capsule.read_text(encoding="utf-8").strip()
        words = arguments.key.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read: {error}") from None
    try:
        content = unlocked(capsule, words[0] if words else "")
    except SealError as error:
        print(error)
        return 1
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    arguments.output.write_text(text, encoding="utf-8", newline="")
    print(f"{arguments.output}: compare {commitment(capsule)} with the mark on the page")
    return 0
