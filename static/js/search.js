// The list of hits: years chosen by drawing over their bars, and changes of the page told to screen readers.
"use strict";

function offerBrush(plot) {
  const bars = [...plot.querySelectorAll("[data-year]")];
  const form = plot.parentElement.querySelector("form");
  const said = plot.querySelector("[data-brush-said]");
  let anchor = -1;
  let head = -1;
  let drawn = false;

  const ends = () => [Math.min(anchor, head), Math.max(anchor, head)];
  const year = (at) => bars[at].dataset.year;

  function reach(at) {
    head = at;
    const [first, last] = ends();
    bars.forEach((bar, place) => bar.classList.toggle("brushed", anchor >= 0 && first <= place && place <= last));
    said.textContent = anchor >= 0 && first < last ? `${year(first)} to ${year(last)}` : "";
  }

  function forget() {
    anchor = -1;
    reach(-1);
  }

  function show() {
    const [first, last] = ends();
    form.elements.from_year.value = year(first);
    form.elements.to_year.value = year(last);
    form.requestSubmit(form.querySelector("button"));
  }

  function under(event) {
    return bars.findIndex((bar) => {
      const box = bar.getBoundingClientRect();
      return box.left <= event.clientX && event.clientX <= box.right;
    });
  }

  plot.addEventListener("pointerdown", (event) => {
    if (event.button || under(event) < 0) return;
    anchor = under(event);
    drawn = false;
  });
  plot.addEventListener("pointermove", (event) => {
    if (anchor < 0 || !event.buttons || under(event) < 0) return;
    if (under(event) !== anchor) {
      drawn = true;
      plot.setPointerCapture(event.pointerId);
    }
    if (drawn) reach(under(event));
  });
  plot.addEventListener("pointerup", () => (drawn ? show() : forget()));
  plot.addEventListener("pointercancel", forget);
  plot.addEventListener("dragstart", (event) => event.preventDefault());
  plot.addEventListener("click", (event) => {
    if (drawn) event.preventDefault();
  }, true);

  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -bars.length, End: bars.length };
  plot.addEventListener("keydown", (event) => {
    const at = bars.indexOf(event.target.closest("[data-year]"));
    if (event.key in steps) {
      const next = Math.min(Math.max(at + steps[event.key], 0), bars.length - 1);
      if (!event.shiftKey) forget();
      else if (anchor < 0) anchor = at;
      if (event.shiftKey) reach(next);
      bars[next].focus();
    } else if (event.key === "Enter" && said.textContent) show();
    else if (event.key === "Escape") return forget();
    else return;
    event.preventDefault();
  });
  plot.querySelector("[data-brush-hint]").hidden = false;
}

function enhanceSearch() {
  for (const plot of document.querySelectorAll("[data-brush]:not([data-ready])")) {
    plot.dataset.ready = "";
    offerBrush(plot);
  }
}

function tell() {
  document.getElementById("told").textContent = document.querySelector(".sentence")?.textContent ?? "";
}

// htmx takes hold of every link of a long list, so it waits until somebody reaches for one; until then they are links.
function callHtmx(address) {
  const call = () => {
    if (document.querySelector(`script[src="${address}"]`)) return;
    const script = document.createElement("script");
    script.src = address;
    document.head.append(script);
  };
  for (const reached of ["pointerover", "focusin", "touchstart"]) addEventListener(reached, call, { once: true, passive: true });
}

// A filter leads to a page, or a part of one, in which the same filter stands anew: the focus goes there.
const CHOSEN = "chosen-filter";

function keepFocus(event) {
  const link = event.target.closest(".facets a, .chips a");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (link && !elsewhere) sessionStorage.setItem(CHOSEN, link.id || "none");
}

function giveFocus() {
  const chosen = sessionStorage.getItem(CHOSEN);
  if (!chosen) return;
  sessionStorage.removeItem(CHOSEN);
  const again = document.getElementById(chosen);
  for (let fold = again?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  (again ?? document.querySelector(".asked h1")).focus({ preventScroll: !again });
}

// What the page shows is what its address says, also where the browser goes back to an address that was set
// without a page of its own: htmx may not be there then (it comes when a link is reached for), and knows no head.
const results = () => document.getElementById("results-page");
const RELOADED = "reloaded-search";

function showWhatIsAsked(event) {
  if (results().dataset.asked === location.search) return sessionStorage.removeItem(RELOADED);
  event?.stopImmediatePropagation();
  if (!event && sessionStorage.getItem(RELOADED) === location.search) return; // once, whatever comes of it
  sessionStorage.setItem(RELOADED, location.search);
  location.reload();
}

function headFollows() {
  document.querySelector('link[type="application/atom+xml"]').href = results().dataset.feed;
}

addEventListener("popstate", showWhatIsAsked);
showWhatIsAsked();
document.addEventListener("click", keepFocus);
giveFocus();
callHtmx(document.currentScript.dataset.htmx);
enhanceSearch();
document.addEventListener("htmx:afterSettle", () => {
  headFollows();
  enhanceSearch();
  giveFocus();
  tell();
});
