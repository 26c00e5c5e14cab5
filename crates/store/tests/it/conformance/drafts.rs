//! Text that is not ready or came too late.

use tertial_store::drafts::Draft;
use tertial_store::provenance::RowVersion;
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Ekstad, on_both_backends};

#[test]
fn a_draft_is_kept_written_over_and_discarded() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let node = format!("goal/{}", ekstad.unit_goal);
        let draft = Draft {
            authority: ekstad.care_authority,
            node: node.clone(),
            field: "analysis".to_owned(),
            base: RowVersion::FIRST,
            saved_at: now(),
            words: "Vi hann inte".to_owned(),
        };
        let mut session = database.store().write(&operator()).await.unwrap();
        session.keep_draft(&draft).await.unwrap();
        let longer = Draft { words: "Vi hann inte ända fram".to_owned(), ..draft };
        session.keep_draft(&longer).await.unwrap();
        session.log(event("draft-kept", "goal", &node)).unwrap();
        session.commit().await.unwrap();
        let mut session = database.store().write(&operator()).await.unwrap();
        assert_eq!(session.drafts(&node).await.unwrap(), [longer]);
        assert_eq!(session.drafts("goal/other").await.unwrap(), []);
        assert!(session.discard_draft(&node, "analysis", RowVersion::FIRST).await.unwrap());
        assert!(!session.discard_draft(&node, "analysis", RowVersion::FIRST).await.unwrap());
    });
}
