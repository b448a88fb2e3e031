"""The list of profiles and every value of every profile, as a botocore session reads them."""

from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigNotFound, ConfigParseError
from botocore.session import Session
from oracle_pairs import answer_pairs


def answer(pairs):
    return answer_pairs(answer_values, pairs)


def answer_values(_pair, paths):
    refused = {}
    for name, parse in (("config", load_config), ("credentials", raw_config_parse)):
        try:
            parse(paths[name])
        except ConfigNotFound:
            pass
        except ConfigParseError as error:
            refused[name] = line_of(error.kwargs["error"])
    if refused:
        return {"refused": refused}
    session = Session(include_builtin_handlers=False)  # these handlers only concern clients, and cost 15 ms
    config = session.full_config
    return {
        "names": session.available_profiles,
        "profiles": in_order(config["profiles"]),
        "ssoSessions": in_order(config.get("sso_sessions", {})),
        "services": in_order(config.get("services", {})),
    }


def in_order(sections):
    """Converts to lists, since the order of keys is compared, too."""
    return [[name, [[key, value(item)] for key, item in section.items()]] for name, section in sections.items()]


def value(item):
    return list(map(list, item.items())) if isinstance(item, dict) else item


def line_of(error):
    """The line in Python's error; None if it has none (nested blocks)."""
    if getattr(error, "lineno", None) is not None:
        return error.lineno
    errors = getattr(error, "errors", None)
    return errors[0][0] if errors else None
