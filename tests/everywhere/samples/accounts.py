"""Addresses of signing in and of one's own page."""

from __future__ import annotations

from kotosilta.programmes.models import Programme
from tests.builders import a_person
from tests.everywhere.samples import Sample, plain, sample

NEEDS_A_CODE = "needs the code of a message; see accounts/tests/test_sign_in.py"
PASSWORD = "fyra väderstreck och en bro"

plain("account_inactive", "account_password_reset_completed")


@sample("account_request_login_code")
def ask_for_a_code(_programme: Programme) -> Sample:
    return Sample(data={"email": a_person().email})


@sample("account_confirm_login_code")
def write_a_code(_programme: Programme) -> Sample:
    return Sample(data={"code": "123456"}, why_not=NEEDS_A_CODE)


@sample("account_login")
def by_password(_programme: Programme) -> Sample:
    return Sample(data={"login": a_person().email, "password": "x"}, why_not="needs a password that was shown to hold")


@sample("account_signup")
def open_an_account(_programme: Programme) -> Sample:
    return Sample(data={"email": "new@example.test", "name": "New"})


@sample("account_email_verification_sent")
def write_the_code_of_a_new_account(_programme: Programme) -> Sample:
    return Sample(data={"code": "123456"}, why_not=NEEDS_A_CODE)


@sample("account_reset_password")
def ask_for_a_new_password(_programme: Programme) -> Sample:
    return Sample(data={"email": a_person().email})


@sample("account_confirm_password_reset_code")
def write_the_code_for_a_password(_programme: Programme) -> Sample:
    return Sample(data={"code": "123456"}, why_not=NEEDS_A_CODE)


@sample("account_complete_password_reset")
def choose_a_new_password(_programme: Programme) -> Sample:
    return Sample(data={"password1": PASSWORD, "password2": PASSWORD}, why_not=NEEDS_A_CODE)


@sample("account_logout")
def sign_out(_programme: Programme) -> Sample:
    return Sample()


@sample("me")
def own_details(_programme: Programme) -> Sample:
    return Sample(data={"name": "Another name", "language": "fi"})


@sample("account_change_password")
def change_the_password(_programme: Programme) -> Sample:
    return Sample(why_not="the person of the test has no password yet")


@sample("account_set_password")
def choose_a_first_password(_programme: Programme) -> Sample:
    return Sample(data={"password1": PASSWORD, "password2": PASSWORD})
