"""What scripts/judge-delivered asks of the catalog: drop FILE | await URL | judge URL CATALOG REFEREE"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


def drop(file):
    def field(i):
        west, south = 9.32 + i * 0.01, 55.94
        ring = [[west, south], [west + 0.005, south], [west + 0.005, south + 0.004], [west, south + 0.004], [west, south]]
        return {"type": "Feature", "properties": {"id": "field-%d" % i}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    with open(file, "w") as out:
        json.dump({"type": "FeatureCollection", "features": [field(i) for i in range(3)]}, out)


def get(url):
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)


def wait(url):
    """Until both drops are finished and nothing has been added to the catalog for a while."""
    quiet, before = 0, -1
    for _ in range(600):
        time.sleep(1)
        try:
            drops = get(url + "/api/drops")["drops"]
            items = get(url + "/stac/search?limit=1")["numberMatched"]
        except (urllib.error.URLError, ConnectionError):
            continue
        finished = len(drops) == 2 and all(drop["state"] == "finished" for drop in drops)
        quiet = quiet + 1 if finished and items == before and items else 0
        before = items
        if quiet >= 5:
            return
    raise SystemExit("the drops did not finish")


def judge(url, catalog, referee):
    import pyarrow.parquet
    import pystac
    from pystac_client import Client

    files = pystac.Catalog.from_file(os.path.join(catalog, "catalog.json"))
    static = {item.id: item for item in files.get_items(recursive=True)}
    api = Client.open(url + "/stac")
    walked = {item.id: item for item in api.get_items(recursive=True)}
    searched = [item.id for item in api.search(limit=7, method="POST").items()]
    gotten = [item.id for item in api.search(limit=7, method="GET").items()]
    rows = sum(pyarrow.parquet.read_table(os.path.join(catalog, c.id, "items.parquet")).num_rows for c in files.get_children())
    assert static and static.keys() == walked.keys() == set(searched), (len(static), len(walked), len(searched))
    assert searched == gotten and len(searched) == len(set(searched)) == rows
    some = next(iter(static.values()))
    box = some.bbox
    for search in (api.search(bbox=box), api.search(intersects=some.geometry), api.search(datetime=some.datetime),
                   api.search(ids=[some.id]), api.search(collections=[some.collection_id])):
        found = {item.id for item in search.items()}
        assert some.id in found and found <= static.keys()
    assert not list(api.search(bbox=[100, 0, 101, 1]).items())
    for item in walked.values():
        for key, asset in item.assets.items():
            path = asset.href.replace("file://", "")
            assert os.path.getsize(path) == asset.extra_fields["file:size"], path
            own = os.path.normpath(static[item.id].assets[key].get_absolute_href())
            assert os.path.samefile(own, path), (own, path)
    with tempfile.TemporaryDirectory() as folder:
        for item in get(url + "/stac/search?limit=500")["features"]:
            with open(os.path.join(folder, item["id"] + ".json"), "w") as out:
                json.dump(item, out)
        for collection in get(url + "/stac/collections")["collections"]:
            with open(os.path.join(folder, collection["id"] + ".json"), "w") as out:
                json.dump(collection, out)
        subprocess.run([sys.executable, referee, folder], check=True)
    print("%d items in %d collections, the same as documents, in tables and over HTTP" % (len(static), len(list(files.get_children()))))


if __name__ == "__main__":
    {"drop": drop, "await": wait, "judge": judge}[sys.argv[1]](*sys.argv[2:])
