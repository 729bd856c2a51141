import { h, nothing, show } from "./dom.js";
import { fill, legend } from "./map.js";

export async function areas(place) {
  const map = h("div", { class: "map", role: "application", "aria-label": "Map of all areas; the drops page lists them" });
  const below = h("div", null, nothing("Asking for the areas …"));
  show(place, h("h1", null, "Map"), h("section", null, map, below));
  const found = await fill(map, null, (some) => show(below, legend(some)));
  if (found.length === 0) show(below, nothing("No area is known yet."));
}
