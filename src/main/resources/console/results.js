// What arrived: pictures of it, side by side, and where it lies.
import { bytes, chip, h, link, nothing, number, section, show, trouble, when } from "./dom.js";
import { get, path } from "./http.js";
import { text } from "./lists.js";
import { snippets } from "./snippets.js";

const MOST = 2000;
const KINDS = {
  scene: ["results", "Scenes", "No image has arrived yet. They come when Planet has made what was ordered."],
  composite: ["composites", "Composites", "No month has been made yet. swath composite asks for some, or POST /composites."],
  chip: ["chips", "Chips", "No image has been clipped to a chip yet. swath download-images does it."],
};
const month = (image) => image.season ?? ((image.acquired ?? "").slice(0, 7) || "no date");
const date = (image) => image.acquired?.slice(0, 10) ?? image.season ?? image.scene;
const clouds = (image) => (image.cloud_percent === undefined ? "" : ` · ${number(Math.round(image.cloud_percent))} % clouds`);

function picture(image, side, alt) {
  if (!image.picture) return h("span", { class: "nothing" }, "no picture");
  return h("img", { src: `${image.picture}?side=${side}`, alt, loading: "lazy", decoding: "async",
    onerror: (event) => event.target.replaceWith(h("span", { class: "nothing" }, "no picture can be made of it")) });
}

const card = (image) => h("li", null, h("a", { href: `#/${KINDS[image.kind][0]}/${encodeURIComponent(image.of)}/${encodeURIComponent(image.id)}` },
  h("span", { class: "frame" }, picture(image, 256, `${image.feature}, ${date(image)}`)),
  h("b", null, image.feature), h("span", { class: "soft" }, `${date(image)}${clouds(image)}`)));

/** One leaf per kind of image. */
const leaves = (kind) => h("nav", { class: "bar", "aria-label": "Kinds of images" }, Object.entries(KINDS).map(([key, [page, title]]) =>
  h("a", { href: `#/${page}`, "aria-current": key === kind ? "page" : null }, title)));

export async function results(place, kind, drop) {
  const filter = kind === "scene" ? text("drop", "Drop", drop) : null;
  const list = h("ul", { class: "cards-of" });
  const more = h("div", { class: "bar" });
  const load = async (address, query) => {
    try {
      const answer = await get(address, query);
      list.append(...answer.images.map(card));
      show(more, answer.next ? h("button", { onclick: () => load(answer.next) }, "More") : null,
        list.children.length ? null : nothing(KINDS[kind][2]));
    } catch (problem) {
      show(more, trouble(problem));
    }
  };
  const again = () => { show(list); return load("/api/images", { kind, drop: filter?.field.value.trim(), limit: 24 }); };
  show(place, h("h1", null, "Results"), leaves(kind),
    filter ? h("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); again(); } }, filter.field) : null, h("section", null, list, more));
  await again();
}

async function allOf(kind, of) {
  const images = [];
  let address = "/api/images";
  let query = kind === "scene" ? { area: of, limit: 500 } : { kind, of, limit: 500 };
  while (address && images.length < MOST) {
    const page = await get(address, query);
    images.push(...page.images);
    [address, query] = [page.next, null];
  }
  return images.sort((one, other) => (one.acquired ?? "").localeCompare(other.acquired ?? "") || one.id.localeCompare(other.id));
}

/** A choice of images by month, the clearest of each named first. */
function chooser(label, images, chosen) {
  const months = [...new Set(images.map(month))];
  return h("select", { "aria-label": label }, months.map((one) => h("optgroup", { label: one }, images.filter((image) => month(image) === one)
    .sort((a, b) => (a.cloud_percent ?? 101) - (b.cloud_percent ?? 101))
    .map((image) => h("option", { value: image.id, selected: image.id === chosen.id }, `${date(image)}${clouds(image)}`)))));
}

/** Two pictures of the same ground, one over the other, with a curtain between. */
function compare(images, first, last, told) {
  const by = new Map(images.map((image) => [image.id, image]));
  const before = chooser("Before", images, first);
  const after = chooser("After", images, last);
  const under = h("span", { class: "frame" });
  const over = h("span", { class: "frame over" });
  const curtain = h("input", { type: "range", min: 0, max: 100, value: 50, "aria-label": "Curtain between before and after" });
  const figure = h("figure", { class: "compare" }, under, over);
  if (first.bounds) {
    const [west, south, east, north] = first.bounds;
    const ratio = ((east - west) * Math.cos(((south + north) * Math.PI) / 360)) / (north - south);
    for (const frame of [under, over]) frame.style.aspectRatio = Math.min(2.5, Math.max(0.6, ratio));
  }
  const draw = () => {
    const [one, other] = [by.get(before.value), by.get(after.value)];
    show(under, picture(one, 1024, `Before, ${date(one)}`));
    show(over, picture(other, 1024, `After, ${date(other)}`));
    told(other);
  };
  const slide = () => { over.style.clipPath = `inset(0 0 0 ${curtain.value}%)`; };
  curtain.addEventListener("input", slide);
  for (const one of [before, after]) one.addEventListener("change", draw);
  draw();
  slide();
  return h("section", null, h("h2", null, "Before and after"), h("div", { class: "between" }, h("label", null, "Before ", before), h("label", null, "After ", after)),
    figure, curtain);
}

function copied(lines) {
  const button = h("button", { onclick: async () => {
    try {
      await navigator.clipboard.writeText(lines);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select it by hand";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  } }, "Copy");
  return button;
}

const pasted = ([title, lines]) => h("div", { class: "snippet" }, h("div", { class: "between" }, h("b", null, title), copied(lines)), h("pre", null, lines));

function details(image) {
  const folder = image.place.slice(0, image.place.lastIndexOf("/"));
  return [h("h2", null, "Files"), h("dl", null,
    image.scene ? [h("dt", null, "Scene"), h("dd", null, link(image.scene, "subject", image.scene), " ", image.acquired ? when(image.acquired) : null)]
      : [h("dt", null, image.season ? "Season" : "Month"), h("dd", null, month(image))],
    h("dt", null, "Image"), h("dd", null, image.file ? h("a", { href: image.file, download: "" }, "Download the GeoTIFF") : null, ` ${bytes(image.bytes)} `, image.bundle ? chip("done", image.bundle) : null),
    image.item ? [h("dt", null, "STAC item"), h("dd", null, h("a", { href: image.item }, "item.json"))] : null,
    h("dt", null, "Lies at"), h("dd", null, h("code", null, image.place)),
    h("dt", null, "Folder"), h("dd", null, h("code", null, folder), " ", copied(folder)),
    image.digest ? [h("dt", null, "Digest"), h("dd", null, h("code", null, image.digest))] : null),
  h("details", { open: true }, h("summary", null, "Open it elsewhere"), snippets(image.place).map(pasted))];
}

/** All images of one area, composite or chip. */
export async function resultsOf(place, kind, of, wanted) {
  const [one, images] = await Promise.all([kind === "scene" ? get(path("areas", of)) : null, allOf(kind, of)]);
  const name = one?.properties.feature ?? images[0]?.feature ?? of;
  const head = [h("h1", null, name), h("div", { class: "bar" },
    one ? [link(`Drop ${one.properties.drop}`, "drops", one.properties.drop_id), link("Scenes by day", "area", of)] : null, link(`All ${KINDS[kind][1].toLowerCase()}`, KINDS[kind][0]))];
  if (images.length === 0) {
    show(place, head, h("section", null, nothing("No image of it has arrived yet.")));
    return;
  }
  const told = h("section", { "aria-live": "polite" });
  const last = images.find((image) => image.id === wanted) ?? images[images.length - 1];
  const first = images.find((image) => month(image) !== month(last)) ?? images[0];
  show(place, head, h("div", { class: "columns wide-first" }, compare(images, first, last, (image) => show(told, details(image))), told),
    section(`${number(images.length)} ${images.length === 1 ? "image" : "images"}`, h("ul", { class: "cards-of" }, images.map(card))));
}
