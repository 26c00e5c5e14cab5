//! Small groups are hidden, and with them what would give them away by subtraction.

use tertial_domain::outcome::BySex;
use tertial_domain::quantity::Value;

/// Persons behind each part of a figure; `None` is not known.
pub type Persons = BySex<Option<u32>>;

/// Hides figures with fewer persons than the limit behind them (*sekretess*).
///
/// Where exactly one sex would be hidden while the total is shown, the smallest other part is
/// hidden too: else the hidden one could be computed from the rest. A total with too few persons
/// hides everything. Where the number of persons is not known nothing is hidden.
pub fn suppress(
    mut values: BySex<Option<Value>>,
    persons: &Persons,
    limit: u32,
) -> BySex<Option<Value>> {
    let few = |count: Option<u32>| count.is_some_and(|count| 0 < count && count < limit);
    let total_few = few(persons.total);
    let mut parts = [
        (&mut values.women, persons.women),
        (&mut values.men, persons.men),
        (&mut values.other, persons.other),
    ];
    let shown = |value: &Option<Value>| matches!(value, Some(Value::Number(_)));
    let mut hidden = 0;
    for (value, count) in &mut parts {
        if shown(value) && (total_few || few(*count)) {
            **value = Some(Value::Suppressed);
            hidden += 1;
        }
    }
    if hidden == 1 {
        let smallest = parts
            .iter_mut()
            .filter(|(value, _)| shown(value))
            .min_by_key(|(_, count)| count.unwrap_or(u32::MAX));
        if let Some((value, _)) = smallest {
            **value = Some(Value::Suppressed);
        }
    }
    if total_few && shown(&values.total) {
        values.total = Some(Value::Suppressed);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tertial_domain::quantity::Quantity;

    fn value(number: u32) -> Option<Value> {
        Quantity::read(&number.to_string()).map(Value::Number)
    }

    proptest! {
        #[test]
        fn a_hidden_part_cannot_be_computed(women in 0u32..20, men in 0u32..20, other in 0u32..3) {
            let persons = Persons {
                total: Some(women + men + other),
                women: Some(women),
                men: Some(men),
                other: Some(other),
            };
            let values = BySex {
                total: value(women + men + other),
                women: value(women),
                men: value(men),
                other: if other > 0 { value(other) } else { None },
            };
            let shown = suppress(values.clone(), &persons, 5);
            let parts = [(&shown.women, women), (&shown.men, men), (&shown.other, other)];
            for (value, count) in parts {
                prop_assert!(!(0 < count && count < 5 && matches!(value, Some(Value::Number(_)))));
            }
            let hidden = parts.iter().filter(|(v, _)| matches!(v, Some(Value::Suppressed))).count();
            let total_shown = matches!(shown.total, Some(Value::Number(_)));
            let alone = parts.iter().filter(|(v, _)| v.is_some()).count() == 1;
            prop_assert!(!(hidden == 1 && total_shown) || alone);
        }
    }
}
