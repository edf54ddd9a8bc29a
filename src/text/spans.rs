use super::Span;

/// Spans filed by place, which may overlap: whoever asks for those around some words need not look at all.
///
/// They stand in the order of their first bytes, in blocks of which is known how far the spans reach, so that blocks that end
/// too early are passed over.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// With the number of each among those that were given.
    filed: Vec<(Span, usize)>,
    /// How far the spans of each block reach, and how far those of it and all blocks before.
    reach: Vec<(usize, usize)>,
}

const BLOCK: usize = 32;

impl Spans {
    /// Files `spans`, each with a number that the answers give.
    pub fn of(spans: impl IntoIterator<Item = (Span, usize)>) -> Self {
        let mut filed: Vec<(Span, usize)> = spans.into_iter().collect();
        filed.sort_unstable();
        let mut so_far = 0;
        let reach = filed.chunks(BLOCK).map(|block| {
            let own = block.iter().map(|(span, _)| span.end).max().unwrap_or(0);
            so_far = own.max(so_far);
            (own, so_far)
        });
        Self { reach: reach.collect(), filed }
    }

    /// Those that have all of `span`, last first.
    pub fn around(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let behind = self.filed.partition_point(|(other, _)| other.start <= span.start);
        self.reaching(behind, span.end).filter(move |(other, _)| other.contains(span))
    }

    /// Those that share a byte with `span`, last first.
    pub fn over(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let behind = self.filed.partition_point(|(other, _)| other.start < span.end);
        self.reaching(behind, span.start).filter(move |(other, _)| other.overlaps(span))
    }

    /// Those that `span` has all of, first first.
    pub fn inside(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let first = self.filed.partition_point(|(other, _)| other.start < span.start);
        let here = self.filed[first..].iter().take_while(move |(other, _)| other.start <= span.end);
        here.copied().filter(move |(other, _)| span.contains(*other))
    }

    /// Of the first `count`, those of the blocks that reach to byte `end`, last first.
    fn reaching(&self, count: usize, end: usize) -> impl Iterator<Item = (Span, usize)> + '_ {
        let blocks = (0..count.div_ceil(BLOCK)).rev().take_while(move |&block| self.reach[block].1 >= end);
        let blocks = blocks.filter(move |&block| self.reach[block].0 >= end);
        blocks.flat_map(move |block| self.filed[block * BLOCK..count.min((block + 1) * BLOCK)].iter().rev().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_what_a_look_at_all_finds() {
        let given: Vec<(Span, usize)> = (0..300)
            .map(|number| {
                let start = number * 7 % 113;
                (Span::new(start, start + 1 + number * number % if number % 50 == 0 { 90 } else { 6 }), number)
            })
            .collect();
        let spans = Spans::of(given.iter().copied());
        let check = |found: Vec<(Span, usize)>, is: &dyn Fn(Span) -> bool| {
            let mut found: Vec<usize> = found.into_iter().map(|(_, number)| number).collect();
            found.sort_unstable();
            let all: Vec<usize> = given.iter().filter(|(span, _)| is(*span)).map(|(_, number)| *number).collect();
            assert_eq!(found, all);
        };
        for asked in (0..120).flat_map(|start| [0, 1, 3, 40].map(|length| Span::new(start, start + length))) {
            check(spans.around(asked).collect(), &|span| span.contains(asked));
            check(spans.over(asked).collect(), &|span| span.overlaps(asked));
            check(spans.inside(asked).collect(), &|span| asked.contains(span));
        }
    }
}
