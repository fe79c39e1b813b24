"""The parts of a step in words: what a row says of them."""

from dataclasses import replace

from rmdesk.desk.scripts.library import Entry
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.model import Script, Step
from rmdesk.language import N_, _
from rmdesk.ui.words.labels import label

TEXTS = {
    "text": N_("Words"),
    "otherwise": N_("Otherwise"),
    "hint": N_("Hint"),
    "title": N_("Title"),
}
ABOUT = {
    "text": N_("What is said; fields in braces are filled in with the client's own data."),
    "otherwise": N_("Said instead of the words when a field in them is not known of the client."),
    "hint": N_("Voice and posture, for yourself; it can be switched off in the call."),
    "title": N_("What the step is called in the outline."),
}
ATTITUDE_TITLES = {
    Attitude.RESISTANT: N_("If resistant"),
    Attitude.NEUTRAL: N_("If neutral"),
    Attitude.POSITIVE: N_("If positive"),
}


def part_title(name: str) -> str:
    """What a field of a script, a step or an objection is called."""
    titles = {
        **TEXTS,
        "purpose": N_("Purpose"),
        "branches": N_("Client says"),
        "kind": N_("Kind"),
        "proposes": N_("Proposes"),
        "around": N_("Way around"),
        "spin": N_("SPIN"),
        "for_attitude": N_("By attitude"),
        "says": N_("Client says"),
        "steps": N_("The way"),
        "answer": N_("Answer"),
        "by_script": N_("In a script"),
        "more": N_("More answers"),
    }
    return _(titles[name]) if name in titles else name


def with_text(step: Step, name: str, text: str) -> Step:
    """The step with another text in one of its parts; an empty one for an attitude is none."""
    match name:
        case "text":
            return replace(step, text=text)
        case "otherwise":
            return replace(step, otherwise=text)
        case "hint":
            return replace(step, hint=text)
        case "title":
            return replace(step, title=text or step.title)
        case _:
            variants = {**step.for_attitude, Attitude(name): text}
            kept = {attitude: said for attitude, said in variants.items() if said}
            return replace(step, for_attitude=kept)


def text_of(step: Step, name: str) -> str:
    """What one of its parts says."""
    if name in TEXTS:
        return str(getattr(step, name))
    return step.for_attitude.get(Attitude(name), "")


def ways_of(script: Script, step: Step) -> list[str]:
    """Where a step leads: ``"I am busy" > 8 Another time``."""
    return [
        _("“{says}” leads to {step}").format(says=branch.says, step=place_words(script, branch.to))
        for branch in step.branches
    ]


def place_words(script: Script, step_id: str) -> str:
    """``8 Another time``; empty for no step."""
    if not step_id:
        return ""
    place = script.place_of(step_id)
    return f"{place + 1} {script.steps[place].title}"


def marks_of(step: Step) -> str:
    """What is special about a step, in few words."""
    marks = [
        label(step.kind) if step.kind else "",
        _("proposes a product") if step.is_product_step else "",
        label(step.spin) if step.spin else "",
    ]
    return "   ".join(filter(None, marks))


def what_holds(entry: Entry) -> list[str]:
    """Said of a broken version before what is wrong with it: what is read in calls meanwhile."""
    if not entry.is_broken:
        return []
    if entry.is_shipped:
        return [_("Until this is mended, the version that came with the desk holds in calls.")]
    return [_("Until this is mended, it is not offered in calls.")]
