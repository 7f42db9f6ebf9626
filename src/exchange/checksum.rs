//! Checksums, which tell a damaged text from a whole one and one plan's data from another's. They guard against accidents, not attacks.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::plan_file::plan_line;
use crate::plan::Plan;

/// CRC-32 as in zip and gzip. It uses no table: a link is short, and a table would be larger than all the other code of links.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC).checksum(bytes)
}

/// A checksum of all figures that a plan states: over its file as [`super::write_plan`] writes it, without white space and without the
/// relations between figures. Two plans with one id and different fingerprints may judge differently.
///
/// ```
/// let plan = tuiyan::exchange::builtin_plan()?;
/// let again = tuiyan::exchange::read_plan(&tuiyan::exchange::write_plan(&plan))?;
/// assert_eq!(tuiyan::exchange::fingerprint(&plan), tuiyan::exchange::fingerprint(&again));
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
pub fn fingerprint(plan: &Plan) -> u32 {
    checksum(plan_line(plan).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    #[test]
    fn the_checksum_is_the_one_that_others_compute() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn another_figure_is_another_fingerprint() {
        let plan = builtin_plan().unwrap();
        let mut other = plan.clone();
        other.indicators[0].decimals = crate::plan::Decimals::new(5).unwrap();
        assert_ne!(fingerprint(&plan), fingerprint(&other));
    }

    #[test]
    fn what_is_said_of_figures_is_no_figure() {
        let plan = builtin_plan().unwrap();
        assert!(!plan.relations.is_empty());
        assert_eq!(fingerprint(&plan), fingerprint(&Plan { relations: Vec::new(), ..plan.clone() }));
    }
}
