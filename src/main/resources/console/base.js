// Leaflet on a coarse outline of the land that comes with the jar; tiles of others only where a setting names them.
import { h } from "./dom.js";
import { get } from "./http.js";

const loaded = new Map();

function once(name, load) {
  if (!loaded.has(name)) loaded.set(name, load());
  return loaded.get(name);
}

function element(tag, attributes) {
  return new Promise((resolve, reject) => {
    document.head.append(h(tag, { ...attributes, onload: resolve, onerror: () => reject(new Error("The map cannot be loaded.")) }));
  });
}

/** What a drop may ask for, and how maps look. */
export const choices = () => once("choices", () => get("/api/choices"));

const script = (url) => once(url.pathname, () => element("script", { src: url }));

/** Loaded when the first map is drawn. */
const leaflet = () => once("leaflet", () => Promise.all([
  script(new URL("leaflet.js", import.meta.url)),
  element("link", { rel: "stylesheet", href: new URL("leaflet.css", import.meta.url) }),
  fetch(new URL("land.json", import.meta.url)).then((answer) => answer.json()),
  choices(),
]).then(([, , land, told]) => ({ L: globalThis.L, land, told })));

/** The same with what shapes are drawn by. */
export async function drawing() {
  const { L } = await leaflet();
  L.Polyline._flat = L.LineUtil.isFlat;
  await script(new URL("leaflet.draw.js", import.meta.url));
  return L;
}

/** A colour of the page, for what is painted on a canvas. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Land that crosses the antimeridian goes on beyond it, on both sides of the map, instead of back across the whole of it. */
function whole(land) {
  const unwrapped = (ring) => {
    let turn = 0;
    return ring.map(([x, y], i) => {
      const step = i ? x - ring[i - 1][0] : 0;
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
      return [x + turn, y];
    });
  };
  const beyond = (polygon) => Math.sign(polygon[0].reduce((most, [x]) => (Math.abs(x) > Math.abs(most) ? x : most), 0));
  const coordinates = land.coordinates.flatMap((polygon) => {
    const one = polygon.map(unwrapped);
    const crosses = one[0].some(([x]) => Math.abs(x) > 180);
    return crosses ? [one, one.map((ring) => ring.map(([x, y]) => [x - 360 * beyond(one), y]))] : [one];
  });
  return { type: "MultiPolygon", coordinates };
}

/** For Leaflet, which takes a credit for markup. */
const text = (credit) => (credit ?? "").replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** An empty map of the world. */
export async function baseMap(place) {
  const { L, land, told } = await leaflet();
  const map = L.map(place, {
    attributionControl: Boolean(told.tiles_credit), worldCopyJump: true, minZoom: 1, maxZoom: 19,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  map.attributionControl?.setPrefix(false);
  map.createPane("land").style.zIndex = 150;
  L.geoJSON(whole(land), { interactive: false, pane: "land", renderer: L.svg({ pane: "land", padding: 0.5 }), style: { className: "land" } }).addTo(map);
  if (told.tiles) L.tileLayer(told.tiles, { maxZoom: 19, attribution: text(told.tiles_credit) }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.setView([20, 10], 2);
  return { L, map };
}

/** GeoJSON's rings as Leaflet has them. */
export const rings = (geometry) => {
  const ring = (points) => points.map(([x, y]) => [y, x]);
  return geometry.type === "Polygon" ? [geometry.coordinates.map(ring)] : geometry.coordinates.map((one) => one.map(ring));
};
