"""What an action of the journal is called when it is undone, done again or shown."""

from rmdesk.language import N_, _
from rmdesk.store.journal import Done

_TITLES = {
    "contact.log": N_("contact with {name}"),
    "client.add": N_("new client {name}"),
    "client.edit": N_("edit of {name}"),
    "call.record": N_("outcome of the call with {name}"),
    "appointment.add": N_("agreed date with {name}"),
    "appointment.change": N_("changed date with {name}"),
    "appointment.settle": N_("settled date with {name}"),
    "contact.edit": N_("edited contact with {name}"),
    "contact.delete": N_("deleted contact with {name}"),
    "client.bulk": N_("bulk edit of {count} clients"),
    "view.save": N_("saved view {name}"),
    "view.rename": N_("renamed view {name}"),
    "view.remove": N_("removed view {name}"),
    "client.merge": N_("merge of {name} with {other}"),
    "clients.apart": N_("{name} and {other} are two people"),
    "import": N_("import of {files}: {new} new, {updated} changed"),
}


_FEW = 3


def action_title(done: Done) -> str:
    """``contact with 王芳``; the kind itself for an action that has no title yet."""
    title = _TITLES.get(done.kind)
    if title is None:
        return done.kind
    subject = {
        key: ", ".join(map(str, value)) if isinstance(value, list) else value
        for key, value in done.subject.items()
    }
    return _(title).format(**subject)


def touches_many(done: Done) -> bool:
    """Whether undoing it changes more than three records at once: then one asks first."""
    return done.kind == "import" or (done.kind == "client.bulk" and done.subject["count"] > 3)
