"""Memory that nobody uses is given back to the system: the C library keeps what was freed between what is in use.

After a training, or a lesson with large pictures, that is tens of megabytes. Only glibc has to be told.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

RELIEF = 1.0  # seconds after another lesson was put on the stage: what the last one kept has been let go by then


def give_back() -> None:
    """Give back whole free pages; a millisecond or two."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
