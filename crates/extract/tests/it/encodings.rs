//! Bytes that are text in some encoding, and bytes that are not.

use tertial_extract::media_type::MediaType;
use tertial_extract::read::EncodingProblem;
use tertial_extract::{ExtractError, Limits, read_source};
use tertial_import::source_text::{SourceForm, TextEncoding};

const TEXT: &str = "Enhetsmål:\nÄldre får hjälp på Åsen\n";

fn read(bytes: &[u8]) -> Result<(String, TextEncoding), ExtractError> {
    let source = read_source(bytes, None, &Limits::DOCUMENT)?;
    Ok((source.text().to_owned(), source.encoding()))
}

fn utf16(text: &str, mark: [u8; 2], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn known_encodings_are_read() {
    let plain = TEXT.as_bytes().to_vec();
    let marked: Vec<u8> = b"\xef\xbb\xbf".iter().copied().chain(plain.iter().copied()).collect();
    let little = utf16(TEXT, [0xff, 0xfe], u16::to_le_bytes);
    let big = utf16(TEXT, [0xfe, 0xff], u16::to_be_bytes);
    let western: Vec<u8> = TEXT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let expected = [
        (plain, TextEncoding::Utf8),
        (marked, TextEncoding::Utf8),
        (little, TextEncoding::Utf16LittleEndian),
        (big, TextEncoding::Utf16BigEndian),
        (western, TextEncoding::Windows1252),
    ];
    for (bytes, encoding) in expected {
        assert_eq!(read(&bytes), Ok((TEXT.to_owned(), encoding)));
    }
}

#[test]
fn broken_encodings_say_where() {
    let mut odd = utf16(TEXT, [0xff, 0xfe], u16::to_le_bytes);
    odd.push(0x20);
    let alone = [0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x41, 0x00];
    let noise: Vec<u8> =
        (0..4_000_u32).map(|n| u8::try_from((n * 7 + 129) % 255 + 1).unwrap()).collect();
    let bell = "Mål \u{7}\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}";
    let broken = |at, problem| Err(ExtractError::BrokenEncoding { at, problem });
    assert_eq!(read(&odd), broken(odd.len() - 1, EncodingProblem::OddLength));
    assert_eq!(read(&alone), broken(4, EncodingProblem::UnpairedSurrogate));
    assert_eq!(read(b"\xff\xfe\0\0A\0\0\0"), broken(0, EncodingProblem::Utf32));
    assert_eq!(read(bell.as_bytes()), broken(5, EncodingProblem::Controls));
    assert!(matches!(read(&noise), Err(ExtractError::BrokenEncoding { .. })));
}

#[test]
fn what_is_no_text_is_said_to_be_so() {
    let kinds: [(&[u8], MediaType); 6] = [
        (b"%PDF-1.7\n%\xe2\xe3", MediaType::Pdf),
        (b"PK\x03\x04\x14\0word/document.xml", MediaType::Docx),
        (b"PK\x03\x04\x14\0xl/workbook.xml", MediaType::Zip),
        (b"<!DOCTYPE html><html>", MediaType::Html),
        (b"\x89PNG\r\n\x1a\n", MediaType::Image),
        (b"ab\0cd", MediaType::Binary),
    ];
    for (bytes, kind) in kinds {
        assert_eq!(read(bytes), Err(ExtractError::NotText(kind)));
    }
    assert_eq!(read(b""), Err(ExtractError::Empty));
    assert_eq!(read(b" \r\n\t \n"), Err(ExtractError::Empty));
}

#[test]
fn limits_are_checked_one_above() {
    let limits = Limits { file_bytes: 12, lines: 3, line_bytes: 4 };
    let read = |bytes: &[u8]| read_source(bytes, None, &limits).map(|_| ());
    assert_eq!(read(b"abcd\nef\ngh"), Ok(()));
    assert_eq!(read(b"abcd\nefgh\nij"), Ok(()));
    assert_eq!(read(b"abcd\nefgh\nijk"), Err(ExtractError::TooLarge { bytes: 13, limit: 12 }));
    assert_eq!(read(b"a\nb\nc\n"), Ok(()));
    assert_eq!(read(b"a\nb\nc\nd"), Err(ExtractError::TooManyLines { limit: 3 }));
    assert_eq!(read(b"a\nbcdef"), Err(ExtractError::LineTooLong { line: 2, limit: 4 }));
}

#[test]
fn markdown_is_known_by_its_marks_and_then_by_its_name() {
    let form = |text: &str, name: Option<&str>| {
        read_source(text.as_bytes(), name, &Limits::DOCUMENT).unwrap().form()
    };
    assert_eq!(form("# Plan\n\n## Inledning\n", Some("plan.txt")), SourceForm::Markdown);
    assert_eq!(form("| a | b |\n|---|---|\n", None), SourceForm::Markdown);
    assert_eq!(form("**Plan**\n", Some("plan.md")), SourceForm::Markdown);
    assert_eq!(form("* personal\t10\n", Some("plan.txt")), SourceForm::PlainText);
}

#[test]
fn old_line_ends_are_line_ends() {
    assert_eq!(read(b"a\rb\r").map(|(text, _)| text), Ok("a\nb\n".to_owned()));
    let source = read_source(b"a\r\nb", None, &Limits::DOCUMENT).unwrap();
    assert_eq!(tertial_import::read_report(&source).ledger.lines, 2);
}
