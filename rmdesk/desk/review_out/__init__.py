"""An asset review on its way out: as a workbook, a page or a text for the client."""
