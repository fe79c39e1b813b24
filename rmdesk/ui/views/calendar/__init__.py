"""The calendar: what a day holds, and what is written into it."""
