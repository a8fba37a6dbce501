import torch

from vnparty_ner.model import PartyNerConfig, TopicHead, new_model
from vnparty_ner.resources import COMPACT_ENCODER
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.training.topics import _fit, _weights, fit_topic_head


def test_weights_are_shares_of_tokens():
    assert _weights([30, 10, 5], [0, 0, 1]).tolist() == [[0.75, 0.25, 0.0], [0.0, 0.0, 1.0]]


def test_the_head_learns_what_the_windows_of_an_article_say_together():
    torch.manual_seed(0)
    head = TopicHead(16, 3, 0.0, 1e-12)
    targets = torch.arange(60) % 3
    gathered = 5 + torch.randn(120, 16)  # most of it is the same for all
    gathered[torch.arange(0, 120, 2), targets] += 4  # only an article's first window shows its topic
    weights = _weights([10] * 120, [i // 2 for i in range(120)])
    _fit(head, gathered, weights, targets, seed=1)
    found = (weights @ head.classify(gathered)).argmax(dim=1)
    assert (found == targets).float().mean() > 0.9


def test_fit_is_deterministic_and_leaves_the_encoder_alone(article):
    tokenizer = TextTokenizer.from_file(COMPACT_ENCODER / "tokenizer.json")
    heads, encoders = [], []
    for _ in range(2):
        torch.manual_seed(3)
        config = PartyNerConfig(topic_labels=("dan-van", "kinh-te", article.topic))
        model = new_model(None, config, tokenizer.vocabulary)
        before = model.encoder.embeddings.word_embeddings.weight.clone()
        fit_topic_head(model, tokenizer, [article, article], bf16=False, seed=5)
        heads.append(model.topic_head.dense.weight.detach().clone())
        encoders.append(torch.equal(before, model.encoder.embeddings.word_embeddings.weight))
    assert torch.equal(*heads)
    assert all(encoders)


def test_nothing_to_do_without_a_topic_head_or_a_word(article):
    tokenizer = TextTokenizer.from_file(COMPACT_ENCODER / "tokenizer.json")
    without = new_model(None, PartyNerConfig(ner_labels=("UNIT",)), tokenizer.vocabulary)
    fit_topic_head(without, tokenizer, [article], bf16=False, seed=5)
    model = new_model(None, PartyNerConfig(topic_labels=(article.topic,)), tokenizer.vocabulary)
    before = model.topic_head.dense.weight.clone()
    fit_topic_head(model, tokenizer, [], bf16=False, seed=5)
    assert torch.equal(before, model.topic_head.dense.weight)
