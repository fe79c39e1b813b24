"""The payload of a handover bundle: gzip around lines of JSON, one a record, signed at the end.

Pure format. What encrypts it, whose book it comes from and where its records go is the desk's;
`manifest` and `items` say what stands in it, `writer` and `reader` are the two ways through it.
"""
