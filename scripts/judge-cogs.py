"""Judges images of dev.swath.bench.WriteCogs; scripts/judge-cogs calls it.

judge-cogs.py systems LIST         writes the list of CRS to try
judge-cogs.py judge FOLDER LIST    compares every image with its formula
judge-cogs.py bare FROM TO         an uncompressed copy
judge-cogs.py gdal FROM TO KIND    the same image by GDAL's COG driver
"""

import hashlib
import pathlib
import sys

import numpy
import rasterio
import rasterio.shutil
import rasterio.warp
from rasterio.crs import CRS
from rio_cogeo.cogeo import cog_validate

NODATA = {"UINT8": 0, "UINT32": 0, "UINT16": 65535, "FLOAT32": -9999, "FLOAT64": -9999,
          "INT8": -128, "INT16": -32768, "INT32": -2147483648}
SYSTEMS = {
    "utm": "EPSG:32632", "degrees": "EPSG:4326", "europe": "EPSG:3035", "britain": "EPSG:27700", "swiss": "EPSG:2056",
    "web": "EPSG:3857", "conus": "EPSG:5070", "arctic": "EPSG:3413", "texas": "EPSG:2277",
}
# projections by their parameters, given to the writer as the WKT that GDAL makes of them
CUSTOM = {
    "tmerc": "+proj=tmerc +lat_0=48.5 +lon_0=9.25 +k=0.99985 +x_0=600000 +y_0=5500000",
    "merc": "+proj=merc +lon_0=11 +k=1 +x_0=600000 +y_0=0",
    "lcc2": "+proj=lcc +lat_0=47 +lon_0=10.5 +lat_1=46.2 +lat_2=50.1 +x_0=500000 +y_0=5600000",
    "lcc1": "+proj=lcc +lat_0=50 +lon_0=10.5 +lat_1=50 +k_0=0.9998 +x_0=500000 +y_0=5600000",
    "laea": "+proj=laea +lat_0=50.5 +lon_0=10.1 +x_0=500000 +y_0=5600000",
    "aea": "+proj=aea +lat_0=30 +lon_0=10.1 +lat_1=43 +lat_2=62 +x_0=500000 +y_0=3000000",
    "stere": "+proj=stere +lat_0=90 +lon_0=12 +lat_ts=71 +x_0=500000 +y_0=9000000",
    "stere-k": "+proj=stere +lat_0=90 +lon_0=12 +k=0.994 +x_0=500000 +y_0=9000000",
    "sterea": "+proj=sterea +lat_0=52.1 +lon_0=5.4 +k=0.99991 +x_0=500000 +y_0=5600000",
    "cass": "+proj=cass +lat_0=50 +lon_0=9 +x_0=500000 +y_0=5600000",
    "robin": "+proj=robin +lon_0=10 +x_0=0 +y_0=0",
    "cea": "+proj=cea +lon_0=10 +lat_ts=30 +x_0=500000 +y_0=0",
}


def systems(path):
    lines = ["%s\t%s" % item for item in SYSTEMS.items()]
    for name, shape in CUSTOM.items():
        # in metres and in kilometres
        for kind, figure, unit in (("wgs84", "+datum=WGS84", "+units=m"), ("km", "+datum=WGS84", "+units=km")):
            crs = CRS.from_string("%s %s %s +no_defs" % (shape, figure, unit))
            # ESRI's words have no polar stereographic projection with a scale
            words = "WKT2_2019" if name == "stere-k" else "WKT1_ESRI"
            lines.append("%s-%s\t%s" % (name, kind, crs.to_wkt(version=words).replace("\n", "")))
    lines.append("amersfoort\t" + CRS.from_epsg(28992).to_wkt(version="WKT1_ESRI"))
    pathlib.Path(path).write_text("\n".join(lines) + "\n")


def formula(kind, gaps, width, height, band):
    x, y = numpy.meshgrid(numpy.arange(width, dtype="int64"), numpy.arange(height, dtype="int64"))
    value = x * 31 + y * 17 + band * 101 + x * y % 97
    made = {
        "UINT8": lambda: value % 255 + 1, "INT8": lambda: value % 255 - 127,
        "UINT16": lambda: value % 65535, "INT16": lambda: value % 65535 - 32767,
        "UINT32": lambda: value * 90001 % 4294967295 + 1, "INT32": lambda: value * 90001 % 4294967295 - 2147483647,
        "FLOAT32": lambda: (value * 0.25 - 1000).astype("float32"), "FLOAT64": lambda: value * 0.3 - 1000,
    }[kind]()
    if gaps:
        made[(x // 40 + y // 30 + band) % 5 == 0] = NODATA[kind]
    return made


def halved(pixels, how, kind, gaps):
    if how == "NEAREST":
        return pixels[::2, ::2]
    nodata = NODATA[kind] if gaps else numpy.nan
    wide = numpy.full([(n + 1) // 2 * 2 for n in pixels.shape], numpy.nan)
    wide[:pixels.shape[0], :pixels.shape[1]] = numpy.where(pixels == nodata, numpy.nan, pixels)
    four = numpy.stack([wide[0::2, 0::2], wide[0::2, 1::2], wide[1::2, 0::2], wide[1::2, 1::2]])
    count = (~numpy.isnan(four)).sum(0)
    # in the order in which the writer adds, so that floating point is equal to the last bit
    total = sum(numpy.nan_to_num(four[i]) for i in (0, 1, 2, 3))
    mean = total / numpy.maximum(count, 1)
    if not kind.startswith("FLOAT"):
        mean = numpy.floor(mean + 0.5)
        mean[mean == nodata] += 1
    return numpy.where(count == 0, nodata, mean.astype("float32") if kind == "FLOAT32" else mean)


def pixels(path, found):
    kind, _, _, big, how, gaps, bands = path.stem.split("-")
    gaps = gaps == "gaps"
    with rasterio.open(path) as image:
        assert image.count == int(bands) and image.dtypes[0] == kind.lower(), image.profile
        assert (image.nodata == NODATA[kind]) if gaps else image.nodata is None, image.nodata
        assert image.descriptions[0] == "band <0> & so", image.descriptions
        assert len(image.scales) < 2 or (image.scales[1], image.offsets[1]) == (0.0001, -0.1)
        assert (path.read_bytes()[2] == 43) == (big == "big")
        levels = 0 if how == "NONE" else len(image.overviews(1))
        if how != "NONE":
            assert levels == (2 if image.block_shapes[0][0] == 256 else 3), levels
        for band in range(int(bands)):
            expected = formula(kind, gaps, image.width, image.height, band)
            data = expected[expected != NODATA[kind]].astype("float64") if gaps else expected.astype("float64")
            tags = {k: float(v) for k, v in image.tags(band + 1).items() if k.startswith("STATISTICS")}
            close = lambda name, value: abs(tags["STATISTICS_" + name] - value) <= 1e-9 * max(1, abs(value))
            assert close("MINIMUM", data.min()) and close("MAXIMUM", data.max()), tags
            assert close("MEAN", data.mean()) and close("STDDEV", data.std()), (tags, data.mean(), data.std())
            assert abs(tags["STATISTICS_VALID_PERCENT"] - 100 * data.size / expected.size) <= 0.01, tags
            check(path, found, image.read(band + 1), expected, band, 0)
            for level in range(levels):
                expected = halved(expected, how, kind, gaps)
                with rasterio.open(path, overview_level=level) as overview:
                    check(path, found, overview.read(band + 1), expected, band, level + 1)


def check(path, found, seen, expected, band, level):
    if seen.shape != expected.shape or (seen.astype("float64") != expected.astype("float64")).any():
        found.append("%s: band %d level %d differs" % (path.name, band, level))


def place(path, wanted, found):
    """The CRS that GDAL reads leads the image's corners to the same places as the one that was asked for."""
    with rasterio.open(path) as image:
        if wanted.startswith("EPSG:"):
            if image.crs.to_epsg() != int(wanted[5:]):
                found.append("%s: read as %s" % (path.name, image.crs))
            return 0.0
        centre = CRS.from_wkt(wanted)
        lon, lat = [9.0, 10.0, 11.5], [48.0, 50.0, 51.5]
        here = rasterio.warp.transform("EPSG:4326", image.crs, lon, lat)
        there = rasterio.warp.transform("EPSG:4326", centre, lon, lat)
        off = float(numpy.abs(numpy.array(here) - numpy.array(there)).max()) * image.crs.linear_units_factor[1]
        if not off < 0.01:
            found.append("%s: %g m off: %s" % (path.name, off, image.crs.to_wkt()))
        return off


def judge(folder, listed):
    found, count, worst = [], 0, 0.0
    wanted = dict(line.split("\t", 1) for line in pathlib.Path(listed).read_text().splitlines())
    for path in sorted(pathlib.Path(folder).glob("*.tif")):
        count += 1
        stated = path.with_suffix(".sum").read_text().split()
        if stated != [str(path.stat().st_size), hashlib.sha256(path.read_bytes()).hexdigest()]:
            found.append("%s: size or digest is not as stated" % path.name)
        valid, errors, warnings = cog_validate(path, strict=True, quiet=True)
        if not valid:
            found.append("%s: %s %s" % (path.name, errors, warnings))
        if path.stem.startswith("crs-"):
            worst = max(worst, place(path, wanted[path.stem[4:]], found))
        elif path.stem == "turned":
            with rasterio.open(path) as image:
                assert tuple(image.transform)[:6] == (8, 3, 500000, 2, -9, 5600000), image.transform
                assert [c.name for c in image.colorinterp] == ["red", "green", "blue"], image.colorinterp
        else:
            pixels(path, found)
    print("\n".join(found))
    print("%d images, %d faults, CRS within %.2g m, GDAL %s" % (count, len(found), worst, rasterio.__gdal_version__))
    return 1 if found or not count else 0


def main(verb, *arguments):
    if verb == "systems":
        systems(*arguments)
    elif verb == "judge":
        return judge(*arguments)
    elif verb == "bare":
        rasterio.shutil.copy(arguments[0], arguments[1], driver="GTiff", tiled=True, blockxsize=512, blockysize=512,
                             interleave="pixel")
    else:
        # level and threads as Swath's
        level = {"DEFLATE": 4, "ZSTD": 3}[arguments[2]]
        rasterio.shutil.copy(arguments[0], arguments[1], driver="COG", compress=arguments[2], level=level,
                             predictor="YES", num_threads=2, overview_resampling="average", bigtiff="IF_SAFER",
                             statistics="YES")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
