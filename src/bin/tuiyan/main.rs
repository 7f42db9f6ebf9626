//! The command line.
fn main() {
    let plan = tuiyan::exchange::builtin_plan();
    let plan = match plan {
        Ok(p) => p,
        Err(e) => {
            eprintln!("{e}");
            std::process::exit(1)
        }
    };
    let args: Vec<String> = std::env::args().collect();
    let scenario = match args.get(1) {
        None => tuiyan::scenario::Scenario::holding(&plan),
        Some(f) => match tuiyan::exchange::read_scenario(&std::fs::read_to_string(f).unwrap(), &plan) {
            Ok(s) => s,
            Err(e) => {
                eprintln!("{e}");
                std::process::exit(1)
            }
        },
    };
    println!("{}", serde_json::to_string_pretty(&[tuiyan::exchange::judge_scenario(&plan, &scenario)]).unwrap());
}
