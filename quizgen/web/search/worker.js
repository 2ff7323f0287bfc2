// Search worker: every page that holds all the words, exactly as typed, and no other.
//
// Takes the place of the theme's worker and keeps its protocol:
//   {type: 0, data: {docs}}   -> {type: 1}
//   {type: 2, data: "words"}  -> {type: 3, data: {items: [[page or section, ...], ...]}}
// A word is a run without spaces, or anything between quotes; upper case, full-width forms and
// compatibility characters are folded. Nothing is segmented, so legal terms of any length are
// found, and nothing is indexed, so it starts at once.

"use strict"

/**
 * @typedef {{location: string, title: string, text: string, tags?: string[], boost?: number}} Source
 * @typedef {{location: string, title: string, text: string, tags?: string[], boost: number,
 *   heading: string, body: string, page: string}} Section
 * @typedef {{root: Section, sections: Section[]}} Page
 * @typedef {{word: string, forms: string[], law: string, article: string}} Term
 */

/** @type {Page[]} */
let pages = []

const BLOCK = /<\/?(?:p|li|ol|ul|pre)>/g
const INLINE = /<[^>]*>/g
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&nbsp;": " ", "&amp;": "&" }
const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const BEFORE = 36
const LENGTH = 150
const BEST = 3

/** @param {string} html */
function plain(html) {
  return html
    .replace(BLOCK, " ")
    .replace(INLINE, "")
    .replace(/&(?:lt|gt|quot|amp|nbsp|#39|#x27);/g, (entity) => ENTITIES[entity])
    .replace(/[\u200b\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim()
}

/**
 * Fold a text for comparison, character by character, so that places can be found again.
 * @param {string} text
 */
function fold(text) {
  if (!/[^\u0020-\u007e\u3001\u3002\u300a-\u3011\u2018-\u201d\u4e00-\u9fff]/.test(text)) return text.toLowerCase()
  let folded = ""
  for (const sign of text) folded += sign.normalize("NFKC").toLowerCase()
  return folded
}

/**
 * The place in `text` of each character of `fold(text)`, and the end.
 * @param {string} text
 */
function places(text) {
  /** @type {number[]} */
  const found = []
  let at = 0
  for (const sign of text) {
    for (let n = fold(sign).length; n > 0; n--) found.push(at)
    at += sign.length
  }
  found.push(at)
  return found
}

/** @param {Source[]} docs */
function setup(docs) {
  const byPath = new Map()
  pages = []
  for (const doc of docs) {
    const path = doc.location.split("#")[0]
    const title = plain(doc.title)
    const text = plain(doc.text)
    const section = {
      location: doc.location,
      title,
      text,
      tags: doc.tags,
      boost: doc.boost || 1,
      heading: fold(title),
      body: fold(text + " " + (doc.tags || []).join(" ")),
      page: "",
    }
    let page = byPath.get(path)
    if (!page) {
      page = { root: section, sections: [] }
      byPath.set(path, page)
      pages.push(page)
    }
    section.page = page.root.heading
    page.sections.push(section)
  }
}

const DIGITS = "零一二三四五六七八九"

/**
 * A number from 1 to 999 as laws write it.
 * @param {number} number
 */
function numeral(number) {
  const hundreds = Math.floor(number / 100)
  const tens = Math.floor((number % 100) / 10)
  const ones = number % 10
  let text = hundreds ? DIGITS[hundreds] + "百" : ""
  if (tens) text += (tens === 1 && !hundreds ? "" : DIGITS[tens]) + "十"
  else if (hundreds && ones) text += "零"
  return text + (ones ? DIGITS[ones] : "")
}

/**
 * The number that a law writes as `text`; NaN for anything else.
 * @param {string} text
 */
function value(text) {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  for (let number = 1; number < 1000; number++) if (numeral(number) === text) return number
  return NaN
}

/**
 * The ways in which a word may be written: an article by number, numeral or sign. A citation means
 * the article on the page of its law, too.
 * @param {string} word
 * @returns {Term}
 */
function term(word) {
  const cited = /^(.*?)(?:第|§)([1-9]\d{0,2}|[一二三四五六七八九十百零]+)条?$/.exec(word)
  const number = cited ? value(cited[2]) : NaN
  if (!cited || !number) return { word, forms: [word], law: "", article: "" }
  const article = `第${numeral(number)}条`
  const all = [`§${number}`, `第${number}条`, article].map((form) => cited[1] + form)
  return { word, forms: [word].concat(all.filter((form) => form !== word)), law: cited[1], article }
}

/** @param {string} query */
function terms(query) {
  /** @type {Term[]} */
  const found = []
  const words = fold(query).replace(/[“”]/g, '"')
  for (const [, quoted, single] of words.matchAll(/"([^"]+)"|([^\s"]+)/g)) {
    const word = (quoted === undefined ? single.replace(/^\++|\*+$/g, "") : quoted).trim()
    if (word && !found.some((one) => one.word === word)) found.push(term(word))
  }
  return found
}

/**
 * Where a form of a citation ends, so that §8 is not found in §82.
 * @param {string} text
 * @param {string} form
 * @param {number} from
 */
function next(text, form, from) {
  for (let at = text.indexOf(form, from); at >= 0; at = text.indexOf(form, at + 1)) {
    const after = text[at + form.length]
    if (!(/§\d+$/.test(form) && after >= "0" && after <= "9")) return at
  }
  return -1
}

/**
 * @param {string} text
 * @param {Term} sought
 */
const holds = (text, sought) => sought.forms.some((form) => next(text, form, 0) >= 0)

/**
 * Whether a section is the very article that is cited.
 * @param {Section} section
 * @param {Term} sought
 */
function isArticle(section, sought) {
  if (!sought.article || !section.heading.startsWith(sought.article)) return false
  return !sought.law || section.page === sought.law
}

/**
 * @param {Section} section
 * @param {Term} sought
 */
const meets = (section, sought) => holds(section.body, sought) || holds(section.heading, sought) || isArticle(section, sought)

/**
 * @param {string} text
 * @param {Term} term
 * @param {number} most
 */
function count(text, term, most) {
  let number = 0
  for (const form of term.forms) {
    for (let at = next(text, form, 0); at >= 0 && number < most; at = next(text, form, at + form.length)) number++
  }
  return number
}

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => MARKUP[sign])

/**
 * `text` as markup with the words marked.
 * @param {string} text
 * @param {Term[]} sought
 */
function mark(text, sought) {
  const folded = fold(text)
  /** @type {[number, number][]} */
  const found = []
  for (const term of sought)
    for (const form of term.forms)
      for (let at = next(folded, form, 0); at >= 0; at = next(folded, form, at + form.length)) found.push([at, at + form.length])
  if (!found.length) return escape(text)
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const at = places(text)
  let html = ""
  let end = 0
  for (const [first, last] of found) {
    const from = Math.max(at[first], end)
    const to = at[last]
    if (to <= from) continue
    html += `${escape(text.slice(end, from))}<mark data-md-highlight>${escape(text.slice(from, to))}</mark>`
    end = to
  }
  return html + escape(text.slice(end))
}

/**
 * The part of a text that shows the words best: it begins shortly before the place where most of them stand.
 * @param {string} text
 * @param {Term[]} sought
 */
function teaser(text, sought) {
  const folded = fold(text)
  let best = 0
  let most = 0
  for (const term of sought)
    for (const form of term.forms) {
      const at = next(folded, form, 0)
      if (at < 0) continue
      const seen = folded.slice(at, at + LENGTH - BEFORE)
      const number = sought.filter((other) => holds(seen, other)).length
      if (number > most) {
        most = number
        best = at
      }
    }
  let from = Math.max(0, (folded.length === text.length ? best : places(text)[best]) - BEFORE)
  if (from > 0) {
    const sentence = text.slice(from, from + BEFORE).search(/[。！？；]/)
    if (sentence >= 0) from += sentence + 1
    else if (/[\udc00-\udfff]/.test(text[from])) from++
  }
  const shown = text.slice(from, from + LENGTH).trim()
  return (from > 0 ? "…" : "") + mark(shown, sought) + (from + LENGTH < text.length ? "…" : "")
}

/**
 * @param {Section} section
 * @param {Term[]} sought
 */
function score(section, sought) {
  let total = 0
  for (const term of sought) {
    if (isArticle(section, term)) total += 80
    else if (term.forms.includes(section.heading)) total += 60
    else if (holds(section.heading, term)) total += 24
    total += Math.min(8, 2 * Math.log2(1 + count(section.body, term, 16)))
    if (!meets(section, term)) total -= 12
  }
  return Math.max(total, 0.1) * section.boost
}

/** @param {string} query */
function search(query) {
  const sought = terms(query)
  if (!sought.length) return { items: [] }
  const all = Object.fromEntries(sought.map((term) => [term.word, true]))
  /** @type {{rank: number, list: any[]}[]} */
  const found = []
  for (const page of pages) {
    if (!sought.every((one) => page.sections.some((section) => meets(section, one)))) continue
    const hits = page.sections
      .filter((section) => sought.some((one) => meets(section, one)))
      .map((section) => ({ section, rank: score(section, sought) * (section === page.root ? 1.25 : 1) }))
      .sort((a, b) => b.rank - a.rank)
    const top = hits[0].rank
    const list = hits.map(({ section, rank }, place) => ({
      location: section.location,
      title: mark(section.title, sought),
      text: teaser(section.text, sought),
      // The theme shows the sections that score as the first does, and folds the others away.
      score: place < BEST ? top : Math.min(rank, top * 0.99),
      terms: all,
      ...(section.tags ? { tags: section.tags } : {}),
      ...(section === page.root ? {} : { parent: { location: page.root.location } }),
    }))
    if (!hits.some((hit) => hit.section === page.root))
      list.push({ location: page.root.location, title: mark(page.root.title, sought), text: "", score: 0, terms: all })
    const rank = top + Math.min(10, hits.length - 1) + (sought.every((term) => holds(page.root.heading, term)) ? 40 : 0)
    found.push({ rank, list })
  }
  found.sort((a, b) => b.rank - a.rank)
  return { items: found.map((page) => page.list) }
}

addEventListener("message", (/** @type {MessageEvent} */ event) => {
  const { type, data } = event.data
  if (type === 0) {
    setup(data.docs)
    postMessage({ type: 1 })
  } else if (type === 2) postMessage({ type: 3, data: search(data) })
})
