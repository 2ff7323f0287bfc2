"""Leaks: nothing published holds a reserved item, however it is written; and if so, it is found."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load, published
from quizgen.web.items import form_html
from quizgen.web.leaks import find_leaks, withheld
from quizgen.web.leaks.layers import layers
from quizgen.web.leaks.secrets import secrets

ROOT = Path(__file__).parents[3]
BANK = Path(__file__).with_name("reserved.yaml")

STEM = "河湾玻璃厂夜班停炉检修，监察组此时到厂核对能源台账，厂方称不便接待。监察组的下一步是什么？"
KEY = "出示证件并说明来意后照常核对"
WHY = "停炉不妨碍核对台账，监督检查的职责不因检修而中断（节约能源法§12.1）。"


@pytest.fixture(scope="module")
def project():
    report = Report()
    found = load(ROOT, report, [BANK], reserved=True)
    assert report.diagnostics == []
    return found


@pytest.fixture(scope="module")
def sought(project):
    return secrets(project)


def docx(text: str) -> bytes:
    made = io.BytesIO()
    runs = "".join(f'<w:r><w:t xml:space="preserve">{char}</w:t></w:r>' for char in text)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document><w:p>{runs}</w:p></w:document>")
    return made.getvalue()


def source_map(text: str) -> str:
    sources = json.dumps({"version": 3, "sourcesContent": [f"const a = '{text}';"]})
    packed = base64.b64encode(sources.encode()).decode()
    return f"x();\n//# sourceMappingURL=data:application/json;base64,{packed}\n"


def wrapped(data: bytes) -> str:
    return base64.encodebytes(data).decode()


def planted(stem: str, key: str, why: str) -> dict[str, tuple[str | bytes, str]]:
    """Return files that hold three texts in ways in which they get out, with the place."""
    return {
        "page.html": (f"<main>\n<p>{stem}</p></main>", "2:4"),
        "split.html": (f"<p>{'</b><b>'.join(stem)}</p>", "1:4"),
        "link.html": (
            f"<p>{why.replace('节约能源法§12.1', '<a href=x.html>节约能源法§12.1</a>')}",
            "1:4",
        ),
        "comment.html": (f"<p>x</p>\n<!-- {why} -->", "2:6"),
        "attribute.html": (f'<qg-item data-item="{html.escape(json.dumps({"why": why}))}">', "1:"),
        "entities.html": ("".join(f"&#x{ord(char):x};" for char in key), "1:1"),
        "twice.html": (html.escape("".join(f"&#{ord(char)};" for char in key)), "1:1"),
        "search_index.json": (json.dumps({"docs": [{"text": f"甲 {stem}"}]}), "1:"),
        "script.js": ("q='" + "".join(f"\\u{ord(char):04x}" for char in why) + "'", "1:"),
        "braced.js": ("q='" + "".join(f"\\u{{{ord(char):x}}}" for char in why) + "'", "1:"),
        "joined.js": (f'q="{stem[:20]}" +\n  "{stem[20:]}"', "1:4"),
        "app.js.map": (json.dumps({"sourcesContent": [f"key: {key}"]}, ensure_ascii=False), "1:"),
        "inline.js": (source_map(why), "2:"),
        "style.css": (".a::after{content:'" + "".join(f"\\{ord(c):x} " for c in key) + "'}", "1:"),
        "sitemap.xml": (f"<loc>http://a.test/?q={quote(stem)}</loc>", "1:"),
        "figure.svg": (f"<svg><title>{key}</title></svg>", "1:"),
        "data.txt": (f"x {base64.b64encode(stem.encode()).decode()}", "1:3"),
        "shifted.txt": (f"ab{base64.b64encode(stem.encode()).decode()}", "1:1"),
        "urlsafe.txt": (base64.urlsafe_b64encode(why.encode()).decode().rstrip("="), "1:1"),
        "mail.txt": (wrapped(("甲" * 60 + stem).encode()), "1:1"),
        "hex.txt": (key.encode().hex(), "1:1"),
        "quoted.eml": ("".join(f"={byte:02X}" for byte in key.encode()), "1:1"),
        "spaced.html": ("\u200b&nbsp;".join(key), "1:1"),
        "sitemap.xml.gz": (gzip.compress(f"<a>\n{stem}".encode()), "2:1"),
        "course.zip.b64": (wrapped(docx(stem)), "1:1"),
        "paper.docx": (docx(why), "1:"),
        "old.html": (f"<p>{stem}".encode("gb18030"), "1:4"),
        "wide.txt": (f"q: {stem}".encode("utf-16"), "1:4"),
        "bank.yaml": (BANK.read_text(encoding="utf-8"), "7:"),
    }


PLANTS = planted(STEM, KEY, WHY)
ASSIGNED = planted(WHY, WHY, WHY)


# A style sheet may write digits as escapes of two letters, which are left as they are.
@pytest.mark.parametrize("name", [name for name in ASSIGNED if name != "style.css"])
def test_planted_rationale_is_found_in_an_assigned_build(name, project, sought, tmp_path):
    content, _ = ASSIGNED[name]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    report = Report()
    find_leaks(tmp_path, withheld(project, sought), report)
    assert any("`geheim-dan`" in one.message for one in report.ordered())


def test_assigned_build_of_reserved_items_holds_no_key_and_no_rationale(tmp_path, capsys):
    keys = str(tmp_path / "keys.json")
    assert main(["keys", "-o", keys]) == 0
    out = tmp_path / "out"
    line = ["assign", "jnr", "--id", "zhou", "--keys", keys, "--root", str(ROOT), "-o", str(out)]
    assert main(line) == 0
    check = ["leakcheck", "--root", str(ROOT), "--assigned"]
    assert main([*check, str(out / "public")]) == 0
    assert main([*check, str(out / "private")]) == 1
    assert "of the reserved item" in capsys.readouterr().out


@pytest.mark.parametrize("name", PLANTS)
def test_planted_item_is_found_with_file_and_place(name, sought, tmp_path):
    content, place = PLANTS[name]
    inside = tmp_path / "a" / name
    inside.parent.mkdir()
    inside.write_bytes(content if isinstance(content, bytes) else content.encode())
    report = Report()
    assert find_leaks(tmp_path, sought, report, shown="site") == 1
    found = [str(one) for one in report.ordered() if "`geheim-dan`" in one.message]
    assert len(found) == 1
    assert found[0].startswith(f"site/a/{name}:{place}")
    assert "error[QG790]: holds " in found[0]


@pytest.mark.parametrize(
    ("text", "part"),
    [(STEM, "the stem"), (KEY, "the key"), (WHY, "a rationale"), ("改日预约再来", "an option"),
     ("厂方称不便接待。监察组的下一步", ""), ("监察组的下一步是什么？", "the stem"),
     ('{"id":"geheim-dan","key":"A"}', "the id"), ("责令限期改正", "")],
)  # fmt: skip
def test_leak_is_named_by_its_part(text, part, sought, tmp_path):
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    report = Report()
    find_leaks(tmp_path, sought, report, shown="s")
    assert [one.message for one in report.ordered()] == (
        [f"holds {part} of the reserved item `geheim-dan`"] if part else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "青竹印染厂的能源管理台账写着全年用电 7,350 万千瓦时",
        "先把万千瓦时化成千瓦时，再乘印染厂那张题给的系数。",
    ],
)
def test_parametrised_item_is_known_by_what_its_variants_share(text, sought, tmp_path):
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    report = Report()
    find_leaks(tmp_path, sought, report)
    assert ["geheim-zhi" in one.message for one in report.ordered()] == [True]


def test_words_of_a_blank_and_the_text_around_it_are_found(project, sought, tmp_path):
    shown = form_html(forms.build(project, "geheim"), link=lambda _: None, course_id="c")
    (tmp_path / "a.html").write_text(shown, encoding="utf-8")
    (tmp_path / "b.html").write_text("县里主管节能的那个机关", encoding="utf-8")
    (tmp_path / "c.html").write_text("石桥陶瓷厂的审计机构出了假报告，由<input>", encoding="utf-8")
    report = Report()
    find_leaks(tmp_path, sought, report, shown="s")
    named = [(one.span.path, re.findall("`(.+)`", one.message)[0]) for one in report.ordered()]
    assert sorted(named) == [
        *(("s/a.html", f"geheim-{name}") for name in ("dan", "tian", "zhi")),
        ("s/b.html", "geheim-tian"),
        ("s/c.html", "geheim-tian"),
    ]


def test_every_reserved_item_of_the_course_would_be_found(project, sought, tmp_path):
    reserved = {item.id for item in project.items.values() if item.use == "reserved"}
    assert len(reserved) > 40
    for bank in project.banks.values():
        if bank.use == "reserved":
            shown = form_html(forms.build(project, bank.id), link=lambda _: None, course_id="c")
            (tmp_path / f"{bank.id}.html").write_text(shown, encoding="utf-8")
    report = Report()
    find_leaks(tmp_path, sought, report)
    named = "".join(one.message for one in report.ordered())
    assert {name for name in reserved if f"`{name}`" in named} == reserved
    parts = {secret.part for secret in secrets(project)}
    assert parts >= {"the stem", "the key", "a rationale", "an option"}


def test_real_site_holds_nothing_that_is_reserved(real_site, sought):
    report = Report()
    assert find_leaks(real_site, sought, report) > 40
    assert report.render() == ""


def test_real_page_with_one_rationale_pasted_into_it_is_caught(real_site, sought, tmp_path):
    for page in sorted(real_site.glob("*.html")):
        shutil.copy(page, tmp_path)
    page = tmp_path / "about.html"
    before = page.read_text(encoding="utf-8")
    page.write_text(before.replace("</main>", f"{WHY}</main>"), encoding="utf-8")
    report = Report()
    assert find_leaks(tmp_path, sought, report) > 5
    assert [one.span.path.rpartition("/")[2] for one in report.ordered()] == ["about.html"]


def test_practice_items_on_the_same_law_are_no_leaks(project, sought, tmp_path):
    """Each practice bank is compared with reserved items that cite the same provisions."""
    public = published(project)
    assert public.items
    for bank in public.banks:
        shown = form_html(forms.build(public, bank), link=lambda _: None, course_id="c")
        (tmp_path / f"{bank}.html").write_text(shown, encoding="utf-8")
    for law in sorted((ROOT / "course" / "law").glob("*.yaml")):
        (tmp_path / law.name).write_bytes(law.read_bytes())
    report = Report()
    find_leaks(tmp_path, sought, report)
    assert report.render() == ""


def test_damaged_archive_is_read_as_far_as_it_goes(sought, tmp_path):
    """Any byte may be wrong: nothing is raised, and the file that is whole is still read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("first.txt", "x" * 40)
        archive.writestr("second.txt", STEM)
    whole = made.getvalue()
    inside = whole.index(b"x" * 40)
    damaged = {place: bytearray(whole) for place in range(4, len(whole))}
    for place, data in damaged.items():
        data[place] ^= 0xFF
        assert list(layers(bytes(data)))
    for data in (damaged[inside], whole[: len(whole) - 22]):
        (tmp_path / "a.zip").write_bytes(data)
        report = Report()
        find_leaks(tmp_path, sought, report)
        assert ["geheim-dan" in one.message for one in report.ordered()] == [True]


def test_long_text_that_a_practice_item_has_too_is_no_secret(project):
    known = {secret.text for secret in secrets(project) if secret.item == "geheim-dan"}
    twin = replace(project.items["geheim-dan"], id="twin", use="practice", bank="jnf")
    both = replace(project, items={**project.items, "twin": twin})
    left = {secret.text for secret in secrets(both) if secret.item == "geheim-dan"}
    assert left == {"geheimdan"} < known


def test_short_text_that_a_page_has_by_chance_is_no_secret(project, tmp_path):
    (tmp_path / "a.html").write_text(f"改日预约再来 {STEM}", encoding="utf-8")
    pages = {**project.pages, "course/x.md": f"他说改日预约再来。{STEM}"}
    report = Report()
    find_leaks(tmp_path, secrets(replace(project, pages=pages)), report)
    assert [one.message for one in report.ordered()] == [
        "holds the stem of the reserved item `geheim-dan`"
    ]


def test_published_project_has_nothing_reserved(project):
    public = published(project)
    assert {item.use for item in public.items.values()} == {"practice"}
    assert {bank.use for bank in public.banks.values()} == {"practice"}
    assert set(public.templates) <= set(public.items)
    assert project.templates.keys() - public.templates.keys() >= {"geheim-zhi"}


@pytest.fixture
def course(tmp_path) -> Path:
    """A small course with a reserved bank."""
    folder = tmp_path / "course-of-mine"
    assert main(["new", str(folder)]) == 0
    kept = folder / "quizzes" / "reserved"
    kept.mkdir()
    text = BANK.read_text(encoding="utf-8")
    text = re.sub(r"节约能源法§[0-9.()]+", "示例条例§1", text).replace("jieneng-fa", "shili")
    (kept / "kept.yaml").write_text(text, encoding="utf-8")
    return folder


def built(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *(arguments or ("quizgen", "build"))], cwd=course,
        env={**os.environ, "SITE_URL": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("how", [("quizgen", "build"), ("mkdocs", "build", "-q")])
def test_course_with_a_reserved_bank_builds_without_it(how, course, capsys):
    page = course / "course" / "about-it.md"
    page.write_text("# 甲\n\n示例条例§1\n\n/// path\n///\n", encoding="utf-8")
    done = built(course, *how)
    assert done.returncode == 0, done.stderr
    capsys.readouterr()
    assert main(["leakcheck", str(course / "site"), "--root", str(course)]) == 0
    assert capsys.readouterr().err.startswith("no leaks of 3 reserved items in ")


def test_site_is_the_same_to_the_byte_with_a_reserved_bank_and_without(course):
    """Not even the number of its items shows."""
    sites = []
    for name in ("with", "without"):
        done = built(course, "quizgen", "build", "-d", name)
        assert done.returncode == 0, done.stderr
        files = sorted(path for path in (course / name).rglob("*") if path.is_file())
        sites.append({path.relative_to(course / name): path.read_bytes() for path in files})
        (course / "quizzes" / "reserved" / "kept.yaml").unlink(missing_ok=True)
    assert sites[0] == sites[1]
    assert len(sites[0]) > 20


@pytest.mark.parametrize("how", [("quizgen", "build"), ("mkdocs", "build", "-q")])
@pytest.mark.parametrize(
    ("block", "said"),
    [("/// quiz | geheim\n///\n", "publishes the reserved bank `geheim`"),
     ("/// quiz | shili\n    items: [geheim-dan]\n///\n", "reserved items: geheim-dan")],
)  # fmt: skip
def test_reserved_bank_on_a_page_is_refused_with_place_and_hint(block, said, how, course):
    (course / "course" / "about-it.md").write_text(f"# 甲\n\n{block}", encoding="utf-8")
    done = built(course, *how)
    assert done.returncode == 1
    assert "course/about-it.md:3:1: error[QG240]" in done.stderr
    assert said in done.stderr
    assert "hint: " in done.stderr
    assert not (course / "site").exists()


def test_page_with_pasted_words_of_a_reserved_item_is_not_built(course):
    page = course / "course" / "about-it.md"
    page.write_text(f"# 甲\n\n讲到这里，{STEM}\n", encoding="utf-8")
    done = built(course)
    assert done.returncode == 1
    assert "site/about-it.html:" in done.stderr
    assert "error[QG790]: holds the stem of the reserved item `geheim-dan`" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (course / "site").exists()
    assert not list(course.glob(".site*"))


def test_leakcheck_without_reserved_items_is_wrong_use(course, capsys):
    (course / "quizzes" / "reserved" / "kept.yaml").unlink()
    (course / "out").mkdir()
    assert main(["leakcheck", str(course / "out"), "--root", str(course)]) == 2
    assert "--bank PATH" in capsys.readouterr().err
    assert main(["leakcheck", str(course / "nowhere"), "--root", str(course)]) == 2


def test_leakcheck_with_a_bank_that_cannot_be_read_says_so(course, tmp_path, capsys):
    (course / "out").mkdir()
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 1\nbank: b\n", encoding="utf-8")
    arguments = ["leakcheck", str(course / "out"), "--root", str(course), "--bank", str(broken)]
    assert main(arguments) == 1
    assert "QG111" in capsys.readouterr().err


def test_leakcheck_finds_a_bank_that_lies_outside_of_the_course(course, tmp_path, capsys):
    kept = course / "quizzes" / "reserved" / "kept.yaml"
    outside = kept.rename(tmp_path / "kept.yaml")
    folder = course / "out"
    folder.mkdir()
    (folder / "a.html").write_text(KEY, encoding="utf-8")
    arguments = ["leakcheck", str(folder), "--root", str(course), "--bank", str(outside)]
    assert main([*arguments, "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["path"], found["line"]) == (
        "QG790", f"{folder.as_posix()}/a.html", 1,
    )  # fmt: skip


def test_export_holds_a_reserved_bank_only_when_it_is_asked_for(course, tmp_path, capsys):
    plain = ["export", "json", "-o", str(tmp_path / "plain"), "--root", str(course)]
    assert main(plain) == 0
    kept = str(course / "quizzes" / "reserved")
    asked = ["export", "json", "geheim", "-o", str(tmp_path / "asked"), "--root", str(course)]
    assert main(asked) == 2
    assert main([*asked, "--bank", kept]) == 0
    found = {}
    for name in ("plain", "asked"):
        capsys.readouterr()
        main(["leakcheck", str(tmp_path / name), "--root", str(course), "--format", "concise"])
        found[name] = set(re.findall(r"`(geheim-\w+)`", capsys.readouterr().out))
    assert found == {"plain": set(), "asked": {"geheim-dan", "geheim-tian", "geheim-zhi"}}


def test_pages_for_other_generators_hold_nothing_reserved(course, tmp_path, capsys):
    assert main(["pages", str(course), "-d", str(tmp_path / "pages")]) == 0
    assert (tmp_path / "pages" / "practice" / "shili.md").is_file()
    assert not (tmp_path / "pages" / "practice" / "geheim.md").exists()
    assert main(["leakcheck", str(tmp_path / "pages"), "--root", str(course)]) == 0
