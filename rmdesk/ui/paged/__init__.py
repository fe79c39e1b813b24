"""Views that have pages, chosen by digits: the frame, and what a page is."""
