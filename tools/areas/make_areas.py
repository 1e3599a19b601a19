"""Computes the area of each municipality without the sea from boundaries in WGS84; needs nothing but Python.

    python3 tools/areas/make_areas.py municipalities_land.geojson > src/kotosilta/content/files/registers/areas.csv

The area between two parallels of an ellipsoid is exact on its authalic sphere (J. P. Snyder, "Map Projections: A
Working Manual", U.S. Geological Survey Professional Paper 1395, 1987, equations 3-11 and 3-12); a polygon is the sum of
such strips under its edges, which are taken as straight in a cylindrical equal-area projection.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

SEMI_MAJOR_AXIS_IN_KM = 6378.137  # WGS84
FLATTENING = 1 / 298.257223563
SQUARED = FLATTENING * (2 - FLATTENING)
ECCENTRICITY = math.sqrt(SQUARED)
EXACT_BELOW = 100.0  # square kilometres: smaller areas keep a decimal, larger ones are not known that well

Ring = Sequence[Sequence[float]]


def areas_of(collection: Mapping[str, Any]) -> dict[str, float]:
    """The area of each feature in square kilometres, by its code."""
    found: dict[str, float] = {}
    for feature in collection["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        code = feature["properties"]["code"]
        found[code] = found.get(code, 0.0) + sum(_polygon(each) for each in polygons)
    return dict(sorted(found.items()))


def ring_area(ring: Ring) -> float:
    """The area inside a closed ring of longitudes and latitudes in degrees, in square kilometres."""
    strips = pairwise(ring)
    turned = sum(math.radians(x2 - x1) * (_authalic(y1) + _authalic(y2)) / 2 for (x1, y1), (x2, y2) in strips)
    return abs(turned) * SEMI_MAJOR_AXIS_IN_KM**2 / 2


def _polygon(rings: Sequence[Ring]) -> float:
    outer, *holes = rings
    return ring_area(outer) - sum(ring_area(hole) for hole in holes)


def _authalic(latitude: float) -> float:
    """Snyder's q: twice the area between the equator and the parallel, per radian, in squared semi-major axes."""
    sine = math.sin(math.radians(latitude))
    curved = math.log((1 - ECCENTRICITY * sine) / (1 + ECCENTRICITY * sine)) / (2 * ECCENTRICITY)
    return (1 - SQUARED) * (sine / (1 - SQUARED * sine**2) - curved)


def main() -> None:
    """Writes the table to standard output."""
    areas = areas_of(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("code", "about_km2"))
    rows.writerows((code, round(area, 1) if area < EXACT_BELOW else round(area)) for code, area in areas.items())


if __name__ == "__main__":
    main()
