"""A learning system around a package: scorm-again, with a log of everything it refuses."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page

SYSTEM = """\
<!doctype html><html><head><meta charset="utf-8"><title>LMS</title>
<script src="runtime.js"></script></head>
<body style="margin:0"><iframe name="sco" style="border:0;width:100vw;height:100vh"></iframe>
<script>
var name = location.hash.slice(1).split(",")[0], page = location.hash.slice(1).split(",")[1];
var old = name === "API", made = old ? new Scorm12API({autocommit: false}) : new Scorm2004API({autocommit: false});
var refused = [];
var kept = sessionStorage.getItem("cmi");
if (kept) made.loadFromJSON(JSON.parse(kept), "cmi");
var real = made[old ? "LMSSetValue" : "SetValue"], code = old ? "LMSGetLastError" : "GetLastError";
made[old ? "LMSSetValue" : "SetValue"] = made[old ? "lmsSetValue" : "lmsSetValue"] = function (key, value) {
  var done = real.call(made, key, value);
  var error = String(made[code]());
  if (error !== "0") refused.push([key, value, error]);
  return done;
};
window[name] = made;
document.querySelector("iframe").src = page;
</script></body></html>
"""

RIGHT = """\
item => {
  const unit = rule => rule.unit_required ? rule.unit || "" : "";
  const number = rule => {
    const places = rule.precision && rule.precision.decimals;
    return (places === undefined ? rule.value : Number(rule.value).toFixed(places)) + unit(rule);
  };
  const words = rule => {
    if (rule.value !== undefined) return number(rule);
    if (rule.lo !== undefined) return `${rule.lo}-${rule.hi}${unit(rule)}`;
    const first = rule.accept.map(one => one.text || (typeof one === "string" ? one : "")).find(Boolean);
    return first || "不知道";
  };
  const right = item => {
    switch (item.type) {
      case "single": case "judge": case "multi": case "order": return item.key;
      case "match": return Object.fromEntries(Object.entries(item.key).map(([l, r]) =>
        [l, Array.isArray(r) && r.length === 1 && !item.several ? r[0] : r]));
      case "numeric": case "interval": return words(item);
      case "blank": return item.blanks.map(words);
      case "scenario": return item.steps.filter(s => s.required || Number(s.points) > 0).map(s => s.id);
      case "case": return Object.fromEntries(item.parts.map(part => [part.id, right(part)]));
      default: return "应当先责令改正，再罚款。";
    }
  };
  return right(item);
}
"""


class System:
    """One learner at one computer."""

    def __init__(self, browser: Browser, address: str, name: str, page: str) -> None:
        self.name = name
        self.context: BrowserContext = browser.new_context(viewport={"width": 1200, "height": 800})
        self.errors: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.note(request.url, address))
        self.url = f"{address}/system.html#{name},{page}"

    def note(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "about:")):
            self.errors.append(f"asked {url}")

    def open(self, kept: dict[str, Any] | None = None) -> FrameLocator:
        """Launch, with what the system kept of an earlier session; return the page in the frame."""
        if kept is not None:
            self.page.add_init_script(
                f"if (window === top) sessionStorage.setItem('cmi', {repr_js(kept)})"
            )
        self.page.goto(self.url)
        inner = self.page.frame_locator("iframe").frame_locator("iframe")
        inner.locator("h1").first.wait_for()
        return inner

    @property
    def pages(self):
        """The frame with a page of the package."""
        (launch,) = self.page.main_frame.child_frames
        (inner,) = launch.child_frames
        return inner

    def close(self) -> dict[str, Any]:
        """Leave, as a system does when its window for the package closes; return what it kept."""
        self.page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        finished = "isTerminated"
        self.page.wait_for_function(f"window.{self.name}.{finished}()")
        kept = self.page.evaluate(f"window.{self.name}.renderCMIToJSONObject().cmi")
        refused = self.page.evaluate("refused")
        self.context.close()
        assert self.errors == []
        assert refused == [], refused
        return kept


def repr_js(value: object) -> str:
    """Return JSON as a string of JavaScript."""
    import json

    return json.dumps(json.dumps(value))
