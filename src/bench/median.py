"""Swath's medians beside numpy's; run by scripts/judge-median: FOLDER FIXTURES JAVA [--time]"""
import glob
import subprocess
import sys
import time
import warnings

import numpy as np

folder, fixtures, java = sys.argv[1:4]
warnings.filterwarnings("ignore", "All-NaN slice encountered")


def swath(stack, mask, times=1):
    """Medians (bands, pixels), counts (pixels) and the least seconds of CPU."""
    dates, bands, pixels = stack.shape
    stack.astype("<u2").tofile(folder + "/in.raw")
    mask.astype("u1").tofile(folder + "/mask.raw")
    run = subprocess.run(
        [java, "-Xmx2g", "-cp", "target/test-classes:target/classes", "dev.swath.bench.MedianOfRaw", folder,
         str(dates), str(bands), str(pixels), str(times)], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    medians = np.fromfile(folder + "/out.raw", "<u2").reshape(bands, pixels)
    return medians, np.fromfile(folder + "/counts.raw", "<u2"), float(run.stdout)


def usable(stack, mask):
    """As numpy wants it: NaN where masked or nodata."""
    floats = stack.astype("f4")
    floats[(mask != 0)[:, None, :] | (stack == 0)] = np.nan
    return floats


def rounded(medians):
    """Halves up, 0 where there is nothing."""
    return np.nan_to_num(np.floor(medians + 0.5), nan=0).astype("u2")


def compare(name, stack, mask):
    medians, counts, _ = swath(stack, mask)
    theirs = usable(stack, mask)
    different = int((rounded(np.nanmedian(theirs, axis=0)) != medians).sum())
    miscounted = int(((~np.isnan(theirs)).sum(axis=0).min(axis=0) != counts).sum())
    print(f"{name}: {medians.size} medians, {different} differ, {miscounted} counts differ")
    return different + miscounted


def noise(random, dates, bands, pixels, masked, below=65536):
    return (random.integers(0, below, (dates, bands, pixels), "u2"),
            (random.random((dates, pixels)) < masked).astype("u1"))


def fixture():
    import rasterio
    files = sorted(glob.glob(fixtures + "/rasters/sentinel2-l2a-mol-2023-06/*.tif"))
    if not files:
        print("three dates of Sentinel-2: not there, left out")
        return 0
    dates = [rasterio.open(file).read() for file in files]
    stack = np.stack([date.reshape(date.shape[0], -1) for date in dates])
    mask = (stack == -32768).any(axis=1)
    return compare("three dates of Sentinel-2", np.where(stack < 0, 0, stack).astype("u2"), mask.astype("u1"))


def timed(random):
    stack, mask = noise(random, 12, 4, 2048 * 2048, 0.35, 12000)
    medians, _, ours = swath(stack, mask, 5)
    theirs, different = 0.0, 0
    for band in range(4):
        floats = usable(stack[:, band:band + 1], mask)
        begun = time.process_time()
        result = np.nanmedian(floats, axis=0)
        theirs += time.process_time() - begun
        different += int((rounded(result)[0] != medians[band]).sum())
    print(f"12 dates x 4 bands x 2048 x 2048, 35 % masked, CPU: swath {ours:.2f} s, numpy {theirs:.2f} s, "
          f"ratio {theirs / ours:.1f}, {different} of {medians.size} differ")
    return different


random = np.random.default_rng(20240501)
wrong = 0
for dates in [*range(1, 21), 31, 48, 63, 64, 65, 80, 90]:
    wrong += compare(f"{dates} dates", *noise(random, dates, 2, 5000, (dates % 5) * 0.2))
wrong += fixture()
if "--time" in sys.argv:
    wrong += timed(random)
sys.exit(1 if wrong else 0)
