//! What a reader of the file does not see and a program needs: comments of plain codes after a
//! heading or before a table. `docs/guide/src/data.md` describes them.

/// The word that begins the first comment of the file, with the version of the form.
pub(super) const FORM: &str = "tertial-markdown/1";

/// A comment of codes, on a line of its own. Codes hold small letters, digits and a few signs, so
/// that nothing can end the comment but its end.
pub(super) fn comment<'a>(codes: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::from("<!--");
    for code in codes {
        line.push(' ');
        line.extend(code.chars().filter(|c| c.is_ascii_alphanumeric() || "_/=".contains(*c)));
    }
    line.push_str(" -->");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_cannot_end_its_comment() {
        assert_eq!(comment(["a=1", "-->b"]), "<!-- a=1 b -->");
    }
}
