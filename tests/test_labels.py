from vnparty_ner.labels import CORE_LABELS, ENTITY_LABELS, TOPICS, bio_tags


def test_bio_order():
    assert bio_tags(("UNIT", "DATE")) == ("O", "B-UNIT", "I-UNIT", "B-DATE", "I-DATE")


def test_sets():
    assert set(CORE_LABELS) < set(ENTITY_LABELS)
    assert len(ENTITY_LABELS) == 6
    assert len(TOPICS) == 9
