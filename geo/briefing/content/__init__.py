"""What a figure or document says: request, sheet, caption, quotations and the imprint it is known again by."""
