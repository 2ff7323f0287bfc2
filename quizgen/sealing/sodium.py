"""Sodium: the library for keys and boxes, asked for only where something is sealed."""

from __future__ import annotations

from typing import Any

from quizgen.diagnostics import UsageError


def sodium() -> Any:
    """Return PyNaCl with the modules that are used here.

    Raises:
        UsageError: If it is not installed.
    """
    try:
        import nacl.exceptions  # noqa: PLC0415 - see the first line
        import nacl.public  # noqa: PLC0415
        import nacl.pwhash  # noqa: PLC0415
        import nacl.secret  # noqa: PLC0415
        import nacl.signing  # noqa: PLC0415
        import nacl.utils  # noqa: PLC0415
    except ImportError:
        hint = "install it with `pip install quizgen[assign]`"
        raise UsageError(f"assigning needs PyNaCl; {hint}") from None
    return nacl
