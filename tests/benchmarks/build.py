"""Build: a site of 1,000 items on 100 pages costs at most 1.5 times the same pages without them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from content import ROOT, environment, make_course

ITEMS = 1_000
PAGES = 100
ROUNDS = int(os.environ.get("ROUNDS", "4"))
MAX_RATIO = 1.5

TEXT = """\
# 第 {number} 课

{paragraphs}

## 做一做

/// quiz | {bank}
    items: [{items}]
///
"""

PARAGRAPH = (
    "重点用能单位应当每年向管理节能工作的部门报送上年度的能源利用状况报告。报告包括能源消费情况、"
    "能源利用效率、节能目标完成情况和节能效益分析、节能措施等内容。管理节能工作的部门应当对报告进行"
    "审查；对节能管理制度不健全、节能措施不落实、能源利用效率低的单位，应当开展现场调查，组织实施用能"
    "设备能源效率检测，责令实施能源审计，并提出书面整改要求，限期整改。"
)


def page(number: int, bank: str, items: list[str]) -> str:
    """Return a lesson of some 2,400 characters with its share of the items."""
    paragraphs = "\n\n".join(
        f"## 第 {part} 节\n\n{PARAGRAPH}\n\n- **要点一**：先责令，后罚款。\n- **要点二**：看前提，再看幅度。\n\n"
        f"| 情形 | 处理 |\n|---|---|\n| 未报送 | 责令限期改正 |\n| 逾期不改正 | 罚款 |\n\n{PARAGRAPH}"
        for part in range(1, 6)
    )
    return TEXT.format(number=number, paragraphs=paragraphs, bank=bank, items=", ".join(items))


def make(folder: Path) -> None:
    """Write a course whose items stand on its pages, ten each."""
    (bank,) = make_course(folder, ITEMS, a_file=ITEMS)
    source = bank.read_text(encoding="utf-8")
    ids = re.findall(r"^  - id: (\S+)$", source, re.MULTILINE)
    name = re.search(r"^bank: (\S+)$", source, re.MULTILINE)
    assert name is not None
    assert len(ids) == ITEMS
    share = ITEMS // PAGES
    lessons = folder / "course" / "lessons"
    lessons.mkdir()
    (folder / "scenarios").mkdir()
    for number in range(PAGES):
        own = ids[number * share : (number + 1) * share]
        text = page(number + 1, name[1], own)
        (lessons / f"lesson-{number + 1:03}.md").write_text(text, encoding="utf-8")
    # An author's page in the place of the bank's own: the items stand on 100 pages, no other.
    own_page = folder / "course" / "practice" / f"{name[1]}.md"
    own_page.parent.mkdir()
    own_page.write_text("# 题库\n\n题目都在各课里。\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?:[ ]+.*\n)+", "", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def strip(folder: Path) -> None:
    """Turn a course into the same pages without quizgen: no block, no extension, no plugin."""
    for path in (folder / "course").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^///.*\n(?:    .*\n)*", "", text), encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("  - quizgen\n", ""), encoding="utf-8")


def cost(folder: Path, bytecode: Path) -> float:
    """Return the CPU seconds of building the site of a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    child = os.posix_spawn(sys.executable, command, environment(bytecode))
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"building {folder.name} ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print the figures and return 1 when the ratio is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        rich, plain = Path(name) / "with", Path(name) / "without"
        rich.mkdir()
        make(rich)
        shutil.copytree(rich, plain)
        written = [sys.executable, "-m", "quizgen", "pages", str(plain)]
        subprocess.run(written, check=True, stdout=subprocess.DEVNULL)
        strip(plain)
        # The least of several rounds: whatever else the machine does can only add. By turns, so
        # that a slow minute does not strike one side alone.
        bytecode = Path(name) / "bytecode"
        rounds = [(cost(plain, bytecode), cost(rich, bytecode)) for _ in range(ROUNDS + 1)]
        without, with_items = map(min, zip(*rounds, strict=True))
        pages = sum(1 for _ in (rich / "site").rglob("*.html"))
    ratio = with_items / without
    print(f"pages                  {pages}, {ITEMS} items on {PAGES} of them")
    print(f"without quizgen        {without:.2f} s CPU")
    print(f"with quizgen           {with_items:.2f} s CPU")
    print(f"ratio                  {ratio:.2f} (at most {MAX_RATIO})")
    return int(ratio > MAX_RATIO)


if __name__ == "__main__":
    sys.exit(main())
