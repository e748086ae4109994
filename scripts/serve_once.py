"""Start `gongkai serve`, see that its pages answer, and stop it: what a demonstration tries first.

    python scripts/serve_once.py PORT

Status 0 where every page answered as it should.
"""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PAGES = {
    "/": 200,
    "/content/": 200,
    "/agencies/": 200,
    "/administrative-decisions/": 200,
    "/desk/account/login/": 200,
    "/healthz": 200,
    "/nothing/": 404,
}
PATIENCE = 60  # seconds for the server to answer


def answer(address):
    """Return the status of a page, None while nobody answers."""
    try:
        with urllib.request.urlopen(address) as said:  # noqa: S310 - our own server
            return said.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def main():
    port = sys.argv[1]
    command = [str(Path(sys.executable).with_name("gongkai")), "serve", "--port", port]
    with subprocess.Popen(command) as server:
        until = time.monotonic() + PATIENCE
        while answer(f"http://127.0.0.1:{port}/healthz") is None and time.monotonic() < until:
            time.sleep(0.2)
        wrong = [
            f"{page}: {status}, not {wanted}"
            for page, wanted in PAGES.items()
            if (status := answer(f"http://127.0.0.1:{port}{page}")) != wanted
        ]
        server.terminate()
    print("\n".join(wrong) or f"{len(PAGES)} 页都能打开 pages answer")
    return 1 if wrong or server.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
