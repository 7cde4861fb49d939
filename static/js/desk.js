// What only adds at the desk: words lit on both sides, single keys, and words taken from what is selected.
"use strict";

const review = () => document.querySelector("[data-review]");
const items = () => [...document.querySelectorAll("[data-item]")];
const doubts = () => items().filter((item) => item.classList.contains("doubt"));
const unchecked = () => items().filter((item) => item.classList.contains("unchecked"));
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
const current = () => document.activeElement.closest("[data-item]") ?? document.querySelector("[data-item].now");
let chosenWords = { row: null, words: "" };
let after = null; // where to go when the row that is being changed has come back

function light(key) {
  for (const word of document.querySelectorAll(".of.lit")) word.classList.remove("lit");
  if (!key) return;
  for (const word of document.querySelectorAll(`.of[data-of="${key}"]`)) {
    word.classList.add("lit");
    const pane = word.closest("pre");
    if (pane) pane.scrollTop = Math.max(0, word.offsetTop - pane.offsetTop - pane.clientHeight / 3);
  }
}

function go(item) {
  if (!item) return;
  for (const other of document.querySelectorAll("[data-item].now")) other.classList.remove("now");
  item.classList.add("now");
  item.focus({ preventScroll: true });
  const row = item.closest("[data-row]");
  if (row.getBoundingClientRect().height < innerHeight * 0.8) row.scrollIntoView({ block: "start" });
  else item.scrollIntoView({ block: "center" });
  light(item.dataset.item);
}

function step(by, places) {
  const now = current();
  const all = items();
  if (!now) {
    const below = places.find((place) => place.getBoundingClientRect().top > 100);
    return go(below ?? places[0]);
  }
  const at = all.indexOf(now);
  const next = by > 0 ? places.find((place) => all.indexOf(place) > at) : places.findLast((place) => all.indexOf(place) < at);
  go(next);
}

// Doubts first, then from the top the figures that nobody has looked at, then the doubts that were left.
function nextAfter(item) {
  const all = items();
  const below = (places) => places.find((place) => all.indexOf(place) > all.indexOf(item));
  const figures = item?.classList.contains("unchecked");
  const first = figures ? below(unchecked()) ?? doubts()[0] : below(doubts()) ?? unchecked()[0];
  return first ?? doubts()[0] ?? unchecked()[0];
}

const press = (selector) => current()?.querySelector(selector)?.click();

const keys = {
  j: () => step(1, items()),
  k: () => step(-1, items()),
  n: () => go(nextAfter(current())),
  "<": () => document.querySelector("[data-before]")?.click(),
  ">": () => document.querySelector("[data-following]")?.click(),
  g: () => document.querySelector("[data-jump] select")?.focus(),
  a: () => press("[data-accept]"),
  c: () => press("[data-correct]"),
  r: () => press("[data-reject]"),
};

document.addEventListener("keydown", (event) => {
  if (!review() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return event.target.closest("[data-row]")?.querySelector("[data-away]")?.click();
  if (typing(event.target) || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (item) light(item.dataset.item);
});

document.addEventListener("click", (event) => {
  const word = event.target.closest(".of[data-of]");
  if (!word || getSelection().toString()) return;
  event.preventDefault();
  go(document.getElementById(word.dataset.of));
});

document.addEventListener("mouseover", (event) => {
  const place = event.target.closest(".of[data-of], [data-item]");
  if (place) light(place.dataset.of ?? place.dataset.item);
});

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const row = selection.anchorNode?.parentElement?.closest("[data-words]")?.closest("[data-row]");
  const words = selection.toString().trim();
  if (!row || !words) return;
  chosenWords = { row: row.dataset.row, words };
  const field = row.querySelector("[data-selection]");
  if (field) field.value = words;
});

// The words from the cursor on, where nothing is selected: a new paragraph begins there.
function wordsFromCursor(row) {
  const { anchorNode, anchorOffset } = getSelection();
  const words = anchorNode?.parentElement?.closest("[data-words]");
  if (!words || !row.contains(words)) return "";
  const rest = document.createRange();
  rest.setStart(anchorNode, anchorOffset);
  rest.setEnd(words, words.childNodes.length);
  return rest.toString().trim().split(/\s+/).slice(0, 12).join(" ");
}

// What was typed is lost to nobody unasked, oneself included.
const typed = (form) => [...form.elements].some((field) => field.type !== "hidden" && field.name
  && (field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue));
const unsaved = (within) => [...within.querySelectorAll("form.work")].some((form) => form.dataset.again || typed(form));

document.addEventListener("htmx:confirm", (event) => {
  const row = event.target.closest("[data-row]");
  const own = event.target.closest("form.work");
  if (!row || (own && !event.target.matches("[data-away]")) || !unsaved(row)) return;
  event.preventDefault();
  if (confirm("What you typed in this paragraph is not saved. Leave it?")) event.detail.issueRequest(true);
});

addEventListener("beforeunload", (event) => {
  if (review() && unsaved(document)) event.preventDefault();
});

document.addEventListener("htmx:configRequest", (event) => {
  const row = event.target.closest("[data-row]");
  if (!event.target.matches("[data-takes-words]")) return;
  const words = chosenWords.row === row.dataset.row ? chosenWords.words : "";
  event.detail.parameters.words = words || wordsFromCursor(row);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const item = event.target.closest("[data-item]");
  const row = event.target.closest("[data-row]");
  const decided = item && event.target.matches("[data-accept], [data-reject]");
  const following = decided ? nextAfter(item) ?? item : item;
  after = { row: row?.id, item: following?.id ?? event.target.dataset.work ?? null };
});

document.addEventListener("htmx:afterSettle", () => {
  const row = after?.row && document.getElementById(after.row);
  const left = document.querySelector("[data-left]");
  if (left) left.textContent = doubts().length;
  const wanted = ["[data-save]", ".wrong input, .wrong textarea", "textarea, input:not([type=hidden])"];
  const field = wanted.map((selector) => row?.querySelector(".work")?.querySelector(selector)).find(Boolean);
  if (field) {
    field.focus({ preventScroll: true });
    field.closest(".work").scrollIntoView({ block: "center" });
  }
  else go(after?.item && document.getElementById(after.item));
});

function arrive() {
  const place = document.getElementById(location.hash.slice(1));
  if (place?.matches("[data-item]")) go(place);
  else if (!place && review()) light(null);
}

arrive();
addEventListener("hashchange", arrive);
document.querySelector("[data-jump]")?.addEventListener("change", (event) => { location.hash = event.target.value; });
