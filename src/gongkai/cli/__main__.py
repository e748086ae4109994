"""`python -m gongkai.cli` is the `gongkai` command."""

import sys

from gongkai.cli.main import main

sys.exit(main())
