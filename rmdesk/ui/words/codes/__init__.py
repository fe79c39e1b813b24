"""The words for codes of the domain, table by table; `words.labels` shows them."""
