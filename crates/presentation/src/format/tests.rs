//! Tables of what is written, and the circle with the domain's reader.

use jiff::civil::{date, time};
use proptest::prelude::*;
use tertial_domain::report::read_date;

use super::*;

const SV: Language = Language::Swedish;
const EN: Language = Language::English;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn numbers_keep_their_digits() {
    assert_eq!(number(SV, decimal("1820.50")), "1\u{a0}820,50");
    assert_eq!(number(EN, decimal("-1820.50")), "−1,820.50");
    assert_eq!(number_rounded(SV, decimal("0.125"), 2), "0,13");
    assert_eq!(number_rounded(SV, decimal("-0.004"), 2), "0,00");
    assert_eq!(number_rounded(SV, decimal("7"), 1), "7,0");
    assert_eq!(signed(SV, decimal("0.3")), "+0,3");
    assert_eq!(signed(SV, decimal("-0.3")), "−0,3");
    assert_eq!(signed(SV, decimal("0")), "0");
    assert_eq!(percent(SV, decimal("7.9")), "7,9\u{a0}%");
    assert_eq!(percent(EN, decimal("7.9")), "7.9%");
}

#[test]
fn money_keeps_its_scale() {
    let amount = |ore, scale| Money { ore, scale };
    let deficit = amount(-42_000_000, MoneyScale::ThousandKrona);
    assert_eq!(money(SV, deficit), "−420\u{a0}tkr");
    assert_eq!(money(EN, deficit), "SEK\u{a0}−420\u{a0}thousand");
    assert_eq!(
        money(SV, amount(182_000_000_000, MoneyScale::MillionKrona)),
        "1\u{a0}820\u{a0}mnkr"
    );
    assert_eq!(money(SV, amount(150_000_000, MoneyScale::MillionKrona)), "1,5\u{a0}mnkr");
    assert_eq!(money(SV, amount(36_300_050, MoneyScale::Krona)), "363\u{a0}000,5\u{a0}kr");
    assert_eq!(
        money_number(SV, amount(i64::MIN, MoneyScale::Krona)),
        "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08"
    );
    assert_eq!(money_signed(SV, amount(9_000_000, MoneyScale::ThousandKrona)), "+90");
}

#[test]
fn values_say_why_they_are_absent() {
    let outcome = Value::Number(Quantity::read("7.17 %").unwrap());
    assert_eq!(value(SV, &outcome), "7,17\u{a0}%");
    assert_eq!(value(SV, &Value::Missing), "Svar saknas");
    assert_eq!(value_short(EN, &Value::Suppressed), "too few");
    let energy = Value::Number(Quantity::read("3,3 GWh").unwrap());
    assert_eq!(value(EN, &energy), "3.3\u{a0}GWh");
}

#[test]
fn targets_may_be_words() {
    let read = |text| Target::read(text).unwrap();
    assert_eq!(target(SV, &read("minst 90 %")), "Minst 90\u{a0}%");
    assert_eq!(target(SV, &read("90-95 %")), "90–95\u{a0}%");
    assert_eq!(target(EN, &read("öka")), "Should increase");
    assert_eq!(target(SV, &Target::SetByCommittee), "Tas fram av nämnden");
}

#[test]
fn days_and_periods_are_named() {
    let day = date(2026, 9, 8);
    assert_eq!(super::date(SV, day), "8 september 2026");
    assert_eq!(date_short(SV, day), "8 sep 2026");
    assert_eq!(date_short(EN, day), "8 Sep 2026");
    assert_eq!(date_iso(day), "2026-09-08");
    assert_eq!(date_range(SV, day, date(2026, 9, 12)), "8–12 sep 2026");
    assert_eq!(date_range(SV, day, date(2026, 10, 1)), "8 sep–1 okt 2026");
    assert_eq!(date_range(SV, day, date(2027, 1, 1)), "8 sep 2026–1 jan 2027");
    assert_eq!(date_range(SV, day, day), "8 sep 2026");
    assert_eq!(time_of_day(SV, time(9, 5, 0, 0)), "09.05");
    assert_eq!(time_of_day(EN, time(9, 5, 0, 0)), "09:05");
    let year = OperatingYear::new(2026).unwrap();
    assert_eq!(period_short(SV, year, YearPart::Tertial1), "T1 2026");
    assert_eq!(period(SV, year, YearPart::FullYear), "Helår 2026");
    assert_eq!(report_name(SV, ReportKind::AnnualReport, year), "Verksamhetsberättelse 2026");
    assert_eq!(report_name_short(SV, ReportKind::AnnualReport, year), "VB 2026");
    assert_eq!(report_name(EN, ReportKind::TertialReport2, year), "Tertial report 2, 2026");
}

#[test]
fn sizes_and_lists_are_short() {
    assert_eq!(file_size(SV, 0), "0\u{a0}B");
    assert_eq!(file_size(SV, 4_321), "4\u{a0}kB");
    assert_eq!(file_size(SV, 1_400_000), "1,4\u{a0}MB");
    assert_eq!(file_size(EN, 32_000_000), "32\u{a0}MB");
    assert_eq!(file_size(SV, u64::MAX), "18\u{a0}446\u{a0}744\u{a0}TB");
    assert_eq!(list(SV, &["a", "b", "c"]), "a, b och c");
    assert_eq!(list(EN, &["a", "b"]), "a and b");
    assert_eq!(list(SV, &["a"]), "a");
    assert_eq!(list::<&str>(SV, &[]), "");
}

fn decimals() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..12).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn units() -> impl Strategy<Value = UnitOfMeasure> {
    prop_oneof![
        Just(UnitOfMeasure::Plain),
        Just(UnitOfMeasure::Percent),
        Just(UnitOfMeasure::PercentagePoints),
        Just(UnitOfMeasure::Pieces),
        Just(UnitOfMeasure::Krona),
        Just(UnitOfMeasure::ThousandKrona),
        Just(UnitOfMeasure::MillionKrona),
        Just(UnitOfMeasure::Other("GWh".to_owned())),
    ]
}

/// The numbers of a target, with which kind it is.
fn bounds(target: &Target) -> (std::mem::Discriminant<Target>, Vec<Decimal>) {
    let numbers = match target {
        Target::AtLeast(bound) | Target::AtMost(bound) | Target::Exactly(bound) => {
            vec![bound.number]
        }
        Target::Between(low, high) => vec![low.number, high.number],
        Target::Increase | Target::Decrease | Target::SetByCommittee | Target::None => vec![],
    };
    (std::mem::discriminant(target), numbers)
}

proptest! {
    #[test]
    fn a_written_target_is_read_back(
        low in decimals(),
        high in decimals(),
        unit in units(),
        kind in 0_usize..7,
    ) {
        let (low, high) = (low.min(high), low.max(high));
        let of = |number| Quantity { printed: String::new(), number, unit: unit.clone(), share: None };
        let target = match kind {
            0 => Target::AtLeast(of(low)),
            1 => Target::AtMost(of(low)),
            2 => Target::Exactly(of(low)),
            3 => Target::Between(of(low), of(high)),
            4 => Target::Increase,
            5 => Target::Decrease,
            _ => Target::SetByCommittee,
        };
        let written = super::target(SV, &target);
        let read = Target::read(&written);
        prop_assert_eq!(read.as_ref().map(bounds), Some(bounds(&target)), "{}", written);
    }

    #[test]
    fn what_is_written_in_swedish_is_read_back_as_the_same_number(
        number in decimals(),
        unit in units(),
    ) {
        let written = quantity(SV, &Quantity { printed: String::new(), number, unit: unit.clone(), share: None });
        let read = Quantity::read(&written);
        prop_assert_eq!(read.map(|found| (found.number, found.unit)), Some((number, unit)), "{}", written);
    }

    #[test]
    fn money_is_read_back_as_the_same_amount(ore in any::<i64>(), index in 0_usize..3) {
        let scale = MoneyScale::ALL.into_iter().nth(index).unwrap();
        let written = money(SV, Money { ore, scale });
        let read = Quantity::read(&written).unwrap();
        prop_assert_eq!(read.number * Decimal::from(scale.ore()), Decimal::from(ore), "{}", written);
    }

    #[test]
    fn a_written_day_is_read_back(days in 0_i64..109_000) {
        let day = date(1900, 1, 1).saturating_add(jiff::Span::new().days(days));
        prop_assert_eq!(read_date(&super::date(SV, day)), Some(day));
        prop_assert_eq!(read_date(&date_short(SV, day)), Some(day));
        prop_assert_eq!(read_date(&date_iso(day)), Some(day));
    }

    #[test]
    fn rounding_prints_the_decimals_asked_for(number in decimals(), decimals in 0_u32..6) {
        let written = number_rounded(SV, number, decimals);
        let fraction = written.split_once(',').map_or(0, |(_, fraction)| fraction.len());
        prop_assert_eq!(fraction, decimals as usize);
    }
}
