"""Version 1 of the API. Its description is `/api/v1/openapi.json`; a page for people is `/api/v1/docs`."""

from __future__ import annotations

from ninja import NinjaAPI

from gongxin.api import own_data
from gongxin.api.problems import handle_problems

api = NinjaAPI(
    title="Gongxin",
    version="1",
    description="Report plans, results, certificates and changes of state; read what is held of the own body.",
    docs_url=None,  # the page of ninja loads scripts from elsewhere; ours is `docs`
    urls_namespace="api-v1",
)
handle_problems(api)
api.add_router("", own_data.router)
