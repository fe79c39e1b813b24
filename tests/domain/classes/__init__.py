"""The four classifications, each rule as a table of cases with its source."""
