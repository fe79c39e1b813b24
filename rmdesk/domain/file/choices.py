"""What can be chosen where an item of the file has a few answers."""

from enum import StrEnum


class ContactWay(StrEnum):
    """The channel a client likes best."""

    CALL = "call"
    MESSAGE = "message"
    MESSENGER = "messenger"
    EMAIL = "email"
    MEETING = "meeting"


class PhoneLine(StrEnum):
    """One of a client's telephones, by the name of its field in `Client`."""

    MOBILE = "mobile"
    HOME = "home_phone"
    WORK = "work_phone"


class BirthdayKept(StrEnum):
    """Which birthday the client celebrates."""

    SOLAR = "solar"
    LUNAR = "lunar"
    BOTH = "both"
    NONE = "none"


class HomeOwnership(StrEnum):
    """Whose home it is."""

    OWNED = "owned"
    MORTGAGED = "mortgaged"
    FAMILY = "family"
    RENTED = "rented"
    EMPLOYER = "employer"


class BankingFrequency(StrEnum):
    """How often the client comes to a bank."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SELDOM = "seldom"
    ONLINE = "online"


class Marriage(StrEnum):
    """What the client said of it; unknown is no member of it, but None."""

    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class Protection(StrEnum):
    """Whether the household could go on without its earner."""

    COVERED = "covered"
    PARTLY = "partly"
    NOT_COVERED = "not_covered"


class FeeView(StrEnum):
    """How the client takes fees."""

    ACCEPTS = "accepts"
    COMPARES = "compares"
    REFUSES = "refuses"


class InvestingSince(StrEnum):
    """For how long the client has invested beyond deposits."""

    NEVER = "never"
    UNDER_2 = "under_2"
    FROM_2 = "from_2"
    FROM_5 = "from_5"


class NetWorth(StrEnum):
    """Net worth is asked in ranges; from 5 million yuan on is the high-end group of [N]."""

    UNDER_50 = "under_50"
    FROM_50 = "from_50"
    FROM_200 = "from_200"
    FROM_500 = "from_500"
    FROM_1000 = "from_1000"
    FROM_3000 = "from_3000"


class ServiceRelationship(StrEnum):
    """Whether the client is in care: [P] in domain.md. Without one, invite and meet first."""

    NONE = "none"
    INVITED = "invited"
    ESTABLISHED = "established"


class Orientation(StrEnum):
    """What a client wants from the bank's people."""

    RELATIONSHIP = "relationship"
    VALUE = "value"
    SERVICE = "service"


class Distance(StrEnum):
    """How far the client has to the branch."""

    NEAR = "near"
    IN_TOWN = "in_town"
    FAR = "far"
