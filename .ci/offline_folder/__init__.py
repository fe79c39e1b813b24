"""The folder that installs rmdesk on a PC without a network: how it is put together.

Run by `.ci/offline.py`; what lies in the folder is said in `folder`.
"""
