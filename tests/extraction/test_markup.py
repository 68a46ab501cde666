"""HTML pages and official publications in XML."""

from motions.extraction import Extraction, extract

MOTION = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <metadata><meta name="x" content="y"/></metadata>
  <kamerstuk>
    <dossier><dossiernummer><dossiernr>12 345</dossiernr> <begrotingshoofdstuk>VI</begrotingshoofdstuk></dossiernummer>
      <titel>Regels over
         voorbeelden</titel></dossier>
    <stuk><stuknr>Nr. <ondernummer kamer="2">6</ondernummer></stuknr><titel>MOTIE VAN HET LID JANSEN</titel>
      <tekst>
        <al>verzoekt de regering<noot type="voet"><noot.nr>1</noot.nr><noot.al>Zie de brief.</noot.al></noot>:</al>
        <lijst><li><li.nr>1.</li.nr><al>te <nadruk>onderzoeken</nadruk>;</al></li></lijst>
        <table><tgroup><tbody><row><entry><al>Jaar</al></entry><entry><al>2026</al></entry></row></tbody></tgroup></table>
        <onbekend>Jansen</onbekend>
      </tekst></stuk>
  </kamerstuk>
</officiele-publicatie>"""


def test_official_publication_reads_as_it_is_printed() -> None:
    text = extract(MOTION.encode(), name="kst.xml").text

    assert text.split("\n\n") == [
        "12 345 VI\tRegels over voorbeelden",
        "Nr. 6\tMOTIE VAN HET LID JANSEN",
        "verzoekt de regering1:",
        "1. te onderzoeken;",
        "Jaar\t2026",
        "Jansen",
        "1 Zie de brief.",
    ]


def test_page_reads_as_it_is_shown() -> None:
    page = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://example.org/xhtml1-strict.dtd">
    <html><head><title>kop</title><style>p {}</style></head><body>
    <h1>Antwoord   1</h1><p>Conform de <b>motie-Jansen</b><sup>3</sup>
       bekijkt&nbsp;het kabinet dit.<br>Ja.</p><script>alert("x")</script>
    <table><tr><td>Jaar</td><td><p>2026</p></td></tr></table><div><p>Slot</p>los</div>
    </body></html>"""

    extraction = extract(page.encode(), name="brief.html")

    assert extraction.kind == "html"
    assert extraction.text.split("\n\n") == [
        "Antwoord 1",
        "Conform de motie-Jansen3 bekijkt het kabinet dit.\nJa.",
        "Jaar\t2026",
        "Slot",
        "los",
    ]


def test_page_that_says_it_is_xml_is_read_as_html() -> None:
    page = b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>Motie</p></html>'

    assert extract(page, name="kst.xml").kind == "html"


def test_page_in_windows_encoding_keeps_its_accents() -> None:
    assert extract("<html><p>financiële</p></html>".encode("cp1252"), name="a.html").text == "financiële"


def test_piece_of_html_is_known_by_its_name() -> None:
    assert extract(b"<p>Motie</p>", name="brief.htm").text == "Motie"


def test_text_that_begins_with_an_angle_bracket_is_text() -> None:
    assert extract(b"<vertrouwelijk> Geachte", name="a.txt") == Extraction("<vertrouwelijk> Geachte", "txt", "utf-8")
