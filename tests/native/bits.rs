//! The same figures to the last bit on every machine; a browser runs the same list.

#[path = "../shared/bits.rs"]
mod shared;

/// Holds lines against the recorded ones, or records them where UPDATE_BITS is set.
#[track_caller]
fn check(lines: &[String], recorded: &str, file: &str) {
    if std::env::var_os("UPDATE_BITS").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
        std::fs::write(path, lines.join("\n") + "\n").unwrap();
        return;
    }
    let changed: Vec<_> = lines.iter().zip(recorded.lines()).filter(|(found, recorded)| found != recorded).collect();
    assert!(changed.is_empty(), "{changed:#?}; if that is meant, run the tests once with UPDATE_BITS=1");
    assert_eq!(lines.len(), recorded.lines().count());
}

#[test]
fn paths_and_requirements_are_the_recorded_ones_to_the_last_bit() {
    check(&shared::lines(), shared::RECORDED, "bits.txt");
}

#[test]
fn simulations_are_the_recorded_ones_to_the_last_bit() {
    check(&shared::simulated(), shared::SIMULATED, "simulated.txt");
}

#[test]
fn trends_are_the_recorded_ones_to_the_last_bit() {
    check(&shared::trends(), shared::TRENDS, "trends.txt");
}
