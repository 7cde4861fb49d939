"""A PDF with a text layer -> its text, page after page."""

from __future__ import annotations

from cables.extract.readers.limits import MAX_PDF_PAGES, MAX_TEXT_CHARACTERS, ReadError, check_text
from cables.extract.readers.text import repair
from cables.extract.records import Document


def read_pdf(name: str, data: bytes) -> Document:
    """One PDF as one document. Raises ReadError where it is broken, locked, too long or only pictures."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        advice = (
            "Save it without a password." if "assword" in str(error) else "Save it again, or give its text."
        )
        raise ReadError(f"The PDF cannot be opened ({error}).", name, advice) from error
    try:
        text = _text(pdf, name)
    finally:
        pdf.close()
    if not text.strip():
        raise ReadError("The PDF has no text layer.", name, "Run it through text recognition first.")
    check_text(text, name)
    text, repairs = repair(text)
    return Document(text, name, "application/pdf", "utf-8", repairs=repairs)


def _text(pdf: object, name: str) -> str:
    pages: list[str] = []
    size = 0
    if len(pdf) > MAX_PDF_PAGES:  # type: ignore[arg-type]
        raise ReadError(f"The PDF has more than {MAX_PDF_PAGES:,} pages.", name, "Split it.")
    for page in pdf:  # type: ignore[attr-defined]
        layer = page.get_textpage()
        pages.append(layer.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
        layer.close()
        page.close()
        size += len(pages[-1])
        if size > MAX_TEXT_CHARACTERS:
            raise ReadError("The PDF holds too much text for one cable.", name, "Split it.")
    return "\n\n".join(pages)
