//! The one unit whose history is told figure by figure: Almgårdens dagliga verksamhet.
//!
//! Levels are in hundredths of the indicator's unit, amounts in thousands of kronor.

use tertial_domain::period::YearPart;

use crate::money::Line;

/// Adults who work there, and employees.
pub(crate) const PEOPLE: i64 = 118;
/// Employees.
pub(crate) const STAFF: i64 = 41;
/// Women of a hundred among the adults, and among the employees.
pub(crate) const WOMEN_PERCENT: (i64, i64) = (48, 73);

const FIRST_YEAR: i16 = 2019;

/// What an indicator came to each year from 2019 on; the last year is foreseen.
pub(crate) fn year_level(code: &str, year: i16) -> Option<i64> {
    let levels: [i64; 8] = match code {
        "sick-leave" => [880, 1_010, 910, 920, 870, 850, 820, 760],
        "home-plan" => [6_400, 5_800, 6_300, 6_900, 7_400, 7_800, 8_600, 9_500],
        "attendance" => [8_700, 7_100, 7_600, 8_300, 8_700, 8_600, 8_300, 8_200],
        "chooses-work" => [6_600, 6_200, 6_400, 6_900, 7_100, 7_300, 7_750, 8_000],
        "engagement" => [7_500, 7_300, 7_400, 7_500, 7_600, 7_600, 7_900, 8_000],
        "reused-furniture" => [2_700, 2_800, 3_300, 3_900, 4_600, 5_400, 6_500, 7_000],
        "food-waste" => [6_300, 6_500, 6_200, 5_900, 5_600, 5_300, 4_900, 4_700],
        "plans-tested" => [1_700, 1_700, 2_500, 3_400, 4_200, 4_200, 3_400, 5_000],
        _ => return None,
    };
    of_year(&levels, year)
}

/// What an indicator had come to by the end of a tertial, where it was told.
pub(crate) fn part_level(code: &str, (year, part): (i16, YearPart)) -> Option<i64> {
    let (first, second): ([i64; 8], [i64; 8]) = match code {
        "sick-leave" => {
            ([870, 960, 980, 1_040, 900, 890, 860, 810], [880, 1_000, 960, 970, 880, 860, 840, 790])
        }
        "home-plan" => (
            [6_200, 6_200, 5_900, 6_500, 7_100, 7_500, 8_000, 8_800],
            [6_300, 6_000, 6_100, 6_700, 7_300, 7_700, 8_400, 9_100],
        ),
        "attendance" => (
            [8_800, 8_000, 7_300, 7_900, 8_500, 8_700, 8_500, 8_300],
            [8_700, 7_400, 7_400, 8_100, 8_600, 8_700, 8_400, 8_100],
        ),
        _ => return None,
    };
    match part {
        YearPart::Tertial1 => of_year(&first, year),
        YearPart::Tertial2 => of_year(&second, year),
        YearPart::FullYear => None,
    }
}

/// Women's level less men's.
pub(crate) fn gap(code: &str, year: i16) -> Option<i64> {
    let gaps: [i64; 8] = match code {
        "sick-leave" => [300, 300, 290, 290, 260, 260, 250, 250],
        "home-plan" => [500, 500, 450, 450, 400, 400, 400, 400],
        "attendance" => [-300, -250, -300, -350, -350, -400, -400, -400],
        "chooses-work" => [-200, -200, -200, -150, -150, -150, -150, -150],
        "engagement" => [150, 150, 120, 120, 100, 100, 100, 100],
        _ => return None,
    };
    of_year(&gaps, year)
}

/// The target that the unit set for itself.
pub(crate) fn target(code: &str, year: i16) -> Option<i64> {
    let targets: [i64; 8] = match code {
        "home-plan" => [7_000, 7_000, 7_000, 7_500, 8_000, 8_500, 9_000, 9_500],
        "attendance" => [8_500; 8],
        "chooses-work" => [7_000, 7_000, 7_000, 7_000, 7_200, 7_500, 7_800, 8_000],
        "engagement" => [7_700, 7_700, 7_700, 7_700, 7_800, 7_800, 8_000, 8_000],
        "reused-furniture" => [3_000, 3_000, 3_500, 4_000, 4_500, 5_000, 6_000, 6_500],
        "food-waste" => [6_000, 6_000, 6_000, 6_000, 5_500, 5_500, 5_000, 5_000],
        "plans-tested" => [2_000, 2_000, 3_000, 4_000, 5_000, 6_000, 6_000, 6_000],
        _ => return None,
    };
    of_year(&targets, year)
}

fn of_year(row: &[i64; 8], year: i16) -> Option<i64> {
    usize::try_from(year - FIRST_YEAR).ok().and_then(|at| row.get(at)).copied()
}

/// The unit's money of the latest years: rows of income and of costs; none for earlier years.
pub(crate) fn money(year: i16, part: Option<YearPart>) -> Option<([Line; 3], [Line; 5])> {
    match (year, part) {
        (2026, Some(YearPart::Tertial2)) => Some((
            [(31_200, 20_465, 30_780), (450, 362, 540), (180, 131, 195)],
            [
                (-22_950, -15_548, -23_260),
                (-380, -198, -330),
                (-5_100, -3_400, -5_100),
                (-1_900, -1_190, -1_790),
                (-1_500, -966, -1_455),
            ],
        )),
        (2026, Some(YearPart::Tertial1)) => Some((
            [(31_200, 10_310, 30_980), (450, 170, 490), (180, 62, 180)],
            [
                (-22_950, -7_690, -23_010),
                (-380, -112, -360),
                (-5_100, -1_700, -5_100),
                (-1_900, -605, -1_870),
                (-1_500, -488, -1_490),
            ],
        )),
        (2026, None) => Some((
            [(31_200, 0, 31_200), (450, 0, 450), (180, 0, 180)],
            [
                (-22_950, 0, -22_950),
                (-380, 0, -380),
                (-5_100, 0, -5_100),
                (-1_900, 0, -1_900),
                (-1_500, 0, -1_500),
            ],
        )),
        (2025, Some(YearPart::FullYear)) => Some((
            [(30_480, 30_380, 30_380), (440, 460, 460), (180, 190, 190)],
            [
                (-22_400, -21_740, -21_740),
                (-370, -360, -360),
                (-5_000, -5_000, -5_000),
                (-1_860, -1_840, -1_840),
                (-1_470, -1_480, -1_480),
            ],
        )),
        (2025, Some(YearPart::Tertial1 | YearPart::Tertial2) | None) => {
            let so_far = match part {
                Some(YearPart::Tertial1) => 333,
                Some(YearPart::Tertial2) => 665,
                Some(YearPart::FullYear) | None => 0,
            };
            let line = |budget: i64, forecast: i64| (budget, forecast * so_far / 1_000, forecast);
            let saved = if so_far == 0 { 0 } else { 280 };
            Some((
                [line(30_480, 30_480), line(440, 440), line(180, 180)],
                [
                    line(-22_400, -22_400 + saved),
                    line(-370, -370),
                    line(-5_000, -5_000),
                    line(-1_860, -1_860),
                    line(-1_470, -1_470),
                ],
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_the_result_follows_from_the_rows() {
        let result = |year, part| {
            let (income, costs) = money(year, part).unwrap();
            let rows = income.iter().chain(&costs);
            rows.fold((0, 0), |(budget, forecast), row| (budget + row.0, forecast + row.2))
        };
        assert_eq!(result(2026, Some(YearPart::Tertial2)), (0, -420));
        assert_eq!(result(2026, Some(YearPart::Tertial1)), (0, -180));
        assert_eq!(result(2025, Some(YearPart::FullYear)), (0, 610));
        assert_eq!(result(2026, None), (0, 0));
    }
}
