"""The row of headings of a sheet, and what its columns mean."""
