//! The page: mounts the app in a browser; natively there is nothing to mount.

#[cfg(target_arch = "wasm32")]
fn main() {
    // The benchmark brings its own canvases.
    if cfg!(not(feature = "bench")) {
        tuiyan::shell::mount();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
