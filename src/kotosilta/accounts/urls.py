"""Addresses of signing in and of one's own page. allauth looks its own up by the names that begin with `account_`."""

from __future__ import annotations

from django.urls import path

from kotosilta.accounts.views import sign_in
from kotosilta.accounts.views.me import me
from kotosilta.accounts.views.sign_in import for_people, open_to_all, to_look_at

urlpatterns = [
    path("sign-in/", open_to_all(sign_in.ByCode), name="account_request_login_code"),
    path("sign-in/code/", open_to_all(sign_in.EnterCode), name="account_confirm_login_code"),
    path("sign-in/password/", open_to_all(sign_in.ByPassword), name="account_login"),
    path("sign-in/closed/", to_look_at(sign_in.Closed), name="account_inactive"),
    path("sign-up/", open_to_all(sign_in.SignUp), name="account_signup"),
    path("sign-up/code/", open_to_all(sign_in.EnterAddressCode), name="account_email_verification_sent"),
    path("new-password/", open_to_all(sign_in.ForgottenPassword), name="account_reset_password"),
    path("new-password/code/", open_to_all(sign_in.EnterPasswordCode), name="account_confirm_password_reset_code"),
    path("new-password/choose/", open_to_all(sign_in.NewPassword), name="account_complete_password_reset"),
    path("new-password/done/", to_look_at(sign_in.NewPasswordSaved), name="account_password_reset_completed"),
    path("sign-out/", open_to_all(sign_in.SignOut), name="account_logout"),
    path("me/", me, name="me"),
    path("me/password/", for_people(sign_in.ChangePassword), name="account_change_password"),
    path("me/first-password/", for_people(sign_in.FirstPassword), name="account_set_password"),
]
