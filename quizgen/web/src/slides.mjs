// Slides: one slide at a time by keys, taps and swipes; without it the page is read by scrolling.

const page = document.documentElement;
const all = Array.from(document.querySelectorAll("section.slide"));
const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));
const black = /** @type {HTMLElement} */ (document.querySelector(".black"));
const now = /** @type {HTMLElement} */ (bar.querySelector(".now"));
/** Where slides would be too small, the page is read by scrolling. */
const phone = matchMedia("(max-width: 48em) and (orientation: portrait)");

let place = 0;

/** @param {number} wanted */
function show(wanted) {
  place = Math.max(0, Math.min(all.length - 1, wanted));
  all.forEach((slide, number) => slide.classList.toggle("on", number === place));
  now.textContent = `${place + 1} / ${all.length}`;
  try {
    history.replaceState(null, "", `#${place + 1}`);
  } catch (_) {
    // Some browsers refuse this on pages from the disk.
  }
  if (phone.matches || !page.classList.contains("deck")) all[place].scrollIntoView();
}

/** @returns {number} the slide that is on top of the screen while scrolling */
function seen() {
  const below = all.findIndex((slide) => slide.getBoundingClientRect().bottom > 60);
  return below < 0 ? all.length - 1 : below;
}

function toggleScrolling() {
  if (page.classList.contains("deck")) {
    page.classList.remove("deck");
    show(place);
  } else {
    const top = seen();
    page.classList.add("deck");
    show(top);
  }
}

/** @type {Record<string, () => void>} */
const keys = {
  ArrowRight: () => show(place + 1),
  ArrowDown: () => show(place + 1),
  PageDown: () => show(place + 1),
  " ": () => show(place + 1),
  Enter: () => show(place + 1),
  ArrowLeft: () => show(place - 1),
  ArrowUp: () => show(place - 1),
  PageUp: () => show(place - 1),
  Backspace: () => show(place - 1),
  Home: () => show(0),
  End: () => show(all.length - 1),
  Escape: toggleScrolling,
  b: () => (black.hidden = !black.hidden),
  ".": () => (black.hidden = !black.hidden),
  n: () => {
    const speaking = page.classList.toggle("speaking");
    document.querySelectorAll("details.notes").forEach((notes) => {
      /** @type {HTMLDetailsElement} */ (notes).open = speaking;
    });
  },
  f: () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (page.requestFullscreen) page.requestFullscreen().catch(() => {});
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const pressed = event.target instanceof HTMLButtonElement && (name === " " || name === "Enter");
  const act = keys[name];
  if (!act || pressed || phone.matches) return;
  if (!page.classList.contains("deck") && name !== "Escape") return;
  event.preventDefault();
  if (!black.hidden && name !== "b" && name !== ".") black.hidden = true;
  else act();
});

bar.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button) show(place + Number(button.dataset.go));
});
black.addEventListener("click", () => (black.hidden = true));

let resting = 0;
document.addEventListener("mousemove", () => {
  page.classList.add("moving");
  clearTimeout(resting);
  resting = window.setTimeout(() => page.classList.remove("moving"), 2000);
});

/** @type {Touch | null} */
let begun = null;
document.addEventListener("touchstart", (event) => {
  begun = event.touches.length === 1 ? event.touches[0] : null;
}, { passive: true });
document.addEventListener("touchend", (event) => {
  if (!begun || phone.matches || !page.classList.contains("deck")) return;
  const end = event.changedTouches[0];
  const across = end.clientX - begun.clientX;
  if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(end.clientY - begun.clientY)) {
    show(place + (across < 0 ? 1 : -1));
  }
}, { passive: true });

addEventListener("hashchange", () => show((parseInt(location.hash.slice(1), 10) || 1) - 1));

page.classList.add("deck");
bar.hidden = false;
const wanted = parseInt(location.hash.slice(1), 10);
if (wanted || !phone.matches) show((wanted || 1) - 1);
