"""Who may ask: this computer's browser, from our own pages, with the token."""

import os
import subprocess
import sys

import pytest

from gui.driver.visitor import FORM, Page, Visitor
from gui.website import peers
from gui.website.server import Server
from gui.website.site import MAX_BODY

NOBODY = 65534
VISIT = """
import encodings.idna, http.client, os, sys
user, host = sys.argv[1:]
os.setuid(int(user))
connection = http.client.HTTPConnection(host, timeout=10)
connection.request("GET", "/")
answer = connection.getresponse()
print(answer.status, answer.getheader("Location"))
"""
on_linux = pytest.mark.skipif(
    not peers.can_be_told(), reason="this system tells no owner of a connection"
)
ENOUGH = "form_token={token}&purpose=activate&page=-1"


def post(visitor: Visitor, body: str = ENOUGH, **headers: str) -> Page:
    token = visitor.open().fields["form_token"]
    return visitor.ask("POST", body=body.format(token=token), **FORM, **headers)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.nip.example:{port}",
        "activate.microsoft.example",
        "[::1]:{port}",
        "",
    ],
)
def test_another_name_of_this_computer_is_refused(host: str, visitor: Visitor) -> None:
    port = visitor.host.partition(":")[2]
    page = visitor.ask(Host=host.format(port=port))

    assert page.status == 400
    assert "form_token" not in page.body


@pytest.mark.parametrize(
    "path",
    [
        "//nothing",
        "/favicon.ico",
        "/style.css",
        "/{token}",
        "/{token}x/",
        "/{token}/nothing",
        "/{token}/../",
        "/{token}/templates/frame.html",
        "/{wrong}/",
        "/{wrong}/style.css",
        "/%00/",
        "/%C3%A9/",
    ],
)
def test_unknown_addresses_are_not_found(path: str, visitor: Visitor) -> None:
    token = visitor.path.strip("/")
    wrong = token[:-1] + ("A" if token[-1] != "A" else "B")
    page = visitor.ask(path=path.format(token=token, wrong=wrong))

    assert page.status == 404
    assert token not in page.body


@on_linux
def test_who_opened_the_website_is_let_in_at_the_door(
    server: Server, visitor: Visitor
) -> None:
    assert server.door == f"http://{visitor.host}/"
    for said in ({}, {"Sec_Fetch_Site": "none"}):
        page = visitor.ask(path="/", **said)
        assert (page.status, page.headers["Location"]) == (303, visitor.path)


@on_linux
@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("POST", {}),
        ("HEAD", {}),
        ("GET", {"Sec_Fetch_Site": "cross-site"}),
        ("GET", {"Sec_Fetch_Site": "same-site"}),
    ],
    ids=str,
)
def test_no_other_site_leads_through_the_door(
    method: str, headers: dict[str, str], visitor: Visitor
) -> None:
    page = visitor.ask(method, "/", **headers)

    assert page.status == 404
    assert visitor.path not in str(page)


@on_linux
def test_a_program_of_somebody_else_finds_no_door(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: NOBODY)
    page = visitor.ask(path="/")

    assert page.status == 404
    assert visitor.path not in str(page)


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0,
    reason="only root starts programs of somebody else",
)
def test_what_all_users_can_read_opens_nothing(server: Server) -> None:
    def visit(user: int) -> str:
        host = server.door.removeprefix("http://").removesuffix("/")
        words = [sys.executable, "-I", "-c", VISIT, str(user), host]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    assert visit(NOBODY) == "404 None\n"
    assert visit(0).startswith("303 /")


def test_where_no_owner_is_told_only_the_address_with_the_token_leads_in(
    server: Server, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "_TABLES", ())
    monkeypatch.setattr(peers, "can_be_told", lambda: False)

    assert server.door == server.address
    assert visitor.ask(path="/").status == 404
    assert visitor.open().status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_other_methods_are_refused(method: str, visitor: Visitor) -> None:
    assert visitor.ask(method).status == 405


@pytest.mark.parametrize("body", ["", "purpose=activate", "form_token=&page=-1"])
def test_a_form_without_its_token_is_refused(body: str, visitor: Visitor) -> None:
    assert post(visitor, body).status == 403


def test_the_token_of_another_run_is_refused(visitor: Visitor, server: Server) -> None:
    other = Server(server._labels)
    elsewhere = Visitor(other.address)
    token = elsewhere.open().fields["form_token"]
    elsewhere.close()
    other.close()

    assert post(visitor, ENOUGH.replace("{token}", token)).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost"},
        {"Origin": "null"},
        {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_a_form_from_another_site_is_refused(
    headers: dict[str, str], visitor: Visitor
) -> None:
    assert post(visitor, **headers).status == 403


def test_a_form_of_ours_is_taken(visitor: Visitor) -> None:
    own = {"Origin": f"http://{visitor.host}", "Sec_Fetch_Site": "same-origin"}
    hidden = {"Origin": "null", "Sec_Fetch_Site": "same-origin"}

    assert [post(visitor, **h).status for h in (own, hidden, {})] == [200] * 3


def test_other_kinds_of_bodies_are_no_forms(visitor: Visitor) -> None:
    visitor.open()
    page = visitor.ask("POST", body='{"purpose": 1}', Content_Type="application/json")

    assert page.status == 403


@pytest.mark.parametrize("size", [MAX_BODY + 1, 3 * MAX_BODY])
def test_too_much_is_refused(size: int, visitor: Visitor) -> None:
    assert post(visitor, f"{ENOUGH}&company={'x' * size}").status == 413


def test_a_huge_body_is_refused_before_it_is_sent(visitor: Visitor) -> None:
    visitor.connection.putrequest("POST", visitor.path)
    visitor.connection.putheader("Content-Length", str(10**12))
    visitor.connection.endheaders()

    assert visitor.connection.getresponse().status == 413


def test_every_answer_is_protected(visitor: Visitor) -> None:
    answers = [
        visitor.open(),
        visitor.send(purpose="activate"),
        visitor.ask(path=f"{visitor.path}style.css"),
        visitor.ask(path="/nothing"),
        visitor.ask(Host="evil.example"),
        visitor.ask("PUT"),
    ]
    for page in answers:
        assert page.headers["X-Frame-Options"] == "DENY"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert not {"Server", "Set-Cookie"} & set(page.headers)


def test_no_page_carries_a_script_or_leads_away(visitor: Visitor) -> None:
    page = visitor.open().body + visitor.send(purpose="install").body

    assert "<script" not in page
    assert "//" not in page.replace(f"http://{visitor.host}", "")
