"""`python -m gongkai.operations.tied COMMAND`: run it so that it ends when its parent does.

A supervisor that is killed cannot stop what it started; the kernel can (Linux alone; elsewhere the
command runs all the same).
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1

if __name__ == "__main__":
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # it died before this was asked for
            sys.exit(1)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the very command that was given
