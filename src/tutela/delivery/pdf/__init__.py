"""The PDF target: publications set by Typst, tagged for PDF/UA-1, fonts embedded."""

from tutela.delivery.pdf.write import PdfReport, write_pdf, write_slides

__all__ = ["PdfReport", "write_pdf", "write_slides"]
