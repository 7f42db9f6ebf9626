//! The same figures to the last bit on every machine; a browser runs the same list.

#[path = "../shared/bits.rs"]
mod shared;

#[test]
fn paths_and_requirements_are_the_recorded_ones_to_the_last_bit() {
    let lines = shared::lines();
    if std::env::var_os("UPDATE_BITS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bits.txt"), lines.join("\n") + "\n").unwrap();
        return;
    }
    let changed: Vec<_> = lines.iter().zip(shared::RECORDED.lines()).filter(|(found, recorded)| found != recorded).collect();
    assert!(changed.is_empty(), "{changed:#?}; if that is meant, run the tests once with UPDATE_BITS=1");
    assert_eq!(lines.len(), shared::RECORDED.lines().count());
}
