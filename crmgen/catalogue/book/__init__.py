"""Every text of the design book, chapter by chapter, in both languages."""
