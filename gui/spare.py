"""Memory that nobody uses is given back to the system: the C library keeps what was freed between what is in use.

After a training, or a lesson with large pictures, that is tens of megabytes. Only glibc has to be told. PySide reads
the source of every module that is imported after it, and Python keeps what was read: seventeen megabytes in the end.
"""

from __future__ import annotations

import contextlib
import ctypes
import linecache
import sys

KEPT = (("gui.samples", "drawn"), ("core.album", "drawn"))  # large, seldom asked for, and soon read again
RELIEF = 1.0  # seconds after another lesson was put on the stage: what the last one kept has been let go by then


def give_back() -> None:
    """Give back whole free pages, and sources that were read; a millisecond or two."""
    linecache.clearcache()
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def let_go() -> None:
    """The same after another lesson was put on: what only the last one needed is read again should it come back."""
    for module, name in KEPT:
        if module in sys.modules:
            getattr(sys.modules[module], name).cache_clear()
    give_back()
