// Mending: what is right in an item, as a field in which an instructor corrects it.

import { canonical } from "../assigned/seal.mjs";
import { make } from "../dom.mjs";
import { name, say, t } from "../messages.mjs";
import { WrongFile, isRule } from "./opening.mjs";
import { sorted, written } from "./plain.mjs";
import { optionText } from "./told.mjs";

/** @typedef {import("./opening.mjs").AssignedItem} AssignedItem */
/** @typedef {import("./opening.mjs").Assignment} Assignment */
/** @typedef {{item: any, node: HTMLElement, read: () => any}} Field */

/** What an author of a wrong item may do instead of correcting it. */
const VOIDS = ["", "full", "drop"];

/**
 * @param {AssignedItem} item
 * @returns {Field} `read` gives the interaction as it is filled in
 */
export function keyField(item) {
  const own = /** @type {any} */ (item.interaction);
  const chosen = voidField(own.void || "");
  const { node, read } = ruleField(item, own);
  return {
    item,
    node: make("div", "qw-key", make("p", "", item.stem || item.id), node, chosen),
    read: () => {
      const { void: _, ...rest } = read();
      const value = chosen.querySelector("select")?.value;
      return value ? { ...rest, void: value } : rest;
    },
  };
}

/** @param {string} now */
function voidField(now) {
  const select = make("select");
  for (const value of VOIDS) {
    const option = say(make("option"), `work.void.${value || "none"}`);
    option.value = value;
    option.selected = value === now;
    select.append(option);
  }
  return make("label", "qw-void", say(make("span"), "work.void"), select);
}

/**
 * @param {AssignedItem} item
 * @param {any} own
 * @returns {{node: HTMLElement, read: () => any}}
 */
function ruleField(item, own) {
  if (own.type === "judge") {
    const { node, picked } = choices(item, ["true", "false"], [String(own.key)], "radio");
    return { node, read: () => ({ ...own, key: picked()[0] === "true" }) };
  }
  if (own.type === "multi") {
    const { node, picked } = choices(item, own.options, own.key, "checkbox");
    return { node, read: () => ({ ...own, key: demanded(picked()) }) };
  }
  if (own.type === "single") {
    // More than one may turn out to be right: the first keeps its place as the key.
    const { node, picked } = choices(item, own.options, [own.key, ...(own.also_key || [])], "checkbox");
    const read = () => {
      const now = demanded(picked());
      const key = now.includes(own.key) ? own.key : now[0];
      const also = now.filter((id) => id !== key);
      const { also_key: _, ...rest } = own;
      return { ...rest, key, ...(also.length ? { also_key: also } : {}) };
    };
    return { node, read };
  }
  return textField(own);
}

/** @param {string[]} ids */
function demanded(ids) {
  if (!ids.length) throw new WrongFile(t("work.wrong.key"));
  return ids;
}

/**
 * @param {AssignedItem} item
 * @param {readonly string[]} ids
 * @param {readonly string[]} now
 * @param {"radio" | "checkbox"} type
 */
function choices(item, ids, now, type) {
  const fields = ids.map((id) => {
    const field = make("input");
    field.type = type;
    field.name = "qw-key";
    field.value = id;
    field.checked = now.includes(id);
    return field;
  });
  const node = make(
    "div",
    "qw-options",
    ...fields.map((field) => make("label", "", field, optionText(item, field.value))),
  );
  return { node, picked: () => fields.filter((one) => one.checked).map((one) => one.value) };
}

/** @param {any} own */
function textField(own) {
  const field = make("textarea");
  field.rows = 8;
  field.spellcheck = false;
  field.value = written(sorted(own));
  name(field, "work.key.text");
  const read = () => {
    let made = null;
    try {
      made = JSON.parse(field.value);
    } catch (error) {
      // Told below.
    }
    if (!made || made.type !== own.type || !isRule(made)) throw new WrongFile(t("work.wrong.rule"));
    return made;
  };
  return { node: make("div", "", say(make("p", "qw-hint"), "work.key.hint"), field), read };
}

/**
 * @param {Assignment} assignment
 * @param {AssignedItem} item
 * @param {any} interaction
 * @returns {Assignment} with that item corrected, on every form that asks the same
 */
export function mended(assignment, item, interaction) {
  const wrong = canonical(item.interaction);
  return {
    ...assignment,
    forms: assignment.forms.map((form) => ({
      ...form,
      items: form.items.map((one) => {
        const same = one.id === item.id && canonical(one.interaction) === wrong;
        return same ? { ...one, interaction } : one;
      }),
    })),
  };
}
