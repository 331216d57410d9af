"""The design book: one document from a design's facts, chapter by chapter.

``facts.py`` is what every chapter gets, ``make.py`` the book as a whole, and each other module one
chapter or what some of them share. Facts come from behaviour, drawings from figures; texts stand in
crmgen/catalogue/book. Nothing here knows a file format or reads a file.
"""
