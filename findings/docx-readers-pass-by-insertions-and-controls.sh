#!/usr/bin/env bash
# docx-rust 0.1.11 (Rust) and python-docx 1.2.0, compared with docx-rs 0.4.22: a table in a document under review. In one cell the figure is a
# tracked insertion (w:ins); in another row a content control (w:sdt), as in forms, wraps the cell. A person sees 6.5 and 7.5. docx-rust and
# python-docx return an empty text for the first, as if the cell were blank. In the second row they return one cell too few, so the cells
# after it move one column to the left. Neither reports that it skipped anything. docx-rs reads both.
# Expected: an insertion is text until somebody rejects it, and a reader looks inside a control.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
cat >write.py <<'PY'
import zipfile

SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
run = lambda text: f'<w:r><w:t>{text}</w:t></w:r>'
cell = lambda content: f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>{content}</w:p></w:tc>'
row = lambda *cells: f'<w:tr>{"".join(cells)}</w:tr>'
inserted = f'<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{run("6.5")}</w:ins>'
controlled = f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{cell(run("7.5"))}</w:sdtContent></w:sdt>'
body = ''.join([
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>',
    row(cell(run('inserted')), cell(inserted), cell(run('behind'))),
    row(cell(run('controlled')), controlled, cell(run('behind'))),
    '</w:tbl><w:p/><w:sectPr/>',
])
types = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
of = 'http://schemas.openxmlformats.org/package/2006/relationships'
main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
with zipfile.ZipFile('reviewed.docx', 'w') as package:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    package.writestr('[Content_Types].xml', head + types)
    relation = f'<Relationship Id="rId1" Type="{main}" Target="word/document.xml"/>'
    package.writestr('_rels/.rels', f'{head}<Relationships xmlns="{of}">{relation}</Relationships>')
    package.writestr('word/_rels/document.xml.rels', f'{head}<Relationships xmlns="{of}"/>')
    package.writestr('word/document.xml', f'{head}<w:document {SPACES}><w:body>{body}</w:body></w:document>')
PY
cat >read.py <<'PY'
import docx
for row in docx.Document('reviewed.docx').tables[0].rows:
    print('python-docx', [cell.text for cell in row.cells])
PY
mkdir -p readers/src
cat >readers/Cargo.toml <<'TOML'
[package]
name = "readers"
version = "0.1.0"
edition = "2021"
[dependencies]
docx-rust = "=0.1.11"
docx-rs = { version = "=0.4.22", default-features = false }
TOML
cat >readers/src/main.rs <<'RS'
fn main() {
    let bytes = std::fs::read("reviewed.docx").unwrap();
    let file = docx_rust::DocxFile::from_reader(std::io::Cursor::new(bytes.clone())).unwrap();
    let parsed = file.parse().unwrap();
    for content in &parsed.document.body.content {
        if let docx_rust::document::BodyContent::Table(table) = content {
            for row in &table.rows {
                let cells = row.cells.iter().filter_map(|cell| match cell {
                    docx_rust::document::TableRowContent::TableCell(cell) => Some(cell),
                    _ => None,
                });
                let text = |cell: &docx_rust::document::TableCell| {
                    let of = |content: &docx_rust::document::TableCellContent| match content {
                        docx_rust::document::TableCellContent::Paragraph(paragraph) => paragraph.text(),
                        #[allow(unreachable_patterns)]
                        _ => String::new(),
                    };
                    cell.content.iter().map(of).collect::<String>()
                };
                println!("docx-rust {:?}", cells.map(text).collect::<Vec<_>>());
            }
        }
    }
    // What docx-rs read, as its own JSON: the figures in the order in which they stand.
    let json = docx_rs::read_docx(&bytes).unwrap().json();
    let figures: Vec<&str> = json.split('"').filter(|part| ["6.5", "7.5"].contains(part)).collect();
    println!("docx-rs {figures:?}");
}
RS
python3 write.py
{ env/bin/python read.py; cargo run --quiet --manifest-path readers/Cargo.toml; } | tee found
diff - found <<'EXPECTED'
python-docx ['inserted', '', 'behind']
python-docx ['controlled', 'behind']
docx-rust ["inserted", "", "behind"]
docx-rust ["controlled", "behind"]
docx-rs ["6.5", "7.5"]
EXPECTED
