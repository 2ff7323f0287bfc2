"""Bootstrap: from a machine that has nothing but Python to a running site, or to passing tests.

Uses the standard library alone, since nothing else is there yet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = "package-lock.json"
USAGE = "usage: python -m quizgen.bootstrap serve|test [arguments]"


def main(arguments: list[str]) -> int:
    """Set up ``.venv`` in the project and run ``serve`` or ``test`` inside it."""
    if not arguments or arguments[0] not in {"serve", "test"}:
        print(USAGE, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells an older Python so
        print("quizgen needs Python 3.11 or newer", file=sys.stderr)
        return 2
    command, *rest = arguments
    python = environment(extra="test" if command == "test" else "")
    if command == "serve":
        return _call([python, "-m", "quizgen", "serve", *rest])
    _browser_tools()
    # On all cores; a core that is through takes tests of another, since some files take minutes.
    return _call([python, "-m", "pytest", "--numprocesses=auto", "--dist=worksteal", *rest])


def environment(extra: str) -> str:
    """Make the environment if it is missing, install the project into it, return its Python.

    What is installed is not asked for again until ``pyproject.toml`` changes: so the next start is
    quick, and needs no network.

    Args:
        extra: Name of the extra of ``pyproject.toml`` to install too; "" for none.

    Raises:
        subprocess.CalledProcessError: If pip fails; it has said why.
    """
    windows = os.name == "nt"
    python = ENVIRONMENT / ("Scripts/python.exe" if windows else "bin/python")
    stamp = ENVIRONMENT / f"quizgen-{extra or 'bare'}.txt"
    wanted = sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return str(python)
    print("setting up .venv; the first time takes a minute or two", file=sys.stderr, flush=True)
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run(  # noqa: S603
        [str(python), "-m", "pip", "install", *quiet, "--editable", target], check=True
    )
    stamp.write_text(wanted, encoding="ascii")
    return str(python)


def _browser_tools() -> None:
    """Install the JavaScript tools of the tests where npm is there; without it those tests skip.

    Each folder has its own lock file. Scripts of packages do not run: nothing here needs them.
    """
    npm = shutil.which("npm")
    if not npm:
        return
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    tests = ROOT / "tests"
    for lock in (tests / "js" / LOCK, *sorted((tests / "lms").glob(f"*/{LOCK}"))):
        subprocess.run([npm, "ci", *quiet], cwd=lock.parent, check=True)  # noqa: S603


def _call(command: list[str]) -> int:
    try:
        return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        raise SystemExit(error.returncode) from None
