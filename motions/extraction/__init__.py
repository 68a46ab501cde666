"""Bytes in, text out; hostile input assumed.

    extraction = extract(data, name="brief.pdf")     # Extraction(text, kind, method, pages)
    except Unreadable as reason: reason.code, reason.message   # a stable code, and Dutch for the sender

What is read: plain text, PDF with selectable text, DOCX, ODT, HTML and official publications in XML. The content
decides, not the name. What is refused says why, and what to do about it (`unreadable.MESSAGES`).

What a caller may rely on:

- Plain text is its own content, character for character, line ends included: byte order mark, then UTF-8, then
  Windows-1252. Only what no database stores (NUL, lone surrogates) becomes U+FFFD, one for one, so offsets hold.
- PDF keeps its lines. A word broken at a line end keeps a hyphen there ("toezeg-" / "ging"); an empty line stands
  between paragraphs, a line with a form feed between pages. Notes follow the body of their page, its header and
  footer come last.
- The other formats give one line a paragraph and an empty line between two. Cells of a table row share a line, with
  tabs. Page headers come first, footers after the body, without page numbers; the notes come last.
- Notes are as in print, in every format: the number glued to the word ("de motie-Jansen/De Wit3"), and a line that
  begins with it ("3 Kamerstuk 12 345, nr. 6").
- Word gives the text with all tracked changes accepted: insertions are in, deletions are out.
- Time, memory, unpacked size, pages and length are bounded by `Limits`. All parsing but that of plain text happens in
  a process of its own that inherits no secrets, writes no file and may be killed; it works in a Celery worker too.

To read another format: teach `sniff` to know it and `child` to read it, and add its `Kind`.
"""

from motions.extraction.extraction import Extraction, Kind, Limits
from motions.extraction.reading import extract
from motions.extraction.unreadable import Unreadable

__all__ = ["Extraction", "Kind", "Limits", "Unreadable", "extract"]
