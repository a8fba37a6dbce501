"""Finishes the topic head on the trained encoder, article by article.

In joint training a window learns the topic of its whole article, whether it shows it or not; the head then knows
windows by heart. Here the encoder stands still, so the head can learn what prediction computes: the token-weighted mean
of the logits of all windows of an article.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from vnparty_ner.corpus.markup import AnnotatedArticle
from vnparty_ner.model import PartyNerModel, TopicHead
from vnparty_ner.tokens import TextTokenizer
from vnparty_ner.tokens.reading import read

STEPS = 200
LEARNING_RATE = 1e-3
WEIGHT_DECAY = 0.1
LABEL_SMOOTHING = 0.1


def fit_topic_head(
    model: PartyNerModel, tokenizer: TextTokenizer, articles: Sequence[AnnotatedArticle], bf16: bool, seed: int
) -> None:
    """Fit the topic head of a model on articles, the encoder as it is; nothing happens without a topic head.

    Args:
        model: Trained model; its topic head is replaced in place.
        tokenizer: The encoder's tokenizer.
        articles: Training articles.
        bf16: Run the encoder in bfloat16 autocast.
        seed: Of the head's first weights.
    """
    head = model.topic_head
    if head is None:
        return
    topics = model.config.topic_labels
    gathered: list[Tensor] = []
    sizes: list[int] = []
    articles_of: list[int] = []
    targets: list[int] = []
    model.eval()
    for article in articles:
        windows = read(article.text, tokenizer, model.config.max_tokens, model.config.context_tokens)
        for window in windows.windows:
            ids = torch.from_numpy(windows.window_ids(window, tokenizer)).to(model.device).unsqueeze(0)
            with torch.no_grad(), torch.autocast(model.device.type, torch.bfloat16, enabled=bf16):
                gathered.append(head.gather(model.encoder(input_ids=ids).last_hidden_state, None).float())
            sizes.append(window.core_end - window.core_start)
            articles_of.append(len(targets))
        if windows.windows:
            targets.append(topics.index(article.topic))
    if targets:
        _fit(head, torch.cat(gathered), _weights(sizes, articles_of), torch.tensor(targets), seed)


def _weights(sizes: Sequence[int], articles: Sequence[int]) -> Tensor:
    """Return the share of each window in its article, by tokens [articles, windows]."""
    weights = torch.zeros(articles[-1] + 1, len(sizes))
    weights[torch.tensor(articles), torch.arange(len(sizes))] = torch.tensor(sizes, dtype=torch.float)
    return weights / weights.sum(dim=1, keepdim=True)


def _fit(head: TopicHead, gathered: Tensor, weights: Tensor, targets: Tensor, seed: int) -> None:
    """Fit by full batches from a fresh start on centred features of unit variance.

    What all texts share is most of what an encoder says of any of them; the dense layer takes its mean and scale over,
    so nothing is added to the model (data-dependent initialisation: Krähenbühl et al., 2016, arXiv:1511.06856).

    Args:
        head: The head to change.
        gathered: What the windows say [windows, hidden].
        weights: Share of each window in its article [articles, windows].
        targets: Topic of each article [articles].
        seed: Of the first weights.
    """
    weights, targets = weights.to(gathered.device), targets.to(gathered.device)
    mean, deviation = gathered.mean(dim=0), gathered.std(dim=0, correction=0).clamp_min(1e-3)
    torch.manual_seed(seed)
    with torch.no_grad():
        torch.nn.init.normal_(head.dense.weight, std=gathered.shape[1] ** -0.5)
        head.dense.bias.zero_()
        head.out_proj.weight.zero_()
        head.out_proj.bias.zero_()
    scaled = (gathered - mean) / deviation
    optimizer = torch.optim.AdamW(head.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    for _ in range(STEPS):
        loss = torch.nn.functional.cross_entropy(
            weights @ head.classify(scaled), targets, label_smoothing=LABEL_SMOOTHING
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        head.dense.weight /= deviation
        head.dense.bias -= head.dense.weight @ mean
