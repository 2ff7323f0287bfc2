"""From a bank to a gradebook by the command line alone: keys, assign, grade, regrade."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest

from quizgen.cli import main
from quizgen.cli.assign import read_roster
from quizgen.diagnostics import UsageError
from quizgen.sealing import Submission, load_keys, sealed
from quizgen.sealing.capsules import commitment, unlocked

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path, capsys):
    """A class of three with tickets, keys and two forms."""
    (tmp_path / "roster.csv").write_text("who,name\n甲-01,\n甲-02,\n甲-03,\n", encoding="utf-8")
    assert main(["keys", "-o", str(tmp_path / "keys.json")]) == 0
    assert assign(tmp_path) == 0
    capsys.readouterr()
    return tmp_path


def assign(folder: Path, *more: str) -> int:
    keys, roster = str(folder / "keys.json"), str(folder / "roster.csv")
    return main(
        [
            *("assign", "jnr", "xcf", "--id", "zhou", "--keys", keys, "--roster", roster),
            *("--closes", "2026-11-24T18:00", "-o", str(folder / "out"), "--root", str(ROOT)),
            *more,
        ]
    )


def grade(folder: Path, *more: str) -> int:
    return main(
        [
            *("grade", str(folder / "out/private/assignment.json"), str(folder / "in")),
            *("--keys", str(folder / "keys.json"), "-o", str(folder / "marks"), *more),
        ]
    )


def hand_in(folder: Path, responses=lambda item: None) -> None:
    keys = load_keys(folder / "keys.json")
    forms = json.loads((folder / "out/private/assignment.json").read_text("utf-8"))["forms"]
    (folder / "in").mkdir()
    with (folder / "out/private/tickets.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            (form,) = (one for one in forms if one["id"] == row["form"])
            submission = Submission(
                assignment="zhou",
                form=form["hash"],
                who=row["who"],
                ticket=row["ticket"],
                responses=tuple(responses(item) for item in form["items"]),
            )
            word = sealed(submission, keys.public.seal)
            (folder / "in" / f"{row['who']}.txt").write_text(f"老师好\n{word}\n", encoding="utf-8")


def first_options(item):
    given = item["interaction"]
    return given["options"][0] if given["type"] == "single" else None


def test_neighbours_get_different_forms(folder):
    with (folder / "out/private/tickets.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["form"] for row in csv.DictReader(file)] == ["jnr", "xcf", "jnr"]


def test_nothing_private_is_among_what_is_published(folder):
    private = json.loads((folder / "out/private/assignment.json").read_text("utf-8"))
    keys = load_keys(folder / "keys.json")
    for path in (folder / "out/public").iterdir():
        data = path.read_bytes()
        assert keys.sign.hex().encode() not in data
        assert keys.open.hex().encode() not in data
        if path.suffix == ".html":
            text = data.decode("utf-8")
            assert '"key"' not in text.partition("<script>")[0]
            for form in private["forms"]:
                for item in form["items"]:
                    assert f'"{item["hash"]}"' not in text


def test_capsule_opens_to_the_keys_and_its_mark_is_on_the_page(folder):
    capsule = (folder / "out/public/capsule.txt").read_text("utf-8").strip()
    word, mark = (folder / "out/private/capsule-key.txt").read_text("utf-8").split()
    assert unlocked(capsule, word) == json.loads(
        (folder / "out/private/assignment.json").read_text("utf-8")
    )
    assert commitment(capsule) == mark
    assert mark in (folder / "out/public/jnr.html").read_text("utf-8")


def test_capsule_is_opened_by_its_word_alone(folder, capsys):
    public, private = folder / "out/public/capsule.txt", folder / "out/private"
    out = folder / "opened.json"
    assert main(["capsule", str(public), str(private / "capsule-key.txt"), "-o", str(out)]) == 0
    assert json.loads(out.read_bytes()) == json.loads((private / "assignment.json").read_bytes())
    assert main(["capsule", str(public), str(private / "tickets.csv"), "-o", str(out)]) == 1


def test_points_given_by_a_person_stay_when_a_key_is_corrected(folder, capsys):
    short = {}

    def text(item):
        if item["interaction"]["type"] == "short":
            short[item["id"]] = item
            return "不知道"
        return None

    hand_in(folder, text)
    old = folder / "out/private/assignment.json"
    data = json.loads(old.read_text("utf-8"))
    for form in data["forms"]:
        for item in form["items"]:
            if item["interaction"]["type"] == "short":
                item["interaction"]["auto"] = False
    old.write_text(json.dumps(data), encoding="utf-8")
    grade(folder)
    sheet = folder / "marks/marking-sheet.csv"
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row["题号"] for row in rows} <= set(short)
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row | {"评定得分": "1"} for row in rows)
    grade(folder, "--marks", str(sheet))
    before = (folder / "marks/gradebook.csv").read_text("utf-8-sig")
    assert "待评" not in before
    assert main(["regrade", str(folder / "marks"), str(old), str(old), "--reason", "试"]) == 0
    assert (folder / "marks/gradebook.csv").read_text("utf-8-sig") == before


def test_class_is_graded_and_everything_odd_is_listed(folder, capsys):
    hand_in(folder, first_options)
    (folder / "in" / "坏.txt").write_text("QS1.abc", encoding="utf-8")
    assert grade(folder, "--roster", str(folder / "roster.csv")) == 1
    said = capsys.readouterr().out
    assert "4 came in, 3 count" in said
    assert "damaged: 1" in said
    with (folder / "marks/gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["代号"] for row in rows] == ["甲-01", "甲-02", "甲-03"]
    assert rows[0]["得分"] == rows[2]["得分"] != "0"
    odd = (folder / "marks/oddities.csv").read_text("utf-8-sig")
    assert "坏.txt" in odd


def test_late_files_are_told_by_the_time_that_the_channel_took_them(folder, capsys):
    hand_in(folder)
    times = folder / "times.csv"
    times.write_text("file,received\n甲-02.txt,2026-11-24T18:01\n", encoding="utf-8")
    assert grade(folder, "--received", str(times)) == 1
    assert "3 came in, 2 count" in capsys.readouterr().out
    assert grade(folder, "--received", str(times), "--accept-late") == 1
    assert "3 came in, 3 count" in capsys.readouterr().out


def test_corrected_key_is_tried_first_and_then_written_with_its_reason(folder, capsys):
    hand_in(folder, first_options)
    grade(folder)
    before = (folder / "marks/results.json").read_bytes()
    old = folder / "out/private/assignment.json"
    data = json.loads(old.read_text("utf-8"))
    item = next(
        item
        for item in data["forms"][0]["items"]
        if item["interaction"]["type"] == "single"
        and item["interaction"]["key"] != item["interaction"]["options"][0]
    )
    item["interaction"]["key"] = item["interaction"]["options"][0]
    new = folder / "corrected.json"
    new.write_text(json.dumps(data), encoding="utf-8")
    capsys.readouterr()
    line = ["regrade", str(folder / "marks"), str(old), str(new)]
    assert main([*line, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "2 change" in said
    assert item["id"] in said
    assert (folder / "marks/results.json").read_bytes() == before
    assert main(line) == 2
    assert main([*line, "--reason", "甲项才对"]) == 0
    assert (folder / "marks/results.json").read_bytes() != before
    journal = json.loads((folder / "marks/journal.jsonl").read_text("utf-8"))
    assert journal["reason"] == "甲项才对"
    assert {one["who"] for one in journal["changes"]} == {"甲-01", "甲-03"}
    capsys.readouterr()
    home, told = "https://peixun.example.org", str(folder / "told.jsonl")
    for command, more in (("feedback", []), ("report", []), ("xapi", ["--home", home])):
        line = [command, str(folder / "marks"), *more, "-o", str(folder / command)]
        assert main([*line, str(old)]) == 2
        assert "marked by other keys" in capsys.readouterr().err
        assert main([*line, str(new)]) == 0
    # Asked for once more from the old key, nothing changes and nothing is told once more.
    kept = {path: path.read_bytes() for path in (folder / "marks").iterdir()}
    again = ["regrade", str(folder / "marks"), str(old), str(new), "--reason", "再来一次"]
    capsys.readouterr()
    assert main(again) == 0
    assert "0 change" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in (folder / "marks").iterdir()} == kept
    assert main(["regrade", str(folder / "marks"), str(old), str(old), "--dry-run"]) == 2
    assert "marked by other keys" in capsys.readouterr().err
    line = ["xapi", str(folder / "marks"), str(new), "--home", home, "-o", told]
    assert main([*line, "--corrects", str(old)]) == 0


def test_roster_of_an_older_spreadsheet_is_read_and_an_empty_one_refused(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes("who,name\n甲-01,学员\n".encode("gb18030"))
    assert read_roster(path) == ["甲-01"]
    for data, told in ((b"who\n", "nobody"), (b"who\n\xff\xff\n", "cannot read")):
        path.write_bytes(data)
        with pytest.raises(UsageError, match=told):
            read_roster(path)


def test_keys_are_never_written_over_and_are_for_their_owner_alone(folder, capsys):
    path = folder / "keys.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert main(["keys", "-o", str(path)]) == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "more",
    [
        ["--opens", "2026-11-25T08:00"],
        ["--closes", "morgen"],
        ["--id", "zhou ce"],
        ["-o", "."],
        ["--keys", "roster.csv"],
    ],
)
def test_wrong_use_of_assign_writes_nothing(folder, capsys, monkeypatch, more):
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    assert assign(folder, "-o", str(folder / "new"), *more) == 2
    assert sorted(folder.rglob("*")) == before


def test_unknown_paper_is_told_with_a_hint(folder, capsys):
    line = ["assign", "jnq", "--id", "x", "--keys", str(folder / "keys.json")]
    assert main([*line, "-o", str(folder / "new"), "--root", str(ROOT)]) == 1
    assert "QG501" in capsys.readouterr().err
    assert not (folder / "new").exists()
