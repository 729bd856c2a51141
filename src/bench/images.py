"""Clips scenes to chips: Swath beside rasterio, on the same local COGs. images.py FOLDER SWATH [--chips N]

Makes a scene of Sentinel-2 (red, green, blue and nir of 10 m, its classification of 20 m) as COGs, and a dataset of N chips of 2 km with
masks and two seasons that name its files. Then, on copies of the dataset:

  swath     refine-cloud-cover (classes over every chip), then download-images: one 4-band COG, thumbnail and items per season
  rasterio  the same as ftw-dataset-tools does it: SCL window counted, WarpedVRT bilinear onto the grid of the chip's mask with the four
            bands in parallel, GTiff by the COG driver with DEFLATE, size and transform checked, thumbnail of 2-98 percent, item written

SWATH is the launcher, with its jar in target/ beside it, or a jar. Each runs as one process; a line of JSON per run: wall seconds, CPU seconds, largest resident megabytes, images per second of each.
Needs rasterio, numpy and Pillow.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

SEASONS = ("planting", "harvest")
BANDS = ("red", "green", "blue", "nir")
SIDE = 200
EAST, NORTH = 600000, 6000000


def scene(folder, chips):
    """One tile with a row of chips as long as it is wide, all inside it."""
    import numpy as np
    import rasterio
    from rasterio.transform import from_origin

    across = int(chips ** 0.5) + 1
    pixels = across * SIDE
    rng = np.random.default_rng(7)
    os.makedirs(folder, exist_ok=True)

    def write(name, size, metres, values, resampling):
        profile = dict(driver="COG", width=size, height=size, count=1, dtype=values.dtype, crs="EPSG:32632", nodata=0,
                       transform=from_origin(EAST, NORTH, metres, metres), compress="DEFLATE", blocksize=1024,
                       level=1, predictor="YES", overview_resampling=resampling)
        with rasterio.open(os.path.join(folder, name + ".tif"), "w", **profile) as out:
            out.write(values, 1)

    coarse = rng.integers(1200, 4000, (across * 4 + 1, across * 4 + 1))
    for number, band in enumerate(BANDS):
        ground = np.kron(coarse, np.ones((SIDE // 4, SIDE // 4), "u2"))[:pixels, :pixels]
        noise = rng.integers(0, 60, (pixels, pixels), dtype="u2")
        write(band, pixels, 10, (ground + number * 100 + noise).astype("u2"), "average")
    classes = np.kron(rng.choice(np.array([4, 5, 6], "u1"), (across * 4 + 1, across * 4 + 1)), np.ones((25, 25), "u1"))
    write("scl", pixels // 2, 20, classes[:pixels // 2, :pixels // 2], "nearest")
    return across


def dataset(folder, images, chips, across):
    import numpy as np
    import rasterio
    from rasterio.transform import from_origin
    from rasterio.warp import transform_bounds

    name = "bench-chips"
    os.makedirs(os.path.join(folder, name))
    links = [{"rel": "root", "href": "../catalog.json"}, {"rel": "parent", "href": "../catalog.json"}]
    for i in range(chips):
        west, north = EAST + i % across * 2000, NORTH - i // across * 2000
        chip = "ftw-32UNE%02d%02d_2024" % (i % across * 2 % 100, i // across * 2 % 100)
        at = os.path.join(folder, name, chip)
        os.makedirs(at)
        mask = np.zeros((SIDE, SIDE), "u1")
        mask[40:160, 40:160] = 1
        mask[40:160, 40] = mask[40:160, 159] = mask[40, 40:160] = mask[159, 40:160] = 2
        with rasterio.open(at + "/" + chip + "_semantic_3_class.tif", "w", driver="COG", width=SIDE, height=SIDE, count=1,
                           dtype="uint8", crs="EPSG:32632", transform=from_origin(west, north, 10, 10),
                           compress="DEFLATE") as out:
            out.write(mask, 1)
        w, s, e, n = transform_bounds("EPSG:32632", "EPSG:4326", west, north - 2000, west + 2000, north)
        shape = {"type": "Polygon", "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]}
        common = {"type": "Feature", "stac_version": "1.1.0", "stac_extensions": [], "geometry": shape, "bbox": [w, s, e, n],
                  "collection": name}
        up = [{"rel": "root", "href": "../../catalog.json"}, {"rel": "parent", "href": "../collection.json"},
              {"rel": "collection", "href": "../collection.json"}]
        parent = dict(common, id=chip, properties={
            "datetime": None, "start_datetime": "2024-04-01T00:00:00Z", "end_datetime": "2024-09-01T00:00:00Z",
            "ftw:planting_day": 100, "ftw:harvest_day": 250, "ftw:calendar_year": 2024}, links=list(up), assets={
            "semantic_3class_mask": {"href": "./" + chip + "_semantic_3_class.tif", "roles": ["labels"]}})
        for season in SEASONS:
            child = chip + "_" + season + "_s2"
            parent["links"].append({"rel": "ftw:" + season, "href": "./" + child + ".json"})
            assets = {band: {"href": "file://" + os.path.join(images, band + ".tif"), "raster:scale": 0.0001,
                             "raster:offset": -0.1} for band in BANDS}
            assets["scl"] = {"href": "file://" + os.path.join(images, "scl.tif")}
            write_json(at + "/" + child + ".json", dict(common, id=child, properties={
                "datetime": "2024-04-01T00:00:00Z", "ftw:season": season}, assets=assets, links=up + [
                {"rel": "derived_from", "href": "./" + chip + ".json"}, {"rel": "via", "href": "https://example.com/" + chip}]))
        write_json(at + "/" + chip + ".json", parent)
        links.append({"rel": "item", "href": "./%s/%s.json" % (chip, chip)})
    write_json(os.path.join(folder, name, "collection.json"), {
        "type": "Collection", "stac_version": "1.1.0", "id": name, "description": "chips", "license": "other", "links": links,
        "extent": {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [["2024-01-01T00:00:00Z", None]]}}})
    write_json(os.path.join(folder, "catalog.json"), {
        "type": "Catalog", "stac_version": "1.1.0", "id": "bench", "description": "bench", "links": [
            {"rel": "root", "href": "./catalog.json"}, {"rel": "child", "href": "./%s/collection.json" % name}]})


def write_json(path, document):
    with open(path, "w") as out:
        json.dump(document, out, indent=2)


def peer(folder):
    """As ftw-dataset-tools clips: chip after chip, the bands of each in four threads."""
    import numpy as np
    import rasterio
    import rasterio.shutil
    from PIL import Image
    from rasterio.enums import Resampling
    from rasterio.vrt import WarpedVRT
    from rasterio.windows import from_bounds

    def cloud(href, bounds):
        with rasterio.open(href) as src:
            classes = src.read(1, window=from_bounds(*bounds, transform=src.transform))
        valid = (classes > 0).sum()
        return 100.0 * np.isin(classes, (3, 8, 9, 10)).sum() / valid if valid else 100.0

    def band(href, grid):
        with rasterio.open(href) as src, WarpedVRT(src, resampling=Resampling.bilinear, **grid) as vrt:
            return vrt.read(1)

    base = os.path.join(folder, "bench-chips")
    with ThreadPoolExecutor(4) as pool:
        for chip in sorted(os.listdir(base)):
            at = os.path.join(base, chip)
            if not os.path.isdir(at):
                continue
            with rasterio.open(at + "/" + chip + "_semantic_3_class.tif") as mask:
                grid = dict(crs=mask.crs, transform=mask.transform, width=mask.width, height=mask.height)
                bounds, classes = mask.bounds, mask.read(1)
            for season in SEASONS:
                path = at + "/" + chip + "_" + season + "_s2.json"
                item = json.load(open(path))
                href = lambda key: item["assets"][key]["href"][len("file://"):]
                item["properties"]["eo:cloud_cover"] = cloud(href("scl"), bounds)
                stack = np.stack(list(pool.map(lambda b: band(href(b), grid), BANDS)))
                name = chip + "_" + season + "_image_s2.tif"
                temporary = at + "/" + name + ".tmp.tif"
                with rasterio.open(temporary, "w", driver="GTiff", count=4, dtype=stack.dtype, compress="deflate", **grid) as out:
                    out.write(stack)
                    out.descriptions = BANDS
                rasterio.shutil.copy(temporary, at + "/" + name, driver="COG", compress="DEFLATE")
                os.remove(temporary)
                with rasterio.open(at + "/" + name) as made:
                    assert made.transform == grid["transform"] and made.shape == (SIDE, SIDE)
                low, high = np.percentile(stack[:3], (2, 98), axis=(1, 2))
                picture = np.clip((stack[:3] - low[:, None, None]) / (high - low + 1e-9)[:, None, None], 0, 1) * 255
                picture = picture.transpose(1, 2, 0).astype("u1")
                Image.fromarray(picture).save(at + "/" + chip + "_" + season + "_thumbnail.jpg", quality=85)
                item["assets"]["clipped"] = {"href": "./" + name}
                write_json(path, item)
                if season == "planting":
                    tint = np.zeros_like(picture)
                    tint[classes == 1], tint[classes == 2] = (0, 200, 0), (255, 140, 0)
                    shown = np.where((classes > 0)[..., None], picture * 0.4 + tint * 0.6, picture).astype("u1")
                    Image.fromarray(shown).save(at + "/" + chip + "_thumbnail.jpg", quality=85)
                    parent = json.load(open(at + "/" + chip + ".json"))
                    parent["assets"]["thumbnail"] = {"href": "./" + chip + "_thumbnail.jpg"}
                    write_json(at + "/" + chip + ".json", parent)


def timed(name, chips, commands):
    """Wall, CPU and resident megabytes of commands, one after the other."""
    wall, cpu, rss = 0.0, 0.0, 0
    for command in commands:
        began = time.monotonic()
        child = subprocess.Popen(command)
        _, status, usage = os.wait4(child.pid, 0)
        wall += time.monotonic() - began
        if status:
            sys.exit("%s failed: %s" % (name, " ".join(command)))
        cpu += usage.ru_utime + usage.ru_stime
        rss = max(rss, usage.ru_maxrss // 1024)
    print(json.dumps({"who": name, "chips": chips, "wall_s": round(wall, 1), "cpu_s": round(cpu, 1), "rss_mb": rss,
                      "chips_per_s": round(chips / wall, 1), "chips_per_cpu_s": round(chips / cpu, 1)}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("swath")
    parser.add_argument("--chips", type=int, default=1000)
    parser.add_argument("--part", choices=("prepare", "peer"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    folder = os.path.abspath(args.folder)
    if args.part == "prepare":
        across = scene(os.path.join(folder, "scene"), args.chips)
        shutil.rmtree(os.path.join(folder, "made"), ignore_errors=True)
        return dataset(os.path.join(folder, "made"), os.path.join(folder, "scene"), args.chips, across)
    if args.part == "peer":
        return peer(os.path.join(folder, "rasterio"))
    this = [sys.executable, os.path.abspath(__file__), folder, args.swath, "--chips", str(args.chips), "--part"]
    # a process begins with the resident memory of the one that starts it: this one stays small
    subprocess.run(this + ["prepare"], check=True)
    for who in ("swath", "rasterio"):
        shutil.rmtree(os.path.join(folder, who), ignore_errors=True)
        shutil.copytree(os.path.join(folder, "made"), os.path.join(folder, who))
    shutil.rmtree(os.path.join(folder, "state"), ignore_errors=True)
    path = os.path.abspath(args.swath)
    swath = ["java", "-Xmx256m", "-jar", path] if path.endswith(".jar") else [path]
    timed("swath", args.chips, [
        swath + ["refine-cloud-cover", "swath", "--update-items", "-C", folder],
        swath + ["download-images", "swath", "-C", folder]])
    timed("rasterio", args.chips, [this + ["peer"]])


if __name__ == "__main__":
    main()
