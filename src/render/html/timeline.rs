use super::words::plain;
use super::{Drawing, moment};
use crate::render::{FindingRecord, RangeRecord};
use crate::report::Moment;
use maud::{Markup, html};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 170.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 610.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 128.0;

/// The verdict of a figure that moves. Two figures that part for another reason make no line in time, three may.
const UPDATE: &str = "update";
const MANY: usize = 3;

/// A figure that a report gave at a moment.
struct Point {
    seconds: i64,
    range: RangeRecord,
    siglum: String,
    outlet: String,
    value: String,
    published: String,
}

impl Drawing<'_> {
    /// For figures that were published at different times: the values over time, with a mark for each outlet and a line
    /// towards the side on which a figure is open ("at least 12").
    pub fn timeline(self, finding: &FindingRecord) -> Markup {
        let mut points: Vec<Point> = finding
            .evidence()
            .filter_map(|(value, evidence)| {
                let report = self.record.report(&evidence.report)?;
                let (outlet, published) = (report.name().to_string(), report.published.clone()?);
                let range = evidence.range.filter(|range| range.low.is_some() || range.high.is_some())?;
                let seconds = Moment::parse(&published)?.seconds();
                let siglum = self.siglum_of(&evidence.report);
                Some(Point { seconds, range, siglum, outlet, value: value.to_string(), published })
            })
            .collect();
        points.sort_by(|a, b| (a.seconds, &a.siglum).cmp(&(b.seconds, &b.siglum)));
        let later = points.first().zip(points.last()).is_some_and(|(first, last)| first.seconds < last.seconds);
        if later && (finding.verdict == UPDATE || points.len() >= MANY) {
            drawn(&points)
        } else {
            html! {}
        }
    }
}

fn drawn(points: &[Point]) -> Markup {
    let times = (points[0].seconds as f64, points[points.len() - 1].seconds as f64);
    let x =
        |point: &Point| LEFT + 40.0 + (point.seconds as f64 - times.0) / (times.1 - times.0) * (RIGHT - LEFT - 80.0);
    let ends = || points.iter().flat_map(|p| [p.range.low, p.range.high]).flatten();
    let (least, most) = (ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max));
    let room = if most > least { most - least } else { 1.0 };
    let y = |value: f64| BOTTOM - 18.0 - (value - least) / room * (BOTTOM - TOP - 36.0);
    let mut outlets: Vec<&str> = Vec::new();
    for point in points {
        if !outlets.contains(&point.outlet.as_str()) {
            outlets.push(&point.outlet);
        }
    }
    let shape = |point: &Point| outlets.iter().position(|outlet| *outlet == point.outlet).unwrap_or_default();
    let said: Vec<String> = points.iter().map(|p| format!("{} in {} ({})", p.value, p.siglum, p.published)).collect();
    html! {
        figure.timeline {
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(plain(&said.join("; "))) {
                line.axis x1=(LEFT) y1=(BOTTOM) x2=(RIGHT) y2=(BOTTOM) {}
                @for value in ticks(least, most) {
                    line.grid x1=(LEFT) x2=(RIGHT) y1=(at(y(value))) y2=(at(y(value))) {}
                    text.tick x=(LEFT - 8.0) y=(at(y(value) + 4.0)) text-anchor="end" { (number(value)) }
                }
                @for point in points { (mark(shape(point), point, x(point), y)) }
                @for (place, point) in [points.first(), points.last()].into_iter().flatten().enumerate() {
                    text.tick x=(at(x(point))) y=(BOTTOM + 30.0) text-anchor=(if place == 0 { "start" } else { "end" }) {
                        (moment(&point.published))
                    }
                }
            }
            figcaption { "By time of publication; a line up means “at least”, a line down “at most”." }
        }
    }
}

/// Each outlet has its shape, of four that go round; the letter of the report stands beside it.
fn mark(outlet: usize, point: &Point, x: f64, y: impl Fn(f64) -> f64) -> Markup {
    const R: f64 = 6.0;
    let value = point.range.low.or(point.range.high).unwrap_or_default();
    let cy = y(value);
    html! {
        @match (point.range.low, point.range.high) {
            (Some(_), None) => { line.bound x1=(at(x)) x2=(at(x)) y1=(at(cy)) y2=(at(TOP - 12.0)) {} }
            (None, Some(_)) => { line.bound x1=(at(x)) x2=(at(x)) y1=(at(cy)) y2=(at(BOTTOM)) {} }
            (Some(low), Some(high)) if high > low => { line.bound x1=(at(x)) x2=(at(x)) y1=(at(y(low))) y2=(at(y(high))) {} }
            _ => {}
        }
        @match outlet % 4 {
            0 => { circle.point cx=(at(x)) cy=(at(cy)) r=(R) {} }
            1 => { rect.point x=(at(x - R)) y=(at(cy - R)) width=(2.0 * R) height=(2.0 * R) {} }
            2 => { polygon.point points=(corners(&[(x, cy - R - 1.0), (x + R + 1.0, cy + R), (x - R - 1.0, cy + R)])) {} }
            _ => { polygon.point points=(corners(&[(x, cy - R - 1.0), (x + R + 1.0, cy), (x, cy + R + 1.0), (x - R - 1.0, cy)])) {} }
        }
        text.name x=(at(x + 11.0)) y=(at(cy + 4.0)) { (point.siglum) " " (plain(&point.value)) }
    }
}

/// The least and the most, once where they are one.
fn ticks(least: f64, most: f64) -> Vec<f64> {
    if most > least { vec![least, most] } else { vec![least] }
}

/// One decimal, so that drawings are the same on every machine.
fn at(coordinate: f64) -> String {
    format!("{coordinate:.1}")
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value}") }
}

fn corners(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", at(*x), at(*y))).collect::<Vec<_>>().join(" ")
}
