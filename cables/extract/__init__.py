"""Plain Python from a file's bytes to frozen records: no database, no clock, no network.

    for document in read(path):
        record = parse(document)

`read` yields a `ReadError` in place of a row that cannot be read, and raises one where the file cannot.
"""

from cables.extract.contract import to_json
from cables.extract.parser import parse
from cables.extract.readers import read_bytes
from cables.extract.readers import read_path as read
from cables.extract.readers.limits import ReadError
from cables.extract.records import CableRecord, Document

# Raised with every change of what is read in a cable.
VERSION = "0.3.3"

__all__ = ["VERSION", "CableRecord", "Document", "ReadError", "parse", "read", "read_bytes", "to_json"]
