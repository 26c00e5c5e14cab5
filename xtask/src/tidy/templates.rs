//! Pages carry no style, script or handler in themselves: the content security policy refuses them.

use super::Fault;
use crate::project::Project;

pub(super) fn strict(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("crates/web/templates/", "")? {
        for (index, line) in project.read(&file)?.lines().enumerate() {
            if let Some(found) = inline(&line.to_lowercase()) {
                let says = format!("{found}: put it in a file of its own under static/");
                faults.push(Fault::on_line(&file, index, says));
            }
        }
    }
    Ok(faults)
}

fn inline(line: &str) -> Option<&'static str> {
    if line.contains("<style") {
        return Some("a style element");
    }
    if line.contains("javascript:") {
        return Some("a script in an address");
    }
    let scripts = line.split("<script").skip(1);
    if scripts.map(|tag| tag.split('>').next().unwrap_or(tag)).any(|tag| !tag.contains("src=")) {
        return Some("a script in the page");
    }
    let mut names = line.split('=').filter_map(|part| part.rsplit([' ', '\t']).next());
    if line.contains('<') || line.trim_start().starts_with("style=") {
        let mut attributes: Vec<&str> = names.by_ref().collect();
        attributes.pop();
        if attributes.contains(&"style") {
            return Some("a style attribute");
        }
        let handler = |name: &&str| {
            let event = name.strip_prefix("on").unwrap_or_default();
            event.len() > 3 && event.chars().all(|letter| letter.is_ascii_lowercase())
        };
        if attributes.iter().any(handler) {
            return Some("an event handler");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn what_the_policy_would_refuse_is_found() {
        let cases = [
            ("<p style=\"color: red\">", Some("a style attribute")),
            ("<button type=\"button\" onclick=\"go()\">", Some("an event handler")),
            ("<script>go()</script>", Some("a script in the page")),
            ("<script src=\"/static/app.js\" defer></script>", None),
            ("<style>p { color: red }</style>", Some("a style element")),
            ("<a href=\"javascript:go()\">", Some("a script in an address")),
            ("<link rel=\"stylesheet\" href=\"/static/app.css\">", None),
            ("<p class=\"once\">it is so = so</p>", None),
        ];
        for (line, expected) in cases {
            assert_eq!(inline(line), expected, "{line}");
        }
    }
}
