"""Answers questions about botocore, one JSON line each, until standard input ends.

Reads {"topic", "question"}; a topic is the path of a file with a function `answer(question)`. Writes {"answer"}, or
{"error"}. Topics patch botocore as they need, so each runs in a child of this process, which has loaded it for all.
On Windows, which has no fork, there is a separate process for each topic.
"""

import gc
import importlib.util
import json
import os
import sys
import traceback

import botocore.session  # noqa: F401 (for all children)

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
from quick_botocore import remember_lookups  # noqa: E402


class Child:
    """A child process that answers one topic, and ends with this process."""

    def __init__(self, topic, others):
        asked, answered = os.pipe(), os.pipe()
        if os.fork() == 0:
            # The input of another child must end when its parent exits.
            for pipe in (asked[1], answered[0], *(pipe for other in others for pipe in other.pipes())):
                os.close(pipe)
            serve(topic, os.fdopen(asked[0], encoding="utf-8"), os.fdopen(answered[1], "w", encoding="utf-8"))
            os._exit(0)
        os.close(asked[0])
        os.close(answered[1])
        self.questions = os.fdopen(asked[1], "w", encoding="utf-8")
        self.answers = os.fdopen(answered[0], encoding="utf-8")

    def pipes(self):
        return self.questions.fileno(), self.answers.fileno()

    def ask(self, question):
        self.questions.write(json.dumps(question) + "\n")
        self.questions.flush()
        return self.answers.readline() or json.dumps({"error": "The child ended."}) + "\n"


def serve(topic, questions, answers):
    answer = find_answer(topic)
    for line in questions:
        answers.write(say(answer, json.loads(line)))
        answers.flush()


def find_answer(topic):
    name = os.path.splitext(os.path.basename(topic))[0]
    spec = importlib.util.spec_from_file_location(name, topic)
    module = importlib.util.module_from_spec(spec)
    sys.path.append(os.path.dirname(topic))
    spec.loader.exec_module(module)
    return module.answer


def say(answer, question):
    try:
        return json.dumps({"answer": answer(question)}) + "\n"
    except Exception:
        return json.dumps({"error": traceback.format_exc()}) + "\n"


def main():
    remember_lookups()
    gc.freeze()
    known = {}
    for line in sys.stdin:
        asked = json.loads(line)
        topic = asked["topic"]
        if hasattr(os, "fork"):
            if topic not in known:
                known[topic] = Child(topic, known.values())
            said = known[topic].ask(asked["question"])
        else:
            if topic not in known:
                known[topic] = find_answer(topic)
            said = say(known[topic], asked["question"])
        sys.stdout.write(said)
        sys.stdout.flush()


main()
