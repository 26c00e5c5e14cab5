//! PostgreSQL's own guard behind the queries: what no scope asks for, no row answers.

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tertial_domain::ids::AuthorityId;
use tertial_domain::report::ReportKind;
use tertial_store::address::StoreAddress;
use tertial_store::drafts::Draft;
use tertial_store::error::SchemaFault;
use tertial_store::provenance::RowVersion;
use tertial_store::{Store, StoreError, StoreOptions};
use tertial_testkit::clock::now;
use tertial_testkit::databases::{Schema, operator, principal};
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad};

/// Tables that hold what a city wrote; the list of migrations is not among them.
const TABLES: &str = "select c.relname::text from pg_class c \
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace \
      and c.relname <> 'schema_migration' order by 1";

/// A city with a report and a draft of the care committee.
async fn city(database: &Database) -> Ekstad {
    let ekstad = Ekstad::build(database.store()).await;
    let new = ekstad.clone().report(ReportKind::AnnualReport, year(), "90");
    let mut session = database.store().write(&operator()).await.unwrap();
    session.create_reports(&[new]).await.unwrap();
    let draft = Draft {
        authority: ekstad.care_authority,
        node: "goal/1".to_owned(),
        field: "analysis".to_owned(),
        base: RowVersion::FIRST,
        saved_at: now(),
        words: "Ännu inte sagt till någon.".to_owned(),
    };
    session.keep_draft(&draft).await.unwrap();
    session.log(event("report-stored", "report", "x")).unwrap();
    session.commit().await.unwrap();
    ekstad
}

async fn rows(connection: &mut PgConnection, sql: String) -> i64 {
    let (count,): (i64,) = sqlx::query_as(AssertSqlSafe(sql)).fetch_one(connection).await.unwrap();
    count
}

async fn tables(connection: &mut PgConnection) -> Vec<String> {
    let names: Vec<(String,)> = sqlx::query_as(TABLES).fetch_all(connection).await.unwrap();
    names.into_iter().map(|(name,)| name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_is_guarded_and_gives_nothing_without_a_scope() {
    let Some(database) = Database::postgres().await else { return };
    city(&database).await;
    let mut connection = database.bare_connection().await.unwrap();
    let names = tables(&mut connection).await;
    assert!(names.len() >= 25, "{names:?}");
    for name in &names {
        let guarded = format!(
            "select count(*) from pg_class where relname = '{name}' and relrowsecurity \
             and relforcerowsecurity and relnamespace = current_schema()::regnamespace"
        );
        assert_eq!(rows(&mut connection, guarded).await, 1, "{name} is not guarded");
        let seen = rows(&mut connection, format!("select count(*) from {name}")).await;
        assert_eq!(seen, 0, "{name} answers without a scope");
    }
    let mut changed = 0;
    for name in &names {
        let sql = AssertSqlSafe(format!("delete from {name}"));
        changed += sqlx::raw_sql(sql).execute(&mut connection).await.unwrap().rows_affected();
    }
    assert_eq!(changed, 0);
    let added = sqlx::raw_sql("insert into authority (id, name) values ('x', 'y')");
    let refused = added.execute(&mut connection).await.unwrap_err().to_string();
    assert!(refused.contains("row-level security"), "{refused}");
    database.remove().await;
}

/// Begins as the program does for somebody of one authority.
async fn within(connection: &mut PgConnection, authority: AuthorityId) {
    let principal = principal();
    let sql = format!(
        "begin; set local tertial.reach = 'authority'; \
         set local tertial.authority = '{authority}'; \
         set local tertial.principal = '{principal}'"
    );
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await.unwrap();
}

/// Tables with rows of the care committee alone, in the city above.
const CARES_OWN: [&str; 9] = [
    "draft",
    "report",
    "report_address",
    "report_version",
    "report_fact",
    "assessment",
    "outcome",
    "activity",
    "search_text",
];

#[tokio::test(flavor = "multi_thread")]
async fn another_authoritys_draft_is_not_seen_by_any_query() {
    let Some(database) = Database::postgres().await else { return };
    let ekstad = city(&database).await;
    let mut connection = database.bare_connection().await.unwrap();
    within(&mut connection, ekstad.care_authority).await;
    for name in CARES_OWN {
        let seen = rows(&mut connection, format!("select count(*) from {name}")).await;
        assert!(seen > 0, "{name} is hidden from its own authority");
    }
    sqlx::raw_sql("rollback").execute(&mut connection).await.unwrap();
    within(&mut connection, ekstad.school_authority).await;
    for name in CARES_OWN {
        let seen = rows(&mut connection, format!("select count(*) from {name}")).await;
        assert_eq!(seen, 0, "{name} crossed the border");
    }
    let sql = "update report set title = 'x'; update draft set words = 'x'; delete from outcome";
    let done = sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    assert_eq!(done.rows_affected(), 0);
    let shared = "select count(*) from goal where level in ('focus', 'area')";
    assert_eq!(rows(&mut connection, shared.to_owned()).await, 2, "the council's are everybody's");
    sqlx::raw_sql("rollback").execute(&mut connection).await.unwrap();
    let left = rows(&mut connection, "select count(*) from goal".to_owned()).await;
    assert_eq!(left, 0, "a scope ends with its transaction");
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_a_guard_or_without_rights_is_refused() {
    let Some(schema) = Schema::make().await else { return };
    let open = async |url: String| {
        Store::open(&StoreAddress::Postgres(url), StoreOptions::new(now())).await
    };
    let refused = open(schema.administrator_url()).await;
    assert!(matches!(refused, Err(StoreError::UnguardedRole { .. })));
    let refused = open(schema.user_url()).await;
    assert!(
        matches!(refused, Err(StoreError::ForeignSchema(SchemaFault::Earlier))),
        "the tables' user makes none: {:?}",
        refused.err()
    );
    let owner = open(schema.owner_url()).await.unwrap();
    let ekstad = Ekstad::build(&owner).await;
    owner.close().await;
    let mut connection = PgConnection::connect(&schema.owner_url()).await.unwrap();
    let seen = rows(&mut connection, "select count(*) from org_unit".to_owned()).await;
    assert_eq!(seen, 0, "the guard is in force for the owner too");
    within(&mut connection, ekstad.care_authority).await;
    let seen = rows(&mut connection, "select count(*) from org_unit".to_owned()).await;
    assert_eq!(seen, 4, "its own three and the council");
    connection.close().await.unwrap();
    schema.remove().await;
}
