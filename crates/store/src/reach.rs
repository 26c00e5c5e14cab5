//! What a scope reaches, as SQL: queries hold markers, and each becomes the condition for whoever
//! asks.
//!
//! A marker is `{report r $1}`: the kind of row, the name that the query gives it, and the place
//! of the value that [`ReadSession::reach`](crate::session::ReadSession::reach) gives. For a person
//! the condition looks the roles up in the same statement, so that one that has ended counts no
//! more. What a role sees stands in the table `sight`, which a test holds against the domain.

use jiff::civil::Date;
use tertial_domain::permission::{Act, Reach};
use tertial_domain::role::Role;

/// What a marker asks about.
#[derive(Clone, Copy)]
enum Kind {
    /// A report that is seen: `{report r $1}`.
    Report,
    /// A report whose drafts are seen too: `{working r $1}`.
    Working,
    /// A version of a report, with the report's name second: `{version v r $1}`.
    Version,
    /// A goal: the council's, one's own, or one in a report that is seen.
    Goal,
    /// An activity: one's own, or one in a report that is seen.
    Activity,
    /// What everybody with a role reads, such as a place: `{shared u $1}`.
    Shared,
    /// The same, and the council's for another authority too: `{place u $1}`.
    Place,
    /// What its own authority alone reads and writes: `{owned i $1}`.
    Owned,
    /// What the review keeps of a report, by its `report_id`: `{review x $1}`.
    Review,
    /// A text that somebody has not sent in; the query asks for the person's own besides.
    Draft,
    /// A row of the log, by its chain: `{log e $1}`.
    Log,
    /// What is said of a year: the council's is everybody's, a committee's stays in its authority:
    /// `{directed e $1}`.
    Directed,
    /// What belongs to a place at which the asker sees drafts, by its `owner_id`: `{mine g $1}`.
    Mine,
    /// A deadline of a year, which everybody with a role reads: `{deadline d $1}`.
    Deadline,
    /// A correction of a report, in the state that it has come to: `{correction c $1}`.
    Correction,
}

/// The marker `{held $1}`: not a condition, but a person's places with the roles there.
const HELD: &str = "held ";

impl Kind {
    fn read(word: &str) -> Option<Self> {
        match word {
            "report" => Some(Self::Report),
            "working" => Some(Self::Working),
            "version" => Some(Self::Version),
            "goal" => Some(Self::Goal),
            "activity" => Some(Self::Activity),
            "shared" => Some(Self::Shared),
            "place" => Some(Self::Place),
            "owned" => Some(Self::Owned),
            "directed" => Some(Self::Directed),
            "mine" => Some(Self::Mine),
            "deadline" => Some(Self::Deadline),
            "review" => Some(Self::Review),
            "draft" => Some(Self::Draft),
            "log" => Some(Self::Log),
            "correction" => Some(Self::Correction),
            _ => None,
        }
    }
}

/// A marker's words.
#[derive(Clone, Copy)]
struct Marker<'a> {
    kind: Kind,
    /// The row's name in the query.
    row: &'a str,
    /// The report's name, where the row hangs on one.
    report: &'a str,
    /// The reach's value, such as "$1".
    value: &'a str,
}

impl<'a> Marker<'a> {
    fn read(words: &'a str) -> Option<Self> {
        let mut words = words.split(' ');
        let kind = Kind::read(words.next()?)?;
        let row = words.next()?;
        let second = words.next()?;
        let (report, value) = match words.next() {
            Some(value) => (second, value),
            None => (row, second),
        };
        Some(Self { kind, row, report, value })
    }
}

/// The text with each marker as the condition of a reach. A marker that is not understood stays,
/// and no database takes it.
pub(crate) fn expanded(sql: String, reach: &Reach) -> String {
    if !sql.contains('{') {
        return sql;
    }
    let mut text = String::with_capacity(sql.len() * 2);
    let mut pieces = sql.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let found =
            piece.split_once('}').and_then(|(words, rest)| Some((meaning(words, reach)?, rest)));
        if let Some((meaning, rest)) = found {
            text.push_str(&meaning);
            text.push_str(rest);
        } else {
            text.push('{');
            text.push_str(piece);
        }
    }
    text
}

fn meaning(words: &str, reach: &Reach) -> Option<String> {
    match (words.strip_prefix(HELD), reach) {
        (Some(value), Reach::Person { today, .. }) => {
            let held = OfPerson { value, today: *today }.held();
            Some(format!("{held} select place_id, authority_id, role from held"))
        }
        // Nobody but a person has a place by a role.
        (Some(_), Reach::Installation | Reach::Authority { .. }) => None,
        (None, _) => Some(condition(Marker::read(words)?, reach)),
    }
}

fn condition(marker: Marker<'_>, reach: &Reach) -> String {
    let value = marker.value;
    match reach {
        // The value is null; a statement whose value stands nowhere has no type for it.
        Reach::Installation => format!("(cast({value} as text) is null)"),
        Reach::Authority { .. } => of_authority(marker),
        Reach::Person { today, .. } => OfPerson { value, today: *today }.condition(marker),
    }
}

fn of_authority(Marker { kind, row, report, value }: Marker<'_>) -> String {
    match kind {
        Kind::Report
        | Kind::Working
        | Kind::Activity
        | Kind::Shared
        | Kind::Owned
        | Kind::Mine
        | Kind::Review
        | Kind::Correction
        | Kind::Draft => format!("({row}.authority_id = {value})"),
        Kind::Version => format!("({report}.authority_id = {value})"),
        Kind::Goal => {
            format!("({row}.authority_id = {value} or {row}.level in ('focus', 'area'))")
        }
        Kind::Place | Kind::Directed | Kind::Deadline => {
            format!("({row}.authority_id = {value} or {row}.level = 'council')")
        }
        Kind::Log => format!("({row}.chain = {value})"),
    }
}

/// The conditions of a person on a day.
struct OfPerson<'a> {
    value: &'a str,
    today: Date,
}

impl OfPerson<'_> {
    fn condition(&self, Marker { kind, row, report, .. }: Marker<'_>) -> String {
        match kind {
            Kind::Report => self.report(row),
            Kind::Working => self.works_at(&format!("{row}.unit_id")),
            Kind::Correction => self.shows(row),
            Kind::Version => self.version(row, report),
            Kind::Goal => self.goal(row),
            Kind::Activity => self.activity(row),
            Kind::Shared | Kind::Place | Kind::Draft | Kind::Deadline => self.has_role("true"),
            Kind::Directed => self.directed(row),
            Kind::Mine => self.works_at(&format!("{row}.owner_id")),
            Kind::Review => format!(
                "({row}.report_id in (select wr.id from report wr where {}))",
                self.works_at("wr.unit_id")
            ),
            Kind::Owned => {
                let roles = roles_that(|role| role.allows(Act::WriteStructure));
                format!(
                    "({row}.authority_id in (select u.authority_id from access_grant g \
                     join org_unit u on u.id = g.place_id where {} and g.role in ({roles})))",
                    self.counts()
                )
            }
            Kind::Log => {
                let roles = roles_that(|role| role.allows(Act::VerifyLog));
                format!(
                    "({row}.chain in ({} select u.authority_id from held h \
                     join org_unit u on u.id = h.place_id where h.role in ({roles})))",
                    self.held()
                )
            }
        }
    }

    /// A grant `g` of the person's that counts today.
    fn counts(&self) -> String {
        let Self { value, today } = self;
        format!(
            "g.person_id = {value} and g.status = 'active' and g.valid_from <= '{today}' \
             and (g.valid_until is null or g.valid_until > '{today}') \
             and exists (select 1 from person gp \
                where gp.id = g.person_id and gp.disabled_at is null)"
        )
    }

    fn has_role(&self, also: &str) -> String {
        format!("({also} and exists (select 1 from access_grant g where {}))", self.counts())
    }

    /// Every place that the person has a role at or above, with the role and its authority. A
    /// place that is no more counts where it last stood: its papers are still there.
    fn held(&self) -> String {
        let Self { today, .. } = self;
        format!(
            "with recursive held(place_id, authority_id, role) as (\
                select u.id, u.authority_id, g.role from access_grant g \
                join org_unit u on u.id = g.place_id where {} \
                union \
                select p.unit_id, h.authority_id, h.role from held h \
                join org_unit_period p on p.parent_id = h.place_id \
                where p.valid_from <= '{today}' \
                  and (p.valid_until is null or p.valid_until > '{today}' or not exists (\
                    select 1 from org_unit_period later \
                    where later.unit_id = p.unit_id and later.valid_from > p.valid_from)))",
            self.counts()
        )
    }

    /// Places with the states in which their reports are seen.
    fn sight(&self) -> String {
        format!(
            "{} select h.place_id, s.state from held h join org_unit u on u.id = h.place_id \
             join sight s on s.role = h.role and s.level = u.level \
               and s.is_across = case when u.authority_id = h.authority_id then 'no' else 'yes' end",
            self.held()
        )
    }

    fn report(&self, row: &str) -> String {
        let is_adopted = self.has_role(&format!("{row}.state = 'adopted'"));
        format!("({is_adopted} or {})", self.shows(row))
    }

    /// Whether what has come so far at such a place is seen.
    fn shows(&self, row: &str) -> String {
        format!("(({row}.unit_id, {row}.state) in ({}))", self.sight())
    }

    fn works_at(&self, place: &str) -> String {
        format!("(({place}, 'draft') in ({}))", self.sight())
    }

    fn version(&self, row: &str, report: &str) -> String {
        let was_adopted = self.has_role(&format!(
            "exists (select 1 from adoption x where x.report_version_id = {row}.id)"
        ));
        format!(
            "({was_adopted} or ({row}.id = {report}.latest_version_id and {}) or {} \
             or exists (select 1 from correction vc where vc.version_id = {row}.id and {}))",
            self.report(report),
            self.works_at(&format!("{report}.unit_id")),
            self.shows("vc")
        )
    }

    fn goal(&self, row: &str) -> String {
        format!(
            "({} or {} or exists (select 1 from report_fact gf \
             join report gr on gr.latest_version_id = gf.report_version_id \
             where gf.goal_id = {row}.id and {}) \
             or exists (select 1 from year_entry ye where ye.goal_id = {row}.id and {}))",
            self.has_role(&format!("{row}.level in ('focus', 'area')")),
            self.works_at(&format!("{row}.owner_id")),
            self.report("gr"),
            self.directed("ye")
        )
    }

    fn activity(&self, row: &str) -> String {
        format!(
            "({} or exists (select 1 from activity_answer ga \
             join report gr on gr.latest_version_id = ga.report_version_id \
             where ga.activity_id = {row}.id and {}) \
             or exists (select 1 from year_entry ye where ye.activity_id = {row}.id and {}))",
            self.works_at(&format!("{row}.owner_id")),
            self.report("gr"),
            self.directed("ye")
        )
    }

    /// What a place says of a year: the council to everybody, a committee to its own authority.
    fn directed(&self, row: &str) -> String {
        format!(
            "({} or {row}.authority_id in (select yu.authority_id from access_grant g \
             join org_unit yu on yu.id = g.place_id where {}))",
            self.has_role(&format!("{row}.level = 'council'")),
            self.counts()
        )
    }
}

/// The codes of the roles for which something holds, quoted.
fn roles_that(holds: impl Fn(Role) -> bool) -> String {
    let codes: Vec<String> = Role::ALL
        .into_iter()
        .filter(|role| holds(*role))
        .map(|role| format!("'{}'", role.code()))
        .collect();
    codes.join(", ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const QUERY: &str = "select id from report r where {report r $1} and id = $2";

    #[test]
    fn the_installation_and_an_authority_ask_as_little_as_they_must() {
        let whole = expanded(QUERY.to_owned(), &Reach::Installation);
        assert_eq!(whole, "select id from report r where (cast($1 as text) is null) and id = $2");
        let authority = tertial_domain::ids::AuthorityId::from_bits(1);
        let one = expanded(QUERY.to_owned(), &Reach::Authority { authority, places: Vec::new() });
        assert_eq!(one, "select id from report r where (r.authority_id = $1) and id = $2");
    }

    #[test]
    fn a_person_is_asked_for_on_a_day() {
        let reach = Reach::Person { today: date(2026, 11, 22), held: Vec::new() };
        let person = expanded(QUERY.to_owned(), &reach);
        assert!(person.contains("g.person_id = $1") && person.contains("> '2026-11-22'"));
        assert!(!person.contains('{'), "{person}");
    }

    #[test]
    fn a_marker_that_is_not_understood_stays_where_it_is() {
        for text in ["{reports r $1}", "{report", "{report r}", "x {} y"] {
            assert_eq!(expanded(text.to_owned(), &Reach::Installation), text);
        }
    }
}
