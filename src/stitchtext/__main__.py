"""`python -m stitchtext` is the command `stitchtext`."""

import sys

from stitchtext.cli import main

sys.exit(main())
