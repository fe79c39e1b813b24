"""`scripts`: the library of call scripts, and packs of it as files."""

from collections.abc import Sequence
from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.exporting.release import as_cell
from rmdesk.desk.record.plain import Record
from rmdesk.desk.scripts import packs
from rmdesk.desk.scripts.library import Entry, Text, forbids, library
from rmdesk.desk.scripts.packs import Fate
from rmdesk.domain.own_texts import TextSort
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import Script
from rmdesk.domain.wording_check import check_pack
from rmdesk.language import N_, _, spoken
from rmdesk.ui.words.scripts import in_words, version_word

_FATES = {
    Fate.NEW: N_("new"),
    Fate.VERSION: N_("new version"),
    Fate.SAME: N_("as it is already"),
    Fate.LEFT_OUT: N_("left out"),
}


def scripts(session: Session) -> Exit:
    """Do with the library of the language that is spoken what was asked for."""
    match session.arguments.what:
        case "list":
            return _list(session)
        case "export":
            return _export(session)
        case "import":
            return _import(session)
        case _:
            return _check(session)


def _file(session: Session) -> Path:
    return Path(session.arguments.words[0]).absolute()


def _list(session: Session) -> Exit:
    """Every script and answer, and which version of it holds."""
    with session.open() as desk:
        entries = library(desk, spoken())
    if session.arguments.as_json:
        print_json([_record(entry) for entry in entries])
        return Exit.DONE
    rows = [
        (
            _("Script") if entry.sort is TextSort.SCRIPT else _("Objection"),
            entry.key,
            as_cell(entry.title),
            version_word(entry),
            entry.own.saved_at.date().isoformat() if entry.own else "",
        )
        for entry in entries
    ]
    headings = (_("Kind"), _("Key"), _("Title"), _("Version"), _("Changed on"))
    print_table(headings, rows, ("left",) * 5)
    return Exit.DONE


def _record(entry: Entry) -> Record:
    own = entry.own
    return {
        "sort": entry.sort.value,
        "language": entry.language.value,
        "key": entry.key,
        "title": entry.title,
        "shipped": entry.is_shipped,
        "version": own.version if own and entry.is_own else None,
        "based_on": (own.based_on or None) if own else None,
        "changed": own.saved_at.isoformat() if own else None,
        "gone": entry.is_gone,
        "steps": len(entry.text.steps) if entry.text else None,
        "findings": [in_words(finding) for finding in entry.findings],
    }


def _export(session: Session) -> Exit:
    path, arguments = _file(session), session.arguments
    with session.open() as desk:
        pack = packs.outgoing(desk, spoken(), with_shipped=arguments.with_shipped)
    packs.write_pack(path, pack, may_replace=arguments.may_replace, may_name=arguments.may_name)
    if arguments.as_json:
        print_json({"file": str(path), "texts": pack.count, "named": len(pack.named)})
    news = _("Scripts and answers passed on: {count}, in {file}.")
    say(news.format(count=pack.count, file=path.name))
    return Exit.DONE


def _import(session: Session) -> Exit:
    """PROBLEMS when texts were left out."""
    content = packs.read_pack_file(_file(session))
    with session.open() as desk:
        pack = packs.incoming(desk, content, spoken())
        count = len(pack.of(Fate.NEW, Fate.VERSION))
        if not session.arguments.preview:
            count = packs.take_in(desk, pack, now=session.now)
    if session.arguments.as_json:
        print_json(
            {
                "language": pack.language.value,
                "texts": [_incoming_record(text, fate) for text, fate in pack.texts],
                "findings": [in_words(finding) for finding in pack.findings],
                "taken_in": 0 if session.arguments.preview else count,
            }
        )
    else:
        rows = [(_(_FATES[fate]), as_cell(text.title)) for text, fate in pack.texts]
        if rows:
            print_table((_("What becomes of it"), _("Title")), rows, ("left", "left"))
    _say_all(pack.findings)
    told = (
        _("Nothing was changed; an import would take in: {count}.")
        if session.arguments.preview
        else _("Scripts and answers taken in: {count}.")
    )
    say(told.format(count=count))
    has_losses = bool(pack.of(Fate.LEFT_OUT)) or any(map(forbids, pack.findings))
    return Exit.PROBLEMS if has_losses else Exit.DONE


def _incoming_record(text: Text, fate: Fate) -> Record:
    sort = TextSort.SCRIPT if isinstance(text, Script) else TextSort.OBJECTION
    return {"sort": sort.value, "title": text.title, "fate": fate.value}


def _check(session: Session) -> Exit:
    """Without a book named, by the words that everybody has; PROBLEMS when something is wrong."""
    content = packs.read_pack_file(_file(session))
    words: Sequence[str] = ()
    if session.arguments.book is not None:
        with session.open() as desk:
            words = desk.call_settings.forbidden_words
    findings = check_pack(content, words)
    if session.arguments.as_json:
        print_json([{"sentence": in_words(one), "forbids": forbids(one)} for one in findings])
    _say_all(findings)
    if not findings:
        say(_("The pack is in order."))
    return Exit.PROBLEMS if any(map(forbids, findings)) else Exit.DONE


def _say_all(findings: Sequence[Finding]) -> None:
    for finding in findings:
        say(in_words(finding))
