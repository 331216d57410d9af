"""What was found as documents and data: JSON lines, SARIF, an HTML page, an annotated workbook."""
