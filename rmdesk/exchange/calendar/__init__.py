"""The contact calendar as a sheet: names down, days across, a letter per contact."""
