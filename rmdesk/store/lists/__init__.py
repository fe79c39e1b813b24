"""Lists of clients as screens page through them: conditions, columns, groups, calendar, queue."""
