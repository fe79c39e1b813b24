"""The lists that `show` prints below a client: every one that `--json` has, and all of its columns.

A column in which nothing stands is left out, so that the usual file stays narrow.
"""

from collections.abc import Mapping, Sequence

from rmdesk.cli.clients.layout import Columns
from rmdesk.cli.clients.shown.day import OF_THE_DAY
from rmdesk.cli.clients.shown.dealing import OF_DEALING
from rmdesk.cli.clients.shown.household import OF_THE_HOUSEHOLD
from rmdesk.cli.clients.shown.review import OF_REVIEWS
from rmdesk.language import N_

_OF_THE_FILE: Sequence[tuple[str, str, Columns]] = (
    (
        "members",
        N_("Household"),
        (
            ("relation", N_("Relation"), "left"),
            ("name", N_("Name"), "left"),
            ("birth_year", N_("Born"), "left"),
            ("birthday", N_("Birthday"), "left"),
            ("lunar_birthday", N_("Lunar birthday"), "left"),
            ("place", N_("School or workplace"), "left"),
            ("support", N_("Kept"), "left"),
            ("support_until", N_("Kept until"), "left"),
            ("is_head", N_("Head"), "left"),
            ("is_decider", N_("Decides"), "left"),
            ("gone_on", N_("Gone since"), "left"),
        ),
    ),
    (
        "relatives",
        N_("Relatives with a file"),
        (
            ("relation", N_("Relation"), "left"),
            ("name", N_("Name"), "left"),
            ("sharing", N_("Sharing"), "left"),
            ("assets", N_("Assets (yuan)"), "right"),
            ("assets_elsewhere", N_("At other banks (yuan)"), "right"),
        ),
    ),
    (
        "holdings",
        N_("Assets and liabilities"),
        (
            ("institution", N_("Institution"), "left"),
            ("class", N_("Kind"), "left"),
            ("item", N_("Item"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("cost", N_("Cost (yuan)"), "right"),
            ("rate", N_("Rate, %"), "right"),
            ("risk", N_("Risk"), "left"),
            ("start", N_("Start"), "left"),
            ("maturity", N_("Maturity"), "left"),
            ("next_payment_on", N_("Next instalment"), "left"),
            ("repay_day", N_("Paid on day"), "right"),
            ("stop_profit", N_("Gain limit, %"), "right"),
            ("stop_loss", N_("Loss limit, %"), "right"),
            ("product", N_("Product"), "left"),
            ("units", N_("Units"), "right"),
            ("as_of", N_("As of"), "left"),
            ("source", N_("Source"), "left"),
            ("known_since", N_("Known since"), "left"),
            ("gone_on", N_("Gone since"), "left"),
        ),
    ),
    (
        "assessments",
        N_("Risk assessments"),
        (
            ("on", N_("Day"), "left"),
            ("grade", N_("Grade"), "left"),
            ("source", N_("Source"), "left"),
        ),
    ),
    (
        "balances",
        N_("Reported balances"),
        (("on", N_("Day"), "left"), ("balance", N_("Balance (yuan)"), "right")),
    ),
    (
        "policies",
        N_("Insurance"),
        (
            ("kind", N_("Kind"), "left"),
            ("insurer", N_("Insurer"), "left"),
            ("insured", N_("Insured"), "left"),
            ("beneficiary", N_("Beneficiary"), "left"),
            ("term", N_("Term"), "left"),
            ("sum_insured", N_("Sum insured (yuan)"), "right"),
            ("premium", N_("Premium (yuan)"), "right"),
            ("is_regular", N_("Paid every year"), "left"),
            ("next_premium_on", N_("Next premium"), "left"),
            ("covers_critical_illness", N_("Critical illness"), "left"),
            ("start", N_("Start"), "left"),
            ("ends", N_("Runs until"), "left"),
            ("gone_on", N_("Gone since"), "left"),
        ),
    ),
    (
        "cover_answers",
        N_("Asked about insurance"),
        (
            ("on", N_("Day"), "left"),
            ("who", N_("Name"), "left"),
            ("risk", N_("Kind"), "left"),
            ("is_covered", N_("Insured"), "left"),
        ),
    ),
    (
        "contacts",
        N_("Contacts"),
        (
            ("on", N_("Day"), "left"),
            ("channel", N_("Channel"), "left"),
            ("direction", N_("Who turned to whom"), "left"),
            ("next_on", N_("Next date"), "left"),
            ("gist", N_("Gist"), "left"),
            ("topics", N_("Topics"), "left"),
            ("promise", N_("I promised"), "left"),
            ("logged_at", N_("Written down"), "left"),
            ("logged_by", N_("Logged by deputy"), "left"),
        ),
    ),
    (
        "details",
        N_("More of the file"),
        (
            ("field", N_("Item"), "left"),
            ("value", N_("Value"), "left"),
            ("as_of", N_("As of"), "left"),
            ("known_since", N_("Known since"), "left"),
            ("source", N_("Source"), "left"),
        ),
    ),
    (
        "needs",
        N_("Needs heard"),
        (
            ("on", N_("Day"), "left"),
            ("words", N_("In the client's words"), "left"),
            ("is_explicit", N_("Explicit"), "left"),
            ("settled_on", N_("Settled on"), "left"),
        ),
    ),
    (
        "wishes",
        N_("Wishes the bank cannot serve"),
        (
            ("on", N_("Day"), "left"),
            ("what", N_("What"), "left"),
            ("settled_on", N_("Settled on"), "left"),
        ),
    ),
    (
        "feedback",
        N_("Feedback and complaints"),
        (
            ("on", N_("Day"), "left"),
            ("what", N_("What"), "left"),
            ("is_complaint", N_("Complaint"), "left"),
            ("owner", N_("Who answers"), "left"),
            ("promised_on", N_("Promised for"), "left"),
            ("answer", N_("Answer"), "left"),
            ("answered_on", N_("Answered on"), "left"),
        ),
    ),
    (
        "care",
        N_("Care"),
        (
            ("on", N_("Day"), "left"),
            ("kind", N_("Kind"), "left"),
            ("what", N_("What"), "left"),
            ("to_whom", N_("To whom"), "left"),
        ),
    ),
    (
        "referrals",
        N_("Referrals"),
        (
            ("on", N_("Day"), "left"),
            ("name", N_("Name"), "left"),
            ("is_bringer", N_("Brought this client"), "left"),
            ("note", N_("Note"), "left"),
        ),
    ),
    (
        "referral_asks",
        N_("Asked for a referral"),
        (("on", N_("Day"), "left"), ("note", N_("Note"), "left")),
    ),
    (
        "prospects",
        N_("Prospect"),
        (
            ("on", N_("Day"), "left"),
            ("source", N_("Source"), "left"),
            ("note", N_("Note"), "left"),
            ("means", N_("Means"), "left"),
            ("state", N_("State"), "left"),
            ("follow_up_on", N_("Next turn"), "left"),
            ("closed_on", N_("Closed on"), "left"),
            ("reason", N_("Reason"), "left"),
        ),
    ),
    (
        "consents",
        N_("Consents"),
        (
            ("on", N_("Day"), "left"),
            ("channel", N_("Channel"), "left"),
            ("is_given", N_("Given"), "left"),
            ("source", N_("Source"), "left"),
        ),
    ),
    (
        "papers",
        N_("Papers"),
        (
            ("added_on", N_("Day"), "left"),
            ("name", N_("Name"), "left"),
            ("media", N_("Media type"), "left"),
            ("size", N_("Bytes"), "right"),
        ),
    ),
)
LISTS: Sequence[tuple[str, str, Columns]] = (
    *_OF_THE_FILE,
    *OF_THE_HOUSEHOLD,
    *OF_REVIEWS,
    *OF_DEALING,
    *OF_THE_DAY,
)

SILENT: Mapping[tuple[str, str], object] = {
    ("members", "support"): "none",
    ("members", "is_head"): False,
    ("members", "is_decider"): False,
    ("contacts", "direction"): "out",
    ("duties", "state"): "open",
}
"""The usual value, which is said by saying nothing."""
