"""The website's pages and who may ask for them; nothing of the lab is known here."""

from collections.abc import Callable
from functools import partial
from hmac import compare_digest
from typing import Any

from flask import Flask, Response, abort, redirect, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

import resources
from core import clearinghouse_contact
from core.clearinghouse_contact import Asked
from gui.labels.clearinghouse_contact import choice_text
from gui.labels.editions import Labels
from gui.website.turning import Turned, turn

MAX_BODY = 64 * 1024
"""More than every field of a form filled to its limit."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_SEE_OTHER = 303
_BAD_REQUEST, _FORBIDDEN, _NOT_FOUND = 400, 403, 404
_DOOR = "/"
"""Where the person's own programs learn the secret; for all others it is not there."""


def make_site(
    labels: Labels,
    host: str,
    token: str,
    form_token: str,
    is_own: Callable[[str, int], bool],
) -> Flask:
    """Make the website for one host; its addresses begin with a secret token.

    `is_own` tells whether an address and port are those of a program of the person.
    """
    home = f"/{token}/"
    site = _empty_site()
    site.before_request(_Gate(host, home, form_token, is_own).refuse_strangers)
    site.after_request(_protect)
    site.register_error_handler(HTTPException, partial(_refuse, labels))
    _add_addresses(site, home, _Pages(labels, home, form_token))
    return site


def _empty_site() -> Flask:
    folder = resources.path("templates/website")
    site = Flask("website", static_folder=None, template_folder=folder)
    site.config.update(MAX_CONTENT_LENGTH=MAX_BODY, PROVIDE_AUTOMATIC_OPTIONS=False)
    site.jinja_env.undefined = StrictUndefined
    site.jinja_env.trim_blocks = site.jinja_env.lstrip_blocks = True
    return site


def _add_addresses(site: Flask, home: str, pages: "_Pages") -> None:
    style = resources.text("templates/website/style.css")
    site.add_url_rule(home, "options", lambda: pages.show(Turned()), methods=["GET"])
    site.add_url_rule(
        home, "turn", lambda: pages.show(turn(request.form)), methods=["POST"]
    )
    site.add_url_rule(
        f"{home}style.css", "style", lambda: Response(style, mimetype="text/css")
    )


def _protect(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response


def _refuse(labels: Labels, error: HTTPException) -> tuple[str, int]:
    code = error.code or _BAD_REQUEST
    text = labels.website
    reason = text.refused_text.get(code, text.refused_otherwise)
    return render_template("refused.html", text=text, reason=reason), code


class _Gate:
    """Lets in who knows the secret, and shows it to the person's own programs."""

    def __init__(
        self,
        host: str,
        home: str,
        form_token: str,
        is_own: Callable[[str, int], bool],
    ) -> None:
        self._host = host
        self._home = home
        self._form_token = form_token.encode()
        self._is_own = is_own

    def refuse_strangers(self) -> AnyResponse | None:
        """Say where the website is, refuse, or let a request pass with None."""
        _check_host(self._host)
        if _is_at_door() and self._is_own(*_caller()):
            return redirect(self._home, _SEE_OTHER)
        begin = request.path[: len(self._home)]
        if not compare_digest(begin.encode(), self._home.encode()):
            abort(_NOT_FOUND)
        if request.method == "POST":
            _check_origin(f"http://{self._host}")
            sent = request.form.get("form_token", "")
            if not compare_digest(sent.encode(), self._form_token):
                abort(_FORBIDDEN)
        return None


class _Pages:
    """Writes the pages."""

    def __init__(self, labels: Labels, home: str, form_token: str) -> None:
        self._labels = labels
        self._shared: dict[str, Any] = {
            "text": labels.website,
            "home": home,
            "form_token": form_token,
        }

    def show(self, turned: Turned) -> str:
        """Write a page."""
        if turned.is_answer:
            return self._answer(turned)
        if turned.is_check:
            return self._check(turned)
        if turned.asked:
            return self._questions(turned)
        return self._options(turned)

    def _options(self, turned: Turned) -> str:
        text = self._labels.website
        return self._write(
            "options.html",
            turned,
            title=text.select_option,
            problem=text.select_problem if turned.option_missing else "",
        )

    def _questions(self, turned: Turned) -> str:
        text = self._labels.website
        titles = (text.server_page, text.company_page, text.proof_page)
        return self._write(
            "questions.html",
            turned,
            title=titles[turned.page],
            fields=[self._field(turned, asked) for asked in turned.asked],
        )

    def _check(self, turned: Turned) -> str:
        facts = [
            (self._name(turned, asked), self._shown(asked, turned.told[asked]))
            for page in turned.pages
            for asked in page
        ]
        title = self._labels.website.check_page
        return self._write("check.html", turned, title=title, facts=facts)

    def _answer(self, turned: Turned) -> str:
        assert turned.purpose is not None
        return self._write(
            "answer.html",
            turned,
            title=self._labels.website.answers[turned.purpose],
            number=clearinghouse_contact.answer(turned.purpose, turned.told),
        )

    def _write(self, template: str, turned: Turned, **more: Any) -> str:
        kept = {a: v for a, v in turned.told.items() if a not in turned.asked}
        return render_template(
            template,
            purpose=turned.purpose,
            page=turned.page,
            kept=kept,
            **self._shared,
            **more,
        )

    def _field(self, turned: Turned, asked: Asked) -> dict[str, Any]:
        return {
            "name": asked.value,
            "label": self._name(turned, asked),
            "value": turned.told.get(asked, ""),
            "problem": turned.problems.get(asked, ""),
            "choices": [
                (v, self._shown(asked, v)) for v in clearinghouse_contact.choices(asked)
            ],
            "has_focus": asked == next(iter(turned.problems), turned.asked[0]),
        }

    def _name(self, turned: Turned, asked: Asked) -> str:
        assert turned.purpose is not None
        return self._labels.website.field(asked, turned.purpose)

    def _shown(self, asked: Asked, value: str) -> str:
        return choice_text(asked, value, self._labels.words)


def _is_at_door() -> bool:
    """Tell whether a page is asked for at the door, and no other site leads there."""
    is_led = request.headers.get("Sec-Fetch-Site", "none") != "none"
    return request.method == "GET" and request.path == _DOOR and not is_led


def _caller() -> tuple[str, int]:
    return request.environ["REMOTE_ADDR"], int(request.environ["REMOTE_PORT"])


def _check_host(host: str) -> None:
    """Refuse another name for this computer: a strange site may have made it up."""
    if request.environ.get("HTTP_HOST") != host:
        abort(_BAD_REQUEST)


def _check_origin(own: str) -> None:
    """Refuse a form that another site sent.

    With the policy no-referrer a browser names no origin, but says by Sec-Fetch-Site
    that the form is ours.
    """
    origin = request.headers.get("Origin", own)
    site = request.headers.get("Sec-Fetch-Site", "")
    is_ours = origin == own or (origin == "null" and site == "same-origin")
    if not is_ours or site not in {"", "same-origin"}:
        abort(_FORBIDDEN)
