"""The credentials that botocore's default chain finds with the variables of a case, or whether it accepts a container URL.

Set up like AWS CLI 2: AWS_PROFILE before AWS_DEFAULT_PROFILE, AWS_REGION before AWS_DEFAULT_REGION, standard retries.
"""

import datetime
import os
import time

import botocore.credentials as credentials
from botocore.loaders import Loader
from botocore.session import Session
from botocore.tokens import SSOTokenProvider

LOADER = Loader()  # parses the service models once
VERSION_2 = {
    "profile": (None, ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], None, None),
    "region": ("region", ["AWS_REGION", "AWS_DEFAULT_REGION"], None, None),
    "sts_regional_endpoints": (None, None, "regional", None),
    "retry_mode": ("retry_mode", "AWS_RETRY_MODE", "standard", None),
}
UTC = datetime.timezone.utc
time.sleep = lambda _: None
credentials.ContainerMetadataFetcher.__init__.__defaults__ = (None, time.sleep)
FETCHER = credentials.ContainerMetadataFetcher()


def outcome_of(case):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(case["environment"])
    cache = os.path.join(os.environ["HOME"], ".aws", "sso", "cache")
    credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = SSOTokenProvider._SSO_TOKEN_CACHE_DIR = cache
    try:
        session = Session(VERSION_2)
        session.register_component("data_loader", LOADER)
        found = session.get_credentials()
        frozen = found and found.get_frozen_credentials()
    except Exception as error:
        return {"refused": f"{type(error).__name__}: {error}"}
    if frozen is None:
        return {"refused": "none"}
    end = getattr(found, "_expiry_time", None)
    return {
        "accessKeyId": frozen.access_key,
        "secretAccessKey": frozen.secret_key,
        "sessionToken": frozen.token,
        "accountId": frozen.account_id,
        "expiration": end and end.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def is_allowed(url):
    try:
        FETCHER._validate_allowed_url(url)
        return True
    except ValueError:
        return False


def answer(asked):
    return is_allowed(asked["url"]) if "url" in asked else outcome_of(asked)
