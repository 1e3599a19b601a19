"""Opens the file of a workbook: its parts stream by, never unpack beyond a limit, and what they declare is refused."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from posixpath import join, normpath
from xml.parsers.expat import ExpatError, ParserCreate  # declarations, where entities begin, are refused
from zipfile import BadZipFile, ZipFile

from kotosilta.reasons import Reason, WrongInput

MOST_UNPACKED = 300_000_000
MOST_PARTS = 2_000
MOST_ELEMENTS = 4_000_000
_CHUNK = 1 << 16
_BROKEN = (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error)

DAMAGED = Reason(
    "This workbook is damaged or not complete. Open it in the spreadsheet, save it again as .xlsx, and choose that."
)
_TOO_MUCH = Reason(
    "This workbook unpacks to far more than a table needs. Copy the table alone into a new workbook and save that."
)
_DECLARES = Reason(
    "This workbook holds declarations that no spreadsheet writes. It was not opened. Save it again as .xlsx."
)

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]


class Enough(Exception):
    """Raised by a reader that needs no more of a part."""


class Package:
    """The parts of a workbook by their names."""

    def __init__(self, raw: bytes) -> None:
        """WrongInput where it is no zip file that can be read, or holds another kind of document."""
        try:
            self._zip = ZipFile(BytesIO(raw))
            names = [each.filename for each in self._zip.infolist()[: MOST_PARTS + 1]]
        except _BROKEN as error:
            raise WrongInput(DAMAGED) from error
        if len(names) > MOST_PARTS:
            raise WrongInput(_TOO_MUCH)
        self._names = {each.lstrip("/").lower(): each for each in names}
        self._left = MOST_UNPACKED
        self._elements = MOST_ELEMENTS
        if reason := _why_no_workbook(self._names):
            raise WrongInput(reason)

    def has(self, path: str) -> bool:
        """Whether there is such a part; letters of either size will do."""
        return path.lower() in self._names

    def chunks(self, path: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece. WrongInput where it is damaged or unpacks to too much."""
        try:
            with self._zip.open(self._names[path.lower()]) as stream:
                while piece := stream.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise WrongInput(_TOO_MUCH)
                    yield piece
        except KeyError as error:
            raise WrongInput(DAMAGED) from error
        except _BROKEN as error:
            raise WrongInput(DAMAGED) from error

    def read(
        self,
        path: str,
        start: Start,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Tells of every element as it begins and ends, by its local name. No entity is ever resolved."""

        def begin(tag: str, attributes: Attributes) -> None:
            self._elements -= 1
            if self._elements < 0:
                raise WrongInput(_TOO_MUCH)
            start(local(tag), attributes)

        parser = ParserCreate()
        parser.StartElementHandler = begin
        parser.StartDoctypeDeclHandler = _refuse
        parser.buffer_text = True
        if end:
            parser.EndElementHandler = lambda tag: end(local(tag))
        if text:
            parser.CharacterDataHandler = text
        try:
            for piece in self.chunks(path):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (ExpatError, LookupError, ValueError) as error:  # the last two: a charset that nobody knows
            raise WrongInput(DAMAGED) from error
        except Enough:
            return

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: kind and path of each, by its id."""
        folder, _, name = path.rpartition("/")
        relations = join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                found[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], whole

        if self.has(relations):
            self.read(relations, start)
        return found


def local(tag: str) -> str:
    """The name of an element or attribute without its prefix."""
    return tag.rpartition(":")[2]


def _refuse(*_declared: object) -> None:
    raise WrongInput(_DECLARES)


def _why_no_workbook(names: dict[str, str]) -> Reason | None:
    if "xl/workbook.bin" in names:
        return Reason("This is a binary workbook (.xlsb). Open it, choose Save as, and then .xlsx or CSV.")
    if any(each.startswith("word/") for each in names) or any(each.startswith("ppt/") for each in names):
        return Reason("This is a text or a presentation, no workbook. Choose a file that ends in .xlsx or .csv.")
    if "content.xml" in names:
        return Reason("This is a file of OpenDocument (.ods). Open it, choose Save as, and then .xlsx or CSV.")
    if not any(each.startswith("xl/") for each in names):
        return Reason("This packed file holds no workbook. Choose a file that ends in .xlsx or .csv.")
    return None
