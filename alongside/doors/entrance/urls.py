"""Signing in. Of allauth only what we use: every address is one more thing to hold."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from . import demo, devices, language, passkeys, pins, switching, views

urlpatterns = [
    path("demo/", demo.choose, name="demo"),
    path("demo/<uuid:person>/", demo.sign_in, name="demo_sign_in"),
    path("language/", language.choose, name="set_language"),
    path("invitation/", views.invitation, name="invitation"),
    path("invitation/sign-in/", views.first_sign_in, name="first_sign_in"),
    path("account/", views.home, name="account_home"),
    path("account/sign-in/", account.login, name="account_login"),
    path("account/sign-out/", account.logout, name="account_logout"),
    path("account/sign-up/", account.signup, name="account_signup"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/code/", passkeys.SecondStep.as_view(), name="mfa_authenticate"),
    path("account/code/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor/", mfa.index, name="mfa_index"),
    path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/new/", passkeys.Make.as_view(), name="mfa_add_webauthn"),
    path("account/passkeys/sign-in/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("account/passkeys/again/", passkeys.Again.as_view(), name="mfa_reauthenticate_webauthn"),
    path("account/passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/pin/", pins.pin, name="pin"),
    path("account/pin/<uuid:pin>/", pins.was_it_you, name="pin_spent"),
    path("account/switch/", switching.switch, name="switch_user"),
    path("account/switch/lock/", switching.lock, name="switch_lock"),
    path("account/switch/full/", switching.full_sign_in, name="full_sign_in"),
    path("account/devices/", devices.Devices.as_view(), name="usersessions_list"),
    path("account/devices/<uuid:device>/", devices.was_it_you, name="device"),
]
