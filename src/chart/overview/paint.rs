//! The picture, layer by layer: what is of one colour is one call, over all lines.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters_backend::text_anchor::HPos;

use super::layout::{GAP, HEAD, Layout, OverviewSpot, Row, SCALE, TITLE};
use super::{ENDS, LegendPart, OverviewLine, OverviewMark, OverviewPicture};
use crate::chart::brush::{Block, Brush, Painted};
use crate::chart::lettering::wrapped;
use crate::chart::{Frame, Look, SparkTone, Theme, verdict};

/// Half the size of a dot and of the square of what was observed.
const DOT: f64 = 4.8;
const SQUARE: f64 = 3.5;
/// Half the height of a milestone's tick, and its width.
const TICK: (f64, f64) = (7.0, 2.0);
/// A scale narrower than this has room for the target's label alone.
const LABELLED: f64 = 105.0;
/// Of a zone narrower than this the label has the place of that of the scale's end.
const ZONED: f64 = 44.0;
/// The verdicts, with the shapes that tell them apart without colour.
const TONES: [(SparkTone, Look); 3] =
    [(SparkTone::Met, Look::nth(0)), (SparkTone::Missed, Look::nth(4)), (SparkTone::Unjudged, Look::nth(2))];

/// Over whatever lies there, from the upper left corner.
pub(in crate::chart) fn layers<DB: DrawingBackend>(
    overview: &OverviewPicture,
    theme: &Theme,
    frame: Frame,
    brush: &mut Brush<DB>,
) -> Painted<DB> {
    let layout = Layout::of(overview, frame.width);
    brush.block((0.0, 0.0), (f64::from(frame.width), f64::from(frame.height)), &theme.surface)?;
    scale(brush, overview, &layout, theme)?;
    titles(brush, overview, &layout, theme, frame)?;
    if !overview.is_dense() {
        guides(brush, overview, &layout, theme)?;
        from_first(brush, overview, &layout, theme)?;
        known(brush, overview, &layout, theme)?;
    }
    dots(brush, overview, &layout, theme)?;
    if overview.is_dense() {
        return Ok(());
    }
    beyond(brush, overview, &layout, theme)?;
    texts(brush, overview, &layout, theme, frame)
}

/// The region from the target on, the ticks with their labels, and the scenarios' names.
fn scale<DB: DrawingBackend>(brush: &mut Brush<DB>, overview: &OverviewPicture, layout: &Layout, theme: &Theme) -> Painted<DB> {
    let (mut region, mut weak, mut target) = (Vec::new(), Vec::new(), Vec::new());
    for (column, panel) in panels(overview, layout) {
        let x = |share| layout.x(column.left, panel, share);
        let down = (layout.top - 2.0, column.scaled);
        region.push(brush.area((x(1.0), down.0), (x(ENDS.1) + layout.zone, down.1)));
        for (tick, _) in &overview.ticks {
            let lines = if *tick == 1.0 { &mut target } else { &mut weak };
            lines.push(brush.standing(x(*tick), down, if *tick == 1.0 { 2.0 } else { 1.0 }));
        }
    }
    brush.blocks(&region, &theme.region())?;
    brush.blocks(&weak, &theme.grid)?;
    brush.blocks(&target, &theme.met)?;
    for (column, panel) in panels(overview, layout) {
        let y = layout.top - SCALE / 2.0 - 1.0;
        let x = |share| layout.x(column.left, panel, share);
        let is_narrow = x(ENDS.1) - x(ENDS.0) < LABELLED;
        let is_crowded = overview.is_dense() && layout.zone < ZONED;
        let has_room = |tick: f64| tick == 1.0 || !is_narrow && !(is_crowded && (tick <= ENDS.0 || tick >= ENDS.1));
        for (tick, label) in overview.ticks.iter().filter(|(tick, _)| has_room(*tick)) {
            let colour = if *tick == 1.0 { theme.met } else { theme.muted };
            brush.write_sized(label, (x(*tick), y), HPos::Center, 12.0, colour)?;
        }
        if overview.is_dense() && !is_narrow {
            let [below, above] = &overview.beyond;
            brush.write_sized(below, (x(ENDS.0) - layout.zone / 2.0 - 6.0, y), HPos::Center, 12.0, theme.muted)?;
            brush.write_sized(above, (x(ENDS.1) + layout.zone / 2.0 + 12.0, y), HPos::Center, 12.0, theme.muted)?;
        }
        if let Some(head) = overview.heads.get(panel) {
            let head = wrapped(head, 13.0, layout.panel - GAP, 1).concat();
            brush.write_sized(&head, (layout.panel_left(column.left, panel) + GAP, HEAD / 2.0), HPos::Left, 13.0, theme.ink)?;
        }
    }
    Ok(())
}

/// Every panel of every column that has lines with shares.
fn panels<'a>(overview: &'a OverviewPicture, layout: &'a Layout) -> impl Iterator<Item = (&'a super::layout::Column, usize)> {
    let scaled = layout.columns.iter().filter(|column| column.scaled > layout.top);
    scaled.flat_map(|column| (0..overview.panels()).map(move |panel| (column, panel)))
}

fn titles<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    overview: &OverviewPicture,
    layout: &Layout,
    theme: &Theme,
    frame: Frame,
) -> Painted<DB> {
    let size = Layout::text(frame.width);
    let mut rules = Vec::new();
    for title in &layout.titles {
        let text = &overview.sections[title.section].title;
        let (x, right) = (title.left + GAP, title.left + layout.width - GAP);
        if overview.is_dense() {
            for (at, line) in wrapped(text, size, layout.names, 2).iter().enumerate() {
                brush.write_sized(
                    line,
                    (x, title.top + 11.0 + crate::chart::plot::count(at) * super::swarm::LEADING),
                    HPos::Left,
                    size,
                    theme.ink,
                )?;
            }
            rules.push(brush.lying(title.top, (x, right), 1.0));
        } else {
            let text = if title.goes_on { format!("{text} …") } else { text.clone() };
            let text = wrapped(&text, size, layout.width - 2.0 * GAP, 1).concat();
            brush.write_sized(&text, (x, title.top + TITLE / 2.0 + 2.0), HPos::Left, size, theme.accent)?;
            rules.push(brush.lying(title.top + TITLE - 2.0, (x, x + layout.names), 1.0));
        }
    }
    brush.blocks(&rules, &theme.grid)
}

/// A quiet line under each row's marks leads the eye from the name.
fn guides<DB: DrawingBackend>(brush: &mut Brush<DB>, overview: &OverviewPicture, layout: &Layout, theme: &Theme) -> Painted<DB> {
    let guide = |(row, panel): (&Row, usize)| {
        let left = layout.columns[row.column].left;
        brush.lying(row.top + super::layout::ROW / 2.0, (layout.x(left, panel, ENDS.0), layout.x(left, panel, ENDS.1)), 1.0)
    };
    let rows = layout.rows.iter().filter(|row| !row.is_apart);
    let all: Vec<Block> = rows.flat_map(|row| (0..overview.panels()).map(move |panel| (row, panel))).map(guide).collect();
    brush.blocks(&all, &theme.grid)
}

/// Every mark with its place.
fn marks<'a>(
    overview: &'a OverviewPicture,
    layout: &'a Layout,
) -> impl Iterator<Item = (&'a OverviewLine, &'a OverviewMark, OverviewSpot)> {
    let all = overview.lines().enumerate();
    all.flat_map(move |(at, line)| {
        let spot = move |panel| layout.spot(at, panel);
        line.marks.iter().enumerate().filter_map(move |(panel, mark)| Some((line, mark, spot(panel)?)))
    })
}

/// What lies between the first scenario's share and another's.
fn from_first<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    overview: &OverviewPicture,
    layout: &Layout,
    theme: &Theme,
) -> Painted<DB> {
    let mut links = Vec::new();
    for (line, mark, spot) in marks(overview, layout).filter(|(.., spot)| spot.panel > 0) {
        let (Some(first), Some(_), Some(row)) = (line.marks[0].share, mark.share, layout.rows.get(spot.line)) else { continue };
        let x = layout.x(layout.columns[row.column].left, spot.panel, first);
        links.push(brush.lying(spot.y, (x.min(spot.x), x.max(spot.x)), 2.0));
        links.push(brush.standing(x, (spot.y - 4.0, spot.y + 4.0), 2.0));
    }
    brush.blocks(&links, &theme.tint(theme.muted, 0.7))
}

/// What was observed, and what is asked on the way.
fn known<DB: DrawingBackend>(brush: &mut Brush<DB>, overview: &OverviewPicture, layout: &Layout, theme: &Theme) -> Painted<DB> {
    let (mut squares, mut ticks, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for (_, mark, spot) in marks(overview, layout) {
        let Some(row) = layout.rows.get(spot.line) else { continue };
        let x = |share| layout.x(layout.columns[row.column].left, spot.panel, share);
        for (share, is_own) in &mark.milestones {
            let tick = brush.standing(x(*share), (spot.y - TICK.0, spot.y + TICK.0), TICK.1);
            if *is_own { own.push(tick) } else { ticks.push(tick) }
        }
        if let Some(share) = mark.observed {
            squares.push(brush.area((x(share) - SQUARE, spot.y - SQUARE), (x(share) + SQUARE, spot.y + SQUARE)));
        }
    }
    brush.blocks(&ticks, &theme.ink)?;
    brush.blocks(&own, &theme.accent)?;
    brush.blocks(&squares, &theme.ink)
}

/// The shares by verdict and nature. In a band those without one are dots as well.
fn dots<DB: DrawingBackend>(brush: &mut Brush<DB>, overview: &OverviewPicture, layout: &Layout, theme: &Theme) -> Painted<DB> {
    let is_dense = overview.is_dense();
    for (tone, shape) in TONES {
        for is_binding in [false, true] {
            let of = |(line, mark, spot): (&OverviewLine, &OverviewMark, OverviewSpot)| {
                let is_here =
                    mark.tone == tone && line.is_binding == is_binding && (mark.share.is_some() || is_dense && line.is_apart());
                is_here.then_some((spot.x, spot.y))
            };
            for spot in marks(overview, layout).filter_map(of) {
                if !is_dense {
                    filled(brush, spot, (tone, shape), DOT + 1.2, theme.surface)?;
                }
                dot(brush, spot, (tone, shape), is_binding, theme)?;
            }
        }
    }
    Ok(())
}

/// One by one: as one outline their ways from each to the next would show where they lie far apart.
fn dot<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    spot: (f64, f64),
    (tone, shape): (SparkTone, Look),
    is_binding: bool,
    theme: &Theme,
) -> Painted<DB> {
    filled(brush, spot, (tone, shape), DOT, tone.colour(theme))?;
    if is_binding { Ok(()) } else { filled(brush, spot, (tone, shape), DOT - 2.0, theme.surface) }
}

/// A circle is round on any screen, which an outline of a few whole pixels is not.
fn filled<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    spot: (f64, f64),
    (tone, shape): (SparkTone, Look),
    radius: f64,
    colour: RGBColor,
) -> Painted<DB> {
    match tone {
        SparkTone::Met => brush.disc(spot, radius, colour),
        SparkTone::Missed | SparkTone::Unjudged => brush.fill(shape.outline(spot, radius).into_iter(), &colour),
    }
}

/// Arrowheads beside the shares that the scale does not reach.
fn beyond<DB: DrawingBackend>(brush: &mut Brush<DB>, overview: &OverviewPicture, layout: &Layout, theme: &Theme) -> Painted<DB> {
    let arrow = |(_, mark, spot): (&OverviewLine, &OverviewMark, OverviewSpot)| {
        let share = mark.share?;
        let out = if share > ENDS.1 {
            1.0
        } else if share < ENDS.0 {
            -1.0
        } else {
            return None;
        };
        Some(arrowhead(spot.x + out * 7.5, spot.y, out))
    };
    marks(overview, layout).filter_map(arrow).try_for_each(|head| brush.fill(head.into_iter(), &theme.ink))
}

fn arrowhead(x: f64, y: f64, out: f64) -> Vec<(f64, f64)> {
    vec![(x, y - 4.0), (x + out * 5.0, y), (x, y + 4.0)]
}

/// Names, and shares as text; of those without one the verdict's mark and why.
fn texts<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    overview: &OverviewPicture,
    layout: &Layout,
    theme: &Theme,
    frame: Frame,
) -> Painted<DB> {
    let size = Layout::text(frame.width);
    for (line, row) in overview.lines().zip(&layout.rows) {
        let (left, y) = (layout.columns[row.column].left, row.top + super::layout::ROW / 2.0);
        let label = wrapped(&line.label, size, layout.names, 1).concat();
        brush.write_sized(&label, (left + GAP, y), HPos::Left, size, if line.is_binding { theme.ink } else { theme.muted })?;
    }
    for (_, mark, spot) in marks(overview, layout) {
        let left = layout.columns[layout.rows[spot.line].column].left;
        let (from, to) = (layout.panel_left(left, spot.panel), layout.panel_left(left, spot.panel + 1));
        match mark.share {
            Some(_) if layout.note > 0.0 => {
                brush.write_sized(&mark.text, (to - GAP, spot.y), HPos::Right, 12.0, theme.muted)?;
            }
            Some(_) => {}
            None => {
                verdict::mark(brush, (spot.x, spot.y), mark.tone, theme)?;
                let text = wrapped(&mark.text, 12.0, to - from - 34.0, 1).concat();
                brush.write_sized(&text, (spot.x + 11.0, spot.y), HPos::Left, 12.0, theme.muted)?;
            }
        }
    }
    Ok(())
}

/// A part of the picture, for its legend.
pub(in crate::chart) fn sign<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    part: LegendPart,
    (x, y): (f64, f64),
    theme: &Theme,
) -> Painted<DB> {
    match part {
        LegendPart::Share { tone, is_binding } => {
            let shape = TONES.iter().find(|(of, _)| *of == tone).map_or(TONES[0].1, |(_, shape)| *shape);
            dot(brush, (x, y), (tone, shape), is_binding, theme)
        }
        LegendPart::Observed => brush.block((x - SQUARE, y - SQUARE), (x + SQUARE, y + SQUARE), &theme.ink),
        LegendPart::Milestone => brush.upright(x, (y - TICK.0, y + TICK.0), TICK.1, &theme.ink),
        LegendPart::Beyond => brush.fill(arrowhead(x - 2.0, y, 1.0).into_iter(), &theme.ink),
        LegendPart::First => {
            brush.level(y, (x - 6.0, x + 7.0), 2.0, &theme.tint(theme.muted, 0.7))?;
            brush.upright(x - 6.0, (y - 4.0, y + 4.0), 2.0, &theme.tint(theme.muted, 0.7))
        }
    }
}
