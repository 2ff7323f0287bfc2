"""`quizgen assets DIR`: what pages need, for generators that run no plugin."""

from __future__ import annotations

from pathlib import Path

from quizgen.cli import main
from quizgen.web.assets import BUNDLES

DIST = Path(__file__).parents[3] / "quizgen" / "web" / "dist"


def test_assets_copies_the_built_script_and_style(tmp_path, capsys) -> None:
    target = tmp_path / "course" / "assets"
    assert main(["assets", str(target)]) == 0
    printed = capsys.readouterr().out.split()
    for name in BUNDLES:
        assert (target / name).read_bytes() == (DIST / name).read_bytes()
        assert f"{target.as_posix()}/{name}" in printed


def test_assets_says_where_it_cannot_write(tmp_path, capsys) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["assets", str(tmp_path / "file")]) == 2
    assert "cannot write into" in capsys.readouterr().err


def test_package_carries_the_script_of_calculators_only_where_one_stands() -> None:
    from quizgen.web.packages.files import scripts, shared

    page = '<qg-calc class="qg-calc"></qg-calc>'
    assert "assets/quizgen/quizgen-calc.js" in scripts(page)
    assert {"assets/quizgen/quizgen-calc.js", "assets/quizgen/quizgen-calc.css"} <= set(
        shared([page])
    )
    assert "assets/quizgen/quizgen-calc.js" not in shared(["<p>无</p>"])
