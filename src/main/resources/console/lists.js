import { bytes, chip, h, hectares, link, number, order, show, table, trouble, when } from "./dom.js";
import { get } from "./http.js";

const STATUSES = ["waiting", "working", "done", "held", "failed", "aside", "skipped", "cancelled"];

/** A list that is paged, and filtered, by the run. */
export function paged(place, title, address, name, columns, filters, empty) {
  const body = h("div", { "aria-live": "polite" });
  const back = [];
  const load = async (from) => {
    try {
      const answer = await get(from ?? address, from ? null : Object.fromEntries(filters.map((one) => [one.name, one.field.value.trim()])));
      const go = (label, target, after) => h("button", { disabled: target === undefined, onclick: () => { after(); load(target); } }, label);
      show(body, table(columns, answer[name], empty),
        h("div", { class: "bar" },
          go("Newer", back.length ? back[back.length - 1] : undefined, () => back.pop()),
          go("Older", answer.next, () => back.push(from ?? null))));
    } catch (problem) {
      show(body, trouble(problem));
    }
  };
  const again = () => { back.length = 0; load(null); };
  show(place, h("h1", null, title),
    h("form", { class: "bar", onsubmit: (event) => { event.preventDefault(); again(); }, onchange: again }, filters.map((one) => one.field)),
    h("section", null, body));
  return load(null);
}

export const text = (name, label, value) =>
  ({ name, field: h("input", { type: "search", placeholder: label, "aria-label": label, value: value || null }) });

export const choice = (name, label, words) =>
  ({ name, field: h("select", { "aria-label": label }, h("option", { value: "" }, label), words.map((word) => h("option", { value: word }, word))) });

const why = { name: "Why", of: (line) => line.reason };

export const orders = (place, drop) => paged(place, "Orders", "/api/orders", "orders", [
  { name: "Order", of: (line) => order(line.name) },
  { name: "Drop", of: (line) => link(line.drop_name, "drops", line.job_id) },
  { name: "Feature", of: (line) => link(line.aoi_name, "subject", `${line.drop_name}/${line.aoi_name}`) },
  { name: "Status", of: (line) => chip(line.status) },
  { name: "Scenes", number: true, of: (line) => number(line.scenes_selected) },
  { name: "Charged", number: true, of: (line) => hectares(line.quota_hectares) },
  { name: "From – to", of: (line) => h("span", { class: "days" }, `${line.start_date} – ${line.end_date}`) },
  { name: "Placed", of: (line) => moment(line.timestamp) },
  why,
], [text("drop", "Drop", drop), text("aoi", "Feature"), text("status", "Status")], "No order is there yet.");

function moment(value) {
  if (!value) return "";
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? String(value) : when(date.toISOString());
}

export const files = (place, drop) => paged(place, "Files", "/api/files", "files", [
  { name: "File", path: true, of: (line) => link(line.target ?? line.path, "subject", line.target ?? line.path) },
  { name: "Drop", of: (line) => link(line.drop_name, "drops", line.job_id) },
  { name: "Order", of: (line) => order(line.order_name) },
  { name: "Status", of: (line) => chip(line.status) },
  { name: "Size", number: true, of: (line) => bytes(line.bytes) },
  why,
], [text("drop", "Drop", drop), text("order", "Order"), choice("status", "Any status", STATUSES)], "No file is known yet.");
