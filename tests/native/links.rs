//! Links: what is sent arrives, and what is damaged on the way is refused.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use tuiyan::exchange::{
    BUILTIN, Difference, Linked, decode_link, encode_link, fingerprint, read_plan, read_scenario, write_plan,
};
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::*;

use crate::draw;
use crate::formats::EXAMPLE;
use crate::support::{amount, id, linear, plan};

/// A link of the format's example as the first version wrote it. It must open for ever.
const GOLDEN: &str = include_str!("../data/link.txt");

/// What programs and people put before and behind a link.
const BEFORE: [&str; 7] = ["", "  ", "看看这个：", "see <", "> ", "（", "My scenario: "];
const BEHIND: [&str; 14] = [
    "",
    "！",
    "……",
    "。",
    "…谢谢",
    " thanks",
    "\n\n-- \n张三",
    "#wechat_redirect",
    "#rd",
    "?from=singlemessage&isappinstalled=0",
    "&from=timeline",
    "&lang=en",
    "）。",
    ">",
];

/// Where the page may lie.
const PAGE: &str = "https://tuiyan.example.gov.cn/#";

fn example() -> Scenario {
    read_scenario(EXAMPLE, plan()).unwrap()
}

fn link(scenario: &Scenario) -> String {
    encode_link(plan(), scenario).unwrap()
}

#[track_caller]
fn opened(text: &str, plan: &Plan) -> Linked {
    decode_link(text, plan).unwrap_or_else(|faults| panic!("{text}: {faults}"))
}

#[track_caller]
fn refused(text: &str, plan: &Plan, words: &str) {
    let said = decode_link(text, plan).unwrap_err().to_string();
    assert!(said.contains(words), "“{said}” does not say “{words}”");
}

/// The built-in plan with a piece of its text replaced.
fn plan_with(from: &str, to: &str) -> Plan {
    assert!(BUILTIN.contains(from), "{from} is not in the plan");
    read_plan(&BUILTIN.replacen(from, to, 1)).unwrap()
}

/// A scenario in which the first `count` indicators of Table 1 are changed, with figures as a person types them.
pub(crate) fn changed(count: usize) -> Scenario {
    let mut scenario = Scenario { name: "加大投入".to_owned(), ..Scenario::holding(plan()) };
    for (at, indicator) in plan().scored().enumerate().take(count) {
        let id = || indicator.id.clone();
        let tenths = f64::from(u32::try_from(at).unwrap());
        let edits = match indicator.statement.measured() {
            None => vec![Edit::Status(id(), Some(StatusReport::Reached(Year::new(2023))))],
            Some(stated) if stated.measure.is_of_rates() => {
                vec![Edit::Growth(id(), Some(Growth::Compound { rate: Rate::of((35.0 + tenths) / 1000.0) }))]
            }
            Some(stated) if stated.start == Start::Missing => {
                vec![Edit::Start(id(), Some(amount(40.5))), Edit::Growth(id(), Some(linear(0.25)))]
            }
            Some(_) => vec![Edit::Growth(id(), Some(linear((11.0 + tenths) / 100.0)))],
        };
        for edit in edits {
            apply(&mut scenario, plan(), edit).unwrap();
        }
    }
    assert_eq!(scenario.assumptions.len(), count);
    scenario
}

/// CRC-32 bit by bit, so that a test can seal what it likes.
fn crc(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())))
}

/// The text of those bytes with a checksum that holds.
fn sealed(bytes: &[u8]) -> String {
    let mut bytes = bytes.to_vec();
    bytes.extend_from_slice(&crc(&bytes).to_le_bytes());
    format!("s={}", URL_SAFE_NO_PAD.encode(bytes))
}

/// The version and the body of a link.
fn opened_up(link: &str) -> Vec<u8> {
    let mut bytes = URL_SAFE_NO_PAD.decode(link.strip_prefix("s=").unwrap()).unwrap();
    bytes.truncate(bytes.len() - 4);
    bytes
}

#[test]
fn a_link_arrives_as_it_was_sent() {
    let linked = opened(&link(&example()), plan());
    assert_eq!(linked, Linked { scenario: example(), is_same_plan_data: true, differing: vec![], left_out: vec![] });
}

#[test]
fn a_link_that_was_sent_long_ago_still_opens() {
    // The data of the plan may have been amended since.
    assert_eq!(opened(GOLDEN, plan()).scenario, example());
}

#[test]
fn a_link_is_short() {
    let lengths = [0, 1, 10, 38].map(|count| PAGE.len() + link(&changed(count)).len());
    println!("characters of a whole address with 0, 1, 10 and 38 changed indicators: {lengths:?}");
    assert!(lengths[2] < 250 && lengths[3] <= 350, "{lengths:?}");
    let mut just_met = Scenario::holding(plan());
    apply(&mut just_met, plan(), Edit::Preset(Preset::JustMet)).unwrap();
    let solved = PAGE.len() + link(&just_met).len();
    println!("with all {} solved for to the last digit: {solved}", just_met.assumptions.len());
    assert!(solved < 500, "{solved}");
}

#[test]
fn numbers_at_the_edge_of_what_a_double_holds_arrive_to_the_last_bit() {
    let numbers = [0.0, -0.0, 1.0 / 3.0, 1e-7, 5e-324, f64::MIN_POSITIVE, 1e300, f64::MAX, f64::MIN, 9_007_199_254_740_993.0];
    for number in numbers {
        let mut scenario = Scenario { seed: u64::MAX, ..Scenario::holding(plan()) };
        let assumption = Assumption { growth: Some(linear(number)), ..Assumption::default() };
        scenario.assumptions.insert(id("t1-03"), assumption);
        let arrived = opened(&link(&scenario), plan()).scenario;
        let Some(Growth::Linear { step }) = arrived.assumption(&id("t1-03")).growth else { panic!("{arrived:?}") };
        assert_eq!((step.get().to_bits(), arrived.seed), (number.to_bits(), u64::MAX), "{number:e}");
    }
}

#[test]
fn any_one_wrong_character_is_refused() {
    let link = link(&example());
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.";
    for (at, right) in link.char_indices() {
        for wrong in letters.chars().filter(|wrong| *wrong != right) {
            let text = format!("{}{wrong}{}", &link[..at], &link[at + 1..]);
            assert!(decode_link(&text, plan()).is_err(), "{text}");
        }
    }
}

#[test]
fn a_link_that_lacks_its_end_is_refused() {
    let link = link(&example());
    for length in 0..link.len() {
        assert!(decode_link(&link[..length], plan()).is_err(), "{length}");
    }
}

#[test]
fn white_space_that_a_mail_program_adds_does_no_harm() {
    let link = link(&example());
    let lines: Vec<_> = link.as_bytes().chunks(40).map(|line| std::str::from_utf8(line).unwrap()).collect();
    for break_ in ["\n", "\r\n", " ", "\u{3000}", "\u{200b}"] {
        assert_eq!(opened(&format!("  {PAGE}{}\n", lines.join(break_)), plan()).scenario, example());
    }
}

#[test]
fn a_link_to_another_plan_names_both() {
    let other = plan_with("\"lizhou-14\"", "\"lizhou-15\"");
    refused(&link(&example()), &other, "plan：为“lizhou-14”，而当前规划是“lizhou-15”");
    let faults = encode_link(&other, &example()).unwrap_err().to_string();
    assert!(faults.contains("lizhou-14") && faults.contains("lizhou-15"));
}

#[test]
fn a_note_that_no_link_can_hold_is_said_when_it_is_made() {
    let scenario = Scenario { note: "记".repeat(30_000), ..example() };
    assert!(encode_link(plan(), &scenario).unwrap_err().to_string().contains("请缩短备注"));
}

#[test]
fn the_fingerprint_is_of_the_data_and_not_of_the_file() {
    let plain: serde_json::Value = serde_json::from_str(BUILTIN).unwrap();
    let without_white_space = read_plan(&plain.to_string()).unwrap();
    assert_eq!(fingerprint(&without_white_space), fingerprint(plan()));
    assert_eq!(fingerprint(&read_plan(&write_plan(plan())).unwrap()), fingerprint(plan()));
}

/// The built-in plan with another target for one indicator.
fn asking(name: &str, target: f64) -> Plan {
    let mut other = plan().clone();
    let at = other.indicators.iter().position(|indicator| indicator.id == id(name)).unwrap();
    let Statement::Measured(stated) = &mut other.indicators[at].statement else { panic!("{name} is a status") };
    let op = stated.goal.printed().unwrap().op;
    stated.goal = tuiyan::plan::Goal::number(op, amount(target));
    other
}

#[test]
fn over_other_data_a_link_opens_and_says_which_verdicts_differ() {
    let linked = opened(&link(&example()), &asking("t1-03", 99.0));
    assert_eq!((linked.scenario, linked.is_same_plan_data, linked.left_out), (example(), false, vec![]));
    assert_eq!(linked.differing, [Difference { id: id("t1-03"), sent: Standing::Met, here: Some(Standing::Missed) }]);
}

#[test]
fn over_other_data_what_is_not_allowed_is_left_out_and_named() {
    let mut other = plan().clone();
    other.indicators.retain(|indicator| indicator.id != id("t1-07"));
    let at = other.indicators.iter().position(|indicator| indicator.id == id("t1-10")).unwrap();
    other.indicators[at].bounds.max = Some(amount(20.0));
    let linked = opened(&link(&example()), &other);
    let places: Vec<_> = linked.left_out.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(places, ["assumptions.t1-07", "assumptions.t1-10.start"]);
    assert_eq!(linked.scenario.assumptions.len(), example().assumptions.len() - 2);
    assert!(linked.differing.contains(&Difference { id: id("t1-07"), sent: Standing::Met, here: None }), "{linked:?}");
}

#[test]
fn over_the_same_data_what_is_not_allowed_is_refused() {
    let mut wrong = example();
    wrong.assumptions.insert(id("t1-03"), Assumption { start: Some(amount(-5.0)), ..Assumption::default() });
    refused(&link(&wrong), plan(), "assumptions.t1-03.start：值为 -5");
}

#[test]
fn a_link_of_a_later_version_names_both_versions() {
    let mut bytes = opened_up(&link(&example()));
    bytes[0] = 8;
    refused(&sealed(&bytes), plan(), "链接为第 8 版，本程序只能读到第 7 版");
}

/// The example, with a range, a cost, a correlation and a budget.
fn ranged() -> Scenario {
    let mut scenario = example();
    let range = Uncertainty::new(0.16, 0.14, Shape::Triangular).ok();
    let edits = [
        Edit::Uncertainty(id("t1-03"), range),
        Edit::Uncertainty(id("t1-07"), Uncertainty::new(0.002, 0.0, Shape::Uniform).ok()),
        Edit::UnitCost(id("t1-03"), Cost::new(120.0).ok()),
        Edit::Correlation(Correlation::new(0.3).ok()),
        Edit::Budget(Cost::new(5000.0).ok()),
    ];
    for edit in edits {
        apply(&mut scenario, plan(), edit).unwrap();
    }
    scenario
}

/// The example, with annual targets of the person's own.
fn broken_down() -> Scenario {
    let mut scenario = example();
    let targets = [(2021, 94.0), (2022, 94.3), (2024, 94.7)].map(|(year, value)| (Year::new(year), amount(value)));
    apply(&mut scenario, plan(), Edit::Milestones(id("t1-03"), targets.into())).unwrap();
    scenario
}

/// The example, with the population's growth taken over from its past.
fn peopled() -> Scenario {
    let left_out = [Year::new(2015)].into();
    let basis = Provenance { method: Method::Damped, from: Year::new(2011), to: Year::new(2020), n: 9, left_out };
    let mut scenario = example();
    apply(&mut scenario, plan(), Edit::TakeOverPopulation(Rate::new(-0.002).ok(), basis)).unwrap();
    scenario
}

#[test]
fn a_link_is_of_the_first_version_that_can_say_it() {
    // Version, the length of the plan's id, the id, and the fingerprint of its data, which may have been amended.
    let but_for_the_data = |link: &str| {
        let mut bytes = opened_up(link);
        bytes.drain(11..15);
        bytes
    };
    assert_eq!(but_for_the_data(&link(&example())), but_for_the_data(GOLDEN.trim()), "as it has always been written");
    for (scenario, version) in [(example(), 1), (changed(38), 1), (ranged(), 2), (broken_down(), 5), (peopled(), 7)] {
        let link = link(&scenario);
        assert_eq!(opened_up(&link)[0], version);
        assert_eq!(opened(&link, plan()).scenario, scenario);
    }
    let budget = Scenario { budget: Cost::new(0.0).ok(), ..Scenario::holding(plan()) };
    assert_eq!(opened(&link(&budget), plan()).scenario, budget);
}

#[test]
fn what_the_first_version_cannot_say_is_no_link_of_it() {
    let mut bytes = opened_up(&link(&Scenario { correlation: None, budget: None, ..ranged() }));
    // The second version says two things after the first, here that neither is stated.
    assert_eq!((bytes[0], bytes.split_off(bytes.len() - 2)), (2, vec![0, 0]));
    bytes[0] = 1;
    refused(&sealed(&bytes), plan(), "读不懂");
    // Where the population's growth comes from is of the seventh.
    let mut bytes = opened_up(&link(&peopled()));
    bytes[0] = 6;
    refused(&sealed(&bytes), plan(), "读不懂");
    // Annual targets are of the fifth.
    let mut bytes = opened_up(&link(&broken_down()));
    bytes[0] = 4;
    refused(&sealed(&bytes), plan(), "读不懂");
}

#[test]
fn a_few_bytes_cannot_ask_for_billions_of_indicators() {
    // Version, plan, fingerprint, two empty texts, seed, no growth; one run of 2^32 − 1 ids; marks and parts that are not there.
    let mut bytes = vec![1, 9];
    bytes.extend_from_slice(b"lizhou-14\0\0\0\0\0\0\x01\0\x01\x01t\x02\x01\xff\xff\xff\xff\x0f\0\0");
    refused(&sealed(&bytes), plan(), "读不懂");
    bytes.truncate(bytes.len() - 2);
    bytes.extend_from_slice(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
    refused(&sealed(&bytes), plan(), "读不懂");
}

/// A repeatable source of bytes.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % most as u64).unwrap()
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| self.roll().to_le_bytes()[0]).collect()
    }
}

#[test]
fn thousands_of_random_texts_end_in_a_sentence() {
    let mut dice = Dice(14);
    for _ in 0..10_000 {
        let bytes = dice.bytes(200);
        for text in [String::from_utf8_lossy(&bytes).into_owned(), URL_SAFE_NO_PAD.encode(&bytes)] {
            assert!(decode_link(&text, plan()).is_err_and(|faults| !faults.to_string().is_empty()), "{text}");
        }
    }
}

#[test]
fn thousands_of_forged_links_end_in_a_scenario_that_is_allowed_or_a_sentence() {
    let genuine = [example(), changed(38), ranged()].map(|scenario| opened_up(&link(&scenario)));
    let mut dice = Dice(2025);
    for round in 0..20_000 {
        let mut bytes = genuine[round % genuine.len()].clone();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(3) {
                0 => bytes[at] = dice.roll().to_le_bytes()[0],
                1 => drop(bytes.splice(at..at, dice.bytes(6))),
                _ => drop(bytes.splice(at..(at + 3).min(bytes.len()), dice.bytes(6))),
            }
        }
        if round % 10 == 0 {
            bytes = [vec![if round % 20 == 0 { 1 } else { 2 }], dice.bytes(120)].concat();
        }
        let Ok(linked) = decode_link(&sealed(&bytes), plan()) else { continue };
        for (id, assumption) in &linked.scenario.assumptions {
            let indicator = plan().indicator(id).unwrap();
            assert_eq!(complaints(assumption, indicator, plan().period), vec![]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scenario_arrives_as_it_was_sent(scenario in draw::scenario()) {
        let linked = opened(&link(&scenario), plan());
        // The debug form tells a negative zero from zero.
        prop_assert_eq!(format!("{:?}", &linked.scenario), format!("{scenario:?}"));
        prop_assert!(linked.is_same_plan_data && linked.differing.is_empty() && linked.left_out.is_empty());
    }

    #[test]
    fn a_link_opens_whatever_it_caught_on_its_way(
        scenario in draw::scenario(),
        before in prop::sample::select(BEFORE.to_vec()),
        behind in prop::sample::select(BEHIND.to_vec()),
        encoded in 0..3_usize,
        query in prop::sample::select(vec!["", "?from=singlemessage", "?s=1"]),
        at in any::<prop::sample::Index>(),
        break_ in prop::sample::select(vec!["", "\n", "\r\n> ", " ", "\u{200b}"]),
    ) {
        let code = link(&scenario);
        let at = 2 + at.index(code.len() - 2);
        let mut address = format!("https://tuiyan.example.gov.cn/{query}#{}{break_}{}", &code[..at], &code[at..]);
        for _ in 0..encoded {
            address = address.replace('%', "%25").replace('#', "%23").replace('=', "%3D").replace('&', "%26");
        }
        let text = format!("{before}{address}{behind}");
        prop_assert_eq!(opened(&text, plan()).scenario, scenario, "{}", text);
    }

    #[test]
    fn what_a_link_lacks_of_its_end_is_said(scenario in draw::scenario(), cut in any::<prop::sample::Index>(), behind in prop::sample::select(vec!["", "…", "。"])) {
        let code = link(&scenario);
        let at = 2 + cut.index(code.len() - 2);
        let said = decode_link(&format!("{PAGE}{}{behind}", &code[..at]), plan()).unwrap_err().to_string();
        prop_assert!(said.contains("少了结尾") || at == 2, "{} {}", at, said);
    }

    #[test]
    fn every_double_arrives_to_the_last_bit(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite());
        let mut scenario = Scenario::holding(plan());
        scenario.assumptions.insert(id("t1-16"), Assumption { growth: Some(linear(number)), ..Assumption::default() });
        let arrived = opened(&link(&scenario), plan()).scenario;
        let Some(Growth::Linear { step }) = arrived.assumption(&id("t1-16")).growth else { panic!("{arrived:?}") };
        prop_assert_eq!(step.get().to_bits(), bits);
    }
}
