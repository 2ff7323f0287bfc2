// Events: what the elements of a quiz tell each other, and any page or package that listens.

/** Fired by an item that was marked; bubbles. Its detail holds `id`, `response` and `outcome`. */
export const SCORED = "qg-scored";

/** Fired by an item whose response the learner changed; bubbles. */
export const CHANGED = "qg-changed";
