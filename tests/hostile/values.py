"""What somebody sends who means no good, or whose keyboard, clipboard or proxy is broken.

Nothing here names a field or an address. `<zq` is in every value that tries to become markup: no page may say it back
as such. `Zqtyped` is in what must not reach a log.
"""

import uuid

TYPED = "Zqtyped"
MARKUP = "<zq"

EMPTY = ("", " ", "\t\r\n", "\u00a0", "\u200b", "\ufeff")
LONG = ("x", f"{TYPED} " + "x" * 5_000, "Wort" * 40_000, "é" * 255, "🙂" * 300, "a\n" * 3_000)
ODD_TEXT = (
    f"{TYPED}\x00nul", "\x01\x02\x1b[31m\x7f", "\u202edlrow olleh", "a\u200bb\u200dc\ufeff", "e\u0301" * 40,
    "👩‍👩‍👧‍👦 👍🏽",
    "\ud800", "a\udfffb", "\uffff\ufffe", "𝟣𝟤𝟥", "ﷺ", "İstanbul ß ſ", "Ω" + "\u0300" * 500, "\u2028\u2029",
)  # fmt: skip
MARKED_UP = (
    f"{MARKUP} onload=alert(1)>{TYPED}", f"\"'>{MARKUP} src=x onerror=alert(1)>", f"</textarea></title>{MARKUP}>",
    "{{ 7|add:7 }}{% csrf_token %}", "%(name)s %s {0} {name}", "javascript:alert(1)", "' OR '1'='1' --", "%27%22%00",
    "=HYPERLINK(\"http://x\")", "../../../../etc/passwd", "http://evil.example/", "//evil.example", "\\\\evil.example",
    "None", "null", "undefined", "[]", "{}", "true", "on", f"{TYPED}\r\nSet-Cookie: zq=1",
)  # fmt: skip
NUMBERS = (
    "-1", "0", "1", "2147483648", "9223372036854775808", "9" * 400, "9" * 5_000, "1e309", "NaN", "-Infinity", "1.5",
    "0x10", "1_000", "٣", "²", "+1", " 7 ", "1,000",
)  # fmt: skip
DAYS = (
    "2026-02-30", "2023-02-29", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-13-01",
    "2026-01-01T24:00:00Z", "31/12/2026", "12/31/26", "today", "24:00", "23:59:60", "99:99", "12:00:00.0000000001",
)  # fmt: skip
IDS = (
    str(uuid.UUID(int=0)), str(uuid.UUID(int=2**128 - 1)), "0192f0c1-0000-7000-8000-000000000001",
    "not-an-id", "{0192f0c1-0000-7000-8000-000000000001}", "urn:uuid:0192f0c1-0000-7000-8000-000000000001",
    "0192F0C1000070008000000000000001", f"{uuid.UUID(int=1)} nurse", f"{uuid.UUID(int=1)} ", " nurse", "a b c",
)  # fmt: skip
VALUES = (*EMPTY, *LONG, *ODD_TEXT, *MARKED_UP, *NUMBERS, *DAYS, *IDS)

# As they stand in an address, already quoted: a part of its path, or a value in its query.
QUOTED = (
    "%00", "%ff%fe", "%c0%ae%c0%ae", "%ed%a0%80", "..", "%2e%2e", "%2f", "%5c", "%0d%0aSet-Cookie:zq=1", "%zz", "%",
    "x" * 3_000, "%F0%9F%99%82", "%3Czq%20onload=1%3E", "%E2%80%AE", ";", "0", "-1", "a%20b", "%u0041", "+", "*",
    *IDS[:4],
)  # fmt: skip

METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "BREW", "get", "HEAD")

HEADERS: tuple[dict[str, str], ...] = (
    {"accept-language": "x" * 8_000}, {"accept-language": "es;q=NaN,\x00,*;q=9"}, {"accept": "\xff" * 3_000},
    {"user-agent": f"{MARKUP}>" + "\xff" * 4_000}, {"user-agent": ""}, {"referer": "http://evil.example/\xff"},
    {"x-forwarded-for": "not an address, ::1, 999.999.999.999"}, {"x-forwarded-for": "\x00"},
    {"x-forwarded-proto": "https"}, {"x-forwarded-host": "evil.example"}, {"x-http-method-override": "DELETE"},
    {"hx-request": "true", "hx-current-url": "http://[::1", "hx-target": "\xff"}, {"x-poll": "1"},
    {"range": "bytes=0-18446744073709551616"}, {"if-modified-since": "yesterday"}, {"if-none-match": "*"},
    {"cookie": "x" * 60_000}, {"x-requested-with": "XMLHttpRequest"}, {"content-encoding": "gzip"},
    {"origin": "null"}, {"origin": "http://evil.example"}, {"cf-connecting-ip": "\xff"},
)  # fmt: skip

COOKIES = (
    "", "x", "x" * 4_000, "../../etc/passwd", "\xff\xfe", "%00", "\xd9\xa0" * 16, "0" * 32, f'"{MARKUP}>"',
    "gAWVCgAAAAAAAAB9lC4=:1abcde:forged", "WzFd", "en\r\nx: y", "xx", "es-" + "x" * 600,
)  # fmt: skip

MULTIPART = "multipart/form-data; boundary=zq"
# (content type, bytes)
BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b'{"words": {"$ne": null}}'), ("application/json", b"\xff{"), ("text/plain", b"words=x"),
    ("application/xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), ("", b"words=x"),
    ("application/x-www-form-urlencoded", b"=&=&&%&%ff=%00&words=%ff%fe&words[]=1&words[a]=2;form=about"),
    ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % n for n in range(1_200))),
    ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfew\x00o\x00=\x00"),
    ("application/x-www-form-urlencoded; charset=zorg", b"words=x"), (MULTIPART, b""), (MULTIPART, b"--zq\r\nhalf"),
    ("multipart/form-data", b"words=x"), ("multipart/form-data; boundary=\xff", b"x"),
    (MULTIPART, b'--zq\r\nContent-Disposition: form-data; name="words"; filename="../../x.html"\r\n'
                b"Content-Type: text/html\r\n\r\n<zq>\r\n--zq--\r\n"),
    (MULTIPART, b'--zq\r\nContent-Disposition: form-data; name="reason"; filename="a\x00b"\r\n'
                b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--zq--\r\n"),
    (MULTIPART, b'--zq\r\nContent-Disposition: form-data; name="words"\r\n\r\n\xff\x00\r\n--zq--\r\n'),
)  # fmt: skip
