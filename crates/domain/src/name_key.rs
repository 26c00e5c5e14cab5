//! Names made comparable: the same name printed in two ways has one key.

/// Folds a name: small letters, å ä ö kept, other marks removed, everything but letters and digits
/// is one blank.
///
/// "Sjuk-frånvaro  (%)" and "sjuk frånvaro" have the same key.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut blank = false;
    for character in name.chars() {
        if character == '\u{ad}' {
            continue;
        }
        if !character.is_alphanumeric() {
            blank = true;
            continue;
        }
        if blank && !key.is_empty() {
            key.push(' ');
        }
        blank = false;
        match character {
            // Nearly every letter of a Swedish text is one of these.
            'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => key.push(character),
            'A'..='Z' => key.push(character.to_ascii_lowercase()),
            _ => character.to_lowercase().for_each(|small| push_folded(&mut key, small)),
        }
    }
    key
}

/// Adds a small letter without marks that Swedish does not tell letters apart by.
pub fn push_folded(key: &mut String, small: char) {
    match small {
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => key.push('a'),
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => key.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => key.push('i'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => key.push('o'),
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => key.push('u'),
        'ý' | 'ÿ' => key.push('y'),
        'ç' | 'ć' | 'č' => key.push('c'),
        'ñ' | 'ń' | 'ň' => key.push('n'),
        'š' | 'ś' | 'ş' => key.push('s'),
        'ž' | 'ź' | 'ż' => key.push('z'),
        'ł' => key.push('l'),
        'ø' => key.push('ö'),
        'æ' => key.push('ä'),
        // A mark of its own after a letter: what remains of it when small letters are made.
        '\u{300}'..='\u{36f}' => {}
        other => key.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_has_the_same_key() {
        assert_eq!(name_key("  Sjuk-frånvaro (%) "), "sjuk frånvaro");
        assert_eq!(name_key("ÅTGÄRDER\u{a0}för idé"), "åtgärder för ide");
        assert_eq!(name_key("1.2 Trygg"), "1 2 trygg");
        assert_eq!(name_key("–"), "");
    }
}
