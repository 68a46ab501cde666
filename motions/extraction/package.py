"""A ZIP package (DOCX, ODT, XLSX, ODS) read member by member and within bounds; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from motions.extraction.extraction import Limits
from motions.extraction.unreadable import Unreadable

_ENCRYPTED_FLAG = 0x1
# The formats allow only these two; zipfile would also open LZMA and bzip2, which need far more memory.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)


class Package:
    """The members of a package. A member is only ever looked up by name, so a name like "../../x" leads nowhere."""

    def __init__(self, data: bytes | IO[bytes], limits: Limits) -> None:
        """`data` may also be an open file, which is then read where it stands.

        Raises Unreadable (damaged, unpacks_too_large).
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
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
        with self.open(name) as member:
            return member.read()

    @contextmanager
    def open(self, name: str) -> Iterator[Member]:
        """A member to read in pieces, under the same bound and raising the same as `read`."""
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise Unreadable("damaged") from error
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable("encrypted")
        if info.compress_type not in _METHODS:
            raise Unreadable("damaged")
        try:
            opened = self._zip.open(info)
        except _DAMAGE as error:
            raise Unreadable("damaged") from error
        with opened:
            yield Member(self, opened)

    def take(self, opened: IO[bytes], size: int) -> bytes:
        """At most `size` bytes (all for -1) of an opened member, counted against what may be unpacked."""
        allowed = self._left + 1
        try:
            content = opened.read(allowed if size < 0 else min(size, allowed))
        except _DAMAGE as error:
            raise Unreadable("damaged") from error
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable("unpacks_too_large")
        return content


class Member:
    """A member that is being read."""

    def __init__(self, package: Package, opened: IO[bytes]) -> None:
        self._package = package
        self._opened = opened

    def read(self, size: int = -1) -> bytes:
        return self._package.take(self._opened, size)
