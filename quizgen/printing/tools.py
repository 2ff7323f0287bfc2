"""Tools: the libraries of the ``print`` extra, asked for only when something is printed."""

from __future__ import annotations

from importlib import import_module

from quizgen.diagnostics import UsageError

CODE = "QG611"
HINT = "install it: pip install quizgen[print]"


def need(module: str, package: str) -> None:
    """See that a library of the extra is there.

    Raises:
        UsageError: If it is not there, or lacks what it needs of the system (QG611).
    """
    try:
        import_module(module)
    except ImportError:
        raise UsageError(f"{CODE}: printing needs {package}, which is not here; {HINT}") from None
    except OSError as error:  # WeasyPrint without Pango
        reason = str(error).partition("\n")[0]
        raise UsageError(
            f"{CODE}: {package} cannot work here: {reason}; install Pango, such as "
            "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        ) from None
