"""A stand-in for the servers of official figures: a real HTTP server on loopback that can be told to misbehave.

It answers from `pxweb_data`, enforces limits as PxWeb does, and remembers what it was asked. PxWeb 1 stands below
`/PxWeb/api/v1/`, PxWebApi 2 below `/api/v2/`, Sotkanet below `/rest/1.1/`.
"""

from __future__ import annotations

import copy
import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from math import prod
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from kotosilta.municipalities.register import all_municipalities
from kotosilta.statistics.sources.clock import Clock, RealClock

DATA = Path(__file__).parent / "pxweb_data"
SHARES = Path(__file__).parents[1] / "src/kotosilta/statistics/tests/data/statfin_vaerak_159t_share_2020_2025.json"
PLACE_OF_SHARES = "StatFin/vaerak/159t.px"
PLACE_OF_KEY_FIGURES = "Kuntien_avainluvut/uusin/142h.px"
HTML = b"<!doctype html><title>Service break</title><h1>Back soon</h1>"
LONGEST_WAIT = 20
SOTKANET_NUMBERS = (127, 170, 181, 187, 493, 761, 1280, 2328, 3071, 3076, 3193, 3195, 3196, 3197, 3219)

Json = dict[str, Any]


class Fault(Enum):
    """How the server misbehaves."""

    HTML = auto()  # a page with status 200
    FORBIDDEN = auto()
    TOO_MANY_CALLS = auto()
    UNAVAILABLE = auto()
    HALF_A_BODY = auto()  # the connection ends before the promised length
    CUT_JSON = auto()  # a whole answer that is half a JSON
    NOTHING = auto()  # the connection ends without an answer
    EMPTY = auto()  # an answer without content
    SLOW = auto()
    WRONG_CHARSET = auto()
    WRONG_SIZES = auto()
    WRONG_JSON = auto()  # JSON that is something else
    AWAY = auto()  # a redirect to a host that nobody has configured
    IN_CIRCLES = auto()
    TOO_LARGE = auto()
    CUT_PACKED = auto()  # gzip that ends too early
    NOT_PACKED = auto()  # said to be gzip, and is none


class StandInClock:
    """A clock that stands still until somebody sleeps."""

    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self._now = now
        self.slept: list[float] = []

    def now(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._now += seconds

    def set_back(self, seconds: float) -> None:
        self._now -= seconds


@dataclass
class Asked:
    """One request that came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class StandIn:
    """The state of the server; tests change it while it runs. `times` counts down how often the fault still happens."""

    address: str = ""
    clock: Clock = field(default_factory=RealClock)
    cubes: dict[str, Json] = field(default_factory=dict)  # place with its database → JSON-stat 2
    metadata: dict[str, Json] = field(default_factory=dict)  # tables that have no data here
    config: Json | None = None
    listed: dict[str, str] = field(default_factory=dict)  # place → `updated` in the listing of its folder
    asked: list[Asked] = field(default_factory=list)
    fault: Fault | None = None
    only_for: str = ""  # the method that the fault happens to; "" for all
    times: int = 10**9
    spared: int = 0  # so many requests that the fault would happen to are answered rightly before
    retry_after: str = ""
    packed: bool = False
    calls: list[float] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    sotkanet: dict[str, Any] = field(default_factory=dict)
    answers_instead: Json | None = None  # to every question for data

    @property
    def pxweb1(self) -> str:
        return f"{self.address}/PxWeb/api/v1/"

    @property
    def pxweb2(self) -> str:
        return f"{self.address}/api/v2/"

    @property
    def rest(self) -> str:
        return f"{self.address}/rest/1.1/"

    @property
    def data_calls(self) -> int:
        return sum(each.method == "POST" for each in self.asked)

    def misbehave(self, fault: Fault | None, *, only_for: str = "", times: int = 10**9) -> None:
        self.fault, self.only_for, self.times = fault, only_for, times

    def rename_variable(self, place: str, was: str, now: str) -> None:
        """The table calls a variable something else from now on."""
        text = json.dumps(self.cubes[place]).replace(json.dumps(was), json.dumps(now))
        self.cubes[place] = json.loads(text)

    def rename_code(self, place: str, variable: str, was: str, now: str) -> None:
        category = self.cubes[place]["dimension"][variable]["category"]
        for part in ("index", "label", "unit"):
            if part in category:
                category[part] = {now if code == was else code: said for code, said in category[part].items()}

    def lose_variable(self, place: str, variable: str) -> None:
        """The variable has one value and goes, so that the cells stay as they are."""
        cube = self.cubes[place]
        at = cube["id"].index(variable)
        assert cube["size"][at] == 1
        del cube["id"][at], cube["size"][at], cube["dimension"][variable]


def shares() -> Json:
    """Table 159t, reconstructed: published figures in an envelope that was put together by hand."""
    cube: Json = json.loads(SHARES.read_text(encoding="utf-8"))
    return cube


def written_metadata() -> dict[str, Json]:
    """The other tables of the registry, with today's municipalities put in. Not verified against the server."""
    tables: dict[str, Json] = json.loads((DATA / "metadata.json").read_text(encoding="utf-8"))
    areas = [f"KU{code}" for code in today_s_municipalities()]
    for table in tables.values():
        for variable in table["variables"]:
            variable["values"] = [
                code for value in variable["values"] for code in (areas if value == "KU*" else [value])
            ]
            variable.setdefault("valueTexts", variable["values"])
    return tables


def today_s_municipalities() -> list[str]:
    return [each.code for each in all_municipalities()]


def written_cube(place: str, *, periods: tuple[str, ...] = (), marked: dict[int, str] | None = None) -> Json:
    """A table of the written metadata with cells that count themselves: figures of nothing. `periods` are its time."""
    variables = written_metadata()[place]["variables"]
    codes = {each["code"]: periods if each.get("time") and periods else each["values"] for each in variables}
    cube = counting_cube({name: len(some) for name, some in codes.items()}, marked=marked)
    for each in variables:
        name, texts = each["code"], each["valueTexts"]
        labels = texts["en"] if isinstance(texts, dict) else codes[name]
        cube["dimension"][name] = {
            "label": each["text"],
            "category": {
                "index": {code: at for at, code in enumerate(codes[name])},
                "label": dict(zip(codes[name], labels, strict=True)),
            },
        }
        if isinstance(texts, dict):
            cube["dimension"][name]["texts"] = texts
    return cube


def put_cell(cube: Json, where: dict[str, str], value: float | None, mark: str = "") -> None:
    """The cube says something else of one cell."""
    at = 0
    for name, size in zip(cube["id"], cube["size"], strict=True):
        at = at * size + cube["dimension"][name]["category"]["index"][where[name]]
    cube["value"][at] = value
    cube.setdefault("status", {}).pop(str(at), None)
    if mark:
        cube["status"][str(at)] = mark


def key_figures_that_count() -> Json:
    """Table 142h with cells that count themselves from 0.00 to 24.64: no figures of anything."""
    codes = {
        "alue_23_20250101": [f"KU{code}" for code in today_s_municipalities()],
        "contentscode": ["M411", "M410", "M162", "M536", "M509"],
        "timeperiod_y": ["2024", "2025"],
    }
    cube = counting_cube({name: len(some) for name, some in codes.items()})
    for name, some in codes.items():
        cube["dimension"][name]["category"] = {"index": {code: at for at, code in enumerate(some)}}
    cube["value"] = [at / 125 for at in cube["value"]]
    return cube


def counting_cube(sizes: dict[str, int], *, marked: dict[int, str] | None = None) -> Json:
    """A cube whose cells count themselves, so that no cell can be mistaken for another."""
    codes = {name: [f"{name}{number}" for number in range(size)] for name, size in sizes.items()}
    cells = prod(sizes.values())
    values: list[float | None] = [float(number) for number in range(cells)]
    for at in marked or {}:
        values[at] = None
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Cells that count themselves",
        "source": "Stand-in",
        "updated": "2026-04-01T05:00:00Z",
        "note": ["No figures of anything."],
        "id": list(sizes),
        "size": list(sizes.values()),
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": {code: at for at, code in enumerate(codes[name])},
                    "label": {code: code.upper() for code in codes[name]},
                    "unit": {code: {"base": "pcs", "decimals": 0} for code in codes[name]} if name == "c" else {},
                },
            }
            for name in sizes
        },
        "value": values,
        "status": {str(at): mark for at, mark in (marked or {}).items()},
    }


@contextmanager
def stand_in(clock: Clock | None = None) -> Iterator[StandIn]:
    """The server, running with table 159t, the written metadata and the limits of August 2026."""
    state = StandIn(
        clock=clock or RealClock(),
        cubes={PLACE_OF_SHARES: shares()},
        metadata=written_metadata(),
        config=json.loads((DATA / "config.json").read_text()),
        listed={PLACE_OF_SHARES: "2026-04-01T08:00:00"},
        sotkanet=_sotkanet(),
    )
    server = _Server(("127.0.0.1", 0), _Handler)
    server.state = state
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        state.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    state: StandIn

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone away is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, *args: Any) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        self._take(b"")

    def do_POST(self) -> None:
        self._take(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _take(self, body: bytes) -> None:
        state = self.server.state
        state.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        faulty = state.fault and state.times > 0 and state.only_for in ("", self.command)
        if faulty and state.spared > 0:
            state.spared -= 1
            faulty = False
        if state.fault and faulty:
            state.times -= 1
            self._misbehave(state.fault, body)
        elif _too_many_calls(state):
            self._answer(429, b"", {"Retry-After": str((state.config or {}).get("timeWindow", 10))})
        else:
            self._answer(*_routed(state, self.path, body))

    def _misbehave(self, fault: Fault, body: bytes) -> None:
        state = self.server.state
        match fault:
            case Fault.HTML:
                self._answer(200, HTML)
            case Fault.FORBIDDEN:
                self._answer(403, HTML)
            case Fault.TOO_MANY_CALLS:
                self._answer(429, b"", {"Retry-After": state.retry_after} if state.retry_after else {})
            case Fault.UNAVAILABLE:
                self._answer(503, HTML)
            case Fault.NOTHING:
                self.close_connection = True
            case Fault.EMPTY:
                self._answer(200, b"")
            case Fault.SLOW:
                state.released.wait(LONGEST_WAIT)
            case Fault.WRONG_JSON:
                self._answer(200, b'[{"id": "vaerak", "type": "l"}, 1]')
            case Fault.AWAY:
                self._answer(302 if self.command == "GET" else 307, b"", {"Location": "http://elsewhere.example/"})
            case Fault.IN_CIRCLES:
                self._answer(307, b"", {"Location": self.path})
            case _:
                self._spoil(fault, _routed(state, self.path, body)[1])

    def _spoil(self, fault: Fault, right: bytes) -> None:
        """The right answer, damaged."""
        if fault is Fault.HALF_A_BODY:
            self._answer(200, right[: len(right) // 2], {"Content-Length": str(len(right))})
        elif fault is Fault.CUT_JSON:
            self._answer(200, right[: len(right) // 2])
        elif fault is Fault.WRONG_CHARSET:
            for word in (b'"label": "', b'"title": "', b'"gender": "'):
                right = right.replace(word, word + "Ä".encode("latin-1"))
            self._answer(200, right)
        elif fault is Fault.CUT_PACKED:
            self._answer(200, gzip.compress(right)[:-9], {"Content-Encoding": "gzip"})
        elif fault is Fault.NOT_PACKED:
            self._answer(200, right, {"Content-Encoding": "gzip"})
        elif fault is Fault.TOO_LARGE:
            self._answer(200, right + b" " * 2_000_000)
        else:
            cube = json.loads(right)
            cube["size"][0] += 1
            self._answer(200, json.dumps(cube).encode())

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        headers = headers or {}
        if self.server.state.packed:
            body, headers = gzip.compress(body), headers | {"Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _too_many_calls(state: StandIn) -> bool:
    """Counts the call and says whether it is one too many, as the config says."""
    now = state.clock.now()
    config = state.config or {"maxCalls": 10**9, "timeWindow": 1}
    state.calls = [each for each in state.calls if now - config["timeWindow"] < each <= now]
    state.calls.append(now)
    return len(state.calls) > config["maxCalls"]


def _routed(state: StandIn, path: str, body: bytes) -> tuple[int, bytes]:
    parts = urlsplit(path)
    if parts.path.startswith("/PxWeb/api/v1/"):
        return _pxweb1(state, unquote(parts.path).removeprefix("/PxWeb/api/v1/"), parts.query, body)
    if parts.path.startswith("/api/v2/"):
        return _pxweb2(state, unquote(parts.path).removeprefix("/api/v2/"), body)
    if parts.path.startswith("/rest/1.1/"):
        return _rest(state, parts.path.removeprefix("/rest/1.1/"), parse_qs(parts.query))
    return 404, b"Not found"


def _pxweb1(state: StandIn, path: str, query: str, body: bytes) -> tuple[int, bytes]:
    language, _, place = path.partition("/")
    if query == "config":
        return (400, b"Parameter error") if state.config is None else _json(state.config)
    if listed := [known for known in (*state.cubes, *state.metadata) if known.startswith(f"{place}/")]:
        return _json(
            [
                {"id": each.rpartition("/")[2], "type": "t", "text": each, "updated": state.listed.get(each, "")}
                for each in listed
            ]
        )
    if place not in state.cubes and place not in state.metadata:
        return 400, b"Parameter error"
    if not body:
        known = _metadata_of(state.cubes[place]) if place in state.cubes else state.metadata[place]
        return _json(_in_language(known, language))
    chosen = {each["code"]: each["selection"]["values"] for each in json.loads(body)["query"]}
    return _selected(state, state.cubes[place], chosen) if place in state.cubes else (400, b"Parameter error")


def _pxweb2(state: StandIn, path: str, body: bytes) -> tuple[int, bytes]:
    if path == "config":
        config = state.config or {}
        return _json(
            {
                "apiVersion": "2.0.0",
                "maxDataCells": config["maxCells"],
                "maxCallsPerTimeWindow": config["maxCalls"],
                "timeWindow": config["timeWindow"],
            }
        )
    _tables, name, part = path.split("/")
    cube = next((cube for place, cube in state.cubes.items() if place.endswith(f"/{name}.px")), None)
    if cube is None:
        return 404, b'{"title": "Not Found"}'
    if part == "metadata":
        return _json({**cube, "value": [], "status": {}})
    chosen = {each["variableCode"]: each["valueCodes"] for each in json.loads(body)["selection"]}
    return _selected(state, cube, chosen)


def _selected(state: StandIn, cube: Json, chosen: dict[str, list[str]]) -> tuple[int, bytes]:
    """The part of a cube that was asked for, in the order of the table; refused as PxWeb refuses."""
    if state.answers_instead is not None:
        return _json(state.answers_instead)
    codes = {name: _codes(cube, name) for name in cube["id"]}
    if not set(chosen) <= set(codes) or any(set(asked) - set(codes[name]) for name, asked in chosen.items()):
        return 400, b"Parameter error"
    kept = {name: [code for code in codes[name] if code in chosen.get(name, codes[name])] for name in cube["id"]}
    if state.config and prod(map(len, kept.values())) > state.config["maxCells"]:
        return 403, b"Too many values selected"
    places = [[codes[name].index(code) for code in kept[name]] for name in cube["id"]]
    flat = []
    for where in product(*places):
        at = 0
        for size, position in zip(cube["size"], where, strict=True):
            at = at * size + position
        flat.append(at)
    part = copy.deepcopy({name: said for name, said in cube.items() if name not in ("value", "status")})
    part["size"] = [len(kept[name]) for name in cube["id"]]
    for name, some in kept.items():
        category = part["dimension"][name]["category"]
        category["index"] = {code: at for at, code in enumerate(some)}
        for said in ("label", "unit"):
            if category.get(said):
                category[said] = {code: category[said][code] for code in some}
    part["value"] = [cube["value"][at] for at in flat]
    marks = cube.get("status") or {}
    part["status"] = {str(new): marks[str(old)] for new, old in enumerate(flat) if str(old) in marks}
    return _json(part)


def _in_language(metadata: Json, language: str) -> Json:
    """With the names in that language, where a table has names by language."""
    variables = [
        {**each, "valueTexts": each["valueTexts"][language]} if isinstance(each.get("valueTexts"), dict) else each
        for each in metadata["variables"]
    ]
    return {**metadata, "variables": variables}


def _metadata_of(cube: Json) -> Json:
    variables = []
    for name in cube["id"]:
        codes = _codes(cube, name)
        labels = cube["dimension"][name]["category"].get("label", {})
        variables.append(
            {
                "code": name,
                "text": cube["dimension"][name]["label"],
                "values": codes,
                "valueTexts": cube["dimension"][name].get("texts") or [labels.get(code, code) for code in codes],
            }
        )
    return {"title": cube["label"], "variables": variables}


def _codes(cube: Json, name: str) -> list[str]:
    return sorted(index := cube["dimension"][name]["category"]["index"], key=index.__getitem__)


def _sotkanet() -> Json:
    """Two municipalities and the country by Sotkanet's own numbers, with figures that only count."""
    return {
        "indicators": {
            str(number): {
                "id": number,
                "data-updated": "2026-05-01",
                "range": {"start": 1990, "end": 2025},
                "title": {"fi": f"{number}", "sv": f"{number}", "en": f"{number}"},
            }
            for number in SOTKANET_NUMBERS
        },
        "regions": [
            {"id": 2, "code": "005", "category": "KUNTA"},
            {"id": 4, "code": "009", "category": "KUNTA"},
            {"id": 658, "code": "658", "category": "MAA"},
            {"id": 700, "code": "14", "category": "MAAKUNTA"},
            {"id": 701, "code": "16", "category": "HYVINVOINTIALUE"},
            {"id": 702, "code": "142", "category": "SEUTUKUNTA"},
        ],
        "rows": [
            {"indicator": 127, "region": 2, "year": 2024, "gender": "total", "value": 1.0, "absValue": 1},
            {"indicator": 127, "region": 658, "year": 2024, "gender": "total", "value": 2.0, "absValue": 2},
            {"indicator": 127, "region": 4, "year": 2025, "gender": "total", "value": 3.0, "absValue": 3},
        ],
    }


def _rest(state: StandIn, path: str, query: dict[str, list[str]]) -> tuple[int, bytes]:
    if path == "regions":
        return _json(state.sotkanet["regions"])
    if path.startswith("indicators/"):
        found = state.sotkanet["indicators"].get(path.removeprefix("indicators/"))
        return (404, b"") if found is None else _json(found)
    years = query.get("years", [])
    if any("," in year for year in years):
        return 400, b"Bad request"
    rows = [row for row in state.sotkanet["rows"] if str(row["year"]) in years]
    return _json([row for row in rows if [str(row["indicator"])] == query["indicator"]])


def _json(value: Any) -> tuple[int, bytes]:
    return 200, json.dumps(value, ensure_ascii=False).encode()
