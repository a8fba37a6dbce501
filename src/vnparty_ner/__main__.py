"""`python -m vnparty_ner COMMAND …`: the same as the console script `vnparty-ner`."""

import sys

from vnparty_ner.cli import main

if __name__ == "__main__":
    sys.exit(main())
