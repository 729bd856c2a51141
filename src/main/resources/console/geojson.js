// GeoJSON in and out. What is read was made by anybody: shapes are taken, and of attributes a name alone.

const MOST = 2000;

function ring(points) {
  if (!Array.isArray(points) || points.length < 4) throw new Error("a ring has four points at least");
  return points.map((point) => {
    const [x, y] = Array.isArray(point) ? point : [];
    if (typeof x !== "number" || typeof y !== "number" || !(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
      throw new Error("a point is no longitude and latitude; other coordinate systems are for shapefiles and GeoPackages");
    }
    return [x, y];
  });
}

function geometry(shape) {
  if (shape?.type === "Polygon") return [shape.coordinates.map(ring)];
  if (shape?.type === "MultiPolygon") return shape.coordinates.map((one) => one.map(ring));
  if (shape?.type === "GeometryCollection") return shape.geometries.flatMap(geometry);
  return [];
}

const shapeOf = (polygons) =>
  polygons.length === 1 ? { type: "Polygon", coordinates: polygons[0] } : { type: "MultiPolygon", coordinates: polygons };

/** What a name is taken from, the first that there is. */
const NAMES = ["name", "Name", "NAME", "id", "ID", "fid"];

/** Polygons of any GeoJSON text, as {name, geometry}. */
export function read(text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Error("This is no GeoJSON: it cannot be read as JSON.");
  }
  const features = document?.type === "FeatureCollection" ? document.features : [document?.type === "Feature" ? document : { geometry: document }];
  if (!Array.isArray(features) || features.length > MOST) throw new Error(`At most ${MOST} shapes can be edited here; send larger files to the inbox.`);
  const found = features.flatMap((feature, i) => {
    let polygons;
    try {
      polygons = geometry(feature?.geometry);
    } catch (problem) {
      throw new Error(`Shape ${i + 1}: ${problem.message}.`);
    }
    const key = NAMES.find((one) => feature?.properties?.[one] !== undefined && feature.properties[one] !== null);
    const name = String(key ? feature.properties[key] : feature?.id ?? "").slice(0, 100);
    return polygons.length ? [{ name, geometry: shapeOf(polygons) }] : [];
  });
  if (!found.length) throw new Error("There is no polygon in it.");
  return found;
}

/** A name for each, none twice: it becomes the feature's id. */
export function named(areas) {
  const taken = new Set();
  return areas.map((area, i) => {
    const wanted = area.name.trim() || `area ${i + 1}`;
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
    taken.add(name);
    return { ...area, name };
  });
}

/** Outer rings anticlockwise, holes clockwise, as RFC 7946 wants them. */
function wound(points, outer) {
  let twice = 0;
  for (let i = 0; i + 1 < points.length; i++) twice += (points[i + 1][0] - points[i][0]) * (points[i + 1][1] + points[i][1]);
  return twice > 0 === outer ? [...points].reverse() : points;
}

const woundShape = (shape) => (shape.type === "Polygon"
  ? { type: "Polygon", coordinates: shape.coordinates.map((one, i) => wound(one, i === 0)) }
  : { type: "MultiPolygon", coordinates: shape.coordinates.map((rings) => rings.map((one, i) => wound(one, i === 0))) });

export const write = (areas) => JSON.stringify({
  type: "FeatureCollection",
  features: named(areas).map(({ name, geometry: shape }) => ({ type: "Feature", properties: { name }, geometry: woundShape(shape) })),
});
