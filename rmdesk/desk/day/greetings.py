"""Whom to greet on a festival, and which ways are open to each."""

from rmdesk.desk.book import Desk
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Greetable, Greeting, greeting_list
from rmdesk.domain.segments import ClientClass


def greetings(desk: Desk) -> list[Greeting]:
    """Every client in the book with a way left open, those to be cared for first."""
    care = desk.boxes.care()
    held = desk.consents.held(client_id for client_id, _class, _orientation in care)
    return greeting_list(
        Greetable(
            ClientId(client_id),
            ClientClass(client_class),
            code_of(Orientation, orientation),
            held.get(ClientId(client_id)),
        )
        for client_id, client_class, orientation in care
    )
