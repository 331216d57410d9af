"""``python -m crmgen``: the same as the program ``crmgen``."""

from crmgen.cli import main

if __name__ == "__main__":  # the processes of ``crmgen build`` import it too
    main()
