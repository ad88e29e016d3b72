"""`python -m geo` is `hotspots`."""

import sys

from geo.cli import main

sys.exit(main())
