//! Verdicts, their reasons, and what stands in the way.

use super::tone::Tone;
use crate::projection::{Obstacle, Reason, Verdict};
use crate::scenario::Unfilled;
use crate::view::number::brief;
use crate::{phrase, word};

/// The verdict, and since when it holds.
pub fn verdict(verdict: &Verdict) -> String {
    let word = Tone::of(verdict).word();
    match verdict {
        Verdict::Met { first_year, .. } => phrase!("{word}（{first_year} 年起）", "{word} (from {first_year})"),
        Verdict::Missed { .. } | Verdict::Unjudged(_) => word.to_owned(),
    }
}

/// Why nothing can be said, and what to do about it.
pub fn reason(reason: Reason) -> String {
    use crate::projection::Side;
    match reason {
        Reason::NoStart => {
            word!("规划没有给出起点，填入起点值后即可判断", "the plan gives no baseline; enter one to have it judged").to_owned()
        }
        Reason::NoGrowth => {
            word!("还没有设定增速，设定后即可判断", "no growth rate is assumed yet; assume one to have it judged").to_owned()
        }
        Reason::StatusNotStated => {
            word!("定性目标，说明是否达到后即可判断", "qualitative target; state whether it is achieved to have it judged")
                .to_owned()
        }
        Reason::DependsOnStart { met, of } => {
            let (of, is_below) = (brief(of.get(), 4), met == Side::Below);
            let side = if is_below { word!("低于", "below") } else { word!("高于", "above") };
            phrase!("取决于起点：起点{side} {of} 时达标", "depends on the baseline: met if it is {side} {of}")
        }
        Reason::UndefinedStep(year) => phrase!(
            "{year} 年的基数不大于 0，不能按增速推算，请改用年均增量",
            "{year} starts from 0 or less, to which no growth rate applies; use an annual change instead"
        ),
        Reason::TargetLater => {
            word!("目标值待定，填入后即可判断", "the target is still to be set; enter its number to have it judged").to_owned()
        }
        Reason::NoOther => {
            word!("目标对照的指标还没有结果", "the indicator that the target is compared with has no outcome yet").to_owned()
        }
        Reason::NoReference => {
            word!("目标对照的外部数据还没有填写", "the outside figure that the target is compared with has not been entered")
                .to_owned()
        }
        Reason::Watched => word!("观察指标，不作判断", "watched only; not judged").to_owned(),
        Reason::NoLimit => {
            word!("该指标没有自然界限，请填写上限", "this indicator has no natural bound; enter a limit").to_owned()
        }
    }
}

/// Why nothing that is set meets a target.
pub fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::AllPinned => word!("各年数值都已确定", "the values of all years are already fixed"),
        Obstacle::Bound => word!("自然界限够不到目标", "the natural bound falls short of the target"),
        Obstacle::Limit => word!("曲线的上限够不到目标", "the curve’s ceiling falls short of the target"),
    }
}

/// Why no annual targets are filled in.
pub fn unfilled(why: Unfilled) -> String {
    match why {
        Unfilled::Status => word!("定性指标，没有可以分解的数值", "qualitative: there is no number to break down").to_owned(),
        Unfilled::Watched => word!("观察指标，规划没有提出目标", "watched only: the plan asks nothing of it").to_owned(),
        Unfilled::EveryYear => {
            word!("规划对每一年都有要求，不必另行分解", "the plan asks something of every year already").to_owned()
        }
        Unfilled::Unjudged(why) => reason(why),
        Unfilled::Impossible(why) => phrase!("按当前的增长方式无法达标：{}", "cannot be met: {}", obstacle(why)),
        Unfilled::Anything => {
            word!("任意取值都达标，不必分解", "any value meets the target; there is nothing to break down").to_owned()
        }
        Unfilled::Unsolved => word!("按当前的增长方式求不出路径", "no path can be worked out").to_owned(),
        Unfilled::NothingLeft => word!(
            "没有要填的年份：规划已给出目标，或已有观测值",
            "no year is left to fill in: the plan states its target, or it is observed"
        )
        .to_owned(),
        Unfilled::Locked => word!("已锁定", "locked").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Amount, Year};
    use crate::projection::Side;

    #[test]
    fn a_verdict_says_since_when_it_holds() {
        let met = Verdict::Met { first_year: Year::new(2023), margin: None };
        assert_eq!(verdict(&met), "达标（2023 年起）");
        assert_eq!(verdict(&Verdict::Missed { shortfall: None }), "未达标");
        assert_eq!(verdict(&Verdict::Unjudged(Reason::NoStart)), "无法判断");
    }

    #[test]
    fn the_start_that_a_verdict_depends_on_is_not_rounded_away() {
        let depends = |met, of| reason(Reason::DependsOnStart { met, of: Amount::of(of) });
        assert_eq!(depends(Side::Below, 5.5), "取决于起点：起点低于 5.5 时达标");
        assert_eq!(depends(Side::Above, 0.0026), "取决于起点：起点高于 0.0026 时达标");
    }
}
