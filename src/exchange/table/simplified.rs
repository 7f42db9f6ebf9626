//! Tables in traditional characters, read as the same in simplified ones.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::exchange::workbook::{Cell, Workbook};

/// Each traditional character followed by its simplified form, as far as tables of indicators have them. Characters that simplified texts
/// have too, such as 著, are not among them.
const PAIRS: &str = "\
    丟丢並并亞亚佈布佔占併并來来侷局係系俬私個个們们側侧備备傢家傳传債债傷伤僅仅價价億亿儘尽優优儲储兒儿內内兩两冊册\
    凈净別别刪删則则剋克剛刚創创劃划動动務务勞劳勢势勵励勻匀匯汇區区協协卹恤卻却卽即厤历參参吳吴員员問问啓启啟启單单\
    嗎吗噸吨噹当嚮向嚴严國国圍围園园圖图埰采執执報报場场塊块塵尘壓压壞坏壽寿夠够夾夹奬奖婦妇嬰婴學学寀采實实審审寫写\
    寬宽寶宝將将專专對对導导屜屉層层屬属峯峰崗岗嵗岁師师帶带幣币幫帮幹干幾几庫库廚厨廠厂廣广廳厅張张強强彆别彔录彙汇\
    後后徑径從从復复愛爱態态慣惯慮虑憑凭應应懸悬戰战戲戏戶户捨舍掃扫採采換换揮挥損损摺折撫抚擁拥擇择擊击擔担據据擬拟\
    擴扩攤摊敎教數数斷断昇升時时暫暂曆历曉晓曏向書书會会朮术査查桿杆條条棄弃棟栋業业極极榦干榮荣構构槓杠樁桩標标樣样\
    機机橫横檔档檢检檯台櫃柜欄栏權权歲岁歷历歸归殘残氣气氾泛汎泛汙污決决沒没沖冲況况淨净淺浅減减測测湊凑準准溫温溼湿\
    滙汇滯滞滿满漲涨漸渐潔洁濃浓濕湿濟济瀏浏災灾為为無无煉炼煙烟熱热營营爭争爲为爾尔牀床牽牵狀状獎奖獨独獻献現现環环\
    產产産产畝亩畢毕畫画異异畵画當当疊叠療疗發发盡尽監监盤盘眞真眾众睏困確确碼码礎础礙碍稅税種种稱称積积穩稳竈灶竪竖\
    箇个節节範范篩筛簡简糧粮約约紅红紋纹納纳級级紮扎細细紹绍終终組组結结絕绝絡络給给統统絶绝經经綜综綠绿綫线維维綱纲\
    網网緊紧緑绿線线編编練练緻致縣县縮缩縱纵縴纤總总績绩織织繫系繼继續续纍累纔才纖纤羣群義义習习聯联聲声職职聽听脩修\
    脫脱腦脑腳脚臨临臺台與与興兴舊旧莊庄華华菸烟萬万葯药蒐搜蓋盖蔘参藍蓝藝艺藥药處处虛虚號号衆众術术衕同衛卫衝冲裏里\
    補补裝装裡里製制複复覈核見见規规視视覽览觀观觸触訂订計计訓训託托記记訪访設设許许診诊註注証证評评詞词詢询試试話话\
    該该誌志認认語语誤误說说説说誰谁調调請请論论諧谐諮咨謝谢證证識识議议護护讀读變变讓让豎竖負负財财貢贡貧贫貨货責责\
    貴贵費费貼贴貿贸資资賞赏質质賬账賴赖贏赢趕赶趨趋跡迹蹟迹躍跃車车軌轨軍军軟软軸轴較较載载輓挽輔辅輛辆輟辍輪轮輯辑\
    輸输轉转辦办農农迴回這这連连週周進进遊游運运過过達达遞递遠远適适遷迁選选邁迈還还邊边邏逻鄉乡鄰邻醫医釘钉鈡钟銀银\
    銜衔銷销錄录錯错録录錶表鍊炼鍛锻鍵键鍾钟鎖锁鎭镇鎮镇鏈链鐘钟鐵铁鑑鉴鑒鉴長长門门閉闭開开間间閤合閱阅閲阅闆板闇暗\
    關关陞升陣阵陸陆階阶際际隨随險险隱隐隻只雙双雜杂離离難难雲云電电鞏巩韆千響响頁页頂顶頃顷項项順顺須须預预頓顿領领\
    頭头顆颗題题額额願愿類类顧顾顯显風风颱台飛飞飽饱養养餘余駐驻驅驱驗验體体髮发鬆松鬚须鹽盐麪面麫面麯曲麴曲麵面麼么\
    麽么點点齊齐齡龄齣出";

static SIMPLE: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| PAIRS.chars().zip(PAIRS.chars().skip(1)).step_by(2).collect());

/// A text in simplified characters.
pub(super) fn simplified(text: &str) -> Cow<'_, str> {
    let simple = |c: char| if c.is_ascii() { c } else { SIMPLE.get(&c).copied().unwrap_or(c) };
    if text.chars().all(|c| simple(c) == c) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(simple).collect()) }
}

/// A workbook in simplified characters.
pub(super) fn simplified_book(book: &Workbook) -> Cow<'_, Workbook> {
    let is_plain = |cell: &Cell| !matches!(cell, Cell::Text(text) if matches!(simplified(text), Cow::Owned(_)));
    let mut sheets = book.sheets.iter();
    if sheets.all(|sheet| matches!(simplified(&sheet.name), Cow::Borrowed(_)) && sheet.rows.iter().flatten().all(is_plain)) {
        return Cow::Borrowed(book);
    }
    let mut simple = book.clone();
    for sheet in &mut simple.sheets {
        sheet.name = simplified(&sheet.name).into_owned();
        for cell in sheet.rows.iter_mut().flatten() {
            if let Cell::Text(text) = cell {
                *text = simplified(text).into_owned();
            }
        }
    }
    Cow::Owned(simple)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traditional_character_becomes_its_simplified_form_and_no_other_changes() {
        assert_eq!(simplified("學前教育毛入園率"), "学前教育毛入园率");
        assert_eq!(simplified("參保人數（萬人）"), "参保人数（万人）");
        assert_eq!(simplified("顯著 GDP 2021年"), "显著 GDP 2021年");
        assert!(matches!(simplified("每千人口拥有执业（助理）医师数"), Cow::Borrowed(_)));
        assert!(PAIRS.chars().count().is_multiple_of(2));
        assert!(SIMPLE.values().all(|simple| !SIMPLE.contains_key(simple)), "simplified twice is simplified once");
    }
}
