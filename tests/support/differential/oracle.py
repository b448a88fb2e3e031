"""Answers, one JSON line a batch, what botocore makes of config and credentials files.

Reads one JSON line: {"topic": "profiles" | "chain", "pairs": [{config, credentials, environment, profile}]}; writes one
JSON line: a list with an answer for each pair. Lives as long as its standard input.
"""

import importlib
import json
import os
import sys
import tempfile

KEPT = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}


def answer_pair(topic, folder, pair):
    paths = {name: os.path.join(folder, name) for name in ("config", "credentials")}
    for name, path in paths.items():
        with open(path, "wb") as file:
            file.write(pair[name].encode("utf-8"))
    os.environ.clear()
    os.environ.update(KEPT)
    os.environ.update(pair["environment"])
    os.environ["AWS_CONFIG_FILE"] = paths["config"]
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = paths["credentials"]
    # No metadata service and no older credentials of this machine may answer.
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    os.environ["BOTO_CONFIG"] = os.path.join(folder, "none")
    return topic.answer(pair, paths)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            request = json.loads(line)
            topic = importlib.import_module("oracle_" + request["topic"])
            answers = [answer_pair(topic, folder, pair) for pair in request["pairs"]]
            sys.stdout.write(json.dumps(answers) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
