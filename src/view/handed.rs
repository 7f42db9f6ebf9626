//! What a person is told of a file where the page is shown inside another app, whose browser saves no files and says nothing of it.

use crate::language::Text;
use crate::{phrase, word};

/// The apps, each with the marks in what its browser calls itself; the first that fits is meant.
const APPS: [(&[&str], Text); 9] = [
    (&["wxwork"], Text::new("企业微信", "WeCom")),
    (&["micromessenger"], Text::new("微信", "WeChat")),
    (&["dingtalk"], Text::new("钉钉", "DingTalk")),
    (&["lark", "feishu"], Text::new("飞书", "Lark")),
    (&["qq/"], Text::new("QQ", "QQ")),
    (&["weibo"], Text::new("微博", "Weibo")),
    (&["alipayclient"], Text::new("支付宝", "Alipay")),
    (&["aweme", "bytedancewebview"], Text::new("抖音", "Douyin")),
    // What Android calls a page within any app.
    (&["wv)"], Text::new("这个应用", "this app")),
];

/// The app inside which a page is shown, by what its browser calls itself; `None` for a browser of its own.
pub fn host_app(user_agent: &str) -> Option<&'static str> {
    let agent = user_agent.to_ascii_lowercase();
    let bears = |mark: &&str| agent.match_indices(*mark).any(|(at, _)| begins_word(&agent, at));
    APPS.iter().find(|(marks, _)| marks.iter().any(bears)).map(|(_, name)| name.get())
}

/// Whether a word begins there: `MQQBrowser/` is a browser and `QQ/` an app.
fn begins_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|before| !before.is_ascii_alphanumeric())
}

/// How a file can be had all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Its text, to be copied.
    Text(String),
    /// It is a picture, which such a browser saves when it is pressed long.
    Picture,
    /// Not within the app.
    Elsewhere,
}

impl WayOut {
    /// The most bytes of a text that anybody would copy.
    const MOST: usize = 200_000;

    /// What there is for a file of that form.
    pub fn of(mime: &str, bytes: &[u8]) -> Self {
        let is_text = mime.starts_with("text/") || mime.starts_with("application/json") || mime.starts_with("image/svg");
        match std::str::from_utf8(bytes) {
            Ok(text) if is_text && bytes.len() <= Self::MOST => Self::Text(text.trim_start_matches('\u{feff}').to_owned()),
            _ if mime.starts_with("image/") => Self::Picture,
            _ => Self::Elsewhere,
        }
    }

    /// What to do, in words.
    pub fn words(&self, name: &str) -> String {
        match self {
            Self::Text(_) => phrase!(
                "或者复制下面的文字，粘贴到记事本，存为“{name}”。",
                "Or copy the text below, paste it into an editor and save it as “{name}”."
            ),
            Self::Picture => {
                word!("或者长按下面的图片，选“保存图片”。", "Or press the picture below and hold, then choose to save it.")
                    .to_owned()
            }
            Self::Elsewhere => {
                word!("这种文件只能在系统浏览器里保存。", "A file of this kind can only be saved in the system’s own browser.")
                    .to_owned()
            }
        }
    }
}

/// What has probably become of a file inside an app, and what to do.
pub fn swallowed(app: &str, name: &str) -> String {
    phrase!(
        "“{name}”可能没有存下来：{app}里打开的网页一般不能保存文件，也不会提示。请点右上角“···”，选“在浏览器打开”，到那里再保存。",
        "“{name}” was probably not saved: pages inside {app} usually cannot save files, and do not say so. Use the menu in the corner to open this page in the system’s own browser, and save it there."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_inside_an_app_is_known_by_what_its_browser_calls_itself() {
        let android = "Mozilla/5.0 (Linux; Android 13; V2218A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116";
        let iphone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
        let known = [
            (format!("{android} XWEB/1160117 MMWEBSDK/2023 MicroMessenger/8.0.42.2460(0x28002A58) NetType/WIFI"), "微信"),
            (format!("{iphone} MicroMessenger/8.0.49 wxwork/4.1.22 Language/zh"), "企业微信"),
            (format!("{iphone} AliApp(DingTalk/7.5.15) com.laiwang.DingTalk/7.5.15 Channel/201200"), "钉钉"),
            (format!("{iphone} Lark/7.20.8 LarkLocale/zh_CN ChannelName/Feishu"), "飞书"),
            (format!("{android} MQQBrowser/6.2 QQ/8.9.68.8265 NetType/4G"), "QQ"),
            (format!("{iphone} Weibo (iPhone15,2__weibo__14.5.0__iphone__os17.5)"), "微博"),
            (format!("{iphone} Ariver/1.1.0 AliApp(AP/10.5.90) AlipayClient/10.5.90"), "支付宝"),
            (format!("{android} aweme_290500 BytedanceWebview/d8a21c6"), "抖音"),
            (android.to_owned(), "这个应用"),
        ];
        for (agent, app) in known {
            assert_eq!(host_app(&agent), Some(app), "{agent}");
        }
    }

    #[test]
    fn a_browser_of_its_own_is_none() {
        let browsers = [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0 Safari/537.36 QQBrowser/11.9",
            "Mozilla/5.0 (Linux; U; Android 13; zh-cn) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109 MQQBrowser/14.7 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        ];
        for agent in browsers {
            assert_eq!(host_app(agent), None, "{agent}");
        }
    }

    #[test]
    fn a_text_can_be_copied_a_picture_pressed_and_the_rest_only_saved_elsewhere() {
        assert_eq!(WayOut::of("text/csv;charset=utf-8", "\u{feff}甲".as_bytes()), WayOut::Text("甲".to_owned()));
        assert_eq!(WayOut::of("image/svg+xml;charset=utf-8", b"<svg/>"), WayOut::Text("<svg/>".to_owned()));
        assert_eq!(WayOut::of("image/png", &[0x89]), WayOut::Picture);
        assert_eq!(WayOut::of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"), WayOut::Elsewhere);
        assert_eq!(WayOut::of("text/html", &vec![b'x'; 3_000_000]), WayOut::Elsewhere);
    }
}
