"""What the README has from the program itself: made by `python -m tests.tools.readme`, and held to
it by `tests/test_readme.py`. A module for each kind of part; `parts` knows them all."""
