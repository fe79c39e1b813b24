"""The parts of a workbook and how they refer to each other, read by a hardened parser."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

from rmdesk.exchange.refusals import HostileMarkup, NotAWorkbook

_CHUNK = 1 << 18

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class Parts:
    """The package of one workbook, which must have passed `check_archive`.

    Raises HostileMarkup for a document type or entities, which no spreadsheet program writes,
    and NotAWorkbook for broken markup.
    """

    def __init__(self, source: BinaryIO, *, file: str) -> None:
        self._archive = zipfile.ZipFile(source)
        self._file = file
        self._names = {name.lower().lstrip("/"): name for name in self._archive.namelist()}

    def sheets(self) -> Mapping[str, str]:
        """The part of each sheet, by the sheet's name."""
        named: list[tuple[str, str]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local(tag) == "sheet" and "name" in attributes:
                key = next((key for key in attributes if key.endswith(":id")), "")
                named.append((attributes["name"], attributes.get(key, "")))

        self.parse("xl/workbook.xml", self.parser(start))
        targets = self.relations("xl/workbook.xml")
        return {name: targets[key][1] for name, key in named if key in targets}

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` refers to inside the package: type and target, by id."""
        folder, base = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/", folder, attributes.get("Target", ""))
                )
                found[attributes.get("Id", "")] = (attributes.get("Type", ""), target.lstrip("/"))

        self.parse(posixpath.join(folder, "_rels", base + ".rels"), self.parser(start))
        return found

    def size_with_relations(self, part: str) -> int:
        """How large a sheet and what it refers to are, as declared; drawings do not count."""
        related = [target for _, target in self.relations(part).values()]
        names = [self._names.get(name.lower()) for name in (part, *related)]
        return sum(
            self._archive.getinfo(name).file_size
            for name in names
            if name is not None and name.endswith(".xml")
        )

    def parser(self, start: Start, end: End | None = None) -> expat.XMLParserType:
        """A parser that knows elements and text only."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        return parser

    def _refuse(self, *_declared: object) -> None:
        raise HostileMarkup(file=self._file)

    def parse(self, part: str, parser: expat.XMLParserType) -> None:
        """Run `parser` over `part`, as a stream; a part that does not exist says nothing."""
        if part.lower().lstrip("/") not in self._names:
            return
        try:
            for chunk in self.chunks(part):
                parser.Parse(chunk)
            parser.Parse(b"", True)  # noqa: FBT003 - the C signature
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise NotAWorkbook(file=self._file) from error

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of `part`, none if it does not exist."""
        name = self._names.get(part.lower().lstrip("/"))
        if name is None:
            return
        try:
            with self._archive.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise NotAWorkbook(file=self._file) from error


def local(tag: str) -> str:
    """`tag` without its namespace prefix."""
    return tag.rpartition(":")[2]
