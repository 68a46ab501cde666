"""Lists in files, as offices keep them: rows out, hostile input assumed.

    names = sheet_names(file, filename="lijst.xlsx")          # ("Moties", "Toezeggingen"); ("",) for CSV
    for row in rows_of(file, filename="lijst.xlsx", sheet="Moties"):
        row.number, row.cells, row.remarks                    # 4, ("36410-74", "2026-03-02"), ()
    except TableNotReadable as reason: reason.message         # Dutch, for the person who chose the file

What is read: CSV, XLSX (also .xlsm, whose macros are never run), ODS, and the tables of a Word document. The content
decides, not the name.

What a caller may rely on:

- A row has the number that the office's own program shows beside it. Rows without content are left out, and so are
  empty cells at the end of a row: rows differ in length.
- A cell is text without white space around it. A date is "2026-03-02" (with a time "2026-03-02 14:30"), a number
  "36410" or "1,5", a truth "WAAR" or "ONWAAR", whatever format the file shows it in.
- What a reader of the list should know stands in the row's remarks: a formula, a merged cell (every cell gets the
  value), an error value (read as empty), a character in another encoding, a hidden row, a column too many.
- `sheet_names` gives the sheets that are shown; a hidden one can be read by its name. Tables of a Word document are
  called "Tabel 1", "Tabel 2", ...
- Rows come while the file is being read: a file that turns out damaged, or too long, raises in the middle.
- Memory does not grow with the rows, but for the distinct texts of an XLSX, which that format keeps in one table.
  All parsing but that of CSV happens in a bounded process of its own, as with letters; stopping early ends it.
"""

from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.not_readable import TableNotReadable
from motions.extraction.tables.reading import rows_of, sheet_names
from motions.extraction.tables.row import Row

__all__ = ["Row", "TableLimits", "TableNotReadable", "rows_of", "sheet_names"]
