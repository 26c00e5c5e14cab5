//! Authorities, places over time, successions.

use jiff::civil::date;
use rust_decimal::Decimal;
use tertial_domain::ids::{AuthorityId, UnitId};
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod, Succession, SuccessionKind};
use tertial_domain::period::Validity;
use tertial_store::StoreError;
use tertial_store::organisation::{Authority, NewOrgUnit};
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Ekstad, on_both_backends};

#[test]
fn the_organisation_can_be_seen_as_it_was_on_any_day() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let units = session.org_units().await.unwrap();
        assert_eq!(units.len(), 6);
        let named = |id: UnitId, day| {
            let unit = units.iter().find(|unit| unit.id == id).unwrap();
            unit.on(day).map(|period| period.name.clone())
        };
        assert_eq!(named(ekstad.south, date(2023, 12, 31)).unwrap(), "Åsens dagcenter");
        assert_eq!(named(ekstad.south, date(2024, 1, 1)).unwrap(), "Ekstads dagcenter");
        assert_eq!(named(ekstad.north, date(2023, 12, 31)).unwrap(), "Ekbackens dagcenter");
        assert_eq!(named(ekstad.north, date(2024, 1, 1)), None);
        assert_eq!(named(ekstad.south, date(2018, 12, 31)), None);
        let successions = session.successions().await.unwrap();
        assert_eq!(successions.len(), 1);
        assert_eq!((successions[0].from, successions[0].to), (ekstad.north, ekstad.south));
        assert_eq!(successions[0].share, Decimal::ONE);
        assert_eq!(session.authorities().await.unwrap().len(), 3);
    });
}

#[test]
fn what_stands_around_a_place_is_the_place_and_all_that_ever_stood_above_it() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let all = session.org_units().await.unwrap();
        let above = |id: UnitId| -> Vec<UnitId> {
            let unit = all.iter().find(|unit| unit.id == id).unwrap();
            unit.periods.iter().filter_map(|period| period.parent).collect()
        };
        for asked in all.iter().map(|unit| vec![unit.id]).chain([
            vec![],
            vec![ekstad.north, ekstad.library],
            all.iter().map(|unit| unit.id).collect(),
        ]) {
            let mut wanted = asked.clone();
            let mut next = 0;
            while let Some(&id) = wanted.get(next) {
                wanted.extend(above(id));
                next += 1;
            }
            let wanted: Vec<OrgUnit> =
                all.iter().filter(|unit| wanted.contains(&unit.id)).cloned().collect();
            assert_eq!(session.org_units_around(&asked).await.unwrap(), wanted);
        }
    });
}

#[test]
fn a_place_moves_and_a_late_change_is_refused() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let found = session.org_unit(ekstad.library).await.unwrap().unwrap();
        assert_eq!((found.row_version, found.provenance), (RowVersion::FIRST, Provenance::Entered));
        let mut unit = found.value;
        let moved = date(2027, 1, 1);
        unit.periods[0].validity = Validity::new(date(2019, 1, 1), Some(moved)).unwrap();
        unit.periods.push(OrgUnitPeriod {
            validity: Validity::since(moved),
            name: "Stadsbiblioteket".to_owned(),
            parent: Some(ekstad.council),
        });
        let next = session.change_org_unit(&unit, RowVersion::FIRST).await.unwrap();
        assert_eq!(next.number(), 2);
        session.log(event("unit-moved", "unit", &unit.id.to_string())).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().write(&operator()).await.unwrap();
        let late = session.change_org_unit(&unit, RowVersion::FIRST).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        drop(session);
        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.org_unit(ekstad.library).await.unwrap().unwrap();
        assert_eq!((found.value, found.row_version), (unit, next));
    });
}

#[test]
fn new_places_need_an_authority_and_successions_keep_shares() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let authority = AuthorityId::from_bits(ekstad.ids.bits());
        let new = [Authority { id: authority, name: "Miljönämnden".to_owned() }];
        session.create_authorities(&new).await.unwrap();
        let period = OrgUnitPeriod {
            validity: Validity::since(date(2026, 1, 1)),
            name: "Östra dagcentret".to_owned(),
            parent: Some(ekstad.care),
        };
        let unit = OrgUnit {
            id: ekstad.ids.unit(),
            level: OrgLevel::Workplace,
            authority,
            periods: vec![period],
        };
        let new = NewOrgUnit { unit: unit.clone(), provenance: Provenance::Entered };
        session.create_org_units(&[new]).await.unwrap();
        let split = Succession {
            from: ekstad.south,
            to: unit.id,
            kind: SuccessionKind::SplitInto,
            on: date(2026, 1, 1),
            share: "0.3333".parse().unwrap(),
        };
        session.create_successions(std::slice::from_ref(&split)).await.unwrap();
        session.log(event("unit-split", "unit", &unit.id.to_string())).unwrap();
        session.commit().await.unwrap();
        let mut session = database.store().read(&operator()).await.unwrap();
        assert_eq!(session.successions().await.unwrap()[1], split);
        assert_eq!(session.org_unit(unit.id).await.unwrap().unwrap().value, unit);
        drop(session);

        let mut session = database.store().write(&operator()).await.unwrap();
        let orphan = OrgUnit {
            id: ekstad.ids.unit(),
            authority: AuthorityId::from_bits(ekstad.ids.bits()),
            ..unit
        };
        let new = NewOrgUnit { unit: orphan, provenance: Provenance::Entered };
        let refused = session.create_org_units(&[new]).await;
        assert!(matches!(
            refused,
            Err(StoreError::Conflict(tertial_store::error::ConstraintName::Reference))
        ));
        session.log(event("never", "unit", "x")).unwrap();
        assert!(matches!(session.commit().await, Err(StoreError::Broken)));
    });
}
