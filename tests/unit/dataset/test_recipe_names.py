from geo.dataset.recipe_names import atlas_index


def test_the_index_names_countries_that_iso_does_not() -> None:
    countries = atlas_index().countries
    assert (countries["KOS"], countries["SOL"], countries["CYN"]) == ("Kosovo", "Somaliland", "Northern Cyprus")


def test_no_name_is_abbreviated_or_empty() -> None:
    index = atlas_index()
    names = [*index.countries.values(), *index.provinces.values(), *index.seas.values(), *index.areas.values()]
    assert all(name and "Is." not in name and "Rep." not in name for name in names)


def test_every_country_is_in_one_subregion_and_one_continent() -> None:
    index = atlas_index()
    for groups in (index.subregions, index.continents):
        assert sorted(code for codes in groups.values() for code in codes) == sorted(index.countries)


def test_the_places_of_the_documents_are_named() -> None:
    index = atlas_index()
    assert {"SY-ID", "CN-XJ", "CN-XZ", "RU-PRI", "RU-KHA"} <= set(index.provinces)
    assert {"south-china-sea", "east-china-sea", "gulf-of-oman", "sea-of-japan", "taiwan-strait"} <= set(index.seas)
    assert {"crimea", "kosovo", "taiwan", "hong-kong"} <= set(index.areas)
    assert index.subregions["Central Asia"] == ("KAZ", "KGZ", "TJK", "TKM", "UZB")
