"""Who may open what: every address of Alongside, written down. A new address that is not here fails the test.

Each line: the name of the address, and who gets in. Everybody else is turned away: a stranger to sign-in, anybody else
with "no" (403 or 404, without a word about the patient). `WHY` lists those who are led to the page that asks for a
reason. All addresses about a person are asked for Maria's page.
"""

MARIA, HELPER = "maria", "helper"  # the patient; her helper, whose grant holds visits only
# People without any part in Maria's page.
OUTSIDE = ("other_patient", "helper_not_confirmed", "helper_paused", "helper_ended")
TEAM = ("physician", "nurse", "assistant", "pharmacist", "social_worker", "interpreter")  # on Maria's care team
OFF_TEAM = ("physician_off_team", "nurse_off_team")  # they may say why
SERVING = ("front_desk", "biller")
OFFICE = ("manager", "administrator")
STAFF = (*TEAM, *OFF_TEAM, *SERVING, *OFFICE)
SIGNED_IN = (MARIA, HELPER, *OUTSIDE, *STAFF)
EVERYBODY = ("stranger", *SIGNED_IN)
NURSING = ("physician", "nurse")
NURSING_ANYWHERE = (*NURSING, *OFF_TEAM)
IDENTITY = ("physician", "nurse", "assistant", "front_desk")

TABLE: dict[str, tuple[str, ...]] = {
    # The front
    "front": EVERYBODY,
    "alive": EVERYBODY,
    "demo": EVERYBODY,
    "demo_sign_in": EVERYBODY,
    "set_language": EVERYBODY,
    "gallery": EVERYBODY,  # in a demo; a real practice has none
    # Messages
    "go": SIGNED_IN,  # it leads only whom the message was for
    "stop_messages": EVERYBODY,
    "text_came": EVERYBODY,
    "demo_messages": EVERYBODY,
    # Signing in
    "invitation": EVERYBODY,
    "first_sign_in": EVERYBODY,
    "account_login": EVERYBODY,
    "account_signup": EVERYBODY,
    "account_inactive": EVERYBODY,
    "account_logout": EVERYBODY,
    "mfa_authenticate": EVERYBODY,
    "account_home": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_login_webauthn": EVERYBODY,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    "device": SIGNED_IN,
    "switch_user": EVERYBODY,  # who stands at a shared computer; anybody else is led to signing in
    "switch_lock": EVERYBODY,
    "full_sign_in": EVERYBODY,
    "pin": STAFF,
    "pin_spent": SIGNED_IN,
    # Portal: Maria's page
    "portal:home": SIGNED_IN,
    "portal:helping": SIGNED_IN,
    "portal:words": SIGNED_IN,  # the glossary: nothing in it is anybody's
    "portal:help_someone": EVERYBODY,
    "portal:page": (MARIA, HELPER),
    "portal:print": (MARIA, HELPER),
    "portal:sheet": (MARIA, HELPER),
    "portal:all": (MARIA, HELPER),
    "portal:result": (MARIA,),
    "portal:record": (MARIA,),
    "portal:record_file": (MARIA,),
    "portal:correct": (MARIA,),
    "portal:corrections": (MARIA,),
    "portal:who": (MARIA,),
    "portal:helpers": (MARIA,),
    "portal:invite": (MARIA,),
    "portal:helper_code": (MARIA,),
    "portal:helper_confirm": (MARIA,),
    "portal:helper_change": (MARIA,),
    "portal:helper_end": (MARIA,),
    "portal:settings": (MARIA,),
    "portal:stop_helping": (HELPER,),
    # Desk: no patient in particular
    "desk:today": STAFF,
    "desk:patients": (*TEAM, *OFF_TEAM, *SERVING),
    "desk:emergency": NURSING_ANYWHERE,
    "desk:corrections": NURSING_ANYWHERE,
    "desk:imports": (*NURSING_ANYWHERE, *OFFICE),
    "desk:import": (*NURSING_ANYWHERE, *OFFICE),
    "desk:aside": (*NURSING_ANYWHERE, "administrator"),
    "desk:same_persons": NURSING_ANYWHERE,
    "desk:same_person": NURSING_ANYWHERE,
    "desk:same_link": NURSING_ANYWHERE,
    "desk:people": OFFICE,
    "desk:member": OFFICE,
    "desk:member_invite": OFFICE,
    "desk:practice": OFFICE,
    "desk:holiday": OFFICE,
    "desk:place_new": OFFICE,
    "desk:place": OFFICE,
    "desk:register": (*NURSING_ANYWHERE, *OFFICE),
    "desk:function": (*NURSING_ANYWHERE, *OFFICE),
    "desk:accept": ("physician", "physician_off_team"),
    "desk:shared": OFFICE,
    "desk:shared_computer": OFFICE,
    "desk:jobs": OFFICE,
    "desk:duties": STAFF,
    "desk:shift": OFFICE,
    "desk:away": STAFF,
    "desk:closed": (*NURSING_ANYWHERE, "front_desk", *OFFICE),
    "desk:kept": OFFICE,
    "desk:hand_on": ("physician", "physician_off_team", *OFFICE),  # of a promise that any physician owes
    "desk:not_me": OFFICE,
    "desk:messages": (*IDENTITY, *OFF_TEAM),
    "desk:nobodys_text_read": (*IDENTITY, *OFF_TEAM),
    # Desk: Maria's page
    "desk:page": (*TEAM, *SERVING),
    "desk:print": (*TEAM, *SERVING),
    "desk:sheet": (*TEAM, *SERVING),
    "desk:all": (*TEAM, "front_desk"),  # asked for visits
    "desk:result": ("physician", "nurse", "assistant", "pharmacist"),
    "desk:record": ("physician", "nurse", "assistant", "pharmacist"),
    "desk:record_file": ("physician", "nurse", "assistant", "pharmacist"),
    "desk:who": TEAM,
    "desk:talks": ("physician", "nurse", "assistant", "pharmacist"),  # who reads results
    "desk:team": NURSING,
    "desk:leave": NURSING,
    "desk:helpers": IDENTITY,
    "desk:helper_start": IDENTITY,
    "desk:helper_confirm": IDENTITY,
    "desk:helper_pause": NURSING,
    "desk:helper_end": IDENTITY,
    "desk:contact": IDENTITY,
    "desk:invite": IDENTITY,
    "desk:text_read": IDENTITY,
    "desk:correction": NURSING,
    "desk:open": (*OFF_TEAM, "physician", "nurse", "assistant", "pharmacist", "social_worker"),
}

# Led to the page that asks why.
WHY = {name: OFF_TEAM for name in TABLE if name.startswith("desk:") and TABLE[name] in (
    TABLE["desk:page"], TABLE["desk:all"], TABLE["desk:result"], TABLE["desk:record"], TABLE["desk:who"],
    TABLE["desk:talks"], TABLE["desk:team"], TABLE["desk:helpers"], TABLE["desk:helper_pause"], TABLE["desk:contact"],
)}  # fmt: skip

# Nobody here has a second factor or a device yet, so what one does with it is not there for them either.
NOT_SET_UP = ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
              "mfa_download_recovery_codes", "mfa_reauthenticate",
              "mfa_edit_webauthn", "mfa_remove_webauthn", "device", "pin_spent")  # fmt: skip

# What a session that began with a PIN does not open, whoever's it is: it leads to signing in fully. And no portal page.
FULL_SIGN_IN = (
    "account_reauthenticate", "account_change_password", "mfa_reauthenticate", "mfa_index", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "mfa_list_webauthn", "mfa_add_webauthn", "mfa_login_webauthn", "mfa_reauthenticate_webauthn", "mfa_edit_webauthn",
    "mfa_remove_webauthn", "usersessions_list", "device", "pin", "pin_spent", "desk:emergency", "desk:accept",
    "desk:closed", *(name for name, who in TABLE.items() if name.startswith("portal:") or who == OFFICE),
)  # fmt: skip

# Others do these by PIN, for what stands in their own list; who runs the practice does not.
FULL_SIGN_IN_OF_OFFICE = ("desk:hand_on",)

# Kept for the demo; without its list of people they say that there is nothing. So do a link that no message had, and
# an address for answers to texts that is not this practice's.
NOTHING_HERE = ("demo", "demo_sign_in", "stop_messages", "text_came")
