import { bytes, chip, h, hectares, link, number, order, show, table, trouble, when } from "./dom.js";
import { get } from "./http.js";

const STATUSES = ["waiting", "working", "done", "held", "failed", "aside", "skipped", "cancelled"];

/** What the run sorts by, of a column; newest first at the beginning. */
function sortable(columns, sort, again) {
  return columns.map((column) => {
    if (!column.sort) return column;
    const [up, down] = [column.sort, `-${column.sort}`];
    const first = column.number || column.sort === "time" ? down : up;
    const next = sort.by === up ? down : sort.by === down ? up : first;
    const mark = sort.by === up ? " ↑" : sort.by === down ? " ↓" : "";
    return { ...column,
      sorted: sort.by === up ? "ascending" : sort.by === down ? "descending" : null,
      head: h("button", { type: "button", class: "sort", title: "Sort", onclick: () => { sort.by = next; again(); } }, column.name + mark) };
  });
}

/** A list that is paged, sorted, searched and filtered by the run. */
export function paged(place, title, address, name, columns, filters, empty) {
  const body = h("div", { "aria-live": "polite" });
  const back = [];
  const sort = { by: "-time" };
  let turn = 0;
  const load = async (from) => {
    const mine = ++turn;
    try {
      const asked = Object.fromEntries(filters.map((one) => [one.name, one.field.value.trim()]));
      const answer = await get(from ?? address, from ? null : { ...asked, sort: sort.by });
      if (mine !== turn) return;
      const go = (label, target, after) => h("button", { disabled: target === undefined, onclick: () => { after(); load(target); } }, label);
      show(body, table(sortable(columns, sort, again), answer[name], empty),
        h("div", { class: "bar" },
          go("Back", back.length ? back[back.length - 1] : undefined, () => back.pop()),
          go("Next", answer.next, () => back.push(from ?? null))));
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
  { name: "Order", sort: "name", of: (line) => order(line.name) },
  { name: "Drop", of: (line) => link(line.drop_name, "drops", line.job_id) },
  { name: "Feature", of: (line) => link(line.aoi_name, "subject", `${line.drop_name}/${line.aoi_name}`) },
  { name: "Status", of: (line) => chip(line.status) },
  { name: "Scenes", number: true, of: (line) => number(line.scenes_selected) },
  { name: "Charged", number: true, sort: "hectares", of: (line) => hectares(line.quota_hectares) },
  { name: "From – to", of: (line) => h("span", { class: "days" }, `${line.start_date} – ${line.end_date}`) },
  { name: "Placed", sort: "time", of: (line) => moment(line.timestamp) },
  why,
], [text("q", "Search names"), text("drop", "Drop", drop), text("aoi", "Feature"), text("status", "Status")], "No order is there yet.");

function moment(value) {
  if (!value) return "";
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? String(value) : when(date.toISOString());
}

export const files = (place, drop) => paged(place, "Files", "/api/files", "files", [
  { name: "File", path: true, sort: "name", of: (line) => link(line.target ?? line.path, "subject", line.target ?? line.path) },
  { name: "Drop", of: (line) => link(line.drop_name, "drops", line.job_id) },
  { name: "Order", of: (line) => order(line.order_name) },
  { name: "Status", of: (line) => chip(line.status) },
  { name: "Size", number: true, sort: "size", of: (line) => bytes(line.bytes) },
  why,
], [text("q", "Search names"), text("drop", "Drop", drop), text("order", "Order"), choice("status", "Any status", STATUSES)], "No file is known yet.");

export const features = (place, drop) => paged(place, "Features", "/api/features", "features", [
  { name: "Feature", sort: "name", of: (line) => link(line.feature, "subject", `${line.drop_name}/${line.feature}`) },
  { name: "Drop", of: (line) => link(line.drop_name, "drops", line.drop_id) },
  { name: "State", of: (line) => chip(line.state) },
  { name: "Area", number: true, sort: "hectares", of: (line) => hectares(line.hectares) },
  why,
], [text("q", "Search names"), text("drop", "Drop", drop)], "No feature is there yet.");
