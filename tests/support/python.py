"""Runs Python code of tests, one JSON line each, until standard input ends.

Reads {"code", "argument", "environment"}: the code reads `argument` and sets `answer`, with only these variables.
Writes {"answer"}, or {"error"}.
"""

import json
import os
import sys


def answer(asked):
    os.environ.clear()
    os.environ.update(asked["environment"])
    scope = {"argument": asked["argument"]}
    exec(asked["code"], scope)
    return scope["answer"]


def say(asked):
    try:
        return {"answer": answer(asked)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(say(json.loads(line))), flush=True)
