"""Course: the arguments by which commands find their course, and what lies outside of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def root_argument(parser: argparse.ArgumentParser, *more: str) -> None:
    """Declare ``--root``, and other names that it has had; the course is here without it."""
    parser.add_argument(
        "--root", *more, type=Path, default=Path(), metavar="PATH", dest="root",
        help="the course (default: here)",
    )  # fmt: skip


def bank_argument(parser: argparse.ArgumentParser, what: str = "a bank outside the course") -> None:
    """Declare ``--bank``: banks that are read besides those of the course."""
    _paths(parser, "--bank", "bank", f"{what}, or a folder of them; may be repeated")


def papers_argument(parser: argparse.ArgumentParser) -> None:
    """Declare ``--paper``, which fills ``papers``: papers read besides those of the course."""
    what = "a paper outside the course, or a folder of them; reserved items on it may be used"
    _paths(parser, "--paper", "papers", what)


def _paths(parser: argparse.ArgumentParser, name: str, target: str, what: str) -> None:
    parser.add_argument(
        name, action="append", type=Path, default=[], metavar="PATH", dest=target, help=what
    )
