"""The 讲师工作台 assigns: the same bytes as the command line, given the same forms and chance."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.loading.project import load
from quizgen.sealing import load_keys
from quizgen.sealing.keys import keys_text, new_keys

from .conftest import ROOT

pytestmark = pytest.mark.browser
OPENS, CLOSES, TITLE = "2026-11-23T08:00", "2026-11-24T18:00", "周测 <A&B> '第一次'"
PEOPLE = ["甲-01", "乙-02", "=丙", "丁, 四", "😀"]
STREAM = """\
let at = 0;
Crypto.prototype.getRandomValues = (array) => {
  for (let place = 0; place < array.length; place += 1, at += 1) array[place] = (at * 37 + 11) % 251;
  return array;
};
"""


@pytest.fixture
def chance(monkeypatch):
    """Chance in Python that is the same as in a page with `STREAM`."""
    at = 0

    def random(size: int = 32) -> bytes:
        nonlocal at
        at += size
        return bytes(((place * 37 + 11) % 251) for place in range(at - size, at))

    monkeypatch.setattr("nacl.utils.random", random)
    monkeypatch.setattr("nacl.secret.random", random)


@pytest.fixture(scope="module")
def banks():
    """Every bank of the course: all kinds of items that there are."""
    return sorted(load(ROOT, Report(), reserved=True).banks)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, banks):
    made = tmp_path_factory.mktemp("assigning")
    (made / "keys.json").write_text(keys_text(new_keys()), encoding="utf-8")
    rows = "".join('"{}"\n'.format(who.replace('"', '""')) for who in PEOPLE)
    (made / "roster.csv").write_text(f"who\n{rows}", encoding="utf-8")
    line = ["paper", "pack", *banks, "-o", str(made / "pack.json"), "--root", str(ROOT)]
    assert main(line) == 0
    assert main(["workbench", "-o", str(made / "workbench.html")]) == 0
    return made


@pytest.fixture
def page(folder, tab):
    made = tab(width=1280)
    made.add_init_script(STREAM)
    made.goto((folder / "workbench.html").as_uri())
    made.locator("[name=forms]").set_input_files(folder / "pack.json")
    return made


def fill(page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f".qw-make [name={name}]").fill(value)


def make(page) -> None:
    page.get_by_role("button", name="制作作业").click()


def asked_back(page) -> bool:
    """Say whether the browser would ask before it leaves the page."""
    leaving = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    return not page.evaluate(leaving)


def saved(page, folder: str) -> dict[str, bytes]:
    with page.expect_download() as found:
        page.locator(f"[data-folder={folder}]").click()
    data = Path(found.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_files_are_those_of_the_command_line_and_secrets_stay(folder, banks, page, chance):
    page.locator("[name=keys]").set_input_files(folder / "keys.json")
    page.locator("[name=roster]").set_input_files(folder / "roster.csv")
    fill(page, id="zhou-1", title=TITLE, opens=OPENS, closes=CLOSES)
    make(page)
    expect(page.locator("[data-for=make]")).to_have_text(
        f"做好了：{len(banks)} 份卷，{len(PEOPLE)} 张作业票。"
    )
    theirs = saved(page, "public") | saved(page, "private")
    out = folder / "out"
    assigned = [
        *("assign", *banks, "--id", "zhou-1", "--title", TITLE, "--root", str(ROOT)),
        *("--opens", OPENS, "--closes", CLOSES, "--keys", str(folder / "keys.json")),
        *("--roster", str(folder / "roster.csv"), "-o", str(out)),
    ]
    assert main(assigned) == 0
    ours = {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert len(ours) == len(banks) + 4
    mark = theirs["private/capsule-key.txt"].decode().split()[1]
    assert page.locator(".qw-mark").inner_text() == mark
    keys = load_keys(folder / "keys.json")
    secrets = [b64encode(one).rstrip(b"=") for one in (keys.sign, keys.open)]
    public = b"".join(data for name, data in theirs.items() if name.startswith("public/"))
    assert mark.encode() in public
    for secret in (*secrets, b"QK1.", b"QT1.AA", b'"interaction"', b"also_key"):
        assert secret not in public
    assert not any(secret in data for secret in secrets for data in theirs.values())


@pytest.mark.parametrize("password", ["", "口令 1"])
def test_new_keys_are_those_of_the_command_line(folder, page, chance, password):
    page.locator(".qw-keys summary").click()
    for field in page.locator(".qw-new input").all():
        field.fill(password)
    with page.expect_download() as found:
        page.get_by_role("button", name="生成并保存").click()
    text = Path(found.value.path()).read_text("utf-8")
    assert found.value.suggested_filename == "keys.json"
    assert text == keys_text(new_keys(), password)
    fill(page, id="a")
    make(page)
    expect(page.locator("[data-for=make]")).to_contain_text("没有名册")
    public = json.loads(text)["public"]
    pages = [data for name, data in saved(page, "public").items() if name.endswith(".html")]
    assert all(public["seal"].encode() in data for data in pages)


def test_what_is_wrong_is_told_and_what_was_made_is_forgotten(folder, page):
    told = page.locator("[data-for=make]")
    fill(page, id="zhou")
    make(page)
    expect(told).to_have_text("先打开密钥，或者生成新密钥。")
    page.locator("[name=keys]").set_input_files(folder / "keys.json")
    fill(page, id="周 1")
    make(page)
    expect(told).to_contain_text("只用字母和数字")
    fill(page, id="zhou", opens=CLOSES, closes=OPENS)
    make(page)
    expect(told).to_have_text("开始时间要早于截止时间。")
    fill(page, opens="", closes="")
    make(page)
    expect(page.locator(".qw-made")).to_be_visible()
    fill(page, title="另一个名称")
    expect(page.locator(".qw-made")).to_be_hidden()
    make(page)
    expect(page.locator(".qw-made")).to_be_visible()
    page.locator("[name=roster]").set_input_files(folder / "roster.csv")
    expect(page.locator(".qw-made")).to_be_hidden()
    make(page)
    assert asked_back(page)
    saved(page, "public")
    expect(page.locator(".qw-made__saved")).to_contain_text("还没有保存")
    assert asked_back(page)
    saved(page, "private")
    assert not asked_back(page)
    page.locator(".qw-keys summary").click()
    page.locator(".qw-new input").first.fill("甲")
    page.get_by_role("button", name="生成并保存").click()
    expect(page.locator("[data-for=keys]")).to_have_text("两次填的口令不一样。")
