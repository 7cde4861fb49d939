// What only adds: folds open on wide screens, copy buttons, a filter in long lists, and single keys.
"use strict";

const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

function openFolds() {
  const wide = matchMedia("(min-width: 56rem)").matches;
  for (const fold of document.querySelectorAll("details[data-open-wide]")) fold.open = wide || fold.open;
}

function offerCopies() {
  for (const text of document.querySelectorAll("[data-copy]")) {
    if (text.nextElementSibling) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      getSelection().selectAllChildren(text);
      await navigator.clipboard?.writeText(text.textContent.trim());
      button.textContent = navigator.clipboard ? "Copied" : "Selected";
    });
    button.setAttribute("aria-live", "polite");
    text.after(button);
  }
}

function offerFinding() {
  for (const input of document.querySelectorAll("[data-find]")) {
    input.parentElement.hidden = false;
  }
}

function find(event) {
  if (!event.target.matches("[data-find]")) return;
  const wanted = event.target.value.toLowerCase();
  for (const line of event.target.closest("details, .all-values").querySelectorAll("li")) {
    line.hidden = !line.textContent.toLowerCase().includes(wanted);
  }
}

function step(by) {
  const places = [...document.querySelectorAll("[data-step]")];
  const hits = places.filter((place) => place.classList.contains("is-hit"));
  const stops = hits.length ? hits : places;
  const now = document.activeElement.closest("[data-step]");
  const at = now ? stops.indexOf(now) : stops.findIndex((stop) => stop.getBoundingClientRect().top > 4) - (by > 0 ? 1 : 0);
  const next = stops[Math.min(Math.max(at + by, 0), stops.length - 1)];
  if (next) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }
}

// A hit may stand far down in a long paragraph: where most of the words looked for stand together is shown.
function showHit() {
  const lit = (block) => new Set([...block.querySelectorAll("mark.hit")].map((mark) => mark.textContent.toLowerCase())).size;
  const blocks = [...document.querySelectorAll(":target .words p")].filter((block) => lit(block));
  const best = blocks.reduce((most, block) => (most && lit(most) >= lit(block) ? most : block), null);
  const first = best?.querySelector("mark.hit");
  if (first && first.getBoundingClientRect().bottom > innerHeight) first.scrollIntoView({ block: "center" });
}

const keyed = () => localStorage.getItem("keys") !== "off";

function offerKeys() {
  const button = document.querySelector("[data-keys]");
  if (!button) return;
  const say = () => { button.textContent = keyed() ? "Switch the single keys off" : "Switch the single keys on"; };
  button.addEventListener("click", () => {
    localStorage.setItem("keys", keyed() ? "off" : "on");
    say();
  });
  button.hidden = false;
  say();
}

const keys = {
  "/": () => document.querySelector("[data-search]").select(),
  "?": () => { location.href = "/help/#keys"; },
  j: () => step(1),
  k: () => step(-1),
  Enter: () => document.activeElement.querySelector("[data-open]").click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !keys[event.key] || !keyed()) return;
  if (event.key === "Enter" && !(event.target.matches("[data-step]") && event.target.querySelector("[data-open]"))) return;
  event.preventDefault();
  keys[event.key]();
});

// Names that are being typed, as the browser's own list: by keyboard, with any reader of the screen.
function offerNames() {
  for (const box of document.querySelectorAll("input[data-search]:not([list])")) {
    const list = document.createElement("datalist");
    list.id = `${box.id}-names`;
    box.after(list);
    box.setAttribute("list", list.id);
    let waiting = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => fillNames(box, list), 150);
    });
  }
}

async function fillNames(box, list) {
  const typed = box.value.trim();
  if (typed.length < 2) return list.replaceChildren();
  const answer = await fetch(`/names/?q=${encodeURIComponent(typed)}`);
  if (!answer.ok || box.value.trim() !== typed) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  list.replaceChildren(...[...page.querySelectorAll("[data-fill]")].map((link) => new Option(link.textContent, link.dataset.fill)));
}

// A citation opens over the text, where one reads; without scripts the link leads to a page of its own.
async function citeHere(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) { location.href = link.href; return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const here = document.createElement("dialog");
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => here.close());
  here.className = "cite-here";
  here.append(page.querySelector("#cite"), close);
  here.setAttribute("aria-label", here.querySelector("h2").textContent);
  for (const one of here.querySelectorAll("[id]")) one.removeAttribute("id");
  here.addEventListener("close", () => here.remove());
  document.body.append(here);
  offerCopies();
  here.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  citeHere(link);
});

function enhance() {
  openFolds();
  offerCopies();
  offerFinding();
document.addEventListener("input", find);
document.addEventListener("htmx:afterSettle", offerFinding);
  offerNames();
}

enhance();
offerKeys();
addEventListener("load", showHit);
document.addEventListener("htmx:afterSettle", enhance);
