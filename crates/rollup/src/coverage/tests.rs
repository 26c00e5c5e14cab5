//! Properties of adding up: the figure is the aggregate of its places, and silence changes only coverage.

use proptest::prelude::*;

use super::*;

const RATIO: AddRule = AddRule { aggregation: Aggregation::RatioOfSums, small_group_limit: 5 };

fn share(numerator: u32, denominator: u32) -> Option<Value> {
    let share = Share::new(numerator.into(), denominator.into())?;
    let number = share.percent()?.round_dp(1);
    let printed = format!("{number} %");
    let unit = UnitOfMeasure::Percent;
    Some(Value::Number(Quantity { printed, number, unit, share: Some(share) }))
}

fn place(total: Option<Value>) -> PlaceFigures {
    let values = BySex { total, ..BySex::default() };
    PlaceFigures { values, forecast: None, persons: None }
}

fn number(value: Option<&Value>) -> Option<Decimal> {
    Some(value?.quantity()?.number)
}

#[test]
fn each_place_without_a_figure_is_named_with_its_reason() {
    let places = [
        place(share(8, 10)),
        place(Some(Value::Missing)),
        place(Some(Value::Suppressed)),
        place(Quantity::read("70 %").map(Value::Number)),
        place(Quantity::read("70").map(Value::Number)),
    ];
    let added = add_up(RATIO, &places).unwrap();
    assert_eq!(added.counted, 1);
    let reasons: Vec<LeftOut> = added.left_out.iter().map(|(_, why)| *why).collect();
    let expected = [LeftOut::NoFigure, LeftOut::Suppressed, LeftOut::NoParts, LeftOut::OtherUnit];
    assert_eq!(reasons, expected);
}

#[test]
fn women_and_men_are_added_apart_and_small_groups_hidden() {
    let mut few = place(share(3, 9));
    few.values.women = share(2, 6);
    few.values.men = share(1, 3);
    let added = add_up(RATIO, &[few.clone()]).unwrap();
    assert_eq!(added.values.men, Some(Value::Suppressed));
    assert_eq!(added.values.women, Some(Value::Suppressed), "it would give the men away");
    let added = add_up(RATIO, &[few.clone(), few]).unwrap();
    assert_eq!(number(added.values.men.as_ref()), Some(Decimal::new(333, 1)));
    assert_eq!(added.persons, Some(18));
}

#[test]
fn a_hidden_place_cannot_be_computed_from_the_total() {
    let big = place(share(30, 40));
    let added = add_up(RATIO, &[big.clone(), place(share(1, 3)), big.clone()]).unwrap();
    assert_eq!(
        added.values.total,
        add_up(RATIO, &[big.clone(), big.clone()]).unwrap().values.total
    );
    assert_eq!((added.counted, added.persons), (2, Some(80)));
    assert_eq!(added.left_out, [(1, LeftOut::Suppressed)]);
    // Two hidden ones are too few together, or are hidden in each other.
    let added = add_up(RATIO, &[big.clone(), place(share(1, 2)), place(share(1, 2))]).unwrap();
    assert_eq!((added.counted, added.left_out.len()), (1, 2));
    let added = add_up(RATIO, &[big, place(share(1, 3)), place(share(1, 4))]).unwrap();
    assert_eq!((added.counted, added.left_out.len()), (3, 0));
}

#[test]
fn a_hidden_sex_of_one_place_cannot_be_computed_from_the_others() {
    let by_sex = |women: (u32, u32), men: (u32, u32)| {
        let mut place = place(share(women.0 + men.0, women.1 + men.1));
        place.values.women = share(women.0, women.1);
        place.values.men = share(men.0, men.1);
        place
    };
    let big = by_sex((20, 25), (10, 25));
    let added = add_up(RATIO, &[big.clone(), by_sex((1, 3), (8, 20))]).unwrap();
    assert_eq!((added.counted, added.persons), (2, Some(73)));
    assert_eq!(number(added.values.women.as_ref()), Some(Decimal::from(80)));
    assert_eq!(number(added.values.men.as_ref()), Some(Decimal::from(40)), "nor from the men");
}

#[test]
fn a_forecast_is_hidden_with_the_outcome() {
    let with_forecast = |mut place: PlaceFigures| {
        place.forecast = place.values.total.clone();
        place
    };
    let (big, few) = (with_forecast(place(share(30, 40))), with_forecast(place(share(1, 3))));
    let added = add_up(RATIO, std::slice::from_ref(&few)).unwrap();
    assert_eq!(added.values.total, Some(Value::Suppressed));
    assert_eq!(added.forecast, Some(Value::Suppressed));
    let added = add_up(RATIO, &[big.clone(), few]).unwrap();
    assert_eq!(number(added.forecast.as_ref()), Some(Decimal::from(75)));
    assert_eq!(added.forecast_counted, 1);
    // One alone of two that are hidden in each other forecasts.
    let quiet = [place(share(1, 4)), with_forecast(place(share(1, 3)))];
    let [first, second] = quiet;
    let added = add_up(RATIO, &[big, first, second]).unwrap();
    assert_eq!((added.counted, added.forecast_counted), (3, 1));
}

#[test]
fn women_and_men_are_never_weighted_by_everybody() {
    let rule = AddRule { aggregation: Aggregation::WeightedMean, ..RATIO };
    let with_women = |persons: u32, women: Option<Value>| {
        let mut place = place(share(1, 2));
        place.persons = Some(persons);
        place.values.women = women;
        place
    };
    let known = [with_women(100, share(5, 10)), with_women(10, share(30, 30))];
    let added = add_up(rule, &known).unwrap();
    assert_eq!(number(added.values.women.as_ref()), Some(Decimal::new(875, 1)));
    let plain = Quantity::read("70 %").map(Value::Number);
    let added = add_up(rule, &[with_women(100, plain.clone()), with_women(10, plain)]).unwrap();
    assert_eq!(added.values.women, None, "without their own number they have no weight");
    assert_eq!(number(added.values.total.as_ref()), Some(Decimal::from(50)));
}

#[test]
fn what_has_no_rule_is_not_added() {
    for aggregation in [Aggregation::None, Aggregation::Latest] {
        let rule = AddRule { aggregation, ..RATIO };
        assert_eq!(add_up(rule, &[place(share(1, 2))]), None);
    }
    assert_eq!(add_up(RATIO, &[]), None);
}

proptest! {
    #[test]
    fn the_figure_is_the_aggregate_of_the_places(
        parts in prop::collection::vec((0u32..500, 5u32..500), 1..20),
    ) {
        let places: Vec<_> = parts.iter().map(|&(n, d)| place(share(n.min(d), d))).collect();
        let contributions: Vec<_> = places
            .iter()
            .map(|place| Contribution { value: place.values.total.clone().unwrap(), persons: None })
            .collect();
        for aggregation in Aggregation::ALL {
            let added = add_up(AddRule { aggregation, ..RATIO }, &places);
            let whole = aggregate(aggregation, &contributions);
            match (added, whole) {
                (Some(added), Some(whole)) => {
                    let apart = number(added.values.total.as_ref()).unwrap() - whole.number;
                    prop_assert!(apart.abs() <= Decimal::new(5, 2));
                    prop_assert_eq!(added.counted, whole.counted);
                }
                (None, None) => {}
                // Weights are known here, since the whole of a share are persons.
                (added, None) => prop_assert!(
                    aggregation == Aggregation::WeightedMean && added.is_some()
                ),
                (None, Some(_)) => prop_assert!(false, "{aggregation:?} lost its figure"),
            }
        }
    }

    #[test]
    fn a_place_without_a_value_changes_nothing_but_coverage(
        parts in prop::collection::vec((0u32..500, 5u32..500), 1..20),
        at in 0usize..20,
    ) {
        let mut places: Vec<_> = parts.iter().map(|&(n, d)| place(share(n.min(d), d))).collect();
        for aggregation in Aggregation::ALL {
            let rule = AddRule { aggregation, ..RATIO };
            let Some(before) = add_up(rule, &places) else { continue };
            let at = at.min(places.len());
            places.insert(at, place(Some(Value::Missing)));
            let after = add_up(rule, &places).unwrap();
            prop_assert_eq!(&before.values, &after.values);
            prop_assert_eq!(before.counted, after.counted);
            prop_assert_eq!(after.left_out, vec![(at, LeftOut::NoFigure)]);
            places.remove(at);
        }
    }
}
