"""The terminal user interface: Textual and nothing but, on the same desk as the command line.

`boot` draws the unlock prompt before Textual is imported; `app.run` is the desk itself.
Layers, top down: app, main_screen, views, dialogs, widgets, keymap, commands, access and words
(messages, formats, labels, glyphs, theme). Imported by the supervisor's child only.
"""
