"""Says plainly that Python is too old, before pip says it at length."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    version = ".".join(map(str, sys.version_info[:3]))
    sys.exit("Python 3.11 ou plus récent est nécessaire (Python >= 3.11 needed) ; celui-ci est " + version)
