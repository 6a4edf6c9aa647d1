"""The front door: `python3 main.py` sets up what is missing, then opens Downhill. `--help` tells what else it does.

A helper process imports this file again, so nothing happens here unless it is the program that was started.
"""

import sys

import bootstrap

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # packaged: its helper process begins and ends in the next line
        __import__("multiprocessing").freeze_support()
    bootstrap.enter()

    from gui.command import main

    sys.exit(main(sys.argv[1:]))
