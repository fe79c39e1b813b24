"""What the commands about clients and files do: mixed into the actions of the desk."""

from rmdesk.ui.actions.acting_host import ActingHost
from rmdesk.ui.navigation.view_kinds import CALENDAR


class BookActions:
    """Import, export and what else is about the book as a whole."""

    def action_contact_log(self: ActingHost) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.recording.log_contact(client_id))

    def action_client_new(self: ActingHost) -> None:
        self.perform(self.recording.add_client())

    def action_client_edit(self: ActingHost) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.recording.edit_client(client_id))

    def action_call_incoming(self: ActingHost) -> None:
        self.perform(self.telephone.take_incoming())

    def action_desk_undo(self: ActingHost) -> None:
        self.perform(self.recording.undo())

    def action_desk_redo(self: ActingHost) -> None:
        self.perform(self.recording.redo())

    def action_import_open(self: ActingHost) -> None:
        # Reading files is rare: its modules are loaded when they are needed.
        from rmdesk.ui.importing.starting import import_file

        self.perform(import_file(self, self.access))

    def action_export_open(self: ActingHost) -> None:
        from rmdesk.ui.exporting.lists import Standpoint, export_file

        clients, calendar = self.views.clients, self.views.find(CALENDAR)
        columns = clients.state.view.columns
        standpoint = Standpoint(shown=clients.ids, marked=clients.marks, columns=columns)
        if calendar and self.views.shown is CALENDAR:
            standpoint = Standpoint(
                shown=calendar.grid.ids,
                marked=set(calendar.grid.marks),
                columns=columns,
                day=calendar.day,
                days=calendar.quarter,
            )
        self.perform(export_file(self, standpoint))

    def action_export_forbid(self: ActingHost) -> None:
        from rmdesk.ui.exporting.lists import forbid_exports

        self.perform(forbid_exports(self))

    def action_notes_find(self: ActingHost) -> None:
        from rmdesk.ui.filing.tidying import find_in_notes

        self.perform(find_in_notes(self))

    def action_duplicates_open(self: ActingHost) -> None:
        from rmdesk.ui.filing.tidying import look_through_duplicates

        self.perform(look_through_duplicates(self))

    def action_client_merge(self: ActingHost) -> None:
        from rmdesk.ui.filing.tidying import merge_chosen

        self.perform(merge_chosen(self, self.views.clients.marks, self.current_client))
