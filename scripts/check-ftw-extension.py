#!/usr/bin/env python3
"""Holds the examples of docs/ftw-extension against its schema, and broken copies that must fail.

usage: check-ftw-extension.py [FOLDER OF SCHEMAS]   needs: pip install jsonschema referencing

With a folder of STAC's schemas (any *.json with "$id" below it) the examples are also held against STAC 1.1.0 and every
extension they declare.
"""
import copy
import json
import sys
from pathlib import Path
from urllib.parse import urljoin

from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

HOME = Path(__file__).resolve().parent.parent / "docs" / "ftw-extension"
SCHEMA = json.loads((HOME / "json-schema" / "schema.json").read_text())
CORE = {
    "Feature": "https://schemas.stacspec.org/v1.1.0/item-spec/json-schema/item.json",
    "Collection": "https://schemas.stacspec.org/v1.1.0/collection-spec/json-schema/collection.json",
}
BROKEN = [
    ("chip", "ftw:planting_day", 0),
    ("chip", "ftw:harvest_day", 366),
    ("chip", "ftw:harvest_day", None),
    ("chip", "ftw:calendar_year", None),
    ("chip", "ftw:cloud_cover_scene_threshold", 101),
    ("chip", "ftw:pixel_check", False),
    ("chip", "ftw:pixel_check", "yes"),
    ("chip", "ftw:buffer_days", 1.5),
    ("chip", "ftw:split", "holdout"),
    ("chip", "ftw:unknown", 1),
    ("image", "ftw:season", "autumn"),
    ("image", "ftw:source", None),
    ("image", "ftw:rank", 0),
]


def resources(folder):
    yield SCHEMA["$id"].rstrip("#"), SCHEMA
    for file in folder.rglob("*.json") if folder else []:
        schema = json.loads(file.read_text())
        if isinstance(schema, dict) and "$id" in schema:
            yield schema["$id"].rstrip("#"), schema
            # common.json of STAC 1.1.0 calls itself commonjson, and is referred to by its right name
            yield urljoin(schema["$id"], file.name), schema


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    known = dict(resources(folder))
    registry = Registry().with_resources(
        (uri, Resource.from_contents(schema, default_specification=DRAFT7)) for uri, schema in known.items()
    )
    Draft7Validator.check_schema(SCHEMA)
    faults = []
    examples = {file.stem: json.loads(file.read_text()) for file in sorted((HOME / "examples").glob("*.json"))}
    checks = 0
    for name, example in examples.items():
        wanted = [CORE[example["type"]]] + example["stac_extensions"] if folder else [SCHEMA["$id"].rstrip("#")]
        for uri in wanted:
            if uri not in known:
                faults.append(f"{name}: no schema {uri}")
                continue
            checks += 1
            for error in Draft7Validator(known[uri], registry=registry).iter_errors(example):
                faults.append(f"{name}: {uri}: {error.message[:300]}")
    own = Draft7Validator(SCHEMA, registry=registry)
    for name, field, value in BROKEN:
        changed = copy.deepcopy(examples[name])
        if value is None:
            changed["properties"].pop(field)
        else:
            changed["properties"][field] = value
        checks += 1
        if own.is_valid(changed):
            faults.append(f"{name} with {field} {value} passes and should not")
    print("\n".join(faults) or f"{checks} checks, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
