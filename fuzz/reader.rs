//! Runs one reader, named by `TUIYAN_READER`, under a coverage-guided fuzzer. `make fuzz` runs one after the other.
#![no_main]

#[path = "../tests/shared/readers.rs"]
mod readers;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use readers::{READERS, Reader};

fn chosen() -> &'static Reader {
    static CHOSEN: OnceLock<&Reader> = OnceLock::new();
    CHOSEN.get_or_init(|| {
        let name = std::env::var("TUIYAN_READER").unwrap_or_default();
        READERS.iter().find(|reader| reader.name == name).unwrap_or_else(|| panic!("there is no reader “{name}”"))
    })
}

/// Writes the seeds to the folder `TUIYAN_SEEDS`, before the fuzzer looks there.
fn sow() {
    let Some(folder) = std::env::var_os("TUIYAN_SEEDS").map(std::path::PathBuf::from) else { return };
    for (at, seed) in (chosen().seeds)().iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{at}")), seed).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
}

fuzz_target!(init: sow(), |bytes: &[u8]| chosen().read(bytes));
