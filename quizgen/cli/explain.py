"""Explain a code such as QG202: what must hold, with content that is wrong and the same mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as QG202; none lists all")


def run(arguments: argparse.Namespace) -> int:
    """Print what one code means, or all codes with their meaning."""
    import json
    from importlib.resources import files

    from quizgen.checks import checks
    from quizgen.diagnostics import UsageError, nearest

    text = files("quizgen").joinpath("codes.json").read_text(encoding="utf-8")
    rules = {rule.code: rule for rule in checks().values()}
    meanings = json.loads(text) | {code: rule.summary for code, rule in rules.items()}
    if arguments.code is None:
        print("\n".join(f"{code}  {meanings[code]}" for code in sorted(meanings)))
        return 0
    code = arguments.code.upper()
    if code not in meanings:
        raise UsageError(f"no code `{arguments.code}`; {nearest(code, meanings) or 'see the list'}")
    print(f"{code}: {meanings[code]}")
    if code in rules:
        for title, content in (("reported", rules[code].bad), ("mended", rules[code].good)):
            print(f"\n{title}:")
            print("\n".join(f"    {line}" for line in content.splitlines()))
    return 0
