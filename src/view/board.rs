//! The scoreboard: verdicts counted, binding first, never averaged, and what cannot be judged never counted as missed.

use super::words::{self, Tone};
use crate::plan::Nature;
use crate::projection::{Standing, Summary, Tally};
use crate::{phrase, word};

/// The scoreboard as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// 约束性, 预期性 and 未注明, as far as the plan has indicators of them.
    pub scores: Vec<NatureScore>,
    /// How many are only watched; empty where none is.
    pub watched: String,
    /// The same as one sentence, to be read aloud when it changes.
    pub sentence: String,
}

/// The verdicts of one nature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NatureScore {
    /// The nature; `None` where the document does not say.
    pub nature: Option<Nature>,
    /// The word for it.
    pub name: &'static str,
    /// 达标, 未达标 and 无法判断.
    pub parts: [ScorePart; 3],
    /// The counts by their marks, where there is little room: `✓2 ✕6 ?5`.
    pub brief: String,
    /// The counts in words.
    pub sentence: String,
}

/// One count of a nature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePart {
    /// The verdict that is counted.
    pub standing: Standing,
    /// How it looks.
    pub tone: Tone,
    /// How many there are.
    pub count: String,
    /// Its part of the bar, as a style length.
    pub width: String,
}

/// What is counted, in the order in which it stands.
const COUNTED: [Standing; 3] = [Standing::Met, Standing::Missed, Standing::Unjudged];
/// The natures in that order, binding first.
const NATURES: [Option<Nature>; 3] = [Some(Nature::Binding), Some(Nature::Expected), None];

const fn of(tally: Tally, standing: Standing) -> usize {
    match standing {
        Standing::Met => tally.met,
        Standing::Missed => tally.missed,
        Standing::Unjudged => tally.unjudged,
        Standing::Watched => tally.watched,
    }
}

const fn tally(summary: Summary, nature: Option<Nature>) -> Tally {
    match nature {
        Some(Nature::Binding) => summary.binding,
        Some(Nature::Expected) => summary.expected,
        None => summary.unstated,
    }
}

/// What becomes of the scoreboard, as far as it changes: `约束性 达标 2 → 3，未达标 6 → 5`.
pub fn board_change(before: Summary, after: Summary) -> String {
    let changes = NATURES.into_iter().filter_map(|nature| score_change(nature, tally(before, nature), tally(after, nature)));
    let changes: Vec<_> = changes.collect();
    if changes.is_empty() {
        word!("记分牌不变", "scoreboard unchanged").to_owned()
    } else {
        changes.join(word!("；", "; "))
    }
}

fn score_change(nature: Option<Nature>, before: Tally, after: Tally) -> Option<String> {
    let changed = COUNTED.into_iter().filter(|standing| of(before, *standing) != of(after, *standing));
    let parts: Vec<_> = changed
        .map(|standing| {
            let name = Tone::of_standing(standing).word();
            format!("{name} {} → {}", of(before, standing), of(after, standing))
        })
        .collect();
    let name = words::nature(nature);
    (!parts.is_empty()).then(|| phrase!("{name} {}", "{name}: {}", parts.join(word!("，", ", "))))
}

/// Puts a summary into words.
pub fn board(summary: Summary) -> Board {
    let scores: Vec<_> =
        NATURES.into_iter().filter(|nature| tally(summary, *nature).total() > 0).map(|nature| score(summary, nature)).collect();
    let watched: usize = NATURES.into_iter().map(|nature| tally(summary, nature).watched).sum();
    let told = (watched > 0).then(|| phrase!("{watched} 项观察", "{watched} watched"));
    let said: Vec<_> = scores.iter().map(|score| score.sentence.clone()).chain(told).collect();
    let watched = if watched == 0 { String::new() } else { watched.to_string() };
    Board { scores, watched, sentence: words::sentence(said.join(word!("；", "; "))) }
}

fn score(summary: Summary, nature: Option<Nature>) -> NatureScore {
    let (name, tally) = (words::nature(nature), tally(summary, nature));
    let parts = COUNTED.map(|standing| part(tally, standing));
    let brief = parts.each_ref().map(|part| format!("{}{}", part.tone.mark(), part.count)).join(" ");
    let said = parts.each_ref().map(|part| phrase!("{} {}", "{1} {0}", part.tone.word(), part.count)).join(" · ");
    NatureScore { nature, name, sentence: phrase!("{name} {said}", "{name}: {said}"), brief, parts }
}

fn part(tally: Tally, standing: Standing) -> ScorePart {
    let (count, total) = (of(tally, standing), tally.total().max(1));
    #[expect(clippy::cast_precision_loss, reason = "a plan has at most some thousand indicators")]
    let share = count as f64 / total as f64;
    ScorePart { standing, tone: Tone::of_standing(standing), count: count.to_string(), width: format!("{:.3}%", 100.0 * share) }
}

impl Board {
    /// All of it by marks, where there is little room: `约束性 ✓2 ✕6 ?5 · 预期性 ✓8 ✕12 ?5`.
    pub fn brief(&self) -> String {
        let scores: Vec<_> = self.scores.iter().map(|score| format!("{} {}", score.name, score.brief)).collect();
        scores.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    const fn summary() -> Summary {
        Summary {
            binding: Tally { met: 2, missed: 6, unjudged: 5, watched: 0 },
            expected: Tally { met: 8, missed: 12, unjudged: 5, watched: 1 },
            unstated: Tally { met: 0, missed: 0, unjudged: 0, watched: 0 },
        }
    }

    #[test]
    fn what_cannot_be_judged_stands_apart_from_what_is_missed() {
        let board = board(summary());
        assert_eq!(board.sentence, "约束性 达标 2 · 未达标 6 · 无法判断 5；预期性 达标 8 · 未达标 12 · 无法判断 5；1 项观察");
        assert_eq!(board.brief(), "约束性 ✓2 ✕6 ?5 · 预期性 ✓8 ✕12 ?5");
        let counts: Vec<_> = board.scores[0].parts.iter().map(|part| (part.standing, part.count.as_str())).collect();
        assert_eq!(counts, [(Standing::Met, "2"), (Standing::Missed, "6"), (Standing::Unjudged, "5")]);
        assert_eq!(board.watched, "1");
    }

    #[test]
    fn a_nature_that_the_plan_does_not_have_is_not_counted() {
        let board = board(Summary { binding: Tally::default(), ..summary() });
        assert_eq!(board.scores.iter().map(|score| score.nature).collect::<Vec<_>>(), [Some(Nature::Expected)]);
        let open = super::board(Summary { unstated: Tally { met: 1, ..Tally::default() }, ..summary() });
        assert_eq!(open.scores[2].name, "未注明");
    }

    #[test]
    fn the_parts_of_a_bar_fill_it() {
        let board = board(summary());
        let widths = board.scores[1].parts.each_ref().map(|part| part.width.as_str());
        assert_eq!(widths, ["32.000%", "48.000%", "20.000%"]);
    }

    #[test]
    fn a_change_tells_what_changes_and_nothing_else() {
        let mut after = summary();
        assert_eq!(board_change(summary(), after), "记分牌不变");
        (after.binding.met, after.binding.missed) = (3, 5);
        assert_eq!(board_change(summary(), after), "约束性 达标 2 → 3，未达标 6 → 5");
        (after.expected.met, after.expected.unjudged) = (9, 4);
        let said = "约束性 达标 2 → 3，未达标 6 → 5；预期性 达标 8 → 9，无法判断 5 → 4";
        assert_eq!(board_change(summary(), after), said);
        Language::English.speaking(|| {
            let nature = [words::nature(Some(Nature::Binding)), words::nature(Some(Nature::Expected))];
            let said = format!("{}: met 2 → 3, missed 6 → 5; {}: met 8 → 9, cannot be judged 5 → 4", nature[0], nature[1]);
            assert_eq!(board_change(summary(), after), said);
        });
    }
}
