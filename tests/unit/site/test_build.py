from __future__ import annotations

import filecmp
from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_new_course_passes_the_check_and_builds(course, run):
    checked = run("check", course)
    assert (checked.returncode, checked.stdout) == (0, "")
    built = run("build", course)
    assert built.returncode == 0, built.stderr
    assert (course / "site" / "practice" / "shili.html").is_file()
    assert (course / "site" / "law" / "shili-tiaoli.html").is_file()


def test_new_course_refuses_a_folder_that_holds_something(tmp_path, run):
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    done = run("new", tmp_path)
    assert done.returncode == 2
    assert "not empty" in done.stderr


def test_settings_of_a_new_course_are_those_of_this_one(root):
    def shared(path: Path) -> str:
        text = path.read_text(encoding="utf-8")
        return text[text.index("# Links are") : text.index("nav:")] + text[text.index("theme:") :]

    skeleton = root / "quizgen" / "cli" / "skeleton" / "mkdocs.yml"
    assert shared(skeleton) == shared(root / "mkdocs.yml")


def test_same_course_gives_the_same_bytes_by_quizgen_and_by_mkdocs(course, tmp_path, run):
    assert run("build", course, "-d", tmp_path / "one").returncode == 0
    done = run("build", "-q", "-d", tmp_path / "two", program="mkdocs", cwd=course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_build_of_faulty_content_says_where_and_leaves_the_old_site(course, run, edit):
    assert run("build", course).returncode == 0
    before = tree(course / "site")
    edit(course / "quizzes" / "shili.yaml", "cite: [示例条例§1]", "cite: [示例条例§9]")
    done = run("build", course)
    assert done.returncode == 1
    assert "quizzes/shili.yaml:42:12: error[QG301]" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(course / "site") == before
    assert not list(course.glob(".site*"))


def test_build_that_fails_in_a_page_leaves_the_old_site(course, run, edit):
    assert run("build", course).returncode == 0
    before = tree(course / "site")
    edit(course / "course" / "learn.md", "# 学习路径", "# 学习路径\n\n[x](nowhere.md)")
    done = run("build", course)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert tree(course / "site") == before
    assert not list(course.glob(".site*"))


def test_plain_mkdocs_stops_at_faulty_content_before_it_touches_the_site(course, run, edit):
    assert run("build", program="mkdocs", cwd=course).returncode == 0
    before = tree(course / "site")
    edit(course / "course" / "modules" / "shili" / "index.md", "quiz | shili", "quiz | shilli")
    done = run("build", program="mkdocs", cwd=course)
    assert done.returncode == 1
    assert "course/modules/shili/index.md:12:1: error[QG515]" in done.stderr
    assert "did you mean `shili`?" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(course / "site") == before


def test_build_refuses_a_folder_that_holds_no_site(course, tmp_path, run):
    other = tmp_path / "papers"
    other.mkdir()
    (other / "thesis.doc").write_text("x", encoding="utf-8")
    done = run("build", course, "-d", other)
    assert (done.returncode, (other / "thesis.doc").exists()) == (2, True)
    assert run("build", course, "-d", course).returncode == 2
    assert run("build", course, "-d", tmp_path).returncode == 2


def test_build_where_there_is_no_course_is_wrong_use(tmp_path, run):
    done = run("build", tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_build_replaces_what_was_there_before(course, run):
    assert run("build", course).returncode == 0
    (course / "site" / "old.html").write_text("x", encoding="utf-8")
    assert run("build", course).returncode == 0
    assert not (course / "site" / "old.html").exists()


def test_site_with_an_address_has_a_map_without_dates(course, run, monkeypatch, edit):
    edit(course / "mkdocs.yml", 'site_url: !ENV [SITE_URL, ""]', "site_url: http://a.test/b/")
    assert run("build", course).returncode == 0
    text = (course / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "http://a.test/b/learn.html" in text
    assert "lastmod" not in text
    assert run("build", course, "-d", course / "again").returncode == 0
    assert filecmp.cmp(
        course / "site/sitemap.xml.gz", course / "again/sitemap.xml.gz", shallow=False
    )


def test_reserved_bank_in_the_course_is_never_published(course, run, edit):
    bank = course / "quizzes" / "shili.yaml"
    (course / "kept").mkdir()
    text = bank.read_text(encoding="utf-8").replace("use: practice", "use: reserved")
    text = text.replace("bank: shili", "bank: secret").replace("id: sl-", "id: secret-")
    text = text.replace("示例单位", "另一家单位").replace("罚款", "罚金")
    (course / "kept" / "secret.yaml").write_text(text, encoding="utf-8")
    assert run("check", course, "--bank", course / "kept" / "secret.yaml").returncode == 0
    assert run("build", course).returncode == 0
    assert not [path for path in tree(course / "site") if "secret" in path]
