"""Items of the file about who the client is and how to reach one [S][T][R]."""

from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.file.field import FileField, FileKind, FileSection
from rmdesk.domain.identity import Sex
from rmdesk.language import N_

PERSON = (
    FileField(
        id="name",
        section=FileSection.PERSON,
        kind=FileKind.NAME,
        title=N_("Name"),
        is_column=True,
    ),
    FileField(
        id="sex",
        section=FileSection.PERSON,
        kind=FileKind.CHOICE,
        title=N_("Sex"),
        choices=tuple(Sex),
        question=N_("How may I address you?"),
        why=N_("So that letters and calls address you rightly."),
        rank=3,
        is_column=True,
    ),
    FileField(
        id="salutation",
        section=FileSection.PERSON,
        kind=FileKind.TEXT,
        title=N_("Address as"),
        is_column=True,
    ),
    FileField(
        id="birthday",
        section=FileSection.PERSON,
        kind=FileKind.PAST_DAY,
        title=N_("Birthday"),
        question=N_("When is your birthday?"),
        why=N_("Plans and protection depend on age; and we would like to congratulate."),
        rank=2,
        is_column=True,
        example="1985-10-03",
    ),
    FileField(
        id="lunar_birthday",
        section=FileSection.PERSON,
        kind=FileKind.LUNAR_DAY,
        title=N_("Lunar birthday"),
        example=N_("8-15, 八月十五, 腊月三十"),
    ),
    FileField(
        id="birthday_kept",
        section=FileSection.PERSON,
        kind=FileKind.CHOICE,
        title=N_("Celebrates"),
        choices=tuple(BirthdayKept),
        question=N_("Do you celebrate the solar or the lunar birthday?"),
        why=N_("So that good wishes come on the right day; nothing else hangs on it."),
        rank=43,
    ),
    FileField(
        id="id_number",
        section=FileSection.PERSON,
        kind=FileKind.IDENTITY,
        title=N_("ID number"),
        is_column=True,
    ),
    FileField(
        id="number",
        section=FileSection.PERSON,
        kind=FileKind.NUMBER,
        title=N_("Client number"),
        is_column=True,
    ),
    FileField(
        id="note",
        section=FileSection.PERSON,
        kind=FileKind.TEXT,
        title=N_("Note"),
        is_column=True,
    ),
)

CONTACT = (
    FileField(
        id="mobile",
        section=FileSection.CONTACT,
        kind=FileKind.MOBILE,
        title=N_("Mobile"),
        question=N_("Which number may I reach you on?"),
        why=N_("So that notices of a maturity reach you in time; nobody else gets the number."),
        rank=1,
        is_column=True,
        example="138 0013 8000",
    ),
    *(
        FileField(
            id=name, section=FileSection.CONTACT, kind=FileKind.PHONE, title=title, is_column=True
        )
        for name, title in (("home_phone", N_("Home phone")), ("work_phone", N_("Work phone")))
    ),
    FileField(
        id="messenger",
        section=FileSection.CONTACT,
        kind=FileKind.TEXT,
        title=N_("Messenger"),
        is_column=True,
    ),
    FileField(
        id="email",
        section=FileSection.CONTACT,
        kind=FileKind.EMAIL,
        title=N_("E-mail"),
        is_column=True,
    ),
    FileField(id="fax", section=FileSection.CONTACT, kind=FileKind.PHONE, title=N_("Fax")),
    FileField(
        id="address",
        section=FileSection.CONTACT,
        kind=FileKind.TEXT,
        title=N_("Address"),
        question=N_("Where may I send things by post?"),
        why=N_("For documents and invitations; on request in a plain envelope."),
        rank=22,
        is_column=True,
    ),
    FileField(
        id="backup_contact",
        section=FileSection.CONTACT,
        kind=FileKind.TEXT,
        title=N_("Back-up contact"),
        question=N_("Whom may I turn to when I cannot reach you?"),
        why=N_("Only for what is urgent in your accounts; otherwise they are not disturbed."),
        rank=30,
    ),
    FileField(
        id="backup_phone",
        section=FileSection.CONTACT,
        kind=FileKind.PHONE,
        title=N_("Back-up phone"),
    ),
)
