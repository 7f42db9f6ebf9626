use super::*;
use crate::exchange::builtin_plan;
use crate::exchange::memory::machine::Machine;
use crate::exchange::plan_to_workbook;

type Page = Places<Machine>;

/// The sheet 规划.
const FACTS: usize = 0;

fn draft() -> PlanDraft {
    PlanDraft::of(&plan_to_workbook(&builtin_plan().unwrap()))
}

fn key(name: &str) -> Key {
    Key::new(name).unwrap()
}

fn found(page: &Page) -> KeptDrafts {
    KeptDrafts::found(page, |book| PlanDraft::of(&book))
}

fn text(of: &KeptDrafts) -> Vec<u8> {
    write_delimited(of.draft().book())
}

/// Renames the plan, wherever its short name stands.
fn rename(draft: &mut PlanDraft, name: &str) -> bool {
    let title = draft.title();
    let is_it = |row: &Vec<crate::exchange::Cell>| row.get(1).is_some_and(|cell| crate::exchange::cell_text(cell) == title);
    let row = draft.book().sheets[FACTS].rows.iter().position(is_it).unwrap();
    draft.enter(FACTS, (row, 1), &[vec![name.to_owned()]])
}

#[test]
fn a_draft_is_found_after_a_reload_as_it_was_left() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.begin(draft(), key("a"), &page);
    drafts.change(&page, |draft| rename(draft, "我的规划"));
    let again = found(&page);
    assert_eq!(again.open_key(), Some(&key("a")));
    assert_eq!(again.kept(), [(key("a"), "我的规划".to_owned())]);
    assert_eq!(text(&again), text(&drafts));
    let elsewhere = found(&Places { window: Some(Machine::default()), ..page });
    assert_eq!((elsewhere.open_key(), elsewhere.kept().len()), (None, 1));
}

#[test]
fn whoever_only_looks_leaves_nothing_behind() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.look(draft(), key("a"));
    assert!(drafts.open_key().is_some() && drafts.kept().is_empty());
    drafts.change(&page, |draft| draft.clear(FACTS, 0..0, 0..0));
    assert!(found(&page).kept().is_empty(), "nothing was changed");
    drafts.change(&page, |draft| rename(draft, "改过"));
    assert_eq!(found(&page).kept().len(), 1);
    drafts.change(&page, PlanDraft::undo);
    assert_eq!(text(&found(&page)), text(&drafts), "what is a draft stays one");
}

#[test]
fn a_draft_without_a_title_has_a_name() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.begin(PlanDraft::blank(), key("a"), &page);
    assert_eq!(drafts.kept()[0].1, "未命名的草稿");
}

#[test]
fn what_is_thrown_away_is_had_back_once() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.begin(draft(), key("a"), &page);
    let before = text(&drafts);
    drafts.throw(&key("a"), &page);
    assert_eq!((drafts.open_key(), drafts.kept().len(), found(&page).kept().len()), (None, 0, 0));
    drafts.put_back(&page);
    assert!(!drafts.can_put_back());
    drafts.open(&key("a"), &page, |book| PlanDraft::of(&book));
    assert_eq!(text(&drafts), before);
    assert_eq!(found(&page).kept().len(), 1);
}

#[test]
fn a_draft_that_has_become_a_plan_is_none_any_more() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.begin(draft(), key("a"), &page);
    drafts.done(&page);
    assert_eq!((drafts.open_key(), drafts.kept().len(), drafts.can_put_back()), (None, 0, false));
    assert!(page.machine.unwrap().names().is_empty());
}

#[test]
fn a_draft_that_finds_no_room_is_worked_on_and_says_so() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    page.machine.as_ref().unwrap().fill(true);
    drafts.begin(draft(), key("a"), &page);
    assert_eq!((drafts.trouble(), drafts.has_unkept()), (Some(Trouble::Full), true));
    page.machine.as_ref().unwrap().fill(false);
    drafts.change(&page, |draft| rename(draft, "有地方了"));
    assert_eq!((drafts.trouble(), drafts.has_unkept()), (None, false));
}

#[test]
fn what_another_window_changes_is_taken_in_and_begins_no_new_view() {
    let page = Machine::fresh();
    let (mut drafts, mut theirs) = (found(&page), draft());
    drafts.begin(draft(), key("a"), &page);
    let (turns, changes) = (drafts.turns(), drafts.changes());
    let record = "tuiyan/2-draft/a";
    let kept = |draft: &PlanDraft| String::from_utf8(write_delimited(draft.book())).ok();
    drafts.hear(record, kept(&theirs), &page, |book| PlanDraft::of(&book));
    assert_eq!(drafts.changes(), changes, "it is the same");
    rename(&mut theirs, "另一窗口");
    drafts.hear(record, kept(&theirs), &page, |book| PlanDraft::of(&book));
    assert_eq!((drafts.draft().title(), drafts.turns()), ("另一窗口".to_owned(), turns));
}

#[test]
fn what_another_window_throws_away_is_kept_again_while_it_is_worked_on() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.begin(draft(), key("a"), &page);
    let machine = page.machine.as_ref().unwrap();
    machine.remove("tuiyan/2-draft/a");
    drafts.hear("tuiyan/2-draft/a", None, &page, |book| PlanDraft::of(&book));
    assert_eq!(machine.names(), ["tuiyan/2-draft/a"]);
    drafts.close(&page);
    drafts.hear("tuiyan/2-draft/a", None, &page, |book| PlanDraft::of(&book));
    assert!(drafts.kept().is_empty());
}

#[test]
fn the_same_draft_opened_once_more_is_shown_anew() {
    let page = Machine::fresh();
    let mut drafts = found(&page);
    drafts.begin(draft(), key("a"), &page);
    let turns = drafts.turns();
    drafts.open(&key("a"), &page, |book| PlanDraft::of(&book));
    assert_ne!(drafts.turns(), turns);
    assert!(!drafts.draft().can_undo());
}

#[test]
fn a_reading_tells_what_is_wrong_and_what_is_missing_and_where() {
    let whole = reading(&draft());
    assert_eq!((whole.plan.as_deref(), whole.left_to_do().as_str()), (builtin_plan().ok().as_ref(), "没有错误，可以采用"));
    let blank = reading(&PlanDraft::blank());
    assert!(blank.plan.is_none() && blank.left_to_do().ends_with("待填"));
    let fault = blank.faults.iter().find(|fault| fault.at.row.is_some() && fault.at.column.is_some()).unwrap();
    let (sheet, row, column) = (fault.at.sheet.unwrap(), fault.at.row.unwrap(), fault.at.column.unwrap());
    assert!(blank.fault(sheet, row, column).is_some());
    assert!(blank.count(sheet) > 0);
    assert_eq!(blank.fault(sheet, row + 1_000, column), None);
}
