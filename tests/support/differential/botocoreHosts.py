"""The host to which botocore sends one call of each service, for cases {service, region, profile, config, environment}.

Set up like AWS CLI 2, with HTTP stubbed.
"""

import os
import tempfile

from botocore import UNSIGNED
from botocore.config import Config
from botocore.loaders import Loader
from botocore.session import Session

LOADER = Loader()  # parses the service models once
VERSION_2 = {"sts_regional_endpoints": (None, None, "regional", None)}
CALLS = {
    "sts": lambda client: client.get_caller_identity(),
    "iam": lambda client: client.list_users(),
    "sso": lambda client: client.get_role_credentials(roleName="r", accountId="1", accessToken="t"),
    "sso-oidc": lambda client: client.create_token(clientId="c", clientSecret="s", grantType="g"),
    "signin": lambda client: client.create_o_auth2_token(tokenInput={"clientId": "c", "grantType": "g"}),
}


class Sent(Exception):
    pass


def stop(request, **_):
    raise Sent(request.url)


def host_of(case):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(case["environment"])
    with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
        file.write(case["config"])
        file.flush()
        os.environ["AWS_CONFIG_FILE"] = file.name
        os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
        session = Session(VERSION_2, profile=case["profile"])
        session.register_component("data_loader", LOADER)
        session.set_credentials("AKIAIOSFODNN7EXAMPLE", "secret")
        unsigned = {} if case["service"] in ("sts", "iam") else {"signature_version": UNSIGNED}
        config = Config(region_name=case["region"], **unsigned)
        try:
            client = session.create_client(case["service"], config=config)
            client.meta.events.register("before-send", stop)
            CALLS[case["service"]](client)
        except Sent as sent:
            return str(sent).split("/")[2]
        except Exception as error:  # the comparison covers refusals
            return f"refused: {type(error).__name__}"


def answer(cases):
    return [host_of(case) for case in cases]
