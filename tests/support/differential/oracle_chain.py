"""How botocore gets the credentials of a profile: its actual calls, with HTTP stubbed, or the kind of error.

Set up like AWS CLI 2 (awscli/botocore/configprovider.py): AWS_PROFILE before AWS_DEFAULT_PROFILE, AWS_REGION before
AWS_DEFAULT_REGION, sts_regional_endpoints without effect.
"""

import datetime
import functools
import os
import pickle
import urllib.parse

import botocore.configloader as configloader
import botocore.credentials as credentials
from botocore.awsrequest import AWSResponse
from botocore.compat import compat_shell_split
from botocore.exceptions import ConfigParseError, HTTPClientError, ProfileNotFound
from botocore.handlers import disable_signing
from botocore.hooks import EventAliaser
from botocore.loaders import Loader
from botocore.session import Session
from urllib3 import PoolManager
from urllib3.exceptions import HTTPError

from oracle_pairs import answer_pairs

VERSION_2 = {
    "profile": (None, ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], None, None),
    "region": ("region", ["AWS_REGION", "AWS_DEFAULT_REGION"], None, None),
    "sts_regional_endpoints": (None, None, "regional", None),
}
LOADER = Loader()  # parses the service models once
CONNECTIONS = PoolManager()
LATER = "2999-01-01T00:00:00Z"


def answer(pairs):
    return answer_pairs(answer_chains, pairs)


def answer_chains(pair, _paths):
    """Answers for the profile to resolve, and for two others that the pair defines."""
    calls = []
    os.environ.update(surroundings(pair["seed"]))
    with_stubbed_sources(calls)
    parse_once.cache_clear()
    session = open_session(pair["profile"])
    try:
        names = session.available_profiles
    except ConfigParseError:
        return None
    seed, count = pair["seed"], max(1, len(names))
    others = {*names[seed % count :][:1], *names[seed // 7 % count :][:1]}
    first = answer_profile(pair["profile"], session, calls)
    return [first, *(answer_profile(name, open_session(name), calls) for name in sorted(others))]


PARSE = configloader.raw_config_parse


@functools.lru_cache
def parse_once(path, parse_subsections):
    return pickle.dumps(PARSE(path, parse_subsections))


def parse(path, parse_subsections=True):
    """Parses each file once for all sessions of a pair, which saves a seventh of the work."""
    return pickle.loads(parse_once(path, parse_subsections))


configloader.raw_config_parse = parse


def surroundings(seed):
    """Some pairs run in a container, some on an EC2 instance; compareChain.ts uses the same rule."""
    container = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/keys"} if seed % 5 == 4 else {}
    return {**container, "AWS_EC2_METADATA_DISABLED": "false" if seed % 7 == 6 else "true"}


def answer_profile(profile, session, calls):
    calls.clear()
    session.register("before-send.sts", lambda request, **_: record(calls, request))
    try:
        resolved = resolve(session)
        if resolved is None:
            make_client(session)
            raise NoCredentials
        if not any("url" in call for call in calls):
            ask_identity(session, resolved)
        found = {"asked": profile, "profile": session.profile, "region": region_of(session), "calls": list(calls)}
        return {**found, "method": resolved.method, "token": resolved.token}
    except Exception as error:  # the comparison covers the kind of error
        return {"asked": profile, "region": region_of(session), "error": {"kind": type(error).__name__, "message": str(error)}}


class NoCredentials(Exception):
    pass


def region_of(session):
    try:
        return session.get_config_variable("region")
    except ProfileNotFound:
        return None


def open_session(profile):
    """Without the built-in handlers, which cost 15 ms a session, except the one that matters here."""
    session = Session(VERSION_2, include_builtin_handlers=False, profile=profile)
    session.register_component("data_loader", LOADER)
    session.register("choose-signer.sts.AssumeRoleWithWebIdentity", disable_signing)
    return session


def resolve(session):
    chain = session.get_component("credential_provider")
    chain.get_provider("assume-role")._prompter = lambda prompt: "123456"
    resolved = chain.load_credentials()
    return resolved and Resolved(resolved.method, resolved.get_frozen_credentials())


class Resolved:
    def __init__(self, method, frozen):
        self.method = method
        self.access_key, self.secret_key, self.token = frozen.access_key, frozen.secret_key, frozen.token


def ask_identity(session, resolved):
    """Makes a signed call, so that the endpoint is known even if no role is assumed."""
    make_client(session, resolved.access_key or "", resolved.secret_key or "", resolved.token).get_caller_identity()


def make_client(session, access_key="", secret_key="", token=None):
    """Creates a client, as every AWS CLI command does before it needs credentials."""
    return session.create_client(
        "sts", aws_access_key_id=access_key, aws_secret_access_key=secret_key, aws_session_token=token
    )


def record(calls, request):
    require_address(request.url)
    body = request.body if isinstance(request.body, str) else request.body.decode()
    parameters = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
    action = parameters.pop("Action")
    del parameters["Version"]
    signer, region = scope(request.headers.get("Authorization"))
    calls.append({"action": action, "parameters": parameters, "signer": signer, "signingRegion": region, "url": request.url})
    return AWSResponse(request.url, 200, {}, Body(response_to(action, parameters)))


def require_address(url):
    """Checks a URL as the HTTP client does before it opens a connection."""
    try:
        CONNECTIONS.connection_from_url(url)
    except HTTPError as error:
        raise HTTPClientError(error=error) from error


def scope(header):
    if header is None:
        return None, None
    text = header.decode() if isinstance(header, bytes) else header
    # An access key may be empty or contain anything; the four parts after it contain no slash.
    parts = text.split("Credential=", 1)[1].split(", SignedHeaders=")[0].rsplit("/", 4)
    return parts[0], parts[2]


class Body:
    def __init__(self, text):
        self.text = text

    def stream(self, *_, **__):
        return iter([self.text.encode()])


def response_to(action, parameters):
    """Returns an access key that contains the role, so that the next call shows who signed it."""
    role = urllib.parse.quote(parameters.get("RoleArn", ""))
    return f"""<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
<Credentials><AccessKeyId>of {role}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>{LATER}</Expiration></Credentials></{action}Result></{action}Response>"""


def with_stubbed_sources(calls):
    """Stubs everything that would read a token, start a process, or call a service; each stub records its call."""

    def run_process(_self, command):
        if not compat_shell_split(command):
            raise ValueError("empty credential_process")
        calls.append({"source": "process", "command": command})
        return {"access_key": "of process", "secret_key": "s", "token": "t", "expiry_time": LATER, "account_id": None}

    def ask_sso(self):
        asked = {"startUrl": self._start_url, "ssoRegion": self._sso_region, "accountId": self._account_id}
        calls.append({"source": "sso", **asked, "roleName": self._role_name, "session": self._sso_session_name})
        keys = {"AccessKeyId": "of sso", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": LATER}
        return {"Credentials": keys}

    def load_login(self):
        calls.append({"source": "login", "loginSession": self._session_name})
        later = datetime.datetime(2999, 1, 1, tzinfo=datetime.timezone.utc)
        return {"access_key": "of login", "secret_key": "s", "token": "t", "expiry_time": later, "account_id": None}

    class Container:
        def retrieve_full_uri(self, uri, headers=None):
            calls.append({"source": "container"})
            return {"AccessKeyId": "of container", "SecretAccessKey": "s", "Token": "t", "Expiration": LATER}

    class Instance:
        def __init__(self, **_):
            pass

        def retrieve_iam_role_credentials(self):
            if os.environ["AWS_EC2_METADATA_DISABLED"] == "true":
                return {}
            calls.append({"source": "instance"})
            keys = {"access_key": "of instance", "secret_key": "s", "token": "t", "expiry_time": LATER}
            return {**keys, "role_name": "r"}

    credentials.ContainerMetadataFetcher = Container
    credentials.InstanceMetadataFetcher = Instance
    credentials.EC = object()  # otherwise botocore requires another package
    credentials.ProcessProvider._retrieve_credentials_using = run_process
    credentials.SSOCredentialFetcher._get_credentials = ask_sso
    credentials.LoginCredentialFetcher.load_cached_credentials = load_login
    credentials.FileWebIdentityTokenLoader.__call__ = lambda self: "token of " + self._web_identity_token_path
