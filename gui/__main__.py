"""`python -m gui` is `rdlm`."""

import sys

from gui.main import main

sys.exit(main())
