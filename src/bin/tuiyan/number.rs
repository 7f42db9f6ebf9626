//! Numbers as people read them.

/// A number as short as it reads back, or in powers of ten where that would fill a line.
pub(super) fn plain(x: f64) -> String {
    let size = x.abs();
    if size != 0.0 && !(1e-7..1e15).contains(&size) { format!("{x:e}") } else { format!("{x}") }
}

/// A number to so many decimals, without trailing zeros beyond the first `least`.
pub(super) fn rounded(x: f64, least: u8, most: u8) -> String {
    if x.abs() >= 1e15 {
        return format!("{x:.4e}");
    }
    let text = format!("{x:.*}", usize::from(most));
    let zeros = text.len() - text.trim_end_matches('0').len();
    let keep = text.len() - zeros.min(usize::from(most - least));
    let text = text[..keep].trim_end_matches('.');
    if text.trim_matches(['-', '0', '.']).is_empty() { text.trim_start_matches('-').to_owned() } else { text.to_owned() }
}

/// A computed value beside the target that it is held against: as many decimals as keep the two apart where they differ.
pub(super) fn beside(value: f64, target: f64, decimals: u8) -> String {
    let differs = |most: &u8| value == target || rounded(value, decimals, *most) != rounded(target, decimals, *most);
    let first = if decimals == 0 { 1 } else { decimals };
    let most = (first..=12).find(differs).unwrap_or(first);
    rounded(value, decimals, most)
}

/// A number to `decimals`, rounded so that what is asked is still enough: up where `up`, else down.
pub(super) fn enough(x: f64, up: bool, decimals: u8) -> String {
    let scale = 10_f64.powi(i32::from(decimals));
    // A rounding error must not cost a whole step.
    let steps = if up { (x * scale - 1e-6).ceil() } else { (x * scale + 1e-6).floor() };
    if steps.is_finite() && steps.abs() < 1e15 { rounded(steps / scale, 0, decimals) } else { plain(x) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_just_short_of_its_target_is_never_shown_as_the_target() {
        assert_eq!(beside(94.9996, 95.0, 1), "94.9996");
        assert_eq!(beside(95.0, 95.0, 1), "95.0");
        assert_eq!(beside(93.96, 95.0, 1), "94.0");
    }

    #[test]
    fn a_requirement_is_rounded_to_the_side_that_is_enough() {
        assert_eq!(enough(0.261_1, true, 3), "0.262");
        assert_eq!(enough(0.261_9, false, 3), "0.261");
        assert_eq!(enough(0.26 + 1e-12, true, 2), "0.26");
    }

    #[test]
    fn nothing_is_never_negative() {
        assert_eq!(rounded(-0.000_1, 0, 2), "0");
    }
}
