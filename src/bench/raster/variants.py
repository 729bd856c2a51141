"""Writes GeoTIFFs of every supported kind with GDAL, and compares what Swath reads from them with what GDAL reads.

usage: variants.py DIR FIXTURES JAVA_COMMAND...   (DIR gets the files; FIXTURES may be "-")
"""
import itertools
import pathlib
import struct
import subprocess
import sys
import zlib

import numpy as np
import rasterio
import rasterio.shutil
from rasterio.enums import Resampling
from rasterio.transform import Affine

WIDTH, HEIGHT = 301, 203
PLACE = dict(crs="EPSG:32631", transform=Affine(10, 0, 600000, 0, -10, 5700000))
FLOATS = ("float32", "float64")
COMPRESSIONS = ("none", "lzw", "deflate", "zstd", "packbits")


def image(dtype, bands, seed):
    """Smooth ground with noise, and all of the type's range at times."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    ground = np.sin(x / 20)[None] * 40 + np.cos(y / 30)[None] * 30 + 80 + np.arange(bands)[:, None, None]
    noise = random.integers(0, 9, (bands, HEIGHT, WIDTH))
    if dtype in FLOATS:
        values = (ground + noise / 7).astype(dtype)
        values[:, 5:9, 5:9] = np.nan
        values[:, 30:33, 40:50] = np.finfo(dtype).max
        return values
    limits = np.iinfo(dtype)
    values = (ground + noise).astype(np.int64)
    wild = random.integers(limits.min, limits.max, values.shape, endpoint=True)
    return np.where(random.random(values.shape) < 0.02, wild, np.clip(values, limits.min, limits.max)).astype(dtype)


def write(path, dtype, bands, seed, overviews=False, mask=False, **options):
    profile = dict(driver="GTiff", width=WIDTH, height=HEIGHT, count=bands, dtype=dtype, **PLACE)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        with rasterio.open(path, "w", **{**profile, **options}) as file:
            file.write(image(dtype, bands, seed))
            if mask:
                y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
                file.write_mask(((x - 150) ** 2 + (y - 100) ** 2 < 9000))
        if overviews:
            with rasterio.open(path, "r+") as file:
                file.build_overviews([2, 4], Resampling.nearest)


def predictors(dtype, compression):
    if compression not in ("lzw", "deflate", "zstd"):
        return (1,)
    return (1, 2, 3) if dtype in FLOATS else (1, 2)


def write_all(folder):
    seed = itertools.count(1)
    types = ("uint8", "int8", "uint16", "int16", "uint32", "int32", *FLOATS)
    for dtype, compression in itertools.product(types, COMPRESSIONS):
        for predictor in predictors(dtype, compression):
            n = next(seed)
            shape = dict(tiled=True, blockxsize=64, blockysize=32) if n % 3 else dict(blockysize=17)
            options = dict(
                compress=compression,
                interleave="band" if n % 2 else "pixel",
                endianness="BIG" if n % 4 < 2 else "LITTLE",
                bigtiff="YES" if n % 5 == 0 else "NO",
                **shape,
            )
            if predictor > 1:
                options["predictor"] = predictor
            write(folder / f"{dtype}-{compression}-p{predictor}-{n}.tif", dtype, 1 + n % 5, n, **options)
    tile = dict(tiled=True, blockxsize=64, blockysize=64)
    write(folder / "overviews.tif", "uint16", 3, 1, overviews=True, compress="deflate", predictor=2, **tile)
    write(folder / "mask.tif", "uint8", 3, 2, mask=True, overviews=True, compress="deflate", **tile)
    write(folder / "mask-big.tif", "int16", 2, 3, mask=True, compress="lzw", endianness="BIG", **tile)
    write(folder / "mask-strips.tif", "uint8", 1, 4, mask=True)
    write(folder / "nodata.tif", "int16", 2, 5, nodata=-9999, compress="zstd", **tile)
    write(folder / "nodata-nan.tif", "float32", 1, 6, nodata=float("nan"), compress="deflate", predictor=3, **tile)
    write(folder / "one-strip.tif", "uint16", 2, 7, blockysize=HEIGHT)
    write(folder / "rows.tif", "float64", 2, 8, blockysize=1, interleave="band")
    write(folder / "13-bands.tif", "uint16", 13, 9, compress="deflate", predictor=2, **tile)
    write(folder / "alpha.tif", "uint8", 4, 10, photometric="RGB", alpha="YES", compress="deflate", **tile)
    write(folder / "white-is-0.tif", "uint8", 1, 11, photometric="MINISWHITE", compress="lzw")
    rotated = Affine(8, 3, 500000, 2, -9, 5500000)
    write(folder / "rotated.tif", "uint8", 1, 12, compress="deflate", transform=rotated)
    degrees = dict(crs="EPSG:4326", transform=Affine(0.01, 0, 3, 0, -0.01, 52))
    write(folder / "degrees.tif", "int32", 1, 13, compress="deflate", **degrees)
    with rasterio.Env(GTIFF_POINT_GEO_IGNORE=False):
        write(folder / "points.tif", "uint8", 1, 14, compress="lzw")
        with rasterio.open(folder / "points.tif", "r+") as file:
            file.update_tags(AREA_OR_POINT="Point")
    with rasterio.open(folder / "sparse.tif", "w", driver="GTiff", width=300, height=300, count=2, dtype="uint16",
                       nodata=7, sparse_ok=True, compress="deflate", **tile) as file:
        file.write(np.full((2, 64, 64), 5, "uint16"), window=rasterio.windows.Window(64, 128, 64, 64))
    write(folder / "said.tif", "uint16", 2, 15, compress="deflate", **tile)
    with rasterio.open(folder / "said.tif", "r+") as file:
        file.descriptions = ("red & <near> infrared", 'of "two"')
        file.scales, file.offsets = (0.0001, 2.5), (-0.1, 3)
    for name, options in dict(
        deflate=dict(compress="DEFLATE", predictor="YES", overview_resampling="AVERAGE"),
        zstd=dict(compress="ZSTD", predictor="YES", bigtiff="YES"),
        lzw=dict(compress="LZW", overviews="IGNORE_EXISTING"),
    ).items():
        for source in ("mask.tif", "overviews.tif", "nodata.tif", "nodata-nan.tif"):
            with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
                rasterio.shutil.copy(folder / source, folder / f"cog-{name}-{source}", driver="COG", blocksize=128,
                                     **options)


def crc(values):
    return format(zlib.crc32(np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()), "x")


def cut(values, window, fill):
    """A window that may lie outside."""
    x, y, w, h = window
    out = np.full((values.shape[0], h, w), fill, values.dtype)
    left, top = max(0, x), max(0, y)
    right, bottom = min(values.shape[2], x + w), min(values.shape[1], y + h)
    if left < right and top < bottom:
        out[:, top - y:bottom - y, left - x:right - x] = values[:, top:bottom, left:right]
    return out


def bits(*values):
    return " ".join(struct.pack(">d", value).hex() for value in values)


def info(file):
    at = file.transform
    parts = ["-" if file.nodata is None else bits(file.nodata)]
    parts.append("-" if at.is_identity else bits(*at[:6]))
    parts.append("-" if file.crs is None else str(file.crs.to_epsg() or 0))
    for scale, offset, said in zip(file.scales, file.offsets, file.descriptions):
        parts.append(f"{bits(scale, offset)} {said or ''}")
    return "|".join(parts)


def questions(path):
    """What is asked of a file, with what GDAL answers."""
    with rasterio.open(path) as file:
        # in the order of the file for GDAL, large to small for Swath
        factors = file.overviews(1)
        overviews = sorted(range(len(factors)), key=lambda n: factors[n])
        yield (0, 0, 0, 1, 1, "info"), info(file)
    for level in range(len(overviews) + 1):
        with rasterio.open(path, **({"overview_level": overviews[level - 1]} if level else {})) as file:
            values, w, h = file.read(), file.width, file.height
            fill = 0 if file.nodata is None else file.nodata
            windows = [(0, 0, w, h), (w // 3, h // 4, w // 3 + 1, h // 3 + 1), (-7, -5, 40, 30), (w - 20, h - 9, 50, 33),
                       (w - 1, h - 1, 1, 1), (w + 5, 0, 4, 4)]
            for window in windows:
                yield (level, *window, "pixels"), crc(cut(values, window, fill))
            if rasterio.enums.MaskFlags.per_dataset in file.mask_flag_enums[0] \
                    and rasterio.enums.MaskFlags.alpha not in file.mask_flag_enums[0]:
                mask = file.read_masks(1)[None]
                for window in windows:
                    yield (level, *window, "mask"), crc(cut(mask, window, 0))


def is_kept(path, question):
    """What lies beside a file is not in it; and GDAL finds a code for the CRS that one file describes without."""
    beside = path.name == "image_external.tif" and (question[-1] == "mask" or question[0] > 0)
    found = path.name == "image_known_incompatible_ghost_headers.tif" and question[-1] == "info"
    return not beside and not found


def main(folder, fixtures, java):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_all(folder)
    paths = sorted(folder.glob("*.tif"))
    if fixtures != "-":
        paths += sorted(p for p in pathlib.Path(fixtures).rglob("*") if p.suffix in (".tif", ".tiff"))
    asked, expected = [], []
    for path in paths:
        try:
            for question, answer in questions(path):
                if is_kept(path, question):
                    asked.append("|".join([str(path), *map(str, question)]))
                    expected.append(answer)
        except rasterio.errors.RasterioError as error:
            print("GDAL does not read", path.name, error)
    listed = folder / "windows.txt"
    listed.write_text("\n".join(asked) + "\n")
    answers = subprocess.run([*java, str(listed)], stdout=subprocess.PIPE, text=True).stdout.splitlines()
    wrong = [(a, e, g) for a, e, g in itertools.zip_longest(asked, expected, answers) if e != g]
    for question, gdal, ours in wrong:
        print("DIFFERS", question, "GDAL", gdal, "Swath", ours)
    bad = {question.split("|")[0] for question, _, _ in wrong}
    print(f"{len(paths) - len(bad)} of {len(paths)} files equal, {len(asked) - len(wrong)} of {len(asked)} windows"
          f" (rasterio {rasterio.__version__}, GDAL {rasterio.__gdal_version__})")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
