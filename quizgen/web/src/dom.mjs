// DOM: makes elements in one call; what Python rendered comes in as a template.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [className]
 * @param {...Child} children empty ones are left out
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * Where provisions are that rendered texts name; each item brings its own.
 *
 * @type {{[citation: string]: string}}
 */
export const links = {};

/**
 * @param {string} html trusted: rendered by quizgen from CommonMark with raw HTML off
 * @returns {DocumentFragment}
 */
export function rendered(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const link of all(template.content, "a:not([href])")) {
    const cite = link.textContent || "";
    link.className = "qg-cite";
    link.dataset.ref = cite;
    link.setAttribute("href", links[cite]);
  }
  return template.content;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(selector)));
}

/**
 * Listen until a signal says stop.
 *
 * @param {EventTarget} target
 * @param {string} type
 * @param {(event: any) => void} act
 * @param {AbortSignal} signal
 */
export function listen(target, type, act, signal) {
  target.addEventListener(type, act);
  // Browsers of 2020 do not know the option `signal` of a listener.
  signal.addEventListener("abort", () => target.removeEventListener(type, act));
}
