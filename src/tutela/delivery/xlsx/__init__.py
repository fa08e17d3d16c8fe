"""The XLSX target: tables as workbooks, by openpyxl (extra `documents`)."""

from tutela.delivery.xlsx.action_plan import make_workbook

__all__ = ["make_workbook"]
