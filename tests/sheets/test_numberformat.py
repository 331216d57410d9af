"""Numbers as a spreadsheet shows them."""

import pytest

from crmgen.sheets.numberformat import number_format
from crmgen.sheets.shown import number, serial_date


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", 1.0, "1"),
        ("General", 0.0, "0"),
        ("General", -3.0, "-3"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 12345678901, "12345678901"),
        ("General", -0.5, "-0.5"),
        ("GENERAL", 100.25, "100.25"),
        ("0", 1.0, "1"),
        ("0", 2.5, "3"),
        ("0", -0.4, "0"),
        ("0.00", 1, "1.00"),
        ("0.00", 1.005, "1.01"),
        ("0.0#", 1.25, "1.25"),
        ("0.0#", 1.5, "1.5"),
        ("0.#", 1, "1."),
        ("000", 7, "007"),
        ("000", -7, "-007"),
        ("000", 1234, "1234"),
        ("#,##0", 1234567, "1,234,567"),
        ("#,##0.00", 1234.5, "1,234.50"),
        ("#,##0", 999, "999"),
        ("0%", 0.5, "50%"),
        ("0.00%", 0.1234, "12.34%"),
        ("0%", -0.5, "-50%"),
        ('0"s"', 60, "60s"),
        ('0"秒"', 60, "60秒"),
        ("0秒", 60, "60秒"),
        ('"#"0', 3, "#3"),
        ('General"ms"', 20, "20ms"),
        ("0\\s", 60, "60s"),
        ("0_ ", 5, "5 "),
        ("#,##0;[Red]-#,##0", -1000, "-1,000"),
        ("#,##0;[赤]-#,##0", 1000, "1,000"),
        ("#,##0_ ;[Red]\\-#,##0\\ ", -5, "-5 "),
        ("0;(0)", -5, "(5)"),
        ('0;-0;"-"', 0, "-"),
        ("[$¥-411]#,##0", 1000, "¥1,000"),
        ("@", 15, "15"),
    ],
)
def test_shown(code, value, shown):
    assert number_format(code).number(value) == (shown, None)


@pytest.mark.parametrize(
    ("code", "value", "fault"),
    [
        ("General", 123456789012, "SHT021"),
        ("General", 1 / 3, "SHT021"),
        ("General", 0.00001, "SHT021"),
        ("General", 1e300, "SHT021"),
        ("@", 123456789012, "SHT021"),
        ("yyyy/m/d", 45000, "SHT020"),
        ('m"月"d"日"', 45000, "SHT020"),
        ("[$-411]ggge", 45000, "SHT020"),
        ("[h]:mm", 1.5, "SHT020"),
        ("h:mm AM/PM", 0.5, "SHT020"),
        ("0.00E+00", 12, "SHT022"),
        ("# ?/?", 0.5, "SHT022"),
        ("000-0000", 1234567, "SHT022"),
        ("#,##0,", 1000, "SHT022"),
        ("[>100]0;0.0", 5, "SHT022"),
        ("[DBNum1]0", 5, "SHT022"),
        (";;;", 5, "SHT022"),
        ("0;-0;;@", 0, "SHT022"),
        ("#", 0, "SHT022"),
        ('@"s"', 5, "SHT022"),
        ("?", 5, "SHT022"),
        ("General", float("inf"), "SHT022"),
        ("General", float("nan"), "SHT022"),
    ],
)
def test_not_shown_for_sure(code, value, fault):
    text, reason = number_format(code).number(value)
    assert (text, reason.id) == ("", fault)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("General", "x"), ("@", "x"), ("0", "x"), ('@"様"', "x様"), ('0;0;0;"<"@">"', "<x>")],
)
def test_texts_under_a_format(code, shown):
    assert number_format(code).text("x") == shown


@pytest.mark.parametrize("code", [";;;", "0;0;0;"])
def test_hidden_text(code):
    assert number_format(code).text("x") is None
    assert number_format(code).text("") == ""


@pytest.mark.parametrize(
    ("serial", "epoch_1904", "shown"),
    [
        (45293, False, "2024-01-02"),
        (43831, True, "2024-01-02"),
        (45293.5, False, "2024-01-02 12:00:00"),
        (0.4375, False, "10:30:00"),
        (1e12, False, "1000000000000"),
    ],
)
def test_dates_are_quoted_as_dates(serial, epoch_1904, shown):
    assert serial_date(serial, epoch_1904) == shown
    assert number(serial, number_format("yyyy/m/d"), epoch_1904).fault.found == shown
