//! How the weights are learnt. Only built with the feature `training`; see `examples/train_grammar.rs`.

use super::agreement::{self, Pair, Proposal};
use super::dep::Dep;
use super::features::{self, Look};
use super::lexicon::Lexicon;
use super::model::{Bytes, Desk, Model, ParserBytes, Table};
use super::parser::{self, State, Step};
use super::tag::Tag;
use super::{slips, tagger};

/// A sentence with its tree, to learn from or to be measured by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Example {
    /// The words.
    pub forms: Vec<String>,
    /// Their tags; one that is not in [`Tag::ALL`] is `None`.
    pub tags: Vec<Option<Tag>>,
    /// Their heads from zero, the number of words for the root; `None` where the annotator was not sure.
    pub heads: Vec<Option<usize>>,
    /// Their relations.
    pub deps: Vec<Option<Dep>>,
}

/// How to learn.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How often the tagger sees every sentence.
    pub tagger_rounds: usize,
    /// How often the parsers do.
    pub parser_rounds: usize,
    /// How often a tree by people is seen where one by the teacher is seen once.
    pub gold: usize,
    /// A choice that was right by less than this is corrected all the same.
    pub margin: f32,
    /// Weights smaller than this part of the largest are left out: of the tagger, the steps, the relations.
    pub least: [f32; 3],
    /// Words' numbers with their groups, counted from one.
    pub groups: Vec<(u32, u16)>,
    /// The wide group of each group.
    pub wide: Vec<u8>,
}

/// A sentence to learn from.
#[derive(Clone, Copy, Debug)]
struct Taught<'e> {
    example: &'e Example,
    /// How often it is seen in one round.
    times: usize,
}

/// In what order sentences are seen: each as often as it should be, shuffled anew for every round.
struct Order {
    places: Vec<usize>,
    dice: Dice,
}

impl Order {
    fn new(taught: impl Iterator<Item = (usize, usize)>, seed: u64) -> Self {
        let places = taught.flat_map(|(at, times)| std::iter::repeat_n(at, times)).collect();
        Self { places, dice: Dice(seed) }
    }

    fn round(&mut self) -> &[usize] {
        self.dice.shuffle(&mut self.places);
        &self.places
    }
}

/// The number of a word's letters that groups are given for.
pub fn form(word: &str) -> u32 {
    features::form(word)
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.roll() as usize % (at + 1));
        }
    }
}

/// Weights as they are learnt, each with what is needed for its average over all corrections (Daumé 2006).
struct Learner<const W: usize> {
    weights: Vec<[f32; W]>,
    totals: Vec<[f32; W]>,
    /// How many choices were looked at so far.
    time: u64,
}

impl<const W: usize> Learner<W> {
    fn new(bits: u32) -> Self {
        Self { weights: vec![[0.0; W]; 1 << bits], totals: vec![[0.0; W]; 1 << bits], time: 1 }
    }

    #[inline]
    fn sum(&self, rows: &[u32]) -> [f32; W] {
        let mut sums = [0.0; W];
        for &row in rows {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[row as usize]) {
                *sum += weight;
            }
        }
        sums
    }

    /// The time in millions. It is counted in whole numbers, since a short float stands still after 16 million.
    fn late(&self) -> f32 {
        (self.time as f64 / 1.0e6) as f32
    }

    fn correct(&mut self, rows: &[u32], right: usize, wrong: usize) {
        let late = self.late();
        for &row in rows {
            let (weights, totals) = (&mut self.weights[row as usize], &mut self.totals[row as usize]);
            weights[right] += 1.0;
            totals[right] += late;
            weights[wrong] -= 1.0;
            totals[wrong] -= late;
        }
    }

    /// Moves the first weight of each of `rows`.
    fn shift(&mut self, rows: &[u32], by: f32) {
        let late = self.late();
        for &row in rows {
            self.weights[row as usize][0] += by;
            self.totals[row as usize][0] += by * late;
        }
    }

    fn averages(&self) -> impl Iterator<Item = [f32; W]> {
        let late = self.late();
        self.weights.iter().zip(&self.totals).map(move |(weights, totals)| {
            let mut mean = *weights;
            mean.iter_mut().zip(totals).for_each(|(mean, total)| *mean -= total / late);
            mean
        })
    }

    fn bytes(&self, least: f32) -> Vec<[i8; W]> {
        companded(&self.averages().collect::<Vec<_>>(), least)
    }
}

/// Weights as bytes; those smaller than `least` of the largest become zero.
fn companded<const W: usize>(weights: &[[f32; W]], least: f32) -> Vec<[i8; W]> {
    let most = weights.as_flattened().iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
    let byte = |weight: f32| match weight / most {
        part if part.abs() < least => 0,
        part => (part.abs().sqrt() * part.signum() * 127.0).round() as i8,
    };
    weights.iter().map(|row| row.map(byte)).collect()
}

/// Best of those that `may` be chosen.
fn best<const W: usize>(sums: &[f32; W], may: impl Fn(usize) -> bool) -> Option<usize> {
    (0..W).filter(|&at| may(at)).max_by(|&a, &b| sums[a].total_cmp(&sums[b]).then(b.cmp(&a)))
}

struct TagPupil<'e> {
    learner: Learner<{ tagger::CLASSES }>,
    example: Option<&'e Example>,
    margin: f32,
}

impl tagger::Chooser for TagPupil<'_> {
    fn choose(&mut self, at: usize, rows: &[u32; tagger::ROWS]) -> usize {
        let sums = self.learner.sum(rows);
        let guess = best(&sums, |_| true).unwrap_or(0);
        let right = self.example.and_then(|e| e.tags[at]).map(|tag| tag as usize).filter(|&t| t < tagger::CLASSES);
        if let Some(right) = right {
            self.learner.time += 1;
            let rival = best(&sums, |at| at != right).unwrap_or(0);
            if sums[rival] + self.margin >= sums[right] {
                self.learner.correct(rows, right, rival);
            }
        }
        guess
    }
}

fn looks(example: &Example, lexicon: &Lexicon) -> Vec<Look> {
    example.forms.iter().enumerate().map(|(at, form)| Look::of(form, at == 0, lexicon)).collect()
}

fn learn_tags(taught: &[Taught], lexicon: &Lexicon, plan: &Plan, rounds: usize) -> Vec<[i8; tagger::CLASSES]> {
    let mut pupil = TagPupil { learner: Learner::new(tagger::BITS), example: None, margin: plan.margin };
    let mut order = Order::new(taught.iter().map(|t| t.times).enumerate(), 88_172_645_463_325_252);
    let mut tags = Vec::new();
    for _ in 0..rounds {
        for &at in order.round() {
            let example = taught[at].example;
            pupil.example = Some(example);
            tagger::tag(&looks(example, lexicon), &mut pupil, &mut tags);
        }
    }
    pupil.learner.bytes(plan.least[0])
}

/// Tags as the parsers see them while they learn: by a tagger that has read the sentences but twice, so that it is nearly as
/// often wrong as it will be. (Tags by taggers that have not seen the sentences are wrong more often than they will be, and
/// make the parsers worse by 0.3 points.)
fn tags_to_learn_with(taught: &[Taught], lexicon: &Lexicon, plan: &Plan) -> Vec<Vec<u8>> {
    let model = Model { tagger: Table::new(&learn_tags(taught, lexicon, plan, 2)), ..Model::default() };
    let tags = |taught: &Taught| {
        let mut desk = Desk { looks: looks(taught.example, lexicon), ..Desk::default() };
        model.tag_looks(&mut desk);
        desk.tags
    };
    taught.iter().map(tags).collect()
}

const UNKNOWN: usize = usize::MAX;

/// A sentence ready for a parser, in the direction that the parser reads.
struct Lesson {
    words: Vec<parser::Word>,
    heads: Vec<usize>,
    labels: Vec<usize>,
    children: Vec<Vec<usize>>,
    times: usize,
}

fn lessons(taught: &[Taught], tags: &[Vec<u8>], lexicon: &Lexicon, backward: bool) -> Vec<Lesson> {
    taught.iter().zip(tags).map(|(&taught, tags)| Lesson::new(taught, tags, lexicon, backward)).collect()
}

impl Lesson {
    fn new(Taught { example, times }: Taught, tags: &[u8], lexicon: &Lexicon, backward: bool) -> Self {
        let n = example.forms.len();
        let mut words: Vec<_> =
            looks(example, lexicon).iter().zip(tags).map(|(look, &tag)| parser::Word::new(look, tag)).collect();
        let mut heads: Vec<usize> = example.heads.iter().map(|head| head.unwrap_or(UNKNOWN)).collect();
        let mut labels: Vec<usize> = example.deps.iter().map(|dep| dep.map_or(UNKNOWN, |dep| dep as usize)).collect();
        if backward {
            words.reverse();
            labels.reverse();
            heads.reverse();
            heads.iter_mut().filter(|head| **head < n).for_each(|head| *head = n - 1 - *head);
        }
        lift(&mut heads);
        let mut children = vec![Vec::new(); n + 1];
        for (child, &head) in heads.iter().enumerate().filter(|&(_, &head)| head != UNKNOWN) {
            children[head].push(child);
        }
        Self { words, heads, labels, children, times }
    }
}

/// Hangs what crosses another arc higher, until nothing does (Nivre & Nilsson 2005).
fn lift(heads: &mut [usize]) {
    let n = heads.len();
    let up = |heads: &[usize], mut at: usize, goal: usize| {
        for _ in 0..=n {
            if at == goal {
                return true;
            }
            if at >= n {
                return false;
            }
            at = heads[at];
        }
        false
    };
    for _ in 0..4 * n {
        let crossing = (0..n).filter(|&at| heads[at] < n).find(|&at| {
            let (from, to) = (at.min(heads[at]), at.max(heads[at]));
            (from + 1..to).any(|inside| heads[inside] != UNKNOWN && !up(heads, inside, heads[at]))
        });
        let Some(at) = crossing else { return };
        heads[at] = heads[heads[at]];
    }
}

struct ParsePupil<'l> {
    steps: Learner<3>,
    labels: Learner<{ parser::CLASSES }>,
    lesson: Option<&'l Lesson>,
    dice: Dice,
    /// Whether wrong steps are followed, to learn how to go on after them.
    wanders: bool,
    margin: f32,
}

/// How many arcs of the right tree each step would put out of reach (Goldberg & Nivre 2013).
fn costs(state: &State, lesson: &Lesson) -> [usize; 3] {
    let next = state.next();
    let stack = state.stack();
    let waits = |word: usize| stack.binary_search(&word).is_ok();
    let mut costs = [0; 3];
    if let Some((&top, below)) = stack.split_last() {
        let head = lesson.heads[top];
        let later = lesson.children[top].iter().filter(|&&child| child >= next).count();
        let under = below.last() == Some(&head);
        let ahead = head != UNKNOWN && head >= next;
        costs[1] = later + usize::from(head != next && (under || ahead));
        costs[2] = later + usize::from(ahead);
        if next < lesson.heads.len() {
            let head = lesson.heads[next];
            costs[0] += usize::from(head != UNKNOWN && below.binary_search(&head).is_ok());
        }
    }
    costs[0] += lesson.children[next].iter().filter(|&&child| waits(child)).count();
    costs
}

impl parser::Chooser for ParsePupil<'_> {
    fn step(&mut self, state: &State, able: [bool; 3], rows: &[u32; parser::STEP_ROWS]) -> (Step, i32) {
        let Some(lesson) = self.lesson else { return (Step::Shift, 0) };
        let sums = self.steps.sum(rows);
        let costs = costs(state, lesson);
        let least = (0..3).filter(|&at| able[at]).map(|at| costs[at]).min().unwrap_or(0);
        let right = best(&sums, |at| able[at] && costs[at] == least).unwrap_or(0);
        let rival = best(&sums, |at| able[at] && costs[at] > least);
        self.steps.time += 1;
        if let Some(rival) = rival.filter(|&rival| sums[rival] + self.margin >= sums[right]) {
            self.steps.correct(rows, right, rival);
        }
        let guess = rival.filter(|&rival| sums[rival] > sums[right]).unwrap_or(right);
        let follow = self.wanders && !self.dice.roll().is_multiple_of(10);
        (Step::ALL[if follow { guess } else { right }], 0)
    }

    fn label(&mut self, child: usize, head: usize, rows: &[u32; parser::LABEL_ROWS]) -> usize {
        let Some(lesson) = self.lesson else { return 0 };
        let sums = self.labels.sum(rows);
        let guess = best(&sums, |_| true).unwrap_or(0);
        let right = lesson.labels[child];
        if lesson.heads[child] == head && right < parser::CLASSES {
            self.labels.time += 1;
            let rival = best(&sums, |at| at != right).unwrap_or(0);
            if sums[rival] + self.margin >= sums[right] {
                self.labels.correct(rows, right, rival);
            }
        }
        guess
    }
}

fn learn_parser(lessons: &[Lesson], plan: &Plan) -> ParserBytes {
    let mut pupil = ParsePupil {
        steps: Learner::new(parser::STEP_BITS),
        labels: Learner::new(parser::LABEL_BITS),
        lesson: None,
        dice: Dice(88_172_645_463_325_252),
        wanders: false,
        margin: plan.margin,
    };
    let mut order = Order::new(lessons.iter().map(|lesson| lesson.times).enumerate(), 0x1234_5678_9ABC_DEF1);
    let mut state = State::default();
    for round in 0..plan.parser_rounds {
        pupil.wanders = round > 0;
        for &at in order.round() {
            pupil.lesson = Some(&lessons[at]);
            let words = lessons[at].words.iter().copied();
            parser::parse(words, &mut state, &mut pupil);
        }
    }
    let against_shift: Vec<[f32; 2]> =
        pupil.steps.averages().map(|[shift, forward, back]| [forward - shift, back - shift]).collect();
    (companded(&against_shift, plan.least[1]), pupil.labels.bytes(plan.least[2]))
}

/// Learns which parser to trust where they do not agree.
fn learn_umpire(model: &Model, examples: &[Example]) -> Vec<[i8; 1]> {
    let mut desk = Desk::default();
    let mut doubts = Vec::new();
    for example in examples {
        model.tag(example.forms.iter().map(String::as_str), &mut desk);
        model.parse(&mut desk);
        let pair = Pair::new(&desk.states[0], &desk.states[1]);
        for at in 0..example.forms.len() {
            let right = |proposal: Proposal| match (example.heads[at], example.deps[at]) {
                (Some(head), _) if head != proposal.head => 0,
                (Some(_), Some(dep)) => {
                    1 + usize::from(Dep::ALL[usize::from(proposal.label)] == dep || dep == Dep::Root)
                }
                _ => 0,
            };
            let [forward, backward] = pair.proposals(at).map(right);
            if forward != backward {
                let better = usize::from(backward > forward);
                doubts.push((pair.evidence(at, better), pair.evidence(at, 1 - better)));
            }
        }
    }
    let mut learner = Learner::<1>::new(agreement::BITS);
    let mut dice = Dice(0x9876_5432_1234_5671);
    for _ in 0..12 {
        dice.shuffle(&mut doubts);
        for (better, worse) in &doubts {
            learner.time += 1;
            if learner.sum(better)[0] <= learner.sum(worse)[0] + UMPIRE_MARGIN {
                learner.shift(better, 1.0);
                learner.shift(worse, -1.0);
            }
        }
    }
    println!("{} arcs in doubt", doubts.len());
    learner.bytes(0.0)
}

const UMPIRE_MARGIN: f32 = 10.0;

/// Learns tagger and parsers from `gold`, each seen `plan.gold` times a round, and `raw`, and the umpire from `others`; gives
/// the file, headed by `notice`.
pub fn learn(gold: &[Example], raw: &[Example], others: &[Example], plan: Plan, notice: &str) -> Vec<u8> {
    let lexicon = Lexicon::new(&plan.groups, plan.wide.clone());
    let gold = gold.iter().map(|example| Taught { example, times: plan.gold });
    let taught: Vec<Taught> = gold.chain(raw.iter().map(|example| Taught { example, times: 1 })).collect();
    let (tags, tagger) = std::thread::scope(|scope| {
        let tagger = scope.spawn(|| learn_tags(&taught, &lexicon, &plan, plan.tagger_rounds));
        (tags_to_learn_with(&taught, &lexicon, &plan), tagger.join().unwrap_or_default())
    });
    let parser = |backward: bool| {
        let lessons = lessons(&taught, &tags, &lexicon, backward);
        learn_parser(&lessons, &plan)
    };
    let parsers = std::thread::scope(|scope| {
        let backward = scope.spawn(|| parser(true));
        [parser(false), backward.join().unwrap_or_default()]
    });
    let mut bytes =
        Bytes { groups: plan.groups, wide: plan.wide, tagger, parsers, umpire: vec![[0]; 1 << agreement::BITS] };
    let model = Model::read(&bytes.write(notice)).unwrap_or_default();
    bytes.umpire = learn_umpire(&model, others);
    bytes.write(notice)
}

/// What a model got right, in percent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    /// Tags.
    pub tags: f64,
    /// Heads and heads with relation, of the tree made from both: punctuation left out.
    pub heads: [f64; 2],
    /// The same of the parser from the first word.
    pub forward: [f64; 2],
    /// The same of the parser from the last word.
    pub backward: [f64; 2],
    /// Of the arcs that both agree on: how many there are, and how many are right.
    pub sure: [f64; 2],
    /// Subjects, objects and counts that both agree on: precision and recall.
    pub core: [f64; 2],
}

/// A model that can be measured.
pub struct Learnt {
    model: Model,
}

impl Learnt {
    /// The model in a file, if it can be read.
    pub fn read(file: &[u8]) -> Option<Self> {
        Model::read(file).map(|model| Self { model })
    }

    /// The model that ships.
    pub fn shipped() -> Self {
        Self::read(super::model::FILE).unwrap_or_else(|| panic!("the model that ships is of another version"))
    }

    /// Reads `examples` and compares.
    pub fn marks(&self, examples: &[Example]) -> Marks {
        let mut desk = Desk::default();
        let mut words = 0.0;
        let mut arcs = 0.0;
        let (mut tags, mut heads, mut forward, mut backward) = (0.0, [0.0; 2], [0.0; 2], [0.0; 2]);
        let (mut sure, mut core) = ([0.0; 2], [0.0; 3]);
        let one = |yes: bool| if yes { 1.0 } else { 0.0 };
        for example in examples {
            self.model.tag(example.forms.iter().map(String::as_str), &mut desk);
            slips::mend(example.forms.iter().map(String::as_str), &mut desk.tags);
            self.model.parse(&mut desk);
            let mut tree = self.model.arcs(&desk);
            slips::mend_voice(example.forms.iter().map(String::as_str), &desk.tags, &mut tree);
            let n = example.forms.len();
            for (at, arc) in tree.iter().enumerate() {
                words += 1.0;
                tags += one(Some(super::model::tag(desk.tags[at])) == example.tags[at]);
                if example.deps[at] == Some(Dep::Punct) {
                    continue;
                }
                arcs += 1.0;
                let gold = (example.heads[at].unwrap_or(n), example.deps[at]);
                let mark = |into: &mut [f64; 2], head: usize, dep: Dep| {
                    into[0] += one(head == gold.0);
                    into[1] += one(head == gold.0 && Some(dep) == gold.1);
                };
                let root_or = |head: usize, label: u8| if head == n { Dep::Root } else { super::model::dep(label) };
                let [f, b] = &desk.states;
                mark(&mut forward, f.heads[at], root_or(f.heads[at], f.labels[at]));
                let mirrored = match b.heads[n - 1 - at] {
                    head if head == n => n,
                    head => n - 1 - head,
                };
                mark(&mut backward, mirrored, root_or(mirrored, b.labels[n - 1 - at]));
                let head = arc.head.map_or(n, |head| head as usize);
                mark(&mut heads, head, arc.dep);
                let is_right = head == gold.0 && Some(arc.dep) == gold.1;
                if arc.sure {
                    sure[0] += 1.0;
                    sure[1] += one(is_right);
                }
                let is_core =
                    |dep: Dep| matches!(dep, Dep::Nsubj | Dep::NsubjPass | Dep::Obj | Dep::Nummod | Dep::OblAgent);
                core[0] += one(gold.1.is_some_and(is_core));
                if arc.sure && is_core(arc.dep) {
                    core[1] += 1.0;
                    core[2] += one(is_right);
                }
            }
        }
        let percent = |part: f64, whole: f64| 100.0 * part / f64::max(whole, 1.0);
        let both = |pair: [f64; 2]| pair.map(|part| percent(part, arcs));
        Marks {
            tags: percent(tags, words),
            heads: both(heads),
            forward: both(forward),
            backward: both(backward),
            sure: [percent(sure[0], arcs), percent(sure[1], sure[0])],
            core: [percent(core[2], core[1]), percent(core[2], core[0])],
        }
    }
}
