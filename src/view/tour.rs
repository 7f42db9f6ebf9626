//! The first minute: six things pointed out one after the other.

use super::places::Pane;
use crate::language::Text;

/// Where the tour stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tour {
    /// It is not under way.
    Away,
    /// Whoever is here for the first time is invited to it.
    Invited,
    /// It has come to the stop of that place, from 0.
    At(usize),
}

impl Tour {
    /// How many stops it has.
    pub const STOPS: usize = STOPS.len();

    /// The tour from its beginning.
    pub const fn begun() -> Self {
        Self::At(0)
    }

    /// The tour at another stop; past the last it is over.
    #[must_use]
    pub const fn at(stop: usize) -> Self {
        if stop < STOPS.len() { Self::At(stop) } else { Self::Away }
    }

    /// The stop that it has come to, with its place.
    pub fn stop(self) -> Option<(usize, &'static TourStop)> {
        let Self::At(at) = self else { return None };
        STOPS.get(at).map(|stop| (at, stop))
    }
}

/// Something that is pointed out.
#[derive(Clone, Copy, Debug)]
pub struct TourStop {
    /// Where it is, as a selector of style sheets.
    pub place: &'static str,
    /// What a narrow screen has to show.
    pub pane: Pane,
    /// What is said of it.
    pub words: Text,
}

static STOPS: [TourStop; 6] = [
    TourStop {
        place: ".scoreboard",
        pane: Pane::List,
        words: Text::new(
            "记分牌：约束性和预期性目标各有多少达标、未达标、无法判断，随时更新；点数字就只看这些指标。",
            "The scoreboard counts how many binding and anticipatory targets are met, missed, or cannot be judged. It is always up to \
             date. Click a number to see only those indicators.",
        ),
    },
    TourStop {
        place: ".list",
        pane: Pane::List,
        words: Text::new(
            "全部指标按领域排列：✓ 达标，✕ 未达标，? 无法判断。点一个就打开它。",
            "All indicators by domain: ✓ met, ✕ missed, ? cannot be judged. Click one to open it.",
        ),
    },
    TourStop {
        place: ".lever-control",
        pane: Pane::Sheet,
        words: Text::new(
            "拖动滑块改变增长假设。竖线是达标所需的值，绿色斜纹是达标的范围。",
            "Drag the slider to change the growth assumption. The tick is the required value; the hatched green range meets the \
             target.",
        ),
    },
    TourStop {
        place: ".readings",
        pane: Pane::Sheet,
        words: Text::new(
            "同一个假设的四种说法，改任何一个，其余三个随之变化。",
            "One assumption stated in four ways: change any of them and the others follow.",
        ),
    },
    TourStop {
        place: ".explanation",
        pane: Pane::Sheet,
        words: Text::new(
            "算式可以手工核对；下面“依据与读法”写明每个数在文件的哪一处。",
            "The working can be checked by hand; further down, “Source and readings” says where in the document each figure \
             stands.",
        ),
    },
    TourStop {
        place: "#drawer-share",
        pane: Pane::List,
        words: Text::new(
            "做好的情景可以用链接分享，不经过服务器；“训练”里有练习。",
            "Share a scenario as a link, without any server. Exercises are under Train.",
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_from_stop_to_stop_and_is_over_after_the_last() {
        let mut tour = Tour::begun();
        for at in 0..Tour::STOPS {
            assert_eq!(tour.stop().map(|(at, _)| at), Some(at));
            tour = Tour::at(at + 1);
        }
        assert_eq!(tour, Tour::Away);
        assert!(tour.stop().is_none() && Tour::Invited.stop().is_none());
    }

    #[test]
    fn on_a_narrow_screen_each_pane_is_turned_to_once() {
        let turns = STOPS.windows(2).filter(|pair| pair[0].pane != pair[1].pane).count();
        assert_eq!((STOPS[0].pane, turns), (Pane::List, 2), "to the sheet, and back for what is in the head");
    }
}
