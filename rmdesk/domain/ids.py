"""The ids of the records, one type each, so that they cannot be mixed up."""

from typing import NewType

ClientId = NewType("ClientId", int)
MemberId = NewType("MemberId", int)
HoldingId = NewType("HoldingId", int)
PolicyId = NewType("PolicyId", int)
ContactId = NewType("ContactId", int)
CallId = NewType("CallId", int)
AppointmentId = NewType("AppointmentId", int)
ActionId = NewType("ActionId", int)
ViewId = NewType("ViewId", int)
