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
/** Pages whose address has two words; of others it is one, which may hold slashes. */
const PARTED = new Set(["results", "composites", "chips"]);
/** Leaves of a page that has its own mark above. */
const OF = { composites: "results", chips: "results", images: "results", area: "map" };
const page = document.getElementById("page");
const state = document.getElementById("live");

// --- live: one connection for the whole console, told to whichever page wants it

const source = new EventSource("/api/live");
let last = null;
let listener = null;
let lost = false;

function connected(is, text) {
  state.className = is ? "on" : "off";
  state.textContent = text;
}
source.onopen = () => {
  connected(true, "live");
  // a page that could not be had while the run was gone is asked for again; one that stands is left as it is
  if (lost && page.querySelector("section.error")) open();
  lost = false;
};
source.onerror = () => {
  lost = true;
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
  images: (place, drop) => results(place, "scene", drop),
  results: (place, ...words) => shown(place, "scene", words),
  composites: (place, ...words) => shown(place, "composite", words),
  chips: (place, ...words) => shown(place, "chip", words),
  drops: (place, id) => (id ? drop(place, id) : drops(place)),
  features: (place, word) => features(place, word),
  routes: (place) => routes(place),
  orders: (place, word) => orders(place, word),
  files: (place, word) => files(place, word),
  plans: (place, id) => (id ? plan(place, id) : plans(place, live)),
  subject: (place, word) => subject(place, word),
};

/** Images of one kind, or those of one thing. */
const shown = (place, kind, [of, wanted]) => (of ? resultsOf(place, kind, of, wanted) : results(place, kind));

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
    if (link.getAttribute("href") === `#/${OF[name] ?? name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${PAGES.find(([key]) => key === (OF[name] ?? name))?.[1] ?? words[0] ?? "Swath"} · Swath`;
  // a page of its own: what comes late for one that was left is drawn nowhere
  const place = h("div", null, nothing("Asking the run …"));
  show(page, place);
  try {
    await route(place, ...(PARTED.has(name) ? words : [words.join("/")]));
  } catch (problem) {
    if (mine === turn) show(place, h("h1", null, words.at(-1) || document.title.replace(" · Swath", "")), trouble(problem));
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

/** Ends the session. What is still being fetched is let go first: it would be refused. */
async function leave() {
  show(page, nothing("Logging out …"));
  window.stop();
  try {
    await post("/api/logout");
    location.assign("/login");
  } catch (problem) {
    show(page, trouble(problem));
  }
}

me().then(({ user, role, asked }) => {
  if (!asked) return;
  const out = h("button", { onclick: leave }, "Log out");
  show(document.getElementById("who"), h("span", null, user, role === "viewer" ? " (looks only) " : " "), out);
  document.body.classList.toggle("viewer", role === "viewer");
}).catch(() => {});
const clock = () => show(document.getElementById("clock"), document.createTextNode(now()));
setInterval(clock, 1000);
clock();
addEventListener("hashchange", () => {
  open();
  page.focus({ preventScroll: true });
  scrollTo(0, 0);
});
open();
