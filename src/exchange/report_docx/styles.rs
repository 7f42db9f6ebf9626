//! The look of a document: 仿宋 for the text, 黑体 for headings, 宋体 in tables, Times New Roman for Latin letters and figures.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, RunFonts, Shading, SpecialIndentType, Style, StyleType, TableCellMargins, WidthType,
};

use crate::language::Text;
use crate::view::words::Tone;

/// The kind of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Subtitle,
    Facts,
    Heading,
    Body,
    List,
    Caption,
    Picture,
    HeadCell,
    Cell,
    SmallCell,
    Small,
    Running,
}

/// A style: its names for the program and for a person, font, size in half points, whether bold.
struct Form {
    id: &'static str,
    name: Text,
    font: &'static str,
    size: usize,
    is_bold: bool,
}

impl Look {
    const ALL: [Self; 13] = [
        Self::Title,
        Self::Subtitle,
        Self::Facts,
        Self::Heading,
        Self::Body,
        Self::List,
        Self::Caption,
        Self::Picture,
        Self::HeadCell,
        Self::Cell,
        Self::SmallCell,
        Self::Small,
        Self::Running,
    ];

    pub(super) const fn id(self) -> &'static str {
        self.form().id
    }

    /// Names that office programs know stay as they are, so that a table of contents finds its headings.
    const fn form(self) -> Form {
        const fn form(id: &'static str, name: Text, font: &'static str, size: usize, is_bold: bool) -> Form {
            Form { id, name, font, size, is_bold }
        }
        match self {
            Self::Title => form("Title", Text::new("Title", "Title"), "宋体", 36, true),
            Self::Subtitle => form("Subtitle", Text::new("Subtitle", "Subtitle"), "黑体", 28, false),
            Self::Facts => form("ReportFacts", Text::new("报告要素", "Report facts"), "宋体", 19, false),
            Self::Heading => form("Heading1", Text::new("heading 1", "heading 1"), "黑体", 28, false),
            Self::Body => form("ReportBody", Text::new("报告正文", "Report text"), "仿宋", 24, false),
            Self::List => form("ReportList", Text::new("报告列项", "Report list"), "仿宋", 21, false),
            Self::Caption => form("Caption", Text::new("caption", "caption"), "黑体", 18, false),
            Self::Picture => form("ReportPicture", Text::new("报告图", "Report picture"), "宋体", 18, false),
            Self::HeadCell => form("ReportHeadCell", Text::new("表头", "Table head"), "黑体", 18, false),
            Self::Cell => form("ReportCell", Text::new("表内文字", "Table text"), "宋体", 18, false),
            Self::SmallCell => form("ReportSmallCell", Text::new("表内小字", "Small table text"), "宋体", 15, false),
            Self::Small => form("ReportSmall", Text::new("报告小字", "Small report text"), "宋体", 16, false),
            Self::Running => form("ReportRunning", Text::new("页眉页脚", "Running line"), "宋体", 16, false),
        }
    }

    fn style(self) -> Style {
        let Form { id, name, font, size, is_bold } = self.form();
        let style = Style::new(id, StyleType::Paragraph).name(name.get()).size(size).fonts(fonts(font)).q_format(true);
        let style = if is_bold { style.bold() } else { style };
        let spaced = |before: u32, after: u32| LineSpacing::new().before(before).after(after);
        match self {
            Self::Title => style.align(AlignmentType::Center).line_spacing(spaced(0, 60)),
            Self::Subtitle | Self::Picture => style.align(AlignmentType::Center).line_spacing(spaced(0, 100)),
            Self::Facts => style.align(AlignmentType::Center).line_spacing(spaced(0, 40)),
            Self::Heading => style.outline_lvl(0).line_spacing(spaced(200, 100)),
            Self::Body => style.indent(None, Some(SpecialIndentType::FirstLine(480)), None, None).line_spacing(spaced(0, 60)),
            Self::List => style.indent(Some(240), None, None, None).line_spacing(spaced(0, 40)),
            Self::Caption => style.align(AlignmentType::Center).line_spacing(spaced(0, 160)),
            Self::HeadCell => style.align(AlignmentType::Center),
            Self::Running => style.align(AlignmentType::Right),
            Self::Cell | Self::SmallCell | Self::Small => style,
        }
    }
}

fn fonts(east_asian: &str) -> RunFonts {
    const LATIN: &str = "Times New Roman";
    RunFonts::new().ascii(LATIN).hi_ansi(LATIN).cs(LATIN).east_asia(east_asian)
}

/// The document with all styles.
pub(super) fn styled(document: Docx) -> Docx {
    let plain = document.default_fonts(fonts("宋体")).default_size(21);
    Look::ALL.into_iter().fold(plain, |document, look| document.add_style(look.style()))
}

/// The background of heads.
pub(super) fn shaded() -> Shading {
    Shading::new().fill("EEEEEE")
}

/// The padding of cells.
pub(super) fn margins() -> TableCellMargins {
    TableCellMargins::new()
        .margin_top(20, WidthType::Dxa)
        .margin_bottom(20, WidthType::Dxa)
        .margin_left(60, WidthType::Dxa)
        .margin_right(60, WidthType::Dxa)
}

/// The colour of a verdict, as on the printed page.
pub(super) const fn colour(tone: Tone) -> &'static str {
    match tone {
        Tone::Met => "0F5F36",
        Tone::Close | Tone::Missed => "9C261C",
        Tone::Unjudged | Tone::Watched => "5F5120",
    }
}
