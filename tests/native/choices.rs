//! The best use of budgets natively; `tests/browser.rs` holds a browser to the same choices.

#[path = "../shared/choices.rs"]
mod shared;

#[test]
fn what_is_saved_is_what_was_recorded() {
    let lines = shared::lines();
    if std::env::var_os("UPDATE_CHOICES").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/choices.txt"), lines.join("\n") + "\n").unwrap();
        return;
    }
    assert_eq!(lines, shared::RECORDED.lines().collect::<Vec<_>>());
}
