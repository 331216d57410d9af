"""SVG figures from plain records: an overview, the relations, the tree of resources.

``records`` are the input: words that are ready to be shown, in one language; where they come from
is not known here. Each figure is a function that gives :class:`~crmgen.figures.canvas.Drawing`,
several of them where one page would not be readable. Boxes are laid out by Taffy (CSS flexbox and
grid), graphs by Sugiyama's method, both through libraries; texts are measured before, so that a
label fits its box with any of the usual fonts.
"""
