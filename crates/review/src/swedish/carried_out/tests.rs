//! What is heard of things that were to be done.

use super::*;

fn gravest(name: &str, text: &str) -> Option<Heard> {
    let heard = Asked::of(name).heard_in(&Paragraph::new(text));
    heard.into_iter().map(|hearing| hearing.heard).max()
}

#[test]
fn a_thing_is_denied_by_its_own_words() {
    for (name, text) in [
        ("Sätta upp skyltar vid badet", "Ännu finns inga skyltar vid badet."),
        ("Ta fram en nattplan", "Någon plan finns ej."),
        ("Föräldramöte om cykelhjälm", "Mötet har inte hållits."),
        ("Kartlägga hallarna", "Kartläggning saknas."),
        ("Nya bord i matsalen", "Det har inte hänt."),
    ] {
        assert_eq!(gravest(name, text), Some(Heard::Denied), "{text}");
    }
    for (name, text) in [
        ("Hålla brukarråd", "Brukarrådet möttes i maj. Inga beslut har tagits om avgifter."),
        ("Kartlägga hallarna", "Ingen hall har väntat längre än en vecka på kartläggningen."),
    ] {
        assert_ne!(gravest(name, text), Some(Heard::Denied), "{text}");
    }
}

#[test]
fn a_thing_is_stuck_as_before_wished_or_prepared() {
    for (name, text, expected) in [
        ("Kartlägga hallarna", "En kartläggning hade givit oss mer.", Heard::Stuck),
        ("Hålla brukarråd", "Råden ligger framför oss.", Heard::Stuck),
        ("Alla får handledning", "Båda husen väntar på sin handledning.", Heard::Stuck),
        ("Byta spis", "Vi lagar maten på den gamla spisen.", Heard::AsBefore),
        ("Digital tidbok", "Tiderna skrivs i en pärm.", Heard::AsBefore),
        ("Sladdfria telefoner införs", "I köket används sladdar.", Heard::AsBefore),
        ("Bygga ett växthus", "Vi hoppas på ett växthus.", Heard::Wished),
        ("Måla planket", "Färgen är beställd.", Heard::Prepared),
        ("Köpa in en spis", "Spisen är inköpt.", Heard::Done),
        ("Rita en karta", "Kartan är ritad.", Heard::Done),
    ] {
        assert_eq!(gravest(name, text), Some(expected), "{text}");
    }
}
