"""A ZIP package (DOCX, ODT) read member by member, in memory and within bounds; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from motions.extraction.extraction import Limits
from motions.extraction.unreadable import Unreadable

_ENCRYPTED_FLAG = 0x1
# The formats allow only these two; zipfile would also open LZMA and bzip2, which need far more memory.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)


class Package:
    """The members of a package. A member is only ever looked up by name, so a name like "../../x" leads nowhere."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises Unreadable (damaged, unpacks_too_large)."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise Unreadable("damaged") from error
        self._left = limits.unpacked_bytes
        if len(self._zip.infolist()) > limits.members:
            raise Unreadable("unpacks_too_large")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """A member's bytes. All reads together stay within `limits.unpacked_bytes`, whatever the headers claim.

        Raises Unreadable (damaged, encrypted, unpacks_too_large).
        """
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise Unreadable("damaged") from error
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable("encrypted")
        if info.compress_type not in _METHODS:
            raise Unreadable("damaged")
        try:
            with self._zip.open(info) as member:
                content = member.read(self._left + 1)
        except _DAMAGE as error:
            raise Unreadable("damaged") from error
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable("unpacks_too_large")
        return content
