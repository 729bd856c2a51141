// Lines to paste elsewhere. Places hold whatever people named: each is quoted for the language it goes into.

const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const python = (text) => JSON.stringify(text);
const bucket = (place) => place.startsWith("s3://");
const name = (place) => place.slice(place.lastIndexOf("/") + 1);

/** Titles with their lines, for an image that lies there. */
export function snippets(place) {
  const gdal = bucket(place) ? place.replace("s3://", "/vsis3/") : place;
  const all = [
    ["QGIS", `qgis ${shell(gdal)}`],
    ["QGIS, Python console", `iface.addRasterLayer(${python(gdal)}, ${python(name(place))})`],
    ["rasterio", `import rasterio\nwith rasterio.open(${python(place)}) as image:\n    bands = image.read(out_shape=(image.count, image.height // 4, image.width // 4))`],
  ];
  return [...all, bucket(place)
    ? ["AWS CLI", `aws s3 cp ${shell(place)} .`]
    : ["AWS CLI", `aws s3 cp ${shell(place)} s3://YOUR-BUCKET/`]];
}
