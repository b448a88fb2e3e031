"""Writes the files of pairs {config, credentials, environment}, and answers each with only its variables."""

import os
import tempfile

KEPT = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}


def answer_pairs(answer, pairs):
    """Returns `answer(pair, paths)` for each pair."""
    with tempfile.TemporaryDirectory() as folder:
        return [answer_pair(answer, folder, pair) for pair in pairs]


def answer_pair(answer, folder, pair):
    paths = {name: os.path.join(folder, name) for name in ("config", "credentials")}
    for name, path in paths.items():
        with open(path, "wb") as file:
            file.write(pair[name].encode("utf-8"))
    os.environ.clear()
    os.environ.update(KEPT)
    os.environ.update(pair["environment"])
    os.environ["AWS_CONFIG_FILE"] = paths["config"]
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = paths["credentials"]
    # Neither a metadata service nor legacy credentials of this machine may answer.
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    os.environ["BOTO_CONFIG"] = os.path.join(folder, "none")
    return answer(pair, paths)
