from geo.dataset.finding import Finding, did_you_mean

COUNTRIES = {"SRB": "Serbia", "SYR": "Syria", "RUS": "Russia"}


def test_a_name_is_offered_its_code() -> None:
    assert did_you_mean("Serbia", COUNTRIES) == "did you mean `SRB` (Serbia)?"


def test_a_code_in_the_wrong_case_is_offered_alone() -> None:
    assert did_you_mean("srb", COUNTRIES) == "did you mean `SRB` (Serbia)?"


def test_a_misspelt_name_is_offered_the_nearest() -> None:
    assert did_you_mean("Rusia", COUNTRIES).startswith("did you mean `RUS` (Russia)")


def test_several_offers_are_joined() -> None:
    assert did_you_mean("spot", ("spots", "sport", "dog")) == "did you mean `spots` or `sport`?"


def test_a_stranger_is_offered_nothing() -> None:
    assert did_you_mean("zzzzzz", COUNTRIES) == ""


def test_the_offer_takes_the_place_of_the_advice() -> None:
    finding = Finding(path=(), what="w", expected="e", fix="x", misspelt="Serbia", known=COUNTRIES)
    assert finding.words() == ("w", "e", "did you mean `SRB` (Serbia)?")
    assert Finding(path=(), what="w", expected="e", fix="x", misspelt="zzzzzz").words() == ("w", "e", "x")
