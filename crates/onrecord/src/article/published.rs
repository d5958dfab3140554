//! The day of publication, as feeds, tables and pages write it.
//!
//! *Question*: which day is `2023-09-13`, `2023-09-13T23:30:00-05:00`, `Wed, 13 Sep 2023 23:30:00 -0500`?
//!
//! The thirteenth, all of them: a time of day is passed over, and the day is that of the zone that it is written in.
//!
//! *Limits*: of ISO 8601 the extended form with a full date, of RFC 2822 dates with a zone; no day in words of another
//! order. A wrong day of the week is passed over.

use jiff::civil::Date;
use jiff::fmt::{rfc2822, temporal};

use crate::date;
use crate::error::{Error, Result, Subject};

/// Reads the day of publication.
///
/// # Errors
///
/// Anything but a day of the calendar, written `YYYY-MM-DD` or as the start of a time stamp of ISO 8601, with or without
/// a zone, or a date of RFC 2822.
///
/// # Examples
///
/// ```
/// for written in ["2023-09-13", "2023-09-13 23:30", "2023-09-13T23:30:00Z", "Wed, 13 Sep 2023 23:30:00 -0500"] {
///     assert_eq!(onrecord::parse_published(written)?.to_string(), "2023-09-13");
/// }
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn parse_published(text: &str) -> Result<Date> {
    let written = text.trim();
    date::parse(written).or_else(|| of_time_stamp(written)).or_else(|| of_mail_date(written)).ok_or_else(|| {
        let message = format!(
            "`{text}` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13, an ISO 8601 time stamp, such as \
             2023-09-13T08:30:00Z, or an RFC 2822 date, such as Wed, 13 Sep 2023 08:30:00 +0200"
        );
        Error::value_of(Subject::Document, "published", message)
    })
}

/// Reads a time stamp of ISO 8601.
fn of_time_stamp(text: &str) -> Option<Date> {
    let day = date::parse(text.get(..10)?)?;
    temporal::Pieces::parse(text).is_ok().then_some(day)
}

/// Reads a date of RFC 2822, as mail and feeds have it.
fn of_mail_date(text: &str) -> Option<Date> {
    let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    parser.parse_zoned(text).ok().map(|moment| moment.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_zone_it_is_written_in() {
        for text in [
            "2023-09-13",
            " 2023-09-13\n",
            "2023-09-13T23:30",
            "2023-09-13 23:30:00",
            "2023-09-13T23:30:00Z",
            "2023-09-13T23:30:00.123456789+05:30",
            "2023-09-13 00:10:00-0500",
            "2023-09-13T23:30:00-05:00[America/New_York]",
            "Wed, 13 Sep 2023 23:30:00 -0500",
            "Wed, 13 Sep 2023 00:10 GMT",
            "13 Sep 2023 00:10:00 +1400",
            "Mon, 13 Sep 2023 08:30:00 EST",
        ] {
            assert_eq!(parse_published(text).expect(text).to_string(), "2023-09-13", "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_accepted_forms() {
        for text in [
            "",
            "2023-02-30",
            "20230913",
            "20230913T083000Z",
            "2023-9-13",
            "2023-09-13T25:00",
            "2023-09-13 morning",
            "2023-09-1३",
            "13 Sept 2023",
            "13 Sep 2023",
            "Wed, 31 Feb 2023 08:30:00 +0200",
            "1694593800",
            "👍",
        ] {
            let error = parse_published(text).expect_err(text);
            let expected =
                format!("published: `{text}` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13, an");
            assert!(error.to_string().starts_with(&expected), "{error}");
            assert_eq!(error.subject(), Subject::Document);
        }
    }
}
