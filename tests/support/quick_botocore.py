"""Lets botocore look up once what it looks up anew for each of its sessions and clients: a third of what one costs."""

import functools

import botocore.hooks
from botocore.loaders import JSONFileLoader, Loader


def remember_lookups():
    """Its own files, which no home of the tests adds to, and what is the same for all events."""
    for owner, name in (
        (JSONFileLoader, "load_file"),
        (Loader, "list_available_services"),
        (botocore.hooks.EventAliaser, "_alias_event_name"),
    ):
        setattr(owner, name, once_for_all(getattr(owner, name)))
    botocore.hooks.accepts_kwargs = functools.cache(botocore.hooks.accepts_kwargs)


def once_for_all(method):
    """As if all objects of the class were one."""
    known = {}

    def answer(self, *words, **named):
        key = (words, *named.items())
        if key not in known:
            known[key] = method(self, *words, **named)
        return known[key]

    return answer
