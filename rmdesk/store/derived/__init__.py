"""What follows from the records and is kept beside them: facts, occasions, duties, Today."""
