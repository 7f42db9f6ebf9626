//! The worker that simulates for the page; natively there is nothing to serve.

fn main() {}
