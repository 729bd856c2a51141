"""Judges what a demo delivered, by GDAL (through rasterio) and by the provider's manifest: every file is there, has the
size and digest that the manifest states, every description tells the truth, and every TIFF opens with a CRS and pixels inside its parcel.

Usage: delivered.py DEMO_FOLDER
"""

import hashlib
import json
import pathlib
import sys

import rasterio
from rasterio.warp import transform_bounds


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def described(path):
    """A description names files beside it, with the sizes and digests that they have."""
    scene = json.loads(path.read_text())
    assert scene["type"] == "Feature" and scene["assets"], path
    for asset in scene["assets"].values():
        image = (path.parent / asset["href"]).resolve()
        assert image.stat().st_size == asset["file:size"], image
        assert "sha256:" + digest(image) == asset["swath:digest"], image


def judge(home):
    delivered = home / "delivered"
    report = json.loads(next((home / "inbox" / ".done").glob("*/report.json")).read_text())
    files = [f for feature in report["features"] for order in feature["orders"] for f in order["files"]]
    assert files and report["totals"]["delivered"] == len(files), report["totals"]
    stated = {}
    for manifest in delivered.glob("**/manifest.json"):
        for entry in json.loads(manifest.read_text())["files"]:
            stated.setdefault(pathlib.PurePosixPath(entry["path"]).name, []).append(entry)
    rasters = 0
    for file in files:
        path = delivered / file["target"]
        assert path.stat().st_size == file["bytes"], path
        if path.name == "manifest.json":
            continue
        if file["path"].startswith("_swath/"):
            described(path)
            continue
        assert digest(path) in {entry["digests"]["sha256"] for entry in stated[path.name]}, path
        if path.suffix == ".tif":
            rasters += 1
            with rasterio.open(path) as image:
                assert image.crs and image.crs.is_projected, path
                west, south, east, north = transform_bounds(image.crs, "EPSG:4326", *image.bounds)
                assert -180 <= west < east <= 180 and -90 <= south < north <= 90, path
                assert image.read(1).any(), path
    stray = [p for p in delivered.rglob("*") if p.is_file() and p.name.endswith(".part")]
    assert not stray, stray
    assert rasters > 0
    print(f"{home.name}: {len(files)} files as stated, {rasters} rasters open in GDAL {rasterio.__gdal_version__}")


for folder in sys.argv[1:]:
    judge(pathlib.Path(folder))
