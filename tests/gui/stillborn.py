"""Ends the helper that imports it: a machine on which no helper lives."""

import os
from multiprocessing import parent_process

if parent_process() is not None:
    os._exit(1)
