use super::*;
use crate::exchange::memory::machine::Machine;
use crate::exchange::{Places, Storage, builtin_plan, encode_link, pack_plan};
use crate::scenario::Scenario;

type Page = Places<Machine>;

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// A plan of a person's own.
fn own(name: &str) -> Plan {
    Plan { id: id(name), short_name: name.into(), ..builtin_plan().unwrap() }
}

/// The shelf of a page that was just loaded.
fn shelf(page: &Page) -> PlanShelf {
    PlanShelf::found(page).0
}

fn opened(effects: &[ShelfEffect]) -> Option<&Id> {
    let open = effects.iter().find_map(|effect| if let ShelfEffect::Open(plan) = effect { Some(plan) } else { None });
    open.map(|plan| &plan.id)
}

fn said(effects: &[ShelfEffect]) -> Option<&str> {
    effects.iter().find_map(|effect| if let ShelfEffect::Say(said) = effect { Some(said.as_str()) } else { None })
}

#[test]
fn a_page_begins_with_the_first_plan_and_later_with_the_one_that_was_open_last() {
    let page = Machine::fresh();
    let (mut first, effects) = PlanShelf::found(&page);
    let ids: Vec<_> = first.list().into_iter().map(|one| one.id).collect();
    assert_eq!(opened(&effects), ids.first());
    assert_eq!(opened(&first.switch(&ids[1], &page)), Some(&ids[1]));
    assert_eq!(opened(&PlanShelf::found(&page).1), Some(&ids[1]));
}

#[test]
fn the_packed_plan_is_open_before_anything_is_on_the_shelf_and_stays_open_when_that_is() {
    let page = Machine::fresh();
    let mut first = PlanShelf::default();
    let effects = first.open_packed();
    assert_eq!(opened(&effects), Some(&builtin_plan().unwrap().id));
    assert!(first.list().is_empty());
    assert_eq!(first.fill(&page), []);
    assert_eq!(first.list(), shelf(&page).list());
    assert_eq!(first.is_open(&builtin_plan().unwrap().id), shelf(&page).is_open(&builtin_plan().unwrap().id));
}

#[test]
fn a_window_stays_with_its_plan_whatever_others_open() {
    let page = Machine::fresh();
    let ids: Vec<_> = shelf(&page).list().into_iter().map(|one| one.id).collect();
    shelf(&page).switch(&ids[1], &page);
    stay_with(&page, &ids[2]);
    assert!(shelf(&page).is_open(&ids[2]));
    let another = Places { window: Some(Machine::default()), ..page };
    assert!(shelf(&another).is_open(&ids[1]));
}

#[test]
fn a_plan_that_is_taken_in_is_kept_and_open_and_a_reload_finds_it() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    assert_eq!(opened(&shelf.take(own("ours-1"), &page)), Some(&id("ours-1")));
    assert_eq!(shelf.told(), Some("“ours-1”已保存在本机，已打开。"));
    assert!(!shelf.has_unkept());
    let found = self::shelf(&page);
    assert!(found.is_open(&id("ours-1")));
    assert_eq!(found.list().last().map(|one| one.home), Some(Home::Machine));
}

#[test]
fn the_same_plan_again_is_only_opened() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let first = shelf.list()[0].id.clone();
    shelf.take(own("ours-1"), &page);
    shelf.switch(&first, &page);
    assert_eq!(opened(&shelf.take(own("ours-1"), &page)), Some(&id("ours-1")));
    assert_eq!(shelf.told(), Some("“ours-1”已在这里，已打开。"));
}

#[test]
fn another_plan_under_a_taken_id_changes_nothing_before_the_person_decides() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    shelf.take(own("ours-1"), &page);
    let before = shelf.text(&id("ours-1"));
    let newer = Plan { version: "2027".into(), ..own("ours-1") };
    assert!(shelf.take(newer.clone(), &page).is_empty());
    assert!(shelf.clash().is_some_and(|clash| *clash.plan == newer && !clash.lines.is_empty()));
    assert_eq!(shelf.text(&id("ours-1")), before);
    shelf.keep_beside(&newer, &page);
    assert_eq!(shelf.clash(), None);
    assert!(shelf.is_open(&id("ours-1-2")) && shelf.has(&id("ours-1")));
    shelf.keep(&newer, &page);
    assert_ne!(shelf.text(&id("ours-1")), before);
}

#[test]
fn a_plan_of_another_name_does_not_stand_in_the_way_of_a_table() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    shelf.take(own("city-2030"), &page);
    let other = Plan { short_name: "另一个".into(), ..own("city-2030") };
    assert_eq!(shelf.id_beside(&own("city-2030")), id("city-2030"));
    assert_eq!(shelf.id_beside(&other), id("city-2030-2"));
}

#[test]
fn an_edition_that_other_data_have_is_not_suggested_again() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let ours = Plan { version: "2026".into(), ..own("ours-1") };
    shelf.take(ours.clone(), &page);
    assert_eq!(shelf.edition(&ours, || "today".into()), "2026");
    let changed = Plan { short_name: "改".into(), ..ours };
    assert_eq!(shelf.edition(&changed, || "today".into()), "today");
}

#[test]
fn a_plan_that_finds_no_room_is_open_and_says_so_until_it_is_kept() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    page.machine.as_ref().unwrap().fill(true);
    let effects = shelf.take(own("ours-1"), &page);
    assert!(shelf.is_open(&id("ours-1")) && shelf.has_unkept());
    assert!(said(&effects).unwrap().contains("已打开，但没有保存"));
    assert_eq!(shelf.list().last().unwrap().unkept, Some(Unkept::Trouble(Trouble::Full)));
    page.machine.as_ref().unwrap().fill(false);
    shelf.keep_again(&id("ours-1"), &page);
    assert!(!shelf.has_unkept());
}

#[test]
fn the_hosts_plan_is_the_one_to_begin_with_unless_another_was_chosen_here() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    assert_eq!(opened(&shelf.find_beside(&own("host-1"), &page)), Some(&id("host-1")));
    let first = shelf.list()[0].id.clone();
    shelf.switch(&first, &page);
    assert_eq!(opened(&self::shelf(&page).find_beside(&own("host-1"), &page)), None);
}

#[test]
fn a_persons_own_plan_comes_before_the_hosts_under_the_same_id() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    shelf.keep(&own("ours-1"), &page);
    let hosts = Plan { short_name: "主机的".into(), ..own("ours-1") };
    assert_eq!(opened(&shelf.find_beside(&hosts, &page)), None);
    assert_eq!(shelf.title(&id("ours-1")), "ours-1");
}

#[test]
fn a_plan_that_is_deleted_goes_with_its_scenarios_and_is_put_back_with_them() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let machine = page.machine.as_ref().unwrap();
    shelf.take(own("ours-1"), &page);
    let records =
        ["tuiyan/2/", "tuiyan/2-open/", "tuiyan/2-facts/", "tuiyan/2-training/exercises/", "tuiyan.matched/", "tuiyan.reported/"];
    for record in records {
        let rest = if record == "tuiyan/2/" { "/a" } else { "" };
        machine.put(&format!("{record}ours-1{rest}"), "kept").unwrap();
    }
    let before = machine.names();
    let effects = shelf.take_off(&id("ours-1"));
    assert_eq!(opened(&effects), shelf.list().first().map(|one| &one.id));
    assert_eq!(machine.names(), before, "until the page has left the plan");
    assert_eq!(shelf.clear_away(&page), Some(id("ours-1")));
    assert!(!machine.names().iter().any(|name| name.contains("ours-1")));
    assert_eq!(shelf.taken_off().as_deref(), Some("ours-1"));
    assert_eq!(opened(&shelf.put_back(&page)), Some(&id("ours-1")));
    assert_eq!(machine.names(), before);
    assert_eq!(shelf.taken_off(), None);
}

#[test]
fn scenarios_stay_where_another_plan_bears_the_id() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let first = shelf.list()[0].id.clone();
    let ours = Plan { version: "x".into(), ..builtin_plan().unwrap() };
    assert_eq!(ours.id, first);
    shelf.keep(&ours, &page);
    let record = format!("tuiyan/2/{first}/a");
    page.machine.as_ref().unwrap().put(&record, "kept").unwrap();
    assert_eq!(opened(&shelf.take_off(&first)), Some(&first));
    shelf.clear_away(&page);
    assert!(page.machine.as_ref().unwrap().names().contains(&record));
}

#[test]
fn what_another_window_writes_is_read_here_and_told_where_it_is_worked_on() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let written = Some(pack_plan(&own("ours-1")));
    assert!(shelf.hear("tuiyan/2-plan/ours-1", written).is_empty());
    shelf.switch(&id("ours-1"), &page);
    let newer = Plan { version: "2027".into(), ..own("ours-1") };
    let effects = shelf.hear("tuiyan/2-plan/ours-1", Some(pack_plan(&newer)));
    assert_eq!(opened(&effects), Some(&id("ours-1")));
    assert!(matches!(&effects[1], ShelfEffect::Tell(told) if told.contains("另一个窗口更新了规划")));
    assert!(shelf.hear("tuiyan/2/ours-1/a", None).is_empty(), "a scenario is none of the shelf's");
}

#[test]
fn what_another_window_deletes_stays_here_while_it_is_worked_on() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let first = shelf.list()[0].id.clone();
    shelf.take(own("ours-1"), &page);
    assert!(said(&shelf.hear("tuiyan/2-plan/ours-1", None)).is_some());
    assert_eq!(shelf.list().last().unwrap().unkept, Some(Unkept::TakenOff));
    shelf.switch(&first, &page);
    shelf.hear("tuiyan/2-plan/ours-1", None);
    assert!(!shelf.has(&id("ours-1")));
}

#[test]
fn a_plan_is_not_compared_with_itself() {
    let page = Machine::fresh();
    let mut shelf = shelf(&page);
    let ids: Vec<_> = shelf.list().into_iter().map(|one| one.id).collect();
    shelf.compare_with(Some(ids[1].clone()));
    shelf.switch(&ids[2], &page);
    assert_eq!(shelf.beside(), Some(&ids[1]));
    shelf.switch(&ids[1], &page);
    assert_eq!(shelf.beside(), None);
}

#[test]
fn a_plan_that_cannot_be_read_is_listed_with_its_faults_and_not_opened() {
    let page = Machine::fresh();
    page.machine.as_ref().unwrap().put("tuiyan/2-plan/broken", "{").unwrap();
    let mut shelf = shelf(&page);
    let listed = shelf.list().pop().unwrap();
    assert!(!listed.is_readable && listed.title == "broken" && !listed.about.is_empty());
    assert_eq!(opened(&shelf.switch(&id("broken"), &page)), None);
}

#[test]
fn a_link_waits_for_the_plan_that_it_belongs_to() {
    let (page, plan) = (Machine::fresh(), builtin_plan().unwrap());
    let (shelf, mut offers) = (shelf(&page), Offers::<String>::default());
    let link = encode_link(&plan, &Scenario::holding(&plan)).unwrap();
    assert!(!offers.offer_link(&shelf, &link, &plan.id), "it is open");
    assert!(offers.offer_link(&shelf, &link, &id("another")));
    assert_eq!(offers.arrived(), None, "not before it is accepted");
    assert_eq!(offers.accept(), Some(plan.id));
    assert_eq!(offers.offer(), None);
    assert_eq!(offers.arrived(), Some(Waiting::Link(link)));
    assert_eq!(offers.arrived(), None, "once");
}

#[test]
fn files_are_offered_over_the_plan_of_the_first_with_all_others_of_that_plan() {
    let page = Machine::fresh();
    let (shelf, mut offers) = (shelf(&page), Offers::default());
    let [first, second] = [0, 1].map(|at| shelf.list()[at].id.clone());
    let files = vec![(first.clone(), "a.json"), (second, "b.json"), (first.clone(), "c.json")];
    offers.offer_files(&shelf, files, |file| file);
    let offer = offers.offer().unwrap();
    assert_eq!(offer.owner, first);
    assert!(offer.sentence.starts_with("“a.json、c.json”属于规划“"));
    assert_eq!(offers.decline(), Some(Waiting::Files(vec!["a.json", "c.json"])));
    assert_eq!(offers.accept(), None);
}
