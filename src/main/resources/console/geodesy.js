// Areas on the WGS 84 ellipsoid. Latitudes are moved to the sphere of the same area; there each edge, a great circle, adds
// the spherical excess between itself and the equator (Todhunter 1886, art. 103). The run reckons with geodesics: for
// areas that are ordered, the two agree far better than 0.1 %.

const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const RAD = Math.PI / 180;

/** Authalic q of Snyder, Map Projections: A Working Manual (1987), (3-12). */
const q = (sin) => (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
const POLE = q(1);
const RADIUS2 = (A * A * POLE) / 2;

const authalic = (latitude) => Math.asin(Math.max(-1, Math.min(1, q(Math.sin(latitude * RAD)) / POLE)));

/** Square metres of a ring of [longitude, latitude], first and last the same or not; it may cross the antimeridian. */
function ring(points) {
  let excess = 0;
  for (let i = 0; i < points.length; i++) {
    const [west, south] = points[i];
    const [east, north] = points[(i + 1) % points.length];
    const across = ((((east - west + 180) % 360) + 360) % 360) - 180;
    const from = Math.tan(authalic(south) / 2);
    const to = Math.tan(authalic(north) / 2);
    excess += 2 * Math.atan2(Math.tan((across * RAD) / 2) * (from + to), 1 + from * to);
  }
  return Math.abs(excess) * RADIUS2;
}

const polygon = (rings) => rings.reduce((sum, one, i) => (i === 0 ? ring(one) : sum - ring(one)), 0);

/** Hectares of a GeoJSON Polygon or MultiPolygon, holes taken out. */
export const hectaresOf = (geometry) =>
  (geometry.type === "Polygon" ? polygon(geometry.coordinates) : geometry.coordinates.reduce((sum, one) => sum + polygon(one), 0)) / 10_000;
