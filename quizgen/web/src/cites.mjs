// Cites: the gist of a citation on hover, focus or tap, from the list at the end of the page.
//
// The list (`dl.qg-cites`) is what readers without script have. One tooltip serves the page; it
// can be pointed at, and Escape closes it. A script of its own: most pages cite, few ask.

import catalogue from "../../messages.json" with { type: "json" };
import { all, make } from "./dom.mjs";
import { wanted } from "./language.mjs";

const ID = "qg-tip";
const DELAY = 200;
const GAP = 8;

/** @type {HTMLAnchorElement | null} */
let owner = null;
let touched = false;
let timer = 0;

/** Listen on the document, once: it outlives every page that is swapped into it. */
function install() {
  const page = /** @type {{qgCites?: boolean}} */ (window);
  if (page.qgCites) return;
  page.qgCites = true;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch" || event.pointerType === "pen";
    if (owner && !inside(event.target)) hide();
  }, true); // prettier-ignore
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = cite(event.target);
    if (link || inside(event.target)) later(() => link && show(link));
    else if (owner) later(hide);
  });
  document.addEventListener("focusin", (event) => {
    const link = cite(event.target);
    if (link && !touched) show(link);
    else if (owner && !inside(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = cite(event.target);
    // The first tap tells; the second one, or the link in the tip, goes there.
    if (link && touched && owner !== link && show(link)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape" && owner) hide();
  });
}

/** @param {() => void} act */
function later(act) {
  window.clearTimeout(timer);
  timer = window.setTimeout(act, DELAY);
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
function cite(target) {
  const link = target instanceof Element ? target.closest("a.qg-cite") : null;
  // In the list itself the gist stands beside it.
  return link instanceof HTMLAnchorElement && !link.closest(".qg-cites") ? link : null;
}

/** @param {EventTarget | null} target */
function inside(target) {
  return target instanceof Element && target.closest(`#${ID}`) !== null;
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {boolean} whether there is a gist to show
 */
function show(link) {
  window.clearTimeout(timer);
  if (owner === link) return true;
  const ref = link.dataset.ref || "";
  const row = all(document, ".qg-cites [data-ref]").find((one) => one.dataset.ref === ref);
  const gist = row && row.querySelector("dd");
  hide();
  if (!gist) return false;
  const open = make("a", "qg-tip__open", catalogue["cite.open"][wanted()]);
  open.href = link.href;
  const tip = make("div", "qg-tip", make("strong", "", ref), make("p", "", gist.textContent), open);
  tip.id = ID;
  tip.setAttribute("role", "tooltip");
  // Inside a landmark, so that nobody meets it as a stray.
  (link.closest("article,main") || document.body).append(tip);
  place(tip, link);
  link.setAttribute("aria-describedby", ID);
  owner = link;
  return true;
}

function hide() {
  window.clearTimeout(timer);
  const tip = document.getElementById(ID);
  if (tip) tip.remove();
  if (owner) owner.removeAttribute("aria-describedby");
  owner = null;
}

/**
 * Below the link, above it where there is no room, always inside the window.
 *
 * @param {HTMLElement} tip
 * @param {HTMLElement} link
 */
function place(tip, link) {
  const at = link.getClientRects()[0] || link.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const left = Math.max(GAP, Math.min(at.left, width - size.width - GAP));
  const below = at.bottom + GAP;
  const fits = below + size.height < window.innerHeight || at.top < size.height + GAP;
  const top = fits ? below : at.top - size.height - GAP;
  tip.style.left = `${left - size.left}px`;
  tip.style.top = `${top - size.top}px`;
}

install();
