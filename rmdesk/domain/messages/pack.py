"""Message templates from TOML, documented at the head of the files in `assets/messages`, and back.

Reading never raises: what is wrong with a file is a list of findings, and whatever is whole can be
used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rmdesk.domain.messages.template import MESSAGE_FIELDS, MessageKind, Suits, Template
from rmdesk.domain.scripts.fields import unknown_in
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.toml_text import quoted, read_toml
from rmdesk.language import N_

UNREADABLE: Final = N_("The message file cannot be read: {reason}.")
NOTHING: Final = N_("The message file holds no message.")
INCOMPLETE: Final = N_("The message {where} has no id, no title or no text.")
TWICE: Final = N_("The id of the message {where} stands twice: {id}.")
NO_KIND: Final = N_("The message {where} is of the kind {code}, which means nothing here.")
SUITS_NOBODY: Final = N_("The message {where} suits {code}; write women, men or nothing.")
NO_FIELD: Final = N_("The message {where} names the field {field}, which does not exist.")


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a file, and what was wrong in it."""

    templates: tuple[Template, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_messages(text: str) -> Templates:
    """The templates in a TOML file's `text`; broken ones are left out and found."""
    try:
        raw = read_toml(text)
    except ValueError as error:
        return Templates(findings=(Finding(UNREADABLE, {"reason": str(error)}),))
    findings: list[Finding] = []
    templates: dict[str, Template] = {}
    entries = raw.get("message", [])
    for entry in entries if isinstance(entries, list) else []:
        template = _template(entry if isinstance(entry, dict) else {}, findings)
        if template is None:
            continue
        if template.key in templates:
            where = {"where": template.title, "id": template.key}
            findings.append(Finding(TWICE, where))
        else:
            templates[template.key] = template
    if not templates and not findings:
        findings.append(Finding(NOTHING, {}))
    return Templates(tuple(templates.values()), tuple(findings))


def message_toml(template: Template) -> str:
    """The file that holds this template alone."""
    values = {
        "id": template.key,
        "kind": template.kind.value,
        "title": template.title,
        "festival": template.festival,
        "suits": template.suits.value if template.suits else "",
        "text": template.text,
        "otherwise": template.otherwise,
        "neutral": template.neutral,
        "mind": template.mind,
    }
    lines = [f"{name} = {quoted(value)}" for name, value in values.items() if value]
    if not template.signs:
        lines.append("signs = false")
    return "\n".join(["[[message]]", *lines])


def _template(entry: Mapping[str, Any], findings: list[Finding]) -> Template | None:
    said = {
        name: value.strip()
        for name in ("id", "kind", "title", "text", *_OPTIONAL)
        if isinstance(value := entry.get(name, ""), str)
    }
    where = {"where": said.get("title") or said.get("id") or "?"}
    kind, suits = said.get("kind", ""), said.get("suits", "")
    wrong = []
    if not (said.get("id") and said.get("title") and said.get("text")):
        wrong.append(Finding(INCOMPLETE, where))
    if kind not in set(MessageKind):
        wrong.append(Finding(NO_KIND, {**where, "code": kind}))
    if suits and suits not in set(Suits):
        wrong.append(Finding(SUITS_NOBODY, {**where, "code": suits}))
    wrong += (
        Finding(NO_FIELD, {**where, "field": field})
        for name in ("text", "otherwise", "neutral")
        for field in unknown_in(said.get(name, ""), MESSAGE_FIELDS)
    )
    findings += wrong
    if wrong:
        return None
    return Template(
        key=said["id"],
        kind=MessageKind(kind),
        title=said["title"],
        text=said["text"],
        otherwise=said.get("otherwise", ""),
        neutral=said.get("neutral", ""),
        festival=said.get("festival", ""),
        suits=Suits(suits) if suits else None,
        mind=said.get("mind", ""),
        signs=entry.get("signs") is not False,
    )


_OPTIONAL: Final = ("otherwise", "neutral", "festival", "suits", "mind")
