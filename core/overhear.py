"""What a library written in C complains about, caught on its way.

libtiff tells of damage only on the error output, and Pillow then
hands out the half-decoded picture.  Listening turns that into a word
to the person, and keeps the terminal clean.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Collect the lines written to file descriptor 2 meanwhile.

    The list is filled at the end.  Where there is no error output
    (a windowed program) there is nothing to hear.
    """
    lines: list[str] = []
    try:
        real = os.dup(2)
    except OSError:
        yield lines
        return
    try:
        with tempfile.TemporaryFile() as ear:
            os.dup2(ear.fileno(), 2)
            try:
                yield lines
            finally:
                os.dup2(real, 2)
                ear.seek(0)
                words = ear.read(100_000).decode("utf-8", "replace")
                lines.extend(words.splitlines())
    finally:
        os.close(real)
