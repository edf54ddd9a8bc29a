//! What variants of facts are called in results: names there stay when those in the code change.

use crate::entities::{self, Form};
use crate::facts::control::{self, Extent, Phase};
use crate::facts::factuality::{Modality, Time};
use crate::facts::responsibility::Act;

pub(super) fn of_entity(kind: entities::Kind) -> &'static str {
    match kind {
        entities::Kind::Person => "person",
        entities::Kind::Organisation => "organisation",
        entities::Kind::Place => "place",
        entities::Kind::Group => "group",
        entities::Kind::Thing => "thing",
        entities::Kind::Unclear => "unclear",
    }
}

pub(super) fn of_form(form: Form) -> &'static str {
    match form {
        Form::Named => "named",
        Form::Described => "described",
        Form::Pronoun => "pronoun",
    }
}

pub(super) fn of_control(kind: control::Kind) -> &'static str {
    match kind {
        control::Kind::Hold => "hold",
        control::Kind::Command => "command",
        control::Kind::Run => "run",
        control::Kind::Own => "own",
    }
}

pub(super) fn of_extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Full => "full",
        Extent::Part => "part",
        Extent::Contested => "contested",
        Extent::Unsaid => "unsaid",
    }
}

pub(super) fn of_phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Now => "now",
        Phase::Taken => "taken",
        Phase::Lost => "lost",
        Phase::Once => "once",
        Phase::Planned => "planned",
    }
}

pub(super) fn of_act(act: Act) -> &'static str {
    match act {
        Act::Harm => "harm",
        Act::Begin => "begin",
        Act::End => "end",
        Act::Ask => "ask",
        Act::Order => "order",
        Act::Make => "make",
        Act::Handle => "handle",
        Act::Provide => "provide",
        Act::Find => "find",
        Act::Blame => "blame",
    }
}

pub(super) fn of_modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Fact => "fact",
        Modality::Possible => "possible",
        Modality::Planned => "planned",
        Modality::Conditional => "conditional",
        Modality::Required => "required",
    }
}

pub(super) fn of_time(time: Time) -> &'static str {
    match time {
        Time::Done => "done",
        Time::Ongoing => "ongoing",
        Time::Planned => "planned",
    }
}
