//! Indicators and the other names they go by.

use tertial_domain::ids::IndicatorId;
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::target::{CouncilTargetScope, TargetOwner};
use tertial_store::StoreError;
use tertial_store::error::ConstraintName;
use tertial_store::indicators::{IndicatorAlias, NewIndicator};
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Ekstad, on_both_backends};

#[test]
fn an_indicator_keeps_what_is_known_and_what_is_not() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let unknown = Indicator {
            id: IndicatorId::from_bits(ekstad.ids.bits()),
            name: "Andel elbilar".to_owned(),
            owner: None,
            unit: None,
            polarity: None,
            aggregation: None,
            individual_based: None,
            council_target_scope: None,
            periodicity: None,
        };
        let new = NewIndicator { indicator: unknown.clone(), provenance: Provenance::Entered };
        session.create_indicators(&[new]).await.unwrap();
        let found = session.indicator(unknown.id).await.unwrap().unwrap();
        assert_eq!((&found.value, found.row_version), (&unknown, RowVersion::FIRST));
        let known = Indicator {
            owner: Some(TargetOwner::Council),
            unit: Some("%".to_owned()),
            polarity: Some(Polarity::LowerIsBetter),
            aggregation: Some(Aggregation::WeightedMean),
            individual_based: Some(false),
            council_target_scope: Some(CouncilTargetScope::Total),
            periodicity: Some(Periodicity::EverySecondYear),
            ..unknown
        };
        let next = session.change_indicator(&known, RowVersion::FIRST).await.unwrap();
        let late = session.change_indicator(&known, RowVersion::FIRST).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        session.log(event("indicator-changed", "indicator", &known.id.to_string())).unwrap();
        session.commit().await.unwrap();
        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.indicator(known.id).await.unwrap().unwrap();
        assert_eq!((&found.value, found.row_version), (&known, next));
        let all = session.indicators().await.unwrap();
        assert!(all.len() == 2 && all.contains(&known));
    });
}

#[test]
fn an_indicator_is_found_by_any_of_its_names() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let name = "Andel nöjda besökare".to_owned();
        let alias = IndicatorAlias { indicator: ekstad.indicator, name };
        session.create_indicator_aliases(std::slice::from_ref(&alias)).await.unwrap();
        for name in ["nöjda GÄSTER", "andel nöjda besökare (%)"] {
            let found = session.indicators_by_name(name).await.unwrap();
            assert_eq!(found[0].id, ekstad.indicator, "{name}");
        }
        assert_eq!(session.indicators_by_name("nöjda").await.unwrap(), []);
        assert_eq!(session.indicator_aliases().await.unwrap(), std::slice::from_ref(&alias));
        let twice = session.create_indicator_aliases(&[alias]).await;
        assert!(matches!(twice, Err(StoreError::Conflict(ConstraintName::IndicatorAlias))));
    });
}
