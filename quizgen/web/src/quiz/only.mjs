// Only: "none of them" and the other options of a question exclude each other.

/**
 * @param {HTMLElement} target
 */
export function only(target) {
  if (!(target instanceof HTMLInputElement) || !target.checked || target.type !== "checkbox") return;
  const answer = target.closest("[data-type=multi]");
  if (!answer) return;
  for (const field of answer.querySelectorAll("input")) {
    if (!field.value !== !target.value) field.checked = false;
  }
}
