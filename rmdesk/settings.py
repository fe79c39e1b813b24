"""What the desk must know before the book is open: a plain file without client data.

Thresholds, views and all else that says something about clients are kept inside the book.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self

from rmdesk import places
from rmdesk.domain.locking import IDLE_MINUTES, LONGEST_IDLE, PRESENTING_MINUTES
from rmdesk.errors import InputError
from rmdesk.language import N_, Language
from rmdesk.whole_files import make_folder, read_whole, write_whole

_MOST_BYTES: Final = 100_000


class UnreadableSettings(InputError):
    """The settings file, or one value in it, says nothing the desk understands."""

    message = N_("The settings in {file} cannot be read.")
    hint = N_("The desk uses its defaults; saving a setting writes the file afresh.")


class UnknownSetting(UnreadableSettings):
    message = N_("{file}: the value of “{key}” is not one the desk knows.")
    hint = N_("The desk uses the default for it.")


class UnwritableSettings(InputError):
    message = N_("The settings cannot be written to {file}.")
    hint = N_("Check whether the folder exists and may be written to.")


def default_book() -> Path:
    """Where the book lies unless the settings or `--book` say otherwise."""
    return places.data_folder() / "book.rmdesk"


def settings_file() -> Path:
    """Where the settings of this user stand, unless a folder or a profile was named."""
    return places.settings_folder() / "settings.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The settings of one user on one computer.

    `language` None follows the system. `theme` and `glyphs` are names the screens know; one they
    do not know is their default. `problem` is what `load` could not understand: to be told, never
    a reason not to start. `presenting_minutes` count while a client is shown something.
    """

    language: Language | None = None
    theme: str = ""
    glyphs: str = ""
    book: Path = field(default_factory=default_book)
    idle_minutes: int = IDLE_MINUTES
    presenting_minutes: int = PRESENTING_MINUTES
    problem: UnreadableSettings | None = field(default=None, compare=False)

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """The settings in `path`, or the user's own file; a missing file is all defaults."""
        path = path or settings_file()
        try:
            text = read_whole(path, _MOST_BYTES).decode("utf-8-sig")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError):
            return cls(problem=UnreadableSettings(file=path))

        import tomllib  # here and not above: the unlock prompt waits for this module

        try:
            found = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return cls(problem=UnreadableSettings(file=path))
        known, problem = _understood(found, path)
        return cls(**known, problem=problem)

    def save(self, path: Path | None = None) -> None:
        """Replaces the file as a whole; raises UnwritableSettings and then has changed nothing."""
        path = path or settings_file()
        try:
            make_folder(path.parent)
            write_whole(path, self._toml(path.parent).encode())
        except (OSError, UnicodeEncodeError) as error:
            raise UnwritableSettings(file=path) from error

    def _toml(self, folder: Path) -> str:
        book = "" if self.book == default_book() else places.written(self.book, folder)
        chosen = {
            "language": self.language and self.language.value,
            "theme": self.theme,
            "glyphs": self.glyphs,
            "book": book,
            "idle_minutes": self.idle_minutes,
            "presenting_minutes": self.presenting_minutes,
        }
        return "".join(f"{key} = {_literal(value)}\n" for key, value in chosen.items() if value)


def forget_book(book: Path, path: Path | None = None) -> None:
    """Name `book` no longer, which is gone for good; raises UnwritableSettings.

    A file that was not understood is left as it is, lest more of it be lost.
    """
    path = path or settings_file()
    found = Preferences.load(path)
    if found.problem is None and found.book == book and book != default_book():
        replace(found, book=default_book()).save(path)


def _literal(value: str | int) -> str:
    """A TOML value: JSON's strings are TOML's, but for DEL, which TOML wants escaped."""
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _understood(
    found: Mapping[str, object], path: Path
) -> tuple[dict[str, Any], UnreadableSettings | None]:
    """The values that can be used, and the first that cannot.

    Keys of a newer version are passed over.
    """
    known: dict[str, Any] = {}
    problem = None
    for key, read in _READERS.items():
        if key not in found:
            continue
        try:
            known[key] = read(found[key], path.parent)
        except ValueError:
            problem = problem or UnknownSetting(file=path, key=key)
    return known, problem


def _text(value: object, _folder: Path | None = None) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _minutes(value: object, _folder: Path) -> int:
    if type(value) is not int or not 1 <= value <= LONGEST_IDLE:
        raise ValueError(value)
    return value


def _book(value: object, folder: Path) -> Path:
    return places.read(_text(value), folder)


_READERS: Mapping[str, Callable[[object, Path], object]] = {
    "language": lambda value, _folder: Language(_text(value)),
    "theme": _text,
    "glyphs": _text,
    "book": _book,
    "idle_minutes": _minutes,
    "presenting_minutes": _minutes,
}
"""How a value is read that stands in a file of that folder."""
