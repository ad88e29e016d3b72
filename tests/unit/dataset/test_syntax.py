from geo.dataset.yaml.syntax import explain


def test_the_character_decides_where_no_token_can_start() -> None:
    message = "while scanning for the next token: found character that cannot start any token"
    assert explain(message, "\t").words[0] == "a tab indents this line"
    assert explain(message, "@").words[0] == "a value cannot begin with @ here"
    assert explain(message, "\x07").words[0] == "this cannot be read as YAML"


def test_an_unclosed_quote_is_shown_where_it_opens() -> None:
    assert explain("while scanning a quoted scalar: found unexpected end of stream", "").opening


def test_what_is_not_known_still_has_three_parts() -> None:
    assert all(explain("None: something new", "").words)
