/// How much is taken in. What is larger is refused by name, never cut off in silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// The most bytes of one input.
    pub largest: usize,
    /// The most bytes of all inputs together; whoever reads several keeps to it.
    pub most_together: usize,
    /// The most bytes of text in all reports together; whoever reads several keeps to it. What is read out of them takes up to
    /// two hundred times as much memory, so that a comparison stays below a gigabyte unless this is raised.
    pub most_text: usize,
    /// The most bytes that a packed input may unpack to.
    pub largest_unpacked: usize,
    /// How many times its size a packed input may unpack to.
    pub growth: usize,
    /// How deep elements and values may nest.
    pub deepest: usize,
    /// The most headlines, paragraphs and captions of one report.
    pub most_blocks: usize,
    /// The most reports, of one input and together.
    pub most_reports: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            largest: 16 << 20,
            most_together: 256 << 20,
            most_text: 4 << 20,
            largest_unpacked: 64 << 20,
            growth: 100,
            deepest: 256,
            most_blocks: 20_000,
            most_reports: 256,
        }
    }
}

/// One of the limits in [`Options`], as people set it: sizes in MiB.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// [`Options::largest`].
    Size,
    /// [`Options::most_together`].
    Total,
    /// [`Options::most_text`].
    Text,
    /// [`Options::largest_unpacked`].
    Unpacked,
    /// [`Options::growth`].
    Growth,
    /// [`Options::deepest`].
    Depth,
    /// [`Options::most_blocks`].
    Blocks,
    /// [`Options::most_reports`].
    Reports,
}

/// The most MiB that a size can be raised to.
const MOST_MEBIBYTES: usize = 2048;

/// The most that the depth can be raised to: some of the parsers in use call themselves for each level.
const DEEPEST: usize = 1024;

impl Limit {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 8] =
        [Self::Size, Self::Total, Self::Text, Self::Unpacked, Self::Growth, Self::Depth, Self::Blocks, Self::Reports];

    /// What it is called in messages, in settings, and behind `--` on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Size => "max-size",
            Self::Total => "max-total",
            Self::Text => "max-text",
            Self::Unpacked => "max-unpacked",
            Self::Growth => "max-growth",
            Self::Depth => "max-depth",
            Self::Blocks => "max-blocks",
            Self::Reports => "max-reports",
        }
    }

    /// What it limits, for people.
    pub fn about(self) -> &'static str {
        match self {
            Self::Size => "The most MiB of one file",
            Self::Total => "The most MiB of all files together",
            Self::Text => "The most MiB of text in all reports together, markup aside",
            Self::Unpacked => "The most MiB that a packed file may unpack to",
            Self::Growth => "How many times its size a packed file may unpack to",
            Self::Depth => "How deep elements and values may nest, 1024 at most",
            Self::Blocks => "The most headlines, paragraphs and captions of one report",
            Self::Reports => "The most reports",
        }
    }

    /// The most that it can be set to; the least is one.
    pub fn most(self) -> usize {
        match self {
            Self::Size | Self::Total | Self::Text | Self::Unpacked => MOST_MEBIBYTES,
            Self::Depth => DEEPEST,
            Self::Growth | Self::Blocks | Self::Reports => u32::MAX as usize,
        }
    }

    /// What it is in `options`.
    pub fn of(self, options: &Options) -> usize {
        match self {
            Self::Size => options.largest >> 20,
            Self::Total => options.most_together >> 20,
            Self::Text => options.most_text >> 20,
            Self::Unpacked => options.largest_unpacked >> 20,
            Self::Growth => options.growth,
            Self::Depth => options.deepest,
            Self::Blocks => options.most_blocks,
            Self::Reports => options.most_reports,
        }
    }

    /// Sets it in `options`; more than the most is taken for that.
    pub fn set(self, options: &mut Options, to: usize) {
        let to = to.min(self.most());
        match self {
            Self::Size => options.largest = to << 20,
            Self::Total => options.most_together = to << 20,
            Self::Text => options.most_text = to << 20,
            Self::Unpacked => options.largest_unpacked = to << 20,
            Self::Growth => options.growth = to,
            Self::Depth => options.deepest = to,
            Self::Blocks => options.most_blocks = to,
            Self::Reports => options.most_reports = to,
        }
    }

    /// The way out for whom it is too low: `or raise the limit max-size`.
    pub fn way_out(self) -> String {
        format!("or raise the limit {}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_what_it_is() {
        for limit in Limit::ALL {
            let mut options = Options::default();
            let before = limit.of(&options);
            limit.set(&mut options, before + 1);
            assert_eq!(limit.of(&options), before + 1, "{}", limit.name());
            assert!(
                Limit::ALL
                    .iter()
                    .filter(|other| **other != limit)
                    .all(|other| other.of(&options) == other.of(&Options::default()))
            );
            limit.set(&mut options, usize::MAX);
            assert_eq!(limit.of(&options), limit.most(), "{}", limit.name());
        }
    }
}
