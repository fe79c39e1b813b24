"""The terminal user interface: Textual and nothing but, on the same desk as the command line.

`boot` draws the unlock prompt before Textual is imported; `run.run` is the desk itself.
What may import what is said by the contract `ui-layers` in pyproject.toml, top down. Imported by
the supervisor's child only.
"""
