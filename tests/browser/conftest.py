"""A real Chromium for the browser tests, and pages that look like the site's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.web.assets import PARTS
from quizgen.web.items import form_html

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"

SPECIMEN = HERE / "specimen"

SKELETON = """\
<!doctype html>
<html lang="zh"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>样题</title>
{styles}{own}</head>
<body dir="ltr" data-md-color-scheme="{scheme}" data-md-color-primary="indigo">
<header class="md-header"><nav class="md-header__inner md-grid" aria-label="页眉">样题</nav></header>
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid">
<div class="md-content"><article class="md-content__inner md-typeset"><h1>样题</h1>
{body}
</article></div></div></main></div>{scripts}</body></html>
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built script and style, and those of the theme, to put pages into."""
    import material

    made = tmp_path_factory.mktemp("pages")
    theme = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    for path in [*(ROOT / "quizgen" / "web" / "dist").iterdir(), *theme.glob("*.min.css")]:
        shutil.copy(path, made / path.name)
    return made


@pytest.fixture(scope="session")
def skeleton(folder: Path):
    """Return a function that wraps HTML in a page like the site's and gives its address."""
    sheets = [p.name for p in sorted(folder.glob("*.min.css")) if p.name[:4] in {"main", "pale"}]
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in sheets)

    def write(name: str, body: str, scheme: str = "default") -> str:
        used = [part for part, sign in PARTS.items() if sign.search(body)]
        own = "".join(f'<link rel="stylesheet" href="{part}.css">' for part in used)
        scripts = "".join(f'<script src="{part}.js"></script>' for part in used)
        page = SKELETON.format(body=body, scheme=scheme, styles=styles, own=own, scripts=scripts)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.parent != folder:
            page = page.replace('src="', 'src="../').replace('href="quizgen', 'href="../quizgen')
        path.write_text(page, encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture
def tab(browser: Browser):
    """Return a function that opens a page; whatever goes wrong in it fails the test."""
    contexts = []
    errors: list[str] = []

    def new(*, width: int = 1000, touch: bool = False, context=None, **options) -> Page:
        if context is None:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                has_touch=touch,
                is_mobile=touch,
                **options,
            )
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: note(request.url))
        return page

    def note(url: str) -> None:
        if url.startswith(("http:", "https:")) and "127.0.0.1" not in url:
            errors.append(f"asked {url}")

    yield new
    for context in contexts:
        context.close()
    assert errors == []


class Desk:
    """A page with a quiz on it; what is not said here is said by the page itself."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __getattr__(self, name: str):
        return getattr(self.page, name)

    def item(self, name: str) -> Locator:
        return self.page.locator(f"qg-item#{name}")

    def headline(self, name: str) -> Locator:
        return self.item(name).locator(".qg-status .qg-headline").last

    def submit(self, name: str) -> None:
        self.item(name).get_by_role("button", name="检查答案").click()

    def pick(self, name: str, *ids: str) -> None:
        for one in ids:
            self.item(name).locator(f".qg-choice[data-id='{one}'] label").click()

    def number(self) -> str:
        """The right number of the variant that is shown."""
        return self.page.eval_on_selector("#t-numeric", "n => n.data.views[n.view].item.value")

    def reach(self, selector: str) -> None:
        """Press Tab until the focus is where it should be."""
        for _ in range(150):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    def press_at(self, selector: str, *keys: str) -> None:
        self.reach(selector)
        for key in keys:
            self.page.keyboard.press(key)

    def enter(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def start(self, exam: str) -> None:
        self.page.goto(exam)
        self.page.get_by_role("button", name="开始答题").click()

    def hand_in(self) -> None:
        self.page.get_by_role("button", name="交卷").click()
        self.page.get_by_role("button", name="确定交卷").click()


@pytest.fixture
def desk(tab):
    """Return a function that opens a page for a quiz."""
    return lambda **options: Desk(tab(**options))


@pytest.fixture(scope="session")
def specimen():
    """A small course with one item of each type."""
    report = Report()
    found = load(SPECIMEN, report)
    assert report.diagnostics == []
    return found


def _link(citation) -> tuple[str, str]:
    return (f"law.html#{citation.article}", "")


@pytest.fixture(scope="session")
def practice(specimen, skeleton) -> str:
    """Address of a page with every type, to practise; `dark.html` beside it is dark."""
    shown = form_html(forms.build(specimen, "types"), link=_link, course_id="specimen")
    cites = (
        '<dl class="qg-cites"><div data-ref="节约能源法§82"><dt>节约能源法§82</dt>'
        "<dd>先责令改正，逾期不改正的处以罚款。</dd></div></dl>"
        '<p id="text">正文引用 <a class="qg-cite" href="law.html" data-ref="节约能源法§82">'
        "节约能源法§82</a>。</p>"
    )
    skeleton("dark.html", shown + cites, "slate")
    return skeleton("practice.html", shown + cites)


@pytest.fixture(scope="session")
def exam(specimen, skeleton) -> str:
    """Address of a mock exam, in a folder of its own."""
    shown = form_html(forms.build(specimen, "mock"), link=_link, course_id="specimen")
    return skeleton("exam/mock.html", shown)


@pytest.fixture(scope="session")
def own(skeleton) -> str:
    """Address of the learner's own page."""
    body = (
        '<qg-path class="qg-path" data-course="specimen"><ol>'
        '<li data-items="t-single t-judge"><a href="practice.html">一</a></li>'
        '<li data-items="t-order"><a href="practice.html">二</a></li></ol></qg-path>'
        '<qg-mistakes class="qg-mistakes" data-course="specimen"></qg-mistakes>'
        '<qg-progress class="qg-progress" data-course="specimen"></qg-progress>'
    )
    return skeleton("own.html", body)


@pytest.fixture
def axe():
    """Return a function that names what axe finds serious on a page."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed in tests/js")

    def run(page: Page) -> list[str]:
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(
            "axe.run(document.querySelector('article'), {runOnly: {type: 'tag', values: "
            "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})"
            ".then(({violations}) => violations.map("
            "v => `${v.impact} ${v.id}: ${v.nodes.map(n => n.html.slice(0, 90)).join(' | ')}`))"
        )
        return [line for line in found if not line.startswith(("minor", "moderate"))]

    return run
