// Place: addresses that still hold when the whole site has moved to another folder or drive. No DOM.

/**
 * The address of this program: pages are remembered relative to it. Read while the script runs,
 * since it is not known later.
 */
export const HERE = /* @__PURE__ */ script();

function script() {
  if (typeof document === "undefined") return "";
  const own = document.currentScript;
  return (own instanceof HTMLScriptElement && own.src) || location.href;
}

/**
 * @param {string} from an absolute address
 * @param {string} to an absolute address
 * @returns {string} `to` as seen from `from`; `to` itself when they share no root
 */
export function relative(from, to) {
  const a = new URL(from);
  const b = new URL(to);
  if (a.protocol !== b.protocol || a.host !== b.host) return to;
  const source = a.pathname.split("/").slice(0, -1);
  const target = b.pathname.split("/");
  let same = 0;
  while (same < source.length && same < target.length - 1 && source[same] === target[same]) same++;
  return "../".repeat(source.length - same) + target.slice(same).join("/") + b.search;
}

/**
 * @param {string} from an absolute address
 * @param {string} to what `relative` gave, possibly out of a foreign file
 * @returns {string} the absolute address, "" unless it is a page of the same kind and host
 */
export function absolute(from, to) {
  try {
    const base = new URL(from);
    const found = new URL(to, base);
    return found.protocol === base.protocol && found.host === base.host ? found.href : "";
  } catch {
    return "";
  }
}
