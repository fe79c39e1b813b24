"""Items of the file about plans, attitudes and what protects the family [T][N]."""

from rmdesk.domain.file.choices import InvestingSince, Marriage, Orientation, Protection
from rmdesk.domain.file.field import FileField, FileKind, FileSection
from rmdesk.language import N_

_FOR_RISK = N_("So that nothing is proposed that does not suit you; it stays with me.")
_FOR_PROTECTION = N_("To see whether your family would be provided for; it stays with me.")

PLANS = (
    FileField(
        id="orientation",
        section=FileSection.PLANS,
        kind=FileKind.CHOICE,
        title=N_("What the client wants of us"),
        choices=tuple(Orientation),
    ),
    FileField(
        id="asks_first",
        section=FileSection.PLANS,
        kind=FileKind.FLAG,
        title=N_("Asks before decisions"),
    ),
    FileField(
        id="risk_tolerance",
        section=FileSection.PLANS,
        kind=FileKind.TEXT,
        title=N_("Risk tolerance"),
        question=N_("Shall we fill in the risk assessment together?"),
        why=N_(
            "Without it we may not propose investments; it protects you from what does not suit."
        ),
        rank=4,
        is_column=True,
        example="C3",
    ),
    FileField(
        id="risk_assessed_on",
        section=FileSection.PLANS,
        kind=FileKind.PAST_DAY,
        title=N_("Assessed on"),
        question=N_("When was your last risk assessment?"),
        why=N_("An assessment counts for twelve months; after that it has to be renewed."),
        rank=5,
        is_column=True,
        example="2026-03-01",
    ),
    FileField(
        id="risk_preference",
        section=FileSection.PLANS,
        kind=FileKind.TEXT,
        title=N_("Risk preference"),
        is_column=True,
        is_figure=True,
    ),
    *(
        FileField(
            id=name,
            section=FileSection.PLANS,
            kind=FileKind.TEXT,
            title=title,
            question=question,
            why=why,
            rank=rank,
            is_figure=True,
        )
        for name, title, question, why, rank in (
            (
                "retirement_plan",
                N_("Retirement plans"),
                N_("How do you imagine retirement?"),
                N_("To work out early what it takes; it stays with me."),
                35,
            ),
            (
                "education_plan",
                N_("Education plans"),
                N_("What do you plan for the children's education?"),
                N_("Fees fall due on fixed days: the money should be there; it stays with me."),
                36,
            ),
            (
                "housing_plan",
                N_("Housing plans"),
                "",
                "",
                None,
            ),
            (
                "transfer_plan",
                N_("Wealth transfer"),
                N_("Have you thought about what is to go to whom one day?"),
                N_("Settled early it spares the family dispute; nobody learns of it from me."),
                45,
            ),
            ("heir", N_("Heir"), "", "", None),
            (
                "firm_and_family",
                N_("Firm and family assets"),
                N_("Are the firm's and the family's assets kept apart?"),
                N_("So that a debt of the firm cannot reach the home; it stays with me."),
                46,
            ),
        )
    ),
    FileField(
        id="investing_since",
        section=FileSection.PLANS,
        kind=FileKind.CHOICE,
        title=N_("Investment experience"),
        choices=tuple(InvestingSince),
        question=N_("How long have you invested, and in what?"),
        why=_FOR_RISK,
        rank=29,
    ),
    FileField(
        id="bad_experience",
        section=FileSection.PLANS,
        kind=FileKind.TEXT,
        title=N_("Bad experiences"),
        question=N_("Was there something that went badly?"),
        why=_FOR_RISK,
        rank=37,
    ),
)

PROTECTION = (
    FileField(
        id="marriage",
        section=FileSection.PROTECTION,
        kind=FileKind.CHOICE,
        title=N_("Married"),
        choices=tuple(Marriage),
        question=N_("Are you married?"),
        why=_FOR_PROTECTION,
        rank=20,
    ),
    FileField(
        id="children",
        section=FileSection.PROTECTION,
        kind=FileKind.COUNT,
        title=N_("Children"),
        question=N_("Have you children?"),
        why=_FOR_PROTECTION,
        rank=20,
        example="2",
    ),
    FileField(
        id="protected",
        section=FileSection.PROTECTION,
        kind=FileKind.CHOICE,
        title=N_("Household protected"),
        choices=tuple(Protection),
        question=N_("Could the family live on if an income failed?"),
        why=_FOR_PROTECTION,
        rank=38,
        is_figure=True,
    ),
)
