//! Names made comparable: the same name printed in two ways has one key.

/// The key under which a name is looked up.
///
/// Small letters; white space folded; soft hyphens, private-use signs and footnote stars gone;
/// full stops, quotation marks and blanks around slashes and hyphens do not count. Letters with
/// marks keep them: å, ä and ö are letters of their own.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut blank_pending = false;
    for character in name.chars().flat_map(char::to_lowercase) {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' => {}
            '*' | '.' | ',' | ':' | ';' | '"' | '\'' | '”' | '“' | '’' | '«' | '»' => {}
            '/' | '-' | '–' | '—' | '‑' => {
                key.push(if character == '/' { '/' } else { '-' });
                blank_pending = false;
            }
            blank if blank.is_whitespace() => blank_pending = !key.is_empty(),
            other => {
                if blank_pending && !key.ends_with(['/', '-']) {
                    key.push(' ');
                }
                blank_pending = false;
                key.push(other);
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_key() {
        let keys = ["Sjukfrånvaro ", "sjuk\u{ad}frånvaro*", " SJUKFRÅNVARO."].map(name_key);
        assert!(keys.iter().all(|key| key == "sjukfrånvaro"), "{keys:?}");
        assert_eq!(name_key("nämnd/ styrelse"), name_key("nämnd/styrelse"));
        assert_eq!(name_key("Hägersten - Älvsjö"), name_key("Hägersten-Älvsjö"));
        assert_ne!(name_key("Sjukfrånvaro"), name_key("Sjukfrånvaro dag 1-14"));
        assert_eq!(name_key("* . "), "");
    }
}
