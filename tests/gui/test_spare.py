"""What was freed goes back to the system."""

from __future__ import annotations

import linecache
import os
import platform
from pathlib import Path

import pytest

from core import album
from gui.spare import give_back, let_go


def _resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps what was freed")
def test_what_was_freed_between_what_is_in_use_goes_back_to_the_system() -> None:
    pieces = [bytes([k % 251]) * 4000 for k in range(10_000)]  # 40 MB
    del pieces[:-1]  # the last one stays at the top, so that nothing above the rest is free
    before = _resident()
    give_back()
    assert before - _resident() > 20_000_000
    assert len(pieces) == 1


def test_sources_that_were_read_are_not_kept() -> None:
    linecache.getlines(__file__)
    assert __file__ in linecache.cache
    give_back()
    assert __file__ not in linecache.cache


def test_large_pictures_that_are_soon_read_again_are_not_kept_for_good() -> None:
    before = album.drawn()
    assert album.drawn() is before
    let_go()
    assert album.drawn() is not before
