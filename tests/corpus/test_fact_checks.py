from vnparty_ner.corpus import parse_article
from vnparty_ner.corpus.checks import check
from vnparty_ner.corpus.fact_checks import check_facts, check_stray_facts

GOOD = "dates:\n  - {at: T1, text: 3/5, iso: --05-03}\n"


def article(folder, name, facts=None):
    if facts is not None:
        (folder / f"{name}.facts.yaml").write_text(facts, encoding="utf-8")
    source = f"---\nid: {name}\ntopic: kinh-te\n---\nBà [Bình](PERSON) đến [3/5](DATE)\n"
    return parse_article(source, str(folder / f"{name}.md"))


def test_right_facts_and_none_are_not_found(tmp_path):
    assert not list(check_facts(article(tmp_path, "a", GOOD)))
    assert not list(check_facts(article(tmp_path, "b")))
    assert not list(check_facts(parse_article("---\nid: a\ntopic: kinh-te\n---\nx\n")))


def test_every_mistake_is_an_error_that_names_the_file(tmp_path):
    bad = article(tmp_path, "a", GOOD.replace("3/5", "4/5").replace("iso", "ios"))
    splits = {"train": [], "validation": [bad], "test": []}
    found = [f for f in check(splits) if f.kind == "facts"]
    assert {(f.article, f.surface, f.severity) for f in found} == {("a", "a.facts.yaml", "error")}
    assert [f.message for f in found] == ["dates 1: unknown key 'ios'", "dates 1: text is '4/5', the article has '3/5'"]


def test_unreadable_facts_are_one_error(tmp_path):
    (found,) = check_facts(article(tmp_path, "a", "dates: [\n"))
    assert found.message.startswith("not valid YAML")


def test_facts_without_their_article_are_found(tmp_path):
    splits = {"validation": [article(tmp_path, "a", GOOD)], "test": []}
    assert not list(check_stray_facts(splits))
    (tmp_path / "b.facts.yaml").write_text(GOOD, encoding="utf-8")
    (found,) = check_stray_facts(splits)
    assert (found.article, found.kind, found.severity) == ("b", "facts", "error")
    assert (found.surface, found.message) == ("b.facts.yaml", "has no article beside it")
