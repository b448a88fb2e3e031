"""Runs AWS CLI commands, each in a child of this process, which has already run one: this takes a tenth of the time.

Reads one JSON line per command: {"args", "env", "input"}; writes one per command: {"exit", "out", "err"}. Exits when
its standard input ends.
"""

import contextlib
import gc
import io
import json
import os
import sys
import tempfile
import traceback

# Some of its modules read the home folder when they are loaded: this link, which points to that of each command.
FOLDER = tempfile.TemporaryDirectory()
HOME = os.path.join(FOLDER.name, "home")
os.environ["HOME"] = HOME
BEFORE = dict(os.environ)

import awscli.clidriver  # noqa: E402 (needs the environment set above)
import awscli.handlers  # noqa: E402, F401 (loads what every command loads)

sys.path.append(os.path.join(os.path.dirname(__file__), ".."))
from quick_botocore import remember_lookups  # noqa: E402

# Variables that it sets itself (the folder of its data).
ADDED = {name: value for name, value in os.environ.items() if name not in BEFORE}


def prepare():
    """Runs a command up to its call, so that its lookups are cached in each child."""
    remember_lookups()
    os.environ.update(AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="s", AWS_DEFAULT_REGION="us-east-1")
    driver = awscli.clidriver.create_clidriver()
    driver.session.register("before-send", stop)
    with contextlib.redirect_stderr(io.StringIO()) as said:
        driver.main(["sts", "get-caller-identity"])
    if STOPPED not in said.getvalue():
        raise RuntimeError(said.getvalue())
    # The children exit before there is much to collect.
    gc.freeze()
    gc.disable()


STOPPED = "stopped before its call"


def stop(**_):
    raise RuntimeError(STOPPED)


def run(request):
    """In a session of its own, so that there is no terminal; its standard streams are files."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write((request["input"] + "\n").encode())
        given.seek(0)
        link_home(request["env"].get("HOME", "/nonexistent"))
        child = os.fork()
        if child == 0:
            os.setsid()
            for number, file in enumerate((given, out, err)):
                os.dup2(file.fileno(), number)
            become(request)
        _, status = os.waitpid(child, 0)
        return {"exit": os.waitstatus_to_exitcode(status), "out": read(out), "err": read(err)}


def link_home(home):
    if os.path.islink(HOME):
        os.unlink(HOME)
    os.symlink(home, HOME)


def become(request):
    """What the program `aws` does, with nothing of this process's environment."""
    code = 1
    try:
        os.environ.clear()
        os.environ.update({**ADDED, **request["env"]})
        sys.argv = ["aws", *request["args"]]
        code = awscli.clidriver.main()
    except SystemExit as exit:
        code = exit.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)


def read(file):
    file.seek(0)
    return file.read().decode()


prepare()
for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
