//! Dates of transactions: a day, or an instant (XML Schema `date` and `dateTime`).

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A time, in milliseconds since 1970 UTC, as TBX has it: midnight is a day.
pub(super) fn text(time: i64) -> String {
    match Timestamp::from_millisecond(time) {
        Ok(instant) if time.rem_euclid(DAY) == 0 => instant.to_zoned(TimeZone::UTC).date().to_string(),
        Ok(instant) => instant.to_string(),
        // Beyond the year 9999 there is no date.
        Err(_) => String::new(),
    }
}

/// The time of a date, if [`text`] would write it so.
pub(super) fn time(date: &str) -> Option<i64> {
    let time = match date.parse::<Date>() {
        Ok(day) if !date.contains('T') => day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond(),
        _ => date.parse::<Timestamp>().ok()?.as_millisecond(),
    };
    (text(time) == date).then_some(time)
}

/// Whether XML Schema takes this for a date or an instant.
pub(super) fn is_valid(date: &str) -> bool {
    let day = date.split('T').next().unwrap_or_default();
    let dashed = day.len() == 10 && day.parse::<Date>().is_ok();
    dashed
        && (!date.contains('T')
            || date.parse::<Timestamp>().is_ok()
            || date.parse::<jiff::civil::DateTime>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_and_an_instant_an_instant() {
        assert_eq!(text(0), "1970-01-01");
        assert_eq!(text(1_400_251_842_018), "2014-05-16T14:50:42.018Z");
        for (date, expected) in [
            ("2014-05-16", Some(1_400_198_400_000)),
            ("2014-05-16T14:50:42.018Z", Some(1_400_251_842_018)),
            ("20010507T10:57:25Z", None),
            ("2014-05-16T14:50:42+02:00", None),
            ("yesterday", None),
        ] {
            assert_eq!(time(date), expected, "{date}");
        }
    }

    #[test]
    fn what_schemas_take_is_told() {
        for (date, valid) in [
            ("2014-05-16", true),
            ("2014-05-16T14:50:42Z", true),
            ("2014-05-16T14:50:42+02:00", true),
            ("2014-05-16T14:50:42", true),
            ("20010507T10:57:25Z", false),
            ("2014", false),
            ("", false),
        ] {
            assert_eq!(is_valid(date), valid, "{date}");
        }
    }
}
