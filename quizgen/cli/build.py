"""Build the static site: checked first, made beside the old one, swapped in when it is whole."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from quizgen.loading.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH", help="the course (here)"
    )
    parser.add_argument(
        "-d", "--site-dir", type=Path, metavar="DIR", help="where to (`site` in the course)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site, or report why it cannot be built and leave the old one alone."""
    from quizgen.checks import run_all
    from quizgen.diagnostics import Report, UsageError
    from quizgen.loading.project import load

    root = arguments.path.resolve()
    if not (root / "mkdocs.yml").is_file():
        raise UsageError(f"no site here: {root / 'mkdocs.yml'} is not a file")
    target = (arguments.site_dir or root / "site").resolve()
    _refuse(target, root)
    report = Report()
    project = load(root, report, reserved=True)
    run_all(project, report)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return report.exit_status()
    fresh = target.with_name(f".{target.name}.new")
    try:
        status = _build(root, project, fresh) or _leaks(fresh, target, project)
        if status == 0:
            _swap(fresh, target)
            pages = sum(1 for _ in target.rglob("*.html"))
            print(f"{target}: {pages} pages", file=sys.stderr)
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return status


def _refuse(target: Path, root: Path) -> None:
    """Refuse to replace a folder that no build has made: a slip must not cost anybody's files."""
    from quizgen.diagnostics import UsageError

    if target == root or target in root.parents:
        raise UsageError(f"{target} holds the course; name another folder with -d")
    if target.is_file():
        raise UsageError(f"{target} is a file; name a folder with -d")
    if target.is_dir() and any(target.iterdir()) and not (target / "404.html").is_file():
        raise UsageError(f"{target} holds something that is not a site; name another with -d")


def _build(root: Path, project: Project, fresh: Path) -> int:
    """Build into ``fresh``; return the exit status."""
    import logging

    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    from quizgen.diagnostics import UsageError
    from quizgen.web.site import hold, release

    shutil.rmtree(fresh, ignore_errors=True)
    hold(root, project)
    said = logging.StreamHandler(sys.stderr)
    said.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(said)
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(fresh))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except ConfigurationError as error:
        raise UsageError(f"mkdocs.yml: {error}") from error
    except Abort:  # its reasons have been logged
        return 1
    finally:
        logging.getLogger("mkdocs").removeHandler(said)
        release(root)
    return 0


def _leaks(fresh: Path, target: Path, project: Project) -> int:
    """Refuse a site that holds a reserved item, such as one that was pasted into a page."""
    from quizgen.diagnostics import Report
    from quizgen.web.leaks import find_leaks, secrets

    report = Report()
    if sought := secrets(project):
        find_leaks(fresh, sought, report, shown=target.as_posix())
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
    return report.exit_status()


def _swap(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target``."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        try:
            target.rename(old)
        except OSError:  # a mount point, or in use: it can be filled, though not moved
            _fill(fresh, target)
            return
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _fill(fresh: Path, target: Path) -> None:
    for path in target.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(fresh, target, dirs_exist_ok=True)
