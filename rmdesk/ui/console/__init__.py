"""The terminal the desk was started in: what it can draw, questions on it while it is
bare, and the console of Windows.

`kind`, `width_probe`, `modes` and `surrogates` are pure and tested everywhere; `windows_console`
and `windows_driver` hold what only Windows can run, and nobody has run it so far.
"""
