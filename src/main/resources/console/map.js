// Many areas on one canvas: those too small to be seen are gathered into counts, cell by cell of the screen.
import { baseMap, colour, rings } from "./base.js";
import { cluster } from "./cluster.js";
import { chip, h, number } from "./dom.js";
import { get } from "./http.js";

/** The worst first: it gives a group its colour. */
const STATES = ["failed", "aside", "held", "working", "waiting", "done", "stopped", "none"];
const COLOURS = { stopped: "aside", none: "soft" };
const PAGE = 500;
const MOST = 20_000;
/** Smaller than this on the screen, in pixels, an area is drawn as a point. */
const SEEN = 8;
const CELL = 56;

const stateColour = (state) => colour(STATES.includes(state) ? COLOURS[state] ?? state : "soft");

function tip({ properties }) {
  return h("div", null, h("b", null, `${properties.drop} / ${properties.feature}`), h("br"), chip(properties.state), " ",
    properties.reason ?? `${number(properties.hectares)} ha`);
}

function open({ id }) {
  location.hash = "#/area/" + encodeURIComponent(id);
}

function shapeOf(L, renderer, one) {
  const own = stateColour(one.feature.properties.state);
  return L.polygon(rings(one.feature.geometry), { renderer, color: own, fillColor: own, weight: 1.5, fillOpacity: 0.3 });
}

function pointOf(L, renderer, one) {
  const own = stateColour(one.feature.properties.state);
  return L.circleMarker(one.bounds.getCenter(), { renderer, radius: 5, color: own, fillColor: own, weight: 1.5, fillOpacity: 0.6 });
}

/** A ring with the share of each state, and how many there are in it. */
function ring(items) {
  let from = 0;
  const shares = STATES.map((state) => [state, items.filter((one) => one.feature.properties.state === state).length]).filter(([, count]) => count)
    .map(([state, count]) => `${stateColour(state)} ${from}% ${(from += (100 * count) / items.length)}%`);
  const element = h("div", { class: "ring" }, h("span", null, number(items.length)));
  element.style.background = `conic-gradient(${shares.join(",")})`;
  return element;
}

function groupOf(L, map, group) {
  const items = group.items;
  const worst = STATES.find((state) => items.some((one) => one.feature.properties.state === state)) ?? "none";
  const wide = items.length > 999 ? 52 : items.length > 99 ? 44 : 34;
  const label = `${number(items.length)} areas, ${worst}`;
  const icon = L.divIcon({ className: "group", iconSize: [wide, wide], html: ring(items) });
  const bounds = items.reduce((all, one) => all.extend(one.bounds), L.latLngBounds([]));
  return L.marker(map.layerPointToLatLng([group.x, group.y]), { icon, alt: label, title: label, keyboard: true })
    .on("click keypress", () => map.fitBounds(bounds, { padding: [40, 40], maxZoom: 15 }));
}

/** Keeps on the map what can be seen of the areas, as it is seen best. */
function painter(L, map) {
  const renderer = L.canvas({ padding: 0.3 });
  const groups = L.layerGroup().addTo(map);
  const items = [];
  let shown = new Map();

  const size = (one) => map.latLngToLayerPoint(one.bounds.getNorthEast()).distanceTo(map.latLngToLayerPoint(one.bounds.getSouthWest()));
  const layer = (one, make, kind) => {
    const made = shown.get(one)?.kind === kind ? shown.get(one) : { kind, layer: make(L, renderer, one).on("click", () => open(one.feature)).bindTooltip(() => tip(one.feature), { sticky: true }) };
    return made;
  };
  const paint = () => {
    const view = map.getBounds().pad(0.3);
    const seen = items.filter((one) => view.intersects(one.bounds));
    const next = new Map();
    const small = [];
    for (const one of seen) {
      if (size(one) >= SEEN) next.set(one, layer(one, shapeOf, "shape"));
      else small.push(one);
    }
    groups.clearLayers();
    for (const group of cluster(small, (one) => map.latLngToLayerPoint(one.bounds.getCenter()), CELL)) {
      if (group.items.length > 1) groupOf(L, map, group).addTo(groups);
      else next.set(group.items[0], layer(group.items[0], pointOf, "point"));
    }
    for (const [one, { layer: gone }] of shown) if (next.get(one)?.layer !== gone) gone.remove();
    for (const { layer: wanted } of next.values()) wanted.addTo(map);
    shown = next;
  };
  map.on("moveend", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const { layer: gone } of shown.values()) gone.remove();
    shown = new Map();
    paint();
  });
  return { items, paint };
}

/** Draws the areas of a drop, or of all; returns them. */
export async function fill(place, drop, told) {
  const { L, map } = await baseMap(place);
  const { items, paint } = painter(L, map);
  const found = [];
  let address = "/api/areas";
  let query = { drop, limit: PAGE };
  let around = null;
  let pages = 0;
  const fit = () => map.fitBounds(around, { padding: [24, 24], maxZoom: 14, animate: false });
  while (address && found.length < MOST && place.isConnected) {
    const page = await get(address, query);
    query = null;
    address = page.next;
    for (const feature of page.features) {
      found.push(feature);
      if (!feature.geometry?.coordinates.length) continue;
      const bounds = L.latLngBounds(rings(feature.geometry).flat(2));
      items.push({ feature, bounds });
      around = around ? around.extend(bounds) : L.latLngBounds(bounds.getSouthWest(), bounds.getNorthEast());
    }
    told?.(found, Boolean(address));
    // what is known by now can be looked at already
    if (address && around && pages++ % 4 === 0) {
      fit();
      paint();
    }
  }
  if (around) fit();
  paint();
  return found;
}

export const legend = (found) => h("div", { class: "legend" }, STATES
  .map((state) => [state, found.filter((one) => one.properties.state === state).length])
  .filter(([, count]) => count)
  .map(([state, count]) => chip(state, `${number(count)} ${state}`)));
