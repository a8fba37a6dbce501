import unicodedata

import pytest

from vnparty_ner.errors import VnpartyError
from vnparty_ner.resources import COMPACT_ENCODER
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.words import cut_syllables


@pytest.fixture(scope="module")
def tokenizer():
    return TextTokenizer.from_file(COMPACT_ENCODER / "tokenizer.json")


def encode(tokenizer, text):
    return tokenizer.encode(text, cut_syllables(text))


def test_every_syllable_has_a_head_of_its_own(tokenizer):
    text = "Ban Thường vụ (BTV) Huyện ủy: 23điểm cầu, Nghị quyết số 18-NQ/TU ngày 06/03/2021… đạt 95,4%."
    encoding = encode(tokenizer, text)
    assert (encoding.heads[1:] > encoding.heads[:-1]).all()
    assert encoding.heads[0] == 0
    assert not encoding.shared.any()


def test_normal_form_tone_and_invisible_characters_change_nothing(tokenizer):
    text = "Uỷ ban nhân dân huyện Hoà Bình, 7.262 người"
    plain = encode(tokenizer, text)
    for other in (
        unicodedata.normalize("NFD", text),
        text.replace("Uỷ", "Ủy").replace("Hoà", "Hòa"),
        text.replace("ban", "b\u200ban"),
    ):
        again = encode(tokenizer, other)
        assert again.ids.tolist() == plain.ids.tolist()
        assert again.heads.tolist() == plain.heads.tolist()


def test_special_tokens_in_the_text_are_text(tokenizer):
    encoding = encode(tokenizer, "<s> a </s> <mask>")
    assert not {0, 2} & set(encoding.ids.tolist())
    assert tokenizer.vocabulary - 1 not in encoding.ids


def test_frame(tokenizer):
    encoding = encode(tokenizer, "a")
    assert tokenizer.frame(encoding.ids).tolist() == [0, *encoding.ids.tolist(), 2]


def test_shared_heads_of_a_tokenizer_that_joins():
    from tokenizers import Tokenizer, models, pre_tokenizers

    joined = Tokenizer(models.WordLevel({"[UNK]": 0, "23điểm": 1, "cầu": 2}, unk_token="[UNK]"))
    joined.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    encoding = encode(TextTokenizer(joined), "23điểm cầu")
    assert encoding.heads.tolist() == [0, 0, 1]
    assert encoding.shared.tolist() == [False, True, False]


def test_missing_and_broken_files_are_explained(tmp_path):
    with pytest.raises(VnpartyError, match="no tokenizer there"):
        TextTokenizer.from_file(tmp_path / "tokenizer.json")
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(VnpartyError, match="not a readable tokenizer"):
        TextTokenizer.from_file(tmp_path / "tokenizer.json")
