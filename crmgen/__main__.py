"""``python -m crmgen``: the same as the program ``crmgen``."""

from crmgen.cli import main

main()
