"""The front door: `python3 main.py` sets up what is missing, then opens Downhill. `--help` tells what else it does.

A helper process imports this file again, so nothing happens here unless it is the program that was started.
"""

import sys

import bootstrap

if __name__ == "__main__":
    bootstrap.enter()

    from multiprocessing import freeze_support

    from gui.command import main

    freeze_support()
    sys.exit(main(sys.argv[1:]))
