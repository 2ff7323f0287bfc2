// Link: how the console and the window of the projector talk, and find each other after a reload.
//
// From a file, two windows share no storage events and may not look into each other. They can post
// messages: the projector says hello to its opener every second and is answered with the view.

/** @typedef {import("./public.mjs").View} View */
/** @typedef {Pick<Window, "postMessage">} Port */

export const SIGN = "qg-drill";
export const HASH = "#projector";
const PULSE = 1000;
const LOST = 3500;

export class Link {
  /**
   * @param {string} key of the lesson: other lessons may be open
   * @param {() => View} view
   * @param {(key: string) => void} press a key was pressed in the other window
   * @param {() => number} clock
   */
  constructor(key, view, press, clock = Date.now) {
    this.key = key;
    this.view = view;
    this.press = press;
    this.clock = clock;
    /** @type {Port | null} */
    this.port = null;
    this.heard = -Infinity;
  }

  get alive() {
    return this.clock() - this.heard < LOST;
  }

  /** Open the window, or bring the one that is open to the front. */
  show() {
    const address = location.href.split("#")[0] + HASH;
    const name = `qg-projector-${this.key}`;
    const opened = window.open(address, name, "popup,width=1280,height=720");
    if (opened) {
      this.port = opened;
      opened.focus();
    }
    return Boolean(opened);
  }

  send() {
    if (this.port) this.port.postMessage({ sign: SIGN, key: this.key, view: this.view() }, "*");
  }

  /** @param {Pick<MessageEvent, "data" | "source">} event */
  hear({ data, source }) {
    if (!data || data.sign !== SIGN || !source || (data.key && data.key !== this.key)) return;
    if (data.hello) {
      this.port = /** @type {Port} */ (/** @type {unknown} */ (source));
      this.heard = this.clock();
      this.send();
    } else if (typeof data.press === "string" && source === this.port) this.press(data.press);
  }
}

/**
 * The other end: keep asking the opener for what is to be shown.
 *
 * @param {Window | null} opener
 * @param {(view: View | null) => void} show nothing when the console is gone
 * @returns {(key: string) => void} passes a key on
 */
export function answer(opener, show) {
  let key = "";
  let heard = Date.now();
  const post = (/** @type {object} */ what) => {
    if (opener && !opener.closed) opener.postMessage({ sign: SIGN, key, ...what }, "*");
  };
  window.addEventListener("message", ({ data, source }) => {
    if (!data || data.sign !== SIGN || !data.view || source !== opener) return;
    key = data.key;
    heard = Date.now();
    show(data.view);
  });
  const hello = () => {
    post({ hello: true });
    if (Date.now() - heard > LOST) show(null);
  };
  hello();
  setInterval(hello, PULSE);
  return (pressed) => post({ press: pressed });
}
