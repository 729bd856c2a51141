import { area } from "./area.js";
import { areas } from "./areas.js";
import { draw } from "./draw.js";
import { drop, drops } from "./drops.js";
import { h, nothing, now, show, trouble } from "./dom.js";
import { me, post } from "./http.js";
import { features, files, orders } from "./lists.js";
import { overview } from "./overview.js";
import { plan, plans } from "./plans.js";
import { results, resultsOf } from "./results.js";
import { routes } from "./routes.js";
import { subject } from "./subject.js";

const PAGES = [
  ["", "Overview"], ["map", "Map"], ["drops", "Drops"], ["features", "Features"], ["orders", "Orders"], ["files", "Files"], ["plans", "Approve"],
  ["results", "Results"], ["draw", "Draw"], ["routes", "Routes"],
];
const page = document.getElementById("page");
const state = document.getElementById("live");

// --- live: one connection for the whole console, told to whichever page wants it

const source = new EventSource("/api/live");
let last = null;
let listener = null;

function connected(is, text) {
  state.className = is ? "on" : "off";
  state.textContent = text;
}
source.onopen = () => connected(true, "live");
source.onerror = () => {
  connected(false, "not connected");
  // a refused stream is not tried again by itself: the session has ended
  if (source.readyState === EventSource.CLOSED) me.again().catch(() => {});
};
source.onmessage = (event) => {
  last = JSON.parse(event.data);
  connected(true, "live");
  marks(last);
  listener?.(last);
};
source.addEventListener("trouble", (event) => connected(false, JSON.parse(event.data)));

/** Tells what is told from now on, and first what was told last. */
function live(listening) {
  listener = listening;
  if (last) listening(last);
}

// --- pages

const ROUTES = {
  "": (place) => overview(place, live),
  map: (place) => areas(place),
  area: (place, id) => area(place, id),
  draw: (place) => draw(place),
  images: (place, drop) => results(place, drop),
  results: (place, word) => (word ? resultsOf(place, ...word.split("/")) : results(place)),
  drops: (place, id) => (id ? drop(place, id) : drops(place)),
  features: (place, word) => features(place, word),
  routes: (place) => routes(place),
  orders: (place, word) => orders(place, word),
  files: (place, word) => files(place, word),
  plans: (place, id) => (id ? plan(place, id) : plans(place, live)),
  subject: (place, word) => subject(place, word),
};

function marks(told) {
  const link = document.querySelector('#nav a[href="#/plans"]');
  link.textContent = told.plans.length ? `Approve (${told.plans.length})` : "Approve";
}

let turn = 0;

async function open() {
  const [name, ...words] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const route = ROUTES[name] ?? ROUTES[""];
  const mine = ++turn;
  listener = null;
  for (const link of document.querySelectorAll("#nav a")) {
    if (link.getAttribute("href") === `#/${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${PAGES.find(([key]) => key === name)?.[1] ?? words[0] ?? "Swath"} · Swath`;
  // a page of its own: what comes late for one that was left is drawn nowhere
  const place = h("div", null, nothing("Asking the run …"));
  show(page, place);
  try {
    await route(place, words.join("/"));
  } catch (problem) {
    if (mine === turn) show(place, trouble(problem));
  }
}

document.getElementById("nav").append(...PAGES.map(([name, title]) => h("a", { href: "#/" + name }, title)));
document.getElementById("find").addEventListener("submit", (event) => {
  event.preventDefault();
  const word = document.getElementById("word").value.trim();
  if (word) location.hash = "#/subject/" + encodeURIComponent(word);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const named = PAGES[Number(event.key) - 1];
  if (named) location.hash = "#/" + named[0];
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("word").focus();
  }
});
me().then(({ user, role, asked }) => {
  if (!asked) return;
  const out = h("button", { onclick: () => post("/api/logout").then(() => location.assign("/login")) }, "Log out");
  show(document.getElementById("who"), h("span", null, user, role === "viewer" ? " (looks only) " : " "), out);
  document.body.classList.toggle("viewer", role === "viewer");
}).catch(() => {});
const clock = () => show(document.getElementById("clock"), document.createTextNode(now()));
setInterval(clock, 1000);
clock();
addEventListener("hashchange", () => { open(); page.focus(); });
open();
